"""Two editions as Markdown."""

from __future__ import annotations

from summarizer.editions import compare
from summarizer.rendering import render_comparison
from summarizer.schema import Briefing

from .sample import DENIED, NINE, TWELVE


def test_changes_are_listed_story_by_story(briefing: Briefing) -> None:
    story = briefing.stories[0]
    sank, nine, twelve, denied, *_ = story.claims
    seven = {"statement": "Seven [people] died.", "figures": ()}
    before = nine.model_copy(update=seven)
    old = briefing.model_copy(update={"stories": (story.model_copy(update={"claims": (sank, before, denied)}),)})
    new = briefing.model_copy(update={"stories": (story.model_copy(update={"claims": (sank, nine, twelve)}),)})
    text = render_comparison(compare(old, new))
    assert "Stories: 1 updated." in text
    assert f"- new: {TWELVE} (one source: St. Anselm Hospital)" in text
    assert f"- revised: {NINE} (one source: Harbour Fire Service)\n  — was: Seven \\[people\\] died." in text
    assert f"- not told again: {DENIED} (asserted by a party to it: Sorrel Lines, denied)" in text
    assert "- 1 claim as before" in text


def test_unchanged_and_gone_stories_are_named_once(briefing: Briefing) -> None:
    empty = briefing.model_copy(update={"stories": ()})
    assert "## Not told again\n\n- The ferry" in render_comparison(compare(briefing, empty))
    assert "## Unchanged\n\n- The ferry" in render_comparison(compare(briefing, briefing))
    (story,) = briefing.stories
    fewer = briefing.model_copy(update={"stories": (story.model_copy(update={"claims": story.claims[:-1]}),)})
    shorter = render_comparison(compare(briefing, fewer))
    assert "Stories: 1 unchanged." in shorter
    assert f"\n  - not told again: {story.claims[-1].statement}"[:40] in shorter
    assert "Neither edition has a story." in render_comparison(compare(empty, empty))
