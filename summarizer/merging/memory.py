"""Yesterday takes part: what earlier editions printed, as tellings that are merged with today's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from summarizer.merging.telling import Earlier, Telling
from summarizer.schema import Article, Briefing, Claim, Report, StoryClaim, Window
from summarizer.settings import Settings

_AFTER_TODAYS = 1_000_000  # keeps the places of earlier tellings apart from those of today's claims


def remembered(previous: Sequence[Briefing], settings: Settings, window: Window) -> tuple[Telling, ...]:
    """The reports behind every claim of the editions of the last `memory_days`, each claim as last printed."""
    oldest = window.until.date() - timedelta(days=settings.memory_days) if window.until else date.min
    latest: dict[str, tuple[Earlier, Briefing]] = {}
    for briefing in sorted(previous, key=lambda one: (one.edition, one.generated_at)):
        if briefing.edition >= oldest:
            for story in briefing.stories:
                for claim in story.claims:
                    latest[claim.id] = (Earlier(briefing.edition, story.id, claim), briefing)
    found = [telling for claim_id in sorted(latest) for telling in _tellings(*latest[claim_id])]
    return tuple(Telling(one.claim, one.article, _AFTER_TODAYS + place, one.earlier) for place, one in enumerate(found))


def _tellings(earlier: Earlier, briefing: Briefing) -> Iterator[Telling]:
    articles = {article.id: article for article in briefing.articles}
    for report in earlier.claim.reports:
        if report.article_id in articles:
            article = Article(**{name: getattr(articles[report.article_id], name) for name in Article.model_fields})
            yield Telling(_claim(earlier.claim, report), article, 0, earlier)


def _claim(printed: StoryClaim, report: Report) -> Claim:
    return Claim(
        statement=report.statement,
        sentences=(),
        said_by=report.said_by,
        article_id=report.article_id,
        described_as=report.described_as,
        anonymous=report.anonymous,
        via=report.via,
        kind=printed.kind,
        modality=printed.modality,
        hedge=printed.hedge,
        when=printed.when,
        figures=tuple(figure.model_copy(update={"measure_id": None}) for figure in printed.figures),
        evidence=report.evidence,
        checks=report.checks,
    )
