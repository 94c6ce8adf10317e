"""What a claim is, read from its evidence: when, which figures, as of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from summarizer.extraction.annotated import Annotated
from summarizer.language.datelines import dateline_end
from summarizer.language.dates import DateMention, find_dates, is_aside, is_beside
from summarizer.language.figures import Basis, figure_of
from summarizer.language.numbers import Quantity, find_quantities, supports
from summarizer.schema import Figure, When

_AS_OF = re.compile(r"\b(?:as of|by|until|up to|at the end of|by the end of)\s+(?:\w+ on )?$", re.IGNORECASE)
# A count given soon after an event is as new as its article; one that goes with an older date is as old as that date.
RECENT = timedelta(days=3)
_NOW = re.compile(r"\bnow\b.{0,40}$")
_DATED_BACK = re.compile(
    r"\bhad (?:stood|been put|spoken|given|said|reported|counted)\b|"
    r"\b(?:earlier|previously|last year|at the time|back then|initially|originally|undated|some time ago|"
    r"(?:bears?|bore|carr(?:y|ies|ied)|ha[sd]|have|gives?|gave|with) no date)\b",
    re.IGNORECASE,
)


def day_of(published: datetime | date | None) -> date | None:
    """The day of a publication, in its own time zone."""
    return published.date() if isinstance(published, datetime) else published


def when_of(statement: str, text: Annotated, numbers: Sequence[int]) -> When | None:
    """When the thing stated happened, by the date that the statement itself repeats of its evidence.

    Where it repeats none, the only date of a sentence that it does not copy. Never the date of saying it.
    """
    for number in numbers:
        line = text.lines[number - 1]
        dates = [m for m in _mentions(text, number) if not m.said and not _AS_OF.search(line[: m.start])]
        repeated = [m.when for m in dates if m.when.as_written in statement]
        if repeated:
            found = _of_deed(statement, repeated)
        else:
            found = None if len(dates) != 1 or _is_copy(line, statement) else _of_deed(line, [dates[0].when])
        if found:
            return found
    return None


def _of_deed(text: str, dates: Sequence[When]) -> When | None:
    """The first date of the text's own clause, else of one that says after what it happened, else of what goes on.

    A date of something only mentioned is none.
    """
    places = [
        (when, start, start + len(when.as_written)) for when in dates if (start := text.find(when.as_written)) >= 0
    ]
    own = [(when, start) for when, start, end in places if not is_aside(text, start, end)]
    return min(own, key=lambda date: (_is_open(date[0]), is_beside(text, date[1])))[0] if own else None


def figures_of(statement: str, text: Annotated, numbers: Sequence[int]) -> tuple[Figure, ...]:
    """The figures of the evidence that the statement repeats, as the evidence writes them."""
    if not text.is_english:
        return ()  # other languages write numbers otherwise: "3.000" is no three
    stated = find_quantities(statement)
    figures = []
    for number in numbers:
        line = text.lines[number - 1]
        for quantity in find_quantities(line):
            if any(supports(quantity, other) for other in stated):
                as_of, basis = _as_of(quantity, line, _mentions(text, number), day_of(text.article.published))
                figures.append(figure_of(quantity, as_of, basis))
    return tuple(figures)


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
    said = [m for m in mentions if m.said and m.when.precision == "day"]
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


def _is_open(when: When) -> bool:
    """Whether it is a day or a period of which nobody knows when it was, or one that goes on."""
    return when.start is None or _goes_on(when)


def _goes_on(when: When) -> bool:
    """Whether a period has no end yet: what has happened "since October" is counted as of today."""
    return when.precision == "range" and when.end is None


def _last_day(when: When) -> date | None:
    return when.end or when.start
