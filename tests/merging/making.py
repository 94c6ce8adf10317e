"""Small extractions without a model: every sentence of a text is a claim, its fields read by `summarizer.language`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from summarizer.articles import read_articles
from summarizer.language.attribution import attribute
from summarizer.language.datelines import dateline_end
from summarizer.language.dates import find_dates
from summarizer.language.figures import Basis, figure_of
from summarizer.language.hedging import find_hedge, kind, modality
from summarizer.language.numbers import find_quantities
from summarizer.language.quotations import find_quotations
from summarizer.language.sentences import split_sentences
from summarizer.language.similarity import fold
from summarizer.merging import merge_extractions
from summarizer.schema import (
    Article,
    Briefing,
    Claim,
    Evidence,
    Extraction,
    Figure,
    Quote,
    Story,
    StoryClaim,
    When,
    Window,
    article_id,
)
from summarizer.settings import Settings

FIXTURES = Path(__file__).parents[2] / "fixtures"
DAY = date(2026, 3, 2)
RECENT = timedelta(days=3)
WINDOW = Window(since=None, until=datetime(2026, 3, 2, 20, tzinfo=UTC))


def article(text: str, outlet: str | None = "Hill Post", **fields: Any) -> Article:
    identifier, digest = article_id(text)
    defaults = {"source": f"{identifier}.txt", "published": DAY, "language": "en", "title": None}
    return Article(id=identifier, sha256=digest, outlet=outlet, text=text, **(defaults | fields))


def extraction(text: str, outlet: str | None = "Hill Post", changes: Sequence[Any] = (), **fields: Any) -> Extraction:
    """One claim per sentence; `changes[i]` overrides fields of the i-th claim."""
    told = article(text, outlet, **fields)
    sentences = split_sentences(text, told.language)
    lines = [sentence.text[dateline_end(sentence.text) :] for sentence in sentences]
    claims = []
    for number, sentence in enumerate(sentences):
        span = Evidence(start=sentence.start, end=sentence.end, text=sentence.text)
        found = attribute(lines, number)
        fields_of = {
            "statement": lines[number],
            "sentences": [number + 1],
            "said_by": found.said_by if found else None,
            "described_as": found.described_as if found else None,
            "anonymous": found.anonymous if found else False,
            "via": found.via if found else (),
            "kind": kind(lines[number]),
            "modality": "denied" if modality(lines[number]) == "denied" else "asserted",
            "hedge": find_hedge(lines[number]),
            "when": when_of(lines[number], told.published),
            "figures": figures_of(lines[number], told.published),
            "article_id": told.id,
            "evidence": (span,),
        }
        claims.append(Claim(**(fields_of | (changes[number] if number < len(changes) else {}))))
    return Extraction(article=told, claims=tuple(claims), quotes=quotes_of(told))


def when_of(text: str, published: date | None) -> When | None:
    """The first date that is not that of saying it."""
    said = ("said on ", "told on ", "says on ")
    return next((m.when for m in find_dates(text, published) if not text[: m.start].endswith(said)), None)


def figures_of(text: str, published: date | None, as_of: date | None = None) -> tuple[Figure, ...]:
    """All quantities, as of a date given in the text ("as of Sunday"), else of the publication."""
    day = published.date() if isinstance(published, datetime) else published
    dates = find_dates(text, published)
    stated = [m.when.end for m in dates if text[: m.start].endswith("as of ")]
    stated += [m.when.end for m in dates if m.when.end and day and day - m.when.end > RECENT]
    known = as_of or (stated[0] if stated else day)
    basis: Basis = "unknown" if known is None or "undated" in text else "stated" if stated else "published"
    return tuple(figure_of(found, None if basis == "unknown" else known, basis) for found in find_quantities(text))


def quotes_of(told: Article) -> tuple[Quote, ...]:
    return tuple(
        Quote(text=one.text, speaker=None, partial=False, article_id=told.id, start=one.start, end=one.end)
        for one in find_quotations(told.text)
    )


def merge(*extractions: Extraction, **more: Any) -> tuple[Story, ...]:
    settings = more.pop("settings", Settings())
    return merge_extractions(extractions, settings, window=more.pop("window", WINDOW), **more)


def briefing(stories: Iterable[Story], extractions: Iterable[Extraction], edition: date = DAY) -> Briefing:
    """The least that merging needs of an earlier edition."""
    articles = [one.article.model_dump() | {"summary": ()} for one in extractions]
    made = datetime(edition.year, edition.month, edition.day, 20, tzinfo=UTC)
    return Briefing.model_validate(
        {
            "edition": edition,
            "generated_at": made,
            "window": {"until": made},
            "stories": [story.model_dump() for story in stories],
            "articles": articles,
        }
    )


def claims_of(stories: Iterable[Story]) -> list[StoryClaim]:
    return [claim for story in stories for claim in story.claims]


def the_claim(stories: Iterable[Story], words: str) -> StoryClaim:
    """The one claim that a report states with these words."""
    (found,) = [claim for claim in claims_of(stories) if any(words in report.statement for report in claim.reports)]
    return found


def the_story(stories: Iterable[Story], words: str) -> Story:
    (found,) = [
        story
        for story in stories
        if any(words in report.statement for claim in story.claims for report in claim.reports)
    ]
    return found


# --------------------------------------------------------------------------- the invented articles of fixtures/


def fixture_facts() -> dict[str, Any]:
    known: dict[str, Any] = expected("articles")["articles"]
    return known


def expected(day: str) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((FIXTURES / "expected" / f"{day}.json").read_text("utf-8"))
    return known


def fixture_extractions(day: str) -> tuple[list[Extraction], dict[str, tuple[str, str]]]:
    """The hand-written facts of one day as extractions, and fact → (article id, statement)."""
    articles = {one.source: one for one in read_articles([FIXTURES / "articles" / day])}
    made, facts = [], {}
    for source, known in fixture_facts().items():
        place = source.split("/", 1)[1]
        if source.startswith(day) and place in articles:
            told = _completed(articles[place], known, day)
            claims = [_fixture_claim(told, fact) for fact in known["facts"]]
            made.append(Extraction(article=told, claims=tuple(claims)))
            facts |= {f"{source}:{fact['id']}": (told.id, fact["fact"]) for fact in known["facts"]}
    return made, facts


def _completed(told: Article, known: dict[str, Any], day: str) -> Article:
    outlet = told.outlet or known["outlet"]
    dated = told.published or (date.fromisoformat(day) if day in str(known["published"]) else None)
    return told.model_copy(update={"outlet": outlet, "published": dated})


def _fixture_claim(told: Article, fact: dict[str, Any]) -> Claim:
    sentences = split_sentences(told.text, told.language)
    spans = [next(one for one in sentences if fold(start) in fold(one.text)) for start in fact["starts"]]
    text = fact["fact"]
    taken = ("said_by", "described_as", "anonymous", "kind", "modality", "hedge")
    unknown = "no date" in text or "without saying which period" in text
    figures = figures_of(text, told.published)
    if unknown:
        figures = tuple(one.model_copy(update={"as_of": None, "as_of_basis": "unknown"}) for one in figures)
    return Claim(
        statement=text,
        sentences=[one.number for one in spans],
        article_id=told.id,
        via=tuple(fact["via"]),
        when=when_of(text, told.published),
        figures=figures,
        evidence=tuple(Evidence(start=one.start, end=one.end, text=one.text) for one in spans),
        **{field: fact[field] for field in taken},
    )


def fixture_window(day: str) -> Window:
    until = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=20)
    return Window(since=until - timedelta(days=2), until=until)
