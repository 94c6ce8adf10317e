"""JSON, and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.errors import RenderingError
from summarizer.rendering import render
from summarizer.schema import Briefing
from summarizer.storage import read_briefing
from tests.rendering.sample import sample


@pytest.fixture
def briefing() -> Briefing:
    return sample()


def test_a_briefing_survives_the_round_trip(briefing: Briefing, tmp_path: Path) -> None:
    text = render(briefing, "json")
    path = tmp_path / "briefing.json"
    path.write_text(text, "utf-8")
    assert read_briefing(text) == read_briefing(path) == read_briefing(str(path)) == briefing
    assert "“calm to the end”" in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is not JSON"),
        ("{}", "is not a briefing"),
        ('{"schema_version": 99}', "has schema version 99, this program reads version 1"),
        ('{"schema_version": 1}', "is not a briefing: edition: Field required"),
        ("no-such-file.json", "cannot read the briefing no-such-file.json: No such file or directory"),
    ],
)
def test_what_cannot_be_read_is_explained(text: str, reason: str) -> None:
    with pytest.raises(RenderingError, match=reason):
        read_briefing(text)


def test_json_that_is_no_object_or_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps([1]))
    with pytest.raises(RenderingError, match="is not a briefing"):
        read_briefing(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(RenderingError, match="is not UTF-8"):
        read_briefing(path)
