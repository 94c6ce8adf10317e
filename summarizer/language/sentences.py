"""Text → numbered sentences with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sentencex

# A line this much shorter than the longest one ends a paragraph; otherwise a text whose lines are all about as
# long as a terminal is wide was wrapped by an editor, and its line ends mean nothing.
WRAP_WIDTH = 100
FULL_LINE = 0.6
LONGEST_BLOCK = 10_000  # far more than a paragraph has

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")

# Titles after which sentencex sees the end of a sentence.
_BLOCK_END = re.compile(r"[.!?]\s")
_TITLE_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm)\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text == article[start:end]`; `number` counts from 1."""

    number: int
    start: int
    end: int
    text: str


def split_sentences(text: str, language: str | None = None) -> tuple[Sentence, ...]:
    """All sentences, in order and disjoint, covering every non-blank character.

    A headline or list line without a full stop is a sentence; a quotation of several sentences stays with its
    speaker. Boundaries come from sentencex, which knows abbreviations in many languages; lines are ours.

    >>> [s.text for s in split_sentences("Gen. Ros spoke on Oct. 24. He left.")]
    ['Gen. Ros spoke on Oct. 24.', 'He left.']
    """
    spans = [span for start, end in _paragraphs(text) for span in _sentences(text, start, end, language or "en")]
    return tuple(Sentence(number, start, end, text[start:end]) for number, (start, end) in enumerate(spans, start=1))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of lines, those of a hard-wrapped paragraph joined."""
    lines = [match.span() for match in _LINE.finditer(text) if match[0].strip()]
    longest = max((end - start for start, end in lines), default=0)
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and longest <= WRAP_WIDTH and _continues(text, joined[-1], start, longest):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _continues(text: str, previous: tuple[int, int], start: int, longest: int) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if text.count("\n", previous[1], start) > 1:
        return False
    last_line = text[text.rfind("\n", 0, previous[1]) + 1 : previous[1]].rstrip()
    is_full = len(last_line) >= FULL_LINE * longest
    return is_full and (text[start].islower() or (longest > WRAP_WIDTH / 2 and not _SENTENCE_END.search(last_line)))


def _sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences in one paragraph."""
    spans = []
    for block_start, block_end in _blocks(text, start, end):
        position = block_start
        for piece in sentencex.segment(language, text[block_start:block_end]):
            spans.append((position, position + len(piece)))
            position += len(piece)
    return _joined(text, [trimmed for a, b in spans if (trimmed := _trim(text, a, b))])


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a line that sentencex reads at once: its time grows with the square of the open quotations in one."""
    while end - start > LONGEST_BLOCK and (cut := _BLOCK_END.search(text, start + LONGEST_BLOCK, end)):
        yield start, cut.end()
        start = cut.end()
    yield start, end


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A title before a name ends no sentence: "according to Ms." and "Ros." are one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[start].isupper() and _ends_in_title(text, *joined[-1]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _ends_in_title(text: str, start: int, end: int) -> bool:
    """Whether a span ends in a title with a full stop."""
    return _TITLE_END.search(text, max(start, end - 8), end) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without the blanks at its ends; `None` where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
