"""Which of several figures of one thing a figure is: its average or its peak, what was promised or what was paid.

Words that exclude each other in general English. Two figures with different ones contradict nothing.
"""

from __future__ import annotations

import re
from calendar import month_name
from functools import lru_cache

Aspect = tuple[int, int]
"""(which contrast, which side of it)"""

_CONTRASTS = tuple(
    tuple(re.compile(rf"\b(?:{words})\b", re.I) for words in sides)
    for sides in (
        (
            r"averag\w+|mean|median|sustained|typical(?:ly)?",
            r"peak\w*|highest|maximum|gusts?|gusting",
            r"lowest|minimum",
        ),
        (
            r"pledg\w+|promis\w+",
            r"receiv\w+|disburs\w+|paid|handed over|delivered|spent",
            r"appeal\w*|ask(?:s|ed|ing)? for|request\w*|needs?|needed",
        ),
        (r"exports?|exported", r"imports?|imported"),
        (r"before tax|pre-tax|gross", r"after tax|net"),
        (r"first half|first quarter", r"second half|second quarter", r"third quarter", r"fourth quarter"),
        (r"women|female|girls", r"men|male|boys"),
        (r"buy|buys|buying|bought|purchases?", r"sell|sells|selling|sold|sales"),
        (r"arriv\w+|inbound", r"depart\w+|outbound"),
        (r"authori[sz]\w+|mandat\w+", r"arriv\w+|in place|on the ground"),
        (r"urban", r"rural"),
        (
            rf"since (?:the (?:start|beginning|turn)|last|{'|'.join(month_name[1:])}|\d{{4}})",
            r"(?:over|at|during|this) (?:the )?weekend|overnight|on \w+day|yesterday|today",
        ),
    )
)


@lru_cache(maxsize=16_384)
def aspects_of(words: str) -> frozenset[Aspect]:
    """The sides that `words` name, of each contrast of which they name one only."""
    named = [
        (number, [side for side, one in enumerate(sides) if one.search(words)])
        for number, sides in enumerate(_CONTRASTS)
    ]
    return frozenset((number, sides[0]) for number, sides in named if len(sides) == 1)


def aspects_differ(a: frozenset[Aspect], b: frozenset[Aspect]) -> bool:
    """Whether the two are on different sides of a contrast.

    >>> aspects_differ(aspects_of("was 2.2 million on average"), aspects_of("peaked at 3.4 million"))
    True
    """
    sides = dict(a)
    return any(sides.get(number, side) != side for number, side in b)
