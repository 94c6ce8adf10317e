"""Figures of one measure that cannot both be true: disputed, superseded or unresolved. Ranges decide, not digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from summarizer.language.dates import find_dates
from summarizer.language.names import same_name
from summarizer.language.numbers import compatible, find_quantities
from summarizer.merging.figures import Reading
from summarizer.merging.lexicon import ASKED, ONCE
from summarizer.merging.measures import counted_of, measure_id, what_of
from summarizer.merging.parts import Parts
from summarizer.merging.rivals import given_by
from summarizer.merging.sameness import shares_bound
from summarizer.merging.telling import digest, published_on
from summarizer.merging.terms import stems_in
from summarizer.schema import Dispute, Side

_REVISES = re.compile(
    r"\b(?:revis\w+|correct(?:s|ed|ing|ion)|rais(?:ed|es|ing)|lower(?:ed|s|ing)|(?:up|down) from|scaled (?:back|down)|"
    r"(?:first|earlier|initial|previous|original) (?:figure|count|toll|estimate|number|report)s?|(?:was|were) wrong|"
    r"(?:rose|risen|grown|grew|climbed|increased|fell|fallen|dropped) from|instead of|no longer)\b",
    re.I,
)
_REVISED_TO = re.compile(r"\b(?:revis|correct|lower|scal)(?:e[ds]|ing|ed)?\b[^.;\d]{0,80}\bto\s+$", re.I)
FAR_BELOW = 0.5
"""Of what "up to" or "as many as" says may be reached, a figure that stays below this share is another answer."""
SOON = timedelta(days=7)
"""Within this, a lower total by another source is a dispute. No labelled pair is farther apart; those of real news that
are compare the confirmed with the suspected, or one outbreak with another. `benchmarks.merging disputes grown`."""
_UP_TO = re.compile(r"(?:up to|as (?:many|much|high) as)\b", re.I)
_SUBJECT = 5  # words in which a sentence names its subject
# Words that do not tell one source from another.
_OFFICES = stems_in(
    "office service spokesman spokeswoman spokesperson official authority said says told "
    "monday tuesday wednesday thursday friday saturday sunday"
)
Relation = Literal["disputed", "superseded", "unresolved"]
_Pair = tuple[Reading, Reading]
_Related = tuple[Relation | None, Reading, Reading]
_KINDS: tuple[Relation, ...] = ("disputed", "superseded", "unresolved")


def figure_disputes(parts: Parts) -> tuple[Dispute, ...]:
    """The contradictions within each measure, where one of today's claims takes part."""
    return tuple(dispute for measured in parts.measured for dispute in _of_measure(measured, parts))


def _of_measure(measured: Sequence[Reading], parts: Parts) -> Iterator[Dispute]:
    """Disputed are figures as of one day: one dispute for each day. The others are one superseded, one unresolved."""
    related = [(relation(a, b, parts), a, b) for a, b in combinations(measured, 2) if _may_differ(a, b)]
    newer = _newer_figures(related, parts)
    told_apart: set[int] = set()
    for kind in _KINDS:
        for day, pairs in _by_day(kind, related):
            open_pairs = [pair for pair in pairs if not _is_settled(kind, pair, newer)]
            involved = {id(one) for pair in open_pairs for one in pair}
            readings = [one for one in measured if id(one) in involved]
            if kind == "unresolved" and len(involved & told_apart) > 1:
                continue  # the dates that are known have told these apart
            told_apart |= involved
            if any(one.claim in parts.ids for one in readings):
                yield Dispute(
                    id=digest(("dispute", measure_id(measured, parts), kind, *day)),
                    question=_question(readings),
                    kind=kind,
                    sides=_sides(readings, parts),
                )


def _newer_figures(related: Sequence[_Related], parts: Parts) -> dict[Reading, set[Reading]]:
    """Superseded figure → those that supersede it and are not themselves disputed: these settle nothing."""
    disputed = {one for kind, a, b in related if kind == "disputed" for one in (a, b)}
    newer: dict[Reading, set[Reading]] = {}
    for kind, a, b in related:
        if kind == "superseded":
            old, new = (b, a) if _comes_after(a, b, parts) else (a, b)
            newer.setdefault(old, set()).update({new} - disputed)
    return newer


def _comes_after(a: Reading, b: Reading, parts: Parts) -> bool:
    """Of two figures of which one supersedes the other, whether it is `a`: so its words say, or its day."""
    if _replaces(a, b) or _replaces(b, a):
        return _replaces(a, b)
    if a.as_of is None or b.as_of is None:
        return _says_it_rose(a, b, parts)
    days = [(one.as_of or date.min, published_on(one.telling.article) or date.min) for one in (a, b)]
    return days[0] > days[1]


def _is_settled(kind: Relation, pair: _Pair, newer: Mapping[Reading, set[Reading]]) -> bool:
    """Whether a later figure answers it: what two of one day dispute, if it supersedes both; else if it does one.

    Of what has one true figure, whoever replaced his own no longer stands by it.
    """
    if kind == "superseded" or not newer:
        return False
    if kind == "disputed" and pair[0].is_lasting:
        return any(one in newer for one in pair)
    a, b = (_later_than(one, newer) for one in pair)
    return bool(a & b) if kind == "disputed" else bool(a or b)


def _later_than(reading: Reading, newer: Mapping[Reading, set[Reading]]) -> set[Reading]:
    """What supersedes a figure; an undated one that repeats a superseded one is that one."""
    if reading.as_of or reading in newer:
        return newer.get(reading, set())
    return {new for old, later in newer.items() if shares_bound(old.bounds, reading.bounds) for new in later}


def _by_day(kind: Relation, related: Sequence[_Related]) -> list[tuple[tuple[date, ...], list[_Pair]]]:
    """The pairs of one kind; those that are disputed by their days, so that all sides of a dispute are of one time."""
    found: dict[tuple[date, ...], list[_Pair]] = {}
    for found_kind, a, b in related:
        if found_kind == kind:
            dated = kind == "disputed" and not a.is_lasting
            days = sorted({one.as_of for one in (a, b) if one.as_of}) if dated else []
            found.setdefault(tuple(days), []).append((a, b))
    return sorted(found.items(), key=lambda one: one[0])


def _may_differ(a: Reading, b: Reading) -> bool:
    """What comes and goes is not held against an earlier edition's count that has no date."""
    dated = a.as_of is not None and b.as_of is not None
    return dated or a.is_cumulative or a.is_lasting or bool(a.claim.today) == bool(b.claim.today)


def relation(a: Reading, b: Reading, parts: Parts) -> Relation | None:
    """How two figures of one measure contradict each other; `None` where they do not."""
    if _replaces(a, b) or _replaces(b, a):
        return "superseded"
    if not _contradict(a, b):
        return None
    of_one_value = not _same_origin(a, b, parts) if a.is_running or b.is_running else a.is_lasting
    if of_one_value:
        return _of_lasting(a, b, parts)
    return _of_days(a, b, parts)


def _of_days(a: Reading, b: Reading, parts: Parts) -> Relation | None:
    """What the as-of dates make of two figures that contradict each other."""
    first, second = _day(a, b), _day(b, a)
    if first is None or second is None:
        return "superseded" if _says_it_rose(a, b, parts) or _says_it_rose(b, a, parts) else "unresolved"
    if first == second:
        return "disputed"
    if (a.is_cumulative and b.is_cumulative) or a.is_running or b.is_running:
        return _added_up(a, b, parts)
    changed = (a.is_level or b.is_level or a.meaning.is_guess) and _told_anew(a, b)
    if changed and _same_origin(a, b, parts):
        return "superseded"
    return "unresolved" if a.meaning.is_guess and b.meaning.is_guess else None


def _told_anew(a: Reading, b: Reading) -> bool:
    """Whether the figure of the later day stands in the later article: what one tells of times gone by is history."""
    first, second = published_on(a.telling.article), published_on(b.telling.article)
    if first is None or second is None or first == second:
        return False
    return (first < second) == ((a.as_of or first) < (b.as_of or second))


def _contradict(a: Reading, b: Reading) -> bool:
    """Whether not both can be true: ranges that exclude each other, or one that stays far below what another reaches.

    "As many as 90,000" says that it may well have been 90,000, and 30,000 is another answer.
    """
    return not compatible(a.bounds, b.bounds) or _falls_short(a, b) or _falls_short(b, a)


def _falls_short(a: Reading, b: Reading) -> bool:
    most, reached = a.bounds.high or 0.0, b.bounds.high or 0.0
    return _UP_TO.match(b.figure.as_written) is not None and 0 < most < FAR_BELOW * reached


def _day(reading: Reading, other: Reading) -> date | None:
    """The as-of of a figure; a day and month that an undated article gives lie in the year of the other article."""
    near = published_on(other.telling.article)
    if reading.as_of or reading.telling.article.published or near is None:
        return reading.as_of
    statement = reading.telling.claim.statement
    open_days = {one.start for one in find_dates(statement, None) if one.when.precision == "month_day"}
    return next((one.when.end for one in find_dates(statement, near) if one.start in open_days), None)


def _replaces(a: Reading, b: Reading) -> bool:
    """Whether `a` is worded as a revision of the figure of `b`: it names it ("31, not 38"), or is the later of both."""
    told = a.telling.claim.statement
    if (a.as_of and b.as_of and a.as_of < b.as_of) or shares_bound(a.figure, b.figure):
        return False
    if _REVISED_TO.search(a.text[: a.quantity.start]) and a.as_of and b.as_of and a.as_of > b.as_of:
        return True
    others = (one for one in find_quantities(told) if one.unit == a.figure.unit)
    named = (one for one in others if shares_bound(one, b.figure) and not shares_bound(one, a.figure))
    return _REVISES.search(told) is not None and any(named)


def _of_lasting(a: Reading, b: Reading, parts: Parts) -> Relation:
    """Of what has one true figure: an origin may correct its own; estimates of two differ until a day settles it."""
    if _same_origin(a, b, parts) and _dates(a) != _dates(b):
        return "superseded"
    if a.meaning.is_ahead and a.is_in_period:
        return "disputed" if published_on(a.telling.article) == published_on(b.telling.article) else "unresolved"
    vague = a.is_estimate or b.is_estimate or a.meaning.is_ahead
    undated = not a.is_in_period and (a.as_of is None or b.as_of is None)
    if undated and (vague or a.meaning.condition not in ONCE):
        return "unresolved"
    apart = not a.is_in_period and vague and a.as_of != b.as_of
    return "unresolved" if apart and a.meaning.condition not in ONCE else "disputed"


def _says_it_rose(a: Reading, b: Reading, parts: Parts) -> bool:
    """Whether `a` is worded as a total that rose ("rose to 23"), above what the same origin gave before."""
    return a.is_cumulative and a.meaning.is_total and _least(a) > _least(b) and _same_origin(a, b, parts)


def _added_up(a: Reading, b: Reading, parts: Parts) -> Relation:
    """Two totals as of different days. A total cannot fall: one that has is disputed, or of something else."""
    earlier, later = (a, b) if (_day(a, b) or date.max) < (_day(b, a) or date.max) else (b, a)
    if _same_origin(a, b, parts):
        return "superseded"
    if a.is_estimate or b.is_estimate:
        return "unresolved"
    if _least(later) >= _least(earlier):
        return "superseded"
    apart = (_day(later, earlier) or date.max) - (_day(earlier, later) or date.max)
    return "disputed" if apart <= SOON else "unresolved"


def _least(reading: Reading) -> float:
    return reading.bounds.low if reading.bounds.low is not None else 0.0


def _same_origin(a: Reading, b: Reading, parts: Parts) -> bool:
    """Whether one source gives both; "the prefect" and "the prefect's office" are one, for a figure of one thing."""
    first, second = _givers(a, parts), _givers(b, parts)
    return any(same_name(x, y) or _one_voice(_words(x), _words(y)) for x in first for y in second)


def _one_voice(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and (a <= b or b <= a)


def _givers(reading: Reading, parts: Parts) -> set[str]:
    """The origins behind a figure; where nobody is named, whoever the sentence begins with, or says it, as well.

    "The bank cut its forecast to 2 per cent": the forecast is that of the bank.
    """
    origins = parts.support[reading.claim].origins
    given = {origin.group or origin.name for origin in origins}
    claim = reading.telling.claim
    if claim.described_as:
        given.add(f"{claim.described_as} {claim.said_by or ''}")
    if not (claim.said_by or claim.described_as):
        given.add(" ".join(claim.statement.split()[:_SUBJECT]))
        given.add(claim.statement.replace(reading.telling.core, ""))
    return given


def _words(name: str) -> frozenset[str]:
    return stems_in(name.lower()) - _OFFICES


def _dates(reading: Reading) -> tuple[object, ...]:
    return reading.as_of, reading.telling.article.published


def _sides(readings: Sequence[Reading], parts: Parts) -> tuple[Side, ...]:
    """One side for each value, by as-of and then by value; an earlier edition's value has no claim of today."""
    values: dict[tuple[float | None, float | None], list[Reading]] = {}
    for one in readings:
        values.setdefault((one.bounds.low, one.bounds.high), []).append(one)
    ordered = sorted(values.values(), key=lambda same: (_latest(same) or date.max, _least(same[0]), same[0].claim.key))
    return tuple(_side(same, parts) for same in ordered)


def _side(same: Sequence[Reading], parts: Parts) -> Side:
    """One value; of a claim that gives two by two sources, who gives this one."""
    side = parts.side(same[0].figure.as_written, (one.claim for one in same), as_of=_latest(same))
    own = [_own_giver(one, parts) for one in same]
    others = parts.origins_of(one.claim for one, giver in zip(same, own, strict=True) if giver is None)
    return side.model_copy(update={"origins": tuple(dict.fromkeys((*filter(None, own), *others)))})


def _own_giver(reading: Reading, parts: Parts) -> str | None:
    measured = {place: one for place, one in parts.measures_of[reading.claim]}
    if sum(one is measured[reading.place] for one in measured.values()) == 1:
        return None  # its claim gives no other figure of this measure
    rivals = (one for one in measured[reading.place] if one.claim is reading.claim and one is not reading)
    return next((giver for one in rivals if (giver := given_by(reading, one))), None)


def _latest(readings: Sequence[Reading]) -> date | None:
    return max((one.as_of for one in readings if one.as_of), default=None)


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
