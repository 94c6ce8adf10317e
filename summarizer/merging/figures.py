"""The figures of a story's claims, and which of them measure the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from summarizer.language.numbers import Quantity, find_quantities, in_base, noun_key
from summarizer.language.numbers.words import PEOPLE
from summarizer.language.similarity import fold, stem
from summarizer.merging.claims import Folded
from summarizer.merging.conditions import OPEN_GROUP, SOLDIERS, TIME_UNITS
from summarizer.merging.lexicon import CUMULATIVE, LEVELS, ONCE, TOPIC
from summarizer.merging.meanings import SUBSETS, Meaning, meaning_of
from summarizer.merging.sameness import is_correction, shares_bound
from summarizer.merging.telling import Telling, published_on
from summarizer.merging.terms import overlap, root, roots_in, stems_in
from summarizer.schema import Figure, Qualifier

SAME_SUBJECT = 0.35
"""Overlap of two statements from which counts of one noun are of one thing, where no word says what befell it."""
MOST_APART = 10
"""By how much two sources may differ on one thing."""
MOST_GROWN = 100
"""By how much a count may grow from one day to another."""
SAME_STATEMENT = 0.5
"""The same for a sum or a share of which no word says what it is a figure of: real news is full of them."""
_HYPHENED = re.compile(r"[\w.,]+-[a-z]+(?:\s\w+)*")
_PART = re.compile(r"\s+of\s+(?:the|them|those|these|whom|which)\b(?!\s+\d)")
_FIRST_SENTENCE = re.compile(r".{40,}?[.!?](?=\s|$)", re.DOTALL)
_COUNTED_ON = re.compile(r"\b(?:as of|by|until|up to|stood at|at the time|earlier|at the end of)\b", re.I)
_ONCE_HAD = re.compile(
    r"\bonce (?:had|held|counted|numbered|stood|employed)\b|\bat (?:its|the|their) (?:peak|height)\b", re.I
)
_SINCE_THEN = re.compile(r"\bsince\b", re.I)  # what has happened since a day is counted today
_RIVAL = re.compile(
    r"(?:;|\b(?:while|whereas|but|though|against)\b).*\b(?:put|puts|spoke|speaks?|said|says?|claim(?:s|ed)|counts?|counted|"
    r"gave|gives|estimat\w+|reckon\w*|believes?)\b"
)
_ROUNDED = re.compile(r"^(?:nearly|almost|just under|close to)\b", re.I)


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

    @cached_property
    def as_of(self) -> date | None:
        """The day that the figure stands for: never one after its article, and of a toll not the day of the event.

        "The quake of 12 January killed 200,000 people" counts those known dead when it was written.
        """
        if _ONCE_HAD.search(self.telling.claim.statement):
            return None
        published = published_on(self.telling.article)
        if published is None or self.figure.as_of is None or self.meaning.is_ahead:
            return self.figure.as_of
        when = self.telling.claim.when
        if self.is_level and self.figure.as_of_basis == "published" and when is not None and when.precision == "day":
            return when.end
        counted_on = _COUNTED_ON.search(self.telling.claim.statement) is not None
        of_event = self.is_cumulative and when is not None and when.end == self.figure.as_of and not counted_on
        if _SINCE_THEN.search(self.telling.claim.statement) and not counted_on:
            return published
        return published if of_event or self.figure.as_of > published else self.figure.as_of

    @property
    def is_cumulative(self) -> bool:
        """Whether what is counted adds up: deaths do, people still missing do not."""
        if self.meaning.condition:
            return self.meaning.condition in CUMULATIVE
        if self.meaning.topic:
            return TOPIC[self.meaning.topic].adds_up if self.meaning.topic in TOPIC else False
        return not self.meaning.unit and not self.meaning.period

    @property
    def is_lasting(self) -> bool:
        """Whether one figure is true whenever it is given: people aboard, a magnitude, the cost of something."""
        meaning = self.meaning
        lasting = meaning.topic == "magnitude" or (meaning.topic in TOPIC and TOPIC[meaning.topic].lasting)
        return meaning.condition in ONCE or lasting or self.is_in_period

    @property
    def is_level(self) -> bool:
        """Whether what is counted comes and goes."""
        return self.meaning.condition in LEVELS or self.meaning.topic in ("water level", "interest rate")

    @property
    def is_in_period(self) -> bool:
        """Whether it is a sum over a year, a month or a day, and so has no as-of of its own."""
        return bool(self.meaning.period) and self.meaning.condition not in LEVELS

    @cached_property
    def is_estimate(self) -> bool:
        """Ranges and vague figures are estimates, whatever they are called; rounded counts and lower bounds are not."""
        bounds = self.bounds
        vague = bounds.high != bounds.low and bounds.high is not None
        about = bounds.qualifier == "about" and not _ROUNDED.match(self.figure.as_written)
        return vague or about or self.meaning.is_guess


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
            told_of = (
                _says_what(meaning)
                and _is_told(found[1], told)
                and not (_is_part(*found) or _is_attribute(meaning, found[1]))
            )
            if told_of and not meaning.is_earlier:
                yield Reading(claim, place, figure, meaning, *found)


def _is_part(text: str, quantity: Quantity) -> bool:
    """ "31 of the rescued", "five of them": a part of some whole, and no count of those whom something befell."""
    return not quantity.noun and _PART.match(text, quantity.end) is not None


def _is_attribute(meaning: Meaning, quantity: Quantity) -> bool:
    """ "A three-way race", "a 50-state strategy": the number tells what sort of thing it is, and counts nothing."""
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

    Two figures of one sentence ("31 were treated, five of them …") are two things, unless two give them.
    """
    return (
        (a.claim is not b.claim or _rivals(a, b))
        and _one_circumstance(a, b)
        and _one_thing(a, b)
        and not _far_apart(a, b)
    )


def _rivals(a: Reading, b: Reading) -> bool:
    """ "About 900 people were on strike, according to the union; the company put the number at 430"."""
    if a.text is not b.text and a.text != b.text:
        return False
    first, second = sorted((a.quantity, b.quantity), key=lambda one: one.start)
    return _RIVAL.search(a.text[first.end : second.start]) is not None


def _far_apart(a: Reading, b: Reading) -> bool:
    """Whether one is an order of magnitude above the other, where no party or place ties them.

    Sources that differ so much count different things: those of one village, of one hospital. What adds up may grow
    more from day to day.
    """
    x, y = a.meaning, b.meaning
    if x.of & y.of or x.where & y.where:
        return False
    small, large = sorted(abs(one.bounds.low or one.bounds.high or 0.0) for one in (a, b))
    grows = a.is_cumulative and a.as_of != b.as_of
    return large > small * (MOST_GROWN if grows else MOST_APART)


def _one_circumstance(a: Reading, b: Reading) -> bool:
    x, y = a.meaning, b.meaning
    agreed = x.topic == y.topic and x.topic in TOPIC and TOPIC[x.topic].agreed
    in_time = agreed or x.is_ahead == y.is_ahead
    manner = in_time and (x.is_more, x.is_suspected) == (y.is_more, y.is_suspected) and x.kin == y.kin
    apart = _parties_differ(a, b) or _elsewhere(a, b) or _elsewhere(b, a)
    return manner and not apart and not _periods_differ(x, y)


def _one_thing(a: Reading, b: Reading) -> bool:
    x, y = a.meaning, b.meaning
    apart = (x.unit, x.condition) != (y.unit, y.condition) or (x.topic and y.topic and x.topic != y.topic)
    if apart or not _groups_alike(a, b) or (not x.condition and _conflict(_named(a), _named(b))):
        return False
    if x.condition:
        return _nouns_agree(x, y)
    if x.unit or x.topic:
        return _nouns_agree(x, y) and _one_topic(a, b)
    if x.noun == y.noun:
        return bool(x.noun) and _one_matter(a, b, SAME_SUBJECT)
    return _are_people(a) and _are_people(b) and bool(x.told & y.told)


def _one_topic(a: Reading, b: Reading) -> bool:
    """Whether two sums, shares or measurements are of one thing; of some topics a story has many."""
    topic = a.meaning.topic
    if not topic or topic != b.meaning.topic:
        return _one_matter(a, b, SAME_STATEMENT)
    return not (topic in TOPIC and TOPIC[topic].many) or _one_matter(a, b, SAME_SUBJECT)


def _named(reading: Reading) -> frozenset[str]:
    """The names beside a number, without those of who says so."""
    return reading.meaning.named & reading.telling.names


def _nouns_agree(x: Meaning, y: Meaning) -> bool:
    return not x.noun or not y.noun or x.noun == y.noun


def _are_people(reading: Reading) -> bool:
    return reading.meaning.noun in PEOPLE


def _one_matter(a: Reading, b: Reading, threshold: float) -> bool:
    """Whether what is said beside two numbers is of one thing: in the statements as a whole, or in both headlines."""
    if overlap(a.telling.terms, b.telling.terms) >= threshold:
        return True
    shared = not a.meaning.told.isdisjoint(b.meaning.told)
    x, y = a.meaning, b.meaning
    if _same_value(a, b) and (shared or x.topic == y.topic != "" or x.noun == y.noun != ""):
        return True
    beside = shared or bool(a.meaning.noun)
    return beside and _headlined(a) and _headlined(b)


def _same_value(a: Reading, b: Reading) -> bool:
    """Whether both give one value with a unit: "1.2bn" and "1,200 million dollars" are hardly of two things."""
    return bool(a.meaning.unit or a.meaning.topic) and shares_bound(a.bounds, b.bounds)


def _headlined(reading: Reading) -> bool:
    """Whether the headline of its article speaks of what is counted, or of what is said of it."""
    about = reading.meaning.told | frozenset((stem(reading.meaning.noun),))
    return not about.isdisjoint(stems_in(reading.telling.article.title or ""))


def _groups_alike(a: Reading, b: Reading) -> bool:
    """Soldiers, or children, are not counted with people at large; a number without a noun may be either."""
    first, second = noun_key(a.figure.what or ""), noun_key(b.figure.what or "")
    if first != second and {first, second} & SUBSETS:
        return False
    return not {first, second}.isdisjoint(OPEN_GROUP - {"person"}) or (first in SOLDIERS) == (second in SOLDIERS)


def _parties_differ(a: Reading, b: Reading) -> bool:
    """Whether one is of another party or place. Whose a thing is says where it is: "UK cases", "cases in Japan"."""
    x, y = a.meaning, b.meaning
    if x.condition or y.condition:
        return _conflict(x.of, y.of) or _conflict(x.where, y.where)
    return _conflict(x.of | x.where, y.of | y.where)


def _conflict(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and a.isdisjoint(b)


def _elsewhere(a: Reading, b: Reading) -> bool:
    """Whether `a` names a place that its article is not about, or begins with it, and `b` is of no such place."""
    if not a.meaning.where or b.meaning.where or a.meaning.condition in ONCE:
        return False
    if a.meaning.is_local:
        return True
    own, other = (_opening(one.telling.article.text, one.telling.article.title or "") for one in (a, b))
    known = other | b.telling.names | b.meaning.of | frozenset(("world",))
    return a.meaning.where.isdisjoint(known) and (a.meaning.is_placed_first or a.meaning.where.isdisjoint(own))


@lru_cache(maxsize=4_096)
def _opening(text: str, title: str) -> frozenset[str]:
    """Roots of the names that an article begins with."""
    first = _FIRST_SENTENCE.match(text)
    return roots_in(title) | (roots_in(first[0]) if first else frozenset())


def _periods_differ(a: Meaning, b: Meaning) -> bool:
    """A sum over a year is none of the day; but "last year there were" only dates a count that comes and goes."""
    return a.condition not in LEVELS and a.period != b.period


def _explicitness(reading: Reading) -> int:
    return bool(reading.meaning.of) + bool(reading.meaning.where)


def _named_in(reading: Reading, others: Sequence[Reading]) -> bool:
    names = roots_in(reading.telling.claim.statement) | frozenset(map(root, reading.figure.as_written.split()))
    article = reading.telling.article
    own = names | _opening(article.text, article.title or "")
    return any(own & (other.meaning.of | other.meaning.where) for other in others)
