"""Texts → extractions without a model: every sentence is claimed as it stands, and read by the code that ships."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from summarizer.extraction.annotated import Annotated, annotate
from summarizer.extraction.claims import make_claim
from summarizer.extraction.details import figures_of, when_of
from summarizer.language.hedging import find_hedge, kind, modality
from summarizer.merging import merge_extractions
from summarizer.schema import Article, Claim, ClaimDraft, Extraction, Story, Window, article_id
from summarizer.settings import Settings

UNLIMITED = Settings(max_claims=1_000_000, max_stories=1_000_000)
"""The settings that ship; only nothing is left out for want of room."""


def article(
    text: str, *, published: date | None = None, outlet: str | None = None, title: str | None = None
) -> Article:
    """An English article."""
    identifier, digest = article_id(text)
    return Article(
        id=identifier,
        sha256=digest,
        source=f"{identifier}.txt",
        title=title,
        outlet=outlet,
        published=published,
        language="en",
        text=text,
    )


def sentence_claims(told: Article) -> Extraction:
    """Every sentence is a claim."""
    text = annotate(told)
    return Extraction(
        article=told, claims=tuple(_claim(text, one.text, (one.number,)) for one in text.sentences if one.text.strip())
    )


def one_claim(told: Article) -> Extraction:
    """The whole text is one claim."""
    text = annotate(told)
    numbers = tuple(one.number for one in text.sentences)
    return Extraction(article=told, claims=(_claim(text, told.text.strip(), numbers),))


def merged(extractions: Iterable[Extraction], until: date = date(2100, 1, 1)) -> tuple[Story, ...]:
    """The stories of these extractions, by the settings that ship."""
    window = Window(since=None, until=datetime.combine(until, time()).astimezone())
    return merge_extractions(tuple(extractions), UNLIMITED, window=window)


def _claim(text: Annotated, statement: str, numbers: tuple[int, ...]) -> Claim:
    """What extraction makes of a statement; what it would withhold is claimed all the same."""
    made = make_claim(text, ClaimDraft(statement=statement, sentences=numbers, said_by=None))
    if isinstance(made, Claim):
        return made
    return Claim(
        statement=statement,
        sentences=numbers,
        said_by=None,
        article_id=text.article.id,
        kind=kind(statement),
        modality=modality(statement),
        hedge=find_hedge(statement),
        when=when_of(statement, text, numbers),
        figures=figures_of(statement, text, numbers),
        evidence=tuple(text.evidence(number, "states") for number in numbers),
    )
