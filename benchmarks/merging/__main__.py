"""`python -m benchmarks.merging [MEASURE...]`"""

from __future__ import annotations

import sys
from functools import partial
from importlib import import_module

from benchmarks.merging.table import Row, main

MEASURES = ("claims", "pairs", "stories", "disputes", "grown", "origins", "dates", "speed")


def _measure(name: str) -> list[Row]:
    """Imported when it is measured: some need libraries that others do not."""
    rows: list[Row] = import_module(f"benchmarks.merging.{name}").measure()
    return rows


if __name__ == "__main__":
    sys.exit(main({name: partial(_measure, name) for name in MEASURES}))
