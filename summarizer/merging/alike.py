"""How far two texts use the same words: a number, whatever the words mean.

Two views, and their mean: the words, and all runs of three letters, in which inflected and misspelt words and the
order of words show. Both are cosines, so that a detail which only the longer text has costs little. Weights are
fixed; the length of a word tells about as much of how rare it is as a table of frequencies does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import sqrt
from zlib import crc32

from summarizer.language.names import Name, find_names
from summarizer.language.similarity import STOP_WORDS, plain, stem, words
from summarizer.merging.terms import same_meaning

LONG = 8
"""Letters from which a word has full weight; a shorter one has its share of it."""
STOP_WEIGHT = 0.3
NUMBER_WEIGHT = 0.7
NAME_SHARE = 0.7
"""All that is told of one event has its names: they set one claim apart from the next less than other words do."""
CHANCE = 1.5
"""Weight of the words that two texts have in common by chance: the shorter they are, the less a likeness says."""
_BITS = 1 << 13
_RUN = 3


@dataclass(frozen=True)
class Words:
    """The words of one text, as they are compared: all in their order, and those of names."""

    in_order: tuple[str, ...]
    named: frozenset[str]

    @classmethod
    def of(cls, text: str, names: Iterable[Name]) -> Words:
        named = frozenset(plain(word) for name in names for word in words(name.text))
        return cls(tuple(map(plain, words(text))), named)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Stem → weight, words of one meaning as one."""
        found: dict[str, float] = {}
        for word in dict.fromkeys(self.in_order):
            key, weight = same_meaning(stem(word)), _weight(word) * (NAME_SHARE if word in self.named else 1)
            found[key] = max(weight, found.get(key, 0.0))
        return found

    @cached_property
    def total(self) -> float:
        return sum(self.weights.values())

    @cached_property
    def runs(self) -> int:
        """The runs of letters as a set of bits; two runs on one bit are so rare that they change nothing."""
        text = f" {' '.join(self.in_order)} "
        found = bytearray(_BITS // 8)
        for start in range(len(text) - _RUN + 1):
            byte, bit = _place(text[start : start + _RUN])
            found[byte] |= bit
        return int.from_bytes(found)

    @cached_property
    def run_count(self) -> int:
        return self.runs.bit_count()


def words_of(text: str) -> Words:
    """The words of a text."""
    return Words.of(text, find_names(text))


@lru_cache(maxsize=65_536)
def _weight(word: str) -> float:
    if word in STOP_WORDS:
        return STOP_WEIGHT
    return NUMBER_WEIGHT if word[0].isdigit() else min(len(word), LONG) / LONG


@lru_cache(maxsize=65_536)
def _place(run: str) -> tuple[int, int]:
    byte, bit = divmod(crc32(run.encode("utf-8", "replace")) % _BITS, 8)
    return byte, 1 << bit


def alike(a: Words, b: Words) -> float:
    """How far two texts use the same words, in [0, 1)."""
    mean = (shared_words(a, b) + _shared_runs(a, b)) / 2
    size = sqrt(a.total * b.total)
    return mean * size / (size + CHANCE)


def shared_words(a: Words, b: Words) -> float:
    """The cosine of two texts by their words alone, in [0, 1]: found much faster."""
    small, large = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    shared = 0.0
    for word, weight in small.items():  # far more pairs are compared here than anywhere else
        other = large.get(word, 0.0)
        shared += weight if weight < other else other
    return shared / sqrt(a.total * b.total) if shared else 0.0


def _shared_runs(a: Words, b: Words) -> float:
    shared = (a.runs & b.runs).bit_count()
    return shared / sqrt(a.run_count * b.run_count) if shared else 0.0
