"""The figures of a story's claims, each with what it measures and as of when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer.language.corrections import is_correction
from summarizer.language.numbers import Quantity, find_quantities, in_base
from summarizer.language.numbers.words import SMALL
from summarizer.language.similarity import fold
from summarizer.merging.claims import Folded
from summarizer.merging.conditions import TIME_UNITS, clause_of
from summarizer.merging.lexicon import CUMULATIVE, LEVELS, ONCE
from summarizer.merging.meanings import Meaning, meaning_of
from summarizer.merging.sameness import shares_bound
from summarizer.merging.telling import Telling, published_on
from summarizer.merging.topics import SHARES, TOPIC
from summarizer.schema import AsOfBasis, Figure, Qualifier, When

_HYPHENED = re.compile(rf"(?!(?:{'|'.join(SMALL)})-(?:{'|'.join(SMALL)})\b)[\w.,]+-[a-z]+(?:\s\w+)*", re.I)
_PART = re.compile(r"\s+of\s+(the|them|those|these|whom|which)\b(?!\s+\d)")
_LABEL = re.compile(
    r"\b(?:phase|stage|level|category|grade|type|group|route|flight|page|chapter|section|platform|gate)\s+$", re.I
)
_PART_BEFORE = re.compile(r"\bincluding\s+$")
_COUNTED_ON = re.compile(
    r"\b(?:as of|by|until|up to|stood at|at the time|earlier|at the end of|"
    r"had (?:stood|been put|spoken|given|said|reported|counted|listed))\b",
    re.I,
)
_ONCE_HAD = re.compile(
    r"\bonce (?:had|held|counted|numbered|stood|employed)\b|\bat (?:its|the|their) (?:peak|height)\b", re.I
)
_SINCE_THEN = re.compile(r"\bsince\b", re.I)  # what has happened since a day is counted today
_ROUNDED = re.compile(r"^(?:nearly|almost|just under|close to)\b", re.I)


class Range(NamedTuple):
    """Bounds as `language.numbers.compatible` reads them."""

    low: float | None
    high: float | None
    qualifier: Qualifier


class Dated(NamedTuple):
    """A day, and where it is from."""

    day: date | None
    basis: AsOfBasis


_COUNTED = 100  # from which a number that is not round was counted


@dataclass(frozen=True, eq=False)
class Reading:
    """One figure of one claim, and what it counts. `place`: its number among the claim's figures."""

    claim: Folded
    place: int
    figure: Figure
    meaning: Meaning
    text: str
    quantity: Quantity

    @cached_property
    def bounds(self) -> Range:
        """The tightest that the reports of the claim say together: "at least 14" and "14" are 14. In base units."""
        same = [
            figure
            for telling in self.claim.tellings
            for figure in telling.claim.figures
            if figure.unit == self.figure.unit and shares_bound(figure, self.figure)
        ]
        lows = [figure.low for figure in (self.figure, *same) if figure.low is not None]
        highs = [figure.high for figure in (self.figure, *same) if figure.high is not None]
        qualifier = next((one.qualifier for one in same if one.qualifier == "exact"), self.figure.qualifier)
        if self.figure.unit == "share" and qualifier == "exact":
            qualifier = "about"  # "a third", "one in ten"
        factor = in_base(self.figure.unit)[1]
        low, high = max(lows, default=None), min(highs, default=None)
        return Range(low and low * factor, high and high * factor, qualifier)

    @property
    def telling(self) -> Telling:
        return self.claim.best

    @property
    def as_of(self) -> date | None:
        """The day that the figure stands for: see `dated`."""
        return self.dated.day

    @cached_property
    def dated(self) -> Dated:
        """The day that the figure stands for: never one after its article, and of a toll not the day of the event.

        "The quake of 12 January killed 200,000 people" counts those known dead when it was written.
        """
        told = self.telling.claim
        published = published_on(self.telling.article)
        given = Dated(self.figure.as_of, self.figure.as_of_basis)
        if _ONCE_HAD.search(told.statement):
            return Dated(None, "unknown")
        if published is None or given.day is None or self.meaning.is_ahead:
            return given
        day = told.when.end if told.when is not None and told.when.precision == "day" else None
        if self.is_level and given.basis == "published" and day and self._stands_beside(told.when):
            return Dated(min(day, published), "stated")
        counted_on = _COUNTED_ON.search(told.statement) is not None
        of_event = self.is_cumulative and told.when is not None and told.when.end == given.day and not counted_on
        since_then = _SINCE_THEN.search(told.statement) is not None and not counted_on
        return Dated(published, "published") if of_event or since_then or given.day > published else given

    def _stands_beside(self, when: When | None) -> bool:
        """Whether a date is told of this figure, and not of what another clause tells."""
        start, end = clause_of(self.text, self.quantity)
        return when is not None and when.as_written in self.text[start:end]

    @property
    def is_cumulative(self) -> bool:
        """Whether what is counted adds up: deaths do, people still missing do not."""
        if self.meaning.condition:
            return self.meaning.condition in CUMULATIVE and not self.meaning.unit
        if self.meaning.topic:
            return self.is_running or (self.meaning.topic in TOPIC and TOPIC[self.meaning.topic].adds_up)
        return not (self.meaning.unit or self.meaning.period or self.meaning.is_remaining)

    @property
    def is_running(self) -> bool:
        """Whether it is what something has come to so far, of what has one value in the end: a cost."""
        return self.meaning.is_so_far and self.meaning.topic in TOPIC and TOPIC[self.meaning.topic].lasting

    @property
    def is_lasting(self) -> bool:
        """Whether one figure is true whenever it is given: people aboard, a magnitude, the cost of something."""
        meaning = self.meaning
        lasting = meaning.topic == "magnitude" or (meaning.topic in TOPIC and TOPIC[meaning.topic].lasting)
        return meaning.condition in ONCE or lasting or self.is_in_period

    @property
    def is_level(self) -> bool:
        """Whether what is counted comes and goes."""
        meaning = self.meaning
        level = meaning.condition in LEVELS or (meaning.topic in TOPIC and TOPIC[meaning.topic].level)
        return level or (meaning.is_remaining and not self.is_cumulative)

    @property
    def is_in_period(self) -> bool:
        """Whether it is a sum over a year, a month or a day, and so has no as-of of its own."""
        return bool(self.meaning.period) and self.meaning.condition not in LEVELS

    @cached_property
    def is_estimate(self) -> bool:
        """Ranges and vague figures are estimates, whatever they are called; rounded counts and lower bounds are not.

        Nor is 248, which somebody counted, whatever he "believes".
        """
        bounds = self.bounds
        counted = bounds.low == bounds.high and (bounds.low or 0) >= _COUNTED and (bounds.low or 0) % 10 != 0
        vague = bounds.high != bounds.low and bounds.high is not None and bounds.qualifier != "at_most"
        about = bounds.qualifier == "about" and not _ROUNDED.match(self.figure.as_written)
        return vague or about or (self.meaning.is_guess and not counted)


def readings_of(claims: Iterable[Folded]) -> tuple[Reading, ...]:
    """The figures of the printed wordings whose meaning can be told, in the order of the claims."""
    return tuple(reading for claim in claims for reading in _of_claim(claim))


def _of_claim(claim: Folded) -> Iterator[Reading]:
    told = claim.best
    if not told.claim.figures or told.article.language not in (None, "en") or is_correction(told.claim.statement):
        return  # the figure that a correction names is the one that was wrong
    texts = (told.claim.statement, *(span.text for span in told.claim.evidence if span.role == "states"))
    published = published_on(told.article)
    used: list[tuple[str, int]] = []
    for place, figure in enumerate(told.claim.figures):
        same = ((text, one) for text in texts for one in find_quantities(text) if _is(one, figure))
        found = next(((text, one) for text, one in same if (text, one.start) not in used), None)
        if found:
            used.append((found[0], found[1].start))
            meaning = _meaning(*found, published)
            told_of = (
                _says_what(meaning)
                and _is_told(found[1], told)
                and not (_is_part(*found) or _is_attribute(meaning, *found))
            )
            if told_of and not meaning.is_earlier:
                yield Reading(claim, place, figure, meaning, *found)


def _is_part(text: str, quantity: Quantity) -> bool:
    """ "31 of the rescued", "five of them", "…, including five": a part, and no count of those whom something befell.

    But where no number comes before, "told the staff that 1,400 of them would have to go" counts them all.
    """
    if not quantity.noun and not quantity.unit and _PART_BEFORE.search(text[: quantity.start]):
        return True
    part = None if quantity.noun or quantity.unit else _PART.match(text, quantity.end)
    counts_all = part is not None and part[1] == "them" and find_quantities(text)[0].start == quantity.start
    return part is not None and not counts_all


def _is_attribute(meaning: Meaning, text: str, quantity: Quantity) -> bool:
    """ "A three-way race", "a 50-state strategy", "phase six": it tells which or what sort, and counts nothing."""
    if not quantity.noun and not quantity.unit and _LABEL.search(text[: quantity.start]):
        return True
    return not (meaning.condition or meaning.topic) and _HYPHENED.fullmatch(quantity.as_written) is not None


def _says_what(meaning: Meaning) -> bool:
    """Whether anything but a bare number is told; how long something lasted is no count."""
    return bool(meaning.condition or meaning.topic or meaning.noun or meaning.unit) and meaning.unit not in TIME_UNITS


def _is_told(quantity: Quantity, told: Telling) -> bool:
    """Whether the number belongs to what is said, and not to who says it ("two people familiar with the files")."""
    words = " ".join(quantity.as_written.split()[-2:])  # "an estimated …" looks like the verb of a speaker
    if fold(words) in told.core or quantity.as_written not in told.claim.statement:
        return True
    speaker = f"{told.claim.said_by} {told.claim.described_as}"
    # Where most of a statement was taken for its attribution, the cut was wrong.
    return 2 * len(told.core) < len(told.claim.statement) and quantity.as_written not in speaker


@lru_cache(maxsize=16_384)
def _meaning(text: str, quantity: Quantity, published: date | None) -> Meaning:
    return meaning_of(text, quantity, published)


def _is(quantity: Quantity, figure: Figure) -> bool:
    return (quantity.low, quantity.high, quantity.unit) == (figure.low, figure.high, figure.unit)


def worth_a_table(readings: Sequence[Reading]) -> bool:
    """Whether figures can be compared, or one says what befell people: other single numbers need no table.

    Nor do shares of which none says what they are shares of.
    """
    first = readings[0].meaning
    befell = first.condition and (first.noun or not first.unit)
    named = any(one.meaning.unit not in SHARES or one.meaning.topic or one.meaning.noun for one in readings)
    return named and (len(readings) > 1 or bool(first.topic or befell))
