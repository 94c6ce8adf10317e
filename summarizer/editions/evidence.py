"""The invariant on the way out: what a briefing shows as an article's words are that article's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from summarizer.errors import EvidenceError
from summarizer.schema import Briefing, Span, Story


class _Words(NamedTuple):
    """Words that must stand in an article, and what rests on them."""

    place: str
    article_id: str
    start: int
    end: int
    text: str


class _Reference(NamedTuple):
    """Ids that must be among the known ones, and what refers to them."""

    place: str
    kind: str
    ids: tuple[str, ...]
    known: Collection[str]


def check_evidence(briefing: Briefing) -> None:
    """Raise `EvidenceError`, naming the claim, unless every span is its article's text and every id exists.

    Linear in the size of the briefing.
    """
    texts = {article.id: article.text for article in briefing.articles}
    claim_ids = _claim_ids(briefing)
    for reference in _references(briefing, texts.keys(), claim_ids):
        _check_reference(reference)
    for words in _all_words(briefing):
        _check_words(words, texts)


def _check_reference(reference: _Reference) -> None:
    for wanted in reference.ids:
        if wanted not in reference.known:
            raise EvidenceError(f"{reference.place} refers to a {reference.kind} {wanted!r} that does not exist")


def _check_words(words: _Words, texts: dict[str, str]) -> None:
    text = texts.get(words.article_id)
    if text is None:
        raise EvidenceError(f"{words.place} rests on an article {words.article_id!r} that does not exist")
    if not 0 <= words.start <= words.end <= len(text):
        raise EvidenceError(f"{words.place}: {words.start}–{words.end} lies outside article {words.article_id}")
    if text[words.start : words.end] != words.text:
        raise EvidenceError(
            f"{words.place}: article {words.article_id} does not say {words.text!r} at {words.start}–{words.end}"
        )


def _claim_ids(briefing: Briefing) -> Collection[str]:
    counted = Counter(claim.id for story in briefing.stories for claim in story.claims)
    twice = [claim_id for claim_id, number in counted.items() if number > 1]
    if twice:
        raise EvidenceError(f"claim {twice[0]!r} is printed twice")
    return counted.keys()


def _references(briefing: Briefing, article_ids: Collection[str], claim_ids: Collection[str]) -> Iterator[_Reference]:
    for article in briefing.articles:
        yield _Reference(f"article {article.id}", "claim", article.summary, claim_ids)
    for withheld in briefing.withheld:
        yield _Reference(f"withheld claim {withheld.statement!r}", "article", (withheld.article_id,), article_ids)
    for story in briefing.stories:
        yield _Reference(f"story {story.id}", "article", story.sources, article_ids)
        yield from _story_references(story)


def _story_references(story: Story) -> Iterator[_Reference]:
    own = {claim.id for claim in story.claims}
    disputes = {dispute.id for dispute in story.disputes}
    measures = {measure.id for measure in story.measures}
    for claim in story.claims:
        yield _Reference(f"claim {claim.id}", "dispute", claim.dispute_ids, disputes)
        measured = tuple(figure.measure_id for figure in claim.figures if figure.measure_id is not None)
        yield _Reference(f"claim {claim.id}", "measure", measured, measures)
    for measure in story.measures:
        yield _Reference(f"measure {measure.id}", "claim", measure.claim_ids, own)
    for dispute in story.disputes:
        for side in dispute.sides:
            yield _Reference(f"dispute {dispute.id}", "claim", side.claim_ids, own)
    others: Iterable[tuple[str, tuple[str, ...]]] = (
        *((f"timeline entry {entry.text!r}", entry.claim_ids) for entry in story.timeline),
        *((f"unknown {unknown.text!r}", unknown.claim_ids) for unknown in story.unknowns),
        *((f"entity {entity.name!r}", entity.claim_ids) for entity in story.entities),
        ("headline", story.headline_claim_ids),
        ("lede", story.lede_claim_ids),
    )
    for place, ids in others:
        yield _Reference(f"story {story.id}: {place}", "claim", ids, own)


def _all_words(briefing: Briefing) -> Iterator[_Words]:
    for article in briefing.articles:
        for boilerplate in article.boilerplate:
            yield _of_span(f"boilerplate of article {article.id}", article.id, boilerplate)
    for story in briefing.stories:
        yield from _story_words(story)


def _story_words(story: Story) -> Iterator[_Words]:
    for claim in story.claims:
        for report in claim.reports:
            for span in report.evidence:
                yield _of_span(f"claim {claim.id}", report.article_id, span)
    for quote in story.quotes:
        yield _Words(f"story {story.id}: quote", quote.article_id, quote.start, quote.end, quote.text)
    for caution in story.cautions:
        yield _Words(f"story {story.id}: caution", caution.article_id, caution.start, caution.end, caution.text)
    for unknown in story.unknowns:
        for words in unknown.evidence:
            yield _of_span(f"story {story.id}: unknown {unknown.text!r}", unknown.article_id or "", words)


def _of_span(place: str, article_id: str, span: Span) -> _Words:
    return _Words(place, article_id, span.start, span.end, span.text)
