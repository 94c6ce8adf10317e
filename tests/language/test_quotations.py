"""Quotations: the words between the marks, in every usual set of marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.quotations import find_quotations
from tests.timing import cpu_seconds

QUOTED = [
    ("“We won,” she said, “at last.”", ["We won,", "at last."]),
    ('"We won," she said.', ["We won,"]),
    ("''We won,'' she said. ''It's late.''", ["We won,", "It's late."]),
    ("‘Nobody’s boat,’ he said.", ["Nobody’s boat,"]),
    ("He called it a 'new day' for the union's boats.", ["new day"]),
    ("The union's boats and the farmers' nets.", []),
    ("„Wir haben gewonnen“, sagte sie.", ["Wir haben gewonnen"]),
    ("«Nous avons gagné», dit-elle.", ["Nous avons gagné"]),
    ("“We won. It rained.\nNobody came.", ["We won. It rained."]),
    ("“We won. It rained. We left,” she said.", ["We won. It rained. We left,"]),
    ("A 6' man and a 10\" pipe.", []),
    ("“”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert [quotation.text for quotation in find_quotations(text)] == expected


@given(st.one_of(st.text(max_size=200), st.text(alphabet="ab '\"“”‘’«»„\n.,", max_size=200)))
def test_offsets_are_exact_and_ordered(text: str) -> None:
    position = 0
    for quotation in find_quotations(text):
        assert quotation.start >= position
        assert text[quotation.start : quotation.end] == quotation.text
        position = quotation.end


@pytest.mark.parametrize("piece", ["'a ", "'a", "‘a ", "‘a’a", "“a ", '"a', "''a", "'' ", "„a", "«a", "’"])
def test_unpaired_marks_cost_no_more_than_their_number(piece: str) -> None:
    def measured(count: int) -> float:
        return cpu_seconds(lambda run: find_quotations(f"{run} {piece * count}"))

    measured(100)
    once = measured(10_000)
    twice = measured(20_000)
    assert twice < 3.5 * once + 0.02
