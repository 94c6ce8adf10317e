"""What a number in a statement measures: what befell those counted, of whom, where, in which period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from summarizer.language.dates import find_dates
from summarizer.language.names import find_names
from summarizer.language.numbers import Quantity, find_quantities, in_base, noun_key
from summarizer.language.numbers.words import SCALE, SMALL
from summarizer.language.similarity import GENERIC_WEIGHT, word_weight
from summarizer.merging.aspects import Aspect, aspects_of
from summarizer.merging.conditions import (
    clause_of,
    condition_of,
    counts_people,
    is_money,
    not_yet,
    noun_of,
    own_words,
)
from summarizer.merging.counted import one_noun
from summarizer.merging.terms import name_roots, stems_in
from summarizer.merging.topics import POLLED, TOPICS, Topic

_AT_LEAST_MONEY = (
    1e6  # "the games cost 6.5 billion": so much, without a noun, is money where a word of money goes with it
)
PARTS_OF = frozenset(("percent", "share"))
"""Units of a part of those counted: something befell "a third of the crop"."""
_OWNER_AFTER = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?$")
_OWNER_BEFORE = re.compile(
    r"^\]?(?:\s?['’]s?)?\s+(?:(?:itself|also|now|true|own)\s+)*"
    r"(?:(?:has|had|have)(?:\s+(?:now|also|so far))?(?:\s+(?:lost|deployed|sent|had|reported|confirmed))?|"
    r"lost|deployed|sent|(?:deployment|strength|losses|toll|total|tally)(?:\s[\w-]+){0,4})\s*$"
)
_CONFIRMED = re.compile(r"\b(?:reported|confirmed)\s*$")
# An office that confirms a count is who says so; a country that does is where it was counted.
_OFFICE = re.compile(
    r"\b(?:agency|authority|board|bureau|cent(?:er|re)|college|commission|committee|company|council|department|directorate|"
    r"hospital|institute|ministry|office|organi[sz]ation|police|service|union|university)s?\b",
    re.I,
)
_ENEMY = re.compile(r"\benemy\b", re.I)
_PLACE_BEFORE = re.compile(
    r"\b(?:at|in|on|off|near|outside|around|across|throughout|attacks? on|strikes? on|assault on)\s+"
    r"(?:the\s+)?(?:[a-z]+\s+of\s+)?$",
    re.I,
)
_WHOLE = re.compile(
    r"\b(?:worldwide|globally|all told|altogether|in the world|in (?:\d+|[a-z]+) countries)\b|"
    r"\b(?:nation|country|state|province|county|region|city|company|group)-?wide\b|"
    r"\b(?:around|across|throughout|all over) the (?:whole |entire )?"
    r"(?:world|country|nation|state|province|region|group|company)\b(?! of\b)|"
    r"\b(?:in|across|throughout|over) (?:all of|the whole of|the entire)\b|\bas a whole\b",
    re.I,
)
"""Said of all there is, of which what is said of a place by name is a part."""
_INCLUDING = re.compile(r",\s+(?:including|among them)\b")  # parts of what is counted, which it is not named after
_NUMBER_WORD = re.compile(rf"^(?:(?:{'|'.join((*SMALL, *SCALE))})[\s-]+)+", re.I)  # "Eighty-five UN employees"
_PER = re.compile(r"^\s+(?:a|an|per|each|every)\s+(day|week|month|year|hour)\b")
_YEAR = re.compile(r"(?<!record )\b(?:in|for|of|during)\s+((?:19|20)\d\d)\b(?!\s+(?!(?:was|is|has)\b)\w+s\b)")
_LATELY = re.compile(
    r"\b(?:in|over|during|within) the (?:past|last|previous) (?:\w+ )?(?:hours?|days?|weeks?|months?)\b|"
    r"\b(?:in a single (?:day|night|week)|overnight)\b|\bon \w+ alone\b",
    re.I,
)
# "At the end of March", "by March", "the year to March": a day in a month, and no figure of that month.
_UP_TO = re.compile(
    r"\b(?:since|after|before)\b[^,;]{0,60}$|"
    r"\b(?:by|until|till|to|end(?:s|ed|ing)?)\s+(?:in\s+)?$"
)
_IS_POINT = re.compile(r"(?:the\s+)?(?:end|close|beginning|start|middle)\b", re.I)
_DATED_ASIDE = re.compile(r",\s+[a-z]+\s+in\s+(?:19|20)\d\d\s*,")  # ", released in 1982," dates the film, not its sales
_KIN = re.compile(r"\b(aftershock|foreshock)s?\b|\b(crew) of #", re.I)
_REMAINING = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|left behind)\b", re.I)
_GIVEN = re.compile(r"\b(?:said|given|published|issued|released|made|dated|written|announced)\s+(?:in\s+)?$", re.I)
CHANGED_FROM = re.compile(
    r"(?:\bfrom|\binstead of|"
    r"\b(?:correct|revis|replac)ing\b[^,;.]{0,40}?\b(?:count|figure|toll|estimate|number|total|report) of)"
    r"\s+(?:about\s+|around\s+|some\s+)?$"
)
_TOTAL = re.compile(
    r"\b(?:taking|bringing|rais\w+|rose|rises|risen|rising|climb\w*|grew|grown|growing|increas\w+|jump\w*|mount\w*)\b"
    r".*\bto\s+$"
)
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now|thus far)\b", re.I)
_MORE = re.compile(r"\b(?:more|extra|additional|further|other|another|new)\b", re.I)
_MORE_THAN = re.compile(r"\bmore than\b|\bor more\b", re.I)
_SUSPECTED = re.compile(r"\b(?:suspect(?:ed|s)?|suspicion|probable)\b", re.I)
_AHEAD = re.compile(
    r"\b(?:(?:is|are|was|were) to (?=\w)|to be (?:\w+ed|cut)\b|will|would|shall|going to|expects?|expected|plans?|"
    r"planned|foresees?|foreseen|forecasts?|predicts?|predicted|next (?:year|month|week))\b",
    re.I,
)
_GUESS = re.compile(
    r"\b(?:estimat\w+|believe[sd]?|thought|fear(?:s|ed)?|reckons?|guess\w*|likely|could|may|might)\b", re.I
)
_POLL = re.compile(r"\b(?:polls?|pollsters?|surveys?|surveyed)\b", re.I)
_SAYS = re.compile(r"\b(?:said|says|told|reports?|reported|announced|put|estimates?|estimated|confirmed|counts?)\b")
_AHEAD_AFTER = re.compile(r"(?:\s+of\s+them)?\s+(?:will|would|are to|is to|to be)\b", re.I)
_MAGNITUDE = re.compile(r"\bmagnitude(?:\s+(?:of|was))?\s+$", re.I)
_MAGNITUDE_AFTER = re.compile(r"-magnitude\b|\s+(?:magnitude\b|on the richter\b)", re.I)
WHOLE = "everywhere"
"""The place of what is said of the whole world, country or company."""
_NUMBER_STEMS = stems_in(" ".join((*SMALL, *SCALE, "half", "quarter", "third")))
_LEAD = 12  # code points in which a sentence says where it plays: "In the town of Tolm, …"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one quantity counts. `topic` is given for money and percentages; `period` where one is meant.

    told           stems of what the words beside the number say, without names
    named          roots of the names in the same clause
    is_total       worded as a total that rose ("taking the number to 23")
    is_so_far      worded as what has come together until now ("has so far cost")
    is_earlier     worded as what was before ("from 14 to 23")
    is_more        worded as what is added to others ("nine more")
    is_suspected   of cases that nobody has confirmed
    is_guess       worded as an estimate
    is_ahead       of what is planned or foreseen
    kin            of what goes with the thing itself and is another one: an aftershock, the crew
    is_local       said to be of this place only ("in Tolm alone")
    is_remaining   of those who are left of more ("eleven are still in hospital")
    aspects        which of several figures of one thing it is: its average, what was promised, exports …
    is_placed_first   the statement begins with the place ("In Tolm, 14 people …")
    """

    noun: str
    unit: str
    condition: str
    topic: str = ""
    of: frozenset[str] = frozenset()
    of_words: str = ""
    where: frozenset[str] = frozenset()
    where_words: str = ""
    told: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    period: str = ""
    is_total: bool = False
    is_so_far: bool = False
    is_earlier: bool = False
    is_more: bool = False
    is_suspected: bool = False
    is_guess: bool = False
    is_ahead: bool = False
    kin: str = ""
    is_local: bool = False
    is_placed_first: bool = False
    is_remaining: bool = False
    aspects: frozenset[Aspect] = frozenset()


def meaning_of(text: str, quantity: Quantity, published: date | None) -> Meaning:
    """Read what `quantity`, found in `text`, counts."""
    start, end = clause_of(text, quantity)
    clause = text[start:end]
    topic = _topic(text, quantity, clause)
    counted = replace(quantity, unit="") if quantity.unit in PARTS_OF and quantity.noun else quantity
    condition = "" if topic else condition_of(text, counted)
    noun = "" if topic == "magnitude" else _noun(text, quantity, condition)
    if condition == "infected":
        condition, noun = "", "case"
    of_words, where_words = _owner(text, quantity), _place(text, start, quantity, end)
    before = text[max(0, quantity.start - 60) : quantity.start]
    return Meaning(
        noun="" if is_money(quantity) else noun,
        unit=noun if is_money(quantity) else in_base(quantity.unit)[0],
        condition=condition,
        topic=topic,
        of=_roots(of_words),
        of_words=of_words,
        where=frozenset((WHOLE,)) if _WHOLE.fullmatch(where_words) else _roots(where_words),
        where_words=where_words,
        told=_told(text, quantity),
        named=frozenset(
            part for name in find_names(_INCLUDING.split(clause)[0]) if name.sure for part in _roots(name.text)
        ),
        period=_period(text, clause, quantity, published),
        is_total=bool(_TOTAL.search(before)),
        is_so_far=bool(_SO_FAR.search(" ".join(own_words(text, quantity)))),
        is_earlier=bool(CHANGED_FROM.search(before)),
        is_more=_is_more(text, quantity, start),
        is_suspected=_is_suspected(text, quantity),
        is_guess=bool(_GUESS.search(" ".join(own_words(text, quantity))))
        or (topic in POLLED and bool(_POLL.search(text))),
        is_ahead=_is_ahead(text, quantity),
        kin=_kin(text, quantity),
        is_local=bool(where_words) and re.search(rf"{re.escape(where_words)}(?:\s\w+)?\s+alone\b", text) is not None,
        is_placed_first=bool(where_words) and 0 <= text.find(where_words) <= _LEAD,
        is_remaining=bool(_REMAINING.search(" ".join(own_words(text, quantity)))),
        aspects=aspects_of(" ".join(own_words(text, quantity))),
    )


def _noun(text: str, quantity: Quantity, condition: str) -> str:
    """What is counted; people are people, whatever they are called, where something befell them."""
    noun = noun_key(noun_of(text, quantity))
    return one_noun("person" if counts_people(noun, condition) else noun, condition)


def _topic(text: str, quantity: Quantity, clause: str) -> str:
    """What money, a share or a measurement is a figure of; a magnitude has no unit."""
    if _MAGNITUDE.search(text[: quantity.start]) or _MAGNITUDE_AFTER.match(text, quantity.end):
        return "magnitude"
    before, after = own_words(text, quantity)
    alone = sum(one.unit == quantity.unit and one.noun == quantity.noun for one in find_quantities(text)) == 1
    for words in (f"{quantity.as_written}{after}", before, clause, text if alone else ""):
        if name := next((one.name for one in TOPICS if _fits(one, quantity) and one.words.search(words)), ""):
            return name
    return ""


def _fits(topic: Topic, quantity: Quantity) -> bool:
    """Whether a topic is measured in what the number is given in: areas burn, and rivers rise by metres."""
    if quantity.unit:
        return in_base(quantity.unit)[0] in topic.units
    vast = not quantity.noun and max(quantity.low or 0, quantity.high or 0) >= _AT_LEAST_MONEY
    return "" in topic.units and (is_money(quantity) or vast)


def _told(text: str, quantity: Quantity) -> frozenset[str]:
    words = " ".join(own_words(text, quantity))
    names = stems_in(" ".join(name.text for name in find_names(words) if name.sure))
    counted = stems_in(f"{noun_of(text, quantity)} {quantity.as_written.split()[-1]}")
    told = stems_in(words) - counted - names - _NUMBER_STEMS
    return frozenset(one for one in told if len(one) > 1 and word_weight(one) > GENERIC_WEIGHT)


def _is_more(text: str, quantity: Quantity, start: int) -> bool:
    """ "Nine more", "another nine"; but "another" may also lead on to what something else befell.

    "6 percent more" is a change, and no part of one.
    """
    if quantity.unit in ("percent", "percentage_points", "share"):
        return False
    words = _MORE_THAN.sub("", f"{text[max(start, quantity.start - 12) : quantity.start]}{quantity.as_written}")
    leads_on = "another" in words.lower() and any(start <= one.end <= quantity.start for one in find_quantities(text))
    return bool(_MORE.search(words)) and not leads_on


def _is_suspected(text: str, quantity: Quantity) -> bool:
    """Of what nobody has confirmed, by the words beside the number: others of its clause may be of another number."""
    before, after = own_words(text, quantity)
    words = f"{before} {quantity.as_written}"
    return bool(_SUSPECTED.search(words) or (_SUSPECTED.search(after) and "confirmed" not in words))


def _kin(text: str, quantity: Quantity) -> str:
    before, after = own_words(text, quantity)
    found = _KIN.search(f"{before}# {after}")
    return (found[1] or found[2]).lower() if found else ""


def _is_ahead(text: str, quantity: Quantity) -> bool:
    before, after = own_words(text, quantity)
    return bool(_AHEAD.search(before) or _AHEAD_AFTER.match(text, quantity.end)) or not_yet(after)


def _roots(words: str) -> frozenset[str]:
    return name_roots(words) if words else frozenset()


def _owner(text: str, quantity: Quantity) -> str:
    """Of whom: "Zhurdani soldiers", "soldiers from Zhurdan", "Zhurdan has lost 31 soldiers", "enemy soldiers"."""
    if _ENEMY.search(quantity.as_written):
        return "enemy"
    names = [name for name in find_names(text) if not any(letter.isdigit() for letter in name.text)]  # no virus
    end = len(text) - len(text[quantity.end :].lstrip())  # "eight Zhurdani were killed"
    within = [name.text for name in names if quantity.start <= name.start < max(quantity.end, end + 1) and name.sure]
    if within:
        return _NUMBER_WORD.sub("", within[0])
    after = [name.text for name in names if _OWNER_AFTER.fullmatch(text, quantity.end, name.start)]
    if after:
        return after[0]
    before = [
        name.text for name in names if name.end <= quantity.start and _owns(name.text, text[name.end : quantity.start])
    ]
    return before[-1] if before else ""


def _owns(name: str, between: str) -> bool:
    """Whether the words between a name and a number make it that party's: its losses, its troops, its cases."""
    confirms = _CONFIRMED.search(between) is not None and _OFFICE.search(name) is not None
    return _OWNER_BEFORE.search(between) is not None and not confirms


def _place(text: str, start: int, quantity: Quantity, end: int) -> str:
    """The first place named after the quantity in its clause, the whole world being one; else the last before it.

    What a sentence begins with ("In Tolm, …") places all that follows.
    """
    placed = [name for name in find_names(text) if _PLACE_BEFORE.search(text[: name.start])]
    after = [name.text for name in placed if quantity.start <= name.start < end]
    earlier = [name for name in placed if name.start < quantity.start]
    within = [name for name in earlier if name.start >= start or name.start <= _LEAD]
    before = [name.text for name in within if not _SAYS.search(text[name.end : quantity.start])]
    if after:
        return after[0]
    if whole := _WHOLE.search(text[start:end]) or _WHOLE.match(text):
        return whole[0].lower()
    return before[-1] if before else ""


def _period(text: str, clause: str, quantity: Quantity, published: date | None) -> str:
    """The period that a figure is for: a year or month as dates, "per day", "lately"; "" where none is meant."""
    rate = _PER.search(text[quantity.end :])
    if rate:
        return f"per {rate[1]}"
    if lately := _LATELY.search(clause):
        return lately[0].lower()
    year = _YEAR.search(_DATED_ASIDE.sub(",", text))
    if year:
        return f"{year[1]}-01-01/{year[1]}-12-31"
    for words in (clause, text[: quantity.start]):
        for mention in find_dates(words, published):
            when = mention.when
            dated = when.precision in ("year", "month") and when.start and when.end
            if (
                dated
                and not _IS_POINT.match(when.as_written)
                and not _UP_TO.search(words[: mention.start])
                and not _GIVEN.search(words[: mention.start])
            ):
                return f"{when.start}/{when.end}"
    return ""
