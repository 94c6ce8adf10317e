"""The whole flow: the file to read first.

    sources ─▶ articles ─▶ extraction ─▶ merging ─▶ editions ─▶ (rendering)

Stages share `schema`, `settings`, `errors` and `language`, and know nothing of each other: they meet here.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.articles import SourceCheck, check_sources, read_articles
from summarizer.editions import check_evidence, editions_before, make_briefing
from summarizer.errors import ModelStopError, NothingToBriefError, SummarizerError, UsageError
from summarizer.merging import grounded, merge_extractions
from summarizer.schema import Article, Briefing, Extraction, Failure, Usage, Window, total_usage
from summarizer.settings import WITHOUT, Settings, load_settings
from summarizer.workers import Workers

if TYPE_CHECKING:
    from summarizer.llm import Client, Spent

# What asks the model is imported only when it is needed: openai alone takes a second, and `render` needs none of it.

_YEARS = range(1000, 9000)  # of a moment: days and offsets can be added to these without leaving the calendar

NO_MODEL = (
    "no model is configured: the claims are the articles' own sentences, chosen by rule. For a model, set "
    "OPENAI_API_KEY, or give --base-url URL of a server of your own, or --model local:PATH of a GGUF file (also in "
    "summarizer.toml); --model none: do without"
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles done of all, the last one's source, and what the model was asked so far.

    While addresses are fetched, these are counted instead. `spent` is `None` then, and where there is no model.
    """

    done: int
    total: int
    source: str
    spent: Spent | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a run would take: articles, questions that the cache answers, and about what the others would use."""

    articles: int
    known: int
    usage: Usage | None


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
    since, now = _moment(since, "since", settings), _moment(now, "now", settings)
    failures: list[Failure] = []
    articles = _within(_read(sources, settings, failures, since, progress), since)
    extractions = list(_extract(articles, settings, client, record, replay, progress))
    clock = now or _moment((_recorded(extractions) if replay else None) or started, "now", settings)
    return _briefing(extractions, failures, settings, Window(since=since, until=clock), previous)


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
    articles = _read(sources, settings, failures, progress=progress)
    for failure in failures:
        (on_failure or _log_failure)(failure)
    return _extract(articles, settings, client, record, replay, progress)


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
    (extraction,) = _extract([article], settings or load_settings(), client, None, None, None)
    return extraction


def forecast(
    sources: Iterable[str | Path], *, settings: Settings | None = None, since: datetime | None = None
) -> Forecast:
    """What `brief` would ask a model, in calls, tokens and USD; asks nothing. Re-asks are not foreseen.

    Parameters and errors are those of `brief`. Without a model `usage` is `None`.
    """
    settings = settings or load_settings()
    since = _moment(since, "since", settings)
    articles = _within(_read(sources, settings, [], since), since)
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
        return Forecast(len(articles), client.spent.from_cache, usage)


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
    clock = _moment(now or datetime.now(UTC), "now", settings)
    window = Window(since=_moment(since, "since", settings), until=clock)
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


def _within(articles: list[Article], since: datetime | None) -> list[Article]:
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


def _moment(given: datetime | None, name: str, settings: Settings) -> datetime | None:
    """A moment that was given, in the reader's zone where that is set; without offset it is in that zone, else UTC."""
    if given is None:
        return None
    if given.year not in _YEARS:
        raise UsageError(f"{name} is in the year {given.year}", "give a moment that can have news")
    aware = given if given.tzinfo else given.replace(tzinfo=settings.zone or UTC)
    return aware.astimezone(settings.zone) if settings.zone else aware


def _log_failure(failure: Failure) -> None:
    _log.warning("%s: %s", failure.source, failure.reason)


def _extract(
    articles: Sequence[Article],
    settings: Settings,
    client: Client | None,
    record: str | Path | None,
    replay: str | Path | None,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Extraction]:
    """Extractions in the order of the articles; raises the first error that stops a run."""
    if settings.model == WITHOUT and (record or replay):
        raise UsageError("a run without a model has no replies to record or replay", f"leave out --model {WITHOUT}")
    if client is None and not (record or replay) and settings.without_model:
        return _selected(articles, settings, progress)
    asked = _asked(articles, settings, client, record, replay, progress)
    return asked if settings.stand_in else _answered(asked)


def _selected(
    articles: Sequence[Article], settings: Settings, progress: Callable[[Progress], None] | None
) -> Iterator[Extraction]:
    """Without a model: each article's own most telling sentences, seen beside what the others tell."""
    from summarizer.extraction import agreement, annotate, select_article

    if settings.model is None:
        _log.warning(NO_MODEL)
    agreeing = agreement(map(annotate, articles))
    for done, article in enumerate(articles, start=1):
        if progress:
            progress(Progress(done, len(articles), article.source, None))
        yield _guarded(partial(select_article, article, agreeing), article)


def _asked(
    articles: Sequence[Article],
    settings: Settings,
    client: Client | None,
    record: str | Path | None,
    replay: str | Path | None,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Extraction]:
    from summarizer.extraction import stand_in_article
    from summarizer.extraction.extractor import extract_article
    from summarizer.llm import Client

    stopped: list[ModelStopError] = []

    def work(article: Article) -> Extraction:
        if not stopped:
            try:
                return _guarded(partial(extract_article, article, asked, settings), article)
            except ModelStopError as error:
                if not settings.stand_in:
                    raise
                stopped.append(error)
        return _guarded(partial(stand_in_article, article, str(stopped[0])), article)

    # Recorded answers come at once: threads would only get in each other's way.
    workers = Workers(1 if replay else settings.calls_at_once)
    with workers, nullcontext(client) if client else Client.open(settings, record=record, replay=replay) as asked:
        for done, extraction in enumerate(workers.map(work, articles), start=1):
            if progress:
                progress(Progress(done, len(articles), extraction.article.source, asked.spent))
            yield extraction


def _guarded(work: Callable[[], Extraction], article: Article) -> Extraction:
    """A fault of ours in one article costs that article, and says so; errors that concern the run are raised."""
    try:
        return work()
    except SummarizerError:
        raise
    except Exception as error:
        _log.info("unexpected error in %s", article.source, exc_info=True)
        reason = f"an unexpected error ({type(error).__name__}: {error}); this is a bug, please report it"
        return Extraction(
            article=article, failures=(Failure(source=article.source, stage="extraction", reason=reason),)
        )


def _answered(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    """The same, once the model has answered for one of them; raises where it answers for none."""
    held: list[Extraction] = []
    answered = False
    for extraction in extractions:
        held.append(extraction)
        answered = answered or bool(extraction.usage) or not extraction.failures
        if answered:
            yield from held
            held.clear()
    if held:
        first = held[0].failures[0]
        raise NothingToBriefError(f"the model answered for no article; {first.source}, {first.reason}")


def _recorded(extractions: Sequence[Extraction]) -> datetime | None:
    return max((e.recorded for e in extractions if e.recorded), default=None)
