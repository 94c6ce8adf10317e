"""Disputes without figures: a denial against an assertion, whether it is over, who did it, when.

Plain rules with cues, for few false alarms: two claims must speak of the same thing in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.language.names import find_names
from summarizer.language.similarity import GENERIC_WEIGHT, content_words, stem, word_weight
from summarizer.merging.candidates import candidate_pairs
from summarizer.merging.claims import Folded
from summarizer.merging.contraries import contraries
from summarizer.merging.deeds import deed_in, doers_differ
from summarizer.merging.denials import NOT, denials
from summarizer.merging.disputes import figure_disputes
from summarizer.merging.opposites import ENDED, GOES_ON
from summarizer.merging.parts import Parts
from summarizer.merging.sameness import quantities_differ, times_differ
from summarizer.merging.telling import Telling
from summarizer.merging.terms import name_roots, overlap, stems_in
from summarizer.merging.two_sided import dispute_id, two_sided
from summarizer.schema import Dispute, Side

SAME_EVENT = 0.7
"""Overlap from which two tellings with different dates tell one event, and not two of a kind."""
SAME_DEED = 0.4
"""The same for what two are said to have done to one thing."""
SAME_COURSE = 0.15
"""The same where the head noun is one and the same, too ("the search was continuing", "… called off")."""
_ACCUSING = stems_in("blame blames blamed accuse accuses accused repeatedly publicly")
_EACH_OTHER = re.compile(r"\b(?:blam|accus)\w+\s+(?:each other|one another)\b")
_BLAMES = re.compile(
    r"\b(?:blames?|blamed|accuses?|accused)\s+(?=[A-Z])|"
    r"\b(?:killed|shot|fired|attacked|bombed|shelled|hit|struck|caused|destroyed|wounded|injured|started)\s+"
    r"(?:on\s+)?by\s+(?:the\s+)?(?=[A-Z])"
)
_OBJECT = re.compile(r"\s+(?:the|an?|all|its|their|his|her|this|that|these|those|some|any|\w+ing)\b")
_PREPOSITION = re.compile(r"\s(?:of|for|with|in|at|on|to|by|against|between|over|near)\s")
_LEAST_SHARED = 2


def disputes_of(parts: Parts) -> tuple[Dispute, ...]:
    """All disputes of a story, those about figures first; each pair of claims in one dispute only."""
    found = list(figure_disputes(parts))
    settled = {frozenset(pair) for dispute in found for pair in _pairs(dispute)}
    finders = (_culprits, _doers, denials, contraries, _unfinished, _dates)
    for dispute in (dispute for finder in finders for dispute in finder(parts)):
        pairs = {frozenset(pair) for pair in _pairs(dispute)}
        if not pairs & settled:
            found.append(dispute)
            settled |= pairs
    return tuple(found)


def _pairs(dispute: Dispute) -> Iterator[tuple[str, str]]:
    for index, side in enumerate(dispute.sides):
        for other in dispute.sides[index + 1 :]:
            yield from ((a, b) for a in side.claim_ids for b in other.claim_ids)


def _unfinished(parts: Parts) -> Iterator[Dispute]:
    """ "The search was continuing" against "the search had been called off": the same subject, no other day."""
    over = [claim for claim in parts.known if _course(claim, ENDED) and not claim.best.denies]
    going_on = [claim for claim in parts.known if _course(claim, GOES_ON) and claim not in over]
    for a in over:
        against = [b for b in going_on if _subject(a) & _subject(b) and _one_course(a, b)]
        if against:
            subject = sorted(_subject(a) & _subject(against[0]))[0]
            word = next(word for word in re.findall(r"\w+", a.best.core) if stem(word) == subject)
            yield from two_sided(parts, f"Is the {word.lower()} over?", ([a], against), ("yes", "no"))


def _one_course(a: Folded, b: Folded) -> bool:
    alike = overlap(a.best.terms, b.best.terms) >= SAME_COURSE
    return alike and not times_differ(a.claim.when, b.claim.when)


def _course(claim: Folded, course: re.Pattern[str]) -> re.Match[str] | None:
    """The verb that says of its subject that it goes on or is over; who "halted all speeches" has not ended."""
    match = course.search(claim.best.core)
    return match if match and not _OBJECT.match(claim.best.core, match.end()) else None


def _subject(claim: Folded) -> frozenset[str]:
    """The head noun before the verb that says whether it is over: the search, the operation."""
    core = claim.best.core
    verb = ENDED.search(core) or GOES_ON.search(core)
    before = _PREPOSITION.split(core[: verb.start()] if verb else "")[0]
    names = stems_in(" ".join(name.text for name in find_names(before) if name.sure))
    head = [word for word in content_words(before) if word_weight(word) > GENERIC_WEIGHT][-1:]
    return frozenset(head) - names


def _culprits(parts: Parts) -> Iterator[Dispute]:
    """Who did it: two who blame each other in one claim, and claims that name different ones for the same deed."""
    named = [(claim, culprit) for claim in parts.known if (culprit := _culprit(claim.best))]
    for claim in parts.known:
        yield from _each_other(claim, named, parts)
    for index, (claim, culprit) in enumerate(named):
        others = ((other, who) for other, who in named[index + 1 :] if _one_deed(claim, other))
        against = [other for other, who in others if name_roots(who).isdisjoint(name_roots(culprit))]
        if against:
            yield from two_sided(parts, f"Who is to blame? “{claim.best.core}”", ([claim], against))


def _doers(parts: Parts) -> Iterator[Dispute]:
    """Two who are said to have done one thing, nobody being blamed in so many words."""
    told = [(claim, deed) for claim in parts.known if not claim.best.denies and (deed := deed_in(claim.best.core))]
    for index, (claim, deed) in enumerate(told):
        against = [
            other
            for other, theirs in told[index + 1 :]
            if doers_differ(deed, theirs)
            and overlap(claim.best.terms, other.best.terms) >= SAME_DEED
            and not times_differ(claim.claim.when, other.claim.when)
        ]
        if against:
            yield from two_sided(parts, f"Who did it? “{claim.best.core}”", ([claim], against))


def _each_other(claim: Folded, named: Sequence[tuple[Folded, str]], parts: Parts) -> Iterator[Dispute]:
    """Both sides stand in one claim; who else names one of them for the same deed is with those who do."""
    blaming = _blaming(claim.best)
    if not blaming:
        return
    same = [(other, who) for other, who in named if other is not claim and _one_deed(claim, other)]
    sides = tuple(
        _side_of(accuser, who, claim, [other for other, by in same if name_roots(by) & name_roots(who)], parts)
        for accuser, who in blaming
    )
    if any(side.claim_ids for side in sides):
        yield Dispute(
            id=dispute_id([claim]), question=f"Who is to blame? “{claim.best.core}”", kind="disputed", sides=sides
        )


def _side_of(accuser: str, blamed: str, claim: Folded, others: Sequence[Folded], parts: Parts) -> Side:
    """Those who blame one: the accuser whom the claim names, and whoever stands behind other claims that do."""
    side = parts.side(blamed, [claim, *others])
    return side.model_copy(update={"origins": tuple(dict.fromkeys((accuser, *parts.origins_of(others))))})


def _blaming(telling: Telling) -> list[tuple[str, str]]:
    """(accuser, whom he blames) of "Tolm and Ruvia blame each other", or of "Tolm blames Ruvia, Ruvia blames Tolm"."""
    names = telling.statement.core_names
    if match := _EACH_OTHER.search(telling.core):
        sides = [name.text for name in names if name.end <= match.start()][:_LEAST_SHARED]
        return list(zip(sides[::-1], sides, strict=True)) if len(sides) == _LEAST_SHARED else []
    verbs = [match for match in _BLAMES.finditer(telling.core) if not match[0].startswith("by")]
    found = [
        (accuser.text, blamed.text)
        for verb in verbs
        for accuser, blamed in pairwise(names)
        if accuser.end <= verb.start() and blamed.start == verb.end()
    ]
    apart = len(found) == _LEAST_SHARED and name_roots(found[0][1]).isdisjoint(name_roots(found[1][1]))
    return found if apart else []


def _culprit(telling: Telling) -> str | None:
    """Whom a claim blames: the agent of a passive, or the object of "blames"."""
    if _blaming(telling) or NOT.search(telling.core):
        return None
    match = _BLAMES.search(telling.core)
    return next((name.text for name in telling.statement.core_names if match and name.start == match.end()), None)


def _one_deed(a: Folded, b: Folded) -> bool:
    names = stems_in(" ".join(name.text for one in (a, b) for name in one.best.statement.core_names if name.sure))
    deeds = a.best.stems & b.best.stems - names - _ACCUSING
    shared = {word for word in deeds if word_weight(word) > GENERIC_WEIGHT}
    return len(shared) >= _LEAST_SHARED and not times_differ(a.claim.when, b.claim.when)


def _dates(parts: Parts) -> Iterator[Dispute]:
    """One event on two days: all else is alike, figures included."""
    events = [claim for claim in parts.known if claim.claim.kind == "event" and claim.claim.when]
    for first, second in candidate_pairs([claim.best.terms for claim in events]):
        a, b = events[first], events[second]
        elsewhere = a.articles.isdisjoint(b.articles)
        if elsewhere and times_differ(a.claim.when, b.claim.when) and _one_event(a.best, b.best):
            yield from two_sided(parts, f"When was this? “{a.best.core}”", ([a], [b]))


def _one_event(a: Telling, b: Telling) -> bool:
    alike = a.denies == b.denies and overlap(a.terms, b.terms) >= SAME_EVENT
    return alike and not quantities_differ(a, b, verbatim=True) and a.names == b.names
