"""Who says so, read from the evidence; what the model said about it is only checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.annotated import Annotated
from summarizer.extraction.copying import is_copy
from summarizer.language.attribution import Attribution, find_attribution
from summarizer.language.names import find_names, name_key, same_name
from summarizer.language.similarity import containment, content_words
from summarizer.schema import Check

MOSTLY = 0.5  # share of a clause's words that a statement has if it takes that clause in
_CLAUSES = re.compile(r";\s+|,\s+(?:and|but|while)\s+(?=[A-Z])")
NOBODY = Attribution(said_by=None)
PRONOUNS = frozenset({"he", "she", "it", "they"})  # whom they mean is for `antecedents` to say


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attribution of a statement and the check of it."""

    attribution: Attribution
    check: Check


def attribute_statement(statement: str, text: Annotated, numbers: Sequence[int], claimed: str | None) -> Attributed:
    """The attribution that the evidence gives. `claimed`: who says so according to the model, or to the caller.

    Failed where the statement itself credits somebody whom the evidence does not; repaired where only `claimed` does.
    """
    if text.is_english:
        return _read(statement, text, numbers, claimed)
    return _unread(text.words_of(numbers), claimed)


def _read(statement: str, text: Annotated, numbers: Sequence[int], claimed: str | None) -> Attributed:
    found = next((a for n in numbers if (a := text.attribution(n))), None)
    if found and (voices := _voices(statement, text.lines[numbers[0] - 1])):
        together = " and ".join(voices)
        return Attributed(Attribution(None, described_as=together), _check("repaired", f"{together} share a sentence"))
    own = find_attribution(statement)
    credited = own.said_by if own and (own.said_by or "").lower() not in PRONOUNS else None
    lines = [text.lines[n - 1] for n in numbers]
    if credited and not is_copy(statement, lines) and not _credits(found, credited, lines):
        return Attributed(found or NOBODY, _check("failed", f"the sentence does not credit {credited}"))
    if found is None:
        if claimed:
            return Attributed(NOBODY, _check("repaired", f"the sentence credits nobody, so not {claimed}"))
        return Attributed(NOBODY, _check("passed"))
    if claimed and not _is_speaker(found, claimed):
        return Attributed(found, _check("repaired", f"the sentence credits {_speaker(found)}, not {claimed}"))
    return Attributed(found, _check("passed"))


def _unread(evidence: str, claimed: str | None) -> Attributed:
    """In a language without rules: whom the model names, if the evidence has the name; nothing is checked but that."""
    named = claimed if claimed and name_key(claimed) in name_key(evidence) else None
    return Attributed(Attribution(named, certain=False), _check("unchecked", "no rules for this language"))


def _voices(statement: str, line: str) -> tuple[str, ...]:
    """The speakers of a sentence whose clauses have different ones, where the statement takes in more than one.

    None of them is then credited with all of it: together they are described, and the words say who says what.
    """
    voices: dict[str, None] = {}
    for part in _CLAUSES.split(line):
        speaker = find_attribution(part)
        named = speaker.said_by if speaker else None
        shared = containment(content_words(part), content_words(statement)) >= MOSTLY
        if named and shared and not any(same_name(named, other) for other in voices):
            voices[named] = None
    return tuple(voices) if len(voices) > 1 else ()


def _credits(found: Attribution | None, credited: str, lines: Sequence[str]) -> bool:
    """Whether the evidence credits the one whom the statement credits, be it as another of its speakers."""
    if found and _is_speaker(found, credited):
        return True
    return any((a := find_attribution(line)) and _is_speaker(a, credited) for line in lines)


def _is_speaker(found: Attribution, name: str) -> bool:
    """Whether a name means this speaker: by name, or by words that describe the one who is not named."""
    known = [found.said_by, *found.via] if found.said_by else [found.described_as, *found.via]
    if any(link and same_name(name, link) for link in known):
        return True
    described = f"{found.described_as or ''} {found.said_by or ''}"
    own_names = [n.text for n in find_names(described)]
    if any(same_name(name, other) for other in own_names) and not found.said_by:
        return True
    return name_key(name) in name_key(described) or bool(found.said_by and name_key(found.said_by) in name_key(name))


def _speaker(found: Attribution) -> str:
    return found.said_by or found.described_as or "somebody unnamed"


def _check(result: str, detail: str = "") -> Check:
    return Check.model_validate({"name": "attribution", "result": result, "detail": detail})
