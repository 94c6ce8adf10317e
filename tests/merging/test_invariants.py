from __future__ import annotations

from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schema import Extraction, Story
from tests.merging.making import briefing, extraction, merge

NAMES = ("Tolm", "Kessim", "Ruvia", "Brannec Hospital", "Ada Ros", "Marlin")
EVENTS = (
    "{n} people died in {a} on Sunday",
    "the bridge of {a} has fallen",
    "the bridge of {a} has not fallen",
    "{n} people are missing near {a}",
    "{a} blames {b} for the fire",
    "the search in {a} was called off",
    "the search in {a} was continuing",
    "the rate of {a} will rise to {n} per cent",
)
SPEAKERS = ("police", "Ada Ros", "the Tolm Fire Service", "a sailor who asked not to be named")

SENTENCES = st.builds(
    lambda event, a, b, n, who: f"{event.format(a=a, b=b, n=n)[:1].upper()}{event.format(a=a, b=b, n=n)[1:]}{who}.",
    st.sampled_from(EVENTS),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.integers(2, 30),
    st.sampled_from(("", *(f", {speaker} said" for speaker in SPEAKERS))),
)
ARTICLES = st.builds(
    lambda sentences, outlet: extraction(" ".join(sentences), outlet),
    st.lists(SENTENCES, min_size=1, max_size=4, unique=True),
    st.sampled_from(("Wire", "Times", "Post", None)),
)
EXTRACTIONS = st.lists(ARTICLES, min_size=1, max_size=5, unique_by=lambda one: one.article.id)
FEW = settings(max_examples=40, deadline=None)

UNRELATED = extraction(
    "The Quorl Orchestra of Zembla played the ninth symphony of Vidal. Conductor Xaver Yelm praised the cellos.",
    "Music Weekly",
)


@FEW
@given(EXTRACTIONS, st.randoms())
def test_the_order_of_extractions_does_not_matter(extractions: list[Extraction], random: Random) -> None:
    shuffled = list(extractions)
    random.shuffle(shuffled)
    assert merge(*extractions) == merge(*shuffled)


@FEW
@given(EXTRACTIONS)
def test_no_claim_is_lost_or_told_twice(extractions: list[Extraction]) -> None:
    given_ = sorted((claim.article_id, claim.start, claim.statement) for one in extractions for claim in one.claims)
    told = sorted(
        (report.article_id, min(span.start for span in report.evidence), report.statement)
        for story in merge(*extractions)
        for claim in story.claims
        for report in claim.reports
    )
    assert told == given_


@FEW
@given(EXTRACTIONS)
def test_an_unrelated_article_changes_no_other_story(extractions: list[Extraction]) -> None:
    alone = merge(*extractions)
    assert [story for story in merge(*extractions, UNRELATED) if UNRELATED.article.id not in story.sources] == list(
        alone
    )


@FEW
@given(EXTRACTIONS)
def test_ids_are_unique_and_none_dangles(extractions: list[Extraction]) -> None:
    check(merge(*extractions))


@FEW
@given(EXTRACTIONS, EXTRACTIONS)
def test_so_also_with_an_earlier_edition(first: list[Extraction], second: list[Extraction]) -> None:
    yesterday = briefing(merge(*first), first)
    check(merge(*second, previous=[yesterday]))


def test_all_orders_of_three_look_alikes_give_one_result() -> None:
    texts = ("Six people died in Tolm on Sunday.", "Six people died in Tolm.", "Six people died in Kessim on Sunday.")
    extractions = [extraction(text, f"Paper {number}") for number, text in enumerate(texts)]
    assert len({merge(*order) for order in permutations(extractions)}) == 1


def check(stories: tuple[Story, ...]) -> None:
    claim_ids = [claim.id for story in stories for claim in story.claims]
    assert len(claim_ids) == len(set(claim_ids))
    assert len(stories) == len({story.id for story in stories})
    for story in stories:
        own = {claim.id for claim in story.claims}
        disputes = {dispute.id for dispute in story.disputes}
        measures = {measure.id for measure in story.measures}
        assert len(disputes) == len(story.disputes)
        assert len(measures) == len(story.measures)
        for claim in story.claims:
            assert disputes.issuperset(claim.dispute_ids)
            assert measures.issuperset(figure.measure_id for figure in claim.figures if figure.measure_id)
        listed = [
            *(one.claim_ids for one in (*story.measures, *story.timeline, *story.entities, *story.unknowns)),
            *(side.claim_ids for dispute in story.disputes for side in dispute.sides),
        ]
        assert all(own.issuperset(ids) for ids in listed)
