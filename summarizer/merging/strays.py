"""Claims that fit another matter far better than their own article's, such as another story's toll at its end.

Decided claim by claim: standing in the same article counts for something (`HOME_BONUS`), but not for everything.
The first claim of an article is what the article is about, and never a stray.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.merging.candidates import LONGEST_POSTING
from summarizer.merging.telling import Telling
from summarizer.merging.threads import Thread, fit, terms_told

HOME_BONUS = 0.1
STRAY_FIT = 0.55
STRAY_MARGIN = 0.2
"""How much of a claim another matter must speak of, and how much more than its own. In the invented articles of
`fixtures/` true strays lie above, all others clearly below."""


def find_strays(threads: Sequence[Thread]) -> dict[Telling, int]:
    """Stray → index of the thread that it fits best. `threads` are those of whole matters, not of single articles."""
    postings = name_postings(threads)
    firsts = _first_claims(threads)
    found: dict[Telling, int] = {}
    for home, thread in enumerate(threads):
        for telling in thread.tellings:
            if telling.earlier is None and telling not in firsts and len(thread.tellings) > 1:
                best = best_thread(telling, threads, postings, home)
                if best is not None:
                    found[telling] = best
    return found


def best_thread(
    telling: Telling, threads: Sequence[Thread], postings: Mapping[str, Sequence[int]], home: int
) -> int | None:
    """The thread that a claim fits far better than its own, if there is one."""
    own = fit(telling, threads[home]) + HOME_BONUS
    needed = max(STRAY_FIT, own + STRAY_MARGIN)
    if needed > 1:
        return None
    near = sorted({other for term in terms_told(telling) for other in postings.get(term, ()) if other != home})
    fits = {other: fit(telling, threads[other]) for other in near}
    best = max(near, key=lambda other: (fits[other], -other), default=None)
    return best if best is not None and fits[best] >= needed else None


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
