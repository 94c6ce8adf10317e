"""How much two texts share."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.similarity import (
    GENERIC_WEIGHT,
    containment,
    content_words,
    fold,
    plain,
    shingles,
    stem,
    word_weight,
    words,
)

STEMS = st.lists(st.sampled_from("ferri sink sail said storm tolm harbour".split()), max_size=7)


def test_content_words_are_stems_in_order() -> None:
    assert content_words("The ferries were sinking off Tolm.") == ("ferri", "sink", "tolm")
    assert content_words("It was of the.") == ()


def test_words_of_reporting_weigh_little() -> None:
    assert word_weight("said") == GENERIC_WEIGHT
    assert word_weight("ferri") == 1.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“It’s”", '"It\'s"'), ("3–4", "3-4"), ("a\u00a0b…", "a b..."), ("soft\u00adware", "software")],
)
def test_typography_is_folded(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_case_and_diacritics_do_not_count() -> None:
    assert plain("Jörn") == plain("JORN")


def test_numbers_keep_their_separators() -> None:
    assert words("1,000 men, 4.5 km") == ("1,000", "men", "4.5", "km")


@given(STEMS.filter(bool))
def test_a_text_is_like_itself(stems: list[str]) -> None:
    assert containment(stems, stems) == pytest.approx(1.0)


@given(STEMS, STEMS)
def test_a_part_is_contained_in_the_whole(part: list[str], rest: list[str]) -> None:
    assert containment(part, [*part, *rest]) == pytest.approx(1.0 if part else 0.0)


def test_nothing_shared() -> None:
    assert containment(["ferri"], ["storm"]) == 0.0
    assert containment([], ["storm"]) == 0.0


def test_shingles_are_the_same_in_every_process() -> None:
    assert shingles("One two three four five six.") == shingles("one TWO three, four five six")
    assert len(shingles("One two three four five six.")) == 2
    assert shingles("Too short.") != shingles("Quite short.")
    assert shingles("") == frozenset()
    assert shingles("a b c", size=3) == frozenset({zlib.crc32(b"a b c")})


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    content_words(text)
    shingles(text)
    fold(text)


def test_many_threads_get_the_stems_that_one_gets() -> None:
    made_up = [
        f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("ation", "ingly", "iveness", "ational") for c in ("", "s")
    ]
    alone = [stem(word) for word in made_up]
    stem.cache_clear()
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(stem, made_up * 20)) == alone * 20


def test_contracted_negations_are_no_words() -> None:
    assert content_words("He won’t vote; they can't win.") == ("vote", "win")
