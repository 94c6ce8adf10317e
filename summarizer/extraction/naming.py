"""The names of a statement: each stands in the evidence, or is the only one that words there can mean."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.extraction.annotated import Annotated
from summarizer.language.names import Name, find_names, name_key, same_name
from summarizer.language.people import is_person, opening_name, untitled, untitled_text
from summarizer.language.similarity import plain, words
from summarizer.schema import Check

LOOK_BACK = 3  # sentences before the evidence in which a pronoun's name may stand

_PERSONAL = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(r"\b(?:it|its|itself|they|their|them)\b", re.IGNORECASE)
_DEFINITE_PERSON = re.compile(r"\b[Tt]he (?:chairman|chairwoman|president|minister|governor|director|leader|mayor)\b")
_DEFINITE_BODY = re.compile(
    r"\b[Tt]he (?:company|agency|army|union|bank|government|country|party|group|city|firm|island|ship|ferry|report)\b"
)


def check_names(statement: str, text: Annotated, numbers: Sequence[int]) -> tuple[Check, tuple[int, ...]]:
    """Every name stands in the evidence, or is the only one that a pronoun or bare surname there can mean.

    Also gives the sentences that name it, where they are not the evidence.
    """
    evidence = text.words_of(numbers)
    borrowed: dict[int, None] = {}
    for name in find_names(statement):
        if _stands_in(name, evidence) or _only_opens(name, text):
            continue
        source = _naming(name, text, numbers, evidence)
        if source is None:
            return Check(name="names", result="failed", detail=f"“{name.text}” is not in the sentence"), ()
        borrowed[source] = None
    if borrowed:
        detail = "named in sentence " + ", ".join(map(str, borrowed))
        return Check(name="names", result="repaired", detail=detail), tuple(borrowed)
    return Check(name="names", result="passed"), ()


def _stands_in(name: Name, evidence: str) -> bool:
    if not name.sure and plain(name.text) in {plain(word) for word in words(evidence)}:
        return True
    key = name_key(name.text)
    length = len(key.split())
    others = find_names(evidence)
    if any(same_name(name.text, o.text) and length <= len(name_key(o.text).split()) for o in others):
        return True
    return f" {key} " in f" {name_key(evidence)} "


def _only_opens(name: Name, text: Annotated) -> bool:
    """Whether a capital letter only begins the statement: "Shares fell", "Previously, …"."""
    return not name.sure and (name.text.endswith("ly") or name.text.lower() in text.common_words)


def _naming(name: Name, text: Annotated, numbers: Sequence[int], evidence: str) -> int | None:
    """The sentence that names whom the evidence means by a surname or a pronoun."""
    first = min(numbers)
    source = text.naming_sentence(name.text, first)
    if source is None:
        return None
    if any(same_name(name.text, other.text) for other in find_names(evidence)):  # a bare surname, or a short form
        return None if _has_rivals(name, text, first) else source
    speaker = text.attribution(first)
    if speaker and speaker.said_by and not speaker.certain and same_name(speaker.said_by, name.text):
        return source
    if first - source > LOOK_BACK:
        return None
    return source if _is_meant(name.text, text, (source, first), evidence) else None


def _has_rivals(name: Name, text: Annotated, first: int) -> bool:
    """Whether another bearer of the same surname is named before the evidence."""
    surname = name_key(name.text).split()[-1]
    before = (untitled_text(other) for other, places in text.name_places.items() if places[0] < first)
    fuller = (full for full in before if name_key(full).split()[-1:] == [surname] and " " in name_key(full))
    return any(not same_name(full, name.text) for full in fuller)


def _is_meant(name: str, text: Annotated, between: tuple[int, int], evidence: str) -> bool:
    """Whether a pronoun or "the company" of the evidence can mean nobody else named since `name` was."""
    source, first = between
    person = _is_known_person(name, text, source)
    pronoun = _first(evidence, (_PERSONAL, _DEFINITE_PERSON) if person else (_IMPERSONAL, _DEFINITE_BODY))
    if pronoun is None:
        return False
    before = [untitled(n) for n in find_names(evidence[: pronoun.start()])]
    named = [untitled(n) for number in range(source, first) for n in find_names(text.lines[number - 1])]
    rivals = [other for other in (*before, *named) if not same_name(other, name)]
    if person:
        return not any(_is_known_person(rival, text, first) for rival in rivals)
    opens = same_name(opening_name(text.lines[source - 1]) or "", name)
    return not rivals or (opens and source == first - 1 and not before)


def _is_known_person(name: str, text: Annotated, number: int) -> bool:
    """Whether a name is that of a person, in full or as the surname of one named so far."""
    full = untitled_text(name)
    if is_person(full):
        return True
    return any(same_name(full, person) for person in text.people(number))


def _first(text: str, patterns: Sequence[re.Pattern[str]]) -> re.Match[str] | None:
    found = [match for pattern in patterns if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(), default=None)
