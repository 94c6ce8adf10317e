"""Copies are found, independent texts are not folded, and nothing is corroborated by its own copies.

Copies are planted: an agency's item under another headline, edited as papers do (the dateline changed, the last
paragraphs cut, single words replaced, a sentence of their own put in), with and without the agency's credit.
"""

from __future__ import annotations

import random

from benchmarks.merging.corpora import attributed_articles, newswire
from benchmarks.merging.making import article, merged, sentence_claims
from benchmarks.merging.table import Row
from summarizer.language.sentences import split_sentences
from summarizer.merging.copies import originals
from summarizer.schema import Article

CORPORA = ("polnear", "reuters21578_sample")
SHORTEST = 6
"""Sentences of an item that is planted: of two or three, cut and edited, hardly anything is left."""
PLANTED = 300
BRIEFED = 60
_SWAPS = {"said": "stated", "about": "around", "would": "will", "but": "yet", "also": "too", "which": "that"}


def measure() -> list[Row]:
    items = [body for _, body in newswire()] + list(attributed_articles().values())
    long = sorted({body for body in items if len(split_sentences(body, "en")) >= SHORTEST})
    chosen = random.Random(11)
    planted = chosen.sample(long, min(PLANTED, len(long)))
    copies = {article(_edited(body, chosen), outlet=f"Paper {n}").id: body for n, body in enumerate(planted)}
    rest = [body for body in long if body not in set(planted)]
    return [
        Row("origins: planted copies found", _found(planted, random.Random(11)), f"of {len(copies)}", CORPORA),
        Row("origins: independent texts folded", _folded(rest), f"of {len(rest)} texts", CORPORA, at_most=True),
        Row("origins: corroborated by copies", _corroborated(planted[:BRIEFED]), "", CORPORA, at_most=True),
    ]


def _found(bodies: list[str], chosen: random.Random) -> float:
    told = [article(body, outlet="Wire") for body in bodies]
    edited = [article(_edited(body, chosen), outlet=f"Paper {n}") for n, body in enumerate(bodies)]
    original = _originals([*told, *edited])
    return sum(original[a.id] == original[b.id] for a, b in zip(told, edited, strict=True)) / len(bodies)


def _folded(bodies: list[str]) -> float:
    """The share of independent texts taken for a copy; real repetitions among them are left to the reader."""
    told = [article(body) for body in bodies]
    original = _originals(told)
    return sum(original[one.id] != one.id for one in told) / len(told)


def _originals(told: list[Article]) -> dict[str, str]:
    from benchmarks.merging.making import UNLIMITED

    return dict(originals(told, UNLIMITED.near_duplicate))


def _corroborated(bodies: list[str]) -> float:
    """Claims that are corroborated where each article is told by its own text and one copy of it."""
    chosen = random.Random(12)
    told = [sentence_claims(article(body, outlet="Wire")) for body in bodies]
    told += [sentence_claims(article(_edited(body, chosen), outlet="Paper")) for body in bodies]
    return sum(claim.status == "corroborated" for story in merged(told) for claim in story.claims)


def _edited(body: str, chosen: random.Random) -> str:
    sentences = [one.text for one in split_sentences(body, "en")]
    kept = sentences[: max(SHORTEST // 2, int(len(sentences) * chosen.uniform(0.55, 1)))]
    words = " ".join(kept).split()
    swapped = [_SWAPS.get(word, word) if chosen.random() < 0.5 else word for word in words]
    credit = chosen.choice(["", "(Wire) — ", "With agency inputs. "])
    return f"{credit}{' '.join(swapped)} Our reporter in town will follow what comes of it number {chosen.random()}."
