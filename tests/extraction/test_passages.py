"""What the model is asked about at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction.passages import SMALL, STRONG, passage_length, passages, split

from .making import annotated

TWELVE = " ".join(f"Boat {i} sailed." for i in range(1, 13))


@given(count=st.integers(0, 30), size=st.integers(0, 12))
def test_every_reporting_sentence_is_in_one_passage_in_order(count: int, size: int) -> None:
    text = annotated(" ".join(f"Boat {i} sailed." for i in range(count)))
    made = passages(text, size)
    assert tuple(n for passage in made for n in passage.numbers) == text.reporting
    assert all(len(passage.numbers) <= size for passage in made if size)
    assert len(made) <= 1 or size


def test_passages_are_of_about_equal_length() -> None:
    assert [len(p.numbers) for p in passages(annotated(TWELVE), 5)] == [4, 4, 4]


@pytest.mark.parametrize(
    ("model", "length"),
    [
        ("gpt-4.1-mini", STRONG),
        ("openai/gpt-5", STRONG),
        ("anthropic/claude-sonnet-4.5", STRONG),
        ("llama-3.3:70b-instruct-q4_K_M", STRONG),
        ("gpt-oss-20b", STRONG),
        ("deepseek-r1-distill-qwen-1.5b", SMALL),
        ("qwen2.5-coder-1.5b-instruct", SMALL),
        ("Llama-3.1-8B-Instruct", SMALL),
        ("gemma3:4b", SMALL),
        ("my-model", SMALL),
        ("q8_0-4bit", SMALL),
    ],
)
def test_a_models_name_tells_how_much_it_reads_at_once(model: str, length: int) -> None:
    assert passage_length(model) == length


def test_the_title_explains_the_first_and_the_sentence_before_the_others() -> None:
    first, second = passages(annotated(TWELVE, title="Boats  sail"), 6)
    assert (first.title, first.before) == ("Boats sail", None)
    assert (second.title, second.before) == (None, "Boat 6 sailed.")


def test_a_half_keeps_its_context() -> None:
    text = annotated(TWELVE)
    first, second = split(text, passages(text, 0)[0])
    assert first.numbers + second.numbers == text.reporting
    assert second.before == "Boat 6 sailed."


@pytest.mark.parametrize("credit", ["Photo: Ida Kell."])
def test_boilerplate_is_in_no_passage(credit: str) -> None:
    text = annotated(f"Boat 1 sailed.\n\n{credit}\n\nBoat 2 sailed.", boilerplate=credit)
    assert [p.numbers for p in passages(text, 0)] == [(1, 3)]
