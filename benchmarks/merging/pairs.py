"""Two sentences say the same, or they do not. One threshold, chosen on the training pairs, used on the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from benchmarks.merging.baselines import best_threshold
from benchmarks.merging.corpora import paraphrases
from benchmarks.merging.making import article, one_claim
from benchmarks.merging.table import Row
from summarizer.merging.sameness import graded_likeness
from summarizer.merging.telling import tellings_of

CORPORA = ("mrpc",)
Pair = tuple[bool, str, str]


def measure() -> list[Row]:
    f1, accuracy = _scored(_likeness)
    plain_f1, plain_accuracy = _scored(_jaccard)
    return [
        Row("pairs: F1", f1, f"Jaccard {plain_f1:.3f}", CORPORA),
        Row("pairs: accuracy", accuracy, f"Jaccard {plain_accuracy:.3f}", CORPORA),
    ]


def _scored(score: Callable[[str, str], float]) -> tuple[float, float]:
    """F1 and accuracy on the pairs held out."""
    train, held_out = paraphrases("train"), paraphrases("held out")
    threshold = best_threshold([score(a, b) for _, a, b in train], [same for same, _, _ in train])
    found = [score(a, b) >= threshold for _, a, b in held_out]
    return _f1(held_out, found), sum(one == same for one, (same, _, _) in zip(found, held_out, strict=True)) / len(
        found
    )


def _f1(pairs: Sequence[Pair], found: Sequence[bool]) -> float:
    right = sum(one and same for one, (same, _, _) in zip(found, pairs, strict=True))
    return 2 * right / max(1, sum(found) + sum(same for same, _, _ in pairs))


def _likeness(a: str, b: str) -> float:
    extractions = [one_claim(article(text)) for text in (a, b)]
    tellings = tellings_of(extractions)
    return graded_likeness(*tellings) if len(tellings) == 2 else 1.0


def _jaccard(a: str, b: str) -> float:
    first, second = (frozenset(re.findall(r"\w+", text.lower())) for text in (a, b))
    return len(first & second) / len(first | second)
