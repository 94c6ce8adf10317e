"""Two figures that one sentence gives by two sources: "900, according to the union; the company counted 430"."""

from __future__ import annotations

import re

from summarizer.language.attribution import find_attribution
from summarizer.merging.figures import Reading

_RIVAL = re.compile(
    r"(?:;|\b(?:while|whereas|but|though|against)\b)\s*(?P<who>.*?)\s*"
    r"\b(?:puts?|spoke|speaks?|said|says?|claim(?:s|ed)|counts?|counted|gave|gives|estimat\w+|reckon\w*|believes?)\b"
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)


def are_rivals(a: Reading, b: Reading) -> bool:
    """Whether two figures of one claim stand in one sentence, the second after words of another source."""
    return _second_source(a, b) is not None


def given_by(reading: Reading, rival: Reading) -> str | None:
    """Who gives `reading`, by the words of its own half of the sentence that it shares with `rival`."""
    found = _second_source(reading, rival)
    if found is None:
        return None
    if reading.quantity.start > rival.quantity.start:
        return _ARTICLE.sub("", found["who"]) or None
    first = find_attribution(reading.text[: rival.quantity.start - len(found[0])])
    return (first.said_by or first.described_as) if first else None


def _second_source(a: Reading, b: Reading) -> re.Match[str] | None:
    if a.text != b.text:
        return None
    first, second = sorted((a.quantity, b.quantity), key=lambda one: one.start)
    return _RIVAL.search(a.text[first.end : second.start])
