"""What `-v` says of calls: one line each, with the article that it is about. Never a server's own words, so no key."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import openai
from tenacity import RetryCallState

from summarizer.schema import Usage

_log = logging.getLogger(__name__)
_subject: ContextVar[str] = ContextVar("subject", default="a call")


@contextmanager
def about(subject: str) -> Iterator[None]:
    """Calls made within, in this thread, are logged as being about that."""
    token = _subject.set(subject)
    try:
        yield
    finally:
        _subject.reset(token)


def log_call(usage: Usage, seconds: float, place: str) -> None:
    """A reply: what it cost, how long it took, where it came from."""
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    _log.info("%s: %s, %.1f s, from %s", _subject.get(), tokens, seconds, place)


def log_wait(state: RetryCallState) -> None:
    """A call that will be repeated, and when."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, openai.APIStatusError):
        happened = f"answered {error.status_code}"
    else:
        happened = f"no answer ({type((error and error.__cause__) or error).__name__})"
    _log.info("%s: %s, asked again in %.1f s", _subject.get(), happened, state.upcoming_sleep)


def log_failure(failure: Exception) -> None:
    """A question that got no usable answer; a reply that was cut off is followed by the halves of its passage."""
    _log.info("%s: %s", _subject.get(), failure)
