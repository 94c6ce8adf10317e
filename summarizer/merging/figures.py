"""The figures of a story's claims, and which of them measure the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer.language.numbers import Quantity, find_quantities, noun_key
from summarizer.language.similarity import fold
from summarizer.merging.claims import Folded
from summarizer.merging.meanings import CUMULATIVE, EVENT_BOUND, SOLDIERS, SUBSETS, TIME_UNITS, Meaning, meaning_of
from summarizer.merging.sameness import is_correction, shares_bound
from summarizer.merging.telling import Telling, published_on
from summarizer.merging.terms import overlap, root, roots_in
from summarizer.schema import Figure, Qualifier

SAME_SUBJECT = 0.35
"""Overlap of two statements from which counts of one noun are of one thing, where no word says what befell it."""
_PART = re.compile(r"\s+of\s+(?:the|them|those|these|whom|which)\b(?!\s+\d)")
_FIRST_SENTENCE = re.compile(r".{40,}?[.!?](?=\s|$)", re.DOTALL)
_DATED_CONDITIONS = frozenset(("deployed", "missing", "aboard", "striking", "kept", "sent"))


class Range(NamedTuple):
    """Bounds as `language.numbers.compatible` reads them."""

    low: float | None
    high: float | None
    qualifier: Qualifier


@dataclass(frozen=True, eq=False)
class Reading:
    """One figure of one claim, and what it counts. `place`: its number among the claim's figures."""

    claim: Folded
    place: int
    figure: Figure
    meaning: Meaning

    @cached_property
    def bounds(self) -> Range:
        """The tightest that the reports of the claim say together: "at least 14" and "14" are 14."""
        same = [
            figure
            for telling in self.claim.tellings
            for figure in telling.claim.figures
            if figure.unit == self.figure.unit and shares_bound(figure, self.figure)
        ]
        lows = [figure.low for figure in (self.figure, *same) if figure.low is not None]
        highs = [figure.high for figure in (self.figure, *same) if figure.high is not None]
        qualifier = next((one.qualifier for one in same if one.qualifier == "exact"), self.figure.qualifier)
        return Range(max(lows, default=None), min(highs, default=None), qualifier)

    @property
    def telling(self) -> Telling:
        return self.claim.best

    @property
    def is_cumulative(self) -> bool:
        """Whether what is counted adds up: deaths do, people still missing do not."""
        if self.meaning.condition:
            return self.meaning.condition in CUMULATIVE
        return not self.meaning.unit and not self.meaning.topic and not self.meaning.period

    @property
    def is_in_period(self) -> bool:
        """Whether it is a sum over a year, a month or a day, and so has no as-of of its own."""
        return bool(self.meaning.period) and self.meaning.condition not in _DATED_CONDITIONS

    @property
    def is_estimate(self) -> bool:
        """Ranges and round figures are estimates, whatever they are called."""
        vague = self.bounds.low != self.bounds.high or self.bounds.qualifier == "about"
        return vague or self.telling.claim.kind == "estimate"


def readings_of(claims: Iterable[Folded]) -> tuple[Reading, ...]:
    """The figures of the printed wordings whose meaning can be told, in the order of the claims."""
    return tuple(reading for claim in claims for reading in _of_claim(claim))


def _of_claim(claim: Folded) -> Iterator[Reading]:
    told = claim.best
    if told.article.language not in (None, "en") or is_correction(told.claim.statement):
        return  # the figure that a correction names is the one that was wrong
    texts = (told.claim.statement, *(span.text for span in told.claim.evidence if span.role == "states"))
    published = published_on(told.article)
    used: list[tuple[str, int]] = []
    for place, figure in enumerate(told.claim.figures):
        same = ((text, one) for text in texts for one in _quantities(text) if _is(one, figure))
        found = next(((text, one) for text, one in same if (text, one.start) not in used), None)
        if found:
            used.append((found[0], found[1].start))
            meaning = _meaning(*found, published)
            told_of = _says_what(meaning) and _is_told(found[1], told) and not _is_part(*found)
            if told_of and not meaning.is_earlier:
                yield Reading(claim, place, figure, meaning)


def _is_part(text: str, quantity: Quantity) -> bool:
    """ "31 of the rescued", "five of them": a part of some whole, and no count of those whom something befell."""
    return not quantity.noun and _PART.match(text, quantity.end) is not None


def _says_what(meaning: Meaning) -> bool:
    """Whether anything but a bare number is told; how long something lasted is no count."""
    return bool(meaning.condition or meaning.topic or meaning.noun) and meaning.unit not in TIME_UNITS


def _is_told(quantity: Quantity, told: Telling) -> bool:
    """Whether the number belongs to what is said, and not to who says it ("two people familiar with the files")."""
    return fold(quantity.as_written) in told.core or quantity.as_written not in told.claim.statement


@lru_cache(maxsize=16_384)
def _meaning(text: str, quantity: Quantity, published: date | None) -> Meaning:
    return meaning_of(text, quantity, published)


_quantities = lru_cache(maxsize=16_384)(find_quantities)


def _is(quantity: Quantity, figure: Figure) -> bool:
    return (quantity.low, quantity.high, quantity.unit) == (figure.low, figure.high, figure.unit)


def measured_alike(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Readings by what they measure, each in exactly one set; sets and readings in the order given.

    A reading that leaves party or place open joins the only set it fits; of several, the one whose party or place its
    statement names; else it stays alone.
    """
    sets: list[list[Reading]] = []
    explicit = sorted(range(len(readings)), key=lambda i: (-_explicitness(readings[i]), i))
    for index in explicit:
        reading = readings[index]
        fitting = [one for one in sets if all(comparable(reading, other) for other in one)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if _named_in(reading, one)] or fitting
        if len(fitting) == 1 or (fitting and _explicitness(reading) == 2):
            fitting[0].append(reading)
        else:
            sets.append([reading])
    order = {id(reading): position for position, reading in enumerate(readings)}
    ordered = (tuple(sorted(one, key=lambda reading: order[id(reading)])) for one in sets)
    return tuple(sorted(ordered, key=lambda one: order[id(one[0])]))


def worth_a_table(readings: Sequence[Reading]) -> bool:
    """Whether figures can be compared, or one says what befell people: other single numbers need no table."""
    meaning = readings[0].meaning
    return len(readings) > 1 or bool(meaning.condition or meaning.topic)


def comparable(a: Reading, b: Reading) -> bool:
    """Whether two figures measure the same: what is counted, what befell it, of whom, where, in which period.

    Two figures of one sentence ("31 were treated, five of them …") are two things.
    """
    return a.claim is not b.claim and _one_circumstance(a, b) and _one_thing(a, b)


def _one_circumstance(a: Reading, b: Reading) -> bool:
    x, y = a.meaning, b.meaning
    apart = _conflict(x.of, y.of) or _conflict(x.where, y.where) or _elsewhere(a, b) or _elsewhere(b, a)
    return not apart and not _periods_differ(x, y) and _is_forecast(a) == _is_forecast(b)


def _one_thing(a: Reading, b: Reading) -> bool:
    x, y = a.meaning, b.meaning
    if (x.unit, x.condition, x.topic) != (y.unit, y.condition, y.topic):
        return False
    if x.condition:
        return (not x.noun or not y.noun or x.noun == y.noun) and _groups_alike(a, b)
    return bool(x.topic) or (
        bool(x.noun) and x.noun == y.noun and overlap(a.telling.terms, b.telling.terms) >= SAME_SUBJECT
    )


def _groups_alike(a: Reading, b: Reading) -> bool:
    """Soldiers, or children, are not counted with people at large; a number without a noun may be either."""
    first, second = noun_key(a.figure.what or ""), noun_key(b.figure.what or "")
    if first != second and {first, second} & SUBSETS:
        return False
    return not first or not second or (first in SOLDIERS) == (second in SOLDIERS)


def _conflict(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and a.isdisjoint(b)


def _elsewhere(a: Reading, b: Reading) -> bool:
    """Whether `a` names a place that is not what the article of both is about, and `b` is about the article's own."""
    placed = a.meaning.where and not b.meaning.where and a.meaning.condition not in EVENT_BOUND
    if not placed or a.claim.articles.isdisjoint(b.claim.articles):
        return False
    return a.meaning.where.isdisjoint(_opening(a.telling.article.text, a.telling.article.title or ""))


@lru_cache(maxsize=4_096)
def _opening(text: str, title: str) -> frozenset[str]:
    """Roots of the names that an article begins with."""
    first = _FIRST_SENTENCE.match(text)
    return roots_in(title) | (roots_in(first[0]) if first else frozenset())


def _periods_differ(a: Meaning, b: Meaning) -> bool:
    """A sum over a year is none of the day; but "last year there were" only dates a count that comes and goes."""
    return a.condition not in _DATED_CONDITIONS and a.period != b.period


def _is_forecast(reading: Reading) -> bool:
    return reading.telling.claim.kind in ("plan", "forecast")


def _explicitness(reading: Reading) -> int:
    return bool(reading.meaning.of) + bool(reading.meaning.where)


def _named_in(reading: Reading, others: Sequence[Reading]) -> bool:
    names = roots_in(reading.telling.claim.statement) | frozenset(map(root, reading.figure.as_written.split()))
    article = reading.telling.article
    own = names | _opening(article.text, article.title or "")
    return any(own & (other.meaning.of | other.meaning.where) for other in others)
