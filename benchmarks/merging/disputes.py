"""How the figures of two reports go together: disputed, superseded, unresolved, compatible, of different measures.

Each labelled pair is two articles on one event, which is also their title; every sentence is a claim. That the claims
belong to one story is given (grouping is measured elsewhere); the rest is what ships. `labels/disputes.json` holds
invented sentences, sentences of the fixtures by their first words, and those of other people's news by reference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

from benchmarks.merging.corpora import ROOT, passage
from benchmarks.merging.making import UNLIMITED, article, sentence_claims
from benchmarks.merging.scores import f1_by_label, macro_f1
from benchmarks.merging.table import Row
from summarizer.articles import read_articles
from summarizer.language.sentences import split_sentences
from summarizer.merging.assembling import Beside, Context, assemble
from summarizer.merging.claims import fold
from summarizer.merging.copies import originals
from summarizer.merging.telling import tellings_of
from summarizer.merging.tolls import fold_tolls
from summarizer.schema import Article, Dispute, Story, Window

LABELS = Path(__file__).with_name("labels")
UNSEEN = "disputes_unseen"
"""Pairs that were labelled after the rules were written, and that nobody who writes rules reads."""
CORPORA = ("timeline17_articles", "polnear")
KINDS = ("disputed", "superseded", "unresolved")
Pair = dict[str, Any]


def measure() -> list[Row]:
    pairs = labelled()
    gold, found = _judged(pairs)
    naive = macro_f1(gold, [_naive(*articles_of(pair)) for pair in pairs])
    by_label = f1_by_label(gold, found)
    return [
        Row("disputes: macro-F1", macro_f1(gold, found), f"any other number {naive:.3f}, {len(pairs)} pairs", CORPORA),
        Row("disputes, unseen: macro-F1", macro_f1(*_judged(labelled(UNSEEN))), "", ()),
        *(Row(f"disputes: {label.replace('_', ' ')}, F1", score, "", CORPORA) for label, score in by_label.items()),
    ]


def _judged(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    """(the labels, what the code says)"""
    return [pair["label"] for pair in pairs], [relation(*articles_of(pair)) for pair in pairs]


def labelled(name: str = "disputes") -> list[Pair]:
    """The pairs as they were labelled: {"id", "label", "event", "a", "b", "why"}."""
    pairs: list[Pair] = json.loads((LABELS / f"{name}.json").read_text("utf-8"))
    return pairs


def articles_of(pair: Pair) -> tuple[Article, Article]:
    """The two articles of a pair."""
    return _article(pair["a"], pair["event"]), _article(pair["b"], pair["event"])


def _article(side: Pair, event: str) -> Article:
    published = date.fromisoformat(side["published"]) if side["published"] else None
    return article(_text(side), published=published, outlet=side.get("outlet"), title=event)


def _text(side: Pair) -> str:
    if "text" in side:
        return str(side["text"])
    if "fixture" in side:
        return _fixture_sentence(side["fixture"], side["starts"])
    return _passage(side["file"], side["item"], side["start"], side["end"])


_passage = cache(passage)


@cache
def _fixture_sentence(source: str, starts: str) -> str:
    articles = read_articles([ROOT / "fixtures" / "articles" / source])
    sentences = (one.text for told in articles for one in split_sentences(told.text, told.language))
    return next(text[text.index(starts) :] for text in sentences if starts in text)


def relation(a: Article, b: Article) -> str:
    """What the story of the two says of their figures: the gravest dispute between them, else one measure or two."""
    story = _one_story(a, b)
    tellers = {claim.id: {report.article_id for report in claim.reports} for claim in story.claims}
    kinds = {dispute.kind for dispute in story.disputes if _between(a, b, dispute, tellers)}
    together = [*tellers.values(), *(_tellers(measured.claim_ids, tellers) for measured in story.measures)]
    measured = "compatible" if {a.id, b.id} in together else "different_measure"
    return next((kind for kind in KINDS if kind in kinds), measured)


def _one_story(*articles: Article) -> Story:
    tellings = tellings_of([sentence_claims(one) for one in articles])
    claims = fold_tolls(fold(tellings, UNLIMITED.claim_similarity))
    context = Context(UNLIMITED, Window(), originals(articles, UNLIMITED.near_duplicate))
    return assemble(claims, "pair", False, Beside(), context)


def _between(a: Article, b: Article, dispute: Dispute, tellers: Mapping[str, set[str]]) -> bool:
    """Whether one article is on one side, and the other on another."""
    sides = [_tellers(side.claim_ids, tellers) for side in dispute.sides]
    return any(a.id in one and b.id in other for one, other in permutations(sides, 2))


def _tellers(claim_ids: Iterable[str], tellers: Mapping[str, set[str]]) -> set[str]:
    return {article_id for claim_id in claim_ids for article_id in tellers[claim_id]}


def _naive(a: Article, b: Article) -> str:
    """The baseline: any other number is a contradiction."""
    first, second = (set(re.findall(r"\d[\d.,]*\d|\d", one.text)) for one in (a, b))
    return "compatible" if first == second else "disputed"
