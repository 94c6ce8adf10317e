"""Words between quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# An apostrophe inside a word is none of these; a closing single mark ends a word or follows punctuation.
# No alternative can run past a mark of its own kind and fail, so a text of nothing but marks costs no more.
_PAIRS = re.compile(
    r"“(?P<curly>[^“”\n]*)(?:”|(?=\n|$))"
    r"|„(?P<low>[^„“”\n]*)[“”]"
    r"|«(?P<angle>[^«»\n]*)»"
    r"|(?<!\w)\"(?P<straight>[^\"\n]*)\""
    r"|(?<![\w’])‘(?P<single>(?:[^‘’\n]|(?<=\w)’(?=\w))*)’"
    r"|(?<![\w'])''(?P<twin>(?:[^'\n]|(?<!')'(?!'))+)''"
    r"|(?<![\w'])'(?=[^\s'])(?P<plain>(?:[^'\n]|(?<=\w)'(?=\w))*[\w.,!?])'(?!\w)"
)
_MARK = re.compile("[“„«\"‘']")  # with which each of the pairs begins
QUOTATION_MARKS = tuple("“”„«\"'‘")
"""With which a quotation may begin, or go on."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words inside the marks: `text == article[start:end]`."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1_024)  # speakers, hedges and checks all ask for those of the same sentence
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, in order; one that a paragraph leaves open ends with it.

    >>> [q.text for q in find_quotations("“We won,” she said, calling it a 'new day'.")]
    ['We won,', 'new day']
    """
    if not _MARK.search(text):
        return ()
    found = []
    for match in _PAIRS.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if text[start:end].strip():
            found.append(Quotation(text[start:end], start, end))
    return tuple(found)
