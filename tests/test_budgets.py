"""What a run may spend: it stops in time, and says what it left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner, Result

from summarizer import Settings, brief
from summarizer.cli import app
from summarizer.llm import Client

ARTICLES = 10
GOOD = {"claims": [{"statement": "The bridge is shut.", "sentences": [2], "said_by": None}]}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"Police in Tolm put the toll at {14 + number}. The bridge is shut."
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def run(fake_model: Any, news: Path, *flags: object) -> Result:
    words = ("brief", news, "--base-url", fake_model.url, "--model", "tiny", "--format", "json", *flags)
    told = {"SUMMARIZER_CACHE_DIR": str(news.parent / "cache")}
    return CliRunner().invoke(app, [str(word) for word in words], env=told)


def reasons(result: Result) -> dict[str, str]:
    """The failures of a briefing: source → reason."""
    return {failure["source"]: failure["reason"] for failure in json.loads(result.stdout)["failures"]}


@pytest.mark.parametrize("concurrency", [1, 4])
def test_calls_are_counted_and_the_next_run_goes_on(fake_model: Any, news: Path, concurrency: int) -> None:
    fake_model.always(GOOD)
    flags = ("--max-calls", 4, "--concurrency", concurrency)
    left = []
    for _ in range(3):
        result = run(fake_model, news, *flags)
        left.append(len(reasons(result)))
        assert result.exit_code == (3 if left[-1] else 0)
        assert set(reasons(result).values()) <= {"sentences 1 to 2: not asked: 4 calls were made (max_calls)"}
        assert len(json.loads(result.stdout)["articles"]) == ARTICLES
    assert left == [6, 2, 0]
    assert len(fake_model.seen) == ARTICLES


def test_what_was_left_out_is_printed(fake_model: Any, news: Path) -> None:
    fake_model.always(GOOD)
    printed = run(fake_model, news, "--max-calls", 9, "--concurrency", 1, "--format", "md").stdout
    assert "9.txt" in printed
    assert "not asked: 9 calls were made" in printed


def test_repeated_calls_count(fake_model: Any, news: Path, pauses: Any) -> None:
    fake_model.default = fake_model.canned(b"", 503)
    result = run(fake_model, news, "--max-calls", 2)
    assert (result.exit_code, result.stdout, len(fake_model.seen)) == (1, "", 2)
    assert "not asked: 2 calls were made" in result.stderr


@pytest.mark.parametrize("slow", [{"delay_s": 600}, {"status": 429, "headers": {"Retry-After": "600"}}])
def test_nothing_is_waited_for_beyond_the_deadline(fake_model: Any, news: Path, slow: Any) -> None:
    for _ in range(3):
        fake_model.says(GOOD)
    fake_model.default = fake_model.canned(fake_model.completion(GOOD), **slow)
    result = run(fake_model, news, "--deadline", 2, "--concurrency", 2)
    assert result.exit_code == 3, result.stderr
    assert len(reasons(result)) == ARTICLES - 3
    assert set(reasons(result).values()) == {"sentences 1 to 2: not asked: 2 s were over (deadline_s)"}
    assert len(fake_model.seen) <= 7


@pytest.mark.parametrize("told", [{"prompt_tokens": 1_000, "completion_tokens": 300}, {}])
@pytest.mark.parametrize("concurrency", [1, 8])
def test_the_cost_is_never_exceeded(news: Path, told: Any, concurrency: int) -> None:
    message = {"role": "assistant", "content": json.dumps(GOOD)}
    body = {"choices": [{"finish_reason": "stop", "message": message}], "usage": told}
    asked: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request)
        return httpx2.Response(200, json=body)

    settings = Settings(
        model="gpt-4.1-mini", api_key="sk-test", cache_dir=None, max_cost=0.008, concurrency=concurrency
    )
    with Client.open(settings, transport=httpx2.MockTransport(answer)) as client:
        briefing = brief([news], settings=settings, client=client)
    assert len(asked) == ARTICLES - len(briefing.failures)
    assert {failure.reason.split(": ", 2)[1] for failure in briefing.failures} == {"not asked"}
    if told:
        cost = briefing.usage[0].cost_usd
        assert cost
        assert 0.003 < cost <= 0.008
    else:  # then each counts as the dearest that it can have been: 1,500 tokens out, no token shorter than a byte
        assert 1 <= len(asked) <= 3


def test_a_cost_that_cannot_be_known_is_refused_before_the_first_call(fake_model: Any, news: Path) -> None:
    result = run(fake_model, news, "--max-cost", 1)
    assert (result.exit_code, result.stdout, fake_model.seen) == (2, "", [])
    assert "'tiny'" in result.stderr
    assert "--max-calls" in result.stderr


def test_a_replay_spends_nothing(fake_model: Any, settings: Settings, news: Path, tmp_path: Path) -> None:
    fake_model.always(GOOD)
    brief([news], settings=settings, record=tmp_path / "kept")
    mean = settings.model_copy(update={"max_calls": 1, "max_cost": 0.001, "deadline_s": 0.001})
    assert brief([news], settings=mean, replay=tmp_path / "kept").failures == ()


@pytest.mark.parametrize("flags", [("--max-calls", 0), ("--max-cost", 0), ("--deadline", -1)])
def test_no_budget_at_all_is_wrong_usage(fake_model: Any, news: Path, flags: tuple[object, ...]) -> None:
    assert run(fake_model, news, *flags).exit_code == 2
