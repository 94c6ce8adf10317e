"""Coverage of the key facts, share of printed claims that are right, repeats, and what a claim costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.extraction.judging import is_right
from benchmarks.extraction.sample import covered, sample
from benchmarks.extraction.systems import Printed, Run


def coverage(run: Run) -> float:
    """The share of all key facts whose sentence a printed claim rests on."""
    spans = _spans(run.printed)
    found = sum(covered(told, spans[told.name]) for told in sample())
    return found / sum(len(told.facts) for told in sample())


def right(run: Run) -> float:
    """The share of printed claims that a person found right."""
    return sum(map(is_right, run.printed)) / len(run.printed)


def wrongly_withheld(run: Run) -> int:
    """Withheld claims that were in fact right."""
    return sum(map(is_right, run.withheld))


def repeats(run: Run) -> int:
    """Claims that rest on the very sentences of an earlier one of their article."""
    return len(run.printed) - len({(one.article, one.spans) for one in run.printed})


def tokens_per_claim(run: Run) -> float | None:
    """Output tokens, everything counted, per printed claim."""
    return run.output_tokens / len(run.printed) if run.output_tokens and run.printed else None


def _spans(printed: Iterable[Printed]) -> dict[str, Sequence[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in printed:
        found[one.article] += one.spans
    return defaultdict(tuple, found)
