from __future__ import annotations

import pytest

from summarizer.merging.terms import core_of
from tests.merging.making import claims_of, extraction, merge, the_claim

WIRE = "A ferry sank off Tolm harbour on Sunday night, the harbour office said. "


@pytest.mark.parametrize(
    ("statement", "core"),
    [
        ("Two boats sank off Tolm, its director, Ada Ros, said.", "Two boats sank off Tolm"),
        ("According to the harbour office, two boats sank off Tolm.", "two boats sank off Tolm"),
        ("The mayor said on Monday that two boats sank off Tolm.", "two boats sank off Tolm"),
        ("Ada Ros denied that two boats sank off Tolm.", "two boats sank off Tolm"),
        ("When the boat sank, 14 people died, police said.", "When the boat sank, 14 people died"),
        ("The search comes as two boats sank off Tolm.", "two boats sank off Tolm"),
        ("Ada Ros said no.", "Ada Ros said no"),
        (  # a second verb of the same subject is no attribution
            "Ada Ros gave the crew another day, but warned them that the line may close.",
            "Ada Ros gave the crew another day, but warned them that the line may close",
        ),
        (
            "After a meeting in Tolm, harbour master Ada Ros reports that two boats sank off Kessim.",
            "two boats sank off Kessim",
        ),
        (  # who is declared something says nothing
            "Ada Ros and Lio Fenn, the last two harbour masters, were declared the winners.",
            "Ada Ros and Lio Fenn, the last two harbour masters, were declared the winners",
        ),
        ("“Two boats sank off Tolm,” said Ada Ros, who runs the harbour.", '"Two boats sank off Tolm'),
        ("“The door was shut and locked,” Ada Ros, a spokeswoman, said.", '"The door was shut and locked'),
        (
            "Harbour master Ada Ros, however, told a local radio station that the search had been called off at dawn.",
            "the search had been called off at dawn",
        ),
        (  # each sentence has its own
            "Two boats sank off Tolm, Ada Ros said. Lio Fenn said that both crews of the line had been saved.",
            "Two boats sank off Tolm. both crews of the line had been saved.",
        ),
    ],
)
def test_the_core_is_what_is_said_without_who_says_it(statement: str, core: str) -> None:
    assert core_of(statement) == core


def test_tellings_of_one_thing_are_one_claim_with_all_reports() -> None:
    stories = merge(
        extraction(WIRE, "Sea Wire"),
        extraction("The harbour office said that a ferry had sunk off Tolm harbour on Sunday night.", "Tolm Times"),
    )
    (claim,) = claims_of(stories)
    assert len(claim.reports) == 2
    assert claim.outlets == ("Sea Wire", "Tolm Times")
    assert claim.status == "single-source"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Six people died in a landslide at Kessim.", "Six people died in a landslide at Hollin Pass."),
        ("Six people died in a landslide at Kessim.", "Nine people died in a landslide at Kessim."),
        ("Six people died in a landslide at Kessim.", "Six people are missing after a landslide at Kessim."),
        ("The bridge at Tolm has fallen.", "The bridge at Tolm has not fallen."),
        ("The bridge at Tolm opened on Monday.", "The bridge at Tolm opened on Saturday."),
        ("The bridge at Tolm was opened.", "The bridge at Tolm will be opened."),
        ("Tolm blames Ruvia for the shelling of Kessim.", "Ruvia blames Tolm for the shelling of Kessim."),
        ("Between 30 and 40 fires were counted in Tolm.", "In Tolm 38 fires were counted."),
    ],
)
def test_what_differs_in_a_name_number_date_or_negation_is_two_claims(one: str, other: str) -> None:
    assert len(claims_of(merge(extraction(one, "Sea Wire"), extraction(other, "Tolm Times")))) == 2


def test_at_least_14_and_14_are_one_figure() -> None:
    stories = merge(
        extraction("At least 14 people died in the fire at Tolm mill.", "Sea Wire"),
        extraction("In the fire at Tolm mill 14 people died.", "Tolm Times"),
    )
    assert len(claims_of(stories)) == 1


def test_two_sentences_of_one_article_are_two_claims_unless_they_are_one_wording() -> None:
    alike = "The old mill at Tolm burned down on Sunday. The mill at Tolm burned on Sunday evening."
    assert len(claims_of(merge(extraction(alike)))) == 2
    same = "The old mill at Tolm burned down on Sunday. The old mill at Tolm burned down on Sunday."
    assert len(claims_of(merge(extraction(same)))) == 1


def test_the_printed_wording_is_the_fullest_attribution_then_the_strongest_hedge() -> None:
    plain = extraction("A ferry sank off Tolm harbour.", "Tolm Times", published=None)
    said = extraction("A ferry sank off Tolm harbour, harbour master Ada Ros said.", "Sea Wire")
    assert the_claim(merge(plain, said), "A ferry sank").statement.endswith("Ada Ros said.")
    hedged = extraction("A ferry reportedly sank off Tolm harbour.", "Hill Post")
    assert "reportedly" in the_claim(merge(plain, hedged), "ferry").statement


def test_a_toll_told_in_other_words_is_one_claim() -> None:
    stories = merge(
        extraction(
            "At least 14 people died when a ferry rolled over off Tolm, the Tolm Fire Service said. "
            "The ferry Marlin had left Tolm at nine.",
            "Sea Wire",
            title="Ferry sinks off Tolm",
        ),
        extraction(
            "Fourteen people were dead by noon and lay in Brannec Hospital, its director, Lio Fenn, told this paper. "
            "The ferry Marlin had left Tolm with a broken door, a sailor said.",
            "Tolm Times",
            title="Tolm mourns its dead of the Marlin",
        ),
    )
    toll = the_claim(stories, "Fourteen people were dead")
    assert len(toll.reports) == 2
    assert toll.status == "corroborated"


def test_no_claims_no_stories() -> None:
    assert merge() == ()
    assert merge(extraction("A quiet day.").model_copy(update={"claims": ()})) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The National Farm Fund has lent 40 million crowns to the dairies of Kessim and Tolm, its director said.",
            "Dairies in Kessim and Tolm have borrowed 40 million crowns from the National Farm Fund.",
        ),
        (
            "The U.N. mission in Ruvia reported heavy shelling of the northern suburbs of Tolm.",
            "The UN mission in Ruvia reports heavy shelling in the northern suburbs of Tolm.",
        ),
    ],
)
def test_the_same_in_other_words_is_one_claim(one: str, other: str) -> None:
    assert len(claims_of(merge(extraction(one, "Sea Wire"), extraction(other, "Tolm Times")))) == 1
