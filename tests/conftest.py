"""A loopback server that speaks the chat API as badly as it is told to, and settings that ask it."""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from summarizer.llm import prompts, retries
from summarizer.settings import Settings
from tests.web import Web, serve

KEY = "sk-canary-7f3a9b"


@dataclass(frozen=True)
class Canned:
    """One answer of the server. `cut`: the connection is closed after so many bytes of the body."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    cut: int | None = None


@dataclass(frozen=True)
class Seen:
    """One request that the server got; `body` is `None` for a GET."""

    path: str
    headers: dict[str, str]
    body: Any


class FakeModel:
    """Answers by `plan`, in order, then with `default` or what `judge` makes of a request; `seen` keeps them."""

    def __init__(self) -> None:
        self.plan: deque[Canned] = deque()
        self.default: Canned | None = None
        self.judge: Callable[[Any], Canned] | None = None
        self.seen: list[Seen] = []
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.model = self
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def then(self, body: Any = b"", status: int = 200, **how: Any) -> FakeModel:
        """Plan one more answer; a body that is not bytes or text is sent as JSON."""
        self.plan.append(self.canned(body, status, **how))
        return self

    def says(self, content: Any, **how: Any) -> FakeModel:
        """Plan one more good reply with that content."""
        return self.then(self.completion(content, **how))

    def always(self, content: Any) -> FakeModel:
        """Reply so whenever the plan has ended."""
        self.default = self.canned(self.completion(content))
        return self

    @staticmethod
    def canned(body: Any, status: int = 200, **how: Any) -> Canned:
        """An answer of the server."""
        if isinstance(body, bytes | str):
            raw, kind = body.encode() if isinstance(body, str) else body, "text/html"
        else:
            raw, kind = json.dumps(body).encode(), "application/json"
        return Canned(status, raw, {"Content-Type": kind} | how.pop("headers", {}), **how)

    @staticmethod
    def completion(content: Any, finish: str = "stop", refusal: str | None = None, cached: int = 0) -> dict[str, Any]:
        """The body of a reply as an OpenAI-compatible server sends it."""
        text = content if isinstance(content, str) else json.dumps(content)
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "/models/tiny.gguf",
            "timings": {"prompt_ms": 12.5},
            "choices": [
                {
                    "index": 0,
                    "finish_reason": finish,
                    "message": {"role": "assistant", "content": text, "refusal": refusal},
                }
            ],
            "usage": {
                "prompt_tokens": 100,
                "completion_tokens": 10,
                "total_tokens": 110,
                "prompt_tokens_details": {"cached_tokens": cached},
            },
        }

    def close(self) -> None:
        """Stop listening, and hang up on whoever still waits for a slow answer."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True
    model: FakeModel

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent about a client that hung up: the message would land on the stderr of whichever test runs next."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: Any) -> None:
        model = self.server.model
        model.seen.append(Seen(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        canned = model.plan.popleft() if model.plan else model.judge(body) if model.judge else model.default
        assert canned is not None, f"unexpected request {self.path}"
        if model.closing.wait(canned.delay_s):
            self.close_connection = True
            return
        self.send_response(canned.status)
        for name, value in canned.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(canned.body)))
        self.end_headers()
        self.wfile.write(canned.body[: canned.cut])
        if canned.cut is not None:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Keep the test output clean."""


@pytest.fixture(autouse=True)
def _nothing_left_behind() -> Iterator[None]:
    """What the command sets up to log, and calls that an interrupted run gave up on, end with their test."""
    log = logging.getLogger("summarizer")
    before = log.level, log.handlers
    threads = set(threading.enumerate())
    yield
    log.setLevel(before[0])
    log.handlers = before[1]
    for thread in set(threading.enumerate()) - threads:
        if thread.name == "extract":
            thread.join(timeout=10)


@pytest.fixture
def fake_model() -> Iterator[FakeModel]:
    server = FakeModel()
    yield server
    server.close()


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    yield from serve(monkeypatch)


@pytest.fixture
def settings(fake_model: FakeModel) -> Settings:
    """Settings that ask the fake model, without a cache."""
    return Settings(model="tiny", base_url=fake_model.url, api_key=KEY, attempts=3, timeout_s=5, cache_dir=None)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Nobody sleeps; the seconds that would have been slept."""
    waited: list[float] = []
    monkeypatch.setattr(retries, "pause", lambda seconds, closing: waited.append(seconds))
    return waited


@pytest.fixture
def prompt_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The only folder that prompts are looked for in; empty."""
    folder = tmp_path / "prompts"
    folder.mkdir()
    monkeypatch.setattr(prompts, "FOLDERS", (folder,))
    return folder
