"""A date as written, and what its words are called in numbers."""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """A date as written, not yet resolved. `words`: what a relative phrase says, lower-case; `future`: after "will"."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    season: str = ""
    words: str = ""
    future: bool = False


def _numbered(words: str, start: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start)}


WEEKDAYS = _numbered("mon tue wed thu fri sat sun", start=0)
COUNTS = _numbered("one two three four five six seven eight nine ten eleven twelve", start=1) | {"a": 1, "an": 1}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}  # northern
_MONTHS = _numbered("jan feb mar apr may jun jul aug sep oct nov dec", start=1)


def month_number(written: str) -> int:
    """ "April", "Apr." and "apr" are 4."""
    return _MONTHS[written[:3].lower()]


def weekday_number(written: str) -> int:
    """Monday is 0."""
    return WEEKDAYS[written[:3].lower()]
