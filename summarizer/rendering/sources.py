"""Numbering sources in order of first use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from summarizer.rendering import words
from summarizer.rendering.view import Marks, SourceView
from summarizer.schema import BriefedArticle, Copy, StoryClaim


class Sources:
    """Hands out numbers as articles are first referred to; all others come after them."""

    def __init__(self, articles: Sequence[BriefedArticle]) -> None:
        self._articles = articles
        self._numbers: dict[str, int] = {}

    def marks(self, article_ids: Iterable[str]) -> Marks:
        """The numbers of these articles, ascending, each once."""
        return tuple(
            sorted({self._numbers.setdefault(article_id, len(self._numbers) + 1) for article_id in article_ids})
        )

    def of_claims(self, claims: Iterable[StoryClaim]) -> Marks:
        """The numbers of the articles that report these claims."""
        return self.marks(report.article_id for claim in claims for report in claim.reports)

    def used(self) -> frozenset[str]:
        """The articles referred to so far."""
        return frozenset(self._numbers)

    def views(self, used: Collection[str]) -> tuple[SourceView, ...]:
        """All articles by number: those referred to, then the others; those not in `used` are marked so."""
        self.marks(article.id for article in self._articles)
        in_order = sorted(self._articles, key=lambda article: self._numbers[article.id])
        return tuple(_view(self._numbers[article.id], article, article.id in used) for article in in_order)


def _view(number: int, article: BriefedArticle, used: bool) -> SourceView:
    """An article without an outlet goes by where it was found: its site, or its file."""
    link = words.web_address(article.url)
    site = words.site(link) if link else article.source
    return SourceView(
        number=number,
        outlet=article.outlet or site,
        title=article.title or "untitled",
        date=words.day(article.published) if article.published else "no date",
        link=link,
        file=article.source if article.outlet and not link else "",
        copies=tuple(map(_copy, article.copies)),
        excerpt=f"only what its feed says of it was read: {article.excerpt}" if article.excerpt else "",
        used=used,
    )


def _copy(copy: Copy) -> str:
    return copy.outlet or copy.title or copy.source
