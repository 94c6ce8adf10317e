"""What a picture of figures, of a timeline, or of who reports what shows, before it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10
from typing import Literal

from summarizer.language.numbers import Quantity, find_quantities
from summarizer.rendering import words
from summarizer.rendering.view import BarView, MatrixRow, MatrixView
from summarizer.schema import Story, StoryClaim, When

ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
"""Where an axis may end: half of it is a number that can be read, too."""

SHORT_STATEMENT = 72
"""Characters of a claim that names its row of a matrix: a line of a wide column."""


def quantity(as_written: str) -> Quantity | None:
    """The one figure of a phrase; `None` where there is none, or more than one."""
    found = find_quantities(as_written)
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Axis:
    """Bars that stand under one another, and what is written at the start, middle and end of their axis."""

    bars: tuple[BarView, ...]
    ticks: tuple[str, ...]


def bars(figures: Sequence[str]) -> Axis | None:
    """Figures as written, on one axis that starts at zero; `None` where they cannot be compared by looking."""
    quantities = [found for figure in figures if (found := quantity(figure))]
    if len(quantities) < len(figures) or len({(found.low, found.high) for found in quantities}) < 2:
        return None
    bounds = [bound for found in quantities for bound in (found.low, found.high) if bound is not None]
    if len({found.unit for found in quantities}) > 1 or min(bounds) < 0 or max(bounds) == 0:
        return None
    end = _axis_end(max(bounds))
    return Axis(tuple(_bar(found, end) for found in quantities), tuple(map(words.number, (0, end / 2, end))))


def _axis_end(largest: float) -> float:
    """The first round number that leaves some room after the largest figure."""
    power = 10.0 ** floor(log10(largest * 1.1))
    return next(step for step in ROUND if step * power >= largest * 1.1) * power


def _bar(found: Quantity, end: float) -> BarView:
    low, high = found.low, found.high
    return BarView(
        low=_percent(low or 0, end),
        high=_percent(high, end) if high is not None else 100,
        open_below=low is None,
        open_above=high is None,
        about=found.qualifier == "about",
    )


def _percent(value: float, end: float) -> float:
    return round(100 * value / end, 1)


def precision(when: When) -> Literal["day", "span", "open"]:
    """Whether a date is a day, a stretch of days, or not to be placed."""
    if when.start is None or when.precision in ("undated", "month_day"):
        return "open"
    return "day" if when.precision == "day" else "span"


def is_ahead(when: When, edition: date) -> bool:
    """Whether it lies after the edition's day."""
    return when.start is not None and when.start > edition


def matrix(story: Story) -> MatrixView | None:
    """Which independent origins stand behind the claims that several report, beside those that are disputed.

    Every other claim has one origin, which stands with it; without a claim that is shared there is nothing to see.
    """
    shared = [claim for claim in story.claims if len(_origins(claim)) > 1 or (claim.origins and claim.dispute_ids)]
    origins = {key: name for claim in shared for key, name in _origins(claim).items()}
    if len(shared) < 2 or not any(len(_origins(claim)) > 1 for claim in shared):
        return None
    return MatrixView(tuple(origins.values()), tuple(_row(claim, origins) for claim in shared))


def _origins(claim: StoryClaim) -> dict[str, str]:
    """Independent origins by name; the organs of one group go by the group's."""
    names = (origin.group or origin.name for origin in claim.origins)
    return {name.casefold(): name for name in names}


def _row(claim: StoryClaim, origins: Iterable[str]) -> MatrixRow:
    behind = _origins(claim)
    statement = words.shortened(claim.statement, SHORT_STATEMENT)
    return MatrixRow(claim.id, statement, tuple(key in behind for key in origins))
