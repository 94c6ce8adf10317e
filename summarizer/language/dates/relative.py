"""Relative phrases: "yesterday evening", "earlier this month", "over the weekend", "three days ago"."""

from __future__ import annotations

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


def resolve_words(words: str, day: date) -> Span:
    """The span of a relative phrase, in lower case, of an article published on `day`."""
    parts = words.split()
    if "before yesterday" in words or "after tomorrow" in words:
        return days_away(day, -2 if "before" in words else 2)
    if parts[0] in _DAY_WORDS:
        return days_away(day, _DAY_WORDS[parts[0]])
    if parts[-1] == "ago":
        return _ago(_count(parts), _unit(parts[-2]), day)
    if parts[-1] == "weekend":
        return _weekend(parts[-2], day)
    if parts[-2] in _STEPS:
        return _whole(parts[-1], _STEPS[parts[-2]], day)
    return _past(_count(parts[1:]), _unit(parts[-1]), day)


def _count(words: list[str]) -> int | None:
    """None for "several", "a few" and "a couple of"."""
    if len(words) > 1 and words[1] in ("few", "couple"):
        return None
    return int(words[0]) if words[0].isdigit() else COUNTS.get(words[0])


def _unit(word: str) -> str:
    return word.rstrip("s")


def _whole(unit: str, step: int, day: date) -> Span:
    """The week (Monday to Sunday), month, year or (for "this morning", "last night") day `step` away from the day's."""
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
    """As precise as its unit: days give a day, weeks a week, months a month, years a year."""
    if count is None or unit == "decade":
        return UNDATED
    if unit == "hour":
        return day_range(shift(day, -1 - count // 24), day)
    return days_away(day, 0) if unit == "minute" else _whole(unit, -count, day)


def _past(count: int | None, unit: str, day: date) -> Span:
    """ "the past three days": up to publication."""
    if count is None:
        return UNDATED
    if unit in _MONTHS_IN:
        start = whole_month(day.year, day.month - count * _MONTHS_IN[unit], "derived").first
        same_day = start and start.replace(day=min(day.day, days_in(start.year, start.month)))
        return day_range(same_day, day)
    days = {"day": count, "week": 7 * count, "hour": -(-count // 24), "minute": 1}[unit]
    return day_range(shift(day, -days), day)
