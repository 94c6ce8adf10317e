"""Turns: one request to a host at a time, with a pause between; a host that asks for rest, or stays silent, gets it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import TypeVar

import httpx2

from summarizer.errors import SourceUnavailableError

LONGEST_REST_S = 60.0  # waited for within a run; a server that wants more is asked by the next run
MOST_FAILURES = 3  # in a row, then a host is not asked again: 20 pages of a dead site would take 20 time-outs

Item = TypeVar("Item")


def pause(seconds: float) -> None:
    """Wait; a seam for tests."""
    sleep(seconds)


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    delay_s: float = 0.0
    failures: int = 0
    last: SourceUnavailableError | None = None


class Hosts:
    """Whose turn it is, for each host. `delay_s`: between the end of a request and the next one."""

    def __init__(self, delay_s: float) -> None:
        self._delay_s = delay_s
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked; raises `SourceUnavailableError` where it is left alone."""
        at = self._at(host)
        with at.turn:
            if at.last and at.failures >= MOST_FAILURES:
                raise SourceUnavailableError(f"not asked any more: {at.last}")
            wait = at.free_at - monotonic()
            if wait > LONGEST_REST_S:
                raise SourceUnavailableError(f"{host} wants to be left alone for {wait:.0f} s")
            if wait > 0:
                pause(wait)
            try:
                yield
            except SourceUnavailableError as error:
                at.failures, at.last = at.failures + 1, error
                raise
            else:
                at.failures = 0
            finally:
                at.free_at = max(at.free_at, monotonic() + max(self._delay_s, at.delay_s))

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so long (`Retry-After`)."""
        at = self._at(host)
        at.free_at = max(at.free_at, monotonic() + seconds)

    def slow_down(self, host: str, delay_s: float) -> None:
        """Pause so long between requests to the host (`Crawl-delay`), within reason."""
        self._at(host).delay_s = min(delay_s, LONGEST_REST_S)

    def _at(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())


def by_host(items: Iterable[Item], address: Callable[[Item], str]) -> list[list[Item]]:
    """The items of each host together, hosts in the order of their first item: one thread's work."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(_host(address(item)), []).append(item)
    return list(groups.values())


def _host(address: str) -> str:
    try:
        return httpx2.URL(address).netloc.decode("ascii", "replace")
    except httpx2.InvalidURL:
        return ""
