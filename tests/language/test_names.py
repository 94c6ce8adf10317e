"""Names: which words are names, and which names can be one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.names import find_names, name_key, same_name, variant_keys

FOUND = [
    ("On Monday Gen. Ada Ros met the O.R.C. in Tolm.", ["Gen. Ada Ros", "O.R.C.", "Tolm"]),
    ("The Bank of Velmara raised its rate.", ["Bank of Velmara"]),
    ("Ostmarl and Tesmiria signed.", ["Ostmarl", "Tesmiria"]),
    ("Tolm's mayor met Cato Pell’s son.", ["Tolm", "Cato Pell"]),
    ("Officials said so in March.", []),
    ("Jörn Ünal left İzmar for Čadec.", ["Jörn Ünal", "İzmar", "Čadec"]),
    ("The US told us little.", ["US"]),
    ("He read it; nothing followed.", []),
    ("Marie-Claire d'Orsel-Pinto spoke.", ["Marie-Claire", "Orsel-Pinto"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_are_runs_of_capitalised_words(text: str, expected: list[str]) -> None:
    assert [name.text for name in find_names(text)] == expected


def test_a_word_that_opens_a_sentence_is_not_sure() -> None:
    opening, inner = find_names("Mortar fell on Tolm.")
    assert (opening.sure, inner.sure) == (False, True)


SAME = [
    ("Gen. Ada Ros", "Ros"),
    ("Ada Ros", "ADA ROS"),
    ("Ilan Marek-Tov", "Ilan Marek Tov"),
    ("Jörn Eskel", "Jorn Eskel"),
    ("O.R.C.", "Organization of Regional Concord"),
    ("Order of Rural Clerks", "ORC"),
    ("Prime Minister Ada Ros", "Ms. Ros"),
    ("Zhurdan", "Zhurdani"),
    ("Ada Mira Ros", "Ada Ros"),
    ("Ros’s", "Ros"),
]
DIFFERENT = [("Ada Ros", "Ida Ros"), ("Ada Ros", "Ada Pell"), ("Tolm", "Tesmiria"), ("", "Ros"), ("Ros", "Rosen")]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_variants_of_a_name(a: str, b: str) -> None:
    assert same_name(a, b)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_names(a: str, b: str) -> None:
    assert not same_name(a, b)


NAMES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from("Ada Ros Gen. Marek-Tov O.R.C. of the Zhurdani Zhurdan Tolm’s Ünal and".split()), max_size=4
    ).map(" ".join),
)


@given(NAMES, NAMES)
def test_same_name_is_symmetric(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a)


@given(NAMES, NAMES)
def test_variants_are_found_by_a_key_in_common(a: str, b: str) -> None:
    assert not same_name(a, b) or variant_keys(a) & variant_keys(b)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_known_variants_are_found_by_a_key_in_common(a: str, b: str) -> None:
    assert variant_keys(a) & variant_keys(b)


@given(NAMES)
def test_same_name_is_reflexive_for_what_has_a_key(name: str) -> None:
    assert same_name(name, name) == bool(name_key(name))


@given(st.one_of(st.text(max_size=200), st.text(alphabet="Aa. ’'s-ofandGen1\n", max_size=200)))
def test_offsets_are_exact_and_ordered(text: str) -> None:
    position = 0
    for name in find_names(text):
        assert name.start >= position
        assert text[name.start : name.end] == name.text
        position = name.end
