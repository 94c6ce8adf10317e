"""What is ruled out by sets of bits could not have been alike."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.merging.alike import alike, pairs_alike, pairs_sharing, shared_words, words_of

WORDS = "A ferry ferries sank sunk died dead killed off at the of Tolm Tolm's Kessim harbour 14 1,000 U.S. – é".split()
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=25).map(" ".join)


@given(st.lists(texts, max_size=6), st.sampled_from([0.1, 0.3, 0.5, 1.0]))
def test_no_pair_that_reaches_the_least_is_lost(told: list[str], least: float) -> None:
    words = [words_of(text) for text in told]
    pairs = list(combinations(range(len(words)), 2))
    for measure, bound in ((shared_words, pairs_sharing), (alike, pairs_alike)):
        reaching = {(a, b) for a, b in pairs if measure(words[a], words[b]) >= least}
        assert reaching <= {*bound(words, pairs, least)}


def test_pairs_that_share_one_word_of_many_are_ruled_out() -> None:
    ferry, milk = words_of("A ferry sank off Tolm harbour."), words_of("The dairies of Tolm raised the price of milk.")
    assert pairs_sharing([ferry, milk], [(0, 1)], 0.5) == []
    assert pairs_alike([ferry, milk], [(0, 1)], 0.5) == []
