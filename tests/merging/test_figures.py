from __future__ import annotations

from datetime import date

import pytest

from summarizer.schema import Dispute
from tests.merging.making import extraction, figures_of, merge

STORY = "The ferry Marlin sank off Tolm on Sunday. The Marlin had left Tolm harbour at nine. "


def disputes(*texts: str, **more: object) -> list[Dispute]:
    extractions = [extraction(STORY + text, f"Paper {number}", **more) for number, text in enumerate(texts)]
    return [dispute for story in merge(*extractions) for dispute in story.disputes]


def kinds(*texts: str) -> list[str]:
    return [dispute.kind for dispute in disputes(*texts)]


def test_incompatible_figures_of_one_day_are_disputed() -> None:
    (dispute,) = disputes(
        "About 240 people were aboard the Marlin, the coast guard said.",
        "Only 112 passengers were aboard the Marlin, the Marlin Line said.",
    )
    assert dispute.kind == "disputed"
    assert dispute.question == "How many people were aboard?"
    assert {side.value: side.origins for side in dispute.sides} == {
        "About 240 people": ("coast guard",),
        "112 passengers": ("Marlin Line",),
    }


@pytest.mark.parametrize(
    "texts",
    [
        ("At least 1,000 people were killed, police said.", "About 2,000 people were killed, the Red Star said."),
        ("In all 14 people were killed, police said.", "In all 31 people were injured, the hospital said."),
        ("In all 14 people were killed, police said.", "A notice spoke of 45 dead and injured, the county said."),
        ("Ruvia has lost 700 soldiers, police said.", "About 1,350 Zhurdani soldiers were killed, the Star said."),
        ("In 2011, 57 people drowned off Cape Orr, police said.", "In all 14 people were killed, the Star said."),
        ("About 30 people are missing, police said.", "About 12,000 troops are deployed, the army said."),
    ],
)
def test_compatible_ranges_and_different_measures_are_no_dispute(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == []


def test_a_later_and_larger_total_supersedes() -> None:
    earlier = extraction(STORY + "In all 14 people were killed as of Sunday, police said.", "Wire")
    later = extraction(STORY + "In all 23 people were killed as of Monday, the hospital said.", "Times")
    (story,) = merge(earlier, later)
    (dispute,) = story.disputes
    assert dispute.kind == "superseded"
    assert [side.value for side in dispute.sides] == ["14 people", "23 people"]
    assert [side.as_of for side in dispute.sides] == [date(2026, 3, 1), date(2026, 3, 2)]
    measure = next(one for one in story.measures if one.what == "people killed")
    assert measure.basis == "cumulative"
    assert len(measure.claim_ids) == 2


def test_an_estimate_is_superseded_by_its_own_origin_only() -> None:
    texts = "About 900 soldiers were killed as of Sunday, {}.", "About 1,500 soldiers were killed as of Monday, {}."
    assert kinds(texts[0].format("the Red Star said"), texts[1].format("the Red Star said")) == ["superseded"]
    assert kinds(texts[0].format("the Red Star said"), texts[1].format("the army said")) == ["unresolved"]


def test_an_unknown_as_of_leaves_it_unresolved() -> None:
    assert kinds("An undated paper lists 870 dead.", "In all 31 people were killed, the army said.") == ["unresolved"]


def test_people_still_missing_at_two_times_are_no_contradiction() -> None:
    assert kinds("In all 40 people are missing as of Sunday, police said.", "As of Monday 30 people are missing.") == []


def test_a_dispute_within_one_article() -> None:
    text = (
        "Two bodies were recovered, inspector Sool said. The families of three dead men were told, inspector Sool said."
    )
    (story,) = merge(extraction(STORY + text))
    assert [dispute.kind for dispute in story.disputes] == ["disputed"]
    assert [caution.kind for caution in story.cautions] == ["contradiction", "contradiction"]


def test_every_measure_id_exists_and_figures_without_meaning_have_none() -> None:
    stories = merge(extraction(STORY + "In all 14 people were killed. It took 20 minutes. The vote was five to four."))
    known = {measure.id for story in stories for measure in story.measures}
    used = [figure.measure_id for story in stories for claim in story.claims for figure in claim.figures]
    assert {one for one in used if one} == known
    assert None in used


def test_claims_without_figures_are_fine() -> None:
    bare = extraction(STORY, changes=[{"figures": ()}, {"figures": ()}])
    (story,) = merge(bare)
    assert story.measures == ()


def test_a_deficit_of_one_year_is_not_that_of_another() -> None:
    one = "The budget deficit for 2025 was 1.2 billion crowns, the ministry said."
    assert kinds(one, "The budget deficit for 2024 was 1.9 billion crowns, the council said.") == []
    assert kinds(one, "The budget deficit for 2025 was 1.9 billion crowns, the council said.") == ["disputed"]


def test_the_helper_reads_figures() -> None:
    assert figures_of("As of now 14 people died.", date(2026, 3, 2))[0].as_of == date(2026, 3, 2)
