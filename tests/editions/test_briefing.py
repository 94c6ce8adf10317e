"""What becomes an edition: ranking, limits, everything read, and what it took."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.editions import check_evidence, make_briefing
from summarizer.schema import Extraction, Failure, Origin, Usage, Window, Withheld, total_usage
from summarizer.settings import Settings

from .making import NOW, article, claim, edition, linked_story, story


def test_more_independent_origins_come_first() -> None:
    one, two = story("a", claim("a1")), story("b", claim("b1", ("Warden", "Clinic")))
    assert [s.id for s in edition(one, two).stories] == ["b", "a"]


def test_organs_of_one_group_are_one_origin() -> None:
    organs = (Origin(name="State Radio", group="State"), Origin(name="State Post", group="State"))
    state = claim("b1").model_copy(update={"origins": organs})
    briefing = edition(story("b", state), story("c", claim("c1", ("Warden", "Clinic"))))
    assert [s.id for s in briefing.stories] == ["c", "b"]
    assert briefing.stories[1].rank_reason == "In one outlet, from one source"


def test_a_known_story_sinks_below_a_new_one() -> None:
    known = story("a", claim("a1", ("Warden", "Clinic"), change="known"), change="unchanged")
    assert [s.id for s in edition(known, story("b", claim("b1"))).stories] == ["b", "a"]


def test_ties_are_broken_by_id_and_order_does_not_matter() -> None:
    stories = [story(name, claim(f"{name}1")) for name in "cab"]
    editions = {edition(*order).model_dump_json() for order in permutations(stories)}
    assert len(editions) == 1
    assert [s.id for s in edition(*stories).stories] == ["a", "b", "c"]


def test_reason_is_in_words_and_knows_earlier_editions() -> None:
    first = edition(story("a", claim("a1")))
    assert first.stories[0].rank_reason == "In one outlet, from one source"
    later = edition(story("a", claim("a1", change="known")), story("b", claim("b1")), previous=(first,))
    assert later.stories[0].rank_reason == "In one outlet, from one source; new today"
    assert later.stories[1].rank_reason == "In one outlet, from one source; running since 2 March 2026, nothing new"


def test_stories_beyond_the_limit_are_listed_with_a_reason() -> None:
    briefing = edition(story("a", claim("a1")), story("b", claim("b1")), settings=Settings(max_stories=1))
    assert [s.id for s in briefing.stories] == ["a"]
    assert briefing.dropped[0].headline == "Statement b1."
    assert briefing.dropped[0].reason == "number 2 of 2, with room for 1: in one outlet, from one source"


@given(st.integers(2, 8), st.integers(1, 8))
@settings(max_examples=40, deadline=None)
def test_limited_claims_leave_nothing_dangling(number: int, limit: int) -> None:
    names = tuple(f"c{index}" for index in range(number))
    briefing = make_briefing(
        [linked_story(names)], [Extraction(article=article())], [], Settings(max_claims=limit), Window(), NOW
    )
    check_evidence(briefing)
    (printed,) = briefing.stories
    assert len(printed.claims) == min(number, limit)
    assert bool(printed.disputes) == (limit >= 2)
    assert len(printed.timeline) == len(printed.entities) == len(printed.unknowns) == len(printed.claims)


def test_disputed_claims_are_kept_before_better_supported_ones() -> None:
    linked = linked_story(("c0", "c1"))
    rich = claim("rich", ("Warden", "Clinic", "Mayor"))
    full = linked.model_copy(update={"claims": (rich, claim("richer", ("A", "B", "C", "D")), *linked.claims)})
    briefing = edition(full, settings=Settings(max_claims=3))
    assert [c.id for c in briefing.stories[0].claims] == ["rich", "c0", "c1"]
    assert briefing.stories[0].rank_reason.endswith("one open dispute; 1 more claim left out for length")


def test_every_article_read_is_listed_with_its_printed_claims() -> None:
    idle = article("Nothing happened.", "idle.txt")
    extractions = [Extraction(article=idle), Extraction(article=article())]
    briefing = make_briefing([story("a", claim("a1"))], extractions, [], Settings(), Window(), NOW)
    assert {a.source: a.summary for a in briefing.articles} == {"idle.txt": (), "mill.txt": ("a1",)}
    assert briefing.edition == NOW.date()


def test_articles_of_an_earlier_edition_come_along_with_their_claims() -> None:
    before = make_briefing([], [Extraction(article=article())], [], Settings(), Window(), NOW)
    briefing = make_briefing([story("a", claim("a1"))], [], [], Settings(), Window(), NOW, [before])
    check_evidence(briefing)
    assert [a.source for a in briefing.articles] == ["mill.txt"]


def test_withheld_failures_and_usage_are_gathered_from_all_extractions() -> None:
    failed = Failure(source="b.txt", stage="extraction", reason="no reply")
    extraction = Extraction(
        article=article(),
        withheld=(Withheld(article_id=article().id, statement="Nine.", reasons=("not in the text",)),),
        failures=(failed,),
        usage=(Usage(model="m", calls=1, cost_usd=0.5),),
    )
    unread = Failure(source="a.txt", stage="articles", reason="empty")
    briefing = make_briefing([], [extraction], [unread], Settings(), Window(), NOW)
    assert briefing.failures == (unread, failed)
    assert briefing.withheld == extraction.withheld
    assert briefing.usage == extraction.usage


def test_usage_adds_up_per_model_and_an_unknown_cost_stays_unknown() -> None:
    parts = [
        Usage(model="b", calls=1, input_tokens=10, cost_usd=0.1),
        Usage(model="a", calls=1, output_tokens=3, cost_usd=None),
        Usage(model="b", calls=2, input_tokens=5, cost_usd=0.2),
        Usage(model="a", calls=1, output_tokens=4, cost_usd=1.0),
    ]
    a, b = total_usage(parts)
    assert (a.calls, a.output_tokens, a.cost_usd) == (2, 7, None)
    assert (b.calls, b.input_tokens, round(b.cost_usd or 0, 6)) == (3, 15, 0.3)
