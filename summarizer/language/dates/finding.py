"""Text → dates: phrases, joined to ranges where the text does so, each with its first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from summarizer.language.dates.patterns import BETWEEN
from summarizer.language.dates.phrase import Phrase
from summarizer.language.dates.reading import read_phrases
from summarizer.language.dates.resolving import resolve
from summarizer.language.dates.span import Basis, Span
from summarizer.schema import When

_LEAD = re.compile(r"\b(since|by|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_JOIN = re.compile(r"\s?(?:-|\u2013|\bto\b|\buntil\b|\bthrough\b)\s?(?:the\s+)?")
_AND = re.compile(r"\s+and\s+")
_HAD = re.compile(r"[^.;!?\n]{0,60}?\bhad\b")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text[start:end] == when.as_written`."""

    start: int
    end: int
    when: When


def find_dates(text: str, published: date | datetime | None, context: str = "") -> tuple[DateMention, ...]:
    """All dates of an English text, in order and disjoint, resolved against the article's own date and words.

    `context` is what the same article says before `text`: "on 12 September 2025 … in September" share their year.
    """
    day = published.date() if isinstance(published, datetime) else published
    known = _known(context)
    found: list[DateMention] = []
    for group in _groups(text, read_phrases(text)):
        known += _full(group)
        found.append(_mention(text, group, day, known))
    return tuple(found)


@lru_cache(maxsize=512)
def _known(context: str) -> tuple[date, ...]:
    """The full dates (first of the month where no day is given) of earlier text, in order."""
    return _full(read_phrases(context)) if context else ()


def _full(phrases: Iterable[Phrase]) -> tuple[date, ...]:
    days = (_day(p.year, p.month, p.day or 1) for p in phrases if p.year and p.month)
    return tuple(day for day in days if day)


def _day(year: int, month: int, day: int) -> date | None:
    """The day; `None` where the calendar has none, as for 29 February of most years."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _groups(text: str, phrases: tuple[Phrase, ...]) -> list[tuple[Phrase, ...]]:
    """Phrases one by one, or in pairs where the text joins them to a range: "from March 3 to April 5, 2025"."""
    groups: list[tuple[Phrase, ...]] = []
    for phrase in phrases:
        if groups and len(groups[-1]) == 1 and _is_joined(text, groups[-1][0], phrase):
            first = groups.pop()[0]
            same_year = first.month and phrase.month and not first.year
            groups.append((first._replace(year=phrase.year) if same_year else first, phrase))
        else:
            groups.append((phrase,))
    return groups


def _is_joined(text: str, first: Phrase, second: Phrase) -> bool:
    between = text[first.end : second.start]
    if first.last_day or second.last_day:
        return False
    if _AND.fullmatch(between):
        return bool(BETWEEN.search(text[max(0, first.start - 10) : first.start]))
    return bool(_JOIN.fullmatch(between))


def _mention(text: str, group: tuple[Phrase, ...], day: date | None, known: tuple[date, ...]) -> DateMention:
    start, end = group[0].start, group[-1].end
    before = text[max(0, start - 12) : start]
    spans = [resolve(phrase, day, known) for phrase in group]
    span = spans[0] if len(spans) == 1 else _between(*spans)
    lead = _LEAD.search(before) if len(group) == 1 else None
    if lead:
        word = lead[1].lower()
        if word != "since" and (group[0].future or not _HAD.match(text, end)):
            span = _ahead(group[0], day, span)
        span = _half_open(word, span)
    elif span.precision == "range":
        lead = _RANGE_LEAD.search(before)
    if lead:
        start -= len(before) - lead.start()
    when = When(start=span.first, end=span.last, precision=span.precision, basis=span.basis, as_written=text[start:end])
    return DateMention(start, end, when)


def _ahead(phrase: Phrase, day: date | None, span: Span) -> Span:
    """ "by Friday" and "until May" look ahead from the publication date, unless a "had" follows."""
    if day is None or phrase.words or phrase.day or phrase.year:
        return span
    return resolve(phrase._replace(future=True), day, ())


def _half_open(lead: str, span: Span) -> Span:
    """A range open at one end; what has no bounds stays as it is."""
    if span.first is None and span.last is None:
        return span
    if lead == "since":
        return Span(span.first, None, "range", span.basis)
    return Span(None, span.last, "range", span.basis)


def _between(first: Span, second: Span) -> Span:
    basis: Basis = "stated" if first.basis == second.basis == "stated" else "derived"
    if first.first is None or second.last is None or first.first > second.last:
        open_year = first.precision == second.precision and first.precision in ("month", "month_day")
        return Span(None, None, first.precision if open_year else "undated", basis)
    return Span(first.first, second.last, "range", basis)
