"""What a number in a statement counts: what befell those counted, of whom, where, in which period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from summarizer.language.dates import find_dates
from summarizer.language.names import find_names
from summarizer.language.numbers import Quantity, noun_key
from summarizer.language.numbers.words import PEOPLE
from summarizer.merging.terms import name_roots

# What befell those counted; the first that the words near the number show. Soldiers who are nothing else are deployed.
_CONDITIONS = tuple(
    (name, re.compile(words, re.I))
    for name, words in (
        (
            "casualty",
            r"\b(?:killed|dead|died)\b[^.;]{0,25}\b(?:wounded|injured|captured|missing)\b|"
            r"\b(?:wounded|injured)\b[^.;]{0,12}\b(?:and|or)\s(?:killed|dead)\b|"
            r"\btogether with the (?:injured|wounded)|\bcasualties\b",
        ),
        ("kept", r"\bbod(?:y|ies) in (?:its|their|the) (?:care|morgue|mortuary)"),
        (
            "dead",
            r"\b(?:killed|killing|kills|dead|died|dying|deaths?|drowned|perished|fatalities|toll|slain)\b|"
            r"\b(?:gave|lost) their lives\b|\bbod(?:y|ies)\b",
        ),
        ("injured", r"\b(?:injured|wounded|wounding|injuring|hurt|burned|burnt)\b"),
        ("missing", r"\b(?:missing|unaccounted)\b"),
        ("aboard", r"\b(?:aboard|on board|passengers?)\b"),
        ("striking", r"\b(?:on strike|strikers?|stayed away|walked out|downed tools)\b"),
        ("recalled", r"\brecall(?:s|ed|ing)?\b"),
        ("arrested", r"\b(?:arrested|detained)\b"),
        ("captured", r"\b(?:captured|taken prisoner)\b"),
        ("rescued", r"\b(?:rescued|saved)\b"),
        ("evacuated", r"\bevacuat\w+"),
        ("displaced", r"\b(?:displaced|fled|homeless)\b"),
        ("deployed", r"\b(?:deployed|deploys?|deployment|stationed|strength)\b"),
        ("sent", r"\b(?:sent|send|sends|crossed)\b"),
        ("destroyed", r"\b(?:destroyed|damaged)\b"),
        ("sold", r"\bsold\b"),
    )
)
_CASUALTY = _CONDITIONS[0][1]
# Part of those whom something befell: "six children" are never all the injured.
SUBSETS = frozenset("child woman girl boy baby teenager toddler pensioner journalist medic minor".split())
# Money in words that no table of currencies has, as in "70 million crowns".
MONEY = frozenset("crown taler dollar euro pound franc krone peso rupee yuan yen rouble ruble lira dinar".split())
SOLDIERS = frozenset(("soldier", "troop", "fighter", "serviceman"))
_LOST = re.compile(r"\blost\b")
_TOPICS = re.compile(
    r"\b(inflation|deficit|surplus|debt|unemployment|turnout|damage|profit|loss|magnitude|interest rate|growth|"
    r"shares|fine|price|population)\b",
    re.I,
)
TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "years", "decade", "century"))
# In words such as these a later count cannot be smaller: what is counted adds up.
CUMULATIVE = frozenset(
    "casualty dead injured arrested captured rescued evacuated displaced destroyed recalled sold".split()
)
EVENT_BOUND = frozenset(("aboard",))
"""Counted once, at the event itself: the date of the report says nothing about the as-of."""
_PEOPLE_CONDITIONS = frozenset(
    "casualty dead injured missing aboard striking arrested captured rescued evacuated displaced deployed kept".split()
)
_BODIES = frozenset(("body", "victim", "survivor", "passenger", "son", "daughter"))
_STATE_NOUNS = frozenset(("injured", "missing"))
_PEOPLE_NOUNS = frozenset(("", "person", "dead", "injured", "missing", "casualty"))
_LIST_REACH = 40  # code points after a clause in which "killed, wounded or captured" goes on
# "1,000 of the 11,000 troops deployed were killed": nothing befell the whole, of which only a part is counted.
_WHOLE_BEFORE = re.compile(r"\d\s+(?:out\s+)?of\s+(?:(?:the|its|their|some|about)\s+)*$")
_CLAUSE_END = re.compile(r"[;:]|,\s|\s(?:when|while|because|after|although|which|who)\s|\sand\s(?=\w+(?:ed|ay|y)\b)")
_OWNER_AFTER = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?$")
_OWNER_BEFORE = re.compile(
    r"^(?:['’]s?)?\s+(?:(?:itself|also|now|true|own)\s+)*"
    r"(?:(?:has|had|have)(?:\s+(?:now|also|so far))?(?:\s+(?:lost|deployed|sent|had))?|lost|deployed|sent|"
    r"(?:deployment|strength|losses)(?:\s[\w-]+){0,4})\s*$"
)
_ENEMY = re.compile(r"\benemy\b", re.I)
_PLACE_BEFORE = re.compile(
    r"\b(?:at|in|on|off|near|outside|around|attacks? on|strikes? on|assault on)\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$"
)
_PER = re.compile(r"^\s+(?:a|an|per|each|every)\s+(day|week|month|year|hour)\b")
_YEAR = re.compile(r"\b(?:in|for|of|during)\s+((?:19|20)\d\d)\b(?!\s+(?!(?:was|is|has)\b)\w+s\b)")
_CHANGED_FROM = re.compile(r"\bfrom\s+(?:about\s+|around\s+|some\s+)?$")
_TOTAL = re.compile(r"\b(?:taking|bringing|raising|rais\w+|rose|rises|risen)\b.*\bto\s+$")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one quantity counts. `topic` is given for money and percentages; `period` where one is meant.

    `named`: roots of the names in the same clause.
    """

    noun: str
    unit: str
    condition: str
    topic: str = ""
    of: frozenset[str] = frozenset()
    of_words: str = ""
    where: frozenset[str] = frozenset()
    where_words: str = ""
    named: frozenset[str] = frozenset()
    period: str = ""
    is_total: bool = False
    is_earlier: bool = False


def meaning_of(text: str, quantity: Quantity, published: date | None) -> Meaning:
    """Read what `quantity`, found in `text`, counts."""
    start, end = _clause(text, quantity)
    clause = text[start:end]
    condition = condition_of(text, quantity)
    of_words = _owner(text, quantity)
    where_words = _place(text, quantity.start, end)
    topic = _TOPICS.search(text) if quantity.unit or noun_key(quantity.noun) in MONEY else None
    before = text[max(0, quantity.start - 60) : quantity.start]
    return Meaning(
        noun=_counted(quantity, condition),
        unit=quantity.unit,
        condition=condition,
        topic=topic[1].lower() if topic else "",
        of=name_roots(of_words) if of_words else frozenset(),
        of_words=of_words,
        where=name_roots(where_words) if where_words else frozenset(),
        where_words=where_words,
        named=frozenset(part for name in find_names(clause) if name.sure for part in name_roots(name.text)),
        period=_period(text, clause, quantity, published),
        is_total=bool(_TOTAL.search(before)),
        is_earlier=bool(_CHANGED_FROM.search(before)),
    )


def _counted(quantity: Quantity, condition: str) -> str:
    """What is counted; people of every sort, and numbers without a noun, are people where only people can be so."""
    noun = noun_key(quantity.noun)
    is_person = quantity.noun in PEOPLE or noun in _PEOPLE_NOUNS
    return "person" if condition in _PEOPLE_CONDITIONS and is_person else noun


def condition_of(text: str, quantity: Quantity) -> str:
    """What befell those counted ("dead", "missing", "aboard" …); "" where the words do not show it."""
    if quantity.unit or noun_key(quantity.noun) in MONEY:
        return ""
    if _WHOLE_BEFORE.search(text[: quantity.start]):
        return "deployed" if noun_key(quantity.noun) in SOLDIERS else ""
    shown = _condition_shown(text, quantity)
    noun = noun_key(quantity.noun)
    is_person = quantity.noun in PEOPLE or noun in _PEOPLE_NOUNS or noun in SOLDIERS or noun in _BODIES
    return shown if is_person or shown not in _PEOPLE_CONDITIONS else ""  # jobs do not go on strike


def _condition_shown(text: str, quantity: Quantity) -> str:
    """What the words near a number say of those counted."""
    start, end = _clause(text, quantity)
    clause = text[start:end]
    near = f"{text[:start][-60:]} {clause}" if quantity.noun == "" or "ogether with" in text[:start] else clause
    if quantity.state == "casualty" or _CASUALTY.search(text[start : end + _LIST_REACH]):
        return "casualty"
    own = noun_key(quantity.noun)
    shown = own if own in _STATE_NOUNS else _first_condition(clause)
    return shown or _of_soldiers(quantity, near) or quantity.state or (_first_condition(near) if near != clause else "")


def _first_condition(words: str) -> str:
    return next((name for name, pattern in _CONDITIONS if pattern.search(words)), "")


def _of_soldiers(quantity: Quantity, near: str) -> str:
    """Soldiers whom a side has lost are dead; of whom nothing is said, deployed."""
    is_soldier = noun_key(quantity.noun) in SOLDIERS
    if _LOST.search(near) and (is_soldier or quantity.noun == "man"):
        return "casualty" if _CASUALTY.search(near) else "dead"
    return "deployed" if is_soldier else ""


def _clause(text: str, quantity: Quantity) -> tuple[int, int]:
    """The clause that the quantity stands in."""
    before = [match.end() for match in _CLAUSE_END.finditer(text, 0, quantity.start)]
    after = _CLAUSE_END.search(text, quantity.end)
    aside = text[quantity.end : quantity.end + 12].startswith(", including")
    return (before[-1] if before else 0), (after.start() if after and not aside else len(text))


def _owner(text: str, quantity: Quantity) -> str:
    """Of whom: "Zhurdani soldiers", "soldiers from Zhurdan", "Zhurdan has lost 31 soldiers", "enemy soldiers"."""
    if _ENEMY.search(quantity.as_written):
        return "enemy"
    names = find_names(text)
    within = [name.text for name in names if quantity.start <= name.start < quantity.end and name.sure]
    if within:
        return within[0]
    after = [name.text for name in names if _OWNER_AFTER.fullmatch(text, quantity.end, name.start)]
    if after:
        return after[0]
    before = [
        name.text
        for name in names
        if name.end <= quantity.start and _OWNER_BEFORE.search(text[name.end : quantity.start])
    ]
    return before[-1] if before else ""


def _place(text: str, start: int, end: int) -> str:
    """The first place named in the clause of the quantity."""
    for name in find_names(text):
        if start <= name.start < end and _PLACE_BEFORE.search(text[: name.start]):
            return name.text
    return ""


def _period(text: str, clause: str, quantity: Quantity, published: date | None) -> str:
    """The period that a figure is for: a year or month as dates, or "per day"; "" where none is meant."""
    rate = _PER.search(text[quantity.end :])
    if rate:
        return f"per {rate[1]}"
    year = _YEAR.search(text)
    if year:
        return f"{year[1]}-01-01/{year[1]}-12-31"
    mentions = [mention.when for mention in find_dates(clause, published)] or [
        mention.when for mention in find_dates(text, published)
    ]
    for when in mentions:
        if when.precision in ("year", "month") and when.start and when.end:
            return f"{when.start}/{when.end}"
    return ""
