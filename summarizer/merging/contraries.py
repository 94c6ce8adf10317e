"""What cannot both be true though nobody says "not": "the door was open", "was shut"; and who disowns a deed.

Plain rules with cues, for few false alarms: two claims must speak of one thing in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.language.similarity import GENERIC_WEIGHT, word_weight
from summarizer.merging.claims import Folded
from summarizer.merging.denials import DENIES, NOT
from summarizer.merging.opposites import HAS_OPPOSITE, OPPOSITES
from summarizer.merging.parts import Parts
from summarizer.merging.sameness import times_differ
from summarizer.merging.telling import Telling
from summarizer.merging.terms import overlap, stems_in
from summarizer.merging.two_sided import two_sided
from summarizer.schema import Dispute

SAME_MATTER = 0.3
"""Overlap from which two statements with opposite words ("open", "shut") speak of one thing."""
_LEAST_SHARED = 2
_NEGATED_WITHIN = 25  # code points before a word in which "not" says the contrary of it
# "Karsk denied any part in the fire", "the rebels had nothing to do with the blast".
_DISOWNS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)|dismiss(?:es|ed|ing))\s+(?:[\w'’]+\s+){0,3}?"
    r"(?:part|role|involvement|responsibility|hand|complicity|blame|guilt)\s+(?:in|for|of|with|over)\b|"
    r"\b(?:denied|denies)\s+(?:carrying out|launching|being (?:behind|involved in|responsible for))\b|"
    r"\b(?:was|were|is|are|been)\s+not\s+(?:involved in|responsible for|behind|to blame for)\b|"
    r"\bha(?:d|s|ve)\s+(?:nothing to do with|no (?:part|role|hand) in)\b",
    re.I,
)
_BY = re.compile(r"\b(?:by|blam\w+|accus\w+|suspect\w*)\s+(?P<who>(?:[\w'’-]+\s*){1,5})", re.I)
# The first words of a statement, unless they are those to whom it was done.
_SUBJECT = re.compile(
    r"(?!(?:[\w'’-]+\s+){1,4}(?:was|were|is|are|be|been)\s+(?!behind\b|responsible\b))(?:[\w'’-]+\s+){1,4}", re.I
)
_CLAUSE = re.compile(r"[,;]")


def contraries(parts: Parts) -> Iterator[Dispute]:
    """Opposite words, and who disowns what others say that he did."""
    asserting = [claim for claim in parts.known if not DENIES.search(claim.best.claim.statement)]
    yield from _opposites(parts, asserting)
    yield from _disowned(parts, asserting)


def _opposites(parts: Parts, asserting: Sequence[Folded]) -> Iterator[Dispute]:
    asserting = [claim for claim in asserting if HAS_OPPOSITE.search(claim.best.statement.stated)]
    for first, second in OPPOSITES:
        ones = [claim for claim in asserting if _says(claim.best, first)]
        others = [claim for claim in asserting if ones and _says(claim.best, second) and claim not in ones]
        for a in ones:
            against = [b for b in others if _of_one_thing(a, b)]
            if against:
                yield from two_sided(parts, f"Is it so? “{a.best.core}”", ([a], against))


def _says(telling: Telling, words: re.Pattern[str]) -> bool:
    """Whether a statement says it, without "not" and not only as supposed."""
    match = words.search(telling.statement.stated)
    return match is not None and not NOT.search(match.string, max(0, match.start() - _NEGATED_WITHIN), match.start())


def _of_one_thing(a: Folded, b: Folded) -> bool:
    x, y = a.best, b.best
    shared = {word for word in x.stems & y.stems if word_weight(word) > GENERIC_WEIGHT}
    apart = bool(x.names - y.names) and bool(y.names - x.names)
    alike = overlap(x.terms, y.terms) >= SAME_MATTER
    return alike and not apart and len(shared) >= _LEAST_SHARED and not times_differ(a.claim.when, b.claim.when)


def _disowned(parts: Parts, asserting: Sequence[Folded]) -> Iterator[Dispute]:
    """Who denies a part in something, against those who say that he did it."""
    for denial in parts.known:
        match = _DISOWNS.search(denial.claim.statement)
        if match is None:
            continue
        statement = denial.claim.statement
        who = _weighty(statement[: match.start()])
        deed = _weighty(_CLAUSE.split(statement[match.end() :])[0]) - who
        against = [
            one for one in asserting if one is not denial and who & _doers(one.best) and _tells_of(one.best, deed)
        ]
        if who and deed and against:
            yield from two_sided(parts, f"Is it so? “{against[0].best.core}”", (against, [denial]), ("yes", "no"))


def _weighty(text: str) -> frozenset[str]:
    return frozenset(word for word in stems_in(text) if word_weight(word) > GENERIC_WEIGHT)


def _doers(telling: Telling) -> frozenset[str]:
    """Stems of those whom a statement says to have done it: its subject, or whom it blames."""
    subject = _SUBJECT.match(telling.core)
    blamed = (match["who"] for match in _BY.finditer(telling.core))
    return _weighty(" ".join((subject[0] if subject else "", *blamed)))


def _tells_of(telling: Telling, deed: frozenset[str]) -> bool:
    """Whether a statement tells of a deed: in half of the words for it, and in two where there are as many."""
    shared = telling.stems & deed
    return 2 * len(shared) >= len(deed) and len(shared) >= min(_LEAST_SHARED, len(deed))
