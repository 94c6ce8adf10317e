"""Text → dates: phrases, joined to ranges where the text does so, each with its first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from summarizer.language.datelines import dateline_end
from summarizer.language.dates.patterns import BETWEEN
from summarizer.language.dates.phrase import Phrase
from summarizer.language.dates.reading import read_phrases
from summarizer.language.dates.relative import counts_by_the_day
from summarizer.language.dates.resolving import Anchors, resolve
from summarizer.language.dates.saying import is_said_on
from summarizer.language.dates.span import Basis, Span, make_date
from summarizer.language.quotations import Quotation, find_quotations
from summarizer.schema import When

_LEAD = re.compile(r"\b(since|by|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_JOIN = re.compile(r"\s?(?:-|\u2013|\bto\b|\buntil\b|\bthrough\b)\s?(?:the\s+)?")
_AND = re.compile(r"\s+and\s+")
_HAD = re.compile(r"[^.;!?\n]{0,60}?\bhad\b")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text[start:end] == when.as_written`. `said`: when something was said, not when it happened."""

    start: int
    end: int
    when: When
    said: bool = False


Group = tuple[Phrase, ...]
"""A date phrase, or the two of a range."""


def find_dates(text: str, published: date | datetime | None, context: str = "") -> tuple[DateMention, ...]:
    """All dates of an English text, in order and disjoint, resolved against the article's own date and words.

    `context` is what the same article says before `text`: "on 12 September 2025 … in September" share their year.
    """
    day = published.date() if isinstance(published, datetime) else published
    return _find(text, day or _dateline_day(context) or _dateline_day(text), context)


@lru_cache(maxsize=512)  # a sentence is read for its date and for each of its figures, and is the next one's context
def _find(text: str, day: date | None, context: str) -> tuple[DateMention, ...]:
    known = _full(read_phrases(context)) if context else ()
    days = {told for one in _find(context, day, "") if (told := _told(one, context))} if context else set()
    groups = _groups(text, read_phrases(text))
    quotations = find_quotations(text)
    speech = _day_of_speech(text, groups, quotations, day) if quotations else None
    found: list[DateMention] = []
    for group in groups:
        known += _full(group)
        published = _quoted_from(group, speech, day) if _is_quoted(group, quotations) else day
        # "The next day" follows the only day told of so far; after two, nobody knows which.
        mention = _mention(text, group, Anchors(published, known, min(days) if len(days) == 1 else None))
        found.append(mention)
        if told := _told(mention, text):
            days.add(told)
    return tuple(found)


@lru_cache(maxsize=512)
def _dateline_day(text: str) -> date | None:
    """The full date that a text opens with: "TOLM, May 3, 2025 — …" dates its article."""
    return next(iter(_full(p for p in read_phrases(text[: dateline_end(text)]) if p.day)), None)


def _full(phrases: Iterable[Phrase]) -> tuple[date, ...]:
    """The full dates among phrases, in order; the first of the month where no day is given."""
    days = (make_date(p.year, p.month, p.day or 1) for p in phrases if p.year and p.month and not p.months)
    return tuple(day for day in days if day)


def _told(mention: DateMention, text: str) -> date | None:
    """The day on which something happened, if it is one."""
    is_day = mention.when.precision == "day" and not mention.said and mention.start >= dateline_end(text)
    return mention.when.start if is_day else None


def _day_of_speech(
    text: str, groups: Sequence[Group], quotations: Sequence[Quotation], day: date | None
) -> date | None:
    """The day on which the quoted words were said: "“Yesterday we won,” Ros said on Sunday"."""
    for group in groups:
        if is_said_on(text, group[0].start, group[-1].end) and not _is_quoted(group, quotations):
            spoken = resolve(group[0], Anchors(day))
            return spoken.first if spoken.precision == "day" else None
    return None


def _quoted_from(group: Group, speech: date | None, day: date | None) -> date | None:
    """What a quoted date counts from; where nobody says when it was said, nobody knows which day was "today"."""
    return speech or (None if counts_by_the_day(group[0].words) else day)


def _is_quoted(group: Group, quotations: Sequence[Quotation]) -> bool:
    return any(one.start <= group[0].start < one.end for one in quotations)


def _groups(text: str, phrases: tuple[Phrase, ...]) -> list[Group]:
    """Phrases one by one, or in pairs where the text joins them to a range: "from March 3 to April 5, 2025"."""
    groups: list[Group] = []
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


def _mention(text: str, group: Group, anchors: Anchors) -> DateMention:
    start, end = group[0].start, group[-1].end
    before = text[max(0, start - 12) : start]
    spans = [resolve(phrase, anchors) for phrase in group]
    span = spans[0] if len(spans) == 1 else _between(*spans)
    lead = _LEAD.search(before) if len(group) == 1 else None
    if lead:
        word = lead[1].lower()
        told_back = group[0].tense != "ahead" and (group[0].tense == "had" or _HAD.match(text, end))
        if word != "since" and not told_back:
            span = _ahead(group[0], anchors, span)
        span = _half_open(word, span)
    elif span.precision == "range":
        lead = _RANGE_LEAD.search(before)
    if lead:
        start -= len(before) - lead.start()
    when = When(start=span.first, end=span.last, precision=span.precision, basis=span.basis, as_written=text[start:end])
    return DateMention(start, end, when, said=is_said_on(text, start, end))


def _ahead(phrase: Phrase, anchors: Anchors, span: Span) -> Span:
    """ "by Friday" and "until May" look ahead from the publication date, unless a "had" goes with it."""
    if anchors.published is None or phrase.words or phrase.day or phrase.year:
        return span
    return resolve(phrase._replace(tense="ahead"), Anchors(anchors.published))


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
