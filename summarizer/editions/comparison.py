"""What differs between two editions, by the ids of claims: the same words that an edition has for its own changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from summarizer.schema import Briefing, Model, Story, StoryClaim


class Revision(Model):
    """A claim that both editions have, with another figure, standing or modality, or one that replaces another."""

    old: StoryClaim
    new: StoryClaim


class StoryComparison(Model):
    """One story. `gone`: claims that only the old edition printed; `known`: told by both, in whatever words."""

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
    pairs = [(_counterpart(claim, before), claim) for claim in story.claims]
    shared = [Revision(old=old, new=claim) for old, claim in pairs if old]
    new = tuple(claim for old, claim in pairs if old is None)
    revised = tuple(pair for pair in shared if _told(pair.old) != _told(pair.new))
    return StoryComparison(
        id=story.id,
        headline=story.headline,
        change="new" if old_story is None else "updated" if new or revised else "unchanged",
        new=new,
        revised=revised,
        known=tuple(pair.new for pair in shared if _told(pair.old) == _told(pair.new)),
        gone=tuple(claim for claim in old_story.claims if claim.id not in after) if old_story else (),
    )


def _counterpart(claim: StoryClaim, before: Mapping[str, StoryClaim]) -> StoryClaim | None:
    """The same claim in the old edition, or the one there that it says to replace, though that is still told, too."""
    if claim.id in before or claim.change != "revised" or claim.previous is None:
        return before.get(claim.id)
    return next((old for old in before.values() if old.statement == claim.previous.statement), None)


def _gone(story: Story, after: set[str]) -> StoryComparison:
    gone = tuple(claim for claim in story.claims if claim.id not in after)
    return StoryComparison(id=story.id, headline=story.headline, change="gone", gone=gone)


def _told(claim: StoryClaim) -> tuple[object, ...]:
    """What makes a claim the same to a reader: whether it is confirmed or denied, and its figures."""
    figures = tuple((figure.low, figure.high, figure.unit, figure.qualifier) for figure in claim.figures)
    return claim.modality, claim.status == "corroborated", figures
