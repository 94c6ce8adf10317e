"""People: full names, titles, and what a sentence begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.people import (
    full_name,
    is_person,
    opening_body,
    opening_name,
    people_in,
    title_gender,
    titled_person,
    untitled_text,
)
from tests.timing import cpu_seconds


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ruvian Foreign Minister Ada Ros", "Ada Ros"),
        ("Gen. Ada Ros", "Ada Ros"),
        ("Mr Pell", "Pell"),
        ("Ada Ros", "Ada Ros"),
        ("Foreign Ministry", "Foreign Ministry"),
        ("Chairman", "Chairman"),
    ],
)
def test_titles_are_taken_off(name: str, expected: str) -> None:
    assert untitled_text(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Ros", True),
        ("Ros", False),
        ("Tolm Press", False),
        ("ZNTA", False),
        ("O.R.C.", False),
        ("", False),
        (None, False),
    ],
)
def test_persons_have_two_names_and_are_no_body(name: str | None, expected: bool) -> None:
    assert is_person(name) is expected


def test_a_surname_gets_the_one_full_name_before_it() -> None:
    before = ["Ada Ros met Cato Pell in Tolm."]
    assert full_name("Ros", before) == "Ada Ros"
    assert full_name("Weld", before) == "Weld"
    assert full_name("Ros", [*before, "Ida Ros came too."]) == "Ros"


def test_people_in_a_sentence_are_listed_once_by_their_full_names() -> None:
    sentences = ["Ada Ros met Cato Pell.", "Ros thanked Pell, and Pell thanked Ros in Tolm."]
    assert people_in(sentences, 1) == ["Ada Ros", "Cato Pell"]


def test_a_title_means_its_only_bearer() -> None:
    sentences = ["Chairman Ada Ros met Cato Pell, the union’s secretary.", "They spoke."]
    assert titled_person("chairman", sentences, 2) == "Ada Ros"
    assert titled_person("secretary", sentences, 2) == "Cato Pell"
    assert titled_person("mayor", sentences, 2) is None
    assert titled_person("chairman", [*sentences, "Chairman Ivo Weld left."], 3) is None


def test_titles_tell_he_from_she() -> None:
    sentences = ["Mr Pell came.", "Mrs. Ros left.", "Ada Weld stayed."]
    assert title_gender("Cato Pell", sentences, 2) == "he"
    assert title_gender("Ros", sentences, 2) == "she"
    assert title_gender("Ada Weld", sentences, 2) is None
    assert title_gender("Ada Ros-Pell", ["Mrs Ros-Pell spoke.", "She left."], 1) == "she"


def test_what_a_sentence_begins_with() -> None:
    assert opening_name("Gen. Ada Ros left.") == "Ada Ros"
    assert opening_name("They say Ada Ros left.") is None
    assert opening_body("The Consumer Safety Office opened an inquiry.") == "Consumer Safety Office"
    assert opening_body("Ada Ros left.") is None


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.text(max_size=20))
def test_nothing_raises(sentences: list[str], word: str) -> None:
    people_in(sentences, len(sentences) - 1)
    full_name(word, sentences)
    titled_person(word, sentences, len(sentences))
    title_gender(f"Ada {word}", sentences, len(sentences) - 1)
    opening_name(word)
    opening_body(word)


def test_looking_back_is_bounded() -> None:
    def measured(count: int) -> float:
        sentences = [f"Ada Ros{i % 97} met Pell in village {i}." for i in range(count)]
        return cpu_seconds(
            lambda run: [people_in(sentences, position - 100 * run) for position in range(count - 100, count)]
        )

    measured(1_000)
    assert measured(20_000) < 5 * measured(1_000) + 0.2
