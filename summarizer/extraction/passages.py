"""Sentences → the passages that the model is asked about, one call each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.extraction.annotated import Annotated

SMALL, STRONG = 6, 30
"""Sentences a call. A 1.5 B model loses count of the sentence numbers over longer lists. A strong one reads nearly
every article in one call of 30, and its reply, where most claims are a number, stays below `max_output_tokens`."""
STRONG_SIZE = 14.0
"""Billions of parameters from which a model is taken for a strong one."""
_HOSTED = re.compile(
    r"(?:^|/)(?:gpt-(?!oss)|chatgpt|o[1-9]|claude|gemini|grok|deepseek|mistral-(?:large|medium))", re.I
)
_SIZE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)b(?![a-z])", re.IGNORECASE)


def passage_length(model: str) -> int:
    """Sentences a call for a model, by what its name says of its strength; one that says nothing is taken for small.

    >>> passage_length("gpt-4.1-mini"), passage_length("qwen2.5-1.5b-instruct"), passage_length("llama-3.3-70b")
    (30, 6, 30)
    """
    size = _SIZE.search(model)
    strong = float(size[1]) >= STRONG_SIZE if size else _HOSTED.search(model) is not None
    return STRONG if strong else SMALL


@dataclass(frozen=True, slots=True)
class Passage:
    """Numbers of the sentences to read, and the context in which their pronouns stand."""

    numbers: tuple[int, ...]
    title: str | None
    before: str | None

    @property
    def can_split(self) -> bool:
        """Whether there is more than one sentence."""
        return len(self.numbers) > 1


def passages(text: Annotated, size: int) -> tuple[Passage, ...]:
    """Passages of about equal length, at most `size` sentences each; 0: the whole article in one.

    Every sentence that reports is in exactly one of them.
    """
    numbers = text.reporting
    if not numbers:
        return ()
    count = -(-len(numbers) // size) if size else 1
    borders = [round(len(numbers) * i / count) for i in range(count + 1)]
    return tuple(_passage(text, numbers[a:b]) for a, b in pairwise(borders))


def split(text: Annotated, passage: Passage) -> tuple[Passage, Passage]:
    """The two halves of a passage whose reply was cut off."""
    middle = len(passage.numbers) // 2
    return _passage(text, passage.numbers[:middle]), _passage(text, passage.numbers[middle:])


def _passage(text: Annotated, numbers: Sequence[int]) -> Passage:
    """The title explains a first passage; for a later one the sentence before does it better (a small model
    takes claims from a title that stands far from its text)."""
    position = text.reporting.index(numbers[0])
    if position == 0:
        return Passage(tuple(numbers), " ".join((text.article.title or "").split()) or None, None)
    return Passage(tuple(numbers), None, text.lines[text.reporting[position - 1] - 1])
