"""What befell those that a figure counts, in general English: "14 died", "14 lives lost", "14 fatalities"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Basis = Literal["adds up", "level", "once"]


class Condition(NamedTuple):
    """`basis`: whether a later count cannot be smaller, whether it comes and goes, or has one true value.

    counts   "people": said of people only; "living": of people and animals; "any": of things too
    table    heading of its figures; `asked`: what is asked about them
    """

    name: str
    words: re.Pattern[str]
    basis: Basis
    counts: Literal["living", "people", "any"]
    table: str
    asked: str


def _condition(
    name: str, words: str, basis: Basis, counts: Literal["living", "people", "any"], table: str = "", asked: str = ""
) -> Condition:
    table = table or f"{{what}} {name}"
    return Condition(name, re.compile(words, re.I), basis, counts, table, asked or f"are {name}")


# The first that the words near the number show. Soldiers who are nothing else are deployed.
CONDITIONS = (
    _condition(
        "casualty",
        r"\b(?:killed|dead|died)\b[^.;\d]{0,25}\b(?:wounded|injured|captured|missing)\b|"
        r"\b(?:wounded|injured)\b[^.;\d]{0,12}\b(?:and|or)\s(?:killed|dead)\b|"
        r"\btogether with the (?:injured|wounded)|\bcasualties\b",
        "adds up",
        "living",
        "{what} killed or injured",
        "were killed or injured",
    ),
    _condition(
        "kept",
        r"\bbod(?:y|ies) in (?:its|their|the) (?:care|morgue|mortuary)",
        "level",
        "people",
        "bodies kept",
        "are kept there",
    ),
    _condition(
        "buried",
        r"\b(?:buried|interred)\b[^.;]{0,25}\b(?:graves?|cemeter(?:y|ies))\b|\bcremated\b|"
        r"\b(?:bod(?:y|ies)|corpses?|dead)\b[^.,;]{0,40}\b(?:buried|interred)\b",
        "adds up",
        "people",
        "bodies buried",
        "were buried",
    ),
    _condition(
        "identified",
        r"\bidentified\b(?! (?:as|by|with)\b)",
        "adds up",
        "people",
        "{what} identified",
        "were identified",
    ),
    _condition(
        "dead",
        r"\b(?:killed|killing|kills|dead|died|dying|deaths?|drowned|perished|fatalit(?:y|ies)|toll|slain|culled|"
        r"slaughtered|put down|had to kill)\b|"
        r"\b(?:shot|stabbed|beaten|burned|burnt|crushed|trampled|frozen|froze|hacked) to death\b|"
        r"\b(?:give|gave|lost|lose|losing|claim(?:s|ed|ing)?|cost|took|taken)\b[^.,;]{0,25}\b(?:life|lives)\b|"
        r"\bloss of life\b|\b(?:life|lives) (?:was |were |had been |have been )?lost\b|\bbod(?:y|ies)\b|\bcorpses?\b",
        "adds up",
        "living",
        "{what} killed",
        "were killed",
    ),
    _condition(
        "injured",
        r"\b(?:injur(?:ed|y|ies|ing)|wounded|wounding|wounds|hurt|burned|burnt|maimed)\b",
        "adds up",
        "living",
        "{what} injured",
        "were injured",
    ),
    _condition(
        "in hospital",
        r"\b(?:in|to|at) (?:[\w'’]+ ){0,3}hospitals?\b|\bhospitali[sz]ed\b|"
        r"\b(?:is|are|was|were|been|being) treat(?:ed|ing)\b",
        "level",
        "people",
        asked="are in hospital",
    ),
    _condition(
        "missing",
        r"\b(?:missing|unaccounted)\b|\b(?:not (?:yet )?been|never|yet to be) (?:found|traced|heard from)\b",
        "level",
        "people",
        "{what} missing",
        "are missing",
    ),
    _condition(
        "fasting", r"\bhunger[- ]strik\w+|\b(?:refus\w+|reject\w+) (?:all )?(?:food|meals|to eat)\b", "level", "people"
    ),
    _condition(
        "trapped",
        r"\b(?:trapped|stranded|stuck|marooned|entombed|pinned|underground|below ground|snowed in)\b|"
        r"\b(?:under|beneath) the (?:rubble|debris|snow|mud|ruins)\b",
        "level",
        "people",
    ),
    _condition(
        "rescued",
        r"\b(?:rescued|saved)\b|\b(?:pulled|brought|dug|plucked|winched|lifted)\b[^.,;]{0,30}\b(?:alive|safety|free|out)\b",
        "adds up",
        "people",
    ),
    _condition("freed", r"\b(?:freed|freeing|released|releasing|let go|set free)\b", "adds up", "people"),
    _condition(
        "aboard",
        r"\b(?:aboard|on board)\b|\b(?:carried|carrying) (?:a crew of )?$",
        "once",
        "people",
        "{what} aboard",
        "were aboard",
    ),
    _condition(
        "striking",
        r"\b(?:on strike|strikers?|stayed away|downed tools)\b|\b(?:walked|walk|walking) (?:out|off)\b|"
        r"\b(?:took|taken|take|taking) part in (?:the|a|this|\w+day's) (?:strike|stoppage|walkout)\b|"
        r"\bjoin(?:ed|ing)? (?:the|a|\w+day['’]s) (?:strike|stoppage|walkout)\b|"
        r"\b(?:are|were|came|stayed) out\b(?! of)",
        "level",
        "people",
        "{what} on strike",
        "are on strike",
    ),
    _condition("recalled", r"\brecall(?:s|ed|ing)?\b", "adds up", "any"),
    _condition(
        "in favour",
        r"\bvot(?:ed?|es|ing) (?:for|in favou?r|yes)\b|\b(?:backed|supported)\b",
        "once",
        "people",
        "votes in favour",
        "voted in favour",
    ),
    _condition(
        "against",
        r"\bvot(?:ed?|es|ing) (?:against|no)\b|\bopposed\b",
        "once",
        "people",
        "votes against",
        "voted against",
    ),
    _condition(
        "charged",
        r"\b(?:charged|indicted|prosecuted)\b(?! with electricity)|\bfac(?:e|es|ing) charges\b",
        "adds up",
        "people",
    ),
    _condition(
        "arrested",
        r"\b(?:arrest(?:s|ed|ing)|under arrest|detain(?:ed|ing)|detentions?|rounded up)\b|"
        r"\bin(?:to)? (?:police )?custody\b",
        "adds up",
        "people",
        asked="were arrested",
    ),
    _condition("captured", r"\b(?:captured|taken prisoner|prisoners of war)\b", "adds up", "people"),
    _condition(
        "held",
        r"\b(?:held|hold|holds|holding|kept|taken) (?:captive|hostage)\b|\b(?:are|is|were|was|still) (?:being )?held\b|"
        r"\b(?:rioters|kidnappers|gunmen|rebels|captors|militants|mutineers|pirates|hijackers|abductors) "
        r"(?:still )?(?:hold|held|are holding|were holding)\b",
        "level",
        "people",
        "{what} held",
    ),
    _condition(
        "evacuated",
        r"\b(?:evacuat\w+)\b|\b(?:left|leave|leaving|quit) (?:their|his|her) (?:homes?|houses?|villages?)\b|"
        r"\b(?:told|ordered|asked|urged) to (?:leave|get out|move out)\b|\bmoved to safety\b",
        "adds up",
        "people",
        asked="were evacuated",
    ),
    _condition(
        "displaced",
        r"\b(?:displaced|uprooted|fled|flee|fleeing|homeless)\b|"
        r"\b(?:forced|driven) (?:from|out of) (?:their|his|her) (?:homes?|houses?|villages?)\b|"
        r"\blost their (?:homes?|houses?)\b",
        "adds up",
        "people",
    ),
    _condition("affected", r"\baffected\b", "adds up", "people"),
    _condition(
        "infected",
        r"\b(?:infected|tested positive|(?:fallen|fell|taken) ill|sickened)\b|"
        r"\b(?:caught|contracted|confirmed with|diagnosed with|ill with|down with)\b[^.,;]{0,20}"
        r"\b(?:virus|disease|illness|flu|fever|infection)\b",
        "adds up",
        "people",
    ),
    _condition("vaccinated", r"\b(?:vaccinat|inoculat|immunis|immuniz)(?:ed|ions?)\b|\bjabs?\b", "adds up", "people"),
    _condition(
        "deployed",
        r"\b(?:deployed|deploys?|deployment|stationed|strength|under arms|contingent|garrison(?:ed)?)\b",
        "level",
        "people",
        "{what} deployed",
    ),
    _condition("crossed", r"\bcross(?:ed|ing) (?:the|into|over)\b", "adds up", "people", asked="have crossed"),
    _condition("sent", r"\b(?:sent|send|sends|dispatch(?:ed)?)\b", "level", "any"),
    _condition(
        "marching",
        r"\b(?:march(?:ed|ing)|demonstrated(?! (?:that|how|the|an?|its|their)\b)|protested|rallied)\b|"
        r"\b(?:took|taken|take|taking|came|poured|went) (?:on)?to the streets\b|"
        r"\b(?:took|taken) part in (?:the|a|\w+day's) (?:march|protest|rally|demonstration)\b|"
        r"\bjoined (?:the|a|\w+day['’]s) (?:march|protest|rally|demonstration)\b",
        "once",
        "people",
        "{what} marching",
        "marched",
    ),
    _condition(
        "attending",
        r"\b(?:attended|attendance|visited)\b",
        "once",
        "people",
        "{what} attending",
        "attended",
    ),
    _condition("gathered", r"\b(?:crowds?|turnout|turned out)\b", "once", "people", "{what} there", "were there"),
    _condition("watching", r"\b(?:watched|tuned in|audience)\b", "once", "people", "{what} watching", "watched"),
    _condition(
        "laid off",
        r"\b(?:lay|lays|laid|laying) off\b|\b(?:layoffs?|redundanc(?:y|ies)|redundant|sacked|dismiss(?:ed|als)|"
        r"job cuts|job losses|axed?|axing)\b|\bloss of\b[^.,;]{0,20}\b(?:jobs|posts|positions|roles)\b|"
        r"\b(?:cut|cuts|cutting|shed|sheds|shedding|slash\w*|eliminat\w+|lost|los(?:e|es|ing)|go|going)\b"
        r"[^.,;]{0,20}\b(?:jobs|posts|positions|roles)\b|"
        r"\b(?:jobs|posts|positions|roles)\b[^.,;]{0,20}\b(?:cut|shed|slashed|eliminated|lost|go|going|at risk)\b",
        "adds up",
        "any",
        "{what} cut",
        "are cut",
    ),
    _condition(
        "without power",
        r"\b(?:without|no|lost|losing|lose) (?:electric(?:ity| power)|power)\b|\bin the dark\b|\bblacked[ -]out\b|"
        r"\b(?:power|electricity) (?:was |is |had been |has been )?(?:cut|out|off)\b|"
        r"\b(?:power|electricity) (?:cuts?|outages?)\b|\bblack-?outs?\b",
        "level",
        "any",
    ),
    _condition(
        "reconnected",
        r"\b(?:power|electricity)\b[^.,;]{0,20}\b(?:again|back|restored)\b|\breconnected\b",
        "adds up",
        "any",
    ),
    _condition(
        "destroyed or damaged", r"\bdestroyed (?:or|and) damaged\b|\bdamaged (?:or|and) destroyed\b", "adds up", "any"
    ),
    _condition(
        "destroyed",
        r"\b(?:destroyed|flattened|razed|gutted|demolished|wrecked|collapsed|burned down|burnt down|swept away|"
        r"washed away|reduced to (?:rubble|ashes))\b",
        "adds up",
        "any",
    ),
    _condition("damaged", r"\bdamaged\b", "adds up", "any"),
    _condition("cancelled", r"\b(?:cancell?ed|cancellations?|grounded|scrapped)\b", "adds up", "any"),
    _condition(
        "signed",
        r"\b(?:sign(?:ed|s|ing)?\b(?! (?:in|off|on|up)\b)|signatures?\b|signator(?:y|ies)\b)",
        "adds up",
        "people",
    ),
    _condition("closed", r"\b(?:closed|shut|stayed closed|(?:did|do|could|would) not (?:re)?open)\b", "level", "any"),
    _condition(
        "stolen",
        r"\b(?:stolen|stole|looted|robbed)\b|\b(?:thieves|burglars|robbers|looters|raiders|gang)\b[^.,;]{0,20}"
        r"\b(?:took|taken|got away with)\b|\bmade off with\b",
        "adds up",
        "any",
    ),
    _condition("sold", r"\b(?:sold|sales)\b", "adds up", "any"),
)
CASUALTY = CONDITIONS[0].words
# Counted people whose noun says what befell them, where no other word does: "2,000 marchers".
SAID_BY_NOUN = {
    noun: condition
    for condition, nouns in {
        "marching": "marcher protester demonstrator",
        "attending": "spectator visitor attendee concertgoer festivalgoer",
        "watching": "viewer",
        "held": "hostage captive",
        "evacuated": "evacuee",
        "arrested": "detainee",
        "signed": "signature signatory",
        "aboard": "passenger",
    }.items()
    for noun in nouns.split()
}
ALL = frozenset(one.name for one in CONDITIONS)
CUMULATIVE = frozenset(one.name for one in CONDITIONS if one.basis == "adds up")
LEVELS = frozenset(one.name for one in CONDITIONS if one.basis == "level")
ONCE = frozenset(one.name for one in CONDITIONS if one.basis == "once")
"""Counted once, at the event itself: the date of the report says nothing about the as-of."""
ANNOUNCED = frozenset(("laid off", "recalled", "cancelled"))
"""Decided once: "will cut 900 jobs" and "cut 900 jobs" are one figure."""
OF_PEOPLE = frozenset(one.name for one in CONDITIONS if one.counts != "any")
# Of one event: who dies in it may still be counted. What else is said of people, such as "sent", is said of things too.
OF_THE_LIVING = frozenset(one.name for one in CONDITIONS if one.counts == "living")
TABLES = {one.name: one.table for one in CONDITIONS}
ASKED = {one.name: one.asked for one in CONDITIONS}
_CROWDS = frozenset(("attending", "gathered", "marching"))


def conditions_agree(a: str, b: str) -> bool:
    """Whether both can be said of the same; "" leaves open what is, and "a crowd" whether it marched or watched."""
    return not a or not b or a == b or ("gathered" in (a, b) and {a, b} <= _CROWDS)
