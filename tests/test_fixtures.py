"""The sample news is read as a person reads it, and its recordings are what they claim to be."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.articles import read_articles
from summarizer.extraction.annotated import Annotated, annotate

FIXTURES = Path(__file__).parent.parent / "fixtures"
EXPECTED: dict[str, Any] = json.loads((FIXTURES / "expected" / "articles.json").read_text("utf-8"))["articles"]
RECORDINGS = sorted((FIXTURES / "recordings").glob("*.json"))


@cache
def sample() -> dict[str, Annotated]:
    """Every article of the sample news by the name that the expectations use."""
    found = {}
    for day in ("2026-03-02", "2026-03-03"):
        for article in read_articles([FIXTURES / "articles" / day]):
            text = annotate(article)
            found |= {f"{day}/{source}": text for source in (article.source, *(copy.source for copy in article.copies))}
    return found


def test_every_article_is_read() -> None:
    assert sorted(sample()) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_metadata(name: str) -> None:
    article, expected = sample()[name].article, EXPECTED[name]
    if article.source != name.split("/", 1)[1]:
        assert expected["title"] in {copy.title for copy in article.copies}
        return
    assert (article.title, article.outlet, article.author, article.language) == tuple(
        expected[field] for field in ("title", "outlet", "author", "language")
    )
    assert str(article.published)[:10] == str(expected["published"])[:10]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_key_fact_stands_in_sentences_that_report(name: str) -> None:
    text = sample()[name]
    for fact in EXPECTED[name]["facts"]:
        for start in fact["starts"]:
            holders = [n for n, line in enumerate(text.lines, 1) if " ".join(start.split()) in line]
            assert set(holders) & text.reporting_set, start


@pytest.mark.parametrize("name", EXPECTED)
def test_boilerplate_is_no_reporting(name: str) -> None:
    text = sample()[name]
    for start in EXPECTED[name]["boilerplate"]:
        holders = {n for n, line in enumerate(text.lines, 1) if " ".join(start.split()) in line}
        assert not holders & text.reporting_set, start


def test_recordings_hold_no_header_no_key_and_no_path() -> None:
    assert RECORDINGS
    for path in RECORDINGS:
        text = path.read_text("utf-8")
        assert not re.search(r"authorization|bearer|sk-|/home/|/root/", text, re.IGNORECASE), path.name
        recording = json.loads(text)
        assert recording["key"].startswith(path.stem)
        assert recording["model"] == "qwen2.5-coder-1.5b-instruct"
