"""Small stories and extractions, made by a line each."""

from __future__ import annotations

from datetime import UTC, datetime

from summarizer.editions import make_briefing
from summarizer.schema import (
    Article,
    Briefing,
    Dispute,
    Entity,
    Evidence,
    Extraction,
    Figure,
    Measure,
    Origin,
    Report,
    Side,
    Story,
    StoryClaim,
    TimelineEntry,
    Unknown,
    When,
    Window,
    article_id,
)
from summarizer.settings import Settings

TEXT = "The mill burned down. Two people were hurt, the warden said."
NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def article(text: str = TEXT, source: str = "mill.txt", outlet: str | None = "Hill Post") -> Article:
    identifier, digest = article_id(text)
    return Article(id=identifier, sha256=digest, source=source, outlet=outlet, text=text)


def claim(name: str, origins: tuple[str, ...] = ("Warden",), text: str = TEXT, **more: object) -> StoryClaim:
    evidence = Evidence(start=0, end=21, text=text[:21])
    fields: dict[str, object] = {
        "id": name,
        "statement": f"Statement {name}.",
        "kind": "event",
        "modality": "asserted",
        "hedge": None,
        "status": "single-source",
        "origins": tuple(Origin(name=origin) for origin in origins),
        "outlets": ("Hill Post",),
        "reports": (
            Report(
                article_id=article(text).id,
                statement=f"Statement {name}.",
                said_by=None,
                described_as=None,
                anonymous=False,
                via=(),
                evidence=(evidence,),
                checks=(),
            ),
        ),
    }
    return StoryClaim.model_validate(fields | more)


def story(name: str, *claims: StoryClaim, **more: object) -> Story:
    fields: dict[str, object] = {
        "id": name,
        "headline": claims[0].statement,
        "claims": claims,
        "sources": tuple(sorted({report.article_id for one in claims for report in one.reports})),
    }
    return Story.model_validate(fields | more)


def linked_story(names: tuple[str, ...]) -> Story:
    """A story whose every part refers to all of its claims; the first two claims are sides of a dispute."""
    when = When(precision="undated", basis="stated", as_written="recently")
    figure = Figure(measure_id="m", low=2, high=2, unit="", qualifier="exact", as_written="Two people")
    claims = tuple(claim(name, dispute_ids=("d",) if name in names[:2] else (), figures=(figure,)) for name in names)
    return story(
        "linked",
        *claims,
        measures=(Measure(id="m", what="hurt", basis="cumulative", claim_ids=names),),
        disputes=(
            Dispute(
                id="d",
                question="How many?",
                kind="disputed",
                sides=tuple(Side(value=name, origins=(), claim_ids=(name,)) for name in names[:2]),
            ),
        ),
        timeline=tuple(TimelineEntry(when=when, text=name, claim_ids=(name,)) for name in names),
        unknowns=tuple(Unknown(text=name, basis="undated", claim_ids=(name,)) for name in names),
        entities=tuple(Entity(name=name, type="unknown", claim_ids=(name,)) for name in names),
    )


def edition(*stories: Story, previous: tuple[Briefing, ...] = (), settings: Settings | None = None) -> Briefing:
    """An edition of these stories, from the one article."""
    extraction = Extraction(article=article())
    return make_briefing(stories, [extraction], [], settings or Settings(), Window(), NOW, previous)
