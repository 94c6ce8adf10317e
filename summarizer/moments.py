"""Moments that a user gives, and which articles lie after one."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, time

from summarizer.errors import UsageError
from summarizer.schema import Article
from summarizer.settings import Settings

_YEARS = range(1000, 9000)  # of a moment: days and offsets can be added to these without leaving the calendar

_log = logging.getLogger(__name__)


def moment(given: datetime | None, name: str, settings: Settings) -> datetime | None:
    """A moment that was given, in the reader's zone where that is set; without offset it is in that zone, else UTC.

    Raises `UsageError` for a year that has no news.
    """
    if given is None:
        return None
    if given.year not in _YEARS:
        raise UsageError(f"{name} is in the year {given.year}", "give a moment that can have news")
    aware = given if given.tzinfo else given.replace(tzinfo=settings.zone or UTC)
    return aware.astimezone(settings.zone) if settings.zone else aware


def within(articles: list[Article], since: datetime | None) -> list[Article]:
    """Articles published since then, none on a quiet day; those without a date are kept."""
    if since is None:
        return articles
    kept = [article for article in articles if article.published is None or _end(article.published, since) >= since]
    if len(kept) < len(articles):
        _log.warning(
            "%d of %d articles are from before %s and left out", len(articles) - len(kept), len(articles), since
        )
    return kept


def _end(published: date, since: datetime) -> datetime:
    """A day without a time counts until its end, where the reader is who told since when."""
    return published if isinstance(published, datetime) else datetime.combine(published, time.max, since.tzinfo)
