"""What is counted: the noun after a number, and when two nouns mean the same."""

from __future__ import annotations

import re

from summarizer.language.numbers.words import (
    ATTRIBUTIVE,
    IRREGULAR,
    PEOPLE,
    SCALE,
    SMALL,
    STATES,
    STOP,
    SYNONYMS,
    UNITS,
)

_SHORTEST_PLURAL = 4  # "cows"
_NOUN_WORDS = 5  # a noun phrase after a number is followed for so many words

WORD_AFTER = re.compile(
    r"[\"\u201d\u2019]?(?:[^\S\n]+|-|[^\S\n]*\n(?!\s*\n)[^\S\n]*)([^\W\d_][^\W_]*(?:['\u2019][^\W\d_]+)?)"
)
_PLURAL_IN_IS = re.compile(r"(?:[lqhdx]|an)is$")  # "taxis", "Iranis"; not "crisis"


def noun_key(noun: str) -> str:
    """The name of a noun's class: `noun_key("troop") == noun_key("soldier")`; other nouns stand for themselves."""
    return SYNONYMS.get(noun, noun)


def noun_after(text: str, low: str, end: int, *, single: bool = False) -> tuple[str, int]:
    """The counted noun after `low[end]` and where it ends: the first plural within reach, else "".

    Attributive plurals ("sports cars") and states before a noun ("14 dead soldiers") give way to what follows.
    `single`: the count is one, so a singular word for a person will do.
    """
    joined = WORD_AFTER.match(low, end) if low[end : end + 1] == "-" else None
    if joined and joined[1] not in STOP and not _is_plural(joined[1]):
        return ("" if joined[1] == "strong" else joined[1]), joined.end()  # "a 15-member council", "a 500-strong crowd"
    best, at, position = "", end, end
    for index in range(_NOUN_WORDS):
        found = WORD_AFTER.match(low, position)
        if found is None or found[1] in SMALL or found[1] in SCALE:
            break
        word, position = text[found.start(1) : found.end(1)], found.end()
        if found[1] in STOP and word != "US":
            break
        if found[1] in ("others", "more", "other", "ones"):
            continue
        if single and found[1] in PEOPLE and not best:
            return found[1], position
        if not _is_plural(word) or (index and found[1] in UNITS):
            if best:
                break
            continue
        best, at = _singular(word), position
        gives_way = found[1] in ATTRIBUTIVE or (found[1] in STATES and low[found.start()] != "-")
        if not gives_way and not _goes_before_plural(low, position):
            break
    return best, at


def _goes_before_plural(low: str, position: int) -> bool:
    """Whether another plain plural follows: of "18 measles cases" the cases are counted."""
    following = WORD_AFTER.match(low, position)
    word = following[1] if following else ""
    return word.endswith("s") and _is_plural(word) and word not in IRREGULAR.keys() | STATES.keys() | UNITS.keys()


def first_noun(words: str) -> str:
    """The counted noun that `words` begin with, adjectives before it; "" if they begin with something else."""
    return noun_after(words, words.lower(), 0)[0]


def noun_of(text: str, low: str, end: int) -> tuple[str, int]:
    """The noun after "of": as `noun_after`, but a lone singular will do ("tonnes of grain", "40 % of the vote")."""
    noun, stop = noun_after(text, low, end)
    word = None if noun else WORD_AFTER.match(low, end)
    if word is None or word[1] in STOP:
        return noun, stop
    following = WORD_AFTER.match(low, word.end())
    ends = following is None or following[1] in STOP or (following[1].endswith("ed") and not word[1].endswith("ed"))
    return (word[1], word.end()) if ends else ("", end)


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in IRREGULAR:
        return True
    if len(low) < _SHORTEST_PLURAL or low[-1] != "s" or word.isupper() or low.endswith(("ss", "us", "'s", "\u2019s")):
        return False
    return not low.endswith("is") or bool(_PLURAL_IN_IS.search(low))


def _singular(plural: str) -> str:
    low = plural.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if low.endswith("ies") and len(low) > _SHORTEST_PLURAL:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("ches", "shes", "xes", "sses", "zes", "oes")) else low[:-1]
