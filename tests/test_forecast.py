"""--dry-run says what a run would ask, and asks nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarizer import Settings, load_settings
from summarizer.cli import app
from summarizer.pipeline import extract_all, forecast
from summarizer.schema import total_usage

FIXTURES = Path(__file__).parent.parent / "fixtures"
NEWS = FIXTURES / "articles" / "2026-03-02"
GOOD = {"claims": [{"statement": "The bridge is shut.", "sentences": [2], "said_by": None}]}


def run(*words: object, key: str = "") -> Result:
    return CliRunner().invoke(app, ["brief", *map(str, words)], env={"OPENAI_API_KEY": key})


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Police in Tolm put the toll at {14 + number}. The bridge is shut.")
    return folder


def test_it_foresees_the_calls_of_a_run_and_what_the_cache_answers(fake_model: Any, news: Path, tmp_path: Path) -> None:
    fake_model.always(GOOD)
    asked = (news, "--base-url", fake_model.url, "--model", "tiny", "--cache", tmp_path / "cache")
    assert "3 articles: 3 calls of tiny\n" in run(*asked, "--dry-run").stdout
    assert fake_model.seen == []
    assert not list((tmp_path / "cache").rglob("*.json"))
    assert run(*asked, "--max-calls", 2, "--concurrency", 1).exit_code == 3
    assert "3 articles: 1 call of tiny (2 more from the cache)" in run(*asked, "--dry-run", "--max-calls", 1).stdout
    assert run(*asked).exit_code == 0
    assert "costs nothing" in run(*asked, "--dry-run").stdout
    assert "0 calls of tiny (3 more from the cache), and up to 3 for headlines\n" in (
        run(*asked, "--dry-run", "--headlines").stdout
    )
    assert len(fake_model.seen) == 3


def test_it_foresees_tokens_within_a_quarter_of_what_the_sample_took() -> None:
    settings = load_settings(FIXTURES / "summarizer.toml", model="tiny", base_url="http://127.0.0.1:9/v1")
    expected = forecast([NEWS], settings=settings.model_copy(update={"cache_dir": None})).usage
    found = extract_all([NEWS], settings=Settings(), replay=FIXTURES / "recordings")
    (took,) = total_usage(usage for extraction in found for usage in extraction.usage)
    assert expected is not None
    assert expected.calls == pytest.approx(took.calls, rel=0.1)
    assert expected.input_tokens == pytest.approx(took.input_tokens, rel=0.25)
    assert expected.output_tokens == pytest.approx(took.output_tokens, rel=0.25)


def test_it_names_the_price_where_it_is_known() -> None:
    told = run(NEWS, "--dry-run", key="sk-test").stdout
    assert re.search(r"about \$0\.0\d", told)
    assert "cost unknown" in run(NEWS, "--dry-run", "--base-url", "http://127.0.0.1:9/v1", "--model", "x").stdout


def test_without_a_model_nothing_is_asked() -> None:
    assert run(NEWS, "--dry-run").stdout == "11 articles, no model: nothing is asked\n"
    assert forecast([NEWS], settings=Settings()).usage is None


def test_a_replay_asks_nothing_anyway(tmp_path: Path) -> None:
    assert run(NEWS, "--dry-run", "--replay", tmp_path).exit_code == 2
