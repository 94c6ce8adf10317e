"""Words that cannot both be true of one thing: two statements alike but for these say the contrary."""

from __future__ import annotations

import re

from summarizer.language.similarity import stem

ENDED = re.compile(
    r"\b(?:called off|abandoned|ended|concluded|over|halted|suspended|finished|completed|stopped|wound up)\b", re.I
)
GOES_ON = re.compile(r"\b(?:continu\w+|ongoing|going on|goes on|still|under way|underway|not over)\b", re.I)

STATES = tuple(
    (stem(a), stem(b))
    for a, b in (("open", "shut"), ("open", "closed"), ("open", "locked"), ("guilty", "innocent"), ("alive", "dead"))
)
"""Of one thing at one time, only one of each can be true."""

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
        for x, y in (*STATES, *_COURSES)
    )


def one_is_over(a: str, b: str) -> bool:
    """Whether one text says that something has ended and the other that it goes on."""
    return any(ENDED.search(x) and GOES_ON.search(y) and not GOES_ON.search(x) for x, y in ((a, b), (b, a)))
