"""What money, shares and measurements are figures of: "the fire blackened 900 acres", "it is 900 acres"."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.language.numbers.words import MONEY as _CURRENCIES


class Topic(NamedTuple):
    """`units`: what it is measured in. `many`: one story has many of them, what each raised, what each thing costs.

    adds_up   it cannot fall
    lasting   it has one true figure, whenever it is given
    level     it comes and goes
    agreed    a sum that is named before and after it is paid: "will pay 3 million" and "paid 3 million" are one price
    """

    name: str
    words: re.Pattern[str]
    units: frozenset[str]
    adds_up: bool = False
    lasting: bool = False
    level: bool = False
    many: bool = False
    agreed: bool = False


SHARES = frozenset(("percent", "percentage_points", "basis_points"))
SUMS = frozenset(("", *_CURRENCIES.values()))
"""Units of money; "" is that of a currency no table has."""
_RATES = SHARES | SUMS
_AREAS = frozenset(("m2",))
_SPEEDS = frozenset(("km/h",))
_LENGTHS = frozenset(("m",))
_MASSES = frozenset(("kg", "litre"))


def _topic(name: str, words: str, units: frozenset[str] = _RATES, flags: str = "") -> Topic:
    kinds = flags.split()
    return Topic(
        name,
        re.compile(words, re.I),
        units,
        adds_up="adds_up" in kinds,
        lasting="lasting" in kinds,
        level="level" in kinds,
        many="many" in kinds,
        agreed="agreed" in kinds,
    )


# The first that the words near the number show.
TOPICS = (
    _topic(
        "inflation",
        r"\binflation\b|\bcost of living\b|\bconsumer prices\b|"
        r"\bprices (?:\w+ ){0,2}(?:rise|rose|risen|rising|climb\w*|increas\w+)\b",
        SHARES,
    ),
    _topic("deficit", r"\b(?:deficit|shortfall|budget (?:gap|hole)|gap in)\b"),
    _topic("surplus", r"\bsurplus\b"),
    _topic("debt", r"\b(?:debts?|ow(?:e|es|ed))\b", _RATES, "many"),
    _topic("unemployment", r"\b(?:unemployment|jobless|unemployed|out of work)\b", _RATES, "many"),
    _topic(
        "turnout",
        r"\bturnout\b|\bof the electorate (?:voted|turned out|took part)\b(?! (?:in favou?r|for|against|to)\b)|"
        r"\bcast (?:a|their) (?:vote|ballot)s?\b|\bwent to the polls\b",
        SHARES,
        "lasting",
    ),
    _topic(
        "approval", r"\b(?:dis)?approv(?:e|es|al|ing)\b|\b(?:dis)?satisfied\b|\bpopularity\b|\btrust\b", SHARES, "many"
    ),
    _topic(
        "vote share",
        r"\b(?:of the votes?|voted|vote (?:for|against)|votes|of (?:the )?voters|share of the vote)\b|"
        r"\b(?:for|in favour|said) yes\b|\bfor no\b|\bsupport for\b|\bin favou?r\b",
        SHARES,
        "many agreed",
    ),
    _topic("effectiveness", r"\b(?:effective(?:ness)?|efficacy|prevent(?:s|ed|ing)?)\b", SHARES),
    _topic("pay rise", r"\b(?:pay|wages?|salar(?:y|ies))\b", SHARES, "agreed"),
    _topic("profit", r"\b(?:profits?|earnings)\b", _RATES, "many"),
    _topic("revenue", r"\b(?:revenues?|turnover)\b", _RATES, "many"),
    _topic("interest rate", r"\b(?:interest|base|key|lending) rates?\b", SHARES, "level"),
    _topic("shares", r"\bshares\b", _RATES, "many"),
    _topic(
        "fine",
        r"\b(?:fine|fined|fines|penalt(?:y|ies)|(?:must|ordered to|has to|have to) pay)\b",
        SUMS,
        "lasting many agreed",
    ),
    _topic("population", r"\bpopulation\b", _RATES, "many"),
    _topic("growth", r"\b(?:growth|grow|grew|grown|expand(?:s|ed)?)\b", SHARES, "many"),
    _topic(
        "sum raised",
        r"\b(?:raised|collected|ha[sd] taken in|have taken in|donations?|donated|gave|given)\b",
        SUMS,
        "adds_up many",
    ),
    _topic("takings", r"\b(?:box office|takings|gross(?:ed|es)|ticket sales)\b", SUMS, "adds_up many"),
    _topic("sum pledged", r"\b(?:pledge[sd]?|promised)\b", SUMS, "adds_up many"),
    _topic("sum asked for", r"\bappeal(?:s|ed|ing)? (?:for|of)\b", SUMS, "many agreed"),
    _topic(
        "area burned",
        r"\b(?:burn(?:s|ed|t|ing)|scorched|charred|blackened|consumed|spread to|gone|blaze|"
        r"wildfires?|bushfires?|fires?)\b",
        _AREAS,
        "adds_up",
    ),
    _topic("damage or loss", r"\b(?:damages?|loss|losses|lost|loses)\b", SUMS, "lasting many agreed"),
    _topic("value", r"\b(?:worth|valued|value)\b", SUMS, "many agreed"),
    _topic(
        "price",
        r"\bprices?\b|\b(?:pay|pays|paid|paying)\b.{0,40}\bfor\b|\b(?:bought|sold|buy|buys|sell) \b",
        SUMS,
        "many agreed",
    ),
    _topic("cost", r"\b(?:costs?|costing|spent|spend|bill)\b", _RATES, "lasting many"),
    _topic("wind speed", r"\b(?:winds?|gusts?|gale)\b", _SPEEDS),
    _topic("rainfall", r"\b(?:rain|rainfall|downpour)\b", _LENGTHS),
    _topic("snowfall", r"\bsnow(?:fall)?\b", _LENGTHS),
    _topic(
        "water level",
        r"\b(?:river|water|lake|reservoir|flood|tide|gauge|crest)\b|\b(?:stood at|rose to|rise to|fell to)\b",
        _LENGTHS,
        "level",
    ),
    _topic("distance", r"\b(?:from|away|outside|off|short of|closer|nearer|within|distance)\b", _LENGTHS, "level many"),
    _topic("depth", r"\b(?:deep|depth)\b", _LENGTHS, "lasting many"),
    _topic("height", r"\b(?:high|tall|height)\b", _LENGTHS, "lasting many"),
    _topic("length", r"\b(?:long|length)\b", _LENGTHS, "lasting many"),
    _topic(
        "amount spilled",
        r"\b(?:leak(?:s|ed|ing)?|spill(?:s|ed|ing|age)?|spilt|gush(?:ed|ing)|seep(?:ed|ing)|escaped|discharged|lost|"
        r"(?:ran|poured|flowed) into)\b",
        _MASSES,
        "adds_up",
    ),
)
POLLED = frozenset(("approval", "vote share"))
"""What polls estimate."""
DIMENSIONS = {
    **dict.fromkeys(SHARES, "share"),
    **dict.fromkeys(SUMS - {""}, "sum"),
    **dict.fromkeys(_AREAS, "area"),
    **dict.fromkeys(_SPEEDS, "speed"),
    **dict.fromkeys(_LENGTHS, "length"),
    **dict.fromkeys(_MASSES, "amount"),
    "degree": "temperature",
    "MW": "output",
}
"""What is measured in a unit, where no topic says more."""
TOPIC = {one.name: one for one in TOPICS}
_LOST = frozenset(("cost", "damage or loss"))


def topics_agree(a: str, b: str) -> bool:
    """Whether two topics are one: what a storm costs an insurer is its loss."""
    return a == b or {a, b} == _LOST
