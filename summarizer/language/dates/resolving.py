"""A date phrase → its first and last day, given when the article appeared and which dates it gave before."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from summarizer.language.dates.phrase import SEASONS, Phrase
from summarizer.language.dates.relative import counts_from_told, resolve_told, resolve_words
from summarizer.language.dates.span import (
    UNDATED,
    Basis,
    Span,
    days_away,
    days_in,
    make_date,
    whole_month,
    whole_year,
)

# A day and month without a year is taken as near the publication date if at most so many days before or after it;
# farther away, the year stays open.
DAYS_BEFORE = 60
DAYS_AFTER = 14
DAYS_AHEAD = 183  # … where the clause says that it is to come
DAYS_SAME_STORY = 60  # … and this near, on either side, to a full date given earlier in the article
DAYS_SAME_PERIOD = 183  # … and for a month this near


class Anchors(NamedTuple):
    """What a phrase may count from.

    `known`: full dates given earlier in the article; `told`: the day last told of, where it is the only one.
    """

    published: date | None
    known: tuple[date, ...] = ()
    told: date | None = None


def resolve(phrase: Phrase, anchors: Anchors) -> Span:
    """The bounds of one phrase."""
    if phrase.month:
        return _in_month(phrase, phrase.month, anchors)
    if phrase.season:
        return _resolve_season(phrase, anchors.published)
    if phrase.year:
        return whole_year(phrase.year, "stated")
    if counts_from_told(phrase.words):
        return resolve_told(phrase.words, anchors.told) if anchors.told else UNDATED
    return _from_publication(phrase, anchors.published) if anchors.published else UNDATED


def _from_publication(phrase: Phrase, day: date) -> Span:
    if phrase.weekday is not None:
        return _resolve_weekday(phrase, phrase.weekday, day)
    return resolve_words(phrase.words, day)


def _in_month(phrase: Phrase, month: int, anchors: Anchors) -> Span:
    if phrase.months:
        return _resolve_months(phrase, month, anchors.published)
    if phrase.day:
        return _resolve_day(phrase, month, phrase.day, anchors)
    return _resolve_month(phrase, month, anchors)


def _basis(phrase: Phrase) -> Basis:
    return "stated" if phrase.year else "derived"


def _resolve_months(phrase: Phrase, month: int, day: date | None) -> Span:
    """ "the first half of 2025", "the 1990s", "the winter of 2024-25"."""
    year = phrase.year or _named_year(phrase, day)
    if year is None:
        return UNDATED
    first = whole_month(year, month, _basis(phrase)).first
    last = whole_month(year, month + phrase.months - 1, _basis(phrase)).last
    return Span(first, last, "season" if phrase.season else "range", _basis(phrase)) if first and last else UNDATED


def _resolve_day(phrase: Phrase, month: int, first: int, anchors: Anchors) -> Span:
    year = phrase.year or _named_year(phrase, anchors.published) or _near_year(phrase, anchors)
    start = make_date(year, month, first) if year else None
    end = make_date(year, month, phrase.last_day) if year and phrase.last_day else start
    if start is None or end is None:
        return Span(None, None, "month_day", "stated")
    if end > start:
        return Span(start, end, "range", _basis(phrase))
    return Span(start, start, "day", _basis(phrase))


def _named_year(phrase: Phrase, day: date | None) -> int | None:
    """The year of "March last year"."""
    step = {"last year": -1, "this year": 0, "next year": 1}.get(phrase.words)
    return None if day is None or step is None else min(max(day.year + step, MINYEAR), MAXYEAR)


def _near_year(phrase: Phrase, anchors: Anchors) -> int | None:
    """The year in which the day lies near the publication date, or near the latest full date before it."""
    if phrase.words or phrase.tense == "yearly":
        return None
    after = DAYS_AHEAD if phrase.tense == "ahead" else DAYS_AFTER
    published = _year_near(phrase, anchors.published, DAYS_BEFORE, after) if anchors.published else None
    return _agreed(_told_year(phrase, anchors, DAYS_SAME_STORY, DAYS_SAME_STORY), published, phrase)


def _told_year(phrase: Phrase, anchors: Anchors, before: int, after: int) -> int | None:
    """The year in which the phrase lies near the latest full date that it is near to."""
    years = (_year_near(phrase, day, before, after) for day in reversed(anchors.known))
    return next(filter(None, years), None)


def _agreed(told: int | None, published: int | None, phrase: Phrase) -> int | None:
    """Of two years neither, unless a "had" says that the phrase belongs to what is being told."""
    if told and published and told != published:
        return told if phrase.tense == "had" else None
    return told or published


def _year_near(phrase: Phrase, anchor: date, before: int, after: int) -> int | None:
    """The year in which the phrase begins at most so many days before or after `anchor`."""
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        candidate = _in_year(phrase, year)
        if candidate and -before <= (candidate - anchor).days <= after:
            return year
    return None


def _in_year(phrase: Phrase, year: int) -> date | None:
    """The phrase's first day, if in that year its days exist and fall on its weekday."""
    month, day = phrase.month or 1, phrase.day or 1
    first = make_date(year, month, day)
    if first is None or not make_date(year, month, phrase.last_day or day):
        return None
    return first if phrase.weekday in (None, first.weekday()) else None


def _resolve_month(phrase: Phrase, month: int, anchors: Anchors) -> Span:
    """A full mention of the month earlier in the article comes first, then other full dates and the publication."""
    day = anchors.published
    if phrase.year:
        return whole_month(phrase.year, month, "stated")
    if phrase.tense == "yearly":
        return Span(None, None, "month", "stated")
    earlier = next((other.year for other in reversed(anchors.known) if other.month == month), None)
    if earlier and not phrase.words:
        return whole_month(earlier, month, "derived")
    told = None if phrase.words or phrase.tense == "ahead" else _told_month(phrase, anchors)
    published = (_named_year(phrase, day) or day.year + _years_away(phrase, month, day)) if day else None
    year = _agreed(told, published, phrase)
    return whole_month(year, month, "derived") if year else Span(None, None, "month", "stated")


def _told_month(phrase: Phrase, anchors: Anchors) -> int | None:
    """The year of a month by what is told before it: what follows goes on in time, unless a "had" goes back."""
    before, after = (DAYS_SAME_PERIOD, 0) if phrase.tense == "had" else (0, DAYS_SAME_PERIOD)
    return _told_year(phrase, anchors, before, after)


def _years_away(phrase: Phrase, month: int, day: date) -> int:
    """How many years after publication a month without a year is: the last such month, or the next."""
    if phrase.words == "this":
        return 0
    if phrase.words == "next":
        return int(month <= day.month)
    if phrase.words == "this coming" or (phrase.tense == "ahead" and not phrase.words):
        return int(month < day.month)
    return -int(month >= day.month if phrase.words else month > day.month)


def _resolve_season(phrase: Phrase, day: date | None) -> Span:
    """Northern, meteorological seasons. The winter of a year may be either of two: both are inside the bounds."""
    first, last = SEASONS[phrase.season]
    winter = phrase.season == "winter"
    year = phrase.year
    if year is None and day:
        step = {"last": -1, "this past": -1, "next": 1}.get(phrase.words, 0)
        over = step < 0 and day.month > last and not winter  # "last summer" said in autumn is this year's
        year = day.year + (0 if over else step)
    if year is None or not MINYEAR < year < MAXYEAR:
        return UNDATED
    end = date(year + winter, last, days_in(year + winter, last))
    return Span(date(year - winter, first, 1), end, "season", _basis(phrase))


def _resolve_weekday(phrase: Phrase, weekday: int, day: date) -> Span:
    """The last such day up to publication, or the next where the text looks ahead.

    "last Monday" is before the day of publication, "next Monday" after it, "this Monday" in its week.
    """
    back = (day.weekday() - weekday) % 7
    if phrase.words in ("last", "this past"):
        return days_away(day, -(back or 7))
    if phrase.words in ("next", "this coming"):
        return days_away(day, 7 - back)
    if phrase.words == "this":
        return days_away(day, weekday - day.weekday())
    return days_away(day, (-back) % 7 if phrase.tense == "ahead" else -back)
