"""The whole flow: the file to read first.

    sources ─▶ articles ─▶ extraction ─▶ merging ─▶ editions ─▶ (rendering)

Stages share `schema`, `settings`, `errors` and `language`, and know nothing of each other: they meet here.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.articles import read_articles
from summarizer.editions import check_evidence, make_briefing
from summarizer.errors import NothingToBriefError
from summarizer.merging import merge_extractions
from summarizer.schema import Article, Briefing, Extraction, Failure, Window
from summarizer.settings import Settings, load_settings

if TYPE_CHECKING:
    from summarizer.llm import Client

# What asks the model is imported only when it is needed: openai alone takes a second, and `render` needs none of it.

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles done of all, model calls so far (recorded ones included), the last article."""

    done: int
    total: int
    calls: int
    source: str


def brief(
    sources: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    client: Client | None = None,
    since: datetime | None = None,
    now: datetime | None = None,
    previous: Sequence[Briefing] = (),
    record: Path | None = None,
    replay: Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Briefing:
    """One briefing of the articles in `sources` (files, folders, `-`).

    `since`: articles from before are left out, and what happened before is background. `now`: the moment of the
    edition; in a replay the date of its recordings. `previous`: earlier editions, which take part in merging.
    `record`, `replay`: folders of model replies. What could not be read or asked is in `Briefing.failures`.

    Raises `NothingToBriefError` where no article is left, `NoModelError` where no model is configured, a
    `ModelStopError` where the model refuses every call, a `MissingRecordingError` in a replay.
    """
    settings = settings or load_settings()
    failures: list[Failure] = []
    articles = _within(_read(sources, settings, failures), since)
    extractions = list(_extract(articles, settings, client, record, replay, progress))
    _check_answered(extractions)
    clock = now or (_recorded(extractions) if replay else None) or datetime.now(UTC)
    return _briefing(extractions, failures, settings, Window(since=since, until=clock), previous)


def extract_all(
    sources: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    client: Client | None = None,
    record: Path | None = None,
    replay: Path | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Extraction]:
    """The extractions of all articles in `sources`, in their order, as they are done. Raises like `brief`."""
    settings = settings or load_settings()
    articles = list(read_articles(sources, settings, on_failure))
    return _extract(articles, settings, client, record, replay, progress)


def extract(article: Article, *, settings: Settings | None = None, client: Client | None = None) -> Extraction:
    """All claims of one article, each verified or withheld with its reasons. Raises like `brief`."""
    (extraction,) = _extract([article], settings or load_settings(), client, None, None, None)
    return extraction


def merge(
    extractions: Iterable[Extraction],
    *,
    settings: Settings | None = None,
    previous: Sequence[Briefing] = (),
    now: datetime | None = None,
    since: datetime | None = None,
) -> Briefing:
    """One briefing of extractions made before; needs no model. `now`: by default the present."""
    window = Window(since=since, until=now or datetime.now(UTC))
    return _briefing(list(extractions), [], settings or load_settings(), window, previous)


def _briefing(
    extractions: list[Extraction],
    failures: list[Failure],
    settings: Settings,
    window: Window,
    previous: Sequence[Briefing],
) -> Briefing:
    stories = merge_extractions(extractions, settings, previous=previous, window=window)
    made_at = window.until or datetime.now(UTC)
    briefing = make_briefing(stories, extractions, failures, settings, window, made_at, previous)
    check_evidence(briefing)
    return briefing


def _read(sources: Iterable[str | Path], settings: Settings, failures: list[Failure]) -> list[Article]:
    articles = list(read_articles(sources, settings, failures.append))
    if not articles:
        reasons = "; ".join(f"{failure.source}: {failure.reason}" for failure in failures) or "no source was given"
        raise NothingToBriefError(f"no article could be read: {reasons}", "give files or folders of articles")
    return articles


def _within(articles: list[Article], since: datetime | None) -> list[Article]:
    """Articles published since then; those without a date are kept."""
    if since is None:
        return articles
    kept = [article for article in articles if article.published is None or _moment(article.published) >= since]
    if not kept:
        raise NothingToBriefError(f"none of {len(articles)} articles is from {since.isoformat()} or later")
    if len(kept) < len(articles):
        _log.warning(
            "%d of %d articles are from before %s and left out", len(articles) - len(kept), len(articles), since
        )
    return kept


def _moment(published: date) -> datetime:
    """A day without a time counts until its end."""
    return published if isinstance(published, datetime) else datetime.combine(published, time.max, UTC)


def _extract(
    articles: Sequence[Article],
    settings: Settings,
    client: Client | None,
    record: Path | None,
    replay: Path | None,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Extraction]:
    """Extractions in the order of the articles; raises the first error that stops a run."""
    from summarizer.extraction import extract_article
    from summarizer.llm import Client

    # Recorded answers come at once: threads would only get in each other's way.
    workers = 1 if replay else settings.concurrency
    calls = 0
    with nullcontext(client) if client else Client.open(settings, record=record, replay=replay) as asked:
        extractions = _in_order(lambda article: extract_article(article, asked, settings), articles, workers)
        for done, extraction in enumerate(extractions, start=1):
            calls += sum(usage.calls for usage in extraction.usage)
            if progress:
                progress(Progress(done, len(articles), calls, extraction.article.source))
            yield extraction


def _in_order(work: Callable[[Article], Extraction], articles: Sequence[Article], workers: int) -> Iterator[Extraction]:
    """Results in order, at most `workers` under way; when one raises, those not begun are not begun."""
    if workers == 1:
        yield from map(work, articles)
        return
    with ThreadPoolExecutor(workers, "extract") as pool:
        waiting: deque[Future[Extraction]] = deque()
        try:
            for article in articles:
                waiting.append(pool.submit(work, article))
                if len(waiting) >= 2 * workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _check_answered(extractions: Sequence[Extraction]) -> None:
    """Raise where the model had an answer for no article at all."""
    unanswered = [extraction.failures[0] for extraction in extractions if extraction.failures and not extraction.usage]
    if extractions and len(unanswered) == len(extractions):
        first = unanswered[0]
        raise NothingToBriefError(f"the model answered for no article; {first.source}, {first.reason}")


def _recorded(extractions: Sequence[Extraction]) -> datetime | None:
    return max((e.recorded for e in extractions if e.recorded), default=None)
