"""Which story comes first, and why, in words for a reader.

    score = support x freshness x interest
    support   = 2 per outlet + 1 per corroborated claim + 1 per open dispute + ½ per named source
    freshness = from a quarter (nothing new) to one (every claim is news that no earlier edition had)
    interest  = one, to four where the story is about all that the reader asks for

Outlets weigh most: what many papers print, each on its own page, matters to their readers; a reader's own weight for
one multiplies its share. Named sources weigh least, because one long article can quote a dozen people. A story is
never worth nothing for being known, only less: a large running one may still stand above a small new one. Ties are
broken by id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from summarizer.editions.pruning import independent_origins
from summarizer.editions.topics import interest
from summarizer.schema import Briefing, Story
from summarizer.settings import Settings

OUTLET_WEIGHT = 2
CORROBORATED_WEIGHT = 1
DISPUTE_WEIGHT = 1
SOURCE_WEIGHT = 0.5
STALE_SHARE = 0.25
"""What a story without anything new keeps of its score; not calibrated, chosen so that a known story needs four
times the support of a new one to stand above it."""
INTEREST = 4
"""What a story about the reader's topic is worth of others with the same support: as much as being new is."""
MOSTLY = 1 / 2
"""Share of new claims from which a running story is "mostly new"."""


def ranked(stories: Sequence[Story], previous: Sequence[Briefing], settings: Settings) -> tuple[Story, ...]:
    """The stories, best first, each with its `rank_reason`."""
    first_seen = _first_seen(previous)
    in_order = sorted(stories, key=lambda story: (-score(story, settings), story.id))
    return tuple(story.model_copy(update={"rank_reason": _reason(story, settings, first_seen)}) for story in in_order)


def score(story: Story, settings: Settings) -> float:
    """The number that stories are ranked by; see the module's docstring."""
    support = (
        OUTLET_WEIGHT * _weighted_outlets(story, settings)
        + CORROBORATED_WEIGHT * sum(claim.status == "corroborated" for claim in story.claims)
        + SOURCE_WEIGHT * independent_origins(story.claims)
        + DISPUTE_WEIGHT * _open_disputes(story)
    )
    freshness = STALE_SHARE + (1 - STALE_SHARE) * _fresh_share(story)
    return support * freshness * (1 + (INTEREST - 1) * interest(story, settings.topics).share)


def _weighted_outlets(story: Story, settings: Settings) -> float:
    """Outlets by the reader's weights; articles beyond them, whose outlets are not known, count one each."""
    outlets = _outlets(story)
    weights = sorted(settings.weight_of.get(outlet, 1.0) for outlet in outlets)
    return sum(weights) + max(0, len(story.sources) - len(outlets))


def _outlets(story: Story) -> dict[str, str]:
    """Case-folded name → the outlet's name, by name."""
    names = {outlet for claim in story.claims for outlet in claim.outlets}
    return {name.casefold(): name for name in sorted(names, reverse=True)}


def _open_disputes(story: Story) -> int:
    return sum(dispute.kind != "superseded" for dispute in story.disputes)


def _fresh_share(story: Story) -> float:
    fresh = sum(claim.role == "news" and claim.change != "known" for claim in story.claims)
    return fresh / max(1, len(story.claims))


def _first_seen(previous: Sequence[Briefing]) -> dict[str, date] | None:
    """Story id → the earliest edition that had it; `None` if there are no earlier editions to know it from."""
    if not previous:
        return None
    editions = sorted(previous, key=lambda briefing: briefing.edition, reverse=True)
    return {story.id: briefing.edition for briefing in editions for story in briefing.stories}


def _reason(story: Story, settings: Settings, first_seen: dict[str, date] | None) -> str:
    """ "In 3 outlets, from 16 sources, one open dispute; running since 2 March 2026, mostly new"."""
    parts = (", ".join(_asked_for(story, settings)), ", ".join(_support(story)), _newness(story, first_seen))
    reason = "; ".join(part for part in parts if part)
    return reason[:1].upper() + reason[1:]


def _asked_for(story: Story, settings: Settings) -> Iterator[str]:
    """What the reader asked for that lifts it, and whom the reader weighs otherwise than others."""
    if words := interest(story, settings.topics).words:
        yield f"about {' and '.join(f'“{word}”' for word in words)}, as you asked"
    weights = {name: settings.weight_of.get(key, 1.0) for key, name in sorted(_outlets(story).items())}
    for lifted, much in ((True, "more"), (False, "less")):
        names = [name for name, weight in weights.items() if weight != 1 and (weight > 1) == lifted]
        if names:
            yield f"{' and '.join(names)} {'count' if len(names) > 1 else 'counts'} {much} for you"


def _support(story: Story) -> Iterator[str]:
    outlets, origins, disputes = len(_outlets(story)), independent_origins(story.claims), _open_disputes(story)
    yield "in " + (_count(outlets, "outlet") if outlets else _count(len(story.sources), "article"))
    yield f"from {_count(origins, 'source')}" if origins else "no source named"
    if disputes:
        yield _count(disputes, "open dispute")


def _newness(story: Story, first_seen: dict[str, date] | None) -> str:
    share = _fresh_share(story)
    if first_seen is None:
        return "" if share else "background"
    if story.id not in first_seen:
        return "new today"
    first = first_seen[story.id]
    fresh = "mostly new" if share >= MOSTLY else "partly new" if share else "nothing new"
    return f"running since {first.day} {first:%B %Y}, {fresh}"


def _count(number: int, what: str) -> str:
    return f"one {what}" if number == 1 else f"{number} {what}s"
