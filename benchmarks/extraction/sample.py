"""The sample news of both days, with the key facts that a person wrote down from them (fixtures/expected)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from summarizer.articles import read_articles
from summarizer.schema import Article
from summarizer.settings import Settings

FIXTURES = Path(__file__).parents[2] / "fixtures"
DAYS = ("2026-03-02", "2026-03-03")


class Told(NamedTuple):
    """An article of the sample, and for each key fact the beginnings of the sentences that state it."""

    name: str
    article: Article
    facts: tuple[tuple[str, ...], ...]


@cache
def sample() -> tuple[Told, ...]:
    """The articles of both days; copies of one text once, with the facts of the first."""
    expected = json.loads((FIXTURES / "expected" / "articles.json").read_text("utf-8"))["articles"]
    found = []
    for day in DAYS:
        for article in read_articles([FIXTURES / "articles" / day], Settings(), lambda _: None):
            name = f"{day}/{article.source}"
            facts = tuple(tuple(map(_plain, fact["starts"])) for fact in expected[name]["facts"])
            found.append(Told(name, article, facts))
    return tuple(found)


def covered(told: Told, spans: Sequence[tuple[int, int]]) -> int:
    """How many key facts of an article have their sentence within, or overlapping with, one of these spans."""
    return sum(any(_touches(told, start, spans) for start in starts) for starts in told.facts)


def _touches(told: Told, beginning: str, spans: Sequence[tuple[int, int]]) -> bool:
    text = told.article.text
    words = [_plain(text[start:end]) for start, end in spans]
    return any(beginning in one for one in words) or any(
        start <= place < end for place in _places(text, beginning) for start, end in spans
    )


def _places(text: str, beginning: str) -> list[int]:
    """Where in the text a sentence begins: its last word's place, for spans that leave out a dateline."""
    flat = "".join(" " if character.isspace() else character for character in text)
    start = flat.find(beginning)
    return [start, start + len(beginning) - 1] if start >= 0 else []


def _plain(text: str) -> str:
    return " ".join(text.split())
