from __future__ import annotations

from datetime import UTC, datetime

from summarizer.schema import Caution, Span, Unknown, Window
from tests.merging.making import extraction, merge, the_claim, the_story

FERRY = (
    "The ferry Marlin sank off Halvenmouth on Sunday. The Marlin had left Halvenmouth at nine. "
    "“We are bringing up people we know,” fire chief Maud Terr said. It is not known who steered the Marlin."
)


def test_quotes_stand_with_the_claims_beside_them_and_only_once() -> None:
    one, other = extraction(FERRY, "Wire"), extraction(FERRY + " A second paper.", "Times")
    bare = [told.model_copy(update={"claims": told.claims[:2]}) for told in (one, other)]
    (story,) = merge(*bare)
    assert [quote.text for quote in story.quotes] == ["We are bringing up people we know,"]


def test_a_quote_that_a_claim_prints_is_not_repeated() -> None:
    (story,) = merge(extraction(FERRY))
    assert story.quotes == ()


def test_a_quote_far_from_every_claim_belongs_to_no_story() -> None:
    told = extraction(FERRY)
    (story,) = merge(told.model_copy(update={"claims": told.claims[:1]}))
    assert story.quotes == ()


def test_what_is_not_known_goes_with_the_nearest_claims() -> None:
    told = extraction(FERRY)
    sentence = told.claims[3].evidence[0]
    span = Span(start=sentence.start, end=sentence.end, text=sentence.text)
    unknown = Unknown(text=span.text, basis="stated", claim_ids=("gone",), evidence=(span,))
    (story,) = merge(told.model_copy(update={"unknowns": (unknown, unknown)}))
    (found,) = story.unknowns
    assert [claim.id for claim in story.claims if claim.statement.startswith("It is not known")] == [*found.claim_ids]
    assert found.article_id == told.article.id


def test_cautions_stay_and_a_cautioned_claim_does_not_lead() -> None:
    told = extraction(FERRY)
    first = told.claims[0].evidence[0]
    caution = Caution(kind="garbled", text="Marlin", article_id=told.article.id, start=10, end=16)
    assert first.text[10:16] == "Marlin"
    (story,) = merge(told.model_copy(update={"cautions": (caution,)}))
    assert caution in story.cautions
    assert "sank" not in story.headline


def test_a_misspelt_name_is_a_caution_where_it_stands_and_is_not_corrected() -> None:
    slip = "Relatives of those on the ferry Marlin waited in Halvenmoth. They left the ferry Marlin in Halvenmouth."
    stories = merge(extraction(FERRY, "Wire"), extraction(slip, "Times"))
    (caution,) = [one for story in stories for one in story.cautions]
    assert (caution.kind, caution.text) == ("name_variant", "Halvenmoth")
    assert "Halvenmoth" in the_claim(stories, "Relatives").statement


def test_of_two_ways_to_join_a_name_the_rarer_is_a_caution() -> None:
    text = "President Ada Ros-Venn opened the pier of Tolm. Ada Ros-Venn left Tolm. Ada Ros Venn came back to Tolm."
    (story,) = merge(extraction(text))
    assert [(one.kind, one.text) for one in story.cautions] == [("name_variant", "Ada Ros Venn")]


def test_the_undated_news_of_an_undated_article_is_asked_about_once() -> None:
    text = "The ferry Marlin sank off Tolm. Divers found the Marlin off Tolm. The Marlin was built in 2011."
    (story,) = merge(extraction(text, published=None))
    (unknown,) = story.unknowns
    assert (unknown.basis, unknown.text) == ("undated", "When was this? “The ferry Marlin sank off Tolm.”")
    assert set(unknown.claim_ids) == {one.id for one in story.claims if "2011" not in one.statement}


def test_nothing_is_undated_that_an_article_or_a_dateline_dates() -> None:
    text = "TOLM, March 2 — The ferry Marlin sank off Tolm."
    assert all(not story.unknowns for story in merge(extraction(text, published=None)))
    assert all(not story.unknowns for story in merge(extraction(text)))


def test_names_with_their_variants() -> None:
    (story,) = merge(
        extraction(
            "Governor Ada Ros of Tolm said that the Order of Rural Clerks (O.R.C.) will meet in Tolm. "
            "Ros said that the O.R.C. met in Tolm in May."
        )
    )
    entities = {entity.name: entity for entity in story.entities}
    assert entities["Ada Ros"].type == "person"
    assert entities["Ada Ros"].aliases == ("Ros",)
    assert "O.R.C." in entities["Order of Rural Clerks"].aliases
    assert entities["Tolm"].type == "place"
    assert set(entities["Tolm"].claim_ids) == {claim.id for claim in story.claims}


def test_what_was_over_before_the_window_is_background() -> None:
    text = (
        "The ferry Marlin sank off Tolm on Sunday. "
        + "The ferry left Tolm. " * 20
        + "The Marlin hit a quay of Tolm in 2011."
    )
    window = Window(since=datetime(2026, 2, 28, tzinfo=UTC))
    stories = merge(extraction(text), window=window)
    assert the_claim(stories, "in 2011").role == "background"
    assert the_claim(stories, "on Sunday").role == "news"
    assert the_story(stories, "in 2011").claims[-1].role == "background"


def test_a_headline_keeps_attribution_and_hedge() -> None:
    told = extraction(
        "The ferry Marlin sank off Tolm.",
        changes=[{"said_by": "Ada Ros", "hedge": "reportedly", "modality": "reported"}],
    )
    (story,) = merge(told)
    assert story.headline == "The ferry Marlin sank off Tolm, Ada Ros said (reportedly)"
    assert story.lede is None
    assert story.rank_reason == ""


def test_an_article_without_any_claim_loses_nothing_of_the_others() -> None:
    quiet = extraction("“We know nothing of any boats at all,” Ada Ros said.", "Quiet Post")
    assert quiet.quotes
    spoken = extraction("Ten boats sank off Tolm on Monday, the harbour office said.", "Tolm Press")
    (story,) = merge(quiet.model_copy(update={"claims": ()}), spoken)
    assert story.sources == (spoken.article.id,)


def test_the_same_article_twice_is_merged_once() -> None:
    told = extraction("Ten boats sank off Tolm on Monday, the harbour office said.", "Tolm Press")
    again = told.model_copy(update={"quotes": ()})
    (story,) = merge(told, told, again)
    assert len(story.claims) == 1
