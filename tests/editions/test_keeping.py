"""Editions in a folder: kept by date, found again, and never worse than before."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.editions import edition_of, editions_before, keep_edition, latest_editions, make_briefing
from summarizer.errors import DeliveryError, UsageError
from summarizer.schema import Briefing, Extraction, Failure, Window
from summarizer.settings import Settings
from summarizer.storage import read_briefing

from .making import article, claim, story

MONDAY = date(2026, 3, 2)
BUSY = Failure(source="b.txt", stage="extraction", reason="the server was busy for 3 s")
BROKEN = Failure(source="c.txt", stage="articles", reason="it is empty")


def of(day: date = MONDAY, *failures: Failure, hour: int = 6) -> Briefing:
    made = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    stories = [story("a", claim("a1"))]
    return make_briefing(stories, [Extraction(article=article())], failures, Settings(), Window(until=made), made)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_edition_is_found_again_by_its_date(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "editions"
    assert keep_edition(of(), folder) == folder / "2026-03-02.json"
    assert edition_of(MONDAY, folder) == of()
    assert names(folder) == ["2026-03-02.json"]


@given(st.lists(st.integers(0, 40), unique=True), st.integers(0, 20))
@settings(max_examples=15, deadline=None)
def test_those_of_the_memory_take_part_and_never_the_days_own(
    tmp_path_factory: pytest.TempPathFactory, ages: list[int], memory: int
) -> None:
    folder = tmp_path_factory.mktemp("editions")
    for age in ages:
        keep_edition(of(MONDAY - timedelta(days=age)), folder)
    found = [MONDAY - edition.edition for edition in editions_before(MONDAY, folder, memory)]
    assert [age.days for age in found] == sorted((age for age in ages if 0 < age <= memory), reverse=True)
    newest = [(MONDAY - edition.edition).days for edition in latest_editions(folder, 3)]
    assert newest == sorted(ages)[:3]


def test_before_the_first_edition_there_is_none(tmp_path: Path) -> None:
    assert editions_before(MONDAY, tmp_path / "nowhere", 14) == latest_editions(tmp_path / "nowhere", 3) == ()


def test_a_later_edition_of_the_day_takes_the_place_of_the_first(tmp_path: Path) -> None:
    keep_edition(of(hour=6), tmp_path)
    keep_edition(of(hour=18), tmp_path)
    assert edition_of(MONDAY, tmp_path).generated_at.hour == 18
    assert names(tmp_path) == ["2026-03-02.json"]


def test_a_degraded_run_is_kept_beside_the_good_edition(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    keep_edition(of(), tmp_path)
    good = (tmp_path / "2026-03-02.json").read_bytes()
    assert keep_edition(of(MONDAY, BUSY), tmp_path).name == "2026-03-02.partial.json"
    assert (tmp_path / "2026-03-02.json").read_bytes() == good
    assert "2026-03-02.partial.json" in caplog.messages[0]
    assert editions_before(MONDAY + timedelta(days=1), tmp_path, 14) == (of(),)


def test_a_partial_edition_is_better_than_none_and_gives_way_to_a_better_one(tmp_path: Path) -> None:
    keep_edition(of(MONDAY, BUSY, BROKEN), tmp_path)
    keep_edition(of(MONDAY, BUSY.model_copy(update={"reason": "the server was busy for 9 s"})), tmp_path)
    assert [failure.source for failure in edition_of(MONDAY, tmp_path).failures] == ["b.txt"]
    keep_edition(of(MONDAY, BROKEN), tmp_path)
    assert [failure.source for failure in edition_of(MONDAY, tmp_path).failures] == ["b.txt"]
    keep_edition(of(), tmp_path)
    assert edition_of(MONDAY, tmp_path).failures == ()


def test_what_is_no_edition_is_not_looked_at(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    keep_edition(of(), tmp_path)
    for name in ("feed.xml", "notes.json", "2026-02-30.json", "20260301.json", "2026-03-01.partial.json"):
        (tmp_path / name).write_text("{")
    assert [one.edition for one in editions_before(MONDAY + timedelta(days=1), tmp_path, 14)] == [MONDAY]
    assert caplog.messages == []


def altered(text: str) -> str:
    return text.replace("The mill burned", "The hall burned", 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not JSON"),
        ('{"schema_version": 99}', "schema version 99"),
        (altered(of().model_dump_json()), "was altered"),
        (of(MONDAY + timedelta(days=1)).model_dump_json(), "is the edition of 2026-03-03"),
    ],
)
def test_one_that_cannot_be_read_is_left_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: str, reason: str
) -> None:
    keep_edition(of(MONDAY - timedelta(days=1)), tmp_path)
    path = tmp_path / "2026-03-02.json"
    path.write_text(content, "utf-8")
    found = editions_before(MONDAY + timedelta(days=1), tmp_path, 14)
    assert [edition.edition.day for edition in found] == [1]
    with pytest.raises(UsageError, match=reason):
        edition_of(MONDAY, tmp_path)
    with pytest.raises(DeliveryError, match=reason):
        keep_edition(of(), tmp_path)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert reason in caplog.messages[0]
    assert path.read_text("utf-8") == content


def test_a_day_without_an_edition_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no edition of 2026-03-02") as empty:
        edition_of(MONDAY, tmp_path)
    assert empty.value.hint == "the folder has no edition"
    keep_edition(of(), tmp_path)
    with pytest.raises(UsageError, match="no edition of 2026-03-01") as missing:
        edition_of(date(2026, 3, 1), tmp_path)
    assert missing.value.hint == "the latest are 2026-03-02"


def test_a_file_is_no_folder_of_editions(tmp_path: Path) -> None:
    path = tmp_path / "editions"
    path.write_text("")
    with pytest.raises(UsageError, match=r"cannot list the editions in .*: Not a directory"):
        editions_before(MONDAY, path, 14)
    with pytest.raises(DeliveryError, match=r"cannot keep the edition in .*: File exists"):
        keep_edition(of(), path)


def test_many_runs_at_once_leave_one_whole_edition_and_never_a_worse_one(tmp_path: Path) -> None:
    runs = [of(MONDAY, BUSY) if number % 2 else of(hour=number) for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda run: keep_edition(run, tmp_path), runs))
    assert edition_of(MONDAY, tmp_path).failures == ()
    assert set(names(tmp_path)) <= {"2026-03-02.json", "2026-03-02.partial.json"}
    assert all(read_briefing(path) for path in tmp_path.iterdir())


def test_the_file_is_the_briefing_as_json(tmp_path: Path) -> None:
    path = keep_edition(of(), tmp_path)
    assert json.loads(path.read_text("utf-8")) == json.loads(of().model_dump_json())
