"""CPU seconds of a piece of work, as steady as a busy machine lets them be."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[int], object]) -> float:
    """The quickest of three runs, counting this thread alone and without collecting garbage.

    `work` is given the number of the run, so that it can ask about another text each time where answers are kept.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return min(_once(work, run) for run in range(3))
    finally:
        if collecting:
            gc.enable()


def _once(work: Callable[[int], object], run: int) -> float:
    begun = time.thread_time()
    work(run)
    return time.thread_time() - begun
