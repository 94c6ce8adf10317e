"""Killed runs, and two runs at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.storage import read_briefing
from tests.faults import interruptions
from tests.faults.processes import finish
from tests.faults.running import write_news
from tests.faults.server import FaultyModel


@pytest.mark.slow
def test_the_next_run_repeats_nothing_that_was_answered() -> None:
    interruptions.run(kills=2)


@pytest.mark.slow
def test_two_runs_at_once_share_cache_and_output(tmp_path: Path) -> None:
    write_news(tmp_path, 8, seed=1)
    with FaultyModel(delay_s=0.02) as model:
        runs = [interruptions.brief(model, tmp_path) for _ in range(2)]
        assert [finish(process)[0] for process in runs] == [0, 0]
        assert len(interruptions.cached(tmp_path)) == len(model.asked)
    assert len(read_briefing(tmp_path / "out.json").articles) == 8
