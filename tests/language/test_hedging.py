"""Hedges, modality and kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.hedging import find_hedge, find_hedges, kind, modality

HEDGES = [
    ("The road is reportedly cut.", "reportedly"),
    ("He allegedly took the reportedly lost boat.", "allegedly"),
    ("About ten may have drowned.", "may"),
    ("The figure could not be independently verified.", "could not be independently verified"),
    ("The bank is expected to cut its rate.", "is expected to"),
    ("The road is cut.", None),
    ("She called it “possibly the end”.", None),
    ("He could not be reached.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), HEDGES)
def test_the_strongest_hedge_as_written(text: str, expected: str | None) -> None:
    assert find_hedge(text) == expected


def test_all_hedges_are_found_with_what_they_speak_of() -> None:
    first, second = find_hedges("The bridge may fall, and the road is reportedly cut.")
    assert (first.text, second.text) == ("may", "reportedly")
    assert "fall" in first.scope


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier fell.", "asserted"),
        ("The pier fell, Ros said.", "reported"),
        ("Ros accused Pell of theft.", "alleged"),
        ("Ros denied the theft.", "denied"),
        ("She wrote “they denied it”.", "asserted"),
    ],
)
def test_modality(text: str, expected: str) -> None:
    assert modality(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier fell.", "event"),
        ("An estimated 40 boats sank.", "estimate"),
        ("Ros will open the bridge.", "plan"),
        ("The bank predicts a rise.", "forecast"),
        ("Ros criticised the plan.", "statement"),
        ("“It was the worst night of all our lives,” he said.", "statement"),
    ],
)
def test_kind(text: str, expected: str) -> None:
    assert kind(text) == expected


@given(st.text(max_size=200))
def test_nothing_raises_and_hedges_are_words_of_the_text(text: str) -> None:
    hedge = find_hedge(text)
    assert hedge is None or hedge in text
    find_hedges(text)
    modality(text)
    kind(text)
