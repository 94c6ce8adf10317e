"""When what happened: dated events, apart from when they were published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer.merging.claims import Folded
from summarizer.merging.parts import Parts
from summarizer.merging.terms import overlap
from summarizer.schema import TimelineEntry, When

SAME_EVENT = 0.6
"""Overlap from which two claims of one date tell of one event."""
_FINEST_FIRST = ("day", "range", "month", "season", "year", "month_day", "undated")


def timeline_of(parts: Parts) -> tuple[TimelineEntry, ...]:
    """One entry per date and event, by start; claims that nothing dates are not listed."""
    entries: list[tuple[When, list[Folded]]] = []
    by_date: dict[tuple[object, ...], list[list[Folded]]] = {}
    for claim in parts.claims:
        when = claim.claim.when
        if when is not None and (when.start or when.end) and not _is_open(when):
            same_day = by_date.setdefault((when.start, when.end, when.precision), [])
            together = next((one for one in same_day if _one_event(one[0], claim)), None)
            if together is None:
                same_day.append(together := [])
                entries.append((when, together))
            together.append(claim)
    return tuple(
        TimelineEntry(when=when, text=claims[0].claim.statement, claim_ids=parts.ids_of(claims))
        for when, claims in sorted(entries, key=lambda entry: _order(entry[0], entry[1]))
    )


def _is_open(when: When) -> bool:
    """Whether it began or ended some time, and is no event: "since October", "until May"."""
    return when.precision == "range" and (when.start is None or when.end is None)


def _one_event(a: Folded, b: Folded) -> bool:
    return a.best.denies == b.best.denies and overlap(a.best.terms, b.best.terms) >= SAME_EVENT


def _order(when: When, claims: Sequence[Folded]) -> tuple[object, ...]:
    return when.start or when.end or date.max, when.end or date.max, _FINEST_FIRST.index(when.precision), claims[0].key
