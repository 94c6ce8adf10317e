"""What an earlier edition printed and no article of today's tells: not told again, which need not be withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.schema import Briefing, Gone, Story


def gone_claims(stories: Sequence[Story], previous: Sequence[Briefing]) -> tuple[Story, ...]:
    """The stories, each with those claims of the last edition that had it which none of them tells."""
    last = {story.id: (briefing, story) for briefing in _in_order(previous) for story in briefing.stories}
    told = {claim.id for story in stories for claim in story.claims}
    return tuple(_with_gone(story, *last[story.id], told) if story.id in last else story for story in stories)


def _with_gone(story: Story, briefing: Briefing, before: Story, told: set[str]) -> Story:
    gone = tuple(
        Gone(id=claim.id, edition=briefing.edition, text=claim.statement)
        for claim in before.claims
        if claim.id not in told
    )
    return story.model_copy(update={"gone": gone}) if gone else story


def gone_stories(stories: Sequence[Story], previous: Sequence[Briefing]) -> tuple[Gone, ...]:
    """The stories of the newest earlier edition of which these tell nothing, under whatever headline."""
    if not previous:
        return ()
    *_, newest = _in_order(previous)
    going_on = {story.id for story in stories}
    told = {claim.id for story in stories for claim in story.claims}
    return tuple(
        Gone(id=story.id, edition=newest.edition, text=story.headline)
        for story in newest.stories
        if story.id not in going_on and told.isdisjoint(claim.id for claim in story.claims)
    )


def _in_order(previous: Sequence[Briefing]) -> list[Briefing]:
    return sorted(previous, key=lambda briefing: (briefing.edition, briefing.generated_at))
