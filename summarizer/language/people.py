"""Who and what names stand for: people and bodies, full names, and what a sentence begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.names import TITLES, Name, find_names, name_key, same_name
from summarizer.language.similarity import plain

NAMES_BACK = 200  # sentences: more than an article has; keeps a book from costing its length squared

BODY_WORD = re.compile(
    r"\b(?:Agency|Army|Authority|Bank|Board|Bureau|Center|Centre|Church|Club|College|Commission|Committee|Company|Corps|"
    r"Council|County|Court|Defen[cs]e|Department|Embassy|Federation|Force|Forces|Foundation|Group|Guard|Health|Hospital|"
    r"House|Inc|Institute|Korea|Korean|Kingdom|Ledger|Line|Ministry|Mission|Nations|News|North|Office|Organi[sz]ation|Party|"
    r"Police|Post|Press|Republic|Secretary|Sea|Service|Society|South|Staff|State|States|Street|Times|Tribune|Union|"
    r"United|University|Western|White|Wire|Works|Courier|Herald|Review|Survey|Fund|Association|Clinic|Cord|Watch|Convention|"
    r"Congress|Senate|Republicans?|Democrats?|Democratic|National|International|Conference|Summit|League|Alliance|Assembly|"
    r"Parliament|Administration|Reserve|Treasury|Academy|Airport|Avenue|Island|River|Bridge|Mountains?|Ridge|Valley)\b"
)


def untitled(name: Name) -> str:
    """A name without the titles before it."""
    return untitled_text(name.text)


@lru_cache(maxsize=65_536)
def untitled_text(name: str) -> str:
    """What follows the last title in it: "Ruvian Foreign Minister Ada Ros" is Ada Ros."""
    parts = name.split()
    titles = [i for i, part in enumerate(parts[:-1]) if plain(part.strip(".")) in TITLES]
    rest = " ".join(parts[titles[-1] + 1 :]) if titles else ""
    return rest if is_person(rest) or (rest and not BODY_WORD.search(name)) else name


LONGEST_NAME = 5
"""Words of a person's name; a longer run of capitals is a headline."""


def is_person(name: str | None) -> bool:
    """Two or more capitalised words without a word for a body, or a bare surname (decided by the caller's context)."""
    if not name or name.isupper() or "." in name.strip("."):
        return False
    parts = name.split()
    return 1 < len(parts) <= LONGEST_NAME and not BODY_WORD.search(name) and all(part[:1].isupper() for part in parts)


def people_in(sentences: Sequence[str], position: int) -> list[str]:
    """The people named in one sentence, each by the fullest name so far; a bare surname needs one before it."""
    names = [untitled(name) for name in find_names(sentences[position])]
    before = sentences[max(0, position - NAMES_BACK) : position]
    full = [name if is_person(name) else full_name(name, before) for name in names]
    return list(dict.fromkeys(name for name in full if is_person(name)))


@lru_cache(maxsize=8_192)
def _full_names(sentence: str) -> tuple[str, ...]:
    """The people whom a sentence names by more than a surname."""
    return tuple(dict.fromkeys(name for name in map(untitled, find_names(sentence)) if is_person(name)))


def full_name(surname: str, before: Sequence[str]) -> str:
    """The one fuller personal name in the last sentences before that ends in this surname; else the surname."""
    fuller = _fuller_names(surname, before)
    return next(iter(fuller.values())) if len(fuller) == 1 else surname


def shares_surname(surname: str, before: Sequence[str]) -> bool:
    """Whether several people in the last sentences before have this surname: a person then, but which?"""
    return len(_fuller_names(surname, before)) > 1


def _fuller_names(surname: str, before: Sequence[str]) -> dict[str, str]:
    """The longer personal names that this can be short for, each by its key as first written."""
    found: dict[str, str] = {}
    for sentence in before[-NAMES_BACK:]:
        for name in _full_names(sentence):
            if name_key(name) != name_key(surname) and same_name(name, surname):
                found.setdefault(name_key(name), name)
    return found


def titled_person(title: str, sentences: Sequence[str], position: int) -> str | None:
    """The one person whom the sentences up to `position` give this title: "the chairman" after "Chairman Ada Ros".

    >>> titled_person("chairman", ["Chairman Ada Ros met Cato Pell.", "The chairman spoke."], 1)
    'Ada Ros'
    """
    word = re.escape(title)
    pattern = re.compile(
        rf"\b{word}\s+(?=[A-Z])|,\s(?:the|its|an?|[\w’']+['’]s)\s(?:[\w’'\-]+\s){{0,2}}{word}\b", re.IGNORECASE
    )
    found: dict[str, str] = {}
    for sentence in sentences[max(0, position - NAMES_BACK) : position]:
        for match in pattern.finditer(sentence):
            for name in _full_names(sentence):
                if sentence.startswith(name, match.end()) or sentence.endswith(name, 0, match.start()):
                    found.setdefault(name_key(name), name)
    return next(iter(found.values())) if len(found) == 1 else None


def title_gender(name: str, sentences: Sequence[str], position: int) -> str | None:
    """ "he" or "she" where the sentences around say Mr or Mrs before this surname; else `None`."""
    surname = re.escape(name.rsplit(maxsplit=1)[-1])
    pattern = re.compile(rf"\b(?P<title>Mr|Mrs|Ms|Miss)\.?\s+(?:[A-Z][\w’'-]+\s+)?{surname}\b")
    for sentence in sentences[max(0, position - NAMES_BACK) : position + 1]:
        if surname in sentence and (match := pattern.search(sentence)):
            return "he" if match["title"] == "Mr" else "she"
    return None


def opening_name(sentence: str) -> str | None:
    """The name that a sentence begins with, its likely subject."""
    bare = re.sub(r"^(?:The|the)\s+", "", sentence)
    names = find_names(bare)
    return untitled(names[0]) if names and names[0].start == 0 else None


def opening_body(sentence: str) -> str | None:
    """The body or place that a sentence begins with."""
    name = opening_name(sentence)
    return name if name and not is_person(name) else None
