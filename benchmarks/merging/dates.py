"""What a date phrase means: its first and last day and its precision, and no year that nothing fixes.

labels/dates.json: invented sentences, each with one phrase, when its article appeared and what the article said
before; labelled before any code was run on them. A phrase is found where a mention overlaps it. A mention with one
bound ("since Saturday") is right where that bound is the phrase's own: the label leaves "since" out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import dateparser

from benchmarks.merging.table import Row
from summarizer.language.dates import find_dates

LABELS = Path(__file__).with_name("labels") / "dates.json"


class Value(NamedTuple):
    """A date as labelled or as found; an open year has neither bound."""

    start: date | None
    end: date | None
    precision: str

    @property
    def years(self) -> frozenset[int]:
        return frozenset(day.year for day in (self.start, self.end) if day)


class Label(NamedTuple):
    """A phrase in its sentence, and what it means."""

    id: str
    text: str
    phrase: str
    published: date | datetime | None
    context: str
    value: Value


def measure() -> list[Row]:
    known = labels()
    found, plain = [_found(one) for one in known], [_plain(one) for one in known]
    return [
        Row("dates: value and precision", _share_right(known, found), f"dateparser {_share_right(known, plain):.3f}"),
        Row(
            "dates: wrong year as fact",
            _share_wrong_year(known, found),
            f"dateparser {_share_wrong_year(known, plain):.3f}",
            at_most=True,
        ),
    ]


@cache
def labels() -> tuple[Label, ...]:
    return tuple(map(_label, json.loads(LABELS.read_text("utf-8"))))


def _label(row: dict[str, Any]) -> Label:
    value = Value(_day(row["start"]), _day(row["end"]), row["precision"])
    return Label(row["id"], row["text"], row["phrase"], _moment(row["published"]), row["context"] or "", value)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _moment(written: str | None) -> date | datetime | None:
    return datetime.fromisoformat(written) if written and "T" in written else _day(written)


def _share_right(known: Sequence[Label], found: Sequence[Value | None]) -> float:
    return sum(is_right(label, value) for label, value in zip(known, found, strict=True)) / len(known)


def _share_wrong_year(known: Sequence[Label], found: Sequence[Value | None]) -> float:
    return sum(has_wrong_year(label, value) for label, value in zip(known, found, strict=True)) / len(known)


def is_right(label: Label, value: Value | None) -> bool:
    """Whether the value is the labelled one; what is not found at all is right only where it means nothing."""
    if value is None:
        return label.value.precision == "undated"
    if value.precision == "range" and (value.start is None) != (value.end is None):
        return value.start == label.value.start if value.start else value.end == label.value.end
    return value == label.value


def has_wrong_year(label: Label, value: Value | None) -> bool:
    """Whether a year is stated that is open, or is another."""
    return value is not None and not value.years <= label.value.years


def _found(label: Label) -> Value | None:
    """The mention that shares most with the phrase."""
    start = label.text.index(label.phrase)
    end = start + len(label.phrase)
    mentions = find_dates(label.text, label.published, context=label.context)
    shared = {one: min(one.end, end) - max(one.start, start) for one in mentions}
    best = max((one for one in mentions if shared[one] > 0), key=lambda one: shared[one], default=None)
    return Value(best.when.start, best.when.end, best.when.precision) if best else None


def _plain(label: Label) -> Value | None:
    """The phrase alone, read by dateparser: always a day, of the current year where the article has no date."""
    published = label.published or date.today()
    base = datetime.combine(published, time()) if not isinstance(published, datetime) else published
    read = dateparser.parse(label.phrase, languages=["en"], settings={"RELATIVE_BASE": base.replace(tzinfo=None)})
    return Value(read.date(), read.date(), "day") if read else None
