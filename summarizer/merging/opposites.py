"""Words that cannot both be true of one thing: two statements alike but for these say the contrary."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.language.similarity import stem

ENDED = re.compile(
    r"\b(?:called off|abandoned|ended|concluded|halted|suspended|finished|completed|stopped|wound up)\b|"
    r"\b(?:is|are|was|were|be|been)\s+(?:now\s+|all\s+)?over\b",
    re.I,
)
# Not "continued to call for …": those go on with something else.
GOES_ON = re.compile(
    r"\b(?:continu\w+(?! to\b)|ongoing|going on|goes on|under way|underway|not over)\b|"
    r"\bstill\s+(?:going|running|open|in progress|searching)\b",
    re.I,
)

OPPOSITE_STATES = (("open", "shut"), ("open", "closed"), ("open", "locked"), ("guilty", "innocent"), ("alive", "dead"))
"""Of one thing at one time, only one of each can be true."""
_STATES = tuple((stem(a), stem(b)) for a, b in OPPOSITE_STATES)
_COURSES = tuple(
    (stem(a), stem(b))
    for a, b in (
        ("rise", "fall"),
        ("rose", "fell"),
        ("raised", "lowered"),
        ("raised", "cut"),
        ("increased", "decreased"),
        ("won", "lost"),
        ("arrested", "released"),
        ("accepted", "rejected"),
        ("approved", "rejected"),
        ("began", "ended"),
        ("supports", "opposes"),
        ("joined", "left"),
        ("up", "down"),
    )
)


def _opposites() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for a, b in (*_STATES, *_COURSES):
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


_OPPOSITES = _opposites()
_HAVE_OPPOSITES = frozenset(_OPPOSITES)


def contrary(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one set of stems has a word of which the other has the opposite, and not both of them."""
    return any(not _OPPOSITES[word].isdisjoint(b - a) for word in (a & _HAVE_OPPOSITES) - b)


def is_said_to_be(text: str, state: str) -> bool:
    """Whether a text says of something that it is `state`: "was open", "was shut and locked"; not "opened a shop"."""
    pattern = rf"\b(?:is|are|was|were|be|been|remain\w*|stood)\s+(?:\w+\s+(?:and\s+)?)?{state}\b"
    return state in text and re.search(pattern, text) is not None


def one_is_over(a: str, b: str) -> bool:
    """Whether one text says that something has ended and the other that it goes on."""
    return {_course(a), _course(b)} == {"over", "on"}


@lru_cache(maxsize=65_536)
def _course(text: str) -> str | None:
    """Whether a text says of something that it goes "on", or is "over"."""
    if GOES_ON.search(text):
        return "on"
    return "over" if ENDED.search(text) else None
