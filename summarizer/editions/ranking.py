"""Which story comes first, and why, in words for a reader.

    score = support x freshness
    support   = 2 per outlet + 1 per corroborated claim + 1 per open dispute + ½ per named source
    freshness = from a quarter (nothing new) to one (every claim is news that no earlier edition had)

Outlets weigh most: what many papers print, each on its own page, matters to their readers. Named sources weigh least,
because one long article can quote a dozen people. A story is never worth nothing for being
known, only less: a large running one may still stand above a small new one. Ties are broken by id.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer.editions.pruning import independent_origins
from summarizer.schema import Briefing, Story

OUTLET_WEIGHT = 2
CORROBORATED_WEIGHT = 1
DISPUTE_WEIGHT = 1
SOURCE_WEIGHT = 0.5
STALE_SHARE = 0.25
"""What a story without anything new keeps of its score; not calibrated, chosen so that a known story needs four
times the support of a new one to stand above it."""


def ranked(stories: Sequence[Story], previous: Sequence[Briefing]) -> tuple[Story, ...]:
    """The stories, best first, each with its `rank_reason`."""
    first_seen = _first_seen(previous)
    in_order = sorted(stories, key=lambda story: (-score(story), story.id))
    return tuple(story.model_copy(update={"rank_reason": _reason(story, first_seen)}) for story in in_order)


def score(story: Story) -> float:
    """The number that stories are ranked by; see the module's docstring."""
    support = (
        OUTLET_WEIGHT * _outlets(story)
        + CORROBORATED_WEIGHT * sum(claim.status == "corroborated" for claim in story.claims)
        + SOURCE_WEIGHT * independent_origins(story.claims)
        + DISPUTE_WEIGHT * _open_disputes(story)
    )
    return support * (STALE_SHARE + (1 - STALE_SHARE) * _fresh_claims(story) / max(1, len(story.claims)))


def _outlets(story: Story) -> int:
    """Outlets, or articles where more of those are known than of their outlets."""
    return max(len({outlet.casefold() for claim in story.claims for outlet in claim.outlets}), len(story.sources))


def _open_disputes(story: Story) -> int:
    return sum(dispute.kind != "superseded" for dispute in story.disputes)


def _fresh_claims(story: Story) -> int:
    return sum(claim.role == "news" and claim.change != "known" for claim in story.claims)


def _first_seen(previous: Sequence[Briefing]) -> dict[str, date] | None:
    """Story id → the earliest edition that had it; `None` if there are no earlier editions to know it from."""
    if not previous:
        return None
    editions = sorted(previous, key=lambda briefing: briefing.edition, reverse=True)
    return {story.id: briefing.edition for briefing in editions for story in briefing.stories}


def _reason(story: Story, first_seen: dict[str, date] | None) -> str:
    outlets = len({outlet.casefold() for claim in story.claims for outlet in claim.outlets})
    articles = len(story.sources)
    origins = independent_origins(story.claims)
    disputes = _open_disputes(story)
    parts = [
        _count(outlets, "outlet", "outlets") if outlets else _count(articles, "article", "articles"),
        _count(origins, "source", "sources") if origins else "no source named",
        _count(disputes, "open dispute", "open disputes") if disputes else "",
        _newness(story, first_seen),
    ]
    return ", ".join(part for part in parts if part)


def _newness(story: Story, first_seen: dict[str, date] | None) -> str:
    fresh = _fresh_claims(story)
    news = f"{fresh} of {_count(len(story.claims), 'claim is', 'claims are')} news"
    if first_seen is None:
        return news
    if story.id not in first_seen:
        return f"not in earlier editions, {news}"
    first = first_seen[story.id]
    since = f"running since the edition of {first.day} {first:%B %Y}"
    return f"{since}, {news}" if fresh else f"{since}, nothing new"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
