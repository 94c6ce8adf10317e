"""Threads that work on one item after another, and that nobody has to wait for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from time import monotonic
from types import TracebackType
from typing import Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

GRACE_S = 1.0  # for what computes to end; what still waits for a server is left behind


class Workers:
    """At most `count` items under way at once. Enter it before what the work uses, so that this is closed first.

    The threads of an executor would hold up Ctrl-C, and the end of the process, until every server has answered.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._slots = threading.Semaphore(count)
        self._left = threading.Event()
        self._threads: deque[threading.Thread] = deque()  # those whose results were not taken yet

    def map(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Results in the order of the items; raises what the first item in this order raised."""
        if self._count == 1:
            yield from map(work, items)
            return
        waiting: deque[Future[Result]] = deque()
        for item in items:
            waiting.append(self._begin(work, item))
            if len(waiting) >= 2 * self._count:
                yield self._taken(waiting)
        while waiting:
            yield self._taken(waiting)

    def _begin(self, work: Callable[[Item], Result], item: Item) -> Future[Result]:
        future: Future[Result] = Future()

        def run() -> None:
            with self._slots:
                if self._left.is_set():
                    return
                try:
                    future.set_result(work(item))
                except BaseException as error:
                    future.set_exception(error)

        thread = threading.Thread(target=run, name="extract", daemon=True)
        thread.start()
        self._threads.append(thread)
        return future

    def _taken(self, waiting: deque[Future[Result]]) -> Result:
        result = waiting[0].result()
        waiting.popleft()
        self._threads.popleft()
        return result

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        until = monotonic() + GRACE_S
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))
