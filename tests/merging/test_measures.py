"""Which figures are of one measure, whatever the words, and which only look so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.merging.making import extraction, merge

STORY = "The ferry Marlin sank off Tolm on Sunday. The Marlin had left Tolm harbour at nine. "


def kinds(one: str, other: str, later: date = date(2026, 3, 2)) -> list[str]:
    """The disputes of two reports of one story, the second as of `later`."""
    stories = merge(extraction(STORY + one, "Wire"), extraction(STORY + other, "Times", published=later))
    return [dispute.kind for story in stories for dispute in story.disputes]


@pytest.mark.parametrize(
    "texts",
    [
        ("Tolm had a crowd of 61,000 at the match.", "No more than 48,000 people attended the match at Tolm."),
        ("Some 31,000 people signed the petition in Tolm.", "The petition in Tolm has 52,000 signatures, police said."),
        (
            "The storm cost the insurer 300 million marks.",
            "The insurer put its losses in the storm at 450 million marks.",
        ),
    ],
)
def test_what_was_done_ties_two_figures_whatever_is_counted(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == ["disputed"]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The Marlin Line cancelled 34 trips since its crews walked out.",
            "Cancellations rose to 71, the Marlin Line said.",
        ),
        ("Forty-six measles infections were confirmed in Tolm.", "Infections with measles in Tolm rose to 131."),
        ("The flu has infected 226 people, the office said.", "Confirmed cases have risen from 226 to 286, it said."),
    ],
)
def test_the_same_deed_as_of_a_later_day_is_superseded(texts: tuple[str, str]) -> None:
    assert kinds(*texts, later=date(2026, 3, 4)) == ["superseded"]


@pytest.mark.parametrize(
    "texts",
    [
        ("In all 85 employees of the line died.", "The bodies of 33 employees of the line have been identified."),
        ("More than 50 people were killed.", "Some 15 bodies were buried at noon, police said."),
        ("The council authorised 6,500 guards for Tolm.", "Some 1,900 guards had arrived in Tolm, police said."),
        ("Members passed the bill by 148 votes to 97.", "Nearly 150 members backed the bill."),
    ],
)
def test_what_befalls_some_of_them_is_another_measure(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == []


def test_the_end_of_a_month_is_a_day_of_a_debt_and_no_period() -> None:
    one = "The Marlin Line owed its suppliers 140 million marks at the end of February."
    assert kinds(one, "The Marlin Line owes its suppliers 80 million marks, an undated notice says.") == ["unresolved"]


def test_the_year_of_an_aside_is_not_the_period_of_a_figure() -> None:
    one = "The Song of Tolm, released in 1982, has sold 65 million copies."
    assert kinds(one, "The Song of Tolm sold 61 million copies, the label said.") != []
