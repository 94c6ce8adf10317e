"""How a run asks the model: with how many threads, and what becomes of what goes wrong.

What asks is imported only when it is needed: openai alone takes a second, and a run without a model needs none of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ModelStopError, NothingToBriefError, SummarizerError, UsageError
from summarizer.schema import Article, Briefing, Extraction, Failure, Story, total_usage
from summarizer.settings import WITHOUT, Settings
from summarizer.workers import Workers

if TYPE_CHECKING:
    from summarizer.extraction.heading import Headed
    from summarizer.llm import Client, Spent

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
class Asking:
    """Whom a run asks, and who waits for the answers."""

    client: Client
    workers: Workers


@contextmanager
def asking(
    settings: Settings, client: Client | None, record: str | Path | None, replay: str | Path | None
) -> Iterator[Asking | None]:
    """Whom to ask, and who waits for the answers; `None` where the run does without a model."""
    if settings.model == WITHOUT and (record or replay):
        raise UsageError("a run without a model has no replies to record or replay", f"leave out --model {WITHOUT}")
    if client is None and settings.without_model and not (record or replay):
        yield None
        return

    from summarizer.llm import Client as Model

    # Recorded answers come at once: threads would only get in each other's way.
    workers = Workers(1 if replay else settings.calls_at_once)
    with workers, nullcontext(client) if client else Model.open(settings, record=record, replay=replay) as asked:
        yield Asking(asked, workers)


def extractions_of(
    articles: Sequence[Article],
    settings: Settings,
    asking: Asking | None,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Extraction]:
    """Extractions in the order of the articles; raises the first error that stops a run."""
    if asking is None:
        return _selected(articles, settings, progress)
    asked = _asked(articles, settings, asking, progress)
    return asked if settings.stand_in else _answered(asked)


def extracting(
    opened: AbstractContextManager[Asking | None],
    articles: Sequence[Article],
    settings: Settings,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Extraction]:
    """The same, and whom it asks is closed at the end."""
    with opened as asked:
        yield from extractions_of(articles, settings, asked, progress)


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
    asking: Asking,
    progress: Callable[[Progress], None] | None,
) -> Iterator[Extraction]:
    from summarizer.extraction import stand_in_article
    from summarizer.extraction.extractor import extract_article

    stopped: list[ModelStopError] = []

    def work(article: Article) -> Extraction:
        if not stopped:
            try:
                return _guarded(partial(extract_article, article, asking.client, settings), article)
            except ModelStopError as error:
                if not settings.stand_in:
                    raise
                stopped.append(error)
        return _guarded(partial(stand_in_article, article, str(stopped[0])), article)

    for done, extraction in enumerate(asking.workers.map(work, articles), start=1):
        if progress:
            progress(Progress(done, len(articles), extraction.article.source, asking.client.spent))
        yield extraction


def with_headlines(briefing: Briefing, asking: Asking, progress: Callable[[Progress], None] | None) -> Briefing:
    """The same with headlines and ledes in the model's words, where they hold."""
    from summarizer.extraction.heading import Headed, head_story

    stories, usage, failures = [], list(briefing.usage), dict.fromkeys(briefing.failures)

    def work(story: Story) -> Headed:
        try:
            return head_story(story, briefing, asking.client)
        except SummarizerError:
            raise
        except Exception as error:
            failure = Failure(source="headlines", stage="headlines", reason=_bug(error, story.headline))
            return Headed(story, failures=(failure,))

    heads = asking.workers.map(work, briefing.stories)
    for done, headed in enumerate(heads, start=1):
        stories.append(headed.story)
        usage.extend(headed.usage)
        failures.update(dict.fromkeys(headed.failures))
        if progress:
            progress(Progress(done, len(briefing.stories), "headlines", asking.client.spent))
    told = {"stories": tuple(stories), "usage": total_usage(usage), "failures": tuple(failures)}
    return briefing.model_copy(update=told)


def _guarded(work: Callable[[], Extraction], article: Article) -> Extraction:
    """A fault of ours in one article costs that article, and says so; errors that concern the run are raised."""
    try:
        return work()
    except SummarizerError:
        raise
    except Exception as error:
        failure = Failure(source=article.source, stage="extraction", reason=_bug(error, article.source))
        return Extraction(article=article, failures=(failure,))


def _bug(error: Exception, place: str) -> str:
    """What is said of a fault of ours; where it stands goes to the log."""
    _log.info("unexpected error in %s", place, exc_info=True)
    return f"an unexpected error ({type(error).__name__}: {error}); this is a bug, please report it"


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
