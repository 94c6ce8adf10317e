"""How far merging agrees with what was written by hand about the invented articles. Floors only ever rise."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from summarizer.schema import Extraction, Story, StoryClaim
from summarizer.settings import Settings
from tests.merging.making import briefing, expected, fixture_extractions, fixture_window, merge

DAYS = ("2026-03-02", "2026-03-03")
SETTINGS = Settings(origin_groups={"State of Zhurdan": ("ZNTA", "Zhurdan Vanguard")})


class Edition:
    """One day's stories, looked up by the facts of the expectations."""

    def __init__(self, stories: tuple[Story, ...], facts: dict[str, tuple[str, str]]) -> None:
        self.stories = stories
        told = {
            (report.article_id, report.statement): (claim, story)
            for story in stories
            for claim in story.claims
            for report in claim.reports
        }
        self.found = {fact: told[place] for fact, place in facts.items() if place in told}

    def claims(self, facts: list[str]) -> list[StoryClaim]:
        return [self.found[fact][0] for fact in facts if fact in self.found]


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    found: dict[str, Edition] = {}
    facts: dict[str, tuple[str, str]] = {}
    previous: list[Any] = []
    read: list[Extraction] = []
    for day in DAYS:
        extractions, own = fixture_extractions(day)
        facts |= own
        read += extractions
        stories = merge(*extractions, settings=SETTINGS, window=fixture_window(day), previous=tuple(previous))
        found[day] = Edition(stories, facts)
        previous.append(briefing(stories, read, date.fromisoformat(day)))
    return found


@pytest.mark.parametrize("day", DAYS)
def test_what_differs_is_never_one_claim(editions: dict[str, Edition], day: str) -> None:
    for facts in expected(day)["not_same"]:
        claims = editions[day].claims(facts)
        assert len({claim.id for claim in claims}) == len(claims), facts


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_corroborated_that_is_not(editions: dict[str, Edition], day: str) -> None:
    for entry in expected(day)["origins"]:
        if entry["status"] != "corroborated":
            assert all(claim.status != "corroborated" for claim in editions[day].claims(entry["facts"])), entry


@pytest.mark.parametrize(("day", "floor"), [(DAYS[0], 21), (DAYS[1], 22)])
def test_statuses(editions: dict[str, Edition], day: str, floor: int) -> None:
    right = sum(
        all(claim.status == entry["status"] for claim in editions[day].claims(entry["facts"]))
        for entry in expected(day)["origins"]
    )
    assert right >= floor


@pytest.mark.parametrize(("day", "floor"), [(DAYS[0], 9), (DAYS[1], 8)])
def test_what_is_the_same_is_one_claim(editions: dict[str, Edition], day: str, floor: int) -> None:
    groups = [editions[day].claims(facts) for facts in expected(day)["same_claims"]]
    assert sum(len(claims) > 1 and len({claim.id for claim in claims}) == 1 for claims in groups) >= floor


@pytest.mark.parametrize(("day", "recall"), [(DAYS[0], 0.85), (DAYS[1], 0.98)])
def test_stories(editions: dict[str, Edition], day: str, recall: float) -> None:
    """Of all pairs of facts: those of one story are together, those of two are not."""
    story_of = {fact: number for number, story in enumerate(expected(day)["stories"]) for fact in story["facts"]}
    counts: Counter[tuple[bool, bool]] = Counter()
    for a, b in combinations((fact for fact in story_of if fact in editions[day].found), 2):
        together = editions[day].found[a][1].id == editions[day].found[b][1].id
        counts[story_of[a] == story_of[b], together] += 1
    assert counts[True, True] / (counts[True, True] + counts[True, False]) >= recall
    assert counts[True, True] / (counts[True, True] + counts[False, True]) >= 0.98


def test_stories_go_on(editions: dict[str, Edition]) -> None:
    for entry in expected(DAYS[1])["stories"]:
        found = {editions[DAYS[1]].found[fact][1].change for fact in entry["facts"] if fact in editions[DAYS[1]].found}
        assert found == {entry["change"]}, entry["name"]


@pytest.mark.parametrize("day", DAYS)
def test_different_measures_are_not_disputed(editions: dict[str, Edition], day: str) -> None:
    for entry in expected(day)["different_measure"]:
        ids = {claim.id for claim in editions[day].claims(entry["facts"])}
        for dispute in (one for story in editions[day].stories for one in story.disputes):
            assert len(ids & {one for side in dispute.sides for one in side.claim_ids}) < 2, entry


# Of 10 and 18; the others need to be inferred ("no letter" against "told the line in writing").
@pytest.mark.parametrize(("day", "floor"), [(DAYS[0], 8), (DAYS[1], 12)])
def test_disputes(editions: dict[str, Edition], day: str, floor: int) -> None:
    found = sum(_has(editions[day], entry) for entry in expected(day)["disputes"])
    assert found >= floor


def _has(edition: Edition, entry: dict[str, Any]) -> bool:
    """A dispute of that kind in which at least one side's claims take part, and another side is told."""
    sides = [{claim.id for claim in edition.claims(side["facts"])} for side in entry["sides"]]
    return any(
        dispute.kind == entry["kind"] and _told(dispute.sides, sides) >= 1 and len(dispute.sides) > 1
        for story in edition.stories
        for dispute in story.disputes
    )


def _told(found: Any, sides: list[set[str]]) -> int:
    return sum(any(side & set(one.claim_ids) for one in found) for side in sides)
