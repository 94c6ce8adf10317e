"""Why a replay has no recording for a question: the nearest one, and what differs from it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Any

from summarizer.llm.recordings import RecordingFolder

_SHOWN = 80  # characters of a differing line
_PARTS = ("system", "user")
_SCHEMA = "response_format"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, taken apart for comparing. `turns`: how often it was asked; more than 1 are re-asks."""

    model: str
    system: str
    user: str
    turns: int
    schema: str
    sampling: dict[str, Any]
    lines: frozenset[str]


class Nearest:
    """Explains misses in one folder; reads it once, at the first."""

    def __init__(self, folder: RecordingFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def explain(self, key: str, body: dict[str, Any]) -> str:
        """One line: the question's file name, the nearest recording and what differs."""
        with self._lock:
            recorded = self._recorded
        if not recorded:
            return f"{self._folder.path} holds no recordings"
        asked = _take_apart(body)
        name, nearest = max(recorded, key=lambda item: _likeness(asked, item[1]))
        differences = "; ".join(_differences(asked, nearest)) or "nothing that can be seen"
        missing = self._folder.file_of(key).name
        return f"no recording {missing} in {self._folder.path}; the nearest, {name}, differs in {differences}"

    @cached_property
    def _recorded(self) -> list[tuple[str, _Asked]]:
        return [(path.name, _take_apart(recording.request)) for path, recording in self._folder.load_all()]


def _take_apart(body: dict[str, Any]) -> _Asked:
    messages = body.get("messages", [])
    texts = {
        role: next((str(message["content"]) for message in messages if message.get("role") == role), "")
        for role in _PARTS
    }
    return _Asked(
        model=str(body.get("model")),
        **texts,
        turns=sum(message.get("role") == "user" for message in messages),
        schema=json.dumps(body.get(_SCHEMA), sort_keys=True),
        sampling={name: value for name, value in body.items() if name not in ("model", "messages", _SCHEMA)},
        lines=frozenset(texts["user"].splitlines()),
    )


def _likeness(a: _Asked, b: _Asked) -> tuple[float, int]:
    # The passage first: "another model" is the more useful answer than "another article". Shared lines are as good
    # as difflib here, and thousands of recordings take milliseconds.
    shared = len(a.lines & b.lines) / (len(a.lines | b.lines) or 1)
    same = sum(getattr(a, part) == getattr(b, part) for part in ("model", "system", "schema", "sampling", "turns"))
    return round(shared, 2), same


def _differences(asked: _Asked, recorded: _Asked) -> Iterator[str]:
    if asked.model != recorded.model:
        yield f"model: {asked.model!r} instead of {recorded.model!r}"
    if asked.system != recorded.system:
        yield f"prompt: {_first_difference(asked.system, recorded.system)}"
    if asked.schema != recorded.schema:
        yield "schema of the reply"
    for name in sorted(asked.sampling.keys() | recorded.sampling.keys()):
        new, old = asked.sampling.get(name), recorded.sampling.get(name)
        if new != old:
            yield f"{name}: {new!r} instead of {old!r}"
    if asked.user != recorded.user:
        yield f"passage: {_first_difference(asked.user, recorded.user)}"
    elif asked.turns != recorded.turns:
        yield f"turn: asked {asked.turns} times instead of {recorded.turns}"


def _first_difference(new: str, old: str) -> str:
    pairs = zip_longest(new.splitlines(), old.splitlines(), fillvalue="")
    number, (now, then) = next(
        ((number, pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]), (1, (new, old))
    )
    at = next((i for i, (a, b) in enumerate(zip(now, then, strict=False)) if a != b), min(len(now), len(then)))
    start = max(0, at - _SHOWN // 2)
    return f"line {number}, {_shown(now, start)} instead of {_shown(then, start)}"


def _shown(line: str, start: int) -> str:
    before, after = "…" if start else "", "…" if len(line) > start + _SHOWN else ""
    return f"“{before}{line[start : start + _SHOWN]}{after}”"
