"""`python -m benchmarks.merging [MEASURE...]`: prints one table, fails when a floor is undercut."""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from benchmarks.merging.corpora import DATA, MissingCorpusError
from benchmarks.merging.table import Row, pin, read_floors, show, undercut

MEASURES = ["claims", "pairs", "stories", "disputes", "grown", "origins", "dates", "speed"]


def main() -> int:
    arguments = _arguments()
    rows: list[Row] = []
    for name in arguments.measures or MEASURES:
        begun = time.perf_counter()
        try:
            rows += import_module(f"benchmarks.merging.{name}").measure()
        except MissingCorpusError as error:
            print(f"{name}: skipped, {error}; SUMMARIZER_BENCH_DATA names the folder", file=sys.stderr)
        else:
            print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    known = read_floors()
    if arguments.pin:
        lowered = pin(rows, known, lower=arguments.lower)
        known = read_floors()
        print("".join(f"lowered: {measure}\n" for measure in lowered), end="", file=sys.stderr)
    print(show(rows, known))
    return int(bool(undercut(rows, known["floors"])))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.merging", description=f"Data: {DATA}")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"which ones: {', '.join(MEASURES)}; all")
    parser.add_argument("--pin", action="store_true", help="write floors for new measures, and the data's checksums")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower the floors that are undercut")
    arguments = parser.parse_args()
    if unknown := set(arguments.measures) - set(MEASURES):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
