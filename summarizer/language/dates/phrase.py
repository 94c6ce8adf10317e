"""A date as written, and what its words are called in numbers."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tense = Literal["", "ahead", "yearly", "had"]
"""What the clause says of its date: to come, coming round every year, before what is being told; "": none of these."""


class Phrase(NamedTuple):
    """A date as written, not yet resolved.

    `months`: of a quarter, a decade or a winter, how many there are from its first. `words`: what a relative phrase
    says, in lower case.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    months: int = 0
    weekday: int | None = None
    season: str = ""
    words: str = ""
    tense: Tense = ""


def _numbered(words: str, start: int) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start)}


WEEKDAYS = _numbered("mon tue wed thu fri sat sun", start=0)
COUNTS = _numbered("one two three four five six seven eight nine ten eleven twelve", start=1) | {"a": 1, "an": 1}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}  # northern
FEASTS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "valentine's day": (2, 14),
}
PARTS_OF_YEAR = {
    "half": _numbered("first second", start=0),
    "quarter": _numbered("first second third fourth", start=0),
}
_MONTHS = _numbered("jan feb mar apr may jun jul aug sep oct nov dec", start=1)


def month_number(written: str) -> int:
    """ "April", "Apr." and "apr" are 4."""
    return _MONTHS[written[:3].lower()]


def weekday_number(written: str) -> int:
    """Monday is 0."""
    return WEEKDAYS[written[:3].lower()]
