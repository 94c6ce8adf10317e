"""What the readers hand to each other: a text with the metadata that came with it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Fields:
    """Metadata of one article; what is unknown is `None`."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: datetime | date | None = None
    language: str | None = None

    def or_else(self, other: Fields) -> Fields:
        """These fields, with the gaps filled from `other`."""
        names = [field.name for field in fields(self)]
        return Fields(**{name: _first(getattr(self, name), getattr(other, name)) for name in names})


@dataclass(frozen=True, slots=True)
class Document:
    """One article as its file holds it. `row`: its number in a file of many. `headed`: may begin with a headline.

    `excerpt`: why it is only what a feed says of the article; `None` for the article itself.
    """

    text: str
    fields: Fields = Fields()
    row: int | None = None
    headed: bool = False
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Broken:
    """One row of a file that is not an article, and why."""

    row: int
    reason: str


def _first(value: Any, other: Any) -> Any:
    return other if value is None else value
