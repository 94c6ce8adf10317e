"""A quantity, and what of it can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from summarizer.schema import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its meaning. `text[start:end] == as_written`, from the qualifier to the noun or unit.

    unit   "" for counts; "percent", "percentage_points", "basis_points", "share", "USD" …, "km", "day" …, and
           "years" for ages
    noun   lower-case singular head of what is counted ("troop", "person", "dead", "age"), "" if none
    state  what befell those counted, where words next to the number say so ("dead", "injured", "casualty", …), else ""
    """

    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier
    noun: str
    start: int
    end: int
    as_written: str
    state: str = ""


class Bounds(Protocol):
    """What `compatible` looks at: a Quantity, or a Figure of the schema."""

    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def qualifier(self) -> Qualifier: ...
