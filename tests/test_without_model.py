"""Without a model, and where a model does not answer."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarizer import Settings, brief, extract, read_articles
from summarizer.cli import app
from summarizer.errors import UsageError

FIXTURES = Path(__file__).parent.parent / "fixtures"
NEWS = FIXTURES / "articles" / "2026-03-02"
NOW = ("--now", "2026-03-02T20:00+01:00")
GOOD = {"claims": [{"statement": "The bridge is shut.", "sentences": [2], "said_by": None}]}
HEAD = "Made without a language model"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, list(map(str, words)))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(4):
        text = f"Police in Tolm put the toll at {14 + number}. The bridge is shut since the fire on Monday."
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("format", ["md", "html", "text"])
def test_the_briefing_says_in_its_head_that_no_model_was_asked(format: str) -> None:
    result = run("brief", NEWS, *NOW, "--format", format)
    assert result.exit_code == 0
    assert HEAD in " ".join(result.stdout.split())


def test_where_none_is_configured_one_line_says_how_to_configure_one(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "summarizer"):
        run("brief", NEWS, *NOW)
    (record,) = caplog.records
    assert "\n" not in record.getMessage()
    assert all(
        way in record.getMessage() for way in ("OPENAI_API_KEY", "--base-url", "summarizer.toml", "--model none")
    )


def test_where_none_is_wanted_nothing_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "summarizer"):
        result = run("brief", NEWS, *NOW, "--model", "none")
    assert result.exit_code == 0
    assert caplog.records == []


def test_none_means_none_even_where_a_server_is_configured(fake_model: Any) -> None:
    assert run("brief", NEWS, *NOW, "--model", "none", "--base-url", fake_model.url).exit_code == 0
    assert fake_model.seen == []


def test_every_claim_is_verified_and_has_its_evidence() -> None:
    briefing = json.loads(run("brief", NEWS, *NOW, "--format", "json", "-q").stdout)
    articles = {article["id"]: article["text"] for article in briefing["articles"]}
    reports = [report for story in briefing["stories"] for claim in story["claims"] for report in claim["reports"]]
    assert len(reports) > 50
    assert briefing["usage"] == []
    for report in reports:
        assert all(check["result"] != "failed" for check in report["checks"])
        assert all(
            articles[report["article_id"]][span["start"] : span["end"]] == span["text"] for span in report["evidence"]
        )


def test_extractions_without_a_model_can_be_merged_later(tmp_path: Path) -> None:
    whole = run("brief", NEWS, *NOW, "--format", "json", "-q").stdout
    assert run("extract", NEWS, "-o", tmp_path / "news.jsonl", "-q").exit_code == 0
    assert run("merge", tmp_path / "news.jsonl", *NOW, "--format", "json", "-q").stdout == whole


def test_a_library_call_needs_no_model_either() -> None:
    (article,) = read_articles([NEWS / "ferry-wire.txt"])
    assert extract(article, settings=Settings(model="none")).claims
    assert brief([NEWS], settings=Settings()).stories


@pytest.mark.parametrize("how", ["record", "replay"])
def test_there_is_nothing_to_record_or_replay(tmp_path: Path, how: str) -> None:
    with pytest.raises(UsageError, match="no replies to record or replay"):
        brief([NEWS], settings=Settings(model="none"), **{how: tmp_path})  # type: ignore[arg-type]


def test_the_models_libraries_are_not_even_imported() -> None:
    script = (
        "import sys; from summarizer import Settings, brief;"
        f"brief([{str(NEWS)!r}], settings=Settings(model='none'));"
        "print([name for name in ('openai', 'instructor') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


# --------------------------------------------------------------------------- a model that does not answer


def test_a_configured_model_that_fails_is_never_replaced_silently(fake_model: Any, news: Path, pauses: Any) -> None:
    fake_model.default = fake_model.canned("down", 500)
    result = run("brief", news, "--base-url", fake_model.url, "--model", "tiny", "--no-cache")
    assert result.exit_code == 1
    assert result.stdout == ""


def test_stand_ins_take_the_place_of_failed_calls_and_say_so(fake_model: Any, news: Path, pauses: Any) -> None:
    fake_model.default = fake_model.canned("down", 500)
    asked = ("brief", news, "--base-url", fake_model.url, "--model", "tiny", "--no-cache", "--stand-in")
    printed = run(*asked, "--format", "md")
    assert printed.exit_code == 3
    assert "the model did not answer" in printed.stdout
    briefing = json.loads(run(*asked, "--format", "json").stdout)
    assert {failure["source"] for failure in briefing["failures"]} == {"0.txt", "1.txt", "2.txt", "3.txt"}
    told = [claim["statement"] for story in briefing["stories"] for claim in story["claims"]]
    assert any("17" in statement for statement in told)
    marked = [report for story in briefing["stories"] for claim in story["claims"] for report in claim["reports"]]
    assert all(any(check["name"] == "model" for check in report["checks"]) for report in marked)


def test_only_what_failed_is_replaced(fake_model: Any, news: Path, pauses: Any) -> None:
    down, good = fake_model.canned("down", 500), fake_model.canned(fake_model.completion(GOOD))
    fake_model.judge = lambda body: down if "toll at 15" in json.dumps(body) else good
    asked = ("brief", news, "--base-url", fake_model.url, "--model", "tiny", "--no-cache", "--stand-in")
    briefing = json.loads(run(*asked, "--format", "json").stdout)
    assert [failure["source"] for failure in briefing["failures"]] == ["1.txt"]
    by_rule = {
        report["article_id"]
        for story in briefing["stories"]
        for claim in story["claims"]
        for report in claim["reports"]
        if any(check["name"] == "model" for check in report["checks"])
    }
    (article,) = (one["id"] for one in briefing["articles"] if one["source"] == "1.txt")
    assert by_rule == {article}
