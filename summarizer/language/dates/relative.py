"""Relative phrases: "yesterday evening", "over the weekend", "three days ago"; after a day told of, "the next day"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from summarizer.language.dates.phrase import COUNTS, WEEKDAYS
from summarizer.language.dates.span import (
    UNDATED,
    Span,
    day_range,
    days_away,
    days_in,
    shift,
    whole_month,
    whole_year,
)

_DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
_YEARS_IN_DECADE = 10


_TOLD = re.compile(r"\b(?:later|earlier)$|^the (?:next|following|previous|day (?:before|after)$)")


_BY_THE_DAY = re.compile(
    r"^(?:today|tonight|yesterday|tomorrow|overnight|the day|day)\b|(?:morning|noon|evening|night)$"
)


def counts_by_the_day(words: str) -> bool:
    """Whether a phrase means another day when it is said a day later: "yesterday", "last night"."""
    return bool(_BY_THE_DAY.search(words))


def counts_from_told(words: str) -> bool:
    """Whether a phrase counts from a day that is told of, not from publication: "the next day", "two weeks later"."""
    return bool(_TOLD.search(words))


def resolve_told(words: str, day: date) -> Span:
    """The span of such a phrase, in lower case, after `day` was told of."""
    parts = words.removeprefix("the ").split()
    if parts[-1] in ("later", "earlier"):
        return _stepped(_count(parts), _unit(parts[-2]), 1 if parts[-1] == "later" else -1, day)
    if parts[0] == "day":
        return days_away(day, 1 if parts[1] == "after" else -1)
    if parts[1][:3] in WEEKDAYS:
        return days_away(day, (WEEKDAYS[parts[1][:3]] - day.weekday() - 1) % 7 + 1)
    return _whole(parts[1], -1 if parts[0] == "previous" else 1, day)


def resolve_words(words: str, day: date) -> Span:
    """The span of a relative phrase, in lower case, of an article published on `day`."""
    return next(resolved(words.split(), day) for pattern, resolved in _RULES if pattern.search(words))


def _near(step: int, day: date) -> Span:
    """ "today" is the article's own date; "yesterday" follows from it."""
    return Span(day, day, "day", "metadata") if step == 0 else days_away(day, step)


def _count(words: list[str]) -> int | None:
    """None for "several", "a few" and "a couple of"."""
    if len(words) > 1 and words[1] in ("few", "couple"):
        return None
    return int(words[0]) if words[0].isdigit() else COUNTS.get(words[0])


def _unit(word: str) -> str:
    return word.rstrip("s")


def _whole(unit: str, step: int, day: date) -> Span:
    """The week (Monday to Sunday), month, year or else day `step` away from the day's."""
    if unit == "week":
        monday = shift(day, 7 * step - day.weekday())
        return day_range(monday, shift(monday, 6) if monday else None)
    if unit == "month":
        return whole_month(day.year, day.month + step, "derived")
    return whole_year(day.year + step, "derived") if unit == "year" else days_away(day, step)


def _weekend(word: str, day: date) -> Span:
    """Saturday and Sunday: the day's own weekend, else the last one; "this" and "next" count by weeks."""
    own = 0 if day.weekday() >= WEEKDAYS["sat"] else -1
    saturday = shift(day, WEEKDAYS["sat"] - day.weekday() + 7 * _STEPS.get(word, own))
    return day_range(saturday, shift(saturday, 1) if saturday else None)


def _ago(count: int | None, unit: str, day: date) -> Span:
    if count is not None and unit == "hour":
        return day_range(shift(day, -1 - count // 24), day)
    return days_away(day, 0) if count and unit == "minute" else _stepped(count, unit, -1, day)


def _stepped(count: int | None, unit: str, sign: int, day: date) -> Span:
    """As precise as its unit: days give a day, weeks a week, months a month, years and decades a year."""
    if count is None or unit in ("hour", "minute"):
        return UNDATED
    if unit == "decade":
        return _whole("year", sign * count * _YEARS_IN_DECADE, day)
    return _whole(unit, sign * count, day)


def _very_day(count: int | None, unit: str, day: date) -> Span:
    """ "a week ago today"."""
    start = _back(count, unit, day) if count else None
    return Span(start, start, "day", "derived") if start else UNDATED


def _past(count: int | None, unit: str, day: date) -> Span:
    """ "the past three days": up to publication."""
    return UNDATED if count is None else day_range(_back(count, unit, day), day)


def _back(count: int, unit: str, day: date) -> date | None:
    """The day so many units before."""
    if unit in _MONTHS_IN:
        month = whole_month(day.year, day.month - count * _MONTHS_IN[unit], "derived").first
        return month and month.replace(day=min(day.day, days_in(month.year, month.month)))
    return shift(day, -{"day": count, "week": 7 * count, "hour": -(-count // 24), "minute": 1}[unit])


# The first whose pattern is found in the phrase; the last one takes what is left: "this week", "last night".
_RULES: tuple[tuple[re.Pattern[str], Callable[[list[str], date], Span]], ...] = (
    (re.compile("before yesterday"), lambda _, day: days_away(day, -2)),
    (re.compile("after tomorrow"), lambda _, day: days_away(day, 2)),
    (re.compile("^(?:today|tonight|yesterday|tomorrow)"), lambda words, day: _near(_DAY_WORDS[words[0]], day)),
    (re.compile("^overnight"), lambda _, day: day_range(shift(day, -1), day)),
    (re.compile("^in "), lambda words, day: _stepped(_count(words[1:]), _unit(words[-1]), 1, day)),
    (re.compile("ago today$"), lambda words, day: _very_day(_count(words), _unit(words[-3]), day)),
    (re.compile("ago$"), lambda words, day: _ago(_count(words), _unit(words[-2]), day)),
    (re.compile("weekend$"), lambda words, day: _weekend(words[-2], day)),
    (re.compile("^(?:last|past) .* "), lambda words, day: _past(_count(words[1:]), _unit(words[-1]), day)),
    (re.compile("(?:week|month|year)$"), lambda words, day: _whole(words[-1], _STEPS[words[-2]], day)),
    (re.compile(""), lambda words, day: _near(_STEPS[words[-2]], day)),
)
