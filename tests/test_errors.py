"""The error tree is the one drawn in its docstring."""

from __future__ import annotations

import inspect
import re

from summarizer import errors
from summarizer.errors import SummarizerError


def drawn() -> dict[str, str | None]:
    """Class → parent, read from the drawing."""
    parents: dict[str, str | None] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        match = re.match(r"^ {4}((?:│   |    )*)(?:[├└]── )?(\w+Error)\b", line)
        if match:
            depth = len(match[1]) // 4 + ("──" in line)
            path = [*path[:depth], match[2]]
            parents[match[2]] = path[-2] if depth else None
    return parents


def test_the_drawing_is_the_tree() -> None:
    classes = {c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, SummarizerError)}
    real = {c.__name__: c.__base__.__name__ if c.__base__ and c is not SummarizerError else None for c in classes}
    assert drawn() == real


def test_every_error_knows_how_a_run_ends() -> None:
    for _, error in inspect.getmembers(errors, inspect.isclass):
        assert error("what happened").exit_status in {1, 2, 3, 4}


def test_a_hint_can_be_given_with_the_message() -> None:
    error = SummarizerError("no bread", "bake some")
    assert (str(error), error.hint) == ("no bread", "bake some")
