"""Which sentences state a statement: the ones pointed at, or better ones."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.extraction.annotated import Annotated
from summarizer.language.names import find_names
from summarizer.language.similarity import containment, content_words, word_weight
from summarizer.schema import Check

SUPPORT = 0.5  # its sentences must have more of a statement's content words; model paraphrases reach 0.7 and more
CLEARLY_BETTER = 0.2  # another sentence that has so much more of the statement is meant instead
MIN_GAIN = 0.15  # a further sentence must add so much, else it was pointed at for nothing
NAME_WEIGHT = 0.5  # a name stands in many sentences of its article; what happened stands in one
CANDIDATES = 12  # sentences tried together; who points at more has not chosen
LONGEST = 3_000  # characters; what is longer is no single claim


@dataclass(frozen=True, slots=True)
class Pointing:
    """The numbers of the sentences that state a statement, ascending (empty: none does), and the check of that."""

    numbers: tuple[int, ...]
    check: Check


def point(statement: str, text: Annotated, given: Sequence[int] | None) -> Pointing:
    """Choose the sentences for a statement. `given`: those pointed at; `None`: look for them."""
    if not text.reporting:
        return _failed("the article has no sentences that report anything")
    if copies := text.copies_of(statement):
        near = given or copies
        return _chosen((min(copies, key=lambda n: (min(abs(n - other) for other in near), n)),), given)
    if len(statement) > LONGEST:
        return _failed(f"a statement of {len(statement)} characters is no single claim")
    stems = frozenset(content_words(statement))
    names = frozenset(stem for name in find_names(statement) if name.sure for stem in content_words(name.text))
    return _closest(_Wanted(stems, names), text, given)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The content words of a statement, and which of them are names: a sentence that only names somebody states
    nothing, and whether a pronoun elsewhere means that name is for the check of names to say."""

    stems: frozenset[str]
    names: frozenset[str]

    def weight(self, stems: frozenset[str]) -> float:
        """How much of the statement these stems make up."""
        return sum(word_weight(stem) * (NAME_WEIGHT if stem in self.names else 1.0) for stem in sorted(stems))

    def fit(self, text: Annotated, numbers: Sequence[int]) -> float:
        """Share of the statement that some sentences have together."""
        total = self.weight(self.stems)
        return self.weight(self.stems & _stems_of(text, numbers)) / total if total else 0.0

    def told(self, text: Annotated, numbers: Sequence[int]) -> float:
        """Share of what is not names."""
        return containment(self.stems - self.names, _stems_of(text, numbers))


def _stems_of(text: Annotated, numbers: Sequence[int]) -> frozenset[str]:
    return frozenset().union(*(text.stems[n - 1] for n in numbers))


def _closest(wanted: _Wanted, text: Annotated, given: Sequence[int] | None) -> Pointing:
    """The sentences with most of the statement's words, those pointed at unless others clearly have more."""
    shared = _shared(wanted, text)
    near = [n for n in dict.fromkeys(given or ()) if n in text.reporting_set] or list(given or ())[:1]
    pointed = heapq.nlargest(CANDIDATES, (n for n in near if n in shared), key=lambda n: (shared[n], -n))
    best = _best(shared, near[:CANDIDATES])
    chosen = _cover(wanted, text, pointed)
    fit = wanted.fit(text, chosen)
    if wanted.fit(text, best[:1]) >= fit + CLEARLY_BETTER:
        chosen = _cover(wanted, text, [best[0], *(pointed if given is not None else best)])
        fit = wanted.fit(text, chosen)
    if fit <= SUPPORT:
        return _failed(f"sentences {_list(given) or 'of the article'} do not say this")
    return _chosen(chosen, given)


def _shared(wanted: _Wanted, text: Annotated) -> Mapping[int, float]:
    """The sentences that share any content word with the statement: number → how much."""
    shared: dict[int, float] = defaultdict(float)
    for stem in sorted(wanted.stems):
        weight = wanted.weight(frozenset({stem}))
        for number in text.with_stem.get(stem, ()):
            shared[number] += weight
    return shared


def _best(shared: Mapping[int, float], near: Sequence[int]) -> list[int]:
    """The sentences that share most with the statement, best first; of equals the nearest to those pointed at."""

    def rank(number: int) -> tuple[float, int, int]:
        return -shared[number], min((abs(number - other) for other in near), default=0), number

    return heapq.nsmallest(CANDIDATES, shared, key=rank)


def _cover(wanted: _Wanted, text: Annotated, numbers: Sequence[int]) -> tuple[int, ...]:
    """Those of `numbers` that are needed, best first, returned in order."""
    left = list(dict.fromkeys(numbers))
    if not left:
        return ()
    chosen = [max(left, key=lambda n: (wanted.fit(text, (n,)), -n))]
    left.remove(chosen[0])
    while left:
        gains = {n: wanted.told(text, (*chosen, n)) for n in left}
        top = max(left, key=lambda n: (gains[n], -n))
        if gains[top] < wanted.told(text, chosen) + MIN_GAIN:
            break
        chosen.append(top)
        left.remove(top)
    return tuple(sorted(chosen))


def _chosen(numbers: tuple[int, ...], given: Sequence[int] | None) -> Pointing:
    if given is not None and set(numbers) != set(given):
        return Pointing(
            numbers, Check(name="sentences", result="repaired", detail=f"{_list(given)} → {_list(numbers)}")
        )
    return Pointing(numbers, Check(name="sentences", result="passed"))


def _failed(detail: str) -> Pointing:
    return Pointing((), Check(name="sentences", result="failed", detail=detail))


def _list(numbers: Sequence[int] | None) -> str:
    """The numbers as printed; what no article has so many of is cut short."""
    shown = [str(number)[:12] for number in (numbers or ())[:CANDIDATES]]
    return ", ".join(shown) + (" …" if numbers and len(numbers) > CANDIDATES else "")
