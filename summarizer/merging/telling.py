"""One claim as one article tells it, read once: what the other modules compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property

from summarizer.language.numbers import Quantity
from summarizer.merging.statements import Statement, statement_of
from summarizer.merging.terms import Terms, name_roots
from summarizer.schema import Article, Claim, Extraction, StoryClaim

_LATEST = datetime.max.replace(tzinfo=UTC)

Key = tuple[datetime, str, int, int]
"""(published, article id, start, place among the article's claims): unique, and the order of all tellings."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where an earlier edition printed something."""

    edition: date
    story_id: str
    claim: StoryClaim


@dataclass(frozen=True, eq=False)
class Telling:
    """A claim of one article, with the article; all that is derived is computed once.

    `earlier` is given where it comes from an earlier edition and not from today's extractions.
    """

    claim: Claim
    article: Article
    place: int
    earlier: Earlier | None = None

    @cached_property
    def key(self) -> Key:
        return (published_at(self.article), self.article.id, self.claim.start, self.place)

    @cached_property
    def statement(self) -> Statement:
        return statement_of(self.claim.statement)

    @property
    def core(self) -> str:
        return self.statement.core

    @property
    def terms(self) -> Terms:
        return self.statement.terms

    @cached_property
    def told(self) -> Terms:
        """The terms of the whole statement, speakers included; outlets and agencies that only pass it on are none."""
        terms = self.statement.all_terms
        relays = _relays((self.article.outlet, *self.claim.via), self.claim.said_by)
        if relays.isdisjoint(terms):
            return terms
        return {term: weight for term, weight in terms.items() if term not in relays}

    @property
    def names(self) -> frozenset[str]:
        return self.statement.names

    @property
    def stems(self) -> frozenset[str]:
        return self.statement.stems

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return self.statement.quantities

    @property
    def denies(self) -> bool:
        """Whether it says that something is not so."""
        return self.claim.modality == "denied" or self.statement.is_negated


def _relays(names: Iterable[str | None], speaker: str | None) -> frozenset[str]:
    return frozenset(f"n:{part}" for name in names if name and name != speaker for part in name_roots(name))


def published_at(article: Article) -> datetime:
    """When an article appeared, for sorting; the undated last."""
    published = article.published
    if published is None:
        return _LATEST
    if not isinstance(published, datetime):
        return datetime.combine(published, time(), UTC)
    return published.astimezone(UTC) if published.tzinfo else published.replace(tzinfo=UTC)


def published_on(article: Article) -> date | None:
    """The day on which an article appeared, by its own clock."""
    return article.published.date() if isinstance(article.published, datetime) else article.published


def tellings_of(extractions: Sequence[Extraction]) -> tuple[Telling, ...]:
    """All claims, each with its article, in their order; the same extraction given twice counts once.

    The order of `extractions` does not show in the result.
    """
    found = [
        Telling(claim, extraction.article, place)
        for extraction in unique(extractions)
        for place, claim in enumerate(extraction.claims)
    ]
    return tuple(sorted(found, key=lambda telling: telling.key))


def unique(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """One extraction per article, in the order of article ids; of several, their claims one after another."""
    by_article: dict[str, list[Extraction]] = {}
    for extraction in extractions:
        by_article.setdefault(extraction.article.id, []).append(extraction)
    return tuple(_united(by_article[article_id]) for article_id in sorted(by_article))


def _united(same: list[Extraction]) -> Extraction:
    if len(same) == 1:
        return same[0]
    first, *others = sorted(same, key=lambda extraction: extraction.model_dump_json())
    fields = ("claims", "quotes", "unknowns", "cautions")
    joined = {
        field: tuple(dict.fromkeys(item for one in (first, *others) for item in getattr(one, field)))
        for field in fields
    }
    return first.model_copy(update=joined)


def digest(parts: Iterable[object]) -> str:
    """A short stable id of what is given."""
    return hashlib.sha256("|".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
