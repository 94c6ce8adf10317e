"""`python -m tests.faults.interruptions KILLS`: one run that is killed again and again, and what must hold.

Each kill comes when the server has seen a few more calls, and up to a few hundredths of a second later: while replies
are on their way, being written, or read again.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from summarizer.llm.recordings import RecordingFolder, key_of
from tests.faults.processes import finish, start
from tests.faults.running import write_news
from tests.faults.server import FaultyModel

CONCURRENCY = 4
ARTICLES = 24  # of three passages each


def brief(model: FaultyModel, folder: Path, cache: str = "cache") -> Any:
    """Begin to brief the folder's `news`."""
    words = ("brief", "news", "--base-url", model.url, "--model", "tiny", "--passage-sentences", 3)
    more = ("--concurrency", CONCURRENCY, "--now", "2026-03-02T20:00+00:00", "--cache", cache, "-o", "out.json")
    return start(folder, *words, *more)


def cached(folder: Path) -> set[str]:
    """The keys of all replies in the cache; every file is whole."""
    files = [path for path in (folder / "cache").rglob("*.json") if path.is_file()]
    contents = [json.loads(path.read_text("utf-8")) for path in files]
    assert all(RecordingFolder(path.parent).read(one["key"]) for path, one in zip(files, contents, strict=True))
    return {one["key"] for one in contents}


def asked(model: FaultyModel) -> dict[str, int]:
    """How often each question was asked, by its key."""
    return {key_of("POST", "/chat/completions", json.loads(body)): count for body, count in model.asked.items()}


def kill(model: FaultyModel, folder: Path, dice: random.Random) -> dict[str, int]:
    """Begin a run and kill it; gives what was answered and kept by then, with how often it was asked."""
    process = brief(model, folder)
    enough = model.asked.total() + dice.randint(0, 4)
    while model.asked.total() < enough and process.poll() is None:
        time.sleep(0.001)
    time.sleep(dice.uniform(0, 0.05))
    process.kill()
    finish(process)
    counts = asked(model)
    return {key: counts[key] for key in cached(folder)}


def run(kills: int, seed: int = 0) -> int:
    """All of it; gives the number of calls that a kill cost, those that were under way."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as name, FaultyModel(delay_s=0.02) as model:
        folder = Path(name)
        write_news(folder, ARTICLES, seed)
        (folder / "out.json").write_text("{}")
        kept = [kill(model, folder, dice) for _ in range(kills)]
        assert (folder / "out.json").read_text() == "{}"
        status, stderr = finish(brief(model, folder))
        assert status == 0, stderr
        counts, finished = asked(model), (folder / "out.json").read_bytes()
        assert all(counts[key] == count for moment in kept for key, count in moment.items())
        assert len(kept[-1]) < len(counts)  # the last kill was no idle one
        repeated = sum(counts.values()) - len(counts)
        assert repeated <= kills * CONCURRENCY
        assert finish(brief(model, folder, cache="another"))[0] == 0
        assert (folder / "out.json").read_bytes() == finished  # as if nobody had been killed
        return repeated


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.interruptions")
    parser.add_argument("kills", type=int)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    repeated = run(arguments.kills, arguments.seed)
    print(f"{arguments.kills} kills: finished, the same bytes; {repeated} calls under way were made again")
    return 0


if __name__ == "__main__":
    sys.exit(main())
