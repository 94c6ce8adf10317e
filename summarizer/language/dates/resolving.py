"""A date phrase → its first and last day, given the publication date and the full dates that came before."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from summarizer.language.dates.phrase import SEASONS, Phrase
from summarizer.language.dates.relative import resolve_words
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
_DAYS_SAME_STORY = 60  # … and this near, on either side, to a full date given earlier in the article


def resolve(phrase: Phrase, day: date | None, known: tuple[date, ...]) -> Span:
    """The bounds of one phrase."""
    if phrase.month:
        return _in_month(phrase, phrase.month, day, known)
    if phrase.season:
        return _resolve_season(phrase, day)
    if phrase.year:
        return whole_year(phrase.year, "stated")
    if day is None:
        return UNDATED
    if phrase.weekday is not None:
        return _resolve_weekday(phrase, phrase.weekday, day)
    return resolve_words(phrase.words, day)


def _in_month(phrase: Phrase, month: int, day: date | None, known: tuple[date, ...]) -> Span:
    if phrase.day:
        return _resolve_day(phrase, month, phrase.day, day, known)
    return _resolve_month(phrase, month, day, known)


def _basis(phrase: Phrase) -> Basis:
    return "stated" if phrase.year else "derived"


def _resolve_day(phrase: Phrase, month: int, first: int, day: date | None, known: tuple[date, ...]) -> Span:
    year = phrase.year or _named_year(phrase, day) or _near_year(phrase, day, known)
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


def _near_year(phrase: Phrase, day: date | None, known: tuple[date, ...]) -> int | None:
    """The year in which the day lies near the publication date, else near the latest full date before it."""
    if phrase.words:
        return None
    anchors = [(day, DAYS_BEFORE, DAYS_AFTER)] if day else []
    anchors += [(other, _DAYS_SAME_STORY, _DAYS_SAME_STORY) for other in reversed(known)]
    for anchor, before, after in anchors:
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


def _resolve_month(phrase: Phrase, month: int, day: date | None, known: tuple[date, ...]) -> Span:
    """A full mention of the month earlier in the article comes first, then the publication date."""
    if phrase.year:
        return whole_month(phrase.year, month, "stated")
    earlier = next((other.year for other in reversed(known) if other.month == month), None)
    if earlier and not phrase.words:
        return whole_month(earlier, month, "derived")
    if day is None:
        return Span(None, None, "month", "stated")
    year = _named_year(phrase, day) or day.year + _years_away(phrase, month, day)
    return whole_month(year, month, "derived")


def _years_away(phrase: Phrase, month: int, day: date) -> int:
    """How many years after publication a month without a year is: the last such month, or the next."""
    if phrase.words == "this":
        return 0
    if phrase.words == "next":
        return int(month <= day.month)
    if phrase.words == "this coming" or (phrase.future and not phrase.words):
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
    return days_away(day, (-back) % 7 if phrase.future else -back)
