"""The tables of a story: figures that measure the same, ordered by as-of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from summarizer.merging.claims import Folded
from summarizer.merging.conditions import MONEY
from summarizer.merging.figures import Reading
from summarizer.merging.lexicon import TABLES
from summarizer.merging.meanings import PARTS_OF, Meaning
from summarizer.merging.parts import Parts
from summarizer.merging.telling import digest
from summarizer.merging.topics import DIMENSIONS
from summarizer.schema import Figure, Measure

_BEFALLEN = frozenset("dead death body injured missing casualty fatality life".split())
"""Nouns that say what befell people, and not who they are."""
_PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def measures_of(parts: Parts) -> tuple[Measure, ...]:
    """One per set of comparable figures that today's claims give a figure of."""
    found = []
    for measured in parts.measured:
        today = sorted((one for one in measured if one.claim in parts.ids), key=_as_of)
        if today:
            found.append(
                Measure(
                    id=measure_id(measured, parts),
                    what=what_of(measured[0]),
                    of=_longest(one.meaning.of_words for one in measured),
                    where=_longest(one.meaning.where_words for one in measured),
                    basis=_basis(measured),
                    claim_ids=parts.ids_of(one.claim for one in today),
                )
            )
    return tuple(found)


def with_measures(claim: Folded, parts: Parts) -> tuple[Figure, ...]:
    """The figures of a claim's printed wording, with the ids of what they measure."""
    found = {place: measured for place, measured in parts.measures_of.get(claim, ())}
    return tuple(
        _with_measure(figure, place, found[place], claim, parts) if place in found else figure
        for place, figure in enumerate(claim.claim.figures)
    )


def _with_measure(figure: Figure, place: int, measured: Sequence[Reading], claim: Folded, parts: Parts) -> Figure:
    own = next(one for one in measured if one.claim is claim and one.place == place)
    update = {
        "measure_id": measure_id(measured, parts),
        "of": own.meaning.of_words or None,
        "where": own.meaning.where_words or None,
        "as_of": own.dated.day,
        "as_of_basis": own.dated.basis,
    }
    return figure.model_copy(update=update)


def measure_id(measured: Sequence[Reading], parts: Parts) -> str:
    """From the first of today's claims that has it."""
    first = next(one for one in measured if one.claim in parts.ids)
    return digest(("measure", parts.ids[first.claim], first.place))


def counted_of(reading: Reading) -> str:
    """Who or what is counted, in the plural."""
    noun = reading.figure.what or reading.meaning.noun
    return "people" if noun in _BEFALLEN else plural(noun)


def what_of(reading: Reading) -> str:
    """What is counted, in words."""
    meaning, what = reading.meaning, counted_of(reading)
    if meaning.topic:
        return meaning.topic
    if meaning.unit:
        of = f" of {_heading(meaning, what)}" if meaning.unit in PARTS_OF and meaning.noun else ""
        return DIMENSIONS.get(meaning.unit, "sum" if meaning.unit in MONEY else "") + of
    return _heading(meaning, what)


def _heading(meaning: Meaning, what: str) -> str:
    return TABLES.get(meaning.condition, "{what}").format(what=what).strip()


def plural(noun: str) -> str:
    """ "soldier" → "soldiers"."""
    if noun in _PLURALS or not noun:
        return _PLURALS.get(noun, noun)
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _basis(measured: Sequence[Reading]) -> Literal["cumulative", "at_a_time", "in_period"]:
    if any(one.is_in_period for one in measured):
        return "in_period"
    return "cumulative" if all(one.is_cumulative for one in measured) else "at_a_time"


def _as_of(reading: Reading) -> tuple[bool, date, tuple[object, ...]]:
    return reading.as_of is None, reading.as_of or date.max, reading.claim.key


def _longest(words: Iterable[str]) -> str | None:
    return max(sorted(filter(None, words)), key=len, default=None)
