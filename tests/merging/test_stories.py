from __future__ import annotations

from tests.merging.making import extraction, merge, the_story

KESSIM = (
    "Six people were killed when a landslide struck Kessim in Upper Tarrow on Saturday, the government said. "
    "Forty houses in Kessim were destroyed. Governor Aldo Marsk of Upper Tarrow put the damage at 4 million crowns."
)
HOLLIN = (
    "A landslide buried a camp at Hollin Pass in Brackwold on Monday and six workers are missing, police said. "
    "Two bodies were recovered at Hollin Pass, inspector Gerrit Sool said. The road at Hollin Pass is cut."
)
HOLLIN_AGAIN = (
    "Six workers died in the landslide at Hollin Pass in Brackwold, inspector Gerrit Sool said on Tuesday. "
    "The road over Hollin Pass stays cut until April."
)


def test_look_alike_events_stay_two_stories_and_one_event_is_one() -> None:
    stories = merge(extraction(KESSIM, "Courier"), extraction(HOLLIN, "Wire"), extraction(HOLLIN_AGAIN, "Ledger"))
    assert len(stories) == 2
    assert len(the_story(stories, "Two bodies were recovered").sources) == 2


def test_what_an_article_calls_another_matter_goes_to_its_own_story() -> None:
    aside = (
        "The bank of Tolm raised its rate to 4.5 per cent. Governor Ada Ros of the bank defended the rate.\n\n"
        "Elsewhere, rescuers at Hollin Pass in Brackwold recovered four more bodies."
    )
    stories = merge(extraction(HOLLIN, "Wire"), extraction(aside, "Courier"))
    assert the_story(stories, "four more bodies").id == the_story(stories, "Two bodies were recovered").id
    assert the_story(stories, "raised its rate").id != the_story(stories, "four more bodies").id


def test_a_claim_that_fits_another_story_far_better_goes_there() -> None:
    mixed = (
        "Brann Works recalled 900 Emberline heaters in Velmara. The cable of the Emberline heaters can overheat. "
        "Owners of Emberline heaters get a voucher. Workers at the plant of Brann Works in Dunmar are on strike."
    )
    strike = (
        "Workers at the Dunmar plant of Brann Works went on strike on Monday. The strike at the Dunmar plant is about "
        "jobs, union secretary Josk Hall said. Josk Hall said the workers at Dunmar would strike for a week."
    )
    stories = merge(extraction(mixed, "Courier"), extraction(strike, "Ledger"))
    assert len(stories) == 2
    assert the_story(stories, "are on strike").id == the_story(stories, "is about jobs").id


def test_copies_of_a_text_are_told_once_and_add_outlets() -> None:
    articles = [extraction(HOLLIN + f" Paper number {number}.", f"Paper {number}") for number in range(200)]
    (story,) = merge(*articles)
    assert len(story.sources) == 200
    road = next(claim for claim in story.claims if "is cut" in claim.statement)
    assert len(road.outlets) == 200
    assert len(road.origins) <= 1


def test_an_article_in_another_language_is_not_lost() -> None:
    german = extraction(
        "Der Keldekamm sei nicht gefallen, sagte ein Sprecher. Rund 3.000 Menschen flohen.", language="de"
    )
    (story,) = merge(german)
    assert len(story.claims) == 2
    assert story.headline
    assert story.measures == ()
