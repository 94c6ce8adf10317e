"""Profiles that are alike on average → groups, without comparing all with all.

The average cosine of two groups is the product of their summed profiles, so that no table of pairs is kept. Pairs
wait in a heap by the likeness that they had when they were last compared. A group's likeness to a third is never
above that of both its halves: a pair whose groups have grown meanwhile is compared again when its turn comes, and
the best pair is still joined first.

The one exception to "an unrelated article changes nothing": of a term that very many profiles have, only the first are
looked up, and each profile is compared with those nearest to it. Without such bounds a day's news costs its square.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

ONE_TERM = 0.5
"""What counts of the strongest term that two groups share: one name in common (a company, a country) is not enough,
however often both speak of it."""
LOOK_ALIKE = 0.9
"""Two groups that are less alike than this share of what each is in itself are look-alikes, not one story."""
OTHER_TITLES = 1.75
"""Times the threshold: so alike must two groups be of which neither is about what the other's titles name, such as two
landslides on two mountains, or two troubles of one company."""
CLEARLY_ALIKE = 3.0
"""Times the threshold: groups this alike are one story however alike each is in itself, such as rewritten copies."""
_UNSURE = 3
"""Pairs of likeness 0 with which a group is thought to begin: how alike two texts are says little of what is yet to
join them."""
_MOST_KEYS = 12
_MOST_NEAR = 15
"""A profile is found by its strongest terms, and compared with those that share most of them."""
_LONGEST_POSTING = 300
"""Of a term that more profiles have, only the first so many are looked up: that bounds the work."""

Profile = Mapping[str, float]
Pair = tuple[int, int]


class Names(NamedTuple):
    """The names in the titles of a group, and those that it speaks of throughout."""

    titles: frozenset[str]
    central: frozenset[str]

    def others(self, other: Names) -> bool:
        """Whether both have titles that name somebody, and nobody whom the other is about."""
        return bool(self.titles and other.titles) and not (
            self.titles & other.titles or self.titles & other.central or other.titles & self.central
        )

    def joined(self, other: Names) -> Names:
        return Names(self.titles | other.titles, self.central | other.central)


def linked(
    profiles: Sequence[Profile], names: Sequence[Names], pairs: Iterable[Pair], threshold: float
) -> list[tuple[int, ...]]:
    """Groups of `range(len(profiles))` whose average likeness reaches the threshold, the most alike joined first.

    `profiles` have length 1, and their order must not depend on that of the input: it breaks ties. `names`: those that
    each is about. `pairs`: those worth comparing. Groups are sorted.
    """
    groups = _Groups(profiles, names, threshold)
    groups.link(pairs)
    return sorted(tuple(sorted(members)) for members in groups.members.values())


def likeness(a: Profile, b: Profile) -> float:
    """The cosine of two profiles of length 1, their strongest common term counted in part."""
    shared = _shared(a, b)
    return sum(shared) - ONE_TERM * max(shared, default=0.0)


def _shared(a: Profile, b: Profile) -> list[float]:
    """What each common term adds to the product."""
    small, large = sorted((a, b), key=len)
    return [weight * large[term] for term, weight in small.items() if term in large]


def near_pairs(profiles: Sequence[Profile]) -> list[Pair]:
    """(smaller, larger) indices that are worth comparing, each pair once, sorted."""
    keys = [_strongest(profile) for profile in profiles]
    postings: dict[str, list[int]] = {}
    for index, own in enumerate(keys):
        for key in own:
            postings.setdefault(key, []).append(index)
    found: set[Pair] = set()
    for index, own in enumerate(keys):
        shared = Counter[int]()
        for key in own:
            shared.update(postings[key][:_LONGEST_POSTING])
        del shared[index]
        found.update((min(index, other), max(index, other)) for other, _ in shared.most_common(_MOST_NEAR))
    return sorted(found)


def _strongest(profile: Profile) -> list[str]:
    return sorted(profile, key=lambda term: (-profile[term], term))[:_MOST_KEYS]


class _Groups:
    """Groups that grow: each known by its smallest member."""

    def __init__(self, profiles: Sequence[Profile], names: Sequence[Names], threshold: float) -> None:
        self._threshold = threshold
        self._names = list(names)
        self._sums = {index: dict(profile) for index, profile in enumerate(profiles)}
        self._inner = dict.fromkeys(self._sums, 0.0)
        """The summed likeness of all pairs inside a group."""
        self._group_of = list(range(len(profiles)))
        self._apart: dict[int, set[int]] = {}
        """Look-alikes: compared again when either has grown."""
        self.members = {index: [index] for index in self._sums}

    def link(self, pairs: Iterable[Pair]) -> None:
        heap: list[tuple[float, int, int, int, int]] = []
        for a, b in pairs:
            self._push(heap, a, b)
        waiting = {entry[1:] for entry in heap}
        while heap:
            _, *entry = heapq.heappop(heap)
            a, b = sorted((self._root(entry[0]), self._root(entry[1])))
            now = (a, b, len(self.members[a]), len(self.members[b]))
            if a == b:
                continue
            if now != tuple(entry):
                if now not in waiting:
                    waiting.add(now)
                    self._push(heap, a, b)
            elif self._look_alike(a, b):
                self._apart.setdefault(a, set()).add(b)
                self._apart.setdefault(b, set()).add(a)
            else:
                for other in self._join(a, b):
                    first, second = sorted((a, self._root(other)))
                    if first != second:
                        self._push(heap, first, second)

    def _push(self, heap: list[tuple[float, int, int, int, int]], a: int, b: int) -> None:
        score = likeness(self._sums[a], self._sums[b]) / self._pairs(a, b)
        if score >= self._needed(a, b):
            heapq.heappush(heap, (-score, a, b, len(self.members[a]), len(self.members[b])))

    def _needed(self, a: int, b: int) -> float:
        return self._threshold * (OTHER_TITLES if self._names[a].others(self._names[b]) else 1)

    def _root(self, index: int) -> int:
        while (above := self._group_of[index]) != index:
            self._group_of[index] = index = self._group_of[above]
        return index

    def _pairs(self, a: int, b: int) -> int:
        return len(self.members[a]) * len(self.members[b])

    def _look_alike(self, a: int, b: int) -> bool:
        across = sum(_shared(self._sums[a], self._sums[b])) / self._pairs(a, b)
        needed = LOOK_ALIKE * min(self._inner_likeness(a), self._inner_likeness(b))
        return across < min(needed, CLEARLY_ALIKE * self._threshold)

    def _inner_likeness(self, a: int) -> float:
        size = len(self.members[a])
        return self._inner[a] / (size * (size - 1) / 2 + _UNSURE)

    def _join(self, a: int, b: int) -> set[int]:
        """Group `b` becomes part of `a`; returns what either was kept apart from."""
        self._inner[a] += self._inner.pop(b) + sum(_shared(self._sums[a], self._sums[b]))
        small, large = sorted((self._sums[a], self._sums.pop(b)), key=len)
        for term, weight in small.items():
            large[term] = large.get(term, 0.0) + weight
        self._sums[a] = large
        self._names[a] = self._names[a].joined(self._names[b])
        self._group_of[b] = a
        self.members[a] += self.members.pop(b)
        return self._apart.pop(a, set()) | self._apart.pop(b, set())
