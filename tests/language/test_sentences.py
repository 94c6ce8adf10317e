"""Sentences: where they end, and that nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language.sentences import split_sentences
from tests.timing import cpu_seconds

SPLIT = [
    ("The pier fell. Nobody was hurt.", ["The pier fell.", "Nobody was hurt."]),
    ("U.S. President Jo Ros left Tolm. It rained.", ["U.S. President Jo Ros left Tolm.", "It rained."]),
    ("Gen. Ros spoke on Oct. 24. He left.", ["Gen. Ros spoke on Oct. 24.", "He left."]),
    ("It is so, according to Ms. Ros. He left.", ["It is so, according to Ms. Ros.", "He left."]),
    ("He follows then-Sen. Pell of Tolm.", ["He follows then-Sen. Pell of Tolm."]),
    ("The gap is 3.5 per cent. It was 4.1.", ["The gap is 3.5 per cent.", "It was 4.1."]),
    ("“We won. It was close,” Ros said. She left.", ["“We won. It was close,” Ros said.", "She left."]),
    ("Ferry sinks off Tolm\n\nAda Ros\n\nIt sank.", ["Ferry sinks off Tolm", "Ada Ros", "It sank."]),
    ("- boats\n- nets\n- ropes", ["- boats", "- nets", "- ropes"]),
    ("\r\n\tIt sank. \r\n", ["It sank."]),
    ("", []),
    (" \n\t\n", []),
    ("渡船沉没了。没有人受伤。", ["渡船沉没了。", "没有人受伤。"]),
    ("Паром затонул. Никто не погиб.", ["Паром затонул.", "Никто не погиб."]),
    ("غرقت العبارة. لم يصب أحد.", ["غرقت العبارة.", "لم يصب أحد."]),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences_end_where_a_reader_sees_them_end(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == expected


def test_a_hard_wrapped_paragraph_is_read_as_one() -> None:
    text = (
        "The ferry to the outer islands turned over on Sunday night in heavy\n"
        "seas, and boats from four villages went out to look for those who had\n"
        "been aboard. Nobody knows how many there were.\n\nThe port is shut."
    )
    found = [sentence.text for sentence in split_sentences(text)]
    assert len(found) == 3
    assert found[1] == "Nobody knows how many there were."


def test_numbers_count_from_one() -> None:
    assert [sentence.number for sentence in split_sentences("A ship. A pier. A quay.")] == [1, 2, 3]


TEXTS = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="aA.!?\n “”\"'’Mrs。、… \u00a0", max_size=300),
    st.lists(st.sampled_from([*(text for text, _ in SPLIT), "Mr.", "\n", " ", "“", "said"]), max_size=8).map(" ".join),
)


@given(TEXTS, st.sampled_from([None, "en", "de", "ar", "xx"]))
@settings(deadline=None)
def test_spans_are_ordered_exact_and_cover_every_letter(text: str, language: str | None) -> None:
    position = 0
    for sentence in split_sentences(text, language):
        assert sentence.start >= position
        assert sentence.start < sentence.end
        assert not text[position : sentence.start].strip()
        assert text[sentence.start : sentence.end] == sentence.text
        position = sentence.end
    assert not text[position:].strip()


@pytest.mark.parametrize("piece", ["word and ", "A b. ", "Mr. ", "Line\n", "“Oh! "])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    def measured(count: int) -> float:
        return cpu_seconds(lambda run: split_sentences(f"{run} {piece * count}"))

    measured(1_000)
    once = measured(4_000)
    twice = measured(8_000)
    assert twice < 3.5 * once + 0.02
