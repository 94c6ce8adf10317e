"""What stands beside the claims in the articles — quotes, what is not known, cautions — each with its story."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.sentences import split_sentences
from summarizer.language.similarity import fold
from summarizer.merging.claims import Folded
from summarizer.merging.dating import is_bounded, is_undated
from summarizer.schema import Article, Caution, Extraction, Quote, Span, StoryClaim, Unknown

QUOTE_REACH = 1
"""A quotation belongs to a claim whose sentence is its own or next to it; farther off, nothing says whose it is."""


@dataclass(frozen=True, eq=False)
class Places:
    """Where each story's claims stand: article id → (sentence index, story), sorted."""

    by_article: Mapping[str, tuple[tuple[int, int], ...]]
    articles: Mapping[str, Article]

    @classmethod
    def of(cls, stories: Sequence[Sequence[Folded]], articles: Mapping[str, Article]) -> Places:
        found: dict[str, set[tuple[int, int]]] = {}
        for number, claims in enumerate(stories):
            for telling in (one for claim in claims for one in claim.today):
                sentences = found.setdefault(telling.article.id, set())
                for span in telling.claim.evidence:
                    if span.role == "states":
                        sentences.add((_sentence(telling.article, span.start), number))
        return cls({article_id: tuple(sorted(places)) for article_id, places in found.items()}, articles)

    def story_of(self, article_id: str, start: int, reach: int | None = None) -> int | None:
        """The story whose claims stand nearest in the article, the one before winning a tie."""
        places = self.by_article.get(article_id, ())
        if not places:
            return None
        sentence = _sentence(self.articles[article_id], start)
        distance, _, story = min((abs(place - sentence), place > sentence, number) for place, number in places)
        return story if reach is None or distance <= reach else None


def _sentence(article: Article, start: int) -> int:
    return bisect_right(_starts(article.text, article.language), start)


@lru_cache(maxsize=4_096)
def _starts(text: str, language: str | None) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in split_sentences(text, language))


def quotes_by_story(extractions: Iterable[Extraction], places: Places) -> dict[int, list[Quote]]:
    """Each quotation with the story beside it; the same words of one speaker once."""
    found: dict[int, dict[tuple[str, str], Quote]] = {}
    for quote in sorted(
        (quote for extraction in extractions for quote in extraction.quotes),
        key=lambda one: (str(places.articles[one.article_id].published or "9"), one.article_id, one.start),
    ):
        story = places.story_of(quote.article_id, quote.start, QUOTE_REACH)
        if story is not None:
            words = fold(quote.text).strip(" .,!?").casefold()
            found.setdefault(story, {}).setdefault((words, ""), quote)
    return {story: list(quotes.values()) for story, quotes in found.items()}


def unprinted(quotes: Iterable[Quote], claims: Sequence[StoryClaim]) -> tuple[Quote, ...]:
    """The quotations that no printed statement contains whole."""
    printed = " \n ".join(fold(claim.statement).casefold() for claim in claims)
    return tuple(quote for quote in quotes if fold(quote.text).strip(" .,!?").casefold() not in printed)


def unknowns_by_story(extractions: Iterable[Extraction], places: Places) -> dict[int, list[Unknown]]:
    """What is not known, with the story nearest in its article; the same sentence once."""
    found: dict[int, dict[str, Unknown]] = {}
    for extraction in extractions:
        for unknown in extraction.unknowns:
            start = unknown.evidence[0].start if unknown.evidence else 0
            story = places.story_of(unknown.article_id or extraction.article.id, start)
            if story is not None:
                # Claim ids of an extraction mean nothing here: claims have their ids from merging.
                entry = _anchored(unknown, extraction.article).model_copy(update={"claim_ids": ()})
                found.setdefault(story, {}).setdefault(fold(unknown.text).casefold(), entry)
    return {story: list(entries.values()) for story, entries in found.items()}


def undated_events(claims: Sequence[StoryClaim], articles: Mapping[str, Article]) -> tuple[Unknown, ...]:
    """What happened, nobody says when: news of articles that have no date themselves. One question for all of them."""
    undated = {one.id for one in articles.values() if is_undated(one)}
    open_ones = [
        claim
        for claim in claims
        if claim.kind == "event" and claim.role == "news" and not is_bounded(claim.when)
        if all(report.article_id in undated for report in claim.reports)
    ]
    if not open_ones:
        return ()
    ids = tuple(claim.id for claim in open_ones)
    return (Unknown(text=f"When was this? “{open_ones[0].statement}”", basis="undated", claim_ids=ids),)


def _anchored(unknown: Unknown, article: Article) -> Unknown:
    if unknown.article_id:
        return unknown
    return unknown.model_copy(update={"article_id": article.id})


def cautions_by_story(extractions: Iterable[Extraction], places: Places) -> dict[int, list[Caution]]:
    """Cautions with the story nearest in their article."""
    found: dict[int, list[Caution]] = {}
    for caution in (caution for extraction in extractions for caution in extraction.cautions):
        story = places.story_of(caution.article_id, caution.start)
        if story is not None:
            found.setdefault(story, []).append(caution)
    return found


def contradictions_within(parts_disputes: Iterable[tuple[Folded, Folded]]) -> list[Caution]:
    """A caution at each of two claims of one article that cannot both be true."""
    found: dict[tuple[str, int], Caution] = {}
    for pair in parts_disputes:
        shared = sorted(pair[0].articles & pair[1].articles)
        for claim in pair if shared else ():
            for telling in claim.today:
                if telling.article.id == shared[0]:
                    span, own = _states(telling.claim.evidence), telling.article.id
                    found[own, span.start] = Caution(
                        kind="contradiction", text=span.text, article_id=own, start=span.start, end=span.end
                    )
    return [found[key] for key in sorted(found)]


def _states(spans: Sequence[Span]) -> Span:
    return min((span for span in spans if getattr(span, "role", "states") == "states"), key=lambda span: span.start)
