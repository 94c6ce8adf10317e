"""Stories and extractions → one edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from summarizer.editions.leaving import gone_claims, gone_stories
from summarizer.editions.pruning import limit_claims
from summarizer.editions.ranking import ranked
from summarizer.editions.topics import unwanted
from summarizer.schema import (
    Article,
    BriefedArticle,
    Briefing,
    Dropped,
    Extraction,
    Failure,
    Story,
    Window,
    Withheld,
    total_usage,
)
from summarizer.settings import Settings, Topics


def make_briefing(
    stories: Sequence[Story],
    extractions: Sequence[Extraction],
    failures: Iterable[Failure],
    settings: Settings,
    window: Window,
    generated_at: datetime,
    previous: Sequence[Briefing] = (),
) -> Briefing:
    """The edition of `generated_at`: the best stories, and all that was read, withheld, or failed.

    Does not depend on the order of any argument. `previous` says how long a story has been running and what is no
    longer told, and holds the articles of claims that were taken over from an earlier edition.
    """
    in_order = ranked(gone_claims(stories, previous), previous, settings)
    wanted = [story for story in in_order if not unwanted(story, settings.topics)]
    printed = tuple(_limited(story, settings.max_claims) for story in wanted[: settings.max_stories])
    return Briefing(
        edition=generated_at.date(),
        generated_at=generated_at,
        window=window,
        stories=printed,
        dropped=(*_no_room(wanted, settings.max_stories), *_unwanted(in_order, settings.topics)),
        gone=gone_stories(stories, previous),
        articles=_briefed(printed, _articles(printed, extractions, previous)),
        withheld=_withheld(extractions),
        failures=_failures(extractions, failures),
        usage=total_usage(part for extraction in extractions for part in extraction.usage),
    )


def _limited(story: Story, max_claims: int) -> Story:
    limited = limit_claims(story, max_claims)
    if len(limited.claims) == len(story.claims):
        return limited
    left_out = len(story.claims) - len(limited.claims)
    reason = f"{story.rank_reason}; {left_out} more {'claim' if left_out == 1 else 'claims'} left out for length"
    return limited.model_copy(update={"rank_reason": reason})


def _no_room(in_order: Sequence[Story], max_stories: int) -> Iterator[Dropped]:
    for rank, story in enumerate(in_order[max_stories:], start=max_stories + 1):
        why = story.rank_reason[:1].lower() + story.rank_reason[1:]
        place = f"number {rank} of {len(in_order)}, with room for {max_stories}"
        yield Dropped(headline=story.headline, reason=f"{place}: {why}")


def _unwanted(in_order: Sequence[Story], topics: Topics) -> Iterator[Dropped]:
    for story in in_order:
        if reason := unwanted(story, topics):
            yield Dropped(headline=story.headline, reason=reason)


def _articles(
    printed: Iterable[Story], extractions: Iterable[Extraction], previous: Iterable[Briefing]
) -> list[Article]:
    """Every article read, and those of earlier editions that a printed story still rests on; by id."""
    read = {
        extraction.article.id: extraction.article
        for extraction in sorted(extractions, key=lambda extraction: extraction.article.source, reverse=True)
    }
    earlier = {
        article.id: article
        for briefing in sorted(previous, key=lambda briefing: briefing.generated_at)
        for article in briefing.articles
    }
    needed = {article_id for story in printed for article_id in _referenced(story)}
    taken_over = {article_id: earlier[article_id] for article_id in needed - read.keys() if article_id in earlier}
    articles = read | taken_over
    return [articles[article_id] for article_id in sorted(articles)]


def _referenced(story: Story) -> Iterable[str]:
    yield from story.sources
    yield from (report.article_id for claim in story.claims for report in claim.reports)


def _briefed(printed: Iterable[Story], articles: Iterable[Article]) -> tuple[BriefedArticle, ...]:
    resting: dict[str, list[str]] = {}
    for story in printed:
        for claim in story.claims:
            for article_id in dict.fromkeys(report.article_id for report in claim.reports):
                resting.setdefault(article_id, []).append(claim.id)
    fields = [name for name in Article.model_fields]
    return tuple(
        BriefedArticle(**{name: getattr(article, name) for name in fields}, summary=tuple(resting.get(article.id, ())))
        for article in articles
    )


def _withheld(extractions: Iterable[Extraction]) -> tuple[Withheld, ...]:
    entries = dict.fromkeys(entry for extraction in extractions for entry in extraction.withheld)
    return tuple(sorted(entries, key=lambda entry: (entry.article_id, entry.statement, entry.reasons)))


def _failures(extractions: Iterable[Extraction], failures: Iterable[Failure]) -> tuple[Failure, ...]:
    entries = dict.fromkeys([*failures, *(entry for extraction in extractions for entry in extraction.failures)])
    return tuple(sorted(entries, key=lambda entry: (entry.stage, entry.source, entry.reason)))
