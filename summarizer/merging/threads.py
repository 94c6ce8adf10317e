"""What one article tells of one running event: its claims, cut where the article turns to something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from math import sqrt

from summarizer.language.similarity import stem, word_weight
from summarizer.merging.telling import Key, Telling
from summarizer.merging.terms import Terms, name_roots, name_weight, root, roots_in, stems_in, terms_of, without_lead_in
from summarizer.schema import Article

_TURN = re.compile(
    r"^\W*(?:Elsewhere|Separately|In (?:a )?separate \w+|In (?:other|an unrelated|unrelated) \w+|"
    r"On another front)\b"
)
_WORD = re.compile(r"\b[A-Z][\w-]+")
LOOK_ALIKE = 0.35
"""What is left of the likeness of two threads that begin with wholly different names."""
MOST_COUNTED = 4
"""A term in more claims than this is no more central for it: long articles do not drown short ones."""
_OPENING = 1_500  # code points of an article in which the names of its title are looked for
_MOST_KEYS = 8
_CENTRAL_SHARE = 4
_CENTRAL_COUNT = 4
_ONCE = 0.3
"""`fit`: a term that a quarter of the claims, or four of them, have is fully known, any other at least so far."""


@dataclass(frozen=True, eq=False)
class Thread:
    """Claims that belong together: of one article, of one story of an earlier edition, or of several such threads.

    `is_aside`: the article itself says that it turns to another matter.
    """

    tellings: tuple[Telling, ...]
    is_aside: bool = False

    @property
    def key(self) -> Key:
        return self.tellings[0].key

    @cached_property
    def members(self) -> frozenset[Telling]:
        return frozenset(self.tellings)

    @cached_property
    def counts(self) -> Counter[str]:
        """Term → number of claims that have it."""
        return Counter(term for telling in self.tellings for term in terms_told(telling))

    @cached_property
    def profile(self) -> Terms:
        """Term → weight, those that several claims share more, scaled to length 1."""
        counts = self.counts.copy()
        weights = {term: weight for telling in self.tellings for term, weight in terms_told(telling).items()}
        for article in self.main_articles:
            counts.update(title_terms(article).keys())
            weights |= title_terms(article)
        raw = {term: weights[term] * sqrt(min(count, MOST_COUNTED)) for term, count in sorted(counts.items())}
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {term: weight / length for term, weight in raw.items()}

    @cached_property
    def main_articles(self) -> tuple[Article, ...]:
        """The articles that tell of it at length: their titles are about it."""
        told = Counter(telling.article.id for telling in self.tellings)
        articles = {telling.article.id: telling.article for telling in self.tellings}
        return tuple(articles[one] for one in sorted(told) if told[one] > 1 and not self.is_aside)

    @cached_property
    def opening(self) -> frozenset[str]:
        """Roots of the names that its articles begin with and that their titles have."""
        main = self.main_articles
        own = [one for one in self.tellings if one.article in main] or list(self.tellings)
        firsts = {telling.article.id: telling for telling in reversed(own)}
        told = (term for first in firsts.values() for term in first.terms)
        titles = (term for article in main for term in title_terms(article))
        return frozenset(term.removeprefix("n:") for term in (*told, *titles) if term.startswith("n:"))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Pairs of its most central terms: two threads that share none are not compared."""
        central = sorted(self.profile, key=lambda term: (-self.profile[term], term))[: _MOST_KEYS + 4]
        names = [term for term in central if term.startswith("n:")][:_MOST_KEYS]
        words = [term for term in central if not term.startswith("n:")][:_MOST_KEYS]
        return (*names, *(f"{a} {b}" for a, b in combinations(sorted(words), 2)))


def likeness(a: Thread, b: Thread) -> float:
    """How far two threads are one matter, in [0, 1]: the cosine of their profiles, with two corrections.

    One name that both speak of (a company, a country) is not enough, however often they do: it counts at most as
    much as all else that they share. And the fewer of the names that they begin with are the same, the more they
    are look-alikes (two landslides, two troubles of one company).
    """
    small, large = sorted((a.profile, b.profile), key=len)
    shared = [weight * large[term] for term, weight in small.items() if term in large]
    total = sum(shared)
    score = min(total, 2 * (total - max(shared, default=0.0)))
    return score * (LOOK_ALIKE + (1 - LOOK_ALIKE) * _common_openings(a, b))


def _common_openings(a: Thread, b: Thread) -> float:
    """The share of the names that one begins with that the other begins with, too; 1 where one begins with none."""
    fewest = min(len(a.opening), len(b.opening))
    return len(a.opening & b.opening) / fewest if fewest else 1.0


def fit(telling: Telling, thread: Thread, *, with_itself: bool = False) -> float:
    """The weighted share of what a claim speaks of that a thread, the claim itself left out, speaks of as well."""
    terms = terms_told(telling)
    total = sum(terms.values())
    inside = telling in thread.members and not with_itself
    size = max(1, len(thread.tellings) - inside)
    known = 0.0
    for term, weight in terms.items():
        count = thread.counts.get(term, 0) - inside
        if count > 0:
            known += weight * min(1.0, max(_ONCE, _CENTRAL_SHARE * count / size, count / _CENTRAL_COUNT))
    return known / total if total else 0.0


def threads_of(tellings: Sequence[Telling]) -> tuple[Thread, ...]:
    """Every telling in exactly one thread; threads in the order of their first tellings."""
    by_source: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda one: (one.article.id, one.claim.start, one.place)):
        source = f"earlier {telling.earlier.story_id}" if telling.earlier else f"article {telling.article.id}"
        by_source.setdefault(source, []).append(telling)
    return tuple(sorted((part for own in by_source.values() for part in _cut(own)), key=lambda thread: thread.key))


def joined(threads: Iterable[Thread]) -> Thread:
    """Several threads as one."""
    return Thread(tuple(sorted((one for thread in threads for one in thread.tellings), key=lambda one: one.key)))


def terms_told(telling: Telling) -> Terms:
    """The terms of the whole statement, speakers included; outlets and agencies that only pass it on are not."""
    relays = _relays((telling.article.outlet, *telling.claim.via), telling.claim.said_by)
    terms = terms_of(without_lead_in(telling.claim.statement))
    return {term: weight for term, weight in terms.items() if term not in relays} if relays else terms


@lru_cache(maxsize=65_536)
def _title_terms(title: str, opening: str) -> tuple[tuple[str, float], ...]:
    known = roots_in(opening) & frozenset(root(word) for word in _WORD.findall(title))
    words = stems_in(title.lower())
    named = frozenset(stem(word) for word in _WORD.findall(title) if root(word) in known)
    return (
        *((f"n:{name}", name_weight(name)) for name in sorted(known)),
        *((word, word_weight(word)) for word in sorted(words - named)),
    )


def title_terms(article: Article) -> Terms:
    """The terms of a title. Its capitals mean nothing; names are those that the text itself writes as names."""
    return dict(_title_terms(article.title, article.text[:_OPENING])) if article.title else {}


def opening_names(telling: Telling) -> frozenset[str]:
    """Roots of the names of a claim and of its article's title."""
    terms = (*terms_told(telling), *title_terms(telling.article))
    return frozenset(term.removeprefix("n:") for term in terms if term.startswith("n:"))


def _relays(names: Iterable[str | None], speaker: str | None) -> frozenset[str]:
    return frozenset(f"n:{part}" for name in names if name and name != speaker for part in name_roots(name))


def _cut(tellings: list[Telling]) -> Iterator[Thread]:
    """The article's own thread, and one for each turn to another matter, which lasts as long as its paragraph."""
    main: list[Telling] = []
    asides: list[list[Telling]] = []
    open_aside = False
    for telling in tellings:
        if telling.earlier is None and _turns(telling):
            asides.append([telling])
            open_aside = True
        elif open_aside and _same_paragraph(asides[-1][-1], telling):
            asides[-1].append(telling)
        else:
            main.append(telling)
            open_aside = False
    if main:
        yield Thread(tuple(main))
    for aside in asides:
        yield Thread(tuple(aside), is_aside=True)


def _turns(telling: Telling) -> bool:
    return any(span.role == "states" and _TURN.match(span.text) for span in telling.claim.evidence)


def _same_paragraph(a: Telling, b: Telling) -> bool:
    return "\n" not in a.article.text[a.claim.start : b.claim.start]
