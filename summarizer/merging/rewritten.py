"""Articles that say something else today than when an earlier edition read them, at the same address.

What only the old text says, nobody says any longer: it supports nothing and contradicts nothing. A figure that the new
text gives instead is revised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from summarizer.merging.claims import Folded
from summarizer.schema import Article, Briefing


def rewritten_articles(today: Iterable[Article], previous: Iterable[Briefing]) -> frozenset[str]:
    """The ids of earlier texts that another one has replaced."""
    now = {article.url: article.id for article in today if article.url}
    read = frozenset(now.values())
    return frozenset(
        article.id
        for briefing in previous
        for article in briefing.articles
        if article.url in now and article.id not in read
    )


def without_rewritten(claims: Sequence[Folded], rewritten: frozenset[str]) -> list[Folded]:
    """The claims, each without what rewritten articles told; one that only they told stays whole."""
    return [_without(claim, rewritten) for claim in claims] if rewritten else list(claims)


def _without(claim: Folded, rewritten: frozenset[str]) -> Folded:
    kept = tuple(one for one in claim.tellings if one.article.id not in rewritten)
    if not kept or len(kept) == len(claim.tellings):
        return claim
    return replace(claim, tellings=kept, withdrawn=tuple(one for one in claim.tellings if one not in kept))


def is_withdrawn(claim: Folded, rewritten: frozenset[str]) -> bool:
    """Whether only rewritten articles told it."""
    return claim.articles <= rewritten
