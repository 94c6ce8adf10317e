"""How many others of the day tell the same: what many independent texts repeat is what matters most.

Multi-document summarization rests on this signal (Nenkova and Vanderwende, "The Impact of Frequency on
Summarization", 2005). Copies of one text are one teller.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from summarizer.extraction.annotated import Annotated
from summarizer.language.similarity import word_weight

SAME = 0.5
"""Share of the smaller sentence's content words that the other must have."""
LEAST_SHARED = 4
"""Content words in common: fewer are shared by chance."""
_MOST_KEYS = 5
_LONGEST_POSTING = 100  # of a key that more sentences have, only the first so many are looked at: that bounds the work

Place = tuple[str, int]
"""(article id, sentence number)."""


def agreement(texts: Iterable[Annotated]) -> Mapping[Place, int]:
    """For the sentences that others tell as well: the number of other wordings of them in other articles.

    The order of `texts` does not matter, and an article that shares nothing changes nothing.
    """
    sentences = sorted({place: stems for text in texts for place, stems in _sentences(text)}.items())
    others: dict[Place, set[frozenset[str]]] = defaultdict(set)
    for a, b in _near(sentences):
        (first, told), (second, other) = sentences[a], sentences[b]
        if first[0] != second[0] and told != other and _same(told, other):
            others[first].add(other)
            others[second].add(told)
    return {place: len(wordings) for place, wordings in others.items()}


def _sentences(text: Annotated) -> Iterator[tuple[Place, frozenset[str]]]:
    for number in text.reporting:
        stems = frozenset(stem for stem in text.stems[number - 1] if word_weight(stem) == 1)
        if len(stems) >= LEAST_SHARED:
            yield (text.article.id, number), stems


def _near(sentences: Sequence[tuple[Place, frozenset[str]]]) -> Iterator[tuple[int, int]]:
    """Pairs that share two of their longest words, each once."""
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (_, stems) in enumerate(sentences):
        longest = sorted(sorted(stems, key=lambda stem: (-len(stem), stem))[:_MOST_KEYS])
        for key in combinations(longest, 2):
            if len(postings[key]) < _LONGEST_POSTING:
                postings[key].append(index)
    pairs = Counter(pair for posting in postings.values() for pair in combinations(posting, 2))
    yield from sorted(pairs)


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    shared = len(a & b)
    return shared >= LEAST_SHARED and shared >= SAME * min(len(a), len(b))
