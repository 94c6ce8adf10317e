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

_OPPOSITE_STATES = (
    ("open", "shut"),
    ("open", "closed"),
    ("open", "locked"),
    ("guilty", "innocent"),
    ("alive", "dead"),
    ("intact", "destroyed"),
    ("armed", "unarmed"),
    ("deliberate", "accidental"),
    ("deliberate", "an accident"),
    ("inside", "outside"),
)
_OPPOSITE_DEEDS = (
    (
        r"(?:truce|cease-?fire|armistice)\b[^.;]{0,40}\b(?:held|holding|holds|respected|observed|kept)",
        r"(?:broke|broken|breach\w*|violat\w+|collaps\w+|shatter\w+|bur(?:y|ied|ying)|shell\w+)\b[^.;]{0,40}"
        r"\b(?:truce|cease-?fire|armistice)|"
        r"(?:truce|cease-?fire|armistice)\b[^.;]{0,40}\b(?:broken|breached|violated|collapsed|shattered|ended)",
    ),
    (r"(?:accept|agreed to)\w*", r"(?:reject|refus|turn(?:ed|s|ing)? down|threw out|thrown out)\w*"),
    (
        r"(?:captured|seized|taken|took|retook|retaken|recaptured|overr[au]n|fell|fallen|liberated)",
        r"(?:still (?:held|holds?|controls?|controlled|in control)|repelled|repulsed|beaten back|beat back|fought off|"
        r"remain(?:s|ed)? (?:in|under)|holding out)",
    ),
    (r"(?:resigned|stepped down|quit)", r"(?:stay(?:s|ed|ing)? on|remain(?:s|ed|ing)? in (?:office|post|charge))"),
)
_STATES = tuple((stem(a), stem(b)) for a, b in _OPPOSITE_STATES)
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


def _said_to_be(state: str) -> str:
    return rf"(?:is|are|was|were|be|been|remain\w*|stood|lay)\s+(?:\w+\s+(?:and\s+)?)?{state}"


OPPOSITES = tuple(
    (re.compile(rf"\b{one}\b", re.I), re.compile(rf"\b{other}\b", re.I))
    for one, other in (
        *((_said_to_be(one), _said_to_be(other)) for one, other in _OPPOSITE_STATES),
        *_OPPOSITE_DEEDS,
    )
)
"""What is said of one thing at one time: only one of each can be true. "Was open", and not "opened a shop"."""
_STATE = f"(?:{'|'.join(sorted({state for pair in _OPPOSITE_STATES for state in pair}))})"
_DEED = "|".join(deed for pair in _OPPOSITE_DEEDS for deed in pair)
HAS_OPPOSITE = re.compile(rf"\b(?:{_said_to_be(_STATE)}|{_DEED})\b", re.I)
"""Any of `OPPOSITES`: most texts have none, which one search tells."""


def one_is_over(a: str, b: str) -> bool:
    """Whether one text says that something has ended and the other that it goes on."""
    return {_course(a), _course(b)} == {"over", "on"}


@lru_cache(maxsize=65_536)
def _course(text: str) -> str | None:
    """Whether a text says of something that it goes "on", or is "over"."""
    if GOES_ON.search(text):
        return "on"
    return "over" if ENDED.search(text) else None


def says_the_opposite(a: str, b: str) -> bool:
    """Whether one text says the opposite of the other, and neither says both."""
    first, second = _sides(a), _sides(b)
    return any((number, not side) in second and (number, not side) not in first for number, side in first - second)


@lru_cache(maxsize=65_536)
def _sides(text: str) -> frozenset[tuple[int, bool]]:
    """(number of a pair of opposites, which of the two) that a text says."""
    if not HAS_OPPOSITE.search(text):
        return frozenset()
    return frozenset(
        (number, side == 0)
        for number, pair in enumerate(OPPOSITES)
        for side, words in enumerate(pair)
        if words.search(text)
    )
