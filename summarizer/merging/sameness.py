"""Whether two tellings say the same: weighted overlap of what they say, and what rules it out."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise

from summarizer.language.names import same_name
from summarizer.language.numbers import Bounds, Quantity, compatible, find_quantities, noun_key
from summarizer.merging.meanings import TIME_UNITS, condition_of
from summarizer.merging.opposites import contrary, one_is_over
from summarizer.merging.telling import Telling
from summarizer.merging.terms import Terms, overlap
from summarizer.schema import When

VERBATIM = 0.85
"""Overlap from which two statements are one wording: what tells them apart is left to exact comparisons."""
UNLIKE = -1.0
LEAST_SHARED = 3
"""Terms that two wordings of one claim share: fewer are shared by chance."""
SAME_DEED = 0.4
"""Overlap of the words besides the names: what the same people do must be the same, too."""
_CORRECTION = re.compile(r"^(?:CORRECTION|Correction|Corrected|Clarification)\b")
_WILL = re.compile(r"\b(?:will|would|plans? to|is to|are to)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+\w+(?:ed|en|n|t)\s+by\b|\bby\s+[A-Z]")


def likeness(a: Telling, b: Telling) -> float:
    """How far two tellings say the same, in [0, 1]; `UNLIKE` where they cannot be one claim."""
    score = overlap(a.terms, b.terms)
    verbatim = score >= VERBATIM
    # The cheap tests first: most pairs fail one of them.
    if not verbatim and (_same_article_elsewhere(a, b) or _names_differ(a, b) or _speakers_differ(a, b)):
        return UNLIKE
    if score <= 0 or contradicts(a, b) or quantities_differ(a, b, verbatim) or _roles_swapped(a, b):
        return UNLIKE
    if _manners_differ(a, b):
        return UNLIKE
    return score if verbatim or _one_deed(a, b) else UNLIKE


def _one_deed(a: Telling, b: Telling) -> bool:
    """Whether enough is shared, and not the names alone."""
    enough = len(a.terms.keys() & b.terms.keys()) >= LEAST_SHARED
    return enough and overlap(_told_of(a), _told_of(b)) >= SAME_DEED


def _told_of(telling: Telling) -> Terms:
    """What is told of those named: two claims about one person are not one claim."""
    return {term: weight for term, weight in telling.terms.items() if not term.startswith("n:")}


def contradicts(a: Telling, b: Telling) -> bool:
    """One denies what the other asserts, or says the contrary, or they speak of different times."""
    opposed = contrary(a.stems, b.stems) or one_is_over(a.core, b.core)
    return opposed or a.denies != b.denies or times_differ(a.claim.when, b.claim.when)


def times_differ(a: When | None, b: When | None) -> bool:
    """Whether two times, as far as both are known, have no day in common."""
    if a is None or b is None or not (a.start or a.end) or not (b.start or b.end):
        return False
    return (a.start or date.min) > (b.end or date.max) or (b.start or date.min) > (a.end or date.max)


def quantities_differ(a: Telling, b: Telling, verbatim: bool = False) -> bool:
    """Whether their figures tell them apart: other values, or figures on one side only (unless it is one wording)."""
    first, second = _counts(a.core), _counts(b.core)
    if not first and not second:
        return False
    comparable = [(i, j) for i, x in enumerate(first) for j, y in enumerate(second) if _same_thing(x, y)]
    if not comparable:
        return not verbatim or bool(first and second)
    if not verbatim and len(comparable) < max(len(first), len(second)):
        return True  # a figure that the other says nothing about
    equal = [(i, j) for i, j in comparable if shares_bound(first[i][0], second[j][0])]
    return {i for i, _ in comparable} != {i for i, _ in equal} or {j for _, j in comparable} != {j for _, j in equal}


def shares_bound(a: Bounds, b: Bounds) -> bool:
    """Whether two values are one value: each bound equal or open, and one of them equal.

    "At least 14" and "14" are; "between 30 and 40" and "38", though both can be true, are not.
    """
    if not compatible(a, b):
        return False
    lows = a.low is None or b.low is None or a.low == b.low
    highs = a.high is None or b.high is None or a.high == b.high
    return lows and highs and ((a.low is not None and a.low == b.low) or (a.high is not None and a.high == b.high))


Count = tuple[Quantity, str]


@lru_cache(maxsize=65_536)
def _counts(core: str) -> tuple[Count, ...]:
    """Quantities with what befell those counted; durations and values that were left behind ("from 4.25") are none."""
    return tuple(
        (quantity, condition_of(core, quantity))
        for quantity in find_quantities(core)
        if quantity.unit not in TIME_UNITS and not core[: quantity.start].endswith("from ")
    )


def _same_thing(a: Count, b: Count) -> bool:
    (x, befell_x), (y, befell_y) = a, b
    if x.unit != y.unit or (befell_x and befell_y and befell_x != befell_y):
        return False
    return not x.noun or not y.noun or noun_key(x.noun) == noun_key(y.noun) or befell_x == befell_y != ""


def _names_differ(a: Telling, b: Telling) -> bool:
    """Each names somebody or some place that the other does not."""
    return bool(a.names - b.names) and bool(b.names - a.names)


def _same_article_elsewhere(a: Telling, b: Telling) -> bool:
    return a.article.id == b.article.id and a.claim.start != b.claim.start


def _speakers_differ(a: Telling, b: Telling) -> bool:
    """Speech belongs to its speaker: two who say it are two claims."""
    if a.claim.kind != "statement" or b.claim.kind != "statement":
        return False
    first, second = a.claim.said_by, b.claim.said_by
    return bool(first and second) and not same_name(first or "", second or "")


def _manners_differ(a: Telling, b: Telling) -> bool:
    """What will be is not what was, and a correction does not repeat what it corrects."""
    corrects = is_correction(a.claim.statement) != is_correction(b.claim.statement)
    return corrects or _is_ahead(a) != _is_ahead(b)


def is_correction(statement: str) -> bool:
    """Whether a statement is a paper's notice that it was wrong."""
    return _CORRECTION.match(statement) is not None


def _is_ahead(telling: Telling) -> bool:
    return telling.claim.kind in ("plan", "forecast") or bool(_WILL.search(telling.core))


def _roles_swapped(a: Telling, b: Telling) -> bool:
    """ "Tolm blames Ruvia" and "Ruvia blames Tolm": the same names in another order, with no passive to explain it."""
    shared = a.names & b.names
    if len(shared) < 2 or a.names != b.names or bool(_PASSIVE.search(a.core)) != bool(_PASSIVE.search(b.core)):
        return False
    return _order(a, shared) != _order(b, shared) and not _listed(a) and not _listed(b)


def _order(telling: Telling, names: frozenset[str]) -> list[str]:
    low = telling.core.casefold()
    return sorted(names, key=lambda name: (low.find(name), name))


def _listed(telling: Telling) -> bool:
    """ "Tolm and Ruvia": the order means nothing."""
    spans = [m.span() for m in re.finditer(r"\b[A-Z]\w+", telling.core)]
    return any(telling.core[a[1] : b[0]].strip() in {"and", ", and", "or"} for a, b in pairwise(spans))
