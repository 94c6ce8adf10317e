"""Articles that are nearly one text: a copy adds an outlet, never an origin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summarizer.language.similarity import shingles
from summarizer.merging.telling import published_at
from summarizer.schema import Article

_SAMPLE = 8
"""Of a text's shingles one in eight is looked up, always at least the smallest few: two texts that share most of
their shingles share many of these, since the same hashes are chosen in both."""
_AT_LEAST = 12


def originals(articles: Iterable[Article], threshold: float) -> Mapping[str, str]:
    """Article id → id of the earliest article that it is a copy of; its own id where it is none.

    `threshold`: the share of the shorter text's shingles that the other one has. An article is compared with
    earlier originals only, so that ten thousand copies of one text cost ten thousand comparisons.
    """
    found: dict[str, str] = {}
    texts: dict[str, frozenset[int]] = {}
    postings: dict[int, list[str]] = {}
    for article in sorted(articles, key=lambda one: (published_at(one), one.id)):
        own = shingles(article.text)
        sample = _sampled(own)
        original = _original(own, sample, texts, postings, threshold)
        found[article.id] = original or article.id
        if original is None:
            texts[article.id] = own
            for value in sample:
                postings.setdefault(value, []).append(article.id)
    return found


def _original(
    own: frozenset[int],
    sample: Iterable[int],
    texts: Mapping[str, frozenset[int]],
    postings: Mapping[int, list[str]],
    threshold: float,
) -> str | None:
    seen: dict[str, None] = {}
    for value in sample:
        for article_id in postings.get(value, ()):
            seen.setdefault(article_id)
    shares = {one: len(own & texts[one]) / max(1, min(len(own), len(texts[one]))) for one in seen}
    best = max(shares, key=lambda one: shares[one], default=None)
    return best if best is not None and shares[best] >= threshold else None


def _sampled(hashes: frozenset[int]) -> list[int]:
    in_order = sorted(hashes)
    return sorted({value for value in in_order if value % _SAMPLE == 0} | set(in_order[:_AT_LEAST]))
