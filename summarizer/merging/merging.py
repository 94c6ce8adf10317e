"""Verified claims of many articles → stories. The file to read first.

tellings    every claim with its article, and what earlier editions printed
folded      tellings that say the same are one claim
groups      claims about one running event are one story
assembled   each group with its origins, figures, disputes, dates, and what stands beside the claims
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from summarizer.merging.assembling import Beside, Context, assemble, story_id
from summarizer.merging.beside import Places, cautions_by_story, quotes_by_story, unknowns_by_story
from summarizer.merging.claims import Folded, fold
from summarizer.merging.copies import originals
from summarizer.merging.dating import dated
from summarizer.merging.memory import remembered
from summarizer.merging.rewritten import rewritten_articles, without_rewritten
from summarizer.merging.stories import group
from summarizer.merging.telling import tellings_of, unique
from summarizer.merging.tolls import fold_tolls
from summarizer.schema import Briefing, Extraction, Story, Window
from summarizer.settings import Settings


def merge_extractions(
    extractions: Sequence[Extraction],
    settings: Settings,
    *,
    previous: Sequence[Briefing] = (),
    window: Window,
) -> tuple[Story, ...]:
    """Every claim in exactly one story, stories in the order of their earliest report.

    Needs no model. Neither the order of `extractions` nor an unrelated article changes a story. `previous`: earlier
    editions; ids, "known" and "revised" come from them.
    """
    with _not_collecting():
        return _merged(unique(extractions), settings, previous, window)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """No search for garbage meanwhile: merging leaves none that counting references does not free.

    Among millions of objects that all live, the search takes a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _merged(
    extractions: Sequence[Extraction], settings: Settings, previous: Sequence[Briefing], window: Window
) -> tuple[Story, ...]:
    tellings = sorted((*tellings_of(extractions), *remembered(previous, settings, window)), key=lambda one: one.key)
    told = {telling.article.id: telling.article for telling in tellings}
    copies = originals(told.values(), settings.near_duplicate)
    folded = fold(tellings, settings.claim_similarity)
    rewritten = rewritten_articles((extraction.article for extraction in extractions), previous)
    grouped = group(folded, copies, settings)
    stories = [without_rewritten(dated(fold_tolls(one.claims)), rewritten) for one in grouped]
    stories = [claims for claims in stories if any(claim.today for claim in claims)]
    places = Places.of(stories, told | {extraction.article.id: extraction.article for extraction in extractions})
    quotes = quotes_by_story(extractions, places)
    unknowns = unknowns_by_story(extractions, places)
    cautions = cautions_by_story(extractions, places)
    earlier_ids = frozenset(one.earlier.claim.id for one in tellings if one.earlier)
    read_before = frozenset(article.id for briefing in previous for article in briefing.articles)
    context = Context(settings, window, copies, earlier_ids, read_before, rewritten)
    return tuple(
        assemble(
            claims,
            identity or story_id(claims),
            identity is not None,
            Beside(quotes.get(number, ()), unknowns.get(number, ()), cautions.get(number, ())),
            context,
        )
        for number, (claims, identity) in enumerate(zip(stories, _inherited(stories), strict=True))
    )


def _inherited(stories: Sequence[Sequence[Folded]]) -> list[str | None]:
    """For each story the earlier one that most of its earlier claims come from; an earlier story goes on once."""
    shares: list[tuple[int, int, str]] = []
    for number, claims in enumerate(stories):
        earlier = [one.story_id for claim in claims for one in claim.earlier]
        shares += [(-earlier.count(story), number, story) for story in sorted(set(earlier))]
    found: list[str | None] = [None] * len(stories)
    taken: set[str] = set()
    for _, number, story in sorted(shares):
        if found[number] is None and story not in taken:
            found[number] = story
            taken.add(story)
    return found
