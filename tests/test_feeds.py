"""The daily command and `summarizer feeds check`, over a web of invented sites."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli import app
from tests.web import Web, item, page, rss

HARROW = "http://harrow.example"
FEED = f"{HARROW}/feed.xml"
TOLM = "Police in Tolm put the toll at 14. The bridge is shut."
GOOD = {"claims": [{"statement": "Police in Tolm put the toll at 14.", "sentences": [1], "said_by": None}]}
NOW = ("--now", "2026-03-02T20:00+01:00")

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in an empty folder, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SUMMARIZER_HOST_DELAY_S", "0")

    def call(*arguments: object) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


@pytest.fixture
def feed(web: Web) -> str:
    """A feed of one dated item with its page."""
    web.put(f"{HARROW}/tolm", page("Bridge shut", *TOLM.split(". ")))
    return web.put(FEED, rss(item(f"{HARROW}/tolm", "Bridge", "Shut.", day="Mon, 02 Mar 2026 10:00:00 GMT")))


def configure(fake_model: Any, *sources: str) -> None:
    model = f'model = "tiny"\nbase_url = "{fake_model.url}"\n'
    Path("summarizer.toml").write_text(f"{model}sources = {json.dumps(sources)}\n")


class TestDaily:
    def test_the_sources_stand_in_the_settings(self, run: Run, fake_model: Any, feed: str) -> None:
        fake_model.always(GOOD)
        configure(fake_model, feed)
        result = run("brief", *NOW, "--format", "json")
        assert result.exit_code == 0, result.stderr
        briefing = json.loads(result.stdout)
        assert [article["source"] for article in briefing["articles"]] == [f"{HARROW}/tolm"]

    def test_sources_of_the_command_go_first(self, run: Run, fake_model: Any, web: Web) -> None:
        fake_model.always(GOOD)
        configure(fake_model, FEED)
        Path("a.txt").write_text(TOLM)
        assert run("brief", "a.txt", *NOW).exit_code == 0
        assert web.asked == []

    def test_a_dry_run_reads_them_too(self, run: Run, fake_model: Any, feed: str) -> None:
        configure(fake_model, feed)
        result = run("brief", "--dry-run")
        assert result.exit_code == 0, result.stderr
        assert "1 article" in result.stdout
        assert fake_model.seen == []

    @pytest.mark.parametrize("command", [("brief",), ("extract",), ("feeds", "check")])
    def test_no_source_at_all_is_a_wrong_usage(self, run: Run, command: tuple[str, ...]) -> None:
        result = run(*command)
        assert result.exit_code == 2
        assert "no source is given" in result.stderr
        assert 'list them in summarizer.toml: sources = ["https://…/feed.xml"]' in result.stderr

    def test_the_next_run_asks_for_what_is_new_alone(self, run: Run, fake_model: Any, web: Web, feed: str) -> None:
        fake_model.always(GOOD)
        configure(fake_model, feed)
        run("brief", *NOW)
        asked = len(fake_model.seen)
        web.asked.clear()
        assert run("brief", *NOW).exit_code == 0
        assert (web.addresses, len(fake_model.seen)) == ([FEED], asked)

    def test_a_failing_feed_costs_the_briefing_nothing(self, run: Run, fake_model: Any, feed: str) -> None:
        fake_model.always(GOOD)
        configure(fake_model, feed, "http://10.0.0.1/feed", f"{HARROW}/gone")
        result = run("brief", *NOW, "--format", "json")
        assert result.exit_code == 3
        briefing = json.loads(result.stdout)
        assert len(briefing["articles"]) == 1
        assert [failure["source"] for failure in briefing["failures"]] == ["http://10.0.0.1/feed", f"{HARROW}/gone"]

    def test_items_from_before_the_window_are_not_fetched(self, run: Run, fake_model: Any, web: Web, feed: str) -> None:
        configure(fake_model, feed)
        result = run("brief", *NOW, "--since", "2026-03-03")
        assert result.exit_code == 0  # a quiet day
        assert "# Briefing of" in result.stdout
        assert web.addresses == [FEED]

    def test_verbose_says_what_was_fetched(self, run: Run, fake_model: Any, feed: str) -> None:
        fake_model.always(GOOD)
        configure(fake_model, feed)
        assert f"summarizer: {HARROW}/tolm: fetched, " in run("brief", *NOW, "-v").stderr
        assert f"summarizer: {HARROW}/tolm: known, " in run("brief", *NOW, "-v").stderr

    def test_private_addresses_are_asked_for_by_name(self, run: Run, web: Web) -> None:
        assert "not a public address" in run("extract", "http://10.0.0.1/").stderr
        assert web.strayed == []
        assert "cannot be connected to" in run("extract", "http://10.0.0.1/", "--allow-private").stderr
        assert {address for address, _ in web.strayed} == {"10.0.0.1"}
        web.strayed.clear()


class TestCheck:
    def test_a_good_feed(self, run: Run, web: Web, feed: str) -> None:
        result = run("feeds", "check", feed, *NOW)
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [
            f"ok {FEED}",
            "        1 item, newest 2026-03-02 10:00 UTC",
            "        1 of 1 are blurbs: their pages are fetched",
        ]
        assert web.addresses == [FEED]

    def test_the_sources_of_the_settings(self, run: Run, fake_model: Any, feed: str) -> None:
        configure(fake_model, feed)
        assert run("feeds", "check", *NOW).stdout.startswith(f"ok {FEED}\n")

    def test_some_fail(self, run: Run, feed: str) -> None:
        result = run("feeds", "check", feed, f"{HARROW}/gone", *NOW)
        assert result.exit_code == 3
        assert result.stdout.splitlines()[-2:] == [
            f"failed {HARROW}/gone",
            "        it answered 404: there is nothing at this address",
        ]

    def test_all_fail(self, run: Run, web: Web) -> None:
        assert run("feeds", "check", f"{HARROW}/gone", "missing.txt").exit_code == 1

    def test_what_is_wrong_is_said(self, run: Run, web: Web) -> None:
        bare = "<item><title>Ferries</title></item>"
        old = web.put(f"{HARROW}/old", rss(item(f"{HARROW}/a", day="Thu, 01 Jan 2026 10:00:00 GMT"), bare))
        web.redirect(f"{HARROW}/was", old, 301)
        web.put(f"{HARROW}/empty", rss())
        web.put(f"{HARROW}/ahead", rss(item(f"{HARROW}/a", day="Mon, 02 Mar 2027 10:00:00 GMT")))
        web.put(
            f"{HARROW}/", "<html><head><link rel='alternate' type='application/atom+xml' href='/old'></head></html>"
        )
        names = ("was", "empty", "ahead", "")
        result = run("feeds", "check", *(f"{HARROW}/{name}" for name in names), *NOW)
        for said in (
            f"it has moved for good, to {old}",
            "nothing new for 60 days",
            "1 of 2 have no address",
            "1 of 2 have no date",
            "it is empty",
            "dated in the future",
            f"this is a page; it announces the feed {old}",
        ):
            assert said in result.stdout

    def test_a_folder_and_a_file(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "a.md").write_text(f"---\ndate: 2026-03-02\n---\n{TOLM}")
        (tmp_path / "news" / "b.json").write_text("{")
        result = run("feeds", "check", "news", *NOW)
        assert result.stdout.splitlines()[:2] == ["ok news", "        1 item, newest 2026-03-02"]
        assert "b.json: not JSON" in result.stdout
