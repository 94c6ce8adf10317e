"""Words that cannot both be true of one thing: two statements alike but for these say the contrary."""

from __future__ import annotations

import re

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


def contrary(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether one set of stems has a word of which the other has the opposite, and not both of them."""
    return any(
        (x in a and y in b and y not in a and x not in b) or (y in a and x in b and x not in a and y not in b)
        for x, y in (*_STATES, *_COURSES)
    )


def is_said_to_be(text: str, state: str) -> bool:
    """Whether a text says of something that it is `state`: "was open", "was shut and locked"; not "opened a shop"."""
    pattern = rf"\b(?:is|are|was|were|be|been|remain\w*|stood)\s+(?:\w+\s+(?:and\s+)?)?{state}\b"
    return state in text and re.search(pattern, text) is not None


def one_is_over(a: str, b: str) -> bool:
    """Whether one text says that something has ended and the other that it goes on."""
    return any(ENDED.search(x) and GOES_ON.search(y) and not GOES_ON.search(x) for x, y in ((a, b), (b, a)))
