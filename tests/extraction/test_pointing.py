"""Which sentences state a statement."""

from __future__ import annotations

from summarizer.extraction.pointing import Pointing, point

from .making import annotated

TEXT = (
    "The ferry Marra sank off Tolm on Monday. "
    "Divers found the bow door open. "
    "Officials met in the town hall. "
    "The line runs two other ferries. "
    "The line had asked for a new licence."
)


def pointed(statement: str, *given: int) -> Pointing:
    return point(statement, annotated(TEXT), given or None)


def test_right_numbers_are_kept() -> None:
    assert pointed("The ferry Marra sank off Tolm.", 1).check.result == "passed"
    assert pointed("The ferry Marra sank off Tolm.", 1).numbers == (1,)


def test_a_statement_of_two_sentences_keeps_both() -> None:
    both = pointed("The ferry Marra sank off Tolm, and divers found the bow door open.", 1, 2)
    assert (both.numbers, both.check.result) == ((1, 2), "passed")


def test_numbers_pointed_at_for_nothing_are_dropped() -> None:
    assert pointed("Divers found the bow door open.", 1, 2, 3, 4, 5).numbers == (2,)


def test_the_nearest_of_equal_sentences_is_meant() -> None:
    text = annotated("Rain fell in Tolm. The pier broke. Nobody came. Rain fell in Tolm.")
    assert point("Rain fell in Tolm.", text, [3]).numbers == (4,)
    assert point("Rain fell in Tolm.", text, None).numbers == (1,)
    assert point("Rain fell in Tolm.", text, [1]).check.result == "passed"


def test_without_numbers_several_sentences_are_found() -> None:
    assert pointed("The ferry Marra sank off Tolm, and divers found the bow door open.").numbers == (1, 2)


def test_a_sentence_without_content_words_is_found_as_it_stands() -> None:
    text = annotated("Ada Ros ran. So did he. It rained.")
    assert point("So did he.", text, None).numbers == (2,)


def test_nothing_is_found_for_other_news() -> None:
    assert pointed("Wheat prices rose in Corr.").numbers == ()
    assert pointed("Wheat prices rose in Corr.", 2).check.detail == "sentences 2 do not say this"
