from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.articles import read_articles
from summarizer.schema import Article, Failure
from summarizer.settings import Settings


@dataclass
class Reading:
    """What one run of `read_articles` gave."""

    articles: list[Article]
    failures: list[Failure]

    @property
    def article(self) -> Article:
        assert not self.failures
        assert len(self.articles) == 1
        return self.articles[0]

    @property
    def failure(self) -> Failure:
        assert not self.articles
        assert len(self.failures) == 1
        return self.failures[0]


Read = Callable[..., Reading]
ReadText = Callable[..., Article]


def read_all(*sources: str | Path, settings: Settings | None = None) -> Reading:
    failures: list[Failure] = []
    articles = list(read_articles(sources, settings, failures.append))
    return Reading(articles, failures)


@pytest.fixture
def read() -> Read:
    return read_all


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Read one article from the content of one file."""

    def read_content(content: str | bytes, name: str = "a.txt") -> Article:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_all(path).article

    return read_content
