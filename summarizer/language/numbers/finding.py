"""Text → quantities: each number with what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.language.numbers.quantity import Quantity
from summarizer.language.numbers.ranges import second_number, share_scale
from summarizer.language.numbers.reading import DIGITS, NUMBER_START, Number, lower, read_number
from summarizer.language.numbers.skipping import end_of_token, skip
from summarizer.language.numbers.states import find_state
from summarizer.language.numbers.surroundings import (
    TAIL,
    money_before,
    qualifier_after,
    qualifier_before,
    unit_and_noun,
)
from summarizer.language.numbers.words import TIME_UNITS, UNIT, UNITS
from summarizer.schema import Qualifier

_AND_INJURED = re.compile(r" (?:and|or) (?:injured|wounded|hurt)\b")
_RANGE_LEAD = re.compile(r"\b(?:between|from)\s$")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of an English text, in order and disjoint.

    A "from … to …" after a verb of change ("rose from 4 to 5 per cent") gives two quantities, other ranges one.
    """
    return _find_quantities(text)


@lru_cache(maxsize=32_768)
def _find_quantities(text: str) -> tuple[Quantity, ...]:
    """The work of `find_quantities`, remembered: every check of a sentence asks for them again."""
    low = lower(text)
    found: list[Quantity] = []
    position = 0
    while begin := NUMBER_START.search(low, position):
        start = begin.start()
        in_digits = low[start] in DIGITS
        if in_digits and (end := skip(text, start)):
            position = end
            continue
        if quantities := _read(text, low, start, found[-1].end if found else 0):
            found.extend(quantities)
            position = max(quantities[-1].end, begin.end())
        else:
            position = max(begin.end(), end_of_token(text, start)) if in_digits else begin.end()
    return tuple(found)


def _read(text: str, low: str, start: int, floor: int) -> tuple[Quantity, ...]:
    """The quantity that begins with the number at `start`: none, one, or two where a value changed.

    `floor` is where the quantity before it ends.
    """
    first = read_number(low, start)
    if first is None:
        return ()
    second = second_number(low, start, first)
    last = second.number if second else first
    unit, noun, end = unit_and_noun(text, low, start, last)
    counted = noun or second or unit not in ("", "day") or qualifier_before(low, floor, start)[0]
    if low.startswith("one", start) and first.value == 1 and not counted:
        return ()  # a pronoun or an idiom: "one of the", "one day"
    currency, head = money_before(low, floor, start)
    unit = currency or unit
    if second is None:
        return (_build(text, low, (first, first), (unit, noun), (floor, head, end)),)
    first = share_scale(first, last)
    if not second.is_change:
        return (_build(text, low, (first, last), (unit, noun), (floor, head, end)),)
    own = UNIT.match(low, first.end)
    meaning, stop = (UNITS[own[1]] if own else unit, noun), own.end() if own else first.end
    return (
        _build(text, low, (first, first), meaning, (floor, head, stop)),
        _build(text, low, (last, last), (unit, noun), (second.start, second.start, end)),
    )


def _build(
    text: str, low: str, numbers: tuple[Number, Number], meaning: tuple[str, str], places: tuple[int, int, int]
) -> Quantity:
    """A Quantity from its two numbers (equal for a single one), (unit, noun), and (floor, start, end) of its words."""
    (first, last), (unit, noun), (floor, start, end) = numbers, meaning, places
    if first is not last and (lead := _RANGE_LEAD.search(low, max(floor, start - 8), start)):
        start = lead.start()
    sign = -1 if _is_negative(low, floor, start) else 1
    word, begin = qualifier_before(low, floor, start - (sign < 0))
    if tail := TAIL.match(low, last.end) or TAIL.match(low, end):
        word, end = qualifier_after(tail), max(end, tail.end())
    if _is_duration(low, begin, start, unit):
        word, begin = "", start
    bottom, top, qualifier = _bounds(sign * first.value, sign * last.value, first.vague, word)
    state = "" if unit else find_state(low, (begin, last.end, end), noun)
    if state == "casualty" and (more := _AND_INJURED.match(low, end)):
        end = more.end()  # "45 dead" of "45 dead and injured" would say something else
    return Quantity(bottom, top, unit, qualifier, noun, begin, end, text[begin:end], state)


def _is_negative(low: str, floor: int, start: int) -> bool:
    return low[start - 1 : start] in ("-", "\u2212") and start > floor and low[start - 2 : start - 1] in ("", " ", "(")


def _is_duration(low: str, begin: int, start: int, unit: str) -> bool:
    """ "over two days" is a duration, not a bound, unless it went on "for over two days"."""
    over = unit in TIME_UNITS and low[begin:start].strip() == "over"
    return over and not low[:begin].rstrip().endswith(("for", "lasted"))


def _bounds(first: float, last: float, vague: str, word: str) -> tuple[float | None, float | None, Qualifier]:
    """(low, high, qualifier) from the numbers and the words around them."""
    if "at_least" in (vague, word):
        return first, None, "at_least"
    if word == "at_most":
        return None, last, "at_most"
    if vague == "about":
        return first, None, "about"
    return first, last, "about" if word == "about" or vague else "exact"
