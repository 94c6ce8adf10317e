"""What a client may still ask of the network: so many calls, for so much money, for so long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf
from threading import Condition
from time import monotonic
from typing import Any

from summarizer.errors import BudgetError, SettingsError
from summarizer.llm.usage import most_of, price
from summarizer.settings import Settings

Paid = Callable[[float | None], None]


class Budget:
    """Kept by many threads at once. Its time begins when it is made."""

    def __init__(self, settings: Settings, base_url: str) -> None:
        self._base_url = base_url
        self._max_calls = settings.max_calls
        self._max_cost = settings.max_cost
        self._deadline_s = settings.deadline_s
        self._begun = monotonic()
        self._changed = Condition()
        self._calls = self._under_way = 0
        self._cost = 0.0  # of all calls; of those under way, the most that they can cost

    def left_s(self) -> float:
        """Seconds until the deadline."""
        if self._deadline_s is None:
            return inf
        return max(0.0, self._begun + self._deadline_s - monotonic())

    @contextmanager
    def call(self, question: dict[str, Any]) -> Iterator[Paid]:
        """One call that asks this; raises `BudgetError` where it may be too much.

        It gives a function to be told the cost. A call of which nothing is told may have been paid for: it counts as
        the dearest that it can have been.
        """
        dearest = self._dearest(question)
        costs = [dearest]

        def paid(cost: float | None) -> None:
            costs[0] = dearest if cost is None else cost

        with self._changed:
            self._await_room(dearest)
            self._calls += 1
            self._under_way += 1
            self._cost += dearest
        try:
            yield paid
        finally:
            with self._changed:
                self._under_way -= 1
                self._cost += costs[0] - dearest
                self._changed.notify_all()

    def _dearest(self, question: dict[str, Any]) -> float:
        if self._max_cost is None:
            return 0.0
        dearest = price(most_of(question), self._base_url)
        if dearest is None:
            unknown = f"the price of {question['model']!r} at {self._base_url} is not known: max_cost cannot be kept"
            raise SettingsError(unknown, "use max_calls (--max-calls) or deadline_s (--deadline)")
        return dearest

    def _await_room(self, dearest: float) -> None:
        """Wait while calls under way may turn out cheap enough for one more."""
        while True:
            if self._max_calls is not None and self._calls >= self._max_calls:
                raise BudgetError(f"not asked: {self._max_calls:,} calls were made (max_calls)")
            if not self.left_s():
                raise BudgetError(f"not asked: {self._deadline_s:g} s were over (deadline_s)")
            if self._max_cost is None or self._cost + dearest <= self._max_cost:
                return
            if not self._under_way:
                most = f"{self._max_cost:g} USD"
                raise BudgetError(f"not asked: it might have cost more than was left of {most} (max_cost)")
            self._changed.wait(min(self.left_s(), 1.0))
