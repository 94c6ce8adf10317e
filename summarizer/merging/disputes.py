"""Figures of one measure that cannot both be true: disputed, superseded or unresolved. Ranges decide, not digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from summarizer.language.numbers import compatible
from summarizer.merging.figures import Reading
from summarizer.merging.meanings import EVENT_BOUND
from summarizer.merging.measures import ASKED, counted_of, measure_id, what_of
from summarizer.merging.parts import Parts
from summarizer.merging.telling import digest
from summarizer.schema import Dispute, Side

Relation = Literal["disputed", "superseded", "unresolved"]
_KINDS: tuple[Relation, ...] = ("disputed", "superseded", "unresolved")


def figure_disputes(parts: Parts) -> tuple[Dispute, ...]:
    """At most one dispute of each kind for each measure, where one of today's claims takes part."""
    return tuple(dispute for measured in parts.measured for dispute in _of_measure(measured, parts))


def _of_measure(measured: Sequence[Reading], parts: Parts) -> Iterator[Dispute]:
    settled: set[int] = set()
    related = [(relation(a, b, parts), a, b) for a, b in combinations(measured, 2) if _of_one_time(a, b)]
    for kind in _KINDS:
        involved = {id(one) for found, a, b in related if found == kind for one in (a, b)}
        readings = [one for one in measured if id(one) in involved]
        if kind == "unresolved" and len(involved & settled) > 1:
            continue  # the dates that are known have told these apart
        settled |= involved
        if any(one.claim in parts.ids for one in readings):
            yield Dispute(
                id=digest(("dispute", measure_id(measured, parts), kind)),
                question=_question(readings),
                kind=kind,
                sides=_sides(readings, parts),
            )


def _of_one_time(a: Reading, b: Reading) -> bool:
    """What comes and goes is not held against an earlier edition's count that has no date."""
    dated = a.figure.as_of is not None and b.figure.as_of is not None
    return dated or a.is_cumulative or bool(a.claim.today) == bool(b.claim.today)


def relation(a: Reading, b: Reading, parts: Parts) -> Relation | None:
    """How two figures of one measure contradict each other; `None` where they do not."""
    if compatible(a.bounds, b.bounds):
        return None
    if a.meaning.condition in EVENT_BOUND or a.is_in_period:
        return "superseded" if _same_origin(a, b, parts) and _dates(a) != _dates(b) else "disputed"
    if a.figure.as_of is None or b.figure.as_of is None:
        return "superseded" if _says_it_rose(a, b, parts) or _says_it_rose(b, a, parts) else "unresolved"
    if a.figure.as_of == b.figure.as_of:
        return "disputed"
    return _added_up(a, b, parts) if a.is_cumulative and b.is_cumulative else None


def _says_it_rose(a: Reading, b: Reading, parts: Parts) -> bool:
    """Whether `a` is worded as a total that rose ("rose to 23"), above what the same origin gave before."""
    return a.is_cumulative and a.meaning.is_total and _least(a) > _least(b) and _same_origin(a, b, parts)


def _added_up(a: Reading, b: Reading, parts: Parts) -> Relation:
    """Two totals as of different days."""
    earlier, later = sorted((a, b), key=lambda one: one.figure.as_of or date.max)
    if _same_origin(a, b, parts):
        return "superseded"
    if _least(later) < _least(earlier):
        return "disputed"  # a total cannot fall
    return "unresolved" if a.is_estimate or b.is_estimate else "superseded"


def _least(reading: Reading) -> float:
    return reading.bounds.low if reading.bounds.low is not None else 0.0


def _same_origin(a: Reading, b: Reading, parts: Parts) -> bool:
    first, second = ({origin.group or origin.name for origin in parts.support[one.claim].origins} for one in (a, b))
    return not first.isdisjoint(second)


def _dates(reading: Reading) -> tuple[object, ...]:
    return reading.figure.as_of, reading.telling.article.published


def _sides(readings: Sequence[Reading], parts: Parts) -> tuple[Side, ...]:
    """One side for each value, by as-of and then by value; an earlier edition's value has no claim of today."""
    values: dict[tuple[float | None, float | None], list[Reading]] = {}
    for one in readings:
        values.setdefault((one.bounds.low, one.bounds.high), []).append(one)
    ordered = sorted(values.values(), key=lambda same: (_latest(same) or date.max, _least(same[0]), same[0].claim.key))
    return tuple(
        parts.side(same[0].figure.as_written, (one.claim for one in same), as_of=_latest(same)) for same in ordered
    )


def _latest(readings: Sequence[Reading]) -> date | None:
    return max((one.figure.as_of for one in readings if one.figure.as_of), default=None)


def _question(readings: Sequence[Reading]) -> str:
    """The question in plain words, from what is measured."""
    first = readings[0]
    of = next((one.meaning.of_words for one in readings if one.meaning.of_words), "")
    where = next((one.meaning.where_words for one in readings if one.meaning.where_words), "")
    what = what_of(first)
    if first.meaning.topic or first.meaning.unit:
        return f"How much is the {what or 'figure'}{f' ({of})' if of else ''}?"
    place = f" ({', '.join(filter(None, (of, where)))})" if of or where else ""
    if first.meaning.condition in ASKED:
        what = f"{counted_of(first)} {ASKED[first.meaning.condition]}"
    return f"How many {what}{place}?"
