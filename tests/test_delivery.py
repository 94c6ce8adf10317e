"""Where an edition ends up: a feed, and whoever is notified, over real HTTP to a loopback server."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import feedparser
import pytest
from typer.testing import CliRunner, Result

from summarizer.cli import app
from summarizer.editions import keep_edition
from summarizer.errors import DeliveryError, UsageError
from summarizer.notifying import check_addresses, notify
from summarizer.settings import Settings
from tests.rendering.sample import SANK, sample

SECRET = "canary-2b81"
LINK = "https://news.example/briefings"


class Inbox(HTTPServer):
    """Takes messages; answers with `status`."""

    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.messages: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"json://reader:{SECRET}@127.0.0.1:{self.server_port}/inbox"


class _Handler(BaseHTTPRequestHandler):
    server: Inbox

    def do_POST(self) -> None:
        self.server.messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Keep the test output clean."""


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    server = Inbox()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def run(*words: object, told: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(app, [str(word) for word in words], env=told)
    assert SECRET not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def _news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with one article, and no model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    Path("news").mkdir()
    Path("news/tolm.txt").write_text("Police in Tolm put the toll of the fire at 14. The bridge of Tolm is shut.")


BRIEF = ("brief", "news", "--model", "none", "--now", "2026-03-02T20:00Z", "-q")


def test_a_message_says_what_is_new_and_where(inbox: Inbox) -> None:
    notify(sample(), Settings.model_validate({"notify": [inbox.address], "link": LINK}))
    (message,) = inbox.messages
    assert message["title"] == "Briefing of Monday, 2 March 2026"
    assert SANK in message["message"]
    assert f"{LINK}/2026-03-02.html" in message["message"]


def test_a_refused_message_is_an_error_without_the_address(
    inbox: Inbox, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    inbox.status = 500
    both = Settings.model_validate({"notify": [inbox.address, inbox.address]})
    with pytest.raises(DeliveryError, match="could not be sent by json, json") as error:
        notify(sample(), both)
    said = f"{error.value}{error.value.hint}{caplog.text}{''.join(capfd.readouterr())}{both!r}"
    assert SECRET not in said
    assert "127.0.0.1" not in said


@pytest.mark.parametrize("address", ["nosuch://user:canary-2b81@host", "canary-2b81", "", "mailtos://"])
def test_an_address_of_nothing_is_found_beforehand_and_not_repeated(address: str) -> None:
    with pytest.raises(UsageError, match="nothing can be sent to an address that begins with") as error:
        check_addresses(Settings.model_validate({"notify": [address]}).notify)
    assert SECRET not in f"{error.value}{error.value.hint}"


def test_without_apprise_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "apprise", None)
    with pytest.raises(UsageError, match="apprise is not installed") as error:
        check_addresses(Settings.model_validate({"notify": ["json://127.0.0.1"]}).notify)
    assert error.value.hint == "pip install 'structured-summarizer[notify]'"


@pytest.mark.usefixtures("_news")
def test_the_command_keeps_prints_and_sends(inbox: Inbox) -> None:
    words = (*BRIEF, "--editions", "kept", "-o", "page.html", "-o", "page.md")
    assert run(*words, told={"SUMMARIZER_NOTIFY": json.dumps([inbox.address])}).exit_code == 0
    assert [message["title"] for message in inbox.messages] == ["Briefing of Monday, 2 March 2026"]
    assert Path("kept/2026-03-02.json").exists()
    assert "Police in Tolm" in Path("page.md").read_text("utf-8")


@pytest.mark.usefixtures("_news")
def test_what_cannot_be_sent_costs_nothing_else_and_is_said(inbox: Inbox) -> None:
    inbox.status = 503
    result = run(*BRIEF, "--editions", "kept", "--notify", inbox.address, "-o", "page.md")
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 2)
    assert result.stderr.startswith("summarizer: the edition could not be sent by json\n")
    assert Path("kept/2026-03-02.json").exists()
    assert Path("page.md").exists()


@pytest.mark.usefixtures("_news")
def test_a_wrong_address_is_found_before_any_work() -> None:
    result = run(*BRIEF, "--notify", "nosuch://canary-2b81@host", "-o", "page.md")
    assert result.exit_code == 2
    assert not Path("page.md").exists()
    wrong = run(*BRIEF, told={"SUMMARIZER_NOTIFY": json.dumps({"a": SECRET})})
    assert (wrong.exit_code, "SUMMARIZER_NOTIFY" in wrong.stderr) == (2, True)


def test_the_feed_has_the_latest_editions(tmp_path: Path) -> None:
    keep_edition(sample(), tmp_path / "kept")
    result = run("feed", tmp_path / "kept", "--link", LINK, "-o", tmp_path / "feed.xml")
    assert (result.exit_code, result.output) == (0, "")
    (entry,) = feedparser.parse((tmp_path / "feed.xml").read_bytes()).entries
    assert entry.link == f"{LINK}/2026-03-02.html"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("feed", "nowhere"), 1, "there is no edition in nowhere"),
        (("feed", __file__), 2, "cannot list the editions"),
        (("feed", "nowhere", "--link", "ftp://x"), 1, "there is no edition"),
        (("feed", "nowhere", "-o", "missing/feed.xml"), 2, "there is no folder"),
    ],
)
def test_a_feed_of_nothing_is_an_error(
    words: tuple[str, ...], status: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert said in result.stderr
