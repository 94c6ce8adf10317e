"""A quantity in a text → the figure that a claim gives."""

from __future__ import annotations

from datetime import date
from typing import Literal

from summarizer.language.numbers import Quantity
from summarizer.schema import Figure

Basis = Literal["stated", "said", "published", "unknown"]


def figure_of(quantity: Quantity, as_of: date | None, basis: Basis) -> Figure:
    """The quantity as it is written, as of a day."""
    return Figure(
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        as_written=quantity.as_written,
        what=quantity.noun or None,
        as_of=as_of,
        as_of_basis=basis,
    )
