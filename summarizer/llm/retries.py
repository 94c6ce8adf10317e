"""Waiting for a busy or unreachable server. The only place that repeats a call as it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import inf
from threading import Event
from typing import ParamSpec, TypeVar

import httpx2
import openai
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, stop_when_event_set

P = ParamSpec("P")
R = TypeVar("R")

FIRST_WAIT_S = 0.5  # doubles with each attempt; a rate limit usually clears within seconds
LONGEST_WAIT_S = 60.0  # also caps what a server asks for: rate limits count by the minute
_BUSY = frozenset({408, 409, 429})
_QUOTA = "insufficient_quota"


def persistent(
    call: Callable[P, R],
    attempts: int,
    closing: Event,
    left_s: Callable[[], float] = lambda: inf,
    before_sleep: Callable[[RetryCallState], None] | None = None,
) -> Callable[P, R]:
    """`call`, repeated while its failure looks temporary. Safe from many threads.

    `closing` ends all waits; none is longer than `left_s`. `before_sleep` is told of each.
    """
    retrying = Retrying(
        retry=retry_if_exception(is_temporary),
        stop=stop_after_attempt(attempts) | stop_when_event_set(closing),
        wait=_wait,
        before_sleep=before_sleep,
        sleep=lambda seconds: pause(min(seconds, left_s()), closing),
        reraise=True,
    )
    return retrying.wraps(call)  # copies itself for every call: a shared one mixes up its counters


def pause(seconds: float, closing: Event) -> None:
    """Sleep, but not beyond the end of the run. Tests replace it."""
    closing.wait(seconds)


def is_temporary(error: BaseException) -> bool:
    """Whether the same call may succeed a little later."""
    if isinstance(error, openai.APIConnectionError):
        # openai wraps everything that its transport raises, our own bugs too.
        return isinstance(error.__cause__, httpx2.TransportError)
    if isinstance(error, openai.APIStatusError):
        busy = error.status_code in _BUSY or error.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR
        return busy and not is_quota(error)
    return False


def is_quota(error: openai.APIStatusError) -> bool:
    """Whether the account is out of money: a 429 that waiting does not help, or a 402."""
    return error.status_code == httpx2.codes.PAYMENT_REQUIRED or _QUOTA in (error.code, error.type)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = retry_after(error.response.headers, datetime.now(UTC)) if isinstance(error, openai.APIStatusError) else 0.0
    backoff = FIRST_WAIT_S * 2.0 ** (state.attempt_number - 1)
    # Jitter on top, so that fifty calls turned away together do not come back together.
    return float(min(max(asked, backoff) * random.uniform(1.0, 1.5), LONGEST_WAIT_S))


def retry_after(headers: httpx2.Headers, now: datetime) -> float:
    """Seconds that the server asks to wait, told as seconds or as an HTTP date; 0 if it does not say."""
    told = headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(told))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(told)
    except ValueError:
        return 0.0
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now).total_seconds())
