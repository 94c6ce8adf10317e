"""Runs against a model server that fails: nothing is lost, nothing wrong is printed, nobody is asked too often."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.campaign import run
from tests.faults.catalogue import PASSING, STOPPING
from tests.faults.running import ATTEMPTS, brief, check, write_news
from tests.faults.server import FaultyModel


@pytest.mark.parametrize("fault", PASSING)
def test_each_fault_is_a_failure_with_its_reason(tmp_path: Path, fault: str) -> None:
    write_news(tmp_path, 1, seed=1)
    with FaultyModel({fault: PASSING[fault]}, share=0.8) as model:
        outcome = brief(model, tmp_path, "--passage-sentences", 3)
        assert model.met[fault]
        check(outcome, model, articles=1)


@pytest.mark.parametrize("seed", range(3))
def test_faults_of_all_kinds(seed: int) -> None:
    run(seed)


@pytest.mark.slow
def test_two_hundred_articles_with_every_third_call_faulty(tmp_path: Path) -> None:
    write_news(tmp_path, 200, seed=3)
    faults = {name: fault for name, fault in PASSING.items() if name != "something else each time"}
    everything = ("--max-stories", 1000, "--max-claims", 1000)
    with FaultyModel(faults, share=0.3, seed=3) as model:
        outcome = brief(model, tmp_path, *everything)
        check(outcome, model, articles=200)
    briefing = outcome.briefing
    failed = {failure["source"] for failure in briefing["failures"]}
    withheld = {entry["article_id"] for entry in briefing["withheld"]}
    briefed = {article["source"] for article in briefing["articles"] if article["summary"] or article["id"] in withheld}
    sources = {article["source"] for article in briefing["articles"]}
    assert len(sources) == 200
    assert briefed | failed == sources
    assert 0 < len(failed) < 100
    assert briefing["usage"][0]["calls"] <= model.asked.total()


@pytest.mark.parametrize("fault", STOPPING)
def test_what_no_call_can_mend_stops_early(tmp_path: Path, fault: str) -> None:
    write_news(tmp_path, 20, seed=2)
    with FaultyModel({fault: STOPPING[fault]}, share=0.3) as model:
        outcome = brief(model, tmp_path, "--concurrency", 2)
        check(outcome, model, articles=20)
        assert outcome.status == 1
        assert model.asked.total() <= 10
        assert max(model.asked.values()) == 1


def test_a_server_that_is_always_busy_is_given_up(tmp_path: Path) -> None:
    write_news(tmp_path, 20, seed=2)
    with FaultyModel({"503": PASSING["503"]}, share=1.0) as model:
        outcome = brief(model, tmp_path, "--concurrency", 1)
        check(outcome, model, articles=20)
        assert outcome.status == 1
        assert model.asked.total() == 3 * ATTEMPTS
