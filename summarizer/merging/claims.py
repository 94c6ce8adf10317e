"""Folding: tellings that say the same → one claim with all its reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from summarizer.merging.alike import pairs_alike, pairs_sharing
from summarizer.merging.candidates import candidate_pairs
from summarizer.merging.clustering import FORBIDDEN, Pair, average_link, parts
from summarizer.merging.sameness import is_near, likeness
from summarizer.merging.telling import Earlier, Key, Telling, digest
from summarizer.merging.wording import best_telling
from summarizer.schema import Claim

NEAR = 0.3
"""Share of words in common from which a pair is worth a closer look: letters alone make nothing alike.

On timelines of news events, anything up to 0.35 folds the same; from 0.4 on, true pairs are missed.
"""
LARGE = 100
"""Members of a part of the graph from which not every pair of them is compared."""


@dataclass(frozen=True, eq=False)
class Folded:
    """Tellings of one claim, the earliest first; those of earlier editions among them."""

    tellings: tuple[Telling, ...]
    withdrawn: tuple[Telling, ...] = ()
    """Earlier tellings of articles that have been rewritten since: they give the id, and support nothing."""

    @cached_property
    def today(self) -> tuple[Telling, ...]:
        """Those of today's articles; none where only an earlier edition has the claim."""
        return tuple(telling for telling in self.tellings if telling.earlier is None)

    @cached_property
    def earlier(self) -> tuple[Earlier, ...]:
        """Where earlier editions printed the claim, the newest edition first."""
        found = {one.earlier.claim.id: one.earlier for one in (*self.tellings, *self.withdrawn) if one.earlier}
        return tuple(sorted(found.values(), key=lambda one: (-one.edition.toordinal(), one.claim.id)))

    @cached_property
    def best(self) -> Telling:
        """The telling whose words are printed, be it one of an earlier edition."""
        return best_telling(self.tellings)

    @property
    def claim(self) -> Claim:
        return self.best.claim

    @property
    def key(self) -> Key:
        return self.tellings[0].key

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(telling.article.id for telling in self.tellings)

    @cached_property
    def id(self) -> str:
        """Inherited, else from the earliest report: when published, in which article, where. Never from the wording."""
        if self.earlier:
            return self.earlier[0].claim.id
        earliest = self.tellings[0]
        return digest(("claim", earliest.article.published, earliest.article.id, earliest.claim.start, earliest.place))


def fold(tellings: Sequence[Telling], threshold: float) -> tuple[Folded, ...]:
    """Every telling in exactly one claim. `tellings` are in the order of their keys; so are the claims."""
    wordings = _wordings(tellings)
    scores = _scores([wording[0] for wording in wordings], threshold)
    clusters = average_link(len(wordings), scores, threshold)
    return united([wordings[node] for node in cluster] for cluster in clusters)


def united(groups: Iterable[Iterable[Sequence[Telling]]]) -> tuple[Folded, ...]:
    """Groups of groups of tellings → claims, in the order of their earliest report."""
    folded = (
        Folded(tuple(sorted((telling for part in group for telling in part), key=lambda telling: telling.key)))
        for group in groups
    )
    return tuple(sorted(folded, key=lambda claim: claim.key))


def _wordings(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of the very same words and meaning as one: ten thousand copies are compared once.

    What an earlier edition printed as one claim stays one, and so does the same sentence of the same article.
    """
    printed = {_place(one): (one.earlier.claim.id,) for one in tellings if one.earlier}
    same: dict[tuple[object, ...], list[Telling]] = {}
    for telling in tellings:
        same.setdefault(printed.get(_place(telling)) or _meaning(telling), []).append(telling)
    return list(same.values())


def _place(telling: Telling) -> tuple[str, int, str]:
    return telling.article.id, telling.claim.start, telling.claim.statement


def _meaning(telling: Telling) -> tuple[object, ...]:
    claim = telling.claim
    when = (claim.when.start, claim.when.end) if claim.when else None
    return telling.core.casefold(), claim.kind, claim.modality, claim.said_by, when


def _scores(tellings: Sequence[Telling], threshold: float) -> dict[Pair, float]:
    """The scores of all pairs that can matter: of the many pairs that share some words, few are compared closely."""
    pairs = candidate_pairs([telling.terms for telling in tellings])
    cores, wholes = ([one.statement.core_words for one in tellings], [one.statement.words for one in tellings])
    sharing = pairs_sharing(cores, pairs, NEAR)
    maybe = sorted({*pairs_alike(cores, sharing, threshold), *pairs_alike(wholes, sharing, threshold)})
    near = ((a, b) for a, b in maybe if is_near(tellings[a], tellings[b], NEAR, threshold))
    scores = {(a, b): _score(tellings[a], tellings[b]) for a, b in near}
    part = parts(len(tellings), (pair for pair, score in scores.items() if score >= threshold))
    for a, b in _within(part, pairs):
        if (a, b) not in scores:
            scores[a, b] = _score(tellings[a], tellings[b])
    return scores


def _within(part: Sequence[int], candidates: Sequence[Pair]) -> Iterator[Pair]:
    """All pairs of one part; of the very large parts, the candidates alone."""
    members: dict[int, list[int]] = {}
    for node, number in enumerate(part):
        members.setdefault(number, []).append(node)
    yield from (pair for own in members.values() if len(own) <= LARGE for pair in combinations(own, 2))
    yield from ((a, b) for a, b in candidates if part[a] == part[b] and len(members[part[a]]) > LARGE)


def _score(a: Telling, b: Telling) -> float:
    score = likeness(a, b)
    return FORBIDDEN if score < 0 else score
