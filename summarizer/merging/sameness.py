"""Whether two tellings say the same: how alike their words are, what casts doubt on it, and what rules it out.

Words      the same words (alike.py)
doubts     what one says and the other leaves out: a name, a figure, "not", "will". It may be all that tells two claims
           apart, or a detail of one: the pair must be so much more alike.
conflicts  what cannot be said of one thing: another value of one figure, another name in the same place of the
           sentence, what one asserts and the other denies, another day. Such a pair is never one claim.

A statement of several sentences tells several things, and what one tells of one of them is no doubt about another:
most of this is compared where both are single sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from summarizer.language.names import find_names, same_name
from summarizer.language.negation import find_negations
from summarizer.language.numbers import Bounds, Quantity, compatible, find_quantities, noun_key
from summarizer.language.scope import Cue, find_cues, same_scope, speaks_of
from summarizer.language.similarity import content_words, stem, words
from summarizer.merging.alike import alike, most_alike, shared_words
from summarizer.merging.conditions import TIME_UNITS, condition_of
from summarizer.merging.opposites import contrary, one_is_over
from summarizer.merging.telling import Telling
from summarizer.merging.terms import name_roots
from summarizer.schema import When

VERBATIM = 0.85
"""Likeness of words from which two statements are one wording: one article may repeat itself so."""
ALL_BUT_THE_CUE = 0.92
"""Likeness of words from which two long statements differ in nothing but a "not" or a "will"."""
UNLIKE = -1.0
LEAST_SHARED = 3
"""Content words and names that two wordings of one sentence share: fewer are shared by chance."""
_CORRECTION = re.compile(r"^(?:CORRECTION|Correction|Corrected|Clarification)\b")
_AHEAD = re.compile(r"\b(?:will|would|plans? to|(?:is|are) (?:set |due |expected )?to)\b|\bwon't\b")
_NAME_FOLLOWS = re.compile(r"(?:,|\s(?:and|or)\b|['’]s?)*\s+[A-Z]")
_DENIAL = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b", re.I)
# Verbs that say more than "not": whoever rejects a plan says so in words that the other telling need not have.
_DENYING_VERBS = ("reject", "dismiss", "lack")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+\w+(?:ed|en|n|t)\s+by\b|\bby\s+[A-Z]")


def likeness(a: Telling, b: Telling) -> float:
    """How far two tellings say the same, in [0, 1]; `UNLIKE` where they cannot be one claim."""
    score = wording_likeness(a, b)
    if _conflict(a, b, score):
        return UNLIKE
    return max(0.0, score - _doubt(a, b))


def graded_likeness(a: Telling, b: Telling) -> float:
    """The same without conflicts."""
    return max(0.0, wording_likeness(a, b) - _doubt(a, b))


def may_be_alike(a: Telling, b: Telling, shared: float, threshold: float) -> bool:
    """Whether likeness can reach a threshold, seen from the words: cheap, for the many pairs where it cannot."""
    x, y = a.statement.core_words, b.statement.core_words
    if max(most_alike(a.statement.words, b.statement.words), most_alike(x, y)) < threshold:
        return False
    return shared_words(x, y) >= shared and wording_likeness(a, b) >= threshold


def wording_likeness(a: Telling, b: Telling) -> float:
    """How alike the words are, with those of who says so or without: the better of both."""
    whole = alike(a.statement.words, b.statement.words)
    return max(whole, alike(a.statement.core_words, b.statement.core_words)) if _single(a, b) else whole


def _single(a: Telling, b: Telling) -> bool:
    return a.statement.is_single and b.statement.is_single


def _conflict(a: Telling, b: Telling, score: float) -> bool:
    """Whether something in two tellings cannot be said of one thing."""
    if (_same_article_elsewhere(a, b) and score < VERBATIM) or _speakers_differ(a, b):
        return True
    if times_differ(a.claim.when, b.claim.when) or is_correction(a.claim.statement) != is_correction(b.claim.statement):
        return True
    return _single(a, b) and (
        (len(a.terms.keys() & b.terms.keys()) < LEAST_SHARED and score < VERBATIM)
        or _nobody_in_common(a, b)
        or _names_in_one_place(a, b)
        or _roles_swapped(a, b)
        or _figures_conflict(a, b)
        or contradicts(a, b, score)
        or _only_one_says(a, b, score, find_cues_ahead)
    )


def _doubt(a: Telling, b: Telling) -> float:
    """By how much more two sentences must be alike, for what only one of them says."""
    return sum(doubt for differ, doubt in _DOUBTS if differ(a, b)) if _single(a, b) else 0.0


def contradicts(a: Telling, b: Telling, score: float) -> bool:
    """One denies what the other asserts, or says the contrary, or that it is over."""
    if contrary(a.stems, b.stems) or one_is_over(a.core, b.core):
        return True
    if _is_denial(a) != _is_denial(b):
        return not (_DENIAL.search(a.claim.statement) and _DENIAL.search(b.claim.statement))
    return a.claim.modality != "denied" and _only_one_says(a, b, score, _find_nots)


def _is_denial(telling: Telling) -> bool:
    return telling.claim.modality == "denied" and _DENIAL.search(telling.claim.statement) is not None


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
    """Whether, besides the figures that agree, each gives a value of the same thing, or the same of another."""
    first, second = _counts(a.core), _counts(b.core)
    comparable = [(i, j) for i, x in enumerate(first) for j, y in enumerate(second) if _same_thing(x, y)]
    equal = [(i, j) for i, j in comparable if shares_bound(first[i][0], second[j][0])]
    told, other = {i for i, _ in equal}, {j for _, j in equal}
    left = [(i, j) for i in range(len(first)) for j in range(len(second)) if i not in told and j not in other]
    return any(
        (i, j) in comparable
        or _of_two_wholes(first[i][0], second[j][0])
        or (shares_bound(first[i][0], second[j][0]) and _befell_another(first[i][1], second[j][1], a.stems, b.stems))
        for i, j in left
    )


def _of_two_wholes(a: Quantity, b: Quantity) -> bool:
    """ "41 percent of the vote", "54 percent of the seats": two results, however alike the rest is."""
    return a.unit == b.unit != "" and bool(a.noun and b.noun) and not shares_bound(a, b)


def _befell_another(befell_a: str, befell_b: str, a: frozenset[str], b: frozenset[str]) -> bool:
    """ "Six died", "six are missing": something else befell as many; neither tells what the other does."""
    return bool(befell_a) and bool(befell_b) and not _tells_of(a, befell_b) and not _tells_of(b, befell_a)


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


def _names_differ(a: Telling, b: Telling) -> bool:
    """Each names somebody or some place that the other does not."""
    return bool(_unshared(a, b)) and bool(_unshared(b, a))


def _nobody_in_common(a: Telling, b: Telling) -> bool:
    """Both name somebody or some place, and none of them is the same."""
    return bool(a.names) and bool(b.names) and _unshared(a, b) == a.names and _unshared(b, a) == b.names


def _unshared(a: Telling, b: Telling) -> frozenset[str]:
    """Roots of the names of one that stand for nothing in the other, neither as a name nor as a word."""
    if not (missing := a.names - b.names):
        return missing
    others = b.names | _acronyms(b.core)
    written_out = frozenset(root for name in _names(a.core) if _acronym(name) in others for root in name_roots(name))
    left = missing - written_out - b.statement.core_words.weights.keys()
    return frozenset(root for root in left if not any(_spelt_alike(root, other) for other in others))


def _names(core: str) -> list[str]:
    return [name.text for name in find_names(core) if name.sure]


def _acronym(name: str) -> str:
    """The initials of a name of several words, as one word; else nothing."""
    initials = [part[0] for part in words(name) if part[0].isupper()]
    return "".join(initials).lower() if len(initials) > 1 else ""


@lru_cache(maxsize=16_384)
def _acronyms(core: str) -> frozenset[str]:
    return frozenset(filter(None, map(_acronym, _names(core))))


@lru_cache(maxsize=65_536)
def _spelt_alike(a: str, b: str) -> bool:
    """ "u.n" and "un", "organised" and "organized", "misrat" and "misurat": at most one letter in five is another."""
    first, second = a.replace(".", ""), b.replace(".", "")
    if first == second:
        return True
    # Misspelt names keep their first letter: this spares most comparisons.
    return (
        min(len(first), len(second)) >= 5
        and first[0] == second[0]
        and _edits(first, second) * 5 <= max(len(first), len(second))
    )


def _edits(a: str, b: str) -> int:
    """Letters put in, left out or exchanged between two words (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


Place = tuple[str, str]


@lru_cache(maxsize=65_536)
def _places(core: str) -> dict[Place, frozenset[str]]:
    """Where names stand: (which side, the word there) → roots of the name; the beginning of a sentence is a place."""
    found: dict[Place, frozenset[str]] = {}
    for name in find_names(core):
        before, after = words(core[: name.start]), words(core[name.end :])
        roots = name_roots(name.text)
        for place in (("after", stem(before[-1]) if before else ""), ("before", stem(after[0]) if after else "")):
            found[place] = found.get(place, frozenset()) | roots
    return found


def _names_in_one_place(a: Telling, b: Telling) -> bool:
    """ "a fire in Tolm", "a fire in Kessim": of the names that only one has, two stand in one place of the sentence."""
    first, second = _unshared(a, b), _unshared(b, a)
    if not first or not second:
        return False
    others = _places(b.core)
    return any(roots & first and others.get(place, frozenset()) & second for place, roots in _places(a.core).items())


def _same_article_elsewhere(a: Telling, b: Telling) -> bool:
    return a.article.id == b.article.id and a.claim.start != b.claim.start


def _speakers_differ(a: Telling, b: Telling) -> bool:
    """Speech belongs to its speaker: two who say it are two claims."""
    if a.claim.kind != "statement" or b.claim.kind != "statement":
        return False
    first, second = a.claim.said_by, b.claim.said_by
    return bool(first and second) and not same_name(first or "", second or "")


def is_correction(statement: str) -> bool:
    """Whether a statement is a paper's notice that it was wrong."""
    return _CORRECTION.match(statement) is not None


def _is_planned(telling: Telling) -> bool:
    """What will be is not what was."""
    return telling.claim.kind in ("plan", "forecast")


def _is_ahead(telling: Telling) -> bool:
    return _is_planned(telling) or bool(_AHEAD.search(telling.core))


@lru_cache(maxsize=65_536)
def find_cues_ahead(core: str) -> tuple[Cue, ...]:
    """What is said to come, with the words it speaks of."""
    return find_cues(_AHEAD, core)


def _only_one_says(a: Telling, b: Telling, score: float, cues_of: Callable[[str], tuple[Cue, ...]]) -> bool:
    """Whether one says "not" (or "will") of what the other says without it."""
    first, second = cues_of(a.core), cues_of(b.core)
    nothing_else = score >= ALL_BUT_THE_CUE
    return _says_alone(a, first, second, b.stems, nothing_else) or _says_alone(b, second, first, a.stems, nothing_else)


def _says_alone(
    told: Telling, cues: Sequence[Cue], others: Sequence[Cue], stems: frozenset[str], nothing_else: bool
) -> bool:
    """Of most of what is told, or of anything where nothing else differs; else it is a detail, and may be left out."""
    return any(
        speaks_of(cue, stems)
        and (nothing_else or 2 * len(cue.scope) >= len(told.stems))
        and not any(same_scope(cue, other) for other in others)
        for cue in cues
    )


def _roles_swapped(a: Telling, b: Telling) -> bool:
    """ "Tolm blames Ruvia", "Ruvia blames Tolm": before one word another name, and the two names in the other order."""
    shared = shared_words(a.statement.core_words, b.statement.core_words)
    if shared < VERBATIM or bool(_PASSIVE.search(a.core)) != bool(_PASSIVE.search(b.core)):
        return False
    first, second = _subjects(a.core), _subjects(b.core)
    order_a, order_b = _first_places(a.core), _first_places(b.core)
    return any(
        (order_a[x] < order_a[y]) != (order_b[x] < order_b[y])
        for word in first.keys() & second.keys()
        if first[word].isdisjoint(second[word])
        for x in first[word] & order_b.keys()
        for y in second[word] & order_a.keys()
    )


@lru_cache(maxsize=65_536)
def _subjects(core: str) -> dict[str, frozenset[str]]:
    """Word → roots of the names before it, but for words as "has" and "to"; what is listed together swaps nothing."""
    found: dict[str, frozenset[str]] = {}
    for name in find_names(core):
        told = content_words(core[name.end : name.end + 60])
        if told and not _NAME_FOLLOWS.match(core, name.end):
            found[told[0]] = found.get(told[0], frozenset()) | name_roots(name.text)
    return found


@lru_cache(maxsize=65_536)
def _first_places(core: str) -> dict[str, int]:
    """Root of a name → where it is first named."""
    found: dict[str, int] = {}
    for name in find_names(core):
        for root in name_roots(name.text):
            found.setdefault(root, name.start)
    return found


_DOUBTS: tuple[tuple[Callable[[Telling, Telling], bool], float], ...] = (
    (_names_differ, 0.25),
    (quantities_differ, 0.15),
    (lambda a, b: a.denies != b.denies, 0.1),
    (lambda a, b: _is_ahead(a) != _is_ahead(b), 0.2),
)
"""What casts doubt, and by how much more the words must then be alike: who and where tell claims apart most often."""
