"""Runs of the command against a faulty server, and what must hold after each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from benchmarks import news
from summarizer.cli import app
from summarizer.llm import retries
from tests.faults.catalogue import INVENTED
from tests.faults.server import FaultyModel

KEY = "sk-canary-5d1e77c0ffee"
ATTEMPTS, RE_ASKS = 5, 2
"""The product's defaults, which are what llm-layer.md asks for."""

_LINE = re.compile(r"(summarizer: |  )\S|\d+ articles?, ")


@dataclass(frozen=True)
class Outcome:
    """What a run left: its exit status, both streams, and its folder."""

    status: int
    stdout: str
    stderr: str
    folder: Path

    @property
    def briefing(self) -> Any:
        return json.loads(self.stdout)


def brief(model: FaultyModel, folder: Path, *flags: object, key: str = KEY) -> Outcome:
    """Brief the folder's `news` in this process, with a cache and the canary key; nobody sleeps between attempts."""
    command = ["brief", folder / "news", "--base-url", model.url, "--model", "tiny", "--format", "json"]
    told = {"OPENAI_API_KEY": key, "SUMMARIZER_CACHE_DIR": str(folder / "cache"), "SUMMARIZER_TIMEOUT_S": "0.4"}
    with _without_sleep():
        result = CliRunner().invoke(app, [str(word) for word in (*command, *flags)], env=told)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr, folder)


@contextmanager
def _without_sleep() -> Iterator[None]:
    pause = retries.pause
    retries.pause = lambda seconds, closing: None
    try:
        yield
    finally:
        retries.pause = pause


def write_news(folder: Path, count: int, seed: int) -> None:
    """Invented articles, no two of which hold the same passage; the same seed gives the same news."""
    (folder / "news").mkdir()
    for number, article in enumerate(islice(news.articles(5 * count, seed), 0, None, 5)):
        (folder / "news" / f"{number:03d}.json").write_text(json.dumps(article), "utf-8")


def check(outcome: Outcome, model: FaultyModel, articles: int) -> None:
    """Nothing is lost, nothing invented is printed, no key is told, nobody was asked too often, nothing broke."""
    assert outcome.status in (0, 1, 3), (outcome.status, outcome.stderr[-1500:])
    check_stderr(outcome.stderr)
    check_secret(outcome)
    check_retries(model)
    if outcome.status == 1:
        assert outcome.stdout == ""
        assert outcome.stderr.startswith("summarizer: ")
    else:
        check_briefing(outcome, articles)


def check_stderr(text: str) -> None:
    assert "Traceback" not in text, text[-1500:]
    assert "bug" not in text, text
    strange = [line for line in text.splitlines() if not _LINE.match(line)]
    assert not strange, strange[:5]


def check_secret(outcome: Outcome) -> None:
    files = [path.read_text("utf-8") for path in outcome.folder.rglob("*") if path.is_file()]
    assert KEY not in "".join((outcome.stdout, outcome.stderr, *files))


def check_retries(model: FaultyModel) -> None:
    assert max(model.asked.values(), default=0) <= ATTEMPTS
    assert max((len(bodies) for bodies in model.questions().values()), default=0) <= 1 + RE_ASKS


def check_briefing(outcome: Outcome, articles: int) -> None:
    briefing = outcome.briefing
    assert len(briefing["articles"]) == articles
    assert (outcome.status == 3) is bool(briefing["failures"])
    bugs = [failure for failure in briefing["failures"] if "bug" in failure["reason"] or not failure["reason"]]
    assert not bugs, bugs
    texts = {article["id"]: article["text"] for article in briefing["articles"]}
    reports = [report for story in briefing["stories"] for claim in story["claims"] for report in claim["reports"]]
    for report in reports:
        assert report["evidence"]
        for span in report["evidence"]:
            assert texts[report["article_id"]][span["start"] : span["end"]] == span["text"]
    printed = json.dumps(briefing["stories"], ensure_ascii=False)
    found = [report["statement"] for report in reports if any(fact in json.dumps(report) for fact in INVENTED)]
    assert not found, found
    assert not any(fact in printed for fact in INVENTED), printed
