"""`python -m benchmarks.extraction [--live --base-url URL --model NAME] [--ask]`"""

from __future__ import annotations

import argparse
import sys

from benchmarks.extraction.judging import ask
from benchmarks.extraction.live import run_live
from benchmarks.extraction.measures import coverage, repeats, right, tokens_per_claim, wrongly_withheld
from benchmarks.extraction.sample import sample
from benchmarks.extraction.systems import SYSTEMS, Run

FLOORS = {
    "summarizer, 1.5 B model": {"right": 0.95, "coverage": 0.88, "tokens": 10.0},
    "summarizer, no model": {"right": 0.95, "coverage": 0.85},
}
"""What must hold on the sample. Articles a second are printed, never asserted: machines differ."""
JUDGED = tuple(FLOORS)
COLUMNS = (
    "system",
    "coverage",
    "right",
    "printed",
    "withheld",
    "in fact right",
    "repeats",
    "tokens/claim",
    "calls",
    "seconds",
)


def main() -> int:
    arguments = _arguments()
    if arguments.live:
        run_live(arguments.base_url, arguments.model)
    runs = {name: run for name, system in SYSTEMS.items() if (run := system())}
    if arguments.ask:
        left = ask(one for name in JUDGED if name in runs for one in (*runs[name].printed, *runs[name].withheld))
        print(f"{left} statements wait for a verdict in judgements.json", file=sys.stderr)
    print(
        "| system | coverage | right | printed | withheld | in fact right | repeats | tokens/claim | calls | seconds |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for name, run in runs.items():
        print(_row(name, run))
    failed = [line for name, run in runs.items() for line in _undercut(name, run)]
    print("".join(f"UNDERCUT: {line}\n" for line in failed), end="", file=sys.stderr)
    return int(bool(failed))


def _row(name: str, run: Run) -> str:
    tokens, judged = tokens_per_claim(run), name in JUDGED
    rate = f" ({len(sample()) / run.seconds:.0f} articles/s)" if run.seconds and not run.calls else ""
    cells = (
        name,
        f"{coverage(run):.3f}",
        f"{right(run):.3f}" if judged else "–",
        str(len(run.printed)),
        str(len(run.withheld)),
        str(wrongly_withheld(run)) if judged else "–",
        str(repeats(run)),
        f"{tokens:.1f}" if tokens else "–",
        str(run.calls) if run.calls is not None else "–",
        f"{run.seconds:.1f}{rate}" if run.seconds is not None else "–",
    )
    return "| " + " | ".join(cells) + " |"


def _undercut(name: str, run: Run) -> list[str]:
    floors = FLOORS.get(name, {})
    measured = {"right": right(run), "coverage": coverage(run)}
    found = [
        f"{name}: {key} {value:.3f} < {floors[key]}" for key, value in measured.items() if value < floors.get(key, 0)
    ]
    tokens = tokens_per_claim(run)
    if tokens and tokens > floors.get("tokens", tokens):
        found.append(f"{name}: {tokens:.1f} tokens a claim > {floors['tokens']}")
    return found


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("--live", action="store_true", help="ask a model server first, for all systems, and keep that")
    parser.add_argument("--base-url", default="http://127.0.0.1:8101/v1", help="an OpenAI-compatible server")
    parser.add_argument("--model", default="qwen2.5-coder-1.5b-instruct", help="its model")
    parser.add_argument("--ask", action="store_true", help="add what nobody has judged to judgements.json")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
