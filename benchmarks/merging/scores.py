"""How near a grouping comes to the labelled one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Groups = Mapping[Item, Hashable]


def b_cubed(gold: Groups[Item], found: Groups[Item]) -> tuple[float, float, float]:
    """B³ precision, recall and F of `found` over the items of `gold` (Bagga and Baldwin, 1998).

    An item that only `found` has takes up room in a group, and so costs precision.
    """
    both = Counter((gold[item], found[item]) for item in gold)
    sizes, wanted = Counter(found.values()), Counter(gold.values())
    precision = sum(both[gold[item], found[item]] / sizes[found[item]] for item in gold) / len(gold)
    recall = sum(both[gold[item], found[item]] / wanted[gold[item]] for item in gold) / len(gold)
    return precision, recall, f_score(precision, recall)


def pair_scores(gold: Groups[Item], found: Groups[Item]) -> tuple[float, float]:
    """Precision and recall of the pairs that are put together, of which at least one item is in `gold`.

    Two items that are not in `gold` may be the same or not: nobody has labelled them.
    """
    right = sum(_pairs(size) for size in Counter((gold[item], found[item]) for item in gold).values())
    others = Counter(group for item, group in found.items() if item not in gold)
    made = sum(_pairs(size) - _pairs(others[group]) for group, size in Counter(found.values()).items())
    wanted = sum(_pairs(size) for size in Counter(gold.values()).values())
    return right / max(1, made), right / max(1, wanted)


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """The mean over the labels of `gold` of their F1."""
    return sum(f1_by_label(gold, found).values()) / len(set(gold))


def f1_by_label(gold: Sequence[str], found: Sequence[str]) -> dict[str, float]:
    """F1 of each label of `gold`."""
    scores = {}
    for label in sorted(set(gold)):
        right = sum(a == b == label for a, b in zip(gold, found, strict=True))
        scores[label] = 2 * right / max(1, gold.count(label) + found.count(label))
    return scores


def f_score(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grouped(gold: Groups[Item]) -> list[tuple[Item, Item]]:
    """All pairs of one group."""
    groups: dict[Hashable, list[Item]] = {}
    for item, group in gold.items():
        groups.setdefault(group, []).append(item)
    return [pair for group in groups.values() for pair in combinations(group, 2)]
