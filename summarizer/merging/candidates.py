"""Which pairs are worth comparing: an inverted index over fixed keys, never all pairs.

A pair is a candidate if its two texts share a key. Keys are pairs of terms (a name and a word, two names, or two of
the longest words: long words are rare ones, and a word's length does not depend on the day's articles).

The one exception to "an unrelated article changes nothing": of a key that more than `LONGEST_POSTING` texts share,
only the first so many, in the fixed order of the texts, are compared with the others. That bounds the work, and
such keys stand in texts that share rarer keys as well where they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from summarizer.language.similarity import GENERIC_WEIGHT
from summarizer.merging.terms import Terms

LONGEST_POSTING = 100
MOST_NAMES = 6
MOST_WORDS = 6

Pair = tuple[int, int]


def keys_of(terms: Terms) -> Iterator[str]:
    """The keys under which a text is found."""
    names = sorted(term for term in terms if term.startswith("n:"))[:MOST_NAMES]
    plain_words = [term for term, weight in terms.items() if not term.startswith("n:") and weight > GENERIC_WEIGHT]
    longest = sorted(sorted(plain_words, key=lambda word: (-len(word), word))[:MOST_WORDS])
    for first, second in combinations((*names, *longest), 2):
        yield f"{first} {second}"
    if len(names) + len(longest) == 1:
        yield (names or longest)[0]


def candidate_pairs(texts: Sequence[Terms]) -> list[Pair]:
    """(smaller, larger) indices of texts that share a key, each pair once, sorted."""
    return pairs_by_key(map(keys_of, texts))


def pairs_by_key(keys: Iterable[Iterable[str]]) -> list[Pair]:
    """The same for keys already made."""
    postings: dict[str, list[int]] = {}
    for index, own in enumerate(keys):
        for key in dict.fromkeys(own):
            postings.setdefault(key, []).append(index)
    partners: dict[int, set[int]] = {}
    for posting in postings.values():
        for position, first in enumerate(posting[:LONGEST_POSTING]):
            partners.setdefault(first, set()).update(posting[position + 1 :])
    return [(first, second) for first in sorted(partners) for second in sorted(partners[first])]
