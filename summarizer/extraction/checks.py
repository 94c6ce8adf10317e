"""The single checks of a statement against the words of its evidence.

Each takes what is stated and what is written and gives one `Check`. They find what a model typically changes:
a number, a name, a "not", a date, a quotation, a "may".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache

from summarizer.extraction.copying import CALENDAR, calendar_word
from summarizer.language.hedging import find_hedges
from summarizer.language.names import find_names
from summarizer.language.negation import find_negations
from summarizer.language.numbers import find_quantities, supports
from summarizer.language.quotations import find_quotations
from summarizer.language.scope import same_scope, speaks_of
from summarizer.language.similarity import containment, content_words, fold, stem, words
from summarizer.schema import Check

COPIED = 0.8  # a statement with so many of its sentence's words keeps the names in their places
UNMOVED = 0.95  # as much of the other words in order: then nothing but the names moved

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+(?:ed|en|n|t|ld|de)\s+by\b")
_IN_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Yy]ou|[Yy]our)\b")


def check_numbers(statement: str, evidence: str) -> Check:
    """Every number of the statement stands in the evidence with the same value, unit, qualifier and noun."""
    written = find_quantities(evidence)
    stated = find_quantities(statement)
    for quantity in stated:
        if not any(supports(other, quantity) for other in written):
            return _failed("numbers", f"“{quantity.as_written}” is not in the sentence")
    rest = _without(statement, [(q.start, q.end) for q in stated])
    digits = set(_DIGITS.findall(fold(evidence)))
    strange = next((number for number in _DIGITS.findall(fold(rest)) if number not in digits), None)
    return _failed("numbers", f"“{strange}” is not in the sentence") if strange else _passed("numbers")


def check_dates(statement: str, evidence: str) -> Check:
    """Weekdays, months and words such as "last week" of the statement stand in the evidence."""
    written = {calendar_word(word) for word in CALENDAR.findall(evidence)}
    strange = next((word for word in CALENDAR.findall(statement) if calendar_word(word) not in written), None)
    return _failed("dates", f"“{strange}” is not in the sentence") if strange else _passed("dates")


def check_negation(statement: str, evidence: str) -> Check:
    """Where the statement denies, the evidence denies the same; what the evidence denies is not asserted."""
    stated, written = find_negations(statement), find_negations(evidence)
    unmatched = list(written)
    for cue in stated:
        same = [other for other in unmatched if same_scope(cue, other)]
        if same:  # one "not" cannot stand for two
            unmatched.remove(max(same, key=lambda other: len(other.scope & cue.scope)))
        elif cue.text != "nor" or not any(same_scope(cue, other) for other in written):
            return _failed("negation", f"“{cue.text}” is not in the sentence")
    stems = frozenset(content_words(statement))
    for cue in written:
        if speaks_of(cue, stems) and not any(same_scope(cue, other) for other in stated):
            return _failed("negation", f"the sentence says “{cue.text}”")
    return _passed("negation")


def check_hedges(statement: str, evidence: str) -> Check:
    """What the evidence only hedges is not stated as fact."""
    stems = frozenset(content_words(statement))
    stated = find_hedges(statement)
    for cue in find_hedges(evidence):
        if speaks_of(cue, stems) and not any(same_scope(cue, other) for other in stated):
            return _failed("hedges", f"the sentence says “{cue.text}”")
    return _passed("hedges")


def check_quotations(statement: str, evidence: str) -> Check:
    """Words between quotation marks are quoted in the evidence, verbatim; nobody says "we" outside them."""
    quoted = [_comparable(quotation.text) for quotation in find_quotations(evidence)]
    written = _comparable(evidence)
    for quotation in find_quotations(statement):
        words_quoted = _comparable(quotation.text)
        if not any(words_quoted in other for other in quoted):
            fault = "is not quoted in the sentence" if words_quoted in written else "is not what the sentence quotes"
            return _failed("quotations", f"“{quotation.text}” {fault}")
    own = _without(statement, [(q.start, q.end) for q in find_quotations(statement)])
    own_written = _without(evidence, [(q.start, q.end) for q in find_quotations(evidence)])
    person = _IN_PERSON.search(own)
    if person and not _IN_PERSON.search(own_written):
        return _failed("quotations", f"“{person[0]}” speaks outside quotation marks")
    return _passed("quotations")


def check_order(statement: str, evidence: str) -> Check:
    """In a near copy no name stands in another's place: nobody changed places with somebody else."""
    stated, written = content_words(statement), content_words(evidence)
    if containment(stated, written) < COPIED or _turned(statement, evidence):
        return _passed("roles")
    names = {stem(part) for name in find_names(statement) for part in words(name.text)} & set(written)
    if _is_subsequence([w for w in stated if w in names], [w for w in written if w in names]):
        return _passed("roles")
    now, then = _neighbours(stated, names), _neighbours(written, names)
    moved = [name for name in now if _stands_elsewhere(name, now[name], then)]
    if len(moved) < 2 and not _same_order(stated, written, names):  # a clause that moved takes its names with it
        return _passed("roles")
    return _failed("roles", "the names stand in another order than in the sentence")


def _same_order(stated: Sequence[str], written: Sequence[str], names: Collection[str]) -> bool:
    """Whether all but the names stands in the order of the sentence."""
    rest = [word for word in stated if word not in names]
    matcher = SequenceMatcher(None, rest, [word for word in written if word not in names], autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) >= UNMOVED * len(rest)


def _neighbours(stems: Sequence[str], names: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    """Each name → the words that are no names before and after it, each with its side."""
    sides: dict[str, set[tuple[str, str]]] = {}
    for index, name in enumerate(stems):
        if name in names:
            before = next((w for w in reversed(stems[:index]) if w not in names), "")
            after = next((w for w in stems[index + 1 :] if w not in names), "")
            sides.setdefault(name, set()).update(
                {("before", before), ("after", after)} - {("before", ""), ("after", "")}
            )
    return sides


def _stands_elsewhere(name: str, now: set[tuple[str, str]], then: Mapping[str, set[tuple[str, str]]]) -> bool:
    """Whether a name has none of its own neighbours left, but those of another."""
    return not now & then[name] and any(now & sides for other, sides in then.items() if other != name)


def _turned(statement: str, evidence: str) -> bool:
    """Whether one of the two is passive: then the names rightly change places."""
    return bool(_PASSIVE.search(statement)) != bool(_PASSIVE.search(evidence))


def _comparable(text: str) -> str:
    return " ".join(word.casefold() for word in words(fold(text)))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(item in rest for item in part)


@cache
def _passed(name: str) -> Check:
    return Check(name=name, result="passed")


def _failed(name: str, detail: str) -> Check:
    return Check(name=name, result="failed", detail=detail)
