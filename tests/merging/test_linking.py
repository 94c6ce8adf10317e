"""Profiles that are alike on average become one group; look-alikes do not."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from summarizer.merging.linking import Names, likeness, linked, near_pairs

NOBODY = Names(frozenset(), frozenset())


def profile(words: str) -> dict[str, float]:
    """The words, all of one weight, scaled to length 1."""
    told = words.split()
    return {word: 1 / sqrt(len(told)) for word in told}


def named(titles: str, central: str = "") -> Names:
    return Names(frozenset(titles.split()), frozenset(central.split()))


def groups(*texts: str, threshold: float = 0.3, names: tuple[Names, ...] = ()) -> list[tuple[int, ...]]:
    names = names or (NOBODY,) * len(texts)
    return linked(list(map(profile, texts)), names, combinations(range(len(texts)), 2), threshold)


def test_what_is_alike_is_one_group() -> None:
    assert groups("ferry sank tolm", "ferry sank harbour", "rate bank rose") == [(0, 1), (2,)]


def test_one_common_term_is_not_enough() -> None:
    assert likeness({"tolm": 0.9, "ferry": 0.1}, {"tolm": 0.9, "rate": 0.1}) < 0.5
    assert groups("tolm", "tolm", threshold=0.6) == [(0,), (1,)]


def test_a_chain_is_no_group() -> None:
    chain = ("a b c d", "c d e f", "e f g h", "g h i j")
    assert groups(*chain, threshold=0.3) == [(0, 1), (2, 3)]


def test_look_alikes_stay_apart() -> None:
    first = [f"landslide village dead hollin road {word}" for word in "night rain search camp huts police".split()]
    second = [f"landslide village dead kessim house {word}" for word in "farm barn school river church bus".split()]
    assert groups(*first, *second, threshold=0.35) == [(0, 1, 2, 3, 4, 5), (6, 7, 8, 9, 10, 11)]


def test_titles_that_name_others_ask_for_more() -> None:
    texts = ("landslide dead hollin", "landslide dead kessim")
    assert groups(*texts, threshold=0.4) == [(0, 1)]
    assert groups(*texts, threshold=0.4, names=(named("hollin"), named("kessim"))) == [(0,), (1,)]
    assert groups(*texts, threshold=0.4, names=(named("hollin"), NOBODY)) == [(0, 1)]


def test_titles_that_name_the_town_and_the_ship_are_of_one_story_where_a_text_is_about_both() -> None:
    texts = ("ferry dead ollery", "ferry dead halvenmouth")
    inquiry, harbour = named("ollery"), named("halvenmouth", central="ollery halvenmouth")
    assert groups(*texts, threshold=0.4, names=(inquiry, named("halvenmouth"))) == [(0,), (1,)]
    assert groups(*texts, threshold=0.4, names=(inquiry, harbour)) == [(0, 1)]
    assert groups(*texts, threshold=0.4, names=(harbour, inquiry)) == [(0, 1)]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4), max_size=12), st.randoms())
def test_every_profile_is_in_one_group_whatever_the_order_of_pairs(texts: list[list[str]], random: Random) -> None:
    profiles = [profile(" ".join(sorted(set(text)))) for text in texts]
    pairs = near_pairs(profiles)
    found = linked(profiles, [NOBODY] * len(profiles), pairs, 0.3)
    assert sorted(index for group in found for index in group) == list(range(len(profiles)))
    random.shuffle(pairs)
    assert linked(profiles, [NOBODY] * len(profiles), pairs, 0.3) == found
