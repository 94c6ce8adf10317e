"""`python -m tests.faults.campaign RUNS`: small runs against a faulty model server, each by its own seed.

Every run is checked as in `running.check`; one that breaks a rule is printed with its seed, and makes the status 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.faults import catalogue
from tests.faults.running import Outcome, brief, check, write_news
from tests.faults.server import FaultyModel

STOPPING_SHARE = 0.1  # of the runs may also meet what ends a run


def run(seed: int) -> tuple[Outcome, Counter[str]]:
    """One run, checked, and the faults that it met."""
    dice = random.Random(seed)
    count, share = dice.randint(1, 5), dice.choice([0.1, 0.3, 0.6, 0.9])
    flags = ("--passage-sentences", dice.choice([0, 2, 6]), "--concurrency", dice.choice([1, 2, 4]))
    faults = catalogue.PASSING | (catalogue.STOPPING if dice.random() < STOPPING_SHARE else {})
    with tempfile.TemporaryDirectory() as name, FaultyModel(faults, share, seed) as model:
        folder = Path(name)
        write_news(folder, count, seed)
        keeping = dice.choice([(), ("--no-cache",), ("--record", folder / "kept"), ("-v",)])
        outcome = brief(model, folder, *flags, *keeping)
        check(outcome, model, count)
    return outcome, model.met


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.campaign")
    parser.add_argument("runs", type=int)
    parser.add_argument("--seed", type=int, default=0, help="of the first run; the next ones count up")
    arguments = parser.parse_args()
    met: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    begun = time.monotonic()
    for seed in range(arguments.seed, arguments.seed + arguments.runs):
        try:
            outcome, faults = run(seed)
            statuses[f"status {outcome.status}"] += 1
            met += faults
        except Exception:
            statuses["BROKEN"] += 1
            print(f"seed {seed}:\n{traceback.format_exc(limit=-3)}", flush=True)
    counts = ", ".join(f"{name}: {number:,}" for name, number in sorted(statuses.items()))
    print(f"{arguments.runs:,} runs in {time.monotonic() - begun:.0f} s; {counts}")
    print(f"{met.total():,} faults of {len(met)} kinds; never met: {sorted(catalogue.PASSING.keys() - met.keys())}")
    return int(statuses["BROKEN"] > 0)


if __name__ == "__main__":
    sys.exit(main())
