"""How long to wait."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

import httpx2
import openai
import pytest

from summarizer.llm.retries import persistent, retry_after

NOW = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", 7),
        ("0.5", 0.5),
        ("-3", 0),
        ("Mon, 02 Mar 2026 12:00:30 GMT", 30),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("soon", 0),
        ("nan", 0),
        ("", 0),
    ],
)
def test_retry_after(told, seconds):
    assert retry_after(httpx2.Headers({"Retry-After": told}), NOW) == seconds


def failing(status: int = 503, **headers: str) -> openai.APIStatusError:
    request = httpx2.Request("POST", "http://x.invalid/")
    response = httpx2.Response(status, headers=headers, request=request)
    return openai.APIStatusError("busy", response=response, body=None)


def calls(error: Exception, attempts: int, closing: threading.Event | None = None) -> int:
    made = []

    def call() -> None:
        made.append(1)
        raise error

    with pytest.raises(type(error)):
        persistent(call, attempts, closing or threading.Event())()
    return len(made)


def test_what_the_server_asks_for_is_waited(pauses):
    assert calls(failing(**{"Retry-After": "20"}), 2) == 2
    assert 20 <= pauses[0] <= 30


def test_waits_are_capped(pauses):
    assert calls(failing(**{"Retry-After": "3600"}), 2) == 2
    assert calls(failing(), 12) == 12
    assert max(pauses) == 60


def test_bugs_are_not_retried(pauses):
    assert calls(ZeroDivisionError(), 5) == 1
    wrapped = openai.APIConnectionError(request=httpx2.Request("POST", "http://x.invalid/"))
    wrapped.__cause__ = ZeroDivisionError()
    assert calls(wrapped, 5) == 1
    assert pauses == []


def test_closing_ends_the_wait():
    closing = threading.Event()
    threading.Timer(0.05, closing.set).start()
    start = time.monotonic()
    # The wait ends, the call is made once more, and then no more.
    assert calls(failing(**{"Retry-After": "30"}), 5, closing) == 2
    assert time.monotonic() - start < 5
