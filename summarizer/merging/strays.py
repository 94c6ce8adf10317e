"""Claims that fit another matter far better than their own article's, such as another story's toll at its end.

Decided claim by claim: standing in the same article counts for something (`HOME_BONUS`), but not for everything.
The first claim of an article is what the article is about, and never a stray.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.merging.candidates import LONGEST_POSTING
from summarizer.merging.linking import likeness
from summarizer.merging.telling import Telling
from summarizer.merging.terms import Terms
from summarizer.merging.threads import Thread, fit

HOME_BONUS = 0.1
STRAY_FIT = 0.55
STRAY_MARGIN = 0.2
"""How much of a claim another matter must speak of, and how much more than its own. In the invented articles of
`fixtures/` true strays lie above, all others clearly below."""

LEAST_SHARED = 4
"""Terms of a claim that the other matter speaks of: fewer are shared by chance."""

MOST_STRAYED = 0.25
"""The share of its claims that a thread has on a matter which is not its own."""


def find_strays(threads: Sequence[Thread], threshold: float) -> frozenset[Telling]:
    """`threads` are those of whole matters, not of single articles; two of them are one story from the threshold on.

    Where much of a thread fits the other matter, or the rest of it is about that, too, the two are one story, and
    nothing has strayed.
    """
    postings = name_postings(threads)
    firsts = _first_claims(threads)
    found: set[Telling] = set()
    for home, thread in enumerate(threads):
        strayed: dict[int, set[Telling]] = {}
        for telling in thread.tellings:
            if telling.earlier is None and telling not in firsts and len(thread.tellings) > 1:
                best = best_thread(telling, threads, postings, home)
                if best is not None:
                    strayed.setdefault(best, set()).add(telling)
        for other, tellings in strayed.items():
            few = len(tellings) <= MOST_STRAYED * len(thread.tellings)
            if few and likeness(thread.without(tellings).profile, threads[other].profile) < threshold:
                found |= tellings
    return frozenset(found)


def best_thread(
    telling: Telling, threads: Sequence[Thread], postings: Mapping[str, Sequence[int]], home: int
) -> int | None:
    """The thread that a claim fits far better than its own, if there is one."""
    own = fit(telling, threads[home]) + HOME_BONUS
    needed = max(STRAY_FIT, own + STRAY_MARGIN)
    if needed > 1:
        return None
    terms = telling.told
    near = {other for term in terms for other in postings.get(term, ()) if other != home}
    fits = {other: fit(telling, threads[other]) for other in near if _shares_enough(terms, threads[other], needed)}
    best = max(fits, key=lambda other: (fits[other], -other), default=None)
    return best if best is not None and fits[best] >= needed else None


def _shares_enough(terms: Terms, thread: Thread, needed: float) -> bool:
    """Whether a claim may fit a thread so well: cheap, for the many threads that share a name with it and no more."""
    if len(terms.keys() & thread.counts.keys()) < LEAST_SHARED:
        return False
    shared = (weight for term, weight in terms.items() if term in thread.counts)
    return sum(shared) / sum(terms.values()) >= needed


def _first_claims(threads: Sequence[Thread]) -> frozenset[Telling]:
    first: dict[str, Telling] = {}
    for thread in threads:
        for telling in thread.tellings:
            known = first.get(telling.article.id)
            if telling.earlier is None and (known is None or telling.key < known.key):
                first[telling.article.id] = telling
    return frozenset(first.values())


def name_postings(threads: Sequence[Thread]) -> dict[str, list[int]]:
    """Name → the first threads that have it."""
    postings: dict[str, list[int]] = {}
    for index, thread in enumerate(threads):
        for term in sorted(thread.counts):
            if term.startswith("n:") and len(posting := postings.setdefault(term, [])) < LONGEST_POSTING:
                posting.append(index)
    return postings
