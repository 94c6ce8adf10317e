"""Articles that are nearly one text: a copy adds an outlet, never an origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.language.similarity import shingles
from summarizer.merging.telling import published_at
from summarizer.schema import Article

_SAMPLE = 8
"""Of a text's shingles one in eight is looked up, always at least the smallest few: two texts that share most of
their shingles share many of these, since the same hashes are chosen in both."""
_AT_LEAST = 12
_MOST_COMPARED = 100
"""Originals with which a text is compared, those that share its rarest runs first: what very many texts share is a
phrase. Bounds the work as `candidates.LONGEST_POSTING` does."""


def originals(articles: Iterable[Article], threshold: float) -> Mapping[str, str]:
    """Article id → id of the earliest article that it is a copy of; its own id where it is none.

    `threshold`: the share of the shorter text's shingles that the other one has. An article is compared with
    earlier originals only, so that ten thousand copies of one text cost ten thousand comparisons.
    """
    found: dict[str, str] = {}
    texts: list[tuple[str, frozenset[int]]] = []
    postings: dict[int, list[int]] = {}
    for article in sorted(articles, key=lambda one: (published_at(one), one.id)):
        own = shingles(article.text)
        sample = _sampled(own)
        original = _original(own, sample, texts, postings, threshold)
        found[article.id] = original or article.id
        if original is None:
            for value in sample:
                postings.setdefault(value, []).append(len(texts))
            texts.append((article.id, own))
    return found


def _original(
    own: frozenset[int],
    sample: Iterable[int],
    texts: Sequence[tuple[str, frozenset[int]]],
    postings: Mapping[int, Sequence[int]],
    threshold: float,
) -> str | None:
    """The earliest of the texts that share most with this one, if that is enough."""
    near: dict[int, None] = {}
    for sharing in sorted((postings[value] for value in sample if value in postings), key=len):
        near |= dict.fromkeys(sharing[: _MOST_COMPARED - len(near)])
    shares = {one: len(own & texts[one][1]) / max(1, min(len(own), len(texts[one][1]))) for one in sorted(near)}
    best = max(shares, key=lambda one: shares[one], default=None)
    return texts[best][0] if best is not None and shares[best] >= threshold else None


def _sampled(hashes: frozenset[int]) -> list[int]:
    in_order = sorted(hashes)
    return sorted({value for value in in_order if value % _SAMPLE == 0} | set(in_order[:_AT_LEAST]))
