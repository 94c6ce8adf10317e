"""What befell those that a number counts: killed, injured, missing, deployed …"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from summarizer.language.numbers import Quantity, find_quantities, first_noun, noun_key
from summarizer.language.numbers.words import PEOPLE
from summarizer.merging.counted import ANIMALS
from summarizer.merging.groups import OPEN_GROUP, SOLDIERS
from summarizer.merging.lexicon import ALL, CASUALTY, CONDITIONS, OF_PEOPLE, OF_THE_LIVING, SAID_BY_NOUN

_AGENT = re.compile(r"[^aeio](?:er|or|ist|eer|man)$|goer$")
_BODIES = frozenset(("body", "corpse"))
# Money in words that no table of currencies has, as in "70 million crowns".
MONEY = frozenset(
    "baht birr crown dinar dirham dollar dong dram escudo euro florin forint franc guilder hryvnia krona krone kroner "
    "leu lev lira mark naira peso pound rand ringgit riyal rouble ruble rupee rupiah schilling shekel shilling taka "
    "taler tenge yen yuan zloty".split()
)
TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "years", "decade", "century"))
# A number without a noun counts what its clause is about: "the number of cases rose to 40", "arrests now total 412".
_NUMBER_OF = re.compile(r"\b(?:number|total|tally|count|estimate) of\b(?: the\b)?", re.I)
_NUMBER_FOLLOWS = re.compile(r"\s+(?:the )?(?:number|total|tally|count) of\b(?: the\b)?", re.I)
_TOTAL = re.compile(r"\b(?:total|tally|number)\b.{0,20}\bto\s+$", re.I)
_AMOUNTS_TO = re.compile(r"\b(?:to|at|total(?:s|led|ed)?|reached|passed|exceeded|remained|now)\s+$")
_DETERMINER = re.compile(r"^\W*(?:(?:the|its|their|his|her)\s)?", re.I)
# "By 148 votes to 97", "beat them by 3 goals to 1": the second number of a score counts what the first does.
_SCORE = re.compile(r"\d\s+(votes|goals|points|seats|runs|games|sets)\s+to\s+$")
_SCORE_FOLLOWS = re.compile(r"\s+to\s+\d")
_VOTED_DOWN = re.compile(r"\b(?:reject|defeat|vot\w+ down|threw out|thrown out)\w*\b")
_OF_ITS = re.compile(r"\s+of\s+(?:its|their|his|her|our)\b")
_LOST = re.compile(r"\blost\b")
_FELL = re.compile(r"\bfell\b")
_LIST_REACH = 40  # code points after a clause in which "killed, wounded or captured" goes on
_NEAR = 60  # code points before a clause that a number without a noun may get its meaning from
# "1,000 of the 11,000 troops deployed were killed": nothing befell the whole, of which only a part is counted.
_WHOLE_BEFORE = re.compile(r"\d\s+(?:out\s+)?of\s+(?:(?:the|its|their|some|about)\s+)*$")
_CLAUSE_END = re.compile(
    r"[;:]|,\s|\s(?:when|while|because|after|although|which|who)\s|\sand\s(?=\w+(?:ed|ay|y|ing)\b)"
)
# "4,000 people, most of them farmers, had left": what an aside parts belongs together.
_ASIDE = re.compile(
    r",\s[^,;:]{2,70},\s(?=(?:had|has|have|was|were|is|are|will|would|could|may|might|remain\w*)\s)|"
    r",\s(?:including|among them)\b"
)
_DIGITS = re.compile(r"\d[\d.,]*")
_LIST = re.compile(r"\s*(?:,|and|,\s*and)\s+")  # "ten guards, three cooks and one nurse were killed"
_PUTS = re.compile(r"\b(?:put|puts|estimat\w+|gave|gives)\b")  # of whoever gives a figure, not of those counted
_VERB = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|will|would|\w+ed)\b")
_NOT_YET = re.compile(
    r"(?<!thought )(?<!believed )(?<!known )(?<!reported )(?<!feared )(?<!said )(?<!presumed )\bto be\b|"
    r"\b(?:waiting|awaiting|about to|at risk)\b"
)


def noun_of(text: str, quantity: Quantity) -> str:
    """The noun counted; where the number has none, that of its clause: "the number of cases rose to 40".

    Of a mere total ("…, taking the total to 27") it is that of the number before.
    """
    if quantity.noun or quantity.unit:
        return quantity.noun
    start, _ = clause_of(text, quantity)
    before, after = text[start : quantity.start], text[quantity.end :]
    if score := _SCORE.search(before):
        return score[1].removesuffix("s")
    if number := _OF_ITS.match(after) or _NUMBER_FOLLOWS.match(after):
        return first_noun(after[number.end() :])
    if number := _NUMBER_OF.search(before) or _number_of_before(text, quantity):
        return first_noun(number.string[number.end() :])
    if summed := _summed(text, quantity):
        return summed.noun
    amounts = _AMOUNTS_TO.search(before) and not _PUTS.search(before)
    return first_noun(" " + _DETERMINER.sub("", before)) if amounts else ""


def _summed(text: str, quantity: Quantity) -> Quantity | None:
    """What a mere total adds up: the last number before it that has a noun."""
    if quantity.noun or quantity.unit or not _TOTAL.search(text[: quantity.start]):
        return None
    return next((one for one in reversed(find_quantities(text[: quantity.start])) if one.noun), None)


def _number_of_before(text: str, quantity: Quantity) -> re.Match[str] | None:
    """ "The number of prisoners who got away at 58": in a clause before, with no number in between."""
    others = [one.end for one in find_quantities(text) if one.end <= quantity.start]
    return _NUMBER_OF.search(text[: quantity.start], max(others, default=0))


def is_money(quantity: Quantity) -> bool:
    """Whether the noun is a currency that no table has."""
    return noun_key(quantity.noun) in MONEY


def counts_people(noun: str, condition: str) -> bool:
    """Whether people are counted: so says what befell them, which befalls people only."""
    return condition in OF_PEOPLE and noun not in ANIMALS


def condition_of(text: str, quantity: Quantity) -> str:
    """What befell those counted ("dead", "missing", "aboard" …); "" where the words do not show it."""
    if quantity.unit or is_money(quantity):
        return ""
    if summed := _summed(text, quantity):
        return condition_of(text, summed)
    quantity = replace(quantity, noun=noun_of(text, quantity))
    noun = noun_key(quantity.noun)
    if side := _side_of_vote(text, quantity):
        return side
    if _WHOLE_BEFORE.search(text[: quantity.start]):
        return "deployed" if noun in SOLDIERS else ""
    possible = _possible(quantity)
    shown = (
        _of_noun(quantity.noun, quantity.as_written)
        or _condition_shown(text, quantity, possible)
        or SAID_BY_NOUN.get(quantity.noun, "")
    )
    return shown if shown in possible else ""


def _side_of_vote(text: str, quantity: Quantity) -> str:
    """Of "passed by 61 votes to 38" the side that each number counts."""
    if quantity.noun != "vote":
        return ""
    before = text[: quantity.start]
    won, lost = ("against", "in favour") if _VOTED_DOWN.search(before) else ("in favour", "against")
    if _SCORE.search(before):
        return lost
    return won if _SCORE_FOLLOWS.match(text, quantity.end) else ""


def _possible(quantity: Quantity) -> frozenset[str]:
    """What may befall those counted: flights go on no strike, unless the words next to the number name it."""
    noun = noun_key(quantity.noun)
    if quantity.noun in PEOPLE or noun in OPEN_GROUP | SOLDIERS or is_demonym(quantity) or is_agent(noun):
        return ALL
    named = (quantity.state, _of_noun(quantity.noun, quantity.as_written), SAID_BY_NOUN.get(quantity.noun, ""))
    return (ALL - OF_PEOPLE).union(named, OF_THE_LIVING if noun in ANIMALS else ())


def is_agent(noun: str) -> bool:
    """ "Docker", "grower", "machinist": the ending makes whoever does something, where what is said fits people."""
    return _AGENT.search(noun) is not None


def is_demonym(quantity: Quantity) -> bool:
    """ "Ten Ruvians": a capitalised plural is a people, or a party."""
    return quantity.noun != "" and quantity.as_written.split()[-1][:1].isupper()


def _of_noun(noun: str, as_written: str = "") -> str:
    """ "63 arrests", "57 hunger strikers": the noun itself says it; of bodies the words around it do."""
    return _first_condition(f"{as_written} {noun}s") if noun and noun not in PEOPLE | _BODIES else ""


def clause_of(text: str, quantity: Quantity) -> tuple[int, int]:
    """The clause that the quantity stands in, with what counts it ("the number of …") and the aside after it."""
    before = [match.end() for match in _CLAUSE_END.finditer(text, 0, quantity.start)]
    aside = _ASIDE.match(text, quantity.end)
    after = _CLAUSE_END.search(text, aside.end() if aside else quantity.end)
    number = None if quantity.noun or quantity.unit else _number_of_before(text, quantity)
    start = before[-1] if before else 0
    return (min(start, number.start()) if number else start), (after.start() if after else len(text))


def own_words(text: str, quantity: Quantity) -> tuple[str, str]:
    """What stands before and after the number in its clause, up to the numbers that are its neighbours."""
    start, end = clause_of(text, quantity)
    others = find_quantities(text)
    start = max((one.end for one in others if start <= one.end <= quantity.start), default=start)
    end = min((one.start for one in others if quantity.end <= one.start <= end), default=end)
    return text[start : quantity.start], text[quantity.start : end]


def _condition_shown(text: str, quantity: Quantity, possible: Set[str]) -> str:
    """What the words near a number say of those counted: those after it, then those before it, then farther ones."""
    start, end = clause_of(text, quantity)
    clause = text[start:end]
    near = f"{text[:start][-_NEAR:]} {clause}" if quantity.noun == "" or "ogether with" in text[:start] else clause
    if quantity.state == "casualty" or CASUALTY.search(text[start : end + _LIST_REACH]):
        return "casualty"
    before, after = _with_noun(text, quantity)
    if not_yet(after):
        return ""
    shown = _first_condition(after, possible) or _first_condition(before, possible)
    said_elsewhere = not _VERB.search(after)
    if not shown and said_elsewhere:
        shown = _first_condition(clause, possible)
    own = _of_soldiers(quantity, near)
    farther = _first_condition(near, possible) if near != clause and said_elsewhere else ""
    return shown or own or quantity.state or farther


def not_yet(words: str) -> bool:
    """Whether those counted still wait for what may befall them."""
    return _NOT_YET.search(words) is not None


def _with_noun(text: str, quantity: Quantity) -> tuple[str, str]:
    """As `own_words`, each with the number and its noun: "cut 1,500 jobs", "1,500 jobs to go"."""
    before, after = own_words(text, quantity)
    last = _last_of_list(text, quantity)
    counted = _DIGITS.sub("", quantity.as_written)
    return before + counted, counted + (own_words(text, last)[1] if last != quantity else after)


def _last_of_list(text: str, quantity: Quantity) -> Quantity:
    """The last number of the list that a number stands in: what follows it is said of all of them."""
    for other in find_quantities(text) if not quantity.state else ():
        if other.start > quantity.end and _LIST.fullmatch(text, quantity.end, other.start):
            quantity = other
    return quantity


def _first_condition(words: str, possible: Set[str] = ALL) -> str:
    return next((one.name for one in CONDITIONS if one.name in possible and one.words.search(words)), "")


def _of_soldiers(quantity: Quantity, near: str) -> str:
    """Soldiers whom a side has lost, or who fell, are dead; of whom nothing is said, deployed."""
    is_soldier = noun_key(quantity.noun) in SOLDIERS
    if (_LOST.search(near) and (is_soldier or quantity.noun == "man")) or (_FELL.search(near) and is_soldier):
        return "casualty" if CASUALTY.search(near) else "dead"
    return "deployed" if is_soldier else ""
