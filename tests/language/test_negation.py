"""Negation and what it speaks of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.negation import find_negations
from summarizer.language.scope import same_scope, speaks_of
from summarizer.language.similarity import content_words
from tests.timing import cpu_seconds

NEGATIONS = [
    ("The ridge has not fallen.", ["not"]),
    ("The ridge hasn’t fallen.", ["hasn't"]),
    ("Nobody was hurt, and nothing burned.", ["nobody", "nothing"]),
    ("Ros denied it.", ["denied"]),
    ("The bank declined to comment.", ["declined to"]),
    ("It was not only late.", []),
    ("No fewer than ten came.", []),
    ("He is No. 5 on the list.", []),
    ("The knot held.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), NEGATIONS)
def test_negations_are_found(text: str, expected: list[str]) -> None:
    assert [cue.text for cue in find_negations(text)] == expected


def test_a_negation_speaks_of_the_words_around_it() -> None:
    (cue,) = find_negations("The ridge has not fallen; the bridge stands.")
    assert speaks_of(cue, frozenset(content_words("The ridge has fallen.")))
    assert not speaks_of(cue, frozenset(content_words("The bridge stands.")))


def test_two_negations_of_one_thing_share_their_scope() -> None:
    (a,), (b,), (c,) = map(
        find_negations, ["The ridge has not fallen.", "The ridge never fell.", "No boat left the harbour of Tolm."]
    )
    assert same_scope(a, b)
    assert not same_scope(a, c)


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    find_negations(text)


def test_time_grows_with_the_number_of_negations_alone() -> None:
    def measured(count: int) -> float:
        return cpu_seconds(lambda _: find_negations("not a boat " * count))

    measured(100)
    once, twice = measured(1_000), measured(2_000)
    assert twice < 3.5 * once + 0.05
