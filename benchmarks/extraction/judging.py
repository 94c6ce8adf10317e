"""What people judged of printed statements, each once: is it right?

Right is a statement that its article supports, that credits whoever says so and through whom, that keeps every hedge,
and that is understood by itself. A verdict goes with article, statement and credit; what nobody judged is wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.extraction.systems import Printed

JUDGEMENTS = Path(__file__).with_name("judgements.json")


@cache
def judgements() -> dict[str, dict[str, Any]]:
    """Key → {"article", "statement", "credit", "right", "why"}; `right` is null where nobody has judged yet."""
    found: dict[str, dict[str, Any]] = json.loads(JUDGEMENTS.read_text("utf-8")) if JUDGEMENTS.exists() else {}
    return found


def key_of(printed: Printed) -> str:
    """The same statement of the same article with the same credit is judged once."""
    parts = "\n".join((printed.article, printed.statement, printed.credit))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def is_right(printed: Printed) -> bool:
    """Whether a person found it right."""
    return judgements().get(key_of(printed), {}).get("right") is True


def ask(statements: Iterable[Printed]) -> int:
    """Add what nobody has judged, with `right` null, for a person to fill in; returns how many."""
    known = dict(judgements())
    for one in statements:
        known.setdefault(
            key_of(one),
            {"article": one.article, "statement": one.statement, "credit": one.credit, "right": None, "why": ""},
        )
    ordered = dict(sorted(known.items(), key=lambda entry: (entry[1]["article"], entry[1]["statement"], entry[0])))
    JUDGEMENTS.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", "utf-8")
    judgements.cache_clear()
    return sum(entry["right"] is None for entry in known.values())
