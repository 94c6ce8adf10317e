"""What one article tells of one running event: its claims, cut where the article turns to something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import sqrt

from summarizer.language.similarity import STOP_WORDS, stem, word_weight
from summarizer.merging.linking import Names
from summarizer.merging.telling import Key, Telling
from summarizer.merging.terms import Terms, name_weight, root, stems_in
from summarizer.schema import Article

_TURN = re.compile(
    r"^\W*(?:Elsewhere|Separately|In (?:a )?separate \w+|In (?:other|an unrelated|unrelated) \w+|"
    r"On another front)\b"
)
_WORD = re.compile(r"\b[A-Z][\w-]+")
MOST_COUNTED = 4
"""A term in more claims than this is no more central for it: long articles do not drown short ones."""
_REPEATED = 1 / 3
"""What a term gains by being repeated: little, since who is named at all tells more than who is named most."""
_IN_TITLE = 2.0
"""A title names whom and what its article is about."""
_OPENING = 1_500  # code points of an article in which the names of its title are looked for
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

    def without(self, tellings: Container[Telling]) -> Thread:
        """The same without some of its claims; itself where it has none of them."""
        kept = tuple(telling for telling in self.tellings if telling not in tellings)
        return self if len(kept) == len(self.tellings) else Thread(kept, self.is_aside)

    @cached_property
    def counts(self) -> Counter[str]:
        """Term → number of claims that have it."""
        return Counter(chain.from_iterable(telling.told for telling in self.tellings))

    @cached_property
    def profile(self) -> Terms:
        """Term → weight, scaled to length 1: names of titles weigh more, and what several claims share."""
        weights = {term: weight for telling in self.tellings for term, weight in telling.told.items()}
        counts = self.counts.copy()
        titles = [title_terms(article) for article in self.main_articles]
        for title in titles:
            counts.update(title.keys())
            weights |= title
        named = {term for title in titles for term in title if term.startswith("n:")}
        raw = {
            term: weights[term] * min(count, MOST_COUNTED) ** _REPEATED * (_IN_TITLE if term in named else 1)
            for term, count in sorted(counts.items())
        }
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        return {term: weight / length for term, weight in raw.items()}

    @cached_property
    def names(self) -> Names:
        """The names in the titles of its articles, and those in a quarter of its claims or in four of them."""
        titles = frozenset(term for one in self.main_articles for term in title_terms(one) if term.startswith("n:"))
        least = min(_CENTRAL_COUNT, max(2, len(self.tellings) / _CENTRAL_SHARE))
        central = (term for term, count in self.counts.items() if term.startswith("n:") and count >= least)
        return Names(titles, frozenset(central))

    @cached_property
    def main_articles(self) -> tuple[Article, ...]:
        """The articles that tell of it at length: their titles are about it."""
        told = Counter(telling.article.id for telling in self.tellings)
        articles = {telling.article.id: telling.article for telling in self.tellings}
        return tuple(articles[one] for one in sorted(told) if told[one] > 1 and not self.is_aside)


def fit(telling: Telling, thread: Thread, *, with_itself: bool = False) -> float:
    """The weighted share of what a claim speaks of that a thread, the claim itself left out, speaks of as well."""
    terms = telling.told
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


@lru_cache(maxsize=65_536)
def title_terms(article: Article) -> Terms:
    """The terms of a title. Its capitals mean nothing: names are the words that the text always writes with one."""
    written = _WORD.findall(article.title or "")
    named = {stem(word): root(word) for word in written if _always_capital(word, article.text)}
    others = stems_in((article.title or "").lower()) - named.keys()
    return {f"n:{name}": name_weight(name) for name in sorted(named.values())} | {
        word: word_weight(word) for word in sorted(others)
    }


def _always_capital(word: str, text: str) -> bool:
    plain = word.lower()
    return plain not in STOP_WORDS and plain not in text and (word in text or word.upper() in text)


def opening_names(telling: Telling) -> frozenset[str]:
    """Roots of the names of a claim and of its article's title."""
    terms = (*telling.told, *title_terms(telling.article))
    return frozenset(term.removeprefix("n:") for term in terms if term.startswith("n:"))


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
