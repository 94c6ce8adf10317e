"""Whether the names in two statements can be those of one thing: variants agree, others set the statements apart."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from summarizer.language.names import find_names, same_name, variant_keys
from summarizer.language.similarity import content_words, stem, words
from summarizer.merging.telling import Telling
from summarizer.merging.terms import name_roots, roots_in

_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s+\w+(?:ed|en|n|t)\s+by\b|\bby\s+[A-Z]")
_APART = re.compile(r"[,;:.'’]")


def names_differ(a: Telling, b: Telling) -> bool:
    """Each names somebody or some place that the other does not."""
    return bool(_unshared(a, b)) and bool(_unshared(b, a))


def another_name(a: Telling, b: Telling) -> bool:
    """Both name somebody or some place, and nobody in common; or another in one place of the sentence.

    "A fire in Tolm" and "a fire in Kessim", also where both go on with "Ada Ros said".
    """
    if not (first := _unshared(a, b)) or not (second := _unshared(b, a)):
        return False
    return (first == a.names and second == b.names) or _in_one_place(a, b, first, second)


def _in_one_place(a: Telling, b: Telling, first: frozenset[str], second: frozenset[str]) -> bool:
    others = _places(b.core)
    return any(roots & first and others.get(place, frozenset()) & second for place, roots in _places(a.core).items())


def roles_swapped(a: Telling, b: Telling) -> bool:
    """ "Tolm blames Ruvia", "Ruvia blames Tolm": the same word between the same two names, in the other order."""
    others = _deeds(b.core)
    if not any((after, word, before) in others for before, word, after in _deeds(a.core) if before != after):
        return False
    return bool(_PASSIVE.search(a.core)) == bool(_PASSIVE.search(b.core))


def _unshared(a: Telling, b: Telling) -> frozenset[str]:
    """Roots of the names that one gives and of whom the other, attribution included, says nothing in any variant."""
    other = b.statement
    if not (missing := (a.names - roots_in(other.folded)).difference(other.words.weights)):
        return missing
    return _only_in(a.core, other.folded, missing)


@lru_cache(maxsize=65_536)
def _only_in(text: str, other: str, missing: frozenset[str]) -> frozenset[str]:
    """Of roots of names in a text that another lacks, those that do not stand there in a variant either."""
    others, keys, roots = _names(other), _variant_keys(other), roots_in(other)
    told = frozenset(
        root
        for name in _names(text)
        if not missing.isdisjoint(name_roots(name)) and not keys.isdisjoint(variant_keys(name))
        if any(same_name(name, one) for one in others)
        for root in name_roots(name)
    )
    return frozenset(root for root in missing - told if not any(_spelt_alike(root, one) for one in roots))


@lru_cache(maxsize=65_536)
def _names(text: str) -> tuple[str, ...]:
    return tuple(name.text for name in find_names(text) if name.sure)


@lru_cache(maxsize=65_536)
def _variant_keys(text: str) -> frozenset[tuple[str, str]]:
    """What the names in a text are looked up by: no other name is a variant of one of them."""
    return frozenset(key for name in _names(text) for key in variant_keys(name))


@lru_cache(maxsize=65_536)
def _spelt_alike(a: str, b: str) -> bool:
    """ "organised" and "organized", "misrat" and "misurat": at most one letter in five is another."""
    first, second = _sound(a), _sound(b)
    # Misspelt names keep their first letter: this spares most comparisons.
    return first == second or (
        min(len(first), len(second)) >= 5
        and first[0] == second[0]
        and abs(len(first) - len(second)) * 5 <= max(len(first), len(second))
        and _edits(first, second) * 5 <= max(len(first), len(second))
    )


# How other scripts are put into Latin letters differs from paper to paper: "Qadhir", "Kadir", "Gadir".
_SOUNDS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"\W", ""),
        (r"x", "ks"),
        (r"gh?|kh|q|c(?!h)", "k"),
        (r"ph", "f"),
        (r"dh", "d"),
        (r"y", "i"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def _sound(root: str) -> str:
    """What the spellings of one name in Latin letters share; only ever compared, never printed."""
    for pattern, letter in _SOUNDS:
        root = pattern.sub(letter, root)
    return root


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


@lru_cache(maxsize=65_536)
def _deeds(core: str) -> frozenset[tuple[frozenset[str], str, frozenset[str]]]:
    """(name, word, name) where only that one content word stands between two names."""
    names = find_names(core)
    return frozenset(
        (name_roots(first.text), between[0], name_roots(second.text))
        for first, second in itertools.pairwise(names)
        if _APART.search(gap := core[first.end : second.start]) is None and len(between := content_words(gap)) == 1
    )
