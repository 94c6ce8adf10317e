"""The whole flow: the file to read first.

    sources ─▶ articles ─▶ extraction ─▶ merging ─▶ editions ─▶ (headlines) ─▶ (rendering)

Stages share `schema`, `settings`, `errors` and `language`, and know nothing of each other: they meet here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.articles import SourceCheck, check_sources, read_articles
from summarizer.asking import Progress, asking, extracting, extractions_of, with_headlines
from summarizer.editions import check_evidence, editions_before, make_briefing
from summarizer.errors import NothingToBriefError
from summarizer.merging import grounded, merge_extractions
from summarizer.moments import moment, within
from summarizer.schema import Article, Briefing, Extraction, Failure, Usage, Window, total_usage
from summarizer.settings import Settings, load_settings

if TYPE_CHECKING:
    from summarizer.llm import Client

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would take: articles, questions that the cache answers, about what the others would use, and how many
    stories at most need one call more for their headlines (`usage` does not hold these)."""

    articles: int
    known: int
    usage: Usage | None
    headlines: int = 0


def brief(
    sources: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    client: Client | None = None,
    since: datetime | None = None,
    now: datetime | None = None,
    previous: Sequence[Briefing] = (),
    record: str | Path | None = None,
    replay: str | Path | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Briefing:
    """One briefing of the articles in `sources` (files, folders, `-`, pages and feeds on the web).

    `settings`: by default those of `load_settings`; where they name no model, the claims are the articles' own
    sentences. `client`: asked instead of one made from the settings, and left open. `since`: articles from before are
    left out, and what happened before is background. `now`: the moment of the edition; by default the present, in a
    replay the date of its recordings. A moment without offset is in `settings.tz`, or else in UTC. `previous`: earlier
    editions, in any order, which take part in merging, beside those in `settings.editions_dir`. `record`, `replay`:
    folders of model replies. `progress` is called after each address and each article. What could not be read or asked
    is in `Briefing.failures`. The edition itself is not kept; `editions.keep_edition` does that.

    Raises `NothingToBriefError` where nothing could be read or answered for (feeds may be empty), `UsageError`
    (`NoModelError`, `SettingsError`) where the call makes no sense, a `ModelStopError` where the model refuses every
    call, a `MissingRecordingError` in a replay, an `EvidenceError` for a bug.

    >>> ferry = "fixtures/articles/2026-03-02/ferry-wire.txt"
    >>> briefing = brief([ferry], settings=Settings(), replay="fixtures/recordings")
    >>> [article.source for article in briefing.articles], briefing.failures
    (['ferry-wire.txt'], ())
    """
    settings = settings or load_settings()
    started = datetime.now(UTC)
    since, now = moment(since, "since", settings), moment(now, "now", settings)
    failures: list[Failure] = []
    articles = within(_read(sources, settings, failures, since, progress), since)
    with asking(settings, client, record, replay) as asked:
        extractions = list(extractions_of(articles, settings, asked, progress))
        clock = now or moment((_recorded(extractions) if replay else None) or started, "now", settings)
        briefing = _briefing(extractions, failures, settings, Window(since=since, until=clock), previous)
        if settings.headlines and asked:
            briefing = with_headlines(briefing, asked, progress)
            check_evidence(briefing)
        return briefing


def extract_all(
    sources: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    client: Client | None = None,
    record: str | Path | None = None,
    replay: str | Path | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[Extraction]:
    """The extractions of all articles in `sources`, in their order, as they are done.

    Parameters and errors are those of `brief`. What could not be read goes to `on_failure` (without one: to the log)
    before the first article is asked about; what could not be asked is in each `Extraction.failures`.

    >>> ferry = "fixtures/articles/2026-03-02/ferry-wire.txt"
    >>> found = extract_all([ferry], settings=Settings(), replay="fixtures/recordings")
    >>> [(extraction.article.source, extraction.failures) for extraction in found]
    [('ferry-wire.txt', ())]
    """
    settings = settings or load_settings()
    failures: list[Failure] = []
    opened = asking(settings, client, record, replay)
    articles = _read(sources, settings, failures, progress=progress)
    for failure in failures:
        (on_failure or _log_failure)(failure)
    return extracting(opened, articles, settings, progress)


def check_feeds(
    sources: Iterable[str],
    *,
    settings: Settings | None = None,
    now: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[SourceCheck]:
    """What each source gives, how new it is, and what is wrong with it; raises nothing for a source that fails."""
    return check_sources(sources, settings or load_settings(), now=now, on_fetched=_fetched(progress))


def extract(article: Article, *, settings: Settings | None = None, client: Client | None = None) -> Extraction:
    """All claims of one article, each verified or withheld with its reasons.

    `settings`, `client`: as for `brief`, whose errors it raises but `NothingToBriefError`: what the model could not
    answer is in `Extraction.failures`.

    >>> from summarizer.articles import read_articles
    >>> from summarizer.llm import Client
    >>> (article,) = read_articles(["fixtures/articles/2026-03-02/ferry-wire.txt"])
    >>> with Client.open(Settings(), replay="fixtures/recordings") as client:
    ...     extraction = extract(article, settings=Settings(), client=client)
    >>> {claim.article_id for claim in extraction.claims} == {article.id}
    True
    """
    settings = settings or load_settings()
    (extraction,) = extracting(asking(settings, client, None, None), [article], settings, None)
    return extraction


def forecast(
    sources: Iterable[str | Path], *, settings: Settings | None = None, since: datetime | None = None
) -> Forecast:
    """What `brief` would ask a model, in calls, tokens and USD; asks nothing. Re-asks are not foreseen.

    Parameters and errors are those of `brief`. Without a model `usage` is `None`.
    """
    settings = settings or load_settings()
    since = moment(since, "since", settings)
    articles = within(_read(sources, settings, [], since), since)
    if settings.without_model:
        return Forecast(len(articles), 0, None)

    from summarizer.extraction.extractor import extract_article
    from summarizer.llm import Client, CountingNetwork

    endless = settings.model_copy(update={"max_calls": None, "max_cost": None, "deadline_s": None})
    network = CountingNetwork(settings)
    with Client.open(endless, transport=network) as client:
        for article in articles:
            extract_article(article, client, endless)
        (usage,) = total_usage(network.usage) or (Usage(model=client.model),)
        headlines = min(len(articles), settings.max_stories) if settings.headlines else 0
        return Forecast(len(articles), client.spent.from_cache, usage, headlines)


def merge(
    extractions: Iterable[Extraction],
    *,
    settings: Settings | None = None,
    previous: Sequence[Briefing] = (),
    now: datetime | None = None,
    since: datetime | None = None,
) -> Briefing:
    """One briefing of extractions made before, in any order; needs no model.

    `settings`, `previous`, `now`, `since`: as for `brief`, but `now` is the present by default, and no article is
    left out for its date. A claim whose evidence is not in its article's text is withheld. Raises `UsageError` for
    an impossible moment, an `EvidenceError` for a bug.

    >>> merge([], settings=Settings(), now=datetime(2026, 3, 2, 20)).generated_at.isoformat()
    '2026-03-02T20:00:00+00:00'
    """
    settings = settings or load_settings()
    clock = moment(now or datetime.now(UTC), "now", settings)
    window = Window(since=moment(since, "since", settings), until=clock)
    return _briefing([grounded(one) for one in extractions], [], settings, window, previous)


def _briefing(
    extractions: list[Extraction],
    failures: list[Failure],
    settings: Settings,
    window: Window,
    previous: Sequence[Briefing],
) -> Briefing:
    made_at = window.until or datetime.now(UTC)
    if settings.editions_dir:
        kept = editions_before(made_at.date(), settings.editions_dir, settings.memory_days)
        previous = (*previous, *kept)
    stories = merge_extractions(extractions, settings, previous=previous, window=window)
    briefing = make_briefing(stories, extractions, failures, settings, window, made_at, previous)
    check_evidence(briefing)
    return briefing


def _read(
    sources: Iterable[str | Path],
    settings: Settings,
    failures: list[Failure],
    since: datetime | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> list[Article]:
    on_fetched = _fetched(progress)
    articles = list(read_articles(sources, settings, failures.append, since=since, on_fetched=on_fetched))
    if failures and not articles:
        reasons = "; ".join(f"{failure.source}: {failure.reason}" for failure in failures)
        raise NothingToBriefError(
            f"no article could be read: {reasons}", "give files, folders, pages or feeds of articles"
        )
    return articles


def _fetched(progress: Callable[[Progress], None] | None) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, address: str) -> None:
        if progress:
            progress(Progress(done, total, address, None))

    return tell


def _log_failure(failure: Failure) -> None:
    _log.warning("%s: %s", failure.source, failure.reason)


def _recorded(extractions: Sequence[Extraction]) -> datetime | None:
    return max((e.recorded for e in extractions if e.recorded), default=None)
