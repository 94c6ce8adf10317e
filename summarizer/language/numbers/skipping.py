"""Digits that are no quantity: dates, years, times, ordinals, list marks, addresses and names."""

from __future__ import annotations

import re

from summarizer.language.numbers.nouns import noun_after
from summarizer.language.numbers.reading import MAGNITUDE, lower
from summarizer.language.numbers.surroundings import MONEY_BEFORE, qualifier_before
from summarizer.language.numbers.words import UNIT, word_set

_REACH = 60  # code points around the digits that decide

_DESIGNATORS = word_set(
    "article section chapter resolution no number flight route highway road room gate platform paragraph clause page"
    " volume part phase level category type model boeing airbus formula channel radio version act annex protocol bus"
    " line track unit block building ward district precinct division brigade group apartment pier terminal"
)  # matched with a capital initial, or as "no." and "number"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NOT_QUANTITY = re.compile(
    rf"""[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}}(?:T[0-9:.+Z-]*)?)?(?![\w-])      # 2025-04-28
    | [0-9]{{1,2}}[:.][0-9]{{2}}(?::[0-9]{{2}})?\s?(?:[ap]\.?m\b\.?|GMT|UTC)  # 9.30 a.m.
    | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])                        # 14:30
    | [0-9]{{1,4}}(?:\s?(?:-|\u2013|to|and)\s?[0-9]{{1,2}})?\s?(?:[ap]\.?m\b\.?|GMT\b|UTC\b|o['\u2019]clock)  # 9am
    | [0-9]+(?:st|nd|rd|th|s)\b                                              # 20th, 1980s
    | [0-9]+(?:[/.][0-9]+){{2,}} | [0-9]+/[0-9]+                              # 28.04.2025, 24/7, versions
    | [0-9]{{1,2}}(?:\s?(?:-|\u2013|to|and)\s?[0-9]{{1,2}})?\s+(?:of\s+)?{_MONTH}(?:,?\s+[0-9]{{4}}\b)?  # 28 April
    | [0-9]{{2,4}}-[0-9]{{2,4}}-[0-9]{{2,}} | 0[0-9]+(?:[\ -][0-9]+)*   # telephone
    | [0-9]+\]                                                               # [3]
    """,
    re.VERBOSE,
)
_DAY_OF_MONTH = re.compile(
    r"[0-9]{1,2}(?:\s?(?:-|\u2013|to|and)\s?[0-9]{1,2})?(?![\w%]|[.,][0-9])(?:,?\s+[0-9]{4}\b(?!,[0-9]))?"
)
_AFTER_MONTH = re.compile(rf"(?<!\w){_MONTH},?\s+$")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?:\s?[-\u2013/]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}))?(?![\w%]|[.,][0-9])")
_OLD_YEAR = re.compile(r"1[5-8][0-9]{2}(?![\w%]|[.,][0-9])")  # only after "in", "since" …
_MORE_OF_NAME = re.compile(r"[0-9][\w.-]*(?:(?:\s?(?:,|-|\u2013)\s?|\s+(?:and|to|or)\s+)[0-9]+(?![\w%]|\s+[a-z]+s\b))*")
_GLUE = re.compile(r"[^\W\d_)][-\u2212\u2013.]$|[0-9)]\.$|[/@_#№\\=&]|www\.|^['\u2019]$")
_TICKER_TIME = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9](?=\s[A-Z])")  # "1535 Police say …"
_LIST_MARK = re.compile(r"[0-9]{1,3}[.)](?=\s)")
_TOKEN = re.compile(r"\S+?(?=[.,;:!?)\]\"”]*(?:\s|$))")
_PHONE = re.compile(r"[0-9][0-9 ()-]{6,}[0-9]")
_SUFFIXED = re.compile(r"[0-9]+[^\W\d_][\w-]*")
_KNOWN_SUFFIX = re.compile(r"[0-9]+(?:mn?|bn?|tn|k|[cmk]m|kg|ft|kph|kmh|mph|MW|GW)(?![^\W_])")
_WORD_AND_SPACE = re.compile(r"([^\W\d_]+)(\.?)\s$")
_YEAR_WORDS = word_set("in since until till during before after early late mid year season")
_BARE = re.compile(r"[0-9]{1,4}(?![\w%$+]|[.,\u2013-]?[0-9]|\s+or\s)")
_SENTENCE_STARTS = word_set(
    "In On At Of The About Some Over More And Around Nearly By For From To With After But Only All Than Least Almost"
    " Roughly Approximately Under Up Least Most Those Another Between Total Toll Police"
)


def skip(text: str, start: int) -> int:
    """The end of the date, time, ordinal, list mark or name whose digits begin at `start`; 0 if it is none of these."""
    if found := _NOT_QUANTITY.match(text, start):
        return found.end()
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - _REACH) : start]
    if not before.strip() and (mark := _LIST_MARK.match(text, start) or _TICKER_TIME.match(text, start)):
        return mark.end()
    if _is_glue(before[max(before.rfind(" "), before.rfind("\t")) + 1 :]):
        return end_of_token(text, start)
    if before.endswith("+"):
        return phone.end() if (phone := _PHONE.match(text, start)) else 0
    if _AFTER_MONTH.search(before[-12:]) and (day := _DAY_OF_MONTH.match(text, start)):
        return day.end()
    return _suffixed(text, start) or _named(text, start, before) or _year(text, start, before)


def is_skipped(text: str, start: int) -> bool:
    """Whether digits after a range word are a date, a time or an ordinal ("from 9 to 14:30")."""
    return bool(_NOT_QUANTITY.match(text, start) or _suffixed(text, start))


def end_of_token(text: str, start: int) -> int:
    return found.end() if (found := _TOKEN.match(text, start)) else start + 1


def _is_glue(token: str) -> bool:
    """Whether what stands before the digits, without a space, makes them part of a name: F-16, x.org/9, #5."""
    if token in ("", "-", "\u2212", "~", "≈", "<", ">", "+"):
        return False
    return bool(_GLUE.search(token)) and not token.endswith("$")


def _suffixed(text: str, start: int) -> int:
    """Digits with letters on them that are no unit or magnitude: 5G, 4x4, 12B."""
    found = _SUFFIXED.match(text, start)
    return 0 if found is None or _KNOWN_SUFFIX.match(text, start) else found.end()


def _named(text: str, start: int, before: str) -> int:
    """Article 51, Flight 9, Boeing 737; also a capitalised word before bare digits that count nothing: Apollo 11."""
    found = _WORD_AND_SPACE.search(before[-30:])
    if found is None:
        return 0
    word, dot = found.groups()
    singular = word.lower().removesuffix("s")
    numbering = singular == "number" or (singular == "no" and dot)
    if singular in _DESIGNATORS and (word[0].isupper() or numbering):
        name = _MORE_OF_NAME.match(text, start)
        return name.end() if name else start + 1
    bare = _BARE.match(text, start)
    named = word[0].isupper() and not dot and word not in _SENTENCE_STARTS and not word.endswith(("s", "ed"))
    return bare.end() if bare and named and len(word) > 1 and not _counts(text, start, bare.end()) else 0


def _counts(text: str, start: int, end: int) -> bool:
    """Whether a unit, a magnitude or a counted noun follows the digits `text[start:end]`."""
    near, width = text[start : start + _REACH], end - start
    low = lower(near)
    return bool(UNIT.match(low, width) or MAGNITUDE.match(low, width) or noun_after(near, low, width)[0])


def _year(text: str, start: int, before: str) -> int:
    """A calendar year: 19xx or 20xx that counts nothing ("2000 soldiers" does, "in 2014 soldiers came" does not)."""
    year = _YEAR.match(text, start) or _OLD_YEAR.match(text, start)
    low = before.lower()
    if year is None or MONEY_BEFORE.search(low):
        return 0
    last = (low.split() or [""])[-1]
    if last.strip(",.") in _YEAR_WORDS or _AFTER_MONTH.search(before[-12:]):
        return year.end()
    if year.re is _OLD_YEAR:
        return 0
    determined = last in ("the", "its", "this") and not text.startswith("00", start + 2)
    if not determined and _counts(text, start, start + 4):
        return 0  # but "the 2024 elections" are those of a year
    qualifier = qualifier_before(low, 0, len(before))[0]
    vague = qualifier in ("at_least", "at_most") or (qualifier == "about" and year[0].endswith("00"))
    return 0 if vague else year.end()
