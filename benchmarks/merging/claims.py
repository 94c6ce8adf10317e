"""The same fact in other words is one claim, its neighbour is another; and one fact is not disputed.

Each update of background_timelines is an article of its own with one claim. All events are pooled, the dates of
publication are withheld, and sentences of other news lie between them.
"""

from __future__ import annotations

from functools import cache

from benchmarks.merging.baselines import tf_idf_clusters
from benchmarks.merging.corpora import attributed_articles, updates
from benchmarks.merging.making import article, merged, one_claim
from benchmarks.merging.scores import b_cubed, grouped, pair_scores
from benchmarks.merging.table import Row
from summarizer.language.sentences import split_sentences
from summarizer.schema import Article, Story

DISTRACTORS = 2_000
CORPORA = ("background_timelines", "polnear")


def measure() -> list[Row]:
    told = _told()
    gold = {one.id: fact for one, fact in told}
    stories = merged(map(one_claim, (*(one for one, _ in told), *distractors())))
    found = _claim_of(stories)
    precision, recall = pair_scores(gold, found)
    best, _ = tf_idf_clusters({one.id: one.text for one, _ in told}, lambda groups: b_cubed(gold, groups)[2])
    return [
        Row("claims: B³ F", b_cubed(gold, found)[2], f"TF-IDF {best:.3f} without distractors", CORPORA),
        Row("claims: pair precision", precision, "", CORPORA),
        Row("claims: pair recall", recall, "", CORPORA),
        Row("claims: false disputes", _disputed_share(stories, gold), "", CORPORA, at_most=True),
        Row("claims: false disputes, dated", _dated_disputes(), "", CORPORA[:1], at_most=True),
    ]


def _told() -> list[tuple[Article, tuple[object, ...]]]:
    """Each update as an article, with the fact that it tells; the very same words tell one fact."""
    found = {(one := article(update.text)).id: (one, (update.event, update.day)) for update in updates()}
    return list(found.values())


@cache
def distractors() -> tuple[Article, ...]:
    """Sentences of other news, spread over all articles."""
    texts = attributed_articles()
    sentences = [one.text for name in sorted(texts) for one in split_sentences(texts[name], "en") if len(one.text) > 40]
    step = max(1, len(sentences) // DISTRACTORS)
    return tuple({(one := article(text)).id: one for text in sentences[::step][:DISTRACTORS]}.values())


def _claim_of(stories: tuple[Story, ...]) -> dict[str, str]:
    """Article id → id of the claim that it is a report of."""
    return {report.article_id: claim.id for story in stories for claim in story.claims for report in claim.reports}


def _dated_disputes() -> float:
    told = {(one := article(update.text, published=update.day)).id: (one, update) for update in updates()}
    stories = merged(one_claim(one) for one, _ in told.values())
    return _disputed_share(stories, {name: (update.event, update.day) for name, (_, update) in told.items()})


def _disputed_share(stories: tuple[Story, ...], gold: dict[str, tuple[object, ...]]) -> float:
    """The share of same-fact pairs of which a dispute has one on one side and the other on another."""
    pairs = {frozenset(pair) for pair in grouped(gold)}
    articles: dict[str, set[str]] = {}
    for claim in (claim for story in stories for claim in story.claims):
        articles.setdefault(claim.id, set()).update(report.article_id for report in claim.reports)
    against = {
        frozenset((a, b))
        for dispute in (dispute for story in stories for dispute in story.disputes)
        for index, side in enumerate(dispute.sides)
        for other in dispute.sides[index + 1 :]
        for a in (one for claim_id in side.claim_ids for one in articles[claim_id])
        for b in (one for claim_id in other.claim_ids for one in articles[claim_id])
    }
    return len(pairs & against) / len(pairs)
