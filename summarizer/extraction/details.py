"""What a claim is, read from its evidence: when, which figures, as of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from summarizer.extraction.annotated import Annotated
from summarizer.language.datelines import dateline_end
from summarizer.language.dates import DateMention, find_dates
from summarizer.language.numbers import Quantity, find_quantities, supports
from summarizer.schema import Figure, When

Basis = Literal["stated", "said", "published", "unknown"]

# A day right after a verb of saying is when it was said, not when it happened.
_SAID_ON = re.compile(
    r"\b(?:said|says|told \w+|announced|reported|declared|stated|warned|confirmed|denied|repeated|added|published)\s+"
    r"(?:\w+ ){0,2}?(?:on |late |early |last )*$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|by|until|up to|at the end of|by the end of)\s+(?:\w+ on )?$", re.IGNORECASE)
# A count given soon after an event is as new as its article; one that goes with an older date is as old as that date.
RECENT = timedelta(days=3)
_NOW = re.compile(r"\bnow\b.{0,40}$")
_DATED_BACK = re.compile(
    r"\bhad (?:stood|been put|spoken|given|said|reported|counted)\b|"
    r"\b(?:earlier|previously|last year|at the time|back then|initially|originally|bears no date|undated)\b",
    re.IGNORECASE,
)


def day_of(published: datetime | date | None) -> date | None:
    """The day of a publication, in its own time zone."""
    return published.date() if isinstance(published, datetime) else published


def when_of(statement: str, text: Annotated, numbers: Sequence[int]) -> When | None:
    """When the thing stated happened: the first date of the evidence that is not the date of saying it."""
    for number in numbers:
        line = text.lines[number - 1]
        mentions = [
            m for m in _mentions(text, number) if line[m.start : m.end] in statement or not _is_copy(line, statement)
        ]
        for mention in mentions:
            if not _SAID_ON.search(line[: mention.start]) and not _AS_OF.search(line[: mention.start]):
                return mention.when
    return None


def figures_of(statement: str, text: Annotated, numbers: Sequence[int]) -> tuple[Figure, ...]:
    """The figures of the evidence that the statement repeats, as the evidence writes them."""
    if text.article.language not in (None, "en"):
        return ()  # other languages write numbers otherwise: "3.000" is no three
    stated = find_quantities(statement)
    figures = []
    for number in numbers:
        line = text.lines[number - 1]
        for quantity in find_quantities(line):
            if any(supports(quantity, other) for other in stated):
                as_of, basis = _as_of(quantity, line, _mentions(text, number), day_of(text.article.published))
                figures.append(_figure(quantity, as_of, basis))
    return tuple(figures)


def _figure(quantity: Quantity, as_of: date | None, basis: Basis) -> Figure:
    return Figure(
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        as_written=quantity.as_written,
        what=quantity.noun or None,
        as_of=as_of,
        as_of_basis=basis,
    )


def _mentions(text: Annotated, number: int) -> tuple[DateMention, ...]:
    line = text.lines[number - 1]
    before = text.lines[number - 2] if number > 1 else ""
    found = find_dates(line, text.article.published, context=before)
    return tuple(mention for mention in found if mention.start >= dateline_end(line))


def _is_copy(line: str, statement: str) -> bool:
    return statement in line or line in statement


def _as_of(
    quantity: Quantity, line: str, mentions: Sequence[DateMention], published: date | None
) -> tuple[date | None, Basis]:
    """The day that a figure stands for. One that the article dates back never takes the publication date."""
    for mention in mentions:
        if _AS_OF.search(line[: mention.start]):
            return _last_day(mention.when), "stated" if _last_day(mention.when) else "unknown"
    said = [m for m in mentions if _SAID_ON.search(line[: m.start]) and m.when.precision == "day"]
    happened = [m for m in mentions if m not in said and not _goes_on(m.when)]
    if happened:
        nearest = min(happened, key=lambda m: min(abs(m.start - quantity.end), abs(quantity.start - m.end)))
        day = _last_day(nearest.when)
        older = published is None or day is None or published - day > RECENT or nearest.when.precision != "day"
        if (older or _DATED_BACK.search(line)) and not _NOW.search(line[: quantity.end]):
            return day, "stated" if day else "unknown"
    if said:
        return _last_day(said[0].when), "said"
    if _DATED_BACK.search(line) or published is None:
        return None, "unknown"
    return published, "published"


def _goes_on(when: When) -> bool:
    """Whether a period has no end yet: what has happened "since October" is counted as of today."""
    return when.precision == "range" and when.end is None


def _last_day(when: When) -> date | None:
    return when.end or when.start
