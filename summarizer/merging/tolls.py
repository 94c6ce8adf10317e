"""Claims of one story that give the same toll in other words are one claim: this is where sources corroborate.

Much narrower than the comparison of words: the same cumulative measure, the same value, no other day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from summarizer.language.names import same_name
from summarizer.merging.claims import Folded, united
from summarizer.merging.clustering import FORBIDDEN, average_link
from summarizer.merging.comparable import measured_alike
from summarizer.merging.figures import Reading, readings_of
from summarizer.merging.sameness import shares_bound
from summarizer.merging.telling import Telling
from summarizer.merging.threads import opening_names
from summarizer.schema import When

_ADDED_UP = frozenset(("dead", "injured", "aboard"))
_COMES_AND_GOES = frozenset(("deployed", "missing", "striking", "recalled"))
"""Counts of these are one claim only where one speaker gives them."""
CHANCE = 10
"""Small tolls coincide by chance: below this the statements must share a word or a name as well."""
_NEAR = timedelta(days=1)  # a toll given the day after


def fold_tolls(claims: Sequence[Folded]) -> tuple[Folded, ...]:
    """The claims of one story, those that give one toll folded."""
    readings = [reading for reading in readings_of(claims) if reading.meaning.condition in _ADDED_UP | _COMES_AND_GOES]
    pairs: dict[tuple[int, int], float] = {}
    openings = _openings(claims)
    number = {claim: index for index, claim in enumerate(claims)}
    for measured in measured_alike([one for one in readings if _is_lead(one, readings)]):
        for a, b in combinations(measured, 2):
            first, second = sorted((number[a.claim], number[b.claim]))
            if first != second:
                pairs[first, second] = 1.0 if _same_toll(a, b, openings) else FORBIDDEN
    if not pairs:
        return tuple(claims)
    clusters = average_link(len(claims), pairs, 0.5)
    together = united([claims[node].tellings for node in cluster] for cluster in clusters if len(cluster) > 1)
    alone = (claims[cluster[0]] for cluster in clusters if len(cluster) == 1)
    return tuple(sorted((*together, *alone), key=lambda claim: claim.key))


def _is_lead(reading: Reading, readings: Sequence[Reading]) -> bool:
    """Of several tolls in one claim the total ("four more …, taking the number to six"), else the first."""
    own = [one for one in readings if one.claim is reading.claim]
    same = [one for one in own if one.meaning.condition == reading.meaning.condition]
    return reading is next((one for one in same if one.meaning.is_total), same[0])


def _same_toll(a: Reading, b: Reading, openings: Mapping[str, frozenset[str]]) -> bool:
    x, y = a.telling, b.telling
    if not shares_bound(a.figure, b.figure) or x.denies != y.denies or _far(x.claim.when, y.claim.when):
        return False
    if "plan" in (x.claim.kind, y.claim.kind) or "forecast" in (x.claim.kind, y.claim.kind):
        return False
    if not _two_voices(a.claim, b.claim) or _far_apart(a, b, openings):
        return False
    if a.meaning.condition in _COMES_AND_GOES:
        return bool(x.claim.said_by) and same_name(x.claim.said_by or "", y.claim.said_by or "")
    value = max(filter(None, (a.figure.low, a.figure.high)), default=0)
    return value >= CHANCE or bool((x.stems & y.stems) - {"dead", "injured"}) or bool(x.names & y.names)


def _openings(claims: Sequence[Folded]) -> dict[str, frozenset[str]]:
    """Article → roots of the names of its title and of its first claim in the story."""
    firsts: dict[str, Telling] = {}
    for telling in (one for claim in claims for one in claim.tellings):
        known = firsts.get(telling.article.id)
        if known is None or telling.key < known.key:
            firsts[telling.article.id] = telling
    return {article_id: opening_names(telling) for article_id, telling in firsts.items()}


def _far_apart(a: Reading, b: Reading, openings: Mapping[str, frozenset[str]]) -> bool:
    """Whether nothing ties two tolls to one event: two landslides with six dead each differ in their places only.

    What ties a toll is the names beside it, else those of its statement and of what its article begins with.
    """
    ties = [
        {name for one in reading.claim.tellings for name in one.names | openings[one.article.id]} for reading in (a, b)
    ]
    # The names of who says so are in the clause as well, and tie nothing.
    first, second = a.meaning.named & a.telling.names or ties[0], b.meaning.named & b.telling.names or ties[1]
    return bool(first) and bool(second) and first.isdisjoint(second)


def _two_voices(a: Folded, b: Folded) -> bool:
    """One article gives a toll twice only where two named sources do."""
    shared = a.articles & b.articles
    return all(
        x.claim.said_by and y.claim.said_by and x.claim.said_by != y.claim.said_by
        for x in a.tellings
        for y in b.tellings
        if x.article.id in shared and x.article.id == y.article.id and x.claim.start != y.claim.start
    )


def _far(a: When | None, b: When | None) -> bool:
    """Whether more than a day lies between two times."""
    if a is None or b is None:
        return False
    first, second = (a.start or date.min, a.end or date.max), (b.start or date.min, b.end or date.max)
    return first[0] > _later(second[1]) or second[0] > _later(first[1])


def _later(day: date) -> date:
    return day + _NEAR if day < date.max else day
