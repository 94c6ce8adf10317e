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


def test_each_number_of_a_list_has_its_own_condition() -> None:
    one = "Police said 14 people were killed, 30 injured and 200 left homeless."
    assert kinds(one, "In all 200 people were left homeless, the Star said.") == []
    assert kinds(one, "In all 320 people were left homeless, the Star said.") == ["disputed"]


def test_a_number_without_a_noun_counts_what_its_clause_is_about() -> None:
    earlier = "The number of fever cases in Tolm rose to 40 as of Sunday, the office said."
    assert kinds(earlier, "There were 55 fever cases in Tolm as of Monday, the office said.") == ["superseded"]


@pytest.mark.parametrize(
    "text",
    [
        "Another nine people were killed, the Star said.",
        "In the past 24 hours nine people were killed, the Star said.",
        "In all 200 people are waiting to be evacuated, the Star said.",
        "Three people were killed in the village of Harrow, the Star said.",
    ],
)
def test_what_is_added_recent_or_local_is_no_total(text: str) -> None:
    assert kinds("In all 31 people were killed off Tolm and 900 people were evacuated, police said.", text) == []


def test_what_differs_by_an_order_of_magnitude_counts_other_things() -> None:
    assert kinds("Some 5,000 people were left homeless, police said.", "Two million people fled, the Star said.") == []


def test_the_day_of_an_event_is_not_the_day_of_its_count() -> None:
    (dispute,) = disputes(
        "The quake on 12 January killed 900 people, police said.", "In all 700 people were killed, the Star said."
    )
    assert dispute.kind == "disputed"
    assert {side.as_of for side in dispute.sides} == {date(2026, 3, 2)}


def test_disputes_of_two_days_are_two() -> None:
    texts = [
        f"In all {count} people were killed as of {day}, the {who} said."
        for day, counts in (("Sunday", (14, 19)), ("Monday", (31, 38)))
        for count, who in zip(counts, ("police", "hospital"), strict=True)
    ]
    found = [dispute for dispute in disputes(*texts) if dispute.kind == "disputed"]
    assert [{side.value for side in one.sides} for one in found] == [
        {"14 people", "19 people"},
        {"31 people", "38 people"},
    ]


def test_a_deficit_of_one_year_is_not_that_of_another() -> None:
    one = "The budget deficit for 2025 was 1.2 billion crowns, the ministry said."
    assert kinds(one, "The budget deficit for 2024 was 1.9 billion crowns, the council said.") == []
    assert kinds(one, "The budget deficit for 2025 was 1.9 billion crowns, the council said.") == ["disputed"]


def test_the_helper_reads_figures() -> None:
    assert figures_of("As of now 14 people died.", date(2026, 3, 2))[0].as_of == date(2026, 3, 2)


@pytest.mark.parametrize(
    "texts",
    [
        ("The bomb claimed 14 lives, police said.", "In all 31 people were killed, the Star said."),
        ("Around 300,000 households were in the dark, police said.", "Some 450,000 homes had no power, the Star said."),
        ("About 4,000 people left their homes, police said.", "Some 9,000 people were evacuated, the Star said."),
        ("Nine inmates are refusing food, police said.", "There are 57 hunger strikers, the Star said."),
        ("In all 900 drivers walked out, the union said.", "Only 300 drivers were on strike, the Star said."),
        ("The fire blackened 900 acres, police said.", "The size of the blaze is 800 hectares, the Star said."),
        ("The army killed 12 guards, three cooks and a nurse.", "In all 50 guards were killed, the Star said."),
        ("Organisers spoke of as many as 90,000 marchers.", "The police put the turnout at 30,000."),
    ],
)
def test_one_thing_is_counted_in_many_words(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == ["disputed"]


@pytest.mark.parametrize(
    "texts",
    [
        ("The tremor had a magnitude of 6.1, police said.", "An aftershock of magnitude 4.8 was felt, the Star said."),
        ("In all 38 passengers were aboard, police said.", "The ferry carried a crew of six, the Star said."),
        ("In all 300 sheep were killed, police said.", "In all 14 people were killed, the Star said."),
        ("At least 75 bodies were buried in mass graves.", "In all 190 people were killed, the Star said."),
        ("Gusts of up to 150 km/h were measured, police said.", "The strongest gust reached 93 mph, the Star said."),
        ("A third of schools closed, police said.", "Some 33 per cent of schools closed, the Star said."),
        ("In Tolm alone 90 people were killed, police said.", "In all 140 people were killed, the Star said."),
    ],
)
def test_what_goes_with_a_thing_is_another_and_units_are_converted(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == []


def test_a_revision_that_names_the_old_figure_replaces_it() -> None:
    earlier = extraction(STORY + "In all 38 people are dead, the rescue service said.", "Wire")
    text = STORY + "Rescuers now count 31 dead, and say the first figure of 38 was wrong."
    (story,) = merge(earlier, extraction(text, "Times", published=date(2026, 3, 4)))
    assert [dispute.kind for dispute in story.disputes] == ["superseded"]


def test_of_what_comes_and_goes_an_origin_replaces_its_own_figure() -> None:
    texts = "Some 40 people are missing, {}.", "Two dozen people are missing, {}."
    for who, expected in (("the coast guard", ["superseded"]), ("the hospital", [])):
        earlier = extraction(STORY + texts[0].format("the coast guard said"), "Wire")
        later = extraction(STORY + texts[1].format(f"{who} said"), "Times", published=date(2026, 3, 4))
        (story,) = merge(earlier, later)
        assert [dispute.kind for dispute in story.disputes] == expected


def test_what_once_was_has_no_date() -> None:
    one = "The militia once had 900 men under arms, a letter says."
    assert kinds(one, "The militia has some 300 men under arms, the army said.") == ["unresolved"]


def test_two_rivals_in_one_sentence_are_a_dispute_of_their_own_sources() -> None:
    one = "In all 900 people were on strike, according to the union; the company put the number at 430."
    (dispute,) = disputes(one)
    assert dispute.kind == "disputed"
    assert {side.value: side.origins for side in dispute.sides} == {"900 people": ("the union",), "430": ("company",)}
    third = disputes(one, "Some 700 people walked out, the Star said.")
    assert [len(dispute.sides) for dispute in third] == [3]


@pytest.mark.parametrize(
    "texts",
    [
        ("Five skiers were caught by the slide at Orr.", "The slide at Orr took nine skiers with it, the Star said."),
        ("In all 400 guests had to sleep in the tents.", "About 900 guests slept in tents, the Star said."),
        (
            "A third of the dockers are on strike, the port said.",
            "Some 60 per cent of dockers walked out, the Star said.",
        ),
        (
            "The line told the crews that 400 of them would lose their jobs.",
            "The line will cut 900 jobs, the Star said.",
        ),
        ("The army was 12 kilometres from Harrow, it said.", "The army was 40 km away from Harrow, the Star said."),
        ("The sinkhole is 12 metres deep, police said.", "The sinkhole has a depth of 25 metres, the Star said."),
        ("Losses from the storm came to 4 million crowns.", "The storm did damage of 9 million crowns, the Star said."),
    ],
)
def test_the_rest_of_the_statement_tells_what_no_list_of_words_does(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == ["disputed"]


@pytest.mark.parametrize(
    "texts",
    [
        ("The contest had 2 million viewers on average.", "The contest peaked at 3 million viewers, the Star said."),
        ("Donors pledged 90 million crowns for Tolm.", "Tolm has received 14 million crowns from donors."),
        ("Exports of Tolm fell by 4 percent, the office said.", "Imports of Tolm fell by 9 percent, the office said."),
        ("Sustained winds of 140 km/h hit Tolm.", "A gust of 195 km/h hit Tolm, the Star said."),
        ("The Marlin Line will cut 900 jobs across the group.", "The Marlin Line will cut 200 jobs at Orr, it said."),
        ("In all 12 officers were injured, police said.", "In all 40 protesters were injured, the Star said."),
        ("Wheat fetched 210 crowns a tonne in Tolm.", "Barley went for 160 crowns a tonne in Tolm, the Star said."),
        ("The yard at Tolm employs 1,800 people.", "Some 600 welders are on strike at Tolm, the Star said."),
    ],
)
def test_two_aspects_of_one_thing_contradict_nothing(texts: tuple[str, str]) -> None:
    assert kinds(*texts) == []


def test_what_remains_comes_and_goes() -> None:
    earlier = extraction(STORY + "The Tolm hospital is treating 26 guests of the ferry, it said.", "Wire")
    text = STORY + "Eleven guests of the ferry are still in the Tolm hospital, the hospital said."
    stories = merge(earlier, extraction(text, "Times", published=date(2026, 3, 4)))
    assert [dispute.kind for story in stories for dispute in story.disputes] in ([], ["superseded"])


def test_a_figure_is_of_whoever_the_sentence_begins_with() -> None:
    earlier = extraction(STORY + "Police listed 40 people as missing.", "Wire")
    text = STORY + "In all 12 people are still missing, police said."
    (story,) = merge(earlier, extraction(text, "Times", published=date(2026, 3, 4)))
    assert [dispute.kind for dispute in story.disputes] == ["superseded"]


def test_a_dispute_is_settled_when_one_later_figure_supersedes_both_sides() -> None:
    text = "In all two people were killed as of Sunday, police said. In all three people were killed as of Sunday, {}."
    earlier = extraction(STORY + text.format("the hospital said"), "Wire")
    later = extraction(STORY + "In all six people were killed as of Monday, police said.", "Times")
    (story,) = merge(earlier, later)
    assert [dispute.kind for dispute in story.disputes] == ["superseded"]
    assert len(story.disputes[0].sides) == 3


def test_an_undated_figure_that_repeats_a_superseded_one_is_that_one() -> None:
    texts = (
        "In all 14 people were killed as of Sunday, police said.",
        "In all 23 people were killed as of Monday, police said.",
        "An undated list has 14 people killed.",
    )
    assert kinds(*texts) == ["superseded"]


def test_the_day_of_another_clause_is_not_that_of_a_figure() -> None:
    (story,) = merge(
        extraction(STORY + "At least 14 people died when she sank on Sunday, and dozens are missing.", "Wire")
    )
    figures = [figure for claim in story.claims for figure in claim.figures if figure.measure_id]
    assert {figure.as_written: (figure.as_of, figure.as_of_basis) for figure in figures} == {
        "At least 14 people": (date(2026, 3, 2), "published"),
        "dozens": (date(2026, 3, 2), "published"),
    }


def test_the_day_beside_a_figure_is_as_stated() -> None:
    (story,) = merge(extraction(STORY + "Some 40 people were still missing on Sunday, police said.", "Wire"))
    (figure,) = [figure for claim in story.claims for figure in claim.figures if figure.measure_id]
    assert (figure.as_of, figure.as_of_basis) == (date(2026, 3, 1), "stated")


def test_who_confirms_a_count_is_not_who_is_counted() -> None:
    (story,) = merge(extraction(STORY + "The Safety Office has confirmed 34 deaths on the Marlin.", "Wire"))
    assert [figure.of for claim in story.claims for figure in claim.figures if figure.measure_id] == [None]


def test_who_calls_for_a_dismissal_is_not_dismissed() -> None:
    (story,) = merge(extraction(STORY + "Two members of the board called for the dismissal of Ada Ros.", "Wire"))
    assert [measure.what for measure in story.measures] == []


def test_shares_of_nobody_knows_what_have_no_table() -> None:
    one = "“They offered us 3.5 per cent and a mug,” the union said."
    stories = merge(extraction(STORY + one, "Wire"), extraction(STORY + "The line has offered 3.5 per cent.", "Times"))
    assert [measure.what for story in stories for measure in story.measures] == []
