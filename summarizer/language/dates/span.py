"""The first and last day of a day, a month, a year. What lies beyond the calendar's ends is undated."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal, NamedTuple

from summarizer.schema import Precision

Basis = Literal["stated", "metadata", "derived"]


class Span(NamedTuple):
    """Resolved bounds; `None` at both ends where they stay open."""

    first: date | None
    last: date | None
    precision: Precision
    basis: Basis


UNDATED = Span(None, None, "undated", "derived")


def shift(day: date, days: int) -> date | None:
    """`day` moved by `days`; None where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, if it exists."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def days_away(day: date, days: int) -> Span:
    """The day so many days after `day`."""
    moved = shift(day, days)
    return Span(moved, moved, "day", "derived") if moved else UNDATED


def day_range(first: date | None, last: date | None) -> Span:
    return Span(first, last, "range", "derived") if first and last else UNDATED


def whole_month(year: int, month: int, basis: Basis) -> Span:
    """`month` may run over the year's ends: 0 is December before, 13 January after."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return UNDATED
    return Span(date(year, month, 1), date(year, month, days_in(year, month)), "month", basis)


def whole_year(year: int, basis: Basis) -> Span:
    if not MINYEAR <= year <= MAXYEAR:
        return UNDATED
    return Span(date(year, 1, 1), date(year, 12, 31), "year", basis)
