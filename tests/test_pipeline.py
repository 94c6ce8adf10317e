"""The flow as a library: what the public functions take, give and raise."""

from __future__ import annotations

import gc
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from summarizer import Settings, brief, extract, merge
from summarizer.asking import Progress
from summarizer.errors import ModelStopError, NothingToBriefError, SettingsError, UsageError
from summarizer.extraction import extractor
from summarizer.llm import Client
from summarizer.pipeline import extract_all
from summarizer.schema import Failure

ROOT = Path(__file__).parent.parent
FERRY = ROOT / "fixtures" / "articles" / "2026-03-02" / "ferry-wire.txt"
RECORDINGS = ROOT / "fixtures" / "recordings"
OFFLINE = Settings(cache_dir=None)
TOLM = "Police in Tolm put the toll at {}. The bridge is shut."
GOOD = {"claims": [{"statement": "The bridge is shut.", "sentences": [2], "said_by": None}]}
NAIVE = datetime(2026, 3, 2, 20)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(TOLM.format(14 + number), "utf-8")
    return folder


def test_folders_may_be_given_as_text(fake_model: Any, settings: Settings, news: Path, tmp_path: Path) -> None:
    fake_model.always(GOOD)
    recorded = brief([str(news)], settings=settings, record=str(tmp_path / "kept"))
    replayed = brief([news], settings=settings, replay=str(tmp_path / "kept"))
    assert len(recorded.articles) == len(replayed.articles) == 6
    with pytest.raises(SettingsError, match="no folder"):
        brief([news], settings=settings, replay="nowhere")


def test_a_moment_without_offset_is_in_utc() -> None:
    briefing = brief([FERRY], settings=OFFLINE, replay=RECORDINGS, since=NAIVE.replace(day=1), now=NAIVE)
    assert briefing.generated_at.isoformat() == "2026-03-02T20:00:00+00:00"
    assert briefing.window.since
    assert briefing.window.since.isoformat() == "2026-03-01T20:00:00+00:00"
    extractions = extract_all([FERRY], settings=OFFLINE, replay=RECORDINGS)
    merged = merge(extractions, settings=OFFLINE, since=NAIVE.replace(day=1), now=NAIVE)
    assert merged == briefing


def test_a_day_without_any_article_is_a_quiet_day() -> None:
    since, now = NAIVE.replace(day=5), NAIVE.replace(day=6)
    quiet = brief([FERRY], settings=OFFLINE, replay=RECORDINGS, since=since, now=now)
    assert (quiet.stories, quiet.articles, quiet.edition.day) == ((), (), 6)


@pytest.mark.parametrize(("zone", "hours"), [("Australia/Sydney", 11), (None, 0)])
def test_a_day_without_a_time_ends_where_the_reader_is(tmp_path: Path, zone: str | None, hours: int) -> None:
    (tmp_path / "tolm.md").write_text("---\ndate: 2026-03-02\n---\nThe bridge of Tolm is shut.")
    settings = Settings(model="none", cache_dir=None, tz=zone)
    late, early = NAIVE.replace(hour=23), NAIVE.replace(day=3, hour=0)
    kept, gone = (brief([tmp_path], settings=settings, since=since, now=early) for since in (late, early))
    assert (len(kept.articles), len(gone.articles)) == (1, 0)
    assert kept.window.since
    assert kept.window.since.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
def test_moments_beyond_all_news_are_usage_errors(moment: datetime) -> None:
    with pytest.raises(UsageError, match="now"):
        brief([FERRY], settings=OFFLINE, replay=RECORDINGS, now=moment)
    with pytest.raises(UsageError, match="since"):
        merge([], settings=OFFLINE, since=moment)


def test_what_cannot_be_read_is_reported(fake_model: Any, settings: Settings, news: Path) -> None:
    (news / "broken.json").write_text("{")
    fake_model.always(GOOD)
    failures: list[Failure] = []
    extractions = list(extract_all([news], settings=settings, on_failure=failures.append))
    assert (len(extractions), [failure.source for failure in failures]) == (6, ["broken.json"])


def test_extracting_nothing_is_an_error(settings: Settings) -> None:
    with pytest.raises(NothingToBriefError, match="nowhere"):
        extract_all(["nowhere"], settings=settings)


def test_articles_without_an_answer_come_once_there_is_one(fake_model: Any, settings: Settings, news: Path) -> None:
    refused, good = (fake_model.canned(fake_model.completion(reply)) for reply in ("I cannot do that.", GOOD))
    fake_model.judge = lambda body: refused if "toll at 14" in body["messages"][1]["content"] else good
    one_by_one = settings.model_copy(update={"concurrency": 1})
    extractions = list(extract_all([news], settings=one_by_one))
    assert [bool(extraction.failures) for extraction in extractions] == [True] + [False] * 5


def test_a_model_that_answers_for_no_article_is_an_error(fake_model: Any, settings: Settings, news: Path) -> None:
    fake_model.always("I cannot do that.")
    with pytest.raises(NothingToBriefError, match=r"0\.txt, sentences 1 to 2: the reply had the wrong form"):
        list(extract_all([news], settings=settings))


def test_progress_tells_what_was_spent(fake_model: Any, settings: Settings, news: Path) -> None:
    fake_model.says("no json").always(GOOD)
    steps: list[Progress] = []
    brief([news], settings=settings, progress=steps.append)
    assert [(step.done, step.total) for step in steps] == [(number, 6) for number in range(1, 7)]
    last = steps[-1].spent
    assert (last.calls, last.from_cache, last.from_recordings) == (7, 0, 0)
    assert (last.input_tokens, last.output_tokens) == (700, 70)


def test_an_error_ends_the_run_without_waiting_for_the_others(fake_model: Any, settings: Settings, news: Path) -> None:
    def judge(body: Any) -> Any:
        if "14" in body["messages"][1]["content"]:
            return fake_model.canned({"error": {"message": "no"}}, 401)
        return fake_model.canned(fake_model.completion(GOOD), delay_s=20)

    fake_model.judge = judge
    begun = time.monotonic()
    with pytest.raises(ModelStopError):
        brief([news], settings=settings.model_copy(update={"concurrency": 2, "timeout_s": 8}))
    assert time.monotonic() - begun < 6
    assert len(fake_model.seen) <= 3


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_run_that_is_left_begins_no_further_article(fake_model: Any, settings: Settings, news: Path) -> None:
    fake_model.always(GOOD)
    before = set(threading.enumerate())
    extractions = extract_all([news], settings=settings.model_copy(update={"concurrency": 2}))
    next(extractions)
    extractions.close()
    time.sleep(0.2)  # for the server to read what had been sent
    assert len(fake_model.seen) <= 5
    assert not [one for one in threading.enumerate() if one not in before and one.name == "extract"]
    gc.collect()  # a connection that was being opened while the client was closed: nobody else closes it


def test_a_client_of_ones_own_stays_open(fake_model: Any, settings: Settings, news: Path) -> None:
    fake_model.always(GOOD)
    with Client.open(settings) as client:
        first, *_ = [extraction.article for extraction in extract_all([news], settings=settings, client=client)]
        assert extract(first, settings=settings, client=client).claims


def test_a_fault_of_ours_costs_one_article_and_says_so(
    fake_model: Any, settings: Settings, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extractor.extract_article

    def faulty(article: Any, client: Any, settings: Settings) -> Any:
        if article.source == "3.txt":
            raise IndexError("no such thing")
        return whole(article, client, settings)

    monkeypatch.setattr(extractor, "extract_article", faulty)
    fake_model.always(GOOD)
    briefing = brief([news], settings=settings)
    assert [failure.source for failure in briefing.failures] == ["3.txt"]
    assert "this is a bug" in briefing.failures[0].reason
    assert len(briefing.articles) == 6
