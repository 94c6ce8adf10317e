"""What each source gives, and what is wrong with it: `summarizer feeds check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from summarizer.articles.document import Document
from summarizer.articles.feeds import Feed
from summarizer.articles.reading import read_articles, sorted_out
from summarizer.articles.web import Opened, Step, Web
from summarizer.errors import SourceError
from summarizer.schema import Failure
from summarizer.settings import Settings

SILENT_DAYS = 30  # without anything new: a feed of news that old has been left, or has moved
AHEAD = timedelta(days=1)  # a clock or a time zone may be off by so much

Published = datetime | date | None


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """One source: how many items it has, the newest date, remarks on what is wrong. `failed`: it is of no use."""

    source: str
    items: int
    newest: Published
    remarks: tuple[str, ...]
    failed: bool = False

    def __str__(self) -> str:
        """Some lines for a person."""
        lines = [f"{'failed' if self.failed else 'ok':<6}  {self.source}"]
        if not self.failed:
            counted = "1 item" if self.items == 1 else f"{self.items:,} items"
            lines.append(counted + (f", newest {_shown(self.newest)}" if self.newest else ", none with a date"))
        return "\n        ".join([*lines, *self.remarks])


def check_sources(
    sources: Iterable[str],
    settings: Settings | None = None,
    *,
    now: datetime | None = None,
    on_fetched: Step | None = None,
) -> Iterator[SourceCheck]:
    """Each source checked, those on this machine first; a list of feeds is checked feed by feed.

    Only what a source itself gives is fetched, not the pages that its items lead to.
    """
    settings = settings or Settings()
    files, on_web = sorted_out(sources)
    yield from (_files(source, settings) for source in dict.fromkeys(files))
    for opened in Web(settings, on_fetched).open(on_web) if on_web else ():
        yield _checked(opened, now or datetime.now(UTC))


def _files(source: str, settings: Settings) -> SourceCheck:
    failures: list[Failure] = []
    articles = list(read_articles([source], settings, failures.append))
    remarks = [
        failure.reason if failure.source == source else f"{failure.source}: {failure.reason}" for failure in failures
    ]
    newest = _newest(article.published for article in articles)
    return SourceCheck(source, len(articles), newest, tuple(remarks), failed=not articles)


def _checked(opened: Opened, now: datetime) -> SourceCheck:
    content = opened.content
    remarks = [f"it has moved for good, to {opened.moved_to}"] if opened.moved_to else []
    if opened.announced:
        remarks.append(f"this is a page; it announces the feed {opened.announced}")
    if isinstance(content, SourceError):
        return SourceCheck(opened.source, 0, None, (str(content), *remarks), failed=True)
    if isinstance(content, Feed):
        newest = _newest(item.fields.published for item in content.items)
        return SourceCheck(opened.source, len(content.items), newest, (*remarks, *_of_feed(content, newest, now)))
    documents = [one for one in content if isinstance(one, Document)] if isinstance(content, tuple) else []
    newest = _newest(one.fields.published for one in documents)
    return SourceCheck(opened.source, len(documents), newest, tuple(remarks), failed=not documents)


def _of_feed(feed: Feed, newest: Published, now: datetime) -> Iterator[str]:
    if not feed.items:
        yield "it is empty"
    if newest and _moment(newest) < now - timedelta(days=SILENT_DAYS):
        yield f"nothing new for {(now - _moment(newest)).days} days"
    if newest and _moment(newest) > now + AHEAD:
        yield "its newest item is dated in the future"
    for number, said in _counts(feed):
        if number:
            yield f"{number} of {len(feed.items)} {said}"


def _counts(feed: Feed) -> Sequence[tuple[int, str]]:
    return (
        (sum(item.is_blurb for item in feed.items), "are blurbs: their pages are fetched"),
        (sum(item.link is None for item in feed.items), "have no address"),
        (sum(item.fields.published is None for item in feed.items), "have no date"),
    )


def _newest(published: Iterable[Published]) -> Published:
    return max((one for one in published if one), key=_moment, default=None)


def _moment(published: datetime | date) -> datetime:
    return published if isinstance(published, datetime) else datetime.combine(published, time.min, UTC)


def _shown(published: Published) -> str:
    return published.strftime("%Y-%m-%d %H:%M %Z") if isinstance(published, datetime) else str(published)
