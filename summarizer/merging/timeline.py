"""When what happened: events by their own time, apart from when they were published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer.merging.candidates import candidate_pairs
from summarizer.merging.claims import Folded
from summarizer.merging.dating import is_bounded
from summarizer.merging.parts import Parts
from summarizer.merging.terms import Terms, overlap
from summarizer.schema import TimelineEntry, When

SAME_EVENT = 0.6
"""Overlap from which two claims of one date tell of one event."""
SAME_DEED = 0.4
"""Overlap of the words besides the names: on one day one ferry may sink and be searched."""
_FINEST_FIRST = ("day", "range", "month", "season", "year", "month_day", "undated")


def timeline_of(parts: Parts) -> tuple[TimelineEntry, ...]:
    """One entry per date and event, by start; last the events whose date nothing fixes, in the words as written.

    A claim that gives no time at all is not listed.
    """
    by_date: dict[tuple[object, ...], list[Folded]] = {}
    for claim in parts.claims:
        when = claim.claim.when
        if when is not None and _is_event(claim, when):
            by_date.setdefault(_date_key(when), []).append(claim)
    entries = [event for same_date in by_date.values() for event in _events(same_date)]
    return tuple(
        TimelineEntry(when=when, text=claims[0].claim.statement, claim_ids=parts.ids_of(claims))
        for claims in sorted(entries, key=_order)
        if (when := claims[0].claim.when)
    )


def _is_event(claim: Folded, when: When) -> bool:
    """Whether it has a time and is no state that began or ended some time: "since October", "until May"."""
    if not is_bounded(when):
        return claim.claim.kind == "event"
    return when.precision != "range" or (when.start is not None and when.end is not None)


def _date_key(when: When) -> tuple[object, ...]:
    return when.start, when.end, when.precision, "" if is_bounded(when) else when.as_written.casefold()


def _events(claims: Sequence[Folded]) -> list[list[Folded]]:
    """Claims of one date by the event that they tell of: each with the first that tells of the same."""
    first = list(range(len(claims)))
    for a, b in candidate_pairs([claim.best.terms for claim in claims]):
        if first[a] == a and first[b] == b and _one_event(claims[a], claims[b]):
            first[b] = a
    together: dict[int, list[Folded]] = {}
    for number, claim in zip(first, claims, strict=True):
        together.setdefault(number, []).append(claim)
    return list(together.values())


def _one_event(a: Folded, b: Folded) -> bool:
    first, second = a.best.terms, b.best.terms
    alike = a.best.denies == b.best.denies and overlap(first, second) >= SAME_EVENT
    return alike and overlap(_deed(first), _deed(second)) >= SAME_DEED


def _deed(terms: Terms) -> Terms:
    return {term: weight for term, weight in terms.items() if not term.startswith("n:")}


def _order(claims: Sequence[Folded]) -> tuple[object, ...]:
    when = claims[0].claim.when
    start, end = (when.start, when.end) if when else (None, None)
    precision = when.precision if when else "undated"
    return start or end or date.max, end or date.max, _FINEST_FIRST.index(precision), claims[0].key
