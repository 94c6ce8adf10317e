"""The benchmarks' own arithmetic, and that a floor cannot sink unseen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import calls, news
from benchmarks.merging import scores, table
from benchmarks.merging.table import Row

ROOT = Path(__file__).parents[1]
FLOORS = {"floors": {"F": 0.9, "errors": 0.02}, "corpora": {}}


def test_b_cubed_counts_each_item_by_its_group() -> None:
    gold = {"a": 1, "b": 1, "c": 2}
    assert scores.b_cubed(gold, {"a": "x", "b": "x", "c": "y"}) == (1, 1, 1)
    precision, recall, f = scores.b_cubed(gold, {"a": "x", "b": "x", "c": "x"})
    assert (precision, recall) == (pytest.approx(5 / 9), 1)
    assert f == pytest.approx(2 * 5 / 9 / (5 / 9 + 1))


def test_an_item_that_nobody_labelled_costs_precision() -> None:
    gold = {"a": 1, "b": 1}
    alone, crowded = {"a": "x", "b": "x", "z": "y"}, {"a": "x", "b": "x", "z": "x"}
    assert scores.pair_scores(gold, alone) == (1, 1)
    assert scores.pair_scores(gold, crowded) == (pytest.approx(1 / 3), 1)
    assert scores.b_cubed(gold, crowded)[0] == pytest.approx(2 / 3)


def test_two_items_that_nobody_labelled_cost_nothing() -> None:
    assert scores.pair_scores({"a": 1, "b": 1}, {"a": "x", "b": "x", "y": "z", "z": "z"}) == (1, 1)


def test_macro_f1_gives_every_label_the_same_weight() -> None:
    gold = ["same", "same", "same", "other"]
    assert scores.macro_f1(gold, gold) == 1
    assert scores.macro_f1(gold, ["same"] * 4) == pytest.approx((6 / 7 + 0) / 2)


def test_floors_are_lower_and_upper_bounds() -> None:
    rows = [Row("F", 0.89), Row("errors", 0.03, at_most=True), Row("new", 0.1)]
    assert [row.measure for row in table.undercut(rows, FLOORS["floors"])] == ["F", "errors"]
    assert not table.undercut([Row("F", 0.9), Row("errors", 0.02, at_most=True)], FLOORS["floors"])
    assert table.show(rows, FLOORS).count("UNDERCUT") == 2


def test_a_floor_sinks_only_when_told_to(tmp_path: Path) -> None:
    path, rows = tmp_path / "floors.json", [Row("F", 0.8), Row("new", 0.5)]
    assert table.pin(rows, FLOORS, lower=False, path=path) == []
    assert json.loads(path.read_text("utf-8"))["floors"] == {"F": 0.9, "errors": 0.02, "new": 0.5}
    assert table.pin(rows, FLOORS, lower=True, path=path) == ["F"]
    assert json.loads(path.read_text("utf-8"))["floors"]["F"] == 0.8


@pytest.mark.parametrize(
    ("benchmark", "measure", "corpus"),
    [
        ("benchmarks.merging", "origins", "reuters21578_sample"),
        ("benchmarks.reading", "feeds", "feeds_malformed"),
        ("benchmarks.reading", "pages", "article_extraction_benchmark"),
    ],
)
def test_without_the_data_the_benchmark_says_so_and_passes(
    tmp_path: Path, benchmark: str, measure: str, corpus: str
) -> None:
    run = subprocess.run(
        [sys.executable, "-m", benchmark, measure],
        cwd=ROOT,
        env=os.environ | {"SUMMARIZER_BENCH_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0
    assert f"{measure}: skipped, {corpus} is not in {tmp_path}" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.slow
@pytest.mark.parametrize("system", calls.SYSTEMS)
def test_each_system_makes_its_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.chdir(ROOT)
    news.write(tmp_path, 9, sentences=calls.SENTENCES)
    with calls.server(0.01) as url:
        took = calls.turn(system, url, tmp_path)
    assert took.cpu_s > 0
    assert took.wall_s >= 0.01
