"""What differs between two editions: by the ids of claims, their statements and their figures."""

from __future__ import annotations

from datetime import date
from typing import Literal

from summarizer.schema import Briefing, Model, Story, StoryClaim


class Revision(Model):
    """A claim that both editions have, told differently."""

    old: StoryClaim
    new: StoryClaim


class StoryComparison(Model):
    """One story. `gone`: claims that only the old edition printed; `known`: told by both alike."""

    id: str
    headline: str
    change: Literal["new", "updated", "unchanged", "gone"]
    new: tuple[StoryClaim, ...] = ()
    revised: tuple[Revision, ...] = ()
    known: tuple[StoryClaim, ...] = ()
    gone: tuple[StoryClaim, ...] = ()


class Comparison(Model):
    """Two editions, story by story: those of the new one in its order, then those that are gone."""

    old_edition: date
    new_edition: date
    stories: tuple[StoryComparison, ...] = ()


def compare(old: Briefing, new: Briefing) -> Comparison:
    """Story by story, which claims are new, revised, known or gone.

    A claim that moved to another story is known there, and gone from nowhere.
    """
    before = {claim.id: claim for story in old.stories for claim in story.claims}
    after = {claim.id for story in new.stories for claim in story.claims}
    old_stories = {story.id: story for story in old.stories}
    new_ids = {story.id for story in new.stories}
    return Comparison(
        old_edition=old.edition,
        new_edition=new.edition,
        stories=(
            *(_compared(story, old_stories.get(story.id), before, after) for story in new.stories),
            *(_gone(story, after) for story in old.stories if story.id not in new_ids),
        ),
    )


def _compared(story: Story, old_story: Story | None, before: dict[str, StoryClaim], after: set[str]) -> StoryComparison:
    shared = [Revision(old=before[claim.id], new=claim) for claim in story.claims if claim.id in before]
    new = tuple(claim for claim in story.claims if claim.id not in before)
    revised = tuple(pair for pair in shared if _told(pair.old) != _told(pair.new))
    gone = tuple(claim for claim in old_story.claims if claim.id not in after) if old_story else ()
    changed = bool(new or revised or gone)
    return StoryComparison(
        id=story.id,
        headline=story.headline,
        change="new" if old_story is None else "updated" if changed else "unchanged",
        new=new,
        revised=revised,
        known=tuple(pair.new for pair in shared if _told(pair.old) == _told(pair.new)),
        gone=gone,
    )


def _gone(story: Story, after: set[str]) -> StoryComparison:
    gone = tuple(claim for claim in story.claims if claim.id not in after)
    return StoryComparison(id=story.id, headline=story.headline, change="gone", gone=gone)


def _told(claim: StoryClaim) -> tuple[object, ...]:
    """What makes a claim the same to a reader: its words, how it stands, and its figures."""
    figures = tuple((figure.low, figure.high, figure.unit, figure.qualifier) for figure in claim.figures)
    return " ".join(claim.statement.split()), claim.modality, claim.status, figures
