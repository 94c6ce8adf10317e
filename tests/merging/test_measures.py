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


@pytest.mark.parametrize(
    "texts",
    [
        ("Police made 62 arrests at the derby in Tolm.", "More than 200 fans had been arrested at the Tolm derby."),
        ("Parliament passed the ferry bill by 61 votes to 38.", "Fifty-five deputies voted for the ferry bill."),
        ("Thieves took seven paintings from the Tolm museum.", "Nine canvases were stolen from the museum, Ros said."),
        ("Support for Tomas Reik stood at 41 percent.", "Reik would get 29 percent of the vote, Ada Ros said."),
        ("The county of Tolm had 165 measles cases.", "There were 496 confirmed cases in Tolm, an institute said."),
        ("About two million people were thought to be homeless.", "An office put the homeless at 1.2 million people."),
    ],
)
def test_one_measure_in_other_words(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == ["disputed"]


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The police had arrested 23 people.",
            "A further 35 people were arrested, Ros said, taking the total to 58.",
        ),
        ("Nearly 400 people were evacuated.", "Some 1,150 people, most of them farmers, had been evacuated."),
        (
            "The slide at Tolm killed 41 people, Ros said.",
            "Officials revised the toll of the slide down to 33.",
        ),
        (
            "The inquiry has cost 35 million marks so far, Ada Ros said.",
            "The cost was 61 million marks so far, Ros said.",
        ),
    ],
)
def test_the_later_total_supersedes_the_earlier(texts: tuple[str, str]) -> None:
    assert kinds(*texts, later=date(2026, 3, 4)) == ["superseded"]


@pytest.mark.parametrize(
    "texts",
    [
        ("Measles infected 130 people in Lower Ruvia.", "Across the whole of Ruvia, 720 people were infected."),
        ("Canada has 165 cases of measles.", "Mexico has 496 cases of measles."),
        ("In a poll, 42 percent of voters approve of Reik.", "In the poll 31 percent would vote for Reik."),
        ("Two pupils at Tolm fell ill.", "Five pupils of the school at Kessim won the latest prize."),
        ("The board has moved to phase six.", "Three deaths were reported at phase three."),
    ],
)
def test_what_only_looks_like_one_measure(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == []


@pytest.mark.parametrize(("later", "kind"), [(date(2026, 3, 4), "disputed"), (date(2026, 3, 25), "unresolved")])
def test_a_lower_total_of_weeks_later_is_no_dispute(later: date, kind: str) -> None:
    found = kinds("The flu killed 176 people, Ros said.", "The flu has killed 65 people, an office said.", later)
    assert found[0] == kind  # "on Sunday" of weeks later is another Sunday, and another dispute
