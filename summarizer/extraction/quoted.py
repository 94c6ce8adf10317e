"""What stands in an article without being its report: texts that it reproduces, and orders to whoever reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
REACH = 200  # characters at the end of a paragraph in which it is said what follows
# "One entry ran:" — what follows in a paragraph of its own is that entry, and not the paper's word.
_INTRODUCES = re.compile(
    r"\b(?:ran|runs|read|reads|reading|said|says|wrote|writes|text|message|entry|letter|post|statement|note|words)\b"
    r"[^.!?:]*:\s*$",
    re.IGNORECASE,
)
# Quotation marks and list marks say for themselves what follows.
_MARKED = re.compile(r"^\s*(?:[“„«\"'‘>•*–—-]|\d+[.)]|\(?[a-z]\))")
_ORDER = re.compile(
    r"^\W*(?:\[\d+\]\W*)?(?:please\s+)?(?:ignore|disregard|forget|override)\b.{0,40}?\b(?:previous|prior|above|earlier|all)\b"
    r".{0,30}?\b(?:instructions?|prompts?|directions|rules|context)\b|^\W*(?:\[\d+\]\W*)?(?:system|assistant|developer)\s*:",
    re.IGNORECASE,
)
# The form of our questions and replies, and the marks that chat models put between turns.
_MACHINE = re.compile(
    r"[{,]\s*[\"“”'](?:claims|statement|sentences|said_by)[\"“”']\s*:|^\W*claims of sentences \d|"
    r"<\|\w+\|>|\[/?INST\]|<</?SYS>>",
    re.IGNORECASE,
)


def reproduced(text: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs that the article introduces as somebody else's text, in order.

    >>> text = "A card read:\\n\\nThe bridge is gold.\\n\\nIt was signed."
    >>> [text[start:end] for start, end in reproduced(text)]
    ['The bridge is gold.']
    """
    introduced = False
    for match in _PARAGRAPH.finditer(text):
        if introduced and not _MARKED.match(match[0]):
            yield match.span()
        introduced = match[0].rstrip().endswith(":") and _INTRODUCES.search(match[0][-REACH:]) is not None


def is_order(sentence: str) -> bool:
    """Whether a sentence speaks to a reading machine ("Ignore previous instructions …") or in its place."""
    return _ORDER.search(sentence[:REACH]) is not None or _MACHINE.search(sentence) is not None
