"""Printing fewer claims of a story, without leaving an id that points nowhere."""

from __future__ import annotations

from collections.abc import Collection

from summarizer.schema import Dispute, Story, StoryClaim


def limit_claims(story: Story, max_claims: int) -> Story:
    """The story with at most `max_claims` claims, in their order.

    Kept first: the lead claim (the headline rests on it), one claim for each side of each dispute, then news before
    background, the best supported, those with comparable figures, and quotations last.
    """
    if len(story.claims) <= max_claims:
        return story
    speakers = {side.claim_ids[0] for dispute in story.disputes for side in dispute.sides if side.claim_ids}

    def importance(position: int) -> tuple[bool, bool, bool, int, int, bool, bool, int]:
        claim = story.claims[position]
        return (
            position != 0,
            claim.id not in speakers,
            claim.role != "news",
            -independent_origins([claim]) if claim.status == "corroborated" else 0,
            -len(claim.outlets),
            not any(figure.measure_id for figure in claim.figures),
            claim.statement.lstrip()[:1] in "“\"‘'",  # words quoted for their own sake
            position,
        )

    chosen = sorted(range(len(story.claims)), key=importance)[:max_claims]
    return keep_claims(story, {story.claims[position].id for position in chosen})


def keep_claims(story: Story, kept: Collection[str]) -> Story:
    """The story with only the claims whose ids are in `kept`, and everything that rested on the others without it."""
    disputes = tuple(filter(None, (_pruned_dispute(dispute, kept) for dispute in story.disputes)))
    open_disputes = {dispute.id for dispute in disputes}
    return story.model_copy(
        update={
            "claims": tuple(_without_disputes(claim, open_disputes) for claim in story.claims if claim.id in kept),
            "measures": tuple(
                measure.model_copy(update={"claim_ids": ids})
                for measure in story.measures
                if (ids := _only(measure.claim_ids, kept))
            ),
            "disputes": disputes,
            "timeline": tuple(
                entry.model_copy(update={"claim_ids": ids})
                for entry in story.timeline
                if (ids := _only(entry.claim_ids, kept)) or not entry.claim_ids
            ),
            "unknowns": tuple(
                unknown.model_copy(update={"claim_ids": ids})
                for unknown in story.unknowns
                if (ids := _only(unknown.claim_ids, kept)) or unknown.evidence or not unknown.claim_ids
            ),
            "entities": tuple(
                entity.model_copy(update={"claim_ids": ids})
                for entity in story.entities
                if (ids := _only(entity.claim_ids, kept))
            ),
        }
    )


def independent_origins(claims: Collection[StoryClaim]) -> int:
    """How many independent origins stand behind these claims; all organs of one group are one."""
    return len({(origin.group or origin.name).casefold() for claim in claims for origin in claim.origins})


def _only(claim_ids: tuple[str, ...], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(claim_id for claim_id in claim_ids if claim_id in kept)


def _pruned_dispute(dispute: Dispute, kept: Collection[str]) -> Dispute | None:
    # A side that never had claims (an earlier edition's figure) stays; one that lost them all goes.
    sides = tuple(
        side.model_copy(update={"claim_ids": claim_ids})
        for side in dispute.sides
        if (claim_ids := _only(side.claim_ids, kept)) or not side.claim_ids
    )
    told = any(side.claim_ids for side in sides)
    return dispute.model_copy(update={"sides": sides}) if told and len(sides) > 1 else None


def _without_disputes(claim: StoryClaim, open_disputes: Collection[str]) -> StoryClaim:
    dispute_ids = _only(claim.dispute_ids, open_disputes)
    return claim if dispute_ids == claim.dispute_ids else claim.model_copy(update={"dispute_ids": dispute_ids})
