"""What stands around a number: the qualifier and the currency before it, the unit and the noun after it."""

from __future__ import annotations

import re

from summarizer.language.numbers.nouns import noun_after, noun_of
from summarizer.language.numbers.reading import Number
from summarizer.language.numbers.words import MONEY, QUALIFIERS, UNIT, UNITS

_QUALIFIER_REACH = 26  # code points that the longest qualifier takes, with spaces
_QUALIFIER_WORDS = 4  # "in the region of"

MONEY_BEFORE = re.compile(r"(?<![\w])((?:us|a|c)?\$|[€£¥₹₽₩₴₺]|(?:usd|eur|gbp|jpy|cny|chf|aud|cad|inr|rub|rs)\.?)\s?$")
TAIL = re.compile(r"\s+or\s+(more|so|fewer|less|higher)\b|-(odd)\b|\+(?!\w)")
_TAILS = {"so": "about", "odd": "about", "fewer": "at_most", "less": "at_most"}
_WORD_BEFORE = re.compile(r"[^\s('\"\u201c\u2018][^\s(\"\u201c\u2018]*")
_OF_NOUN = re.compile(r"\s+of(?:\s+(?:the|all|its|their|his|her|these|those))?(?=\s)")
_OLD = re.compile(r"[\s-]years?[\s-]olds?\b")
_AGED = re.compile(r"\bage[ds]?(?:\s+(?:of|between))?\s+$")
_NAME_BEFORE = re.compile(r"[A-Z]\w+, $")


def qualifier_before(low: str, floor: int, start: int) -> tuple[str, int]:
    """The qualifier that ends just before `start`, and where it begins; ("", start) if none.

    "at least some 40": both words belong to the span, the bound is what counts.
    """
    qualifier = ""
    for _ in range(2):
        window = max(floor, start - _QUALIFIER_REACH)
        words = [found.span() for found in _WORD_BEFORE.finditer(low, window, start)][-_QUALIFIER_WORDS:]
        if not words or low[words[-1][1] : start].strip():
            break
        for begin, _ in words:
            if begin > floor and low[begin - 1].isalnum():
                continue
            if found := QUALIFIERS.get(" ".join(low[begin : words[-1][1]].split())):
                qualifier = qualifier if qualifier in ("at_least", "at_most") else found
                start = begin
                break
        else:
            break
    return qualifier, start


def qualifier_after(tail: re.Match[str]) -> str:
    return _TAILS.get(tail[1] or tail[2], "at_least")


def money_before(low: str, floor: int, start: int) -> tuple[str, int]:
    """The currency that ends just before `start`, and where it begins; ("", start) if none."""
    found = MONEY_BEFORE.search(low, max(floor, start - 6), start)
    return (MONEY[found[1].rstrip(".")], found.start()) if found else ("", start)


def unit_and_noun(text: str, low: str, start: int, number: Number) -> tuple[str, str, int]:
    """Unit, counted noun and the end of both, of a number or range that begins at `start` and ends with `number`."""
    end = number.end
    if age_end := _age(text, low, start, end):
        return "years", "age", age_end
    unit = UNIT.match(low, end)
    if unit and not number.unit and not (unit[1] == "m" and number.scaled):
        of = _OF_NOUN.match(low, unit.end())
        noun, stop = noun_of(text, low, of.end()) if of else ("", unit.end())
        return UNITS[unit[1]], noun, stop if noun else unit.end()
    of = _OF_NOUN.match(low, end) if number.unit or number.vague else None
    if of and number.vague and (measure := UNIT.match(low, of.end())):
        return UNITS[measure[1]], "", measure.end()  # "millions of dollars"
    if of:
        noun, stop = noun_of(text, low, of.end())
    else:
        tail = TAIL.match(low, end)
        noun, stop = noun_after(text, low, tail.end() if tail else end, single=number.value == 1)
    return number.unit, noun, stop if noun else end


def _age(text: str, low: str, start: int, end: int) -> int:
    """Where an age ends: "43 years old", "aged 43", "Anna Brook, 43, said"; 0 if the number is none."""
    if old := _OLD.match(low, end):
        return old.end()
    aged = _AGED.search(low[max(0, start - 15) : start])
    aside = text[end : end + 1] == "," and text[start - 2 : start] == ", "
    return end if aged or (aside and _NAME_BEFORE.search(text[max(0, start - 40) : start])) else 0
