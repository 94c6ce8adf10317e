"""Datelines: place, date and credit before a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.datelines import dateline_credit, dateline_end, find_dateline

DATELINES = [
    ("TOLM, May 3 (Corran Press) — Rain fell.", "Rain fell.", "Corran Press"),
    ("TOLM — Rain fell.", "Rain fell.", None),
    ("TOLM, Monday – Rain fell.", "Rain fell.", None),
    ("PORT-LE-ROS, Ruvia, March 2, 2026 (Corran Press) -- Rain fell.", "Rain fell.", "Corran Press"),
    ("(Corran Press) - Rain fell.", "Rain fell.", "Corran Press"),
    ("ST. BRANNEC — Rain fell.", "Rain fell.", None),
    ("Rain fell on Tolm — all day.", None, None),
    ("US-made boats sank.", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "rest", "credit"), DATELINES)
def test_datelines(text: str, rest: str | None, credit: str | None) -> None:
    end = dateline_end(text)
    assert (text[end:] if end else None) == rest
    assert dateline_credit(text) == credit


@given(st.one_of(st.text(max_size=100), st.text(alphabet="AB, (c)—-. '", max_size=100)))
def test_the_end_is_inside_the_text(text: str) -> None:
    assert 0 <= dateline_end(text) <= len(text)
    dateline_credit(text)


def test_a_dateline_may_stand_below_the_headline() -> None:
    assert find_dateline("Rain in Tolm\n\nBy Ada Ros\n\nTOLM, May 3 — Rain fell.") == "TOLM, May 3 — "
    assert find_dateline("Rain fell.\n" * 9 + "TOLM, May 3 — Rain fell.") == ""
