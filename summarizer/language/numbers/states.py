"""What befell those counted: "killed 14", "14 people were killed", "the death toll rose to 14"."""

from __future__ import annotations

import re

from summarizer.language.numbers.nouns import WORD_AFTER, noun_key
from summarizer.language.numbers.words import STATE_NOUNS, STATES, word_set

_REACH = 60  # code points before a number in which a state is looked for
_WORDS_AFTER = 5  # "14 people have reportedly also been killed"

_FILLERS = word_set("another further additional a an the total of all also left leaving as many reportedly")
_AUXILIARIES = word_set(
    "were was have has had been are is be also being reportedly confirmed feared believed others other more who left"
    " of them reported"
)
_ASIDE = re.compile(r",\s+(?:including|among\s+them)\s[^,.;]{1,60},(?=\s)")  # "14 people, including a child, were"
_AND_OTHER = re.compile(r"(?:\s+and|\s+or)\s+([a-z]+)(?!\s+[0-9])")
_CLAUSE_END = re.compile(r"[.;:!?,]\s")
_TOLL = re.compile(r"\btoll\b")


def find_state(low: str, places: tuple[int, int, int], noun: str) -> str:
    """The state of those counted, from the words next to them.

    `places`: where the phrase starts, where its number ends, where the phrase ends.
    """
    start, number_end, end = places
    key = noun_key(noun)
    if key in STATE_NOUNS:
        return _joined(low, end, key)
    inside = (STATES[word] for word in low[number_end:end].split()[:-1] if word in STATES)
    return next(inside, "") or _after(low, end) or _before(low, start, noun)


def _after(low: str, end: int) -> str:
    position = aside.end() if (aside := _ASIDE.match(low, end)) else end
    for _ in range(_WORDS_AFTER):
        word = WORD_AFTER.match(low, position)
        if word is None:
            break
        position = word.end()
        if word[1] in STATES:
            return _joined(low, position, STATES[word[1]])
        if word[1] not in _AUXILIARIES:
            break
    return ""


def _joined(low: str, position: int, state: str) -> str:
    """`state`, or "casualty" where another state is counted with it ("killed or wounded", "dead and injured")."""
    found = _AND_OTHER.match(low, position)
    return state if found is None or STATES.get(found[1], state) == state else "casualty"


def _before(low: str, start: int, noun: str) -> str:
    clause = _CLAUSE_END.split(low[max(0, start - _REACH) : start])[-1]
    words = clause.split()
    while words and words[-1] in _FILLERS:
        words.pop()
    if words and words[-1] in STATES:
        state = STATES[words[-1]]
        both = words[-2:-1] in (["and"], ["or"]) and STATES.get("".join(words[-3:-2]), state) != state
        return "casualty" if both else state
    return "dead" if _TOLL.search(clause) and "injur" not in clause and noun in ("", "person") else ""
