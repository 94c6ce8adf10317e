"""Whether two tellings say the same: how alike their words are, what casts doubt on it, and what rules it out.

Words      the same words (alike.py)
doubts     what one says and the other leaves out or says otherwise: a name, a figure, "not", "will". Where the wording
           is another too, this is often a detail, a variant or a misreading: the pair must be so much more alike, and
           the other members of a claim can outvote it.
conflicts  what cannot be said of one thing: another value of one figure, what one asserts and the other denies, another
           day; and a doubt where the two say nothing else differently, for then it is the difference. Such a pair is
           never one claim.

A statement of several sentences tells several things, and what one tells of one of them is no doubt about another:
most of this is compared where both are single sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from summarizer.language.corrections import is_correction
from summarizer.language.names import same_name
from summarizer.language.negation import find_negations
from summarizer.language.numbers import Bounds, Quantity, compatible, find_quantities, noun_key
from summarizer.language.scope import SCOPE_AFTER, Cue, find_cues, same_scope, speaks_of
from summarizer.language.similarity import content_words, stem
from summarizer.merging.alike import alike, shared_words
from summarizer.merging.conditions import TIME_UNITS, condition_of
from summarizer.merging.deeds import deed_in, doers_differ
from summarizer.merging.namesakes import another_name, names_differ, roles_swapped
from summarizer.merging.opposites import contrary, one_is_over, says_the_opposite
from summarizer.merging.telling import Telling
from summarizer.merging.terms import same_meaning
from summarizer.schema import When

VERBATIM = 0.85
"""Likeness of words from which two statements are one wording: one article may repeat itself so."""
NOTHING_ELSE = 0.8
"""Share of words in common from which two sentences say nothing else differently: what differs is the difference.

On timelines of news events, anything from 0.75 to 0.9 folds the same; a vote ahead and a vote taken share 0.85.
"""
ONE_WORDING = 0.9
"""The same for statements of several sentences, of which each leaves out something that another tells.

From 0.9 on, no labelled pair of one fact is parted; at 0.85 one in a hundred is.
"""
DOUBT = 0.1
"""By how much more alike two sentences must be for each doubt.

With less, look-alike sentences of one running story are folded; from 0.15 on, sentences that no doubt should part are
split. On the labelled pairs of sentences and on the timelines of news events one value does as well as one for each.
"""
UNLIKE = -1.0
LEAST_SHARED = 2
"""Content words and names that two wordings of one sentence share: fewer are shared by chance."""
# What "would have" been is not ahead, and whoever "is to blame" is so now.
_AHEAD = re.compile(r"\b(?:will|would(?! have)|plans? to|(?:is|are) (?:set |due |expected )?to(?! blame))\b|\bwon't\b")
_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.I)
# Verbs that say more than "not": whoever rejects a plan says so in words that the other telling need not have.
_DENYING_VERBS = ("reject", "dismiss", "lack")


def likeness(a: Telling, b: Telling) -> float:
    """How far two tellings say the same, in [0, 1]; `UNLIKE` where they cannot be one claim."""
    return UNLIKE if _conflict(a, b) else graded_likeness(a, b)


def graded_likeness(a: Telling, b: Telling) -> float:
    """The same without conflicts."""
    return max(0.0, wording_likeness(a, b) - DOUBT * _doubts(a, b))


def is_near(a: Telling, b: Telling, shared: float, threshold: float) -> bool:
    """Whether two tellings share that much of their words and may reach a threshold, seen from the words."""
    return _words_shared(a, b) >= shared and wording_likeness(a, b) >= threshold


def wording_likeness(a: Telling, b: Telling) -> float:
    """How alike the words are, with those of who says so or without: the better of both."""
    whole = alike(a.statement.words, b.statement.words)
    return max(whole, alike(a.statement.core_words, b.statement.core_words)) if _single(a, b) else whole


def _words_shared(a: Telling, b: Telling) -> float:
    return shared_words(a.statement.core_words, b.statement.core_words)


def _single(a: Telling, b: Telling) -> bool:
    return a.statement.is_single and b.statement.is_single


def _conflict(a: Telling, b: Telling) -> bool:
    """Whether something in two tellings cannot be said of one thing."""
    if _speakers_differ(a, b) or times_differ(a.claim.when, b.claim.when):
        return True
    if is_correction(a.claim.statement) != is_correction(b.claim.statement):
        return True
    if (_same_article_elsewhere(a, b) or _share_little(a, b)) and wording_likeness(a, b) < VERBATIM:
        return True
    shared = _words_shared(a, b)
    if not _single(a, b):
        conflicts = (_figures_conflict, _contradicts, _only_one_denies)
        return shared >= ONE_WORDING and any(conflict(a, b) for conflict in conflicts)
    if shared >= NOTHING_ELSE and any(differ(a, b) for differ in _DECISIVE):
        return True
    return roles_swapped(a, b) or _plans_something_else(a, b) or _figures_conflict(a, b) or _contradicts(a, b)


def _doubts(a: Telling, b: Telling) -> int:
    """In how many ways one of two sentences says what the other does not."""
    return sum(differ(a, b) for differ in (*_DECISIVE, names_differ, quantities_differ)) if _single(a, b) else 0


def _share_little(a: Telling, b: Telling) -> bool:
    return _single(a, b) and len(a.terms.keys() & b.terms.keys()) < LEAST_SHARED


def _contradicts(a: Telling, b: Telling) -> bool:
    """One denies what the other asserts, or says the contrary, or that it is over, or that somebody else did it."""
    if contrary(a.stems, b.stems) or one_is_over(a.core, b.core) or says_the_opposite(a.core, b.core):
        return True
    deeds = deed_in(a.core), deed_in(b.core)
    if deeds[0] and deeds[1] and doers_differ(deeds[0], deeds[1]):
        return True
    told = _DENIAL.search(a.claim.statement) and _DENIAL.search(b.claim.statement)
    return _is_denial(a) != _is_denial(b) and not told


def _is_denial(telling: Telling) -> bool:
    return telling.claim.modality == "denied" and _DENIAL.search(telling.claim.statement) is not None


@lru_cache(maxsize=65_536)
def _find_nots(core: str) -> tuple[Cue, ...]:
    return tuple(cue for cue in find_negations(core) if not cue.text.startswith(_DENYING_VERBS))


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


def _figures_conflict(a: Telling, b: Telling) -> bool:
    """Whether, besides the figures that agree, each gives a value of the same thing, or one of another."""
    first, second = _counts(a.core), _counts(b.core)
    if not first or not second:
        return False
    comparable = [(i, j) for i, x in enumerate(first) for j, y in enumerate(second) if _same_thing(x, y)]
    equal = [(i, j) for i, j in comparable if shares_bound(first[i][0], second[j][0])]
    told, other = {i for i, _ in equal}, {j for _, j in equal}
    left = [(i, j) for i in range(len(first)) for j in range(len(second)) if i not in told and j not in other]
    return any(
        (i, j) in comparable
        or _of_two_wholes(first[i][0], second[j][0])
        or _befell_another(first[i][1], second[j][1], a.stems, b.stems)
        for i, j in left
    )


def _of_two_wholes(a: Quantity, b: Quantity) -> bool:
    """ "41 percent of the vote", "54 percent of the seats": two results, however alike the rest is."""
    return a.unit == b.unit != "" and bool(a.noun and b.noun) and not shares_bound(a, b)


def _befell_another(befell_a: str, befell_b: str, a: frozenset[str], b: frozenset[str]) -> bool:
    """ "14 died", "212 were aboard": something else befell them, and neither tells what the other does.

    Nor are the dead the dead and wounded.
    """
    if not befell_a or not befell_b or befell_a == befell_b:
        return False
    return "casualty" in (befell_a, befell_b) or not (_tells_of(a, befell_b) or _tells_of(b, befell_a))


def _tells_of(stems: frozenset[str], condition: str) -> bool:
    return condition in stems or stem(condition) in stems


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


def _same_article_elsewhere(a: Telling, b: Telling) -> bool:
    return a.article.id == b.article.id and a.claim.start != b.claim.start


def _speakers_differ(a: Telling, b: Telling) -> bool:
    """Speech belongs to its speaker: two who say it are two claims."""
    if a.claim.kind != "statement" or b.claim.kind != "statement":
        return False
    first, second = a.claim.said_by, b.claim.said_by
    return bool(first and second) and not same_name(first or "", second or "")


@lru_cache(maxsize=65_536)
def _find_cues_ahead(core: str) -> tuple[Cue, ...]:
    """What is said to come, with the words it speaks of."""
    return find_cues(_AHEAD, core)


def _only_one_denies(a: Telling, b: Telling) -> bool:
    return _is_denial(a) == _is_denial(b) and a.claim.modality != "denied" and _only_one_says(a, b, _find_nots)


def _only_one_looks_ahead(a: Telling, b: Telling) -> bool:
    """What will be is not what was."""
    return _only_one_says(a, b, _find_cues_ahead)


def _only_one_plans(a: Telling, b: Telling) -> bool:
    return _is_planned(a) != _is_planned(b)


def _is_planned(telling: Telling) -> bool:
    return telling.claim.kind in ("plan", "forecast")


def _plans_something_else(a: Telling, b: Telling) -> bool:
    """ "The funeral of the six will be on Monday", "Six died": what was says nothing of all that is to come."""
    if not _only_one_plans(a, b):
        return False
    plan, told = (a, b) if _is_planned(a) else (b, a)
    ahead = [content_words(plan.core[cue.end() :])[:SCOPE_AFTER] for cue in _AHEAD.finditer(plan.core)]
    return bool(ahead) and all(told.stems.isdisjoint(map(same_meaning, stems)) for stems in ahead)


def _only_one_says(a: Telling, b: Telling, cues_of: Callable[[str], tuple[Cue, ...]]) -> bool:
    """Whether one says "not" (or "will") of what the other says without it."""
    first, second = cues_of(a.core), cues_of(b.core)
    return _says_alone(a, first, b, second) or _says_alone(b, second, a, first)


def _says_alone(told: Telling, cues: Sequence[Cue], other: Telling, others: Sequence[Cue]) -> bool:
    """Of most of what is told, or of anything where nothing else differs; else it is a detail, and may be left out."""
    return any(
        speaks_of(cue, other.stems)
        and (2 * len(cue.scope) >= len(told.stems) or _words_shared(told, other) >= NOTHING_ELSE)
        and not any(same_scope(cue, one) for one in others)
        for cue in cues
    )


_DECISIVE = (another_name, _only_one_denies, _only_one_looks_ahead, _only_one_plans)
"""Doubts that decide where two sentences say nothing else differently."""
