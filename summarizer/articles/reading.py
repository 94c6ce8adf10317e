"""Sources → articles. What cannot be read is reported, never raised; what stands twice is one article."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path

from summarizer.articles.addresses import is_address
from summarizer.articles.boilerplate import find_boilerplate
from summarizer.articles.document import Broken, Document
from summarizer.articles.files import STDIN, File, Unreadable, find_files, read_bytes, read_stdin
from summarizer.articles.formats import read_documents, recognise
from summarizer.articles.languages import detect_language
from summarizer.articles.metadata import fields_in_text
from summarizer.articles.web import FEED_SUFFIXES, Step, Web
from summarizer.errors import SourceError
from summarizer.schema import Article, Copy, Failure, article_id
from summarizer.settings import Settings

Report = Callable[[Failure], None]

_DATELINE_CHARACTERS = 120  # a dateline with its credit stands within so many

_log = logging.getLogger(__name__)


def read_articles(
    sources: Iterable[str | Path],
    settings: Settings | None = None,
    on_failure: Report | None = None,
    *,
    since: datetime | None = None,
    on_fetched: Step | None = None,
) -> Iterator[Article]:
    """The articles in files, folders (searched in sorted order), standard input (`-`), pages and feeds on the web.

    A text that stands in several places is one article; the other places are its `copies`. Which of them it takes
    its metadata from does not depend on their order: the earliest dated, then by name. Only the last source can
    show that there is no further copy, so articles come after all sources were read, in the order of their first
    place, those of the web last; failures go to `on_failure` (without one: to the log) as they happen.

    Of a feed's items, those dated before `since` are not fetched. `on_fetched` is called after each address.
    """
    settings = settings or Settings()
    places: dict[str, list[Article]] = {}
    files, addresses = sorted_out([sources] if isinstance(sources, str | Path) else sources)
    on_web = _from_web(addresses, settings, since, on_fetched) if addresses else ()
    for item in chain(_read_all(files, settings.max_article_bytes), on_web):
        if isinstance(item, Failure):
            (on_failure or _log_failure)(item)
        else:
            places.setdefault(item.sha256, []).append(item)
    for same in places.values():
        yield _folded(same)


def sorted_out(sources: Iterable[str | Path]) -> tuple[list[str], list[str]]:
    """What is read from this machine, and what leads to the web: addresses, and files of feeds."""
    names = list(map(str, sources))
    on_web = [name for name in names if is_address(name) or name.lower().endswith(FEED_SUFFIXES)]
    return [name for name in names if name not in on_web], on_web


def _from_web(
    addresses: Sequence[str], settings: Settings, since: datetime | None, step: Step | None
) -> Iterator[Article | Failure]:
    for found in Web(settings, step).read(addresses, since):
        if isinstance(found, Unreadable):
            yield _failure(found.name, found.reason)
            continue
        yield _article(found.document, found.name)
        if found.failure:
            yield _failure(found.name, f"only what its feed says of it could be read: {found.failure}")


def _read_all(sources: Sequence[str], limit: int) -> Iterator[Article | Failure]:
    """Each file once, however many sources lead to it."""
    seen: set[str] = set()
    for name in sources:
        found = [File(STDIN, Path(STDIN))] if name == STDIN else find_files(name)
        for file in found:
            if not isinstance(file, File):
                yield _failure(file.name, file.reason)
                continue
            place = STDIN if name == STDIN else os.path.realpath(file.path)
            if place not in seen:
                seen.add(place)
                yield from _read(file, limit, is_stdin=name == STDIN)


def _read(file: File, limit: int, is_stdin: bool) -> Iterator[Article | Failure]:
    try:
        data = read_stdin(limit) if is_stdin else read_bytes(file.path, limit)
        suffix = recognise(data) if is_stdin else file.path.suffix.lower()
        for item in read_documents(data, suffix):
            name = file.name if item.row is None else f"{file.name}#{item.row}"
            yield _failure(name, item.reason) if isinstance(item, Broken) else _article(item, name)
    except SourceError as error:
        yield _failure(file.name, str(error))


def _article(document: Document, source: str) -> Article | Failure:
    text = document.text.strip(" \t\n\r\f\v\ufeff\u00a0\u2028\u2029")
    if not any(map(str.isalnum, text)):
        return _failure(source, "no text in it")
    fields = document.fields.or_else(fields_in_text(text, document.headed))
    identity, digest = article_id(text)
    return Article(
        id=identity,
        sha256=digest,
        source=source,
        title=fields.title,
        outlet=fields.outlet,
        url=fields.url,
        author=fields.author,
        published=fields.published,
        language=fields.language or detect_language(text),
        text=text,
        boilerplate=find_boilerplate(text),
        excerpt=document.excerpt,
    )


def _folded(same: list[Article]) -> Article:
    first, *others = sorted(same, key=_precedence)
    copies = tuple(
        Copy(source=other.source, title=other.title, outlet=other.outlet, url=other.url, published=other.published)
        for other in others
    )
    return first.model_copy(update={"copies": copies})


def _precedence(article: Article) -> tuple[bool, bool, str, str, bool, str]:
    """Whose text it is: the outlet that its own dateline credits, else the one that dated it first."""
    credited = bool(article.outlet) and f"({article.outlet})" in article.text[:_DATELINE_CHARACTERS]
    day = str(article.published or "")[:10]
    return not credited, not day, day, article.source, article.outlet is None, str(article.url)


def _failure(source: str, reason: str) -> Failure:
    return Failure(source=source, stage="articles", reason=reason)


def _log_failure(failure: Failure) -> None:
    _log.warning("%s: %s", failure.source, failure.reason)
