"""Two editions side by side."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.editions import compare
from summarizer.schema import Previous

from .making import claim, edition, story


def test_stories_and_claims_are_matched_by_id() -> None:
    old = edition(story("a", claim("a1"), claim("a2"), claim("a3")), story("b", claim("b1")), story("g", claim("g1")))
    revised = claim("a2", statement="Another statement.", status="corroborated")
    new = edition(story("a", claim("a1"), revised, claim("a4")), story("b", claim("b1")), story("n", claim("n1")))
    by_id = {entry.id: entry for entry in compare(old, new).stories}
    assert {name: entry.change for name, entry in by_id.items()} == {
        "a": "updated",
        "b": "unchanged",
        "g": "gone",
        "n": "new",
    }
    a = by_id["a"]
    assert [c.id for c in a.new] == ["a4"]
    assert [(r.old.statement, r.new.statement) for r in a.revised] == [("Statement a2.", "Another statement.")]
    assert [c.id for c in a.known] == ["a1"]
    assert [c.id for c in a.gone] == ["a3"]


names = st.lists(st.sampled_from("abcdef"), unique=True, min_size=1)


@given(st.lists(names, max_size=3))
@settings(max_examples=25, deadline=None)
def test_an_edition_equals_itself(claims: list[list[str]]) -> None:
    briefing = edition(*(story(f"s{i}", *(claim(f"{i}{name}") for name in own)) for i, own in enumerate(claims)))
    for entry in compare(briefing, briefing).stories:
        assert (entry.change, entry.new, entry.revised, entry.gone) == ("unchanged", (), (), ())


def test_other_words_alone_are_no_revision() -> None:
    old, new = (edition(story("a", claim("a1", statement=text))) for text in ("It burned.", "The mill burned."))
    (entry,) = compare(old, new).stories
    assert (entry.change, [one.statement for one in entry.known]) == ("unchanged", ["The mill burned."])


def test_what_is_only_not_told_again_leaves_a_story_unchanged() -> None:
    (entry,) = compare(edition(story("a", claim("a1"), claim("a2"))), edition(story("a", claim("a1")))).stories
    assert (entry.change, [one.id for one in entry.gone]) == ("unchanged", ["a2"])


def test_a_figure_that_replaces_one_still_told_is_a_revision() -> None:
    previous = Previous(edition=date(2026, 3, 2), statement="Statement a1.")
    moved = claim("a2", change="revised", previous=previous, status="corroborated")
    (entry,) = compare(edition(story("a", claim("a1"))), edition(story("a", claim("a1"), moved))).stories
    assert [(pair.old.id, pair.new.id) for pair in entry.revised] == [("a1", "a2")]
    assert entry.new == ()


def test_a_claim_that_moved_to_another_story_is_known_there() -> None:
    old, new = edition(story("a", claim("a1"), claim("a2"))), edition(story("a", claim("a1")), story("b", claim("a2")))
    a, b = compare(old, new).stories
    assert (a.gone, a.change) == ((), "unchanged")
    assert ([c.id for c in b.known], b.new) == (["a2"], ())
