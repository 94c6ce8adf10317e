"""Claims → stories: sets of claims about one running event.

threads     each article's claims, cut where it says that it turns to something else; copies count once
matters     threads that are clearly alike, so that strays can be told from the rest
strays      single claims that fit another matter far better than their own article's
stories     threads without strays, joined by average link; strays and asides then join what they fit
settled     a claim told in several stories belongs to the one that it fits best
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.merging.claims import Folded
from summarizer.merging.linking import CLEARLY_ALIKE, Pair, linked, near_pairs
from summarizer.merging.strays import STRAY_FIT, find_strays, name_postings
from summarizer.merging.telling import Telling
from summarizer.merging.threads import Thread, fit, joined, threads_of
from summarizer.settings import Settings

ASIDE_FIT = 0.35
"""What its own article calls another matter joins a story of which it shares this much, else it is one by itself."""


@dataclass(frozen=True, eq=False)
class Group:
    """The claims of one story, those that only an earlier edition has among them."""

    claims: tuple[Folded, ...]


def group(folded: Sequence[Folded], originals: Mapping[str, str], settings: Settings) -> tuple[Group, ...]:
    """Every claim in exactly one group; groups and claims in the order of their earliest report."""
    threshold = settings.story_similarity
    tellings = [telling for claim in folded for telling in claim.tellings]
    threads, copied = _without_copies(threads_of(tellings), originals)
    pairs = near_pairs([thread.profile for thread in threads])
    matters = _linked(threads, pairs, threshold * CLEARLY_ALIKE)
    strays = find_strays(matters, threshold)
    own_matters = [thread.without(thread.tellings if thread.is_aside else strays) for thread in threads]
    stories = [story for story in _linked(own_matters, pairs, threshold) if story.tellings]
    stories = _with_loose(stories, threads, strays, threshold)
    return _settled(folded, _with_copies(stories, copied))


def _without_copies(
    threads: Sequence[Thread], originals: Mapping[str, str]
) -> tuple[list[Thread], list[tuple[Thread, Telling]]]:
    """(threads, each text once; the threads of copies, with the first claim of the original)."""
    kept: dict[str, Thread] = {}
    copied: list[tuple[Thread, Telling]] = []
    others: list[Thread] = []
    for thread in threads:
        first = thread.tellings[0]
        text = originals.get(first.article.id, first.article.id)
        if first.earlier or thread.is_aside:
            others.append(thread)
        elif text in kept:
            copied.append((thread, kept[text].tellings[0]))
        else:
            kept[text] = thread
    return sorted([*kept.values(), *others], key=lambda thread: thread.key), copied


def _with_copies(stories: Sequence[Thread], copied: Sequence[tuple[Thread, Telling]]) -> list[Thread]:
    """Each copy in the story of its original."""
    place_of = {telling: place for place, story in enumerate(stories) for telling in story.tellings}
    added: dict[int, list[Thread]] = {}
    for copy, original in copied:
        added.setdefault(place_of[original], []).append(copy)
    return [joined([story, *added.get(place, ())]) for place, story in enumerate(stories)]


def _linked(threads: Sequence[Thread], pairs: Iterable[Pair], threshold: float) -> list[Thread]:
    """Threads that are alike as one."""
    profiles, names = [thread.profile for thread in threads], [thread.names for thread in threads]
    groups = linked(profiles, names, pairs, threshold)
    return [joined(threads[index] for index in group) if len(group) > 1 else threads[group[0]] for group in groups]


def _with_loose(
    stories: list[Thread], threads: Sequence[Thread], strays: Container[Telling], threshold: float
) -> list[Thread]:
    """Strays and asides join the story that they fit; a stray that fits none goes home, asides stay by themselves."""
    added: dict[int, list[Thread]] = {}
    alone: list[Thread] = []
    postings = name_postings(stories)
    home = {telling: place for place, story in enumerate(stories) for telling in story.tellings}
    for thread in threads:
        own = [telling for telling in thread.tellings if thread.is_aside or telling in strays]
        for part in [Thread(tuple(own), is_aside=True)] if own and thread.is_aside else [Thread((one,)) for one in own]:
            place = _best_story(part, stories, postings)
            if place is None and not thread.is_aside:
                place = next((home[telling] for telling in thread.tellings if telling in home), None)
            if place is None:
                alone.append(part)
            else:
                added.setdefault(place, []).append(part)
    grown = [joined([story, *added.get(place, ())]) for place, story in enumerate(stories)]
    return [*grown, *_linked(alone, near_pairs([thread.profile for thread in alone]), threshold)]


def _best_story(part: Thread, stories: Sequence[Thread], postings: Mapping[str, Sequence[int]]) -> int | None:
    """The story that a part fits best, of those with which it shares a name."""
    near = sorted({place for term in part.counts for place in postings.get(term, ())})
    fits = {place: sum(fit(one, stories[place]) for one in part.tellings) / len(part.tellings) for place in near}
    best = max(near, key=lambda place: (fits[place], -place), default=None)
    return best if best is not None and fits[best] >= (ASIDE_FIT if part.is_aside else STRAY_FIT) else None


def _settled(folded: Sequence[Folded], stories: Sequence[Thread]) -> tuple[Group, ...]:
    """Claims by story; one that is told in several goes where it fits best, then where it is told most."""
    place_of = {telling: place for place, story in enumerate(stories) for telling in story.tellings}
    groups: dict[int, list[Folded]] = {}
    for claim in folded:
        places = sorted({place_of[telling] for telling in claim.tellings})
        told = {place: sum(place_of[telling] == place for telling in claim.tellings) for place in places}
        fits = {place: fit(claim.best, stories[place], with_itself=True) for place in places} if len(places) > 1 else {}
        best = max(places, key=lambda place: (fits.get(place, 0.0), told[place], -place))
        groups.setdefault(best, []).append(claim)
    found = (Group(tuple(sorted(claims, key=lambda claim: claim.key))) for claims in groups.values())
    return tuple(sorted(found, key=lambda one: one.claims[0].key))
