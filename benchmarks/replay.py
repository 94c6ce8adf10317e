"""How fast recorded replies become a briefing, and that an unchanged day costs no call.

    python -m benchmarks.replay [COUNT]

A stand-in for the model claims every sentence, so that nothing is easier than with a real one. The command is run
as a user runs it, in a process of its own; its time includes starting Python and importing everything.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx2

from benchmarks import news
from summarizer.llm import Client
from summarizer.pipeline import extract_all
from summarizer.settings import Settings

ARTICLES_PER_SECOND = 50.0
MEGABYTES = 500.0


def claim_everything(asked: bytes) -> dict[str, Any]:
    """The reply of a model that claims each numbered sentence of the question as it is."""
    question = json.loads(asked)["messages"][-1]["content"]
    claims = [
        {"statement": sentence, "sentences": [int(number)], "said_by": None}
        for number, sentence in re.findall(r"^(\d+): (.*)$", question, re.MULTILINE)
    ]
    message = {"role": "assistant", "content": json.dumps({"claims": claims}, ensure_ascii=False)}
    return {
        "id": "x", "object": "chat.completion", "created": 0, "model": "stand-in",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 500, "completion_tokens": 40 * len(claims), "total_tokens": 500},
    }  # fmt: skip


def answer(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json=claim_everything(request.content))


def record(articles: Path, recordings: Path, cache: Path) -> None:
    """Ask the stand-in about every article."""
    settings = Settings(model="stand-in", base_url="http://stand-in.invalid/v1", cache_dir=cache, concurrency=2)
    client = Client.open(settings, record=recordings, transport=httpx2.MockTransport(answer))
    with client:
        for _ in extract_all([articles], settings=settings, client=client):
            pass


def run(articles: Path, *arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of the command."""
    command = [sys.executable, "-m", "summarizer", "brief", str(articles), "--quiet", "--format", "json", *arguments]
    started = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        subprocess.run(command, check=True, stdout=nowhere)
    return time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        news.write(folder / "news", count)
        record(folder / "news", folder / "recordings", folder / "cache")
        seconds, megabytes = run(folder / "news", "--replay", str(folder / "recordings"), "--now", "2026-03-02T23:00Z")
    rate = count / seconds
    print(f"| {count:,} articles replayed | measured | floor |")
    print("|---|---:|---:|")
    print(f"| articles per second | {rate:.1f} | {ARTICLES_PER_SECOND:.0f} |")
    print(f"| peak memory, MB | {megabytes:.0f} | {MEGABYTES:.0f} |")
    return int(rate < ARTICLES_PER_SECOND or megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000))
