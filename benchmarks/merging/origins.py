"""Copies are found, independent texts are not folded, and nothing is corroborated by its own copies.

Copies are planted: an agency's item under another headline, edited as papers do (the dateline changed, the last
paragraphs cut, single words replaced, a sentence of their own put in), with and without the agency's credit.
"""

from __future__ import annotations

import random
from difflib import SequenceMatcher

from benchmarks.merging.corpora import attributed_articles, newswire
from benchmarks.merging.making import UNLIMITED, article, merged, sentence_claims
from benchmarks.merging.table import Row
from summarizer.language.sentences import split_sentences
from summarizer.merging.copies import originals
from summarizer.schema import Article
from tests.merging.making import expected, fixture_extractions

CORPORA = ("polnear", "reuters21578_sample")
SHORTEST = 6
"""Sentences of an item that is planted: of two or three, cut and edited, hardly anything is left."""
PLANTED = 300
BRIEFED = 60
_SWAPS = {"said": "stated", "about": "around", "would": "will", "but": "yet", "also": "too", "which": "that"}


SHORTEST_TEXT = 80  # code points
SAME_TEXT = 0.5
"""Agencies send an item twice and papers print it twice: an article whose words stand, in their order, at least so
far in another one is no independent text. Found with difflib, and so by other means than those that are measured."""


def measure() -> list[Row]:
    items = [body for _, body in newswire()] + list(attributed_articles().values())
    long = sorted({body for body in items if len(split_sentences(body, "en")) >= SHORTEST})
    chosen = random.Random(11)
    planted = chosen.sample(long, min(PLANTED, len(long)))
    copies = {article(_edited(body, chosen), outlet=f"Paper {n}").id: body for n, body in enumerate(planted)}
    rest = sorted({body for body in items if len(body) > SHORTEST_TEXT} - set(planted))
    return [
        Row("origins: planted copies found", _found(planted, random.Random(11)), f"of {len(copies)}", CORPORA),
        Row("origins: independent texts folded", _folded(rest), f"of {len(rest)} texts", CORPORA, at_most=True),
        Row("origins: corroborated by copies", _corroborated(planted[:BRIEFED]), "", CORPORA, at_most=True),
        Row("origins: false corroboration, sample news", _falsely_corroborated(), at_most=True),
    ]


def _found(bodies: list[str], chosen: random.Random) -> float:
    told = [article(body, outlet="Wire") for body in bodies]
    edited = [article(_edited(body, chosen), outlet=f"Paper {n}") for n, body in enumerate(bodies)]
    original = _originals([*told, *edited])
    return sum(original[a.id] == original[b.id] for a, b in zip(told, edited, strict=True)) / len(bodies)


def _folded(bodies: list[str]) -> float:
    """The share of texts that are taken for a copy of an independent one."""
    told = {(one := article(body)).id: one.text for body in bodies}
    original = _originals([article(body) for body in bodies])
    folded = [(told[one], told[first]) for one, first in original.items() if one != first]
    return sum(_shared(a, b) < SAME_TEXT for a, b in folded) / len(told)


def _shared(a: str, b: str) -> float:
    """The share of the shorter text's words that the other has in the same order."""
    first, second = a.split(), b.split()
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / min(len(first), len(second))


def _originals(told: list[Article]) -> dict[str, str]:
    return dict(originals(told, UNLIMITED.near_duplicate))


def _corroborated(bodies: list[str]) -> float:
    """Claims that are corroborated where each article is told by its own text and one copy of it."""
    chosen = random.Random(12)
    told = [sentence_claims(article(body, outlet="Wire")) for body in bodies]
    told += [sentence_claims(article(_edited(body, chosen), outlet="Paper")) for body in bodies]
    return sum(claim.status == "corroborated" for story in merged(told) for claim in story.claims)


def _falsely_corroborated() -> float:
    """Claims of the sample news that are corroborated against the hand-written expectations."""
    days = ("2026-03-02", "2026-03-03")
    made = [fixture_extractions(day) for day in days]
    entries = [entry for day in days for entry in expected(day)["origins"] if entry["status"] == "corroborated"]
    facts = {fact: place for _, own in made for fact, place in own.items()}
    right = {facts[fact] for entry in entries for fact in entry["facts"] if fact in facts}
    claims = [claim for story in merged(one for own, _ in made for one in own) for claim in story.claims]
    return sum(
        claim.status == "corroborated" and right.isdisjoint((one.article_id, one.statement) for one in claim.reports)
        for claim in claims
    )


def _edited(body: str, chosen: random.Random) -> str:
    sentences = [one.text for one in split_sentences(body, "en")]
    kept = sentences[: max(SHORTEST // 2, int(len(sentences) * chosen.uniform(0.55, 1)))]
    words = " ".join(kept).split()
    swapped = [_SWAPS.get(word, word) if chosen.random() < 0.5 else word for word in words]
    credit = chosen.choice(["", "(Wire) — ", "With agency inputs. "])
    return f"{credit}{' '.join(swapped)} Our reporter in town will follow what comes of it number {chosen.random()}."
