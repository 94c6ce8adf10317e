"""Two editions side by side."""

from __future__ import annotations

from summarizer.editions import compare

from .making import claim, edition, story


def test_stories_and_claims_are_matched_by_id() -> None:
    old = edition(story("a", claim("a1"), claim("a2"), claim("a3")), story("b", claim("b1")), story("g", claim("g1")))
    revised = claim("a2", statement="Another statement.")
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


def test_an_edition_equals_itself() -> None:
    briefing = edition(story("a", claim("a1")))
    assert [entry.change for entry in compare(briefing, briefing).stories] == ["unchanged"]


def test_a_claim_that_moved_to_another_story_is_known_there() -> None:
    old, new = edition(story("a", claim("a1"), claim("a2"))), edition(story("a", claim("a1")), story("b", claim("a2")))
    a, b = compare(old, new).stories
    assert (a.gone, a.change) == ((), "unchanged")
    assert ([c.id for c in b.known], b.new) == (["a2"], ())
