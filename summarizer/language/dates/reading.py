"""Text → date phrases, as precise as their words, not yet resolved."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from functools import lru_cache

from summarizer.language.dates.patterns import (
    BARE_MONTH,
    BARE_WEEKDAY,
    BETWEEN,
    CALENDAR,
    DECADE,
    FEAST,
    IN_FUTURE,
    ISO,
    MONTH_YEAR,
    NUMERIC,
    PART_OF_YEAR,
    RELATIVE,
    SEASON,
    TRIGGER,
    YEAR_ALONE,
)
from summarizer.language.dates.phrase import (
    FEASTS,
    PARTS_OF_YEAR,
    Phrase,
    month_number,
    weekday_number,
)
from summarizer.language.dates.tense import tense_of

_DECEMBER = 12
_YEARS = 12  # months in one
_WINTER = 3  # months
_FIRST_BARE_YEAR = 1900  # an earlier year is one only after a word like "in"
_LEAP_YEAR = 2000  # where the year is open, 29 February exists


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BEFORE_MONTH = _set("in since until till by early late mid of from during throughout through around before after")
_BEFORE_YEAR = _BEFORE_MONTH | {"year", "season", "to", "between", "and", "for"}
_BEFORE_SURE_YEAR = _set("in since until during before after year throughout")
_BEFORE_OLD_YEAR = _set("in since during")
_EVERY = _set("every each")
_DETERMINERS = _set("the its his her their our this that a")
_FEASTS = _set("Black Good Bloody Palm Easter Ash Shrove Holy Super Cyber Every every Maundy Whit")

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s-]+(?:the\s+)?$")
_THE_BEFORE = re.compile(r"\b[Tt]he\s+$")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z][\w]")
_LOWER_AFTER = re.compile(r"\s+[a-z]")
_NOUN_AFTER = re.compile(r"\s+(?!on\b|to\b|for\b|by\b|into\b)[a-z]")
_NUMBER_AFTER = re.compile(r"\.?\s+[0-9]")
_COUNTED = re.compile(
    r"\s+(?!(?:was|is|has|does)\b)(?:[a-z]+\s)?(?:[a-z]+s|people|men|women|children|dead|per|km|million)\b"
)
_NEXT_YEAR = re.compile(r"-(?:19|20)[0-9]{2}(?!\w)")
_RELATIVE_YEAR = re.compile(r"\s+(?:of\s+)?((?:last|this|next)\s+year)\b")
_AND_DAY = re.compile(r"[0-9a-z]\s+and\s+[0-9]")


@lru_cache(maxsize=512)
def read_phrases(text: str) -> tuple[Phrase, ...]:
    """The date phrases of a text, in order and disjoint."""
    found: list[Phrase] = []
    position = 0
    while trigger := TRIGGER.search(text, position):
        phrase = next((p for read in _READERS if (p := read(text, trigger.start()))), None)
        if phrase:
            phrase = _of_year(text, phrase)
            found.append(phrase if phrase.year else phrase._replace(tense=tense_of(text, phrase.start, phrase.end)))
        position = phrase.end if phrase else trigger.start() + 1
    return tuple(found)


def _of_year(text: str, phrase: Phrase) -> Phrase:
    """ "in March last year": the year belongs to the month."""
    found = _RELATIVE_YEAR.match(text, phrase.end) if phrase.month and not phrase.year else None
    return phrase._replace(end=found.end(), words=_normal(found[1])) if found else phrase


def _iso(text: str, start: int) -> Phrase | None:
    found = ISO.match(text, start)
    if found is None:
        return None
    return _valid(Phrase(start, found.end(), int(found["year"]), int(found["month"]), int(found["day"])))


def _numeric(text: str, start: int) -> Phrase | None:
    """28.04.2025 and 28/04/2025; with slashes, only where one number cannot be a month."""
    found = NUMERIC.match(text, start)
    if found is None:
        return None
    day, month = int(found["a"]), int(found["b"])
    if found["mark"] == "/" and month > _DECEMBER:
        day, month = month, day
    elif found["mark"] == "/" and day <= _DECEMBER and day != month:
        return None
    return _valid(Phrase(start, found.end(), int(found["year"]), month, day))


def _calendar(text: str, start: int) -> Phrase | None:
    """ "April 28, 2025", "Monday, 28 April", "March 3-5", "3 to 5 March"."""
    found = CALENDAR.match(text, start)
    if found is None:
        return None
    year, last, end = found["year"] or found["year2"], found["last"] or found["last2"], found.end()
    if last and _AND_DAY.search(found[0]) and not BETWEEN.search(text[max(0, start - 10) : start]):
        if found["last2"]:
            return None  # "3 and 5 March" are two days; the second is read on its own
        last, end, year = None, found.end("day"), None  # "March 3 and 5": only the first is read
    return _valid(
        Phrase(
            start,
            end,
            year=int(year) if year else None,
            month=month_number(found["month"] or found["month2"]),
            day=int(found["day"] or found["day2"]),
            last_day=int(last) if last else None,
            weekday=weekday_number(found["weekday"]) if found["weekday"] else None,
        )
    )


def _valid(phrase: Phrase) -> Phrase | None:
    """The phrase if its days exist."""
    if not phrase.month or not phrase.day or phrase.month > _DECEMBER:
        return None
    days = calendar.monthrange(phrase.year or _LEAP_YEAR, phrase.month)[1]
    return phrase if phrase.day <= days and (phrase.last_day or 1) <= days else None


def _month_year(text: str, start: int) -> Phrase | None:
    found = MONTH_YEAR.match(text, start)
    return Phrase(start, found.end(), int(found["year"]), month_number(found["month"])) if found else None


def _bare_month(text: str, start: int) -> Phrase | None:
    """ "in September", "last May", "the October attack"; not "April Stone", nor "May" and "March" as verbs."""
    found = BARE_MONTH.match(text, start)
    if found is None or _NUMBER_AFTER.match(text, found.end()):
        return None
    before, after = _word_before(text, start), _CAPITAL_AFTER.match(text, found.end())
    anchored = found["when"] or found["part"] or before.lower() in (_BEFORE_MONTH | _EVERY)
    if not anchored and (after or found["month"] in ("May", "March") or before[:1].isupper()):
        attributive = before.lower() in _DETERMINERS and _NOUN_AFTER.match(text, found.end())
        if after or not attributive:
            return None
    month = month_number(found["month"])
    return Phrase(start, found.end(), month=month, words=_normal(found["when"]))


def _bare_weekday(text: str, start: int) -> Phrase | None:
    found = BARE_WEEKDAY.match(text, start)
    if found is None:
        return None
    named = _THE_BEFORE.search(text[max(0, start - 5) : start]) and _CAPITAL_AFTER.match(text, found.end())
    if not found["when"] and (named or _word_before(text, start) in _FEASTS):
        return None
    weekday = weekday_number(found["weekday"])
    return Phrase(start, found.end(), weekday=weekday, words=_normal(found["when"]))


def _season(text: str, start: int) -> Phrase | None:
    found = SEASON.match(text, start)
    if found is None or not (found["when"] or found["year"]):
        return None
    year, season = int(found["year"]) if found["year"] else None, found["season"].lower()
    if found["next"] and season == "winter":
        return Phrase(start, found.end(), year, _DECEMBER, months=_WINTER, season=season)  # "winter of 2024-25"
    end = found.start("next") if found["next"] else found.end()
    return Phrase(start, end, year, season=season, words=_normal(found["when"]))


def _feast(text: str, start: int) -> Phrase | None:
    """ "New Year's Eve 2023", "Christmas Day"."""
    found = FEAST.match(text, start)
    if found is None:
        return None
    month, day = FEASTS[_normal(found["feast"]).replace("\u2019", "'")]
    return Phrase(start, found.end(), int(found["year"]) if found["year"] else None, month, day)


def _part_of_year(text: str, start: int) -> Phrase | None:
    """ "the second half of 2024"; a quarter of no year may be one of a match."""
    found = PART_OF_YEAR.match(text, start)
    place = PARTS_OF_YEAR[found["part"]].get(found["nth"]) if found else None
    if found is None or place is None:
        return None
    year, months = int(found["year"]) if found["year"] else None, _YEARS // len(PARTS_OF_YEAR[found["part"]])
    return Phrase(start, found.end(), year, 1 + place * months, months=months, words=_normal(found["when"]))


def _decade(text: str, start: int) -> Phrase | None:
    """ "the 1990s"."""
    found = DECADE.match(text, start)
    return Phrase(start, found.end(), int(found["year"]), 1, months=10 * _YEARS) if found else None


def _relative(text: str, start: int) -> Phrase | None:
    found = RELATIVE.match(text, start)
    if found is None:
        return None
    titled = found["day"] and found[0][0].isupper() and text[max(0, start - 2) : start - 1].isalnum()
    return None if titled else Phrase(start, found.end(), words=_normal(found[0]))


def _in_future(text: str, start: int) -> Phrase | None:
    """ "The deadline passes in two days"; but "14 people died in two days" says how long it took."""
    found = IN_FUTURE.match(text, start)
    if found is None or tense_of(text, start, found.end()) != "ahead":
        return None
    return Phrase(start, found.end(), words=_normal(found[0]))


def _year(text: str, start: int) -> Phrase | None:
    """ "in 2024", "early 2024", "the 2024 election", "(2024)"; not "a total of 2000 soldiers"."""
    found = YEAR_ALONE.match(text, start)
    if found is None:
        return None
    year, end, before = int(found["year"]), found.end(), _word_before(text, start).lower()
    if year < _FIRST_BARE_YEAR and before not in _BEFORE_OLD_YEAR:
        return None
    is_year = (
        found["part"]
        or before in _BEFORE_SURE_YEAR
        or (before in _BEFORE_YEAR and not _COUNTED.match(text, end))
        or (year % 100 and _is_named(text, start, end))
        or _is_bounded(text, start, end)
    )
    return Phrase(start, end, year) if is_year else None


def _is_named(text: str, start: int, end: int) -> bool:
    """ "the 2024 election", "Varno's 2024 budget"."""
    determined = text[max(0, start - 4) : start].lower().endswith(("the ", "its ", "\u2019s ", "'s "))
    return determined and bool(_LOWER_AFTER.match(text, end))


def _is_bounded(text: str, start: int, end: int) -> bool:
    """ "(2024)" and the years of "2014-2016"."""
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return bracketed or bool(_NEXT_YEAR.match(text, end)) or text[start - 1 : start] == "-"


_READERS: tuple[Callable[[str, int], Phrase | None], ...] = (
    _iso, _numeric, _calendar, _month_year, _bare_month, _bare_weekday, _season, _feast, _part_of_year, _decade,
    _relative, _in_future, _year,
)  # fmt: skip


def _normal(words: str | None) -> str:
    return " ".join((words or "").lower().split())


def _word_before(text: str, start: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    return found[1] if found else ""
