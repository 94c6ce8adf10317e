"""Figures that grew from day to day are superseded, not disputed.

The relation of two figures is looked up where the product shows it: in the disputes of its stories. Counted are
the pairs of a dispute's sides of which one is as of a later day, and higher. Not counted are estimates by different
origins: by design.md these stay unresolved, however late the one is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from benchmarks.merging.corpora import dated_articles
from benchmarks.merging.making import article, merged, sentence_claims
from benchmarks.merging.table import Row
from summarizer.language.numbers import find_quantities
from summarizer.schema import Side, Story

CORPORA = ("timeline17_articles",)
GROWING = ("haiti", "h1n1")


def measure() -> list[Row]:
    events = dated_articles()
    growing = [events[name] for name in GROWING if name in events] or list(events.values())
    kinds = [
        kind
        for articles in growing
        for story in merged(sentence_claims(article(one.text, published=one.day)) for one in articles)
        for kind in grown_figures(story)
    ]
    share = kinds.count("superseded") / max(1, len(kinds))
    return [Row("grown figures: superseded", share, f"of {len(kinds)} pairs", CORPORA)]


def grown_figures(story: Story) -> Iterator[str]:
    """For each pair of figures of which the later is the higher, the kind of the dispute that it stands in."""
    for dispute in story.disputes:
        for a, b in combinations(dispute.sides, 2):
            estimates = _is_estimate(a) or _is_estimate(b)
            if (_grew(a, b) or _grew(b, a)) and not (estimates and set(a.origins).isdisjoint(b.origins)):
                yield dispute.kind


def _grew(before: Side, after: Side) -> bool:
    low, high = _value(before), _value(after)
    dated = before.as_of is not None and after.as_of is not None and before.as_of < after.as_of
    return dated and low is not None and high is not None and low < high


def _value(side: Side) -> float | None:
    found = find_quantities(side.value)
    return next((bound for one in found for bound in (one.low, one.high) if bound is not None), None)


def _is_estimate(side: Side) -> bool:
    """Whether it is a vague figure or a range; "more than 80" is the least of a count."""
    found = find_quantities(side.value)
    return any(one.qualifier == "about" or (one.high is not None and one.low != one.high) for one in found)
