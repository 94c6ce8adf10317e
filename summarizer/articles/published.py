"""A date as people and machines write it → `datetime` where time and zone stand there, else `date`.

Nothing is guessed: 03/02/2026 may be two days, so it is none; a date without a year is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

_MONTH_NAMES = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
)
_MONTHS = {name: number for row in _MONTH_NAMES for number, name in enumerate(row.split(), 1)} | {"sept": 9}

MONTH = "(?:" + "|".join(sorted(_MONTHS, key=lambda name: (-len(name), name))) + r")\b\.?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|er|º|\.)?"
_DATE = (
    r"(?:(?P<y1>[0-9]{4})[-/](?P<m1>[0-9]{2})[-/](?P<d1>[0-9]{2})"
    rf"|(?P<d2>{_DAY})[\s-]+(?:of\s+|de\s+)?(?P<m2>{MONTH}),?[\s-]+(?:de\s+)?(?P<y2>[0-9]{{4}})"
    rf"|(?P<m3>{MONTH})\s+(?P<d3>{_DAY}),?\s+(?P<y3>[0-9]{{4}})"
    r"|(?P<d4>[0-9]{1,2})\.(?P<m4>[0-9]{1,2})\.(?P<y4>[0-9]{4})"
    r"|(?P<a5>[0-9]{1,2})/(?P<b5>[0-9]{1,2})/(?P<y5>[0-9]{4}))(?![0-9])"
)
_TIME = (
    r"(?:(?:T|\s*[,|–—-]?\s*(?:at\s+)?)(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?)\b\)?)?)?"
)
_STAMP = re.compile(WEEKDAY + _DATE + _TIME, re.IGNORECASE)
_MONTHS_OF_YEAR = 12
_LONGEST = 80  # characters; no written date is longer


def parse_published(value: str) -> datetime | date | None:
    """The moment that a field gives, `None` where it is no full date.

    >>> parse_published("2026-03-02T14:05:00Z")
    datetime.datetime(2026, 3, 2, 14, 5, tzinfo=datetime.timezone.utc)
    >>> parse_published("Monday, 2 March 2026")
    datetime.date(2026, 3, 2)
    """
    value = value.strip()
    found = match_published(value) if len(value) <= _LONGEST else None
    return found[0] if found and not value[found[1] :].strip(" .") else None


def match_published(text: str, start: int = 0) -> tuple[datetime | date, int] | None:
    """The date that `text` has at `start`, with the offset of its end."""
    found = _STAMP.match(text, start)
    day = _day(found) if found else None
    return (_moment(found, day) or day, found.end()) if found and day else None


def _day(found: re.Match[str]) -> date | None:
    group: dict[str, str] = found.groupdict("")
    year, month, day = next(
        ((group[f"y{n}"], group[f"m{n}"], group[f"d{n}"]) for n in range(1, 5) if group[f"y{n}"]), ("", "", "")
    )
    if not year:
        return _numeric(int(group["a5"]), int(group["b5"]), int(group["y5"]))
    return _valid(int(year), _month(month), int(re.sub(r"[^0-9]", "", day)))


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS[written.lower().rstrip(".")]


def _numeric(first: int, second: int, year: int) -> date | None:
    """Day and month around a slash: only where one of them cannot be a month, or both are the same."""
    if first > _MONTHS_OF_YEAR or first == second:
        return _valid(year, second, first)
    return _valid(year, first, second) if second > _MONTHS_OF_YEAR else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(found: re.Match[str], day: date) -> datetime | None:
    if not (found["hour"] and found["zone"]):
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    try:
        return datetime.combine(
            day, time(hour, int(found["minute"]), int(found["second"] or 0), tzinfo=_offset(found["zone"]))
        )
    except ValueError:
        return None


def _offset(zone: str) -> timezone:
    if zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-span if zone[0] == "-" else span)
