"""The reader's own ranking: what to read about, what not, and which outlets count more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schema import Entity, Story
from summarizer.settings import Settings, Topics

from .making import claim, edition, story

FERRY = story(
    "ferry",
    claim("f1", statement="Two ferries of Sorrel Lines collided off Port Sorrel."),
    claim("f2", statement="The Organization of Regional Concord sent divers."),
    entities=(
        Entity(name="Organization of Regional Concord", type="organisation", aliases=("O.R.C.",), claim_ids=("f2",)),
    ),
)
BANK = story("bank", claim("b1", statement="The US bank of Ruvia raised its rate, it told us.", outlets=("Ledger",)))
CUP = story("cup", *(claim(f"c{n}", statement=f"Tolm won the cup, goal {n}.") for n in range(5)))
MENTION = story("mention", *CUP.claims, claim("c9", statement="The team came by ferry."), id="mention")


def order(*stories: Story, **wanted: object) -> list[str]:
    return [one.id for one in edition(*stories, settings=Settings.model_validate(wanted)).stories]


def left_out(**topics: tuple[str, ...]) -> dict[str, str]:
    briefing = edition(FERRY, BANK, CUP, settings=Settings(topics=Topics.model_validate(topics)))
    assert len(briefing.stories) + len(briefing.dropped) == 3
    return {entry.headline: entry.reason for entry in briefing.dropped}


@pytest.mark.parametrize(
    "wanted", ["ferry", "Sorrel", "Port Sorrel", "port sorrel's divers", "O.R.C.", "collisions off Port Sorrel"]
)
def test_what_is_asked_for_comes_first(wanted: str) -> None:
    assert order(FERRY, BANK, CUP)[0] != "ferry"
    assert order(FERRY, BANK, CUP, topics={"about": (wanted,)})[0] == "ferry"


def test_the_reason_names_what_was_asked_for() -> None:
    wanted = Settings(topics=Topics(about=("the weather", "ferries and the weather")))
    ferry, *others = edition(FERRY, BANK, settings=wanted).stories
    assert ferry.rank_reason == "About “ferries”, as you asked; in one outlet, from one source"
    assert [one.rank_reason for one in others] == ["In one outlet, from one source"]


@pytest.mark.parametrize("term", ["Ferry", "us Ruvia", "Port Tolm", "sorrel port", "won the match"])
def test_a_name_is_met_as_a_name_and_a_phrase_as_a_whole(term: str) -> None:
    assert len(left_out(must=(term,))) == 3


def test_must_and_must_not_leave_out_and_say_so() -> None:
    assert left_out(must=("US", "ferry")) == {"Tolm won the cup, goal 0.": "not about “US” or “ferry”"}
    assert left_out(must_not=("cups",)) == {"Tolm won the cup, goal 0.": "about “cups”, which you leave out"}
    assert len(left_out(must=("Tolm",), must_not=("cup",))) == 3


def test_one_mention_among_many_claims_is_no_topic() -> None:
    assert order(FERRY, MENTION, topics={"must": ("ferry",)}) == ["ferry"]


def test_a_left_out_story_takes_no_place() -> None:
    assert order(FERRY, BANK, max_stories=1, topics={"must_not": ("rates",)}) == ["ferry"]


def test_an_outlet_counts_what_the_reader_says() -> None:
    weights = {"source_weights": {"ledger": 3}}
    assert order(FERRY, BANK, **weights)[0] == "bank"
    ranked = edition(FERRY, BANK, settings=Settings(source_weights={"ledger": 3, "Hill Post": 0})).stories
    assert [one.rank_reason for one in ranked] == [
        "Ledger counts more for you; in one outlet, from one source",
        "Hill Post counts less for you; in one outlet, from one source",
    ]


@given(st.text(), st.text(min_size=1))
@settings(max_examples=50, deadline=None)
def test_no_wording_of_a_topic_breaks_the_ranking(about: str, headline: str) -> None:
    asked = Topics.model_construct(about=(about,), must=(), must_not=())
    told = story("a", claim("a1", statement=headline))
    assert len(edition(told, BANK, settings=Settings().model_copy(update={"topics": asked})).stories) == 2
