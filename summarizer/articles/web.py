"""Addresses, feeds and lists of feeds → documents: what they hold, and the pages that their items lead to.

sources ─▶ contents (a feed, a list of feeds, a page) ─▶ items, each article's once ─▶ pages ─▶ documents
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path
from typing import TypeVar

from summarizer.articles.addresses import identity, is_address, shown, without_password
from summarizer.articles.contents import Content, documents_in, read_content
from summarizer.articles.document import Broken, Document
from summarizer.articles.encoding import decode
from summarizer.articles.feeds import Feed, Item, Outline
from summarizer.articles.fetching import Fetched, Fetcher, by_host
from summarizer.articles.files import Unreadable, read_bytes
from summarizer.articles.pages import announced_feed
from summarizer.errors import SourceError
from summarizer.settings import Settings
from summarizer.workers import Workers

FEED_SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".opml")
"""Files that are read as feeds and lists of feeds; a feed in a .json file is one of articles."""

CONNECTIONS = 16  # hosts asked at once; each has one request at a time
WORDS_KEPT = 0.8  # of a blurb's length that a page must have to be its article; less is a notice, or a fence to pay at

Step = Callable[[int, int, str], None]
"""Told after each step: how many are done, of how many, and the last one's name."""

T = TypeVar("T")
R = TypeVar("R")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a source turned out to be. `moved_to`: its address from now on; `announced`: the feed that a page names."""

    source: str
    content: Content | SourceError
    moved_to: str | None = None
    announced: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A document and its name, an address; `failure`: what went wrong with all the same."""

    name: str
    document: Document
    failure: str | None = None


class Web:
    """Reads sources on the web, several hosts at once."""

    def __init__(self, settings: Settings, step: Step | None = None) -> None:
        self._settings = settings
        self._fetcher = Fetcher(settings)
        self._step = step

    def open(self, sources: Sequence[str]) -> list[Opened]:
        """What each source holds, in their order; in the place of a list of feeds, the feeds that it names."""
        opened = self._opened(list(dict.fromkeys(sources)))
        known = {one.source for one in opened}
        listed = [one.content.feeds for one in opened if isinstance(one.content, Outline)]
        named = [feed for feed in dict.fromkeys(chain(*listed)) if feed not in known]
        more = self._opened([feed for feed in named if is_address(feed)])
        refused = [_refused(feed) for feed in named if not is_address(feed)]  # a list may come from anywhere: no files
        return [*(one for one in opened if not isinstance(one.content, Outline)), *map(_no_list, more), *refused]

    def read(self, sources: Sequence[str], since: datetime | None = None) -> Iterator[Found | Unreadable]:
        """The documents that sources hold or lead to; items that a feed dates before `since` are not fetched."""
        opened = self.open(sources)
        feeds = {
            one.source: self._wanted(one.source, one.content, since) for one in opened if isinstance(one.content, Feed)
        }
        held = chain.from_iterable(map(_held, opened))
        yield from _once_each(chain(held, self._articles(_each_once(feeds))))

    def _opened(self, sources: Sequence[str]) -> list[Opened]:
        done = dict(self._by_host(sources, str, self._open))
        return [replace(done[source], source=without_password(source)) for source in sources]

    def _open(self, source: str) -> Opened:
        try:
            with _sure_to_report():
                fetched = self._fetched(source)
                text = _text(fetched)
        except SourceError as error:
            return Opened(source, error)
        content: Content | SourceError
        try:
            with _sure_to_report():
                content = read_content(text, fetched.url)
        except SourceError as error:
            content = error
        return Opened(source, content, fetched.url if fetched.moved else None, announced_feed(text, fetched.url))

    def _fetched(self, source: str) -> Fetched:
        if is_address(source):
            return self._fetcher.get(_address(source))
        return Fetched("", read_bytes(Path(source), self._settings.max_article_bytes))

    def _wanted(self, source: str, feed: Feed, since: datetime | None) -> tuple[Item, ...]:
        """A feed's items in the window, the newest of too many; what is left out is said."""
        limit = self._settings.max_feed_items
        inside = [item for item in feed.items if since is None or _latest(item) >= since]
        newest = sorted(inside, key=_latest, reverse=True)[:limit]
        if len(newest) < len(inside):
            _log.warning("%s: of %d items, the newest %d are read (max_feed_items)", source, len(inside), limit)
        if len(inside) < len(feed.items):
            _log.info("%s: %d items are from before %s and left out", source, len(feed.items) - len(inside), since)
        return tuple(newest)

    def _articles(self, items: Sequence[tuple[str, Item]]) -> Iterator[Found | Unreadable]:
        found = self._by_host(items, lambda named: named[1].link or "", lambda named: self._article(*named))
        return (one for _, one in found)

    def _article(self, name: str, item: Item) -> Found | Unreadable:
        """The whole article of an item: what its feed gives, else its page; of what is left, the blurb, marked so."""
        own = Document(item.text, replace(item.fields, url=item.link and shown(item.link)))
        if not item.is_blurb:
            return Found(name, own)
        if not item.link:
            reason = "its feed gives no address of the whole article"
            return Found(name, replace(own, excerpt=reason)) if item.text else Unreadable(name, reason)
        try:
            with _sure_to_report():
                page = self._page(item)
        except SourceError as error:
            if not item.text:
                return Unreadable(name, str(error))
            return Found(name, replace(own, excerpt=str(error)), str(error) if error.retryable else None)
        if len(page.text.split()) < WORDS_KEPT * len(item.text.split()):
            return Found(name, replace(own, excerpt="its page shows less than its feed"))
        return Found(name, page)

    def _page(self, item: Item) -> Document:
        assert item.link
        fetched = self._fetcher.get(item.link, item.mark)
        documents = documents_in(_text(fetched), fetched.url)
        if len(documents) != 1 or isinstance(documents[0], Broken):
            raise SourceError("its page is not one article")
        page = documents[0]
        return replace(page, fields=page.fields.or_else(item.fields))

    def _by_host(
        self, items: Sequence[T], address: Callable[[T], str], work: Callable[[T], R]
    ) -> Iterator[tuple[T, R]]:
        """Items and results, host by host; each host's one after another, so that nobody waits for anybody's turn."""
        groups, done = by_host(items, address), 0
        with Workers(CONNECTIONS) as workers:
            for results in workers.map(lambda group: [(item, work(item)) for item in group], groups):
                for item, result in results:
                    done += 1
                    if self._step:
                        self._step(done, len(items), address(item))
                    yield item, result


def _address(source: str) -> str:
    """As it was before a `Path` folded its slashes."""
    scheme, _, rest = source.partition(":")
    return f"{scheme}://{rest.lstrip('/')}"


@contextmanager
def _sure_to_report() -> Iterator[None]:
    """Whatever breaks in reading one source, in a library or here, costs that source and says so."""
    try:
        yield
    except SourceError:
        raise
    except Exception as error:
        _log.info("unexpected error in reading a source", exc_info=True)
        reason = f"an unexpected error ({type(error).__name__}: {error}); this is a bug, please report it"
        raise SourceError(reason) from error


def _text(fetched: Fetched) -> str:
    return decode(fetched.content, is_page=True, charset=fetched.charset)


def _refused(feed: str) -> Opened:
    return Opened(feed, SourceError("a list of feeds can only name addresses, by http or https"))


def _no_list(opened: Opened) -> Opened:
    if isinstance(opened.content, Outline):
        return replace(opened, content=SourceError("a list of feeds in a list of feeds is not read"))
    return opened


def _held(opened: Opened) -> Iterator[Found | Unreadable]:
    """The documents of a source that is no feed."""
    if isinstance(opened.content, SourceError):
        announced = f"; it announces the feed {opened.announced}" if opened.announced else ""
        yield Unreadable(opened.source, f"{opened.content}{announced}")
    elif isinstance(opened.content, tuple):
        for one in opened.content:
            name = opened.source if one.row is None else f"{opened.source}#{one.row}"
            yield Unreadable(name, one.reason) if isinstance(one, Broken) else Found(name, one)


# --------------------------------------------------------------------------- each article once


def _each_once(feeds: Mapping[str, Sequence[Item]]) -> list[tuple[str, Item]]:
    """The items under the names of their articles; of those that lead to one article, the one that says the most."""
    found: dict[str, list[tuple[str, Item]]] = {}
    for source, items in feeds.items():
        for number, item in enumerate(items, 1):
            name = item.link or f"{source}#{number}"
            found.setdefault(identity(name) if item.link else name, []).append((name, item))
    return [_fullest(same) for same in found.values()]


def _fullest(same: Sequence[tuple[str, Item]]) -> tuple[str, Item]:
    """The choice does not depend on the order of the feeds; what its feed does not say, another one's may."""
    (name, first), *others = sorted(same, key=lambda named: (-len(named[1].text), named[0], named[1].mark))
    fields = first.fields
    for _, other in others:
        fields = fields.or_else(other.fields)
    return name, replace(first, fields=fields)


def _once_each(found: Iterable[Found | Unreadable]) -> Iterator[Found | Unreadable]:
    """Pages that state the same address for themselves, and have the same title, are one article: the longest."""
    pages: dict[tuple[str, str | None], list[Found]] = {}
    for one in found:
        fields = one.document.fields if isinstance(one, Found) else None
        if isinstance(one, Found) and fields and fields.url and fields.title:
            pages.setdefault((identity(fields.url), fields.title), []).append(one)
        else:
            yield one
    for same in pages.values():
        yield min(same, key=lambda one: (one.document.excerpt is not None, -len(one.document.text), one.name))


def _latest(item: Item) -> datetime:
    """When it was published at the latest: a day without a time counts until its end, no date as now."""
    published: datetime | date | None = item.fields.published
    if published is None:
        return datetime.max.replace(tzinfo=UTC)
    return published if isinstance(published, datetime) else datetime.combine(published, time.max, UTC)
