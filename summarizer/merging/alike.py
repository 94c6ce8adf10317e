"""How far two texts use the same words: a number, whatever the words mean.

Two views, and their mean: the words, and all runs of three letters, in which inflected and misspelt words and the
order of words show. Both are cosines, so that a detail which only the longer text has costs little. Weights are
fixed; the length of a word tells about as much of how rare it is as a table of frequencies does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
_WORD_BITS = 1 << 9
"""So many that the words of one statement seldom share one; it only decides how many pairs are looked at closely."""
_ROUNDING = 1e-9  # a bound holds for what is computed, too
_RUN = 3

Pair = tuple[int, int]

_STOP_STEMS = frozenset(same_meaning(stem(word)) for word in STOP_WORDS)


@dataclass(frozen=True, eq=False)  # quickly looked up, for texts are compared again and again
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
    def bits(self) -> int:
        """A set with a bit for each stem but those of stop words; several stems may have one bit."""
        found = 0
        for key in self.weights.keys() - _STOP_STEMS:
            found |= 1 << hash(key) % _WORD_BITS
        return found

    @cached_property
    def unseen(self) -> float:
        """The most that all words without a bit to themselves can weigh."""
        stop_weights = [weight for word, weight in self.weights.items() if word in _STOP_STEMS]
        return len(self.weights) - len(stop_weights) - self.bits.bit_count() + sum(stop_weights) + _ROUNDING

    @cached_property
    def runs(self) -> int:
        """The runs of letters as a set of bits; two runs on one bit are so rare that they change nothing."""
        found, last = 0, ""
        for word in self.in_order:
            found |= _runs_of(f" {word} ") | (_runs_of(f"{last} {word[:1]}") if last else 0)
            last = word[-1:]
        return found

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


@lru_cache(maxsize=16_384)  # of a kilobyte each
def _runs_of(text: str) -> int:
    found = 0
    for start in range(len(text) - _RUN + 1):
        found |= 1 << crc32(text[start : start + _RUN].encode("utf-8", "replace")) % _BITS
    return found


@lru_cache(maxsize=1_024)  # one check after the other asks for it of the same two
def alike(a: Words, b: Words) -> float:
    """How far two texts use the same words, in [0, 1)."""
    return _scaled(a, b, shared_words(a, b), _shared_runs(a, b))


def _scaled(a: Words, b: Words, by_words: float, by_runs: float) -> float:
    mean = (by_words + by_runs) / 2
    size = sqrt(a.total * b.total)
    return mean * size / (size + CHANCE)


# The two that follow are written out, since a call for each of millions of pairs would take several times as long.
# No word weighs more than 1, and the words of two texts that have a bit in common may be the same.


def pairs_sharing(texts: Sequence[Words], pairs: Iterable[Pair], least: float) -> list[Pair]:
    """Of very many pairs of texts those whose `shared_words` may reach `least`."""
    bits, unseen = [text.bits for text in texts], [text.unseen for text in texts]
    roots = [sqrt(text.total) for text in texts]
    return [
        (a, b)
        for a, b in pairs
        if (bits[a] & bits[b]).bit_count() + (unseen[a] if unseen[a] < unseen[b] else unseen[b])
        >= least * roots[a] * roots[b]
    ]


def pairs_alike(texts: Sequence[Words], pairs: Iterable[Pair], least: float) -> list[Pair]:
    """Of very many pairs of texts those for which `alike` may reach `least`."""
    bits, unseen = [text.bits for text in texts], [text.unseen for text in texts]
    runs, run_roots = [text.runs for text in texts], [sqrt(text.run_count) or 1.0 for text in texts]
    roots = [sqrt(text.total) for text in texts]
    return [
        (a, b)
        for a, b in pairs
        if (bits[a] & bits[b]).bit_count()
        + (unseen[a] if unseen[a] < unseen[b] else unseen[b])
        + (size := roots[a] * roots[b]) * (runs[a] & runs[b]).bit_count() / (run_roots[a] * run_roots[b])
        >= 2 * least * (size + CHANCE)
    ]


@lru_cache(maxsize=1_024)
def shared_words(a: Words, b: Words) -> float:
    """The cosine of two texts by their words alone, in [0, 1]."""
    small, large = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    # Written out: half the time of folding is spent here.
    shared = sum([w if w < (v := large[word]) else v for word, w in small.items() if word in large])
    return shared / sqrt(a.total * b.total) if shared else 0.0


def _shared_runs(a: Words, b: Words) -> float:
    shared = (a.runs & b.runs).bit_count()
    return shared / sqrt(a.run_count * b.run_count) if shared else 0.0
