"""Average-link clustering over a sparse graph: one false pair cannot chain two clusters."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]
FORBIDDEN = -10.0
"""The score of a pair that must not be together: outweighs ten perfect pairs in an average."""


def average_link(count: int, scores: Mapping[Pair, float], threshold: float) -> tuple[tuple[int, ...], ...]:
    """Clusters of `range(count)` whose average pair score is at least `threshold`.

    `scores`: (smaller, larger) → score; a missing pair scores 0. The best pair is merged first, ties by number, so
    the numbers must be given in an order that does not depend on that of the input. Clusters are sorted.
    """
    members: dict[int, list[int]] = {node: [node] for node in range(count)}
    links: dict[int, dict[int, float]] = {node: {} for node in range(count)}
    part = parts(count, (pair for pair, score in scores.items() if score >= threshold))
    for (a, b), score in scores.items():
        if part[a] == part[b]:
            links[a][b] = links[b][a] = score
    heap = [(-score, a, b, 1, 1) for (a, b), score in scores.items() if score >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        # An entry is stale when either cluster has changed since it was made.
        if a in members and b in members and (len(members[a]), len(members[b])) == (size_a, size_b):
            _merge(a, b, members, links)
            for entry in _entries(a, members, links, threshold):
                heapq.heappush(heap, entry)
    return tuple(sorted(tuple(sorted(cluster)) for cluster in members.values()))


def parts(count: int, pairs: Iterable[Pair]) -> Sequence[int]:
    """For each of `range(count)` the smallest number that a chain of pairs leads to.

    An average of scores reaches a threshold only where one of them does: with the pairs that do, no cluster has
    members of two parts, and a score between two parts changes nothing.
    """
    found = list(range(count))

    def first(node: int) -> int:
        while found[node] != node:
            found[node] = node = found[found[node]]
        return node

    for a, b in pairs:
        low, high = sorted((first(a), first(b)))
        found[high] = low
    return [first(node) for node in range(count)]


def _merge(a: int, b: int, members: dict[int, list[int]], links: dict[int, dict[int, float]]) -> None:
    """Cluster `b` becomes part of `a` (the smaller number); summed scores of links are kept."""
    members[a] += members.pop(b)
    links[a].pop(b)
    for other, score in links.pop(b).items():
        if other != a:
            links[a][other] = links[a].get(other, 0.0) + score
            links[other][a] = links[a][other]
            del links[other][b]


def _entries(
    a: int, members: Mapping[int, list[int]], links: Mapping[int, Mapping[int, float]], threshold: float
) -> Iterable[tuple[float, int, int, int, int]]:
    for other, total in links[a].items():
        average = total / (len(members[a]) * len(members[other]))
        if average >= threshold:
            first, second = min(a, other), max(a, other)
            yield -average, first, second, len(members[first]), len(members[second])
