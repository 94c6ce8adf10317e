"""Two numbers that belong together: the ends of a range, or a value before and after a change."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.language.numbers.reading import DIGITS, Number, read_number, scaled
from summarizer.language.numbers.skipping import is_skipped
from summarizer.language.numbers.words import SCALE, UNIT

_REACH = 120  # code points before a number in which "from" and its verb are looked for

_TO = re.compile(r"\s?(-|\u2013|\u2014|\bto\b|\band\b|\bor\b)\s?(?:[$€£])?")
_CLAUSE_END = re.compile(r"[.;!?]\s")
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}[$€£]?$")
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+){0,2}[$€£]?$")
_SCORE = re.compile(r"\b(?:won|lost|beat|drew|vote of|voted|score of)\s+(?:by\s+)?$")
_CHANGE = re.compile(
    r"\b(?:rose|rises?|rising|risen|cut|cuts|rais(?:ed|es|ing)|fell|falls?|falling|fallen|lower(?:ed|s|ing)|up|down|"
    r"increas\w+|decreas\w+|reduc\w+|dropp?\w*|grew|grow\w*|shr[ai]nk\w*|climb\w*|jump\w*|slid|declin\w+|went|goes|"
    r"chang\w+|mov(?:ed|es|ing)|revis\w+|lift\w*|widen\w*|narrow\w*|slip\w*|surg\w+|soar\w*)\b"
)


class Second(NamedTuple):
    """The number after "to"; `is_change`: "rose from 4 to 5" is two values, not a range."""

    start: int
    number: Number
    is_change: bool


def second_number(low: str, start: int, first: Number) -> Second | None:
    """The number that belongs to `first`, which begins at `start`."""
    unit = UNIT.match(low, first.end)
    link = _TO.match(low, unit.end() if unit else first.end) or _TO.match(low, first.end)
    if link is None or first.vague or (link[1] == "\u2014" and unit):
        return None
    second = read_number(low, link.end())
    if second is None or second.vague or (low[link.end()] in DIGITS and is_skipped(low, link.end())):
        return None
    clause = _CLAUSE_END.split(low[max(0, start - _REACH) : start])[-1]
    is_change = bool(_FROM.search(clause) and _CHANGE.search(clause))
    if is_change or _is_range(link[1], clause, share_scale(first, second), second):
        return Second(link.end(), second, is_change)
    return None


def share_scale(first: Number, second: Number) -> Number:
    """ "11 to 12 million": the magnitude belongs to both."""
    if first.scaled or not second.scaled:
        return first
    scale = max((s for word, s in SCALE.items() if word != "dozen" and s <= second.value), default=1.0)
    if first.value > second.value / scale:
        return first
    return first._replace(value=scaled(first.value, scale), scaled=True)


def _is_range(link: str, clause: str, first: Number, second: Number) -> bool:
    """Whether two linked numbers are the ends of one range: not a score, not "14 and 20", not "2 or 8"."""
    if first.value >= second.value or _SCORE.search(clause):
        return False
    if link == "and":
        return bool(_BETWEEN.search(clause))
    return link != "or" or second.value - first.value == 1 or first.scaled
