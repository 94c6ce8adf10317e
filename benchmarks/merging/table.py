"""The table of a benchmark: its rows, and the floors that they must reach.

`floors.json` holds one floor for each measure, and the checksum of every corpus that they were measured on. The
same floors are held against other splits; the table then says that the corpus is another one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.merging.corpora import DATA, MissingCorpusError, checksum

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True)
class Row:
    """One measured figure. `at_most`: the floor is a ceiling, and less is better. `corpora`: folders of the data."""

    measure: str
    value: float
    baseline: str = ""
    corpora: tuple[str, ...] = ()
    at_most: bool = False

    def reaches(self, floor: float) -> bool:
        """Whether it is as good as the floor, or better."""
        return self.value <= floor if self.at_most else self.value >= floor


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """{"floors": {measure: value}, "corpora": {name: checksum}}."""
    known: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {"floors": {}, "corpora": {}}
    return known


def undercut(rows: Iterable[Row], floors: dict[str, float]) -> list[Row]:
    """The rows that do not reach their floor."""
    return [row for row in rows if row.measure in floors and not row.reaches(floors[row.measure])]


def show(rows: Sequence[Row], known: dict[str, Any]) -> str:
    """The table in Markdown, with what is to be known about the corpora below it."""
    floors = known["floors"]
    lines = ["| measure | measured | floor | baseline | |", "|---|---:|---:|---|---|"]
    for row in rows:
        floor = floors.get(row.measure)
        sign = "≤" if row.at_most else "≥"
        held = "" if floor is None else "" if row.reaches(floor) else "UNDERCUT"
        wanted = "–" if floor is None else f"{sign} {floor:g}"
        lines.append(f"| {row.measure} | {row.value:.4g} | {wanted} | {row.baseline} | {held} |")
    others = sorted(
        name for name in {name for row in rows for name in row.corpora} if known["corpora"].get(name) != checksum(name)
    )
    lines += [f"\n{', '.join(others)}: not the data that the floors were pinned on"] if others else []
    return "\n".join(lines)


def pin(rows: Sequence[Row], known: dict[str, Any], *, lower: bool, path: Path = FLOORS) -> list[str]:
    """Write the corpora's checksums and a floor for each new measure; with `lower`, also for those undercut.

    Returns the measures whose floor was lowered.
    """
    floors = dict(known["floors"])
    lowered = [row.measure for row in undercut(rows, floors)] if lower else []
    for row in rows:
        if row.measure not in floors or row.measure in lowered:
            floors[row.measure] = row.value
    corpora = known["corpora"] | {name: checksum(name) for row in rows for name in row.corpora}
    content = {"corpora": dict(sorted(corpora.items())), "floors": dict(sorted(floors.items()))}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return lowered


def main(measures: Mapping[str, Callable[[], list[Row]]]) -> int:
    """The command: measures what is asked for, prints one table, and fails (1) when a floor is undercut."""
    arguments = _arguments(measures)
    rows = [row for name in arguments.measures or measures for row in _measured(name, measures[name])]
    known = read_floors()
    if arguments.pin:
        lowered = pin(rows, known, lower=arguments.lower)
        known = read_floors()
        print("".join(f"lowered: {measure}\n" for measure in lowered), end="", file=sys.stderr)
    print(show(rows, known))
    return int(bool(undercut(rows, known["floors"])))


def _measured(name: str, measure: Callable[[], list[Row]]) -> list[Row]:
    begun = time.perf_counter()
    try:
        rows = measure()
    except MissingCorpusError as error:
        print(f"{name}: skipped, {error}; SUMMARIZER_BENCH_DATA names the folder", file=sys.stderr)
        return []
    print(f"{name}: {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return rows


def _arguments(measures: Iterable[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks…", description=f"Data: {DATA}")
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=f"which ones: {', '.join(measures)}; all")
    parser.add_argument("--pin", action="store_true", help="write floors for new measures, and the data's checksums")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower the floors that are undercut")
    arguments = parser.parse_args()
    if unknown := set(arguments.measures) - set(measures):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    return arguments
