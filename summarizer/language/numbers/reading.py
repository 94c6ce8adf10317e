"""One number, in digits or words."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from summarizer.language.numbers.words import MANY, PARTS, SCALE, SHORT_SCALE, SMALL, UNIT

DIGITS = "0123456789"

_EXACT_BELOW = 1e15  # whole floats below this keep every digit
_TEN, _TWENTY = 10, 20
_SMALL_WORD = "(?:" + "|".join(sorted(SMALL, key=len, reverse=True)) + ")"

NUMBER_START = re.compile(
    rf"(?<!\w)(?:[0-9]|(?:{_SMALL_WORD}|half|several|an?\s+(?:hundred|thousand|million|billion|trillion|dozen|third|"
    rf"quarter|fifth|sixth|eighth|tenth|couple\s+of|few)|{'|'.join(MANY)})\b)"
)
MAGNITUDE = re.compile(r"[ \u00a0-]?(hundred|thousand|million|billion|trillion|dozen|lakh|crore|mn|bn|tn)\b|([mkb])\b")
_IN_DIGITS = re.compile(
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
    r"|[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+|[0-9]+)(?![0-9])(?:\.[0-9]+)?"
)
_GROUPING = re.compile(r"[^0-9.]")
_LONG_METRES = re.compile(r"m\s+(?:away|deep|high|wide|tall|long|from|race|sprint|above|below|final)\b")
_LETTERS = re.compile(r"[a-z]+")
_HALF = re.compile(
    r"half\s+an?\s+(dozen|hundred|thousand|million|billion|trillion)\b|half(?=\s+(?:of|the|its|their|all)\b)"
)
_HALF_A = re.compile(r"half\s+an?(?=\s)")
_MANY_OF = re.compile(r"\s+of\s+(hundreds|thousands|millions|billions)\b")
_SEVERAL = re.compile(r"several\b|a\s+few\b|a\s+(couple)\s+of\b")
_SEVERAL_SCALE = re.compile(r"\s+(hundred|thousand|million|billion|dozen)\b")
_PART_COUNT = re.compile(rf"(?:an?|{_SMALL_WORD})\b")
_PART = re.compile(r"[\s-]+(half|halve|third|quarter|fifth|sixth|eighth|tenth)(s?)\b")
_RATIO = re.compile(rf"({_SMALL_WORD})\s+(?:in|out\s+of)\s+(?:every\s+)?({_SMALL_WORD}|[0-9]+)(?=\s+(?!of\b)[a-z]+s\b)")
_OF_SCALE = re.compile(r"\s+of\s+a\s+(million|billion|trillion)\b")
_ORDINAL_USE = re.compile(r"[ -](?!of\b|in\b|to\b|on\b|since\b|from\b|by\b|and\b)[a-z]")
_ARTICLE = re.compile(r"an?\s+")
_WORD = re.compile(rf"(?:[\s-]+(and)\s+|[\s-]+)?({_SMALL_WORD}|hundred|thousand|million|billion|trillion|dozen)\b")
_HALF_MORE = re.compile(r"[\s-]+and[\s-]+a[\s-]+half\b")
_HALF_SCALE = re.compile(r"\s+(thousand|million|billion|trillion)\b")


class Number(NamedTuple):
    """A number as read: `scaled` if a magnitude word stands with it, `vague` for "dozens" and "several"."""

    value: float
    end: int
    scaled: bool = False
    vague: str = ""
    unit: str = ""


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold ("İ".lower() is two code points)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def read_number(low: str, start: int) -> Number | None:
    """The number, in digits or words, that begins at `start`."""
    if start >= len(low):
        return None
    if low[start] in DIGITS:
        return _in_digits(low, start)
    if low.startswith("half", start):
        return _half(low, start)
    word = _LETTERS.match(low, start)
    if word is None:
        return None
    if word[0] in MANY:
        return _many(low, word[0], word.end())
    return _few(low, start) or _part(low, start) or _in_words(low, start)


def scaled(value: float, scale: float) -> float:
    """`value * scale`, free of binary noise: 1.1 million is 1100000.0."""
    product = value * scale
    whole = product < _EXACT_BELOW and math.isclose(product, round(product), rel_tol=1e-12)
    return float(round(product)) if whole else product


def _in_digits(low: str, start: int) -> Number | None:
    found = _IN_DIGITS.match(low, start)
    if found is None:
        return None
    value, end = float(_GROUPING.sub("", found[0])), found.end()
    if not math.isfinite(value):
        return None
    scale = MAGNITUDE.match(low, end)
    if scale is None or (scale[2] == "m" and _LONG_METRES.match(low, end)):
        return Number(value, end)
    return Number(scaled(value, SHORT_SCALE[scale[1] or scale[2]]), scale.end(), scaled=True)


def _half(low: str, start: int) -> Number | None:
    found = _HALF.match(low, start)
    if found is None:
        measure = _HALF_A.match(low, start)  # "half an hour"
        return Number(0.5, measure.end()) if measure and UNIT.match(low, measure.end()) else None
    if found[1]:
        return Number(SCALE[found[1]] / 2, found.end(), scaled=True)
    return Number(0.5, found.end(), unit="share")


def _many(low: str, word: str, end: int) -> Number | None:
    """ "dozens", "tens of thousands": a floor of two of them."""
    if of := _MANY_OF.match(low, end):
        return Number(MANY[word] * MANY[of[1]] / 2, of.end(), vague="at_least")
    if word in ("tens", "scores") and not low.startswith(" of ", end):
        return None
    return Number(MANY[word], end, vague="at_least")


def _few(low: str, start: int) -> Number | None:
    found = _SEVERAL.match(low, start)
    if found is None:
        return None
    value, vague = (2.0, "couple") if found[1] else (3.0, "about")
    if scale := _SEVERAL_SCALE.match(low, found.end()):
        return Number(value * SCALE[scale[1]], scale.end(), vague=vague)
    return Number(value, found.end(), vague=vague)


def _part(low: str, start: int) -> Number | None:
    """ "a third", "two-thirds", "one in three", "a quarter of a million".

    "A third man" is an ordinal: a bare part must be "of" something or end its phrase.
    """
    if ratio := _RATIO.match(low, start):
        of = _in_digits(low, ratio.start(2)) if low[ratio.start(2)] in DIGITS else Number(SMALL[ratio[2]], ratio.end(2))
        count_of = SMALL.get(ratio[1], 0)
        if of and of.end == ratio.end() and count_of < of.value:
            return Number(count_of / of.value, of.end, unit="share")
    count = _PART_COUNT.match(low, start)
    part = _PART.match(low, count.end()) if count else None
    if count is None or part is None or (not part[2] and _ORDINAL_USE.match(low, part.end())):
        return None
    share = SMALL.get(count[0], 1) / PARTS[part[1]]
    if scale := _OF_SCALE.match(low, part.end()):
        return Number(share * SCALE[scale[1]], scale.end(), scaled=True)
    return Number(share, part.end(), unit="share")


def _in_words(low: str, start: int) -> Number | None:
    """ "one hundred and five", "two and a half million", "a dozen"."""
    article = _ARTICLE.match(low, start)
    total, current, end = 0.0, (1.0 if article else 0.0), (article.end() if article else start)
    smallest, last = math.inf, ""
    while found := _WORD.match(low, end):
        word, kind = found[2], _kind(found[2])
        if not last and found.start(2) != end:
            break
        if not _fits(kind, last, joined=bool(found[1]), seen=bool(article or last)):
            break
        if word in SMALL:
            current += SMALL[word]
        elif word == "hundred":
            current *= 100
        elif SCALE[word] < smallest:
            total, current, smallest = total + current * SCALE[word], 0.0, SCALE[word]
        else:
            break
        end, last = found.end(), kind
    return _with_half(low, total + current, end, last in ("hundred", "scale")) if last else None


def _with_half(low: str, value: float, end: int, is_scaled: bool) -> Number:
    half = _HALF_MORE.match(low, end)
    if half is None:
        return Number(value, end, is_scaled)
    if scale := _HALF_SCALE.match(low, half.end()):
        return Number((value + 0.5) * SCALE[scale[1]], scale.end(), scaled=True)
    return Number(value + 0.5, half.end(), is_scaled)


def _kind(word: str) -> str:
    if word in SMALL:
        return "unit" if SMALL[word] < _TEN else "teen" if SMALL[word] < _TWENTY else "ten"
    return "hundred" if word == "hundred" else "scale"


def _fits(kind: str, last: str, *, joined: bool, seen: bool) -> bool:
    """Whether a number word of this kind can follow the last one within one number."""
    if kind in ("hundred", "scale"):
        return not joined and seen and not (kind == "hundred" and last in ("hundred", "scale"))
    if not last:
        return not seen
    if last in ("hundred", "scale"):
        return True
    return kind == "unit" and last == "ten" and not joined
