"""What a story is about, as far as the reader's own words ask for it or leave it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.language.similarity import STOP_WORDS, fold, plain, stem, words
from summarizer.schema import Story
from summarizer.settings import Topics

CENTRAL_SHARE = 1 / 4
"""A story is about what a quarter of its claims, or its headline, speak of; one mention among many is none. The same
share makes a term central to an article's thread while merging."""


class Interest(NamedTuple):
    """The words of one `about` that a story is about, or all of it as a phrase, and their share of it, in [0, 1]."""

    share: float
    words: tuple[str, ...]


def interest(story: Story, topics: Topics) -> Interest:
    """How much of what the reader asks for the story is about: of several `about`, the best met."""
    return max((_met(story, wanted) for wanted in topics.about), default=Interest(0.0, ()), key=lambda one: one.share)


def _met(story: Story, wanted: str) -> Interest:
    if is_about(story, wanted):
        return Interest(1.0, (wanted,))
    asked = _asked(wanted)
    met = tuple(word for word in asked if is_about(story, word))
    return Interest(len(met) / max(1, len(asked)), met)


def unwanted(story: Story, topics: Topics) -> str:
    """Why the reader leaves the story out, in words; empty where nothing does."""
    for term in topics.must_not:
        if is_about(story, term):
            return f"about “{term}”, which you leave out"
    if topics.must and not any(is_about(story, term) for term in topics.must):
        return f"not about {' or '.join(f'“{term}”' for term in topics.must)}"
    return ""


def is_about(story: Story, term: str) -> bool:
    """Whether the headline or a quarter of the claims speak of a word, a name or a phrase.

    A word matches in all its forms ("ferry", "ferries"); one with a capital only as that name ("US" is not "us"),
    under any name that the articles have for the same ("O.R.C.", "Organization of Regional Concord").
    """
    named = {claim_id for claim_ids in _entities(story, term) for claim_id in claim_ids}
    telling = sum(claim.id in named or _speaks_of(claim.statement, term) for claim in story.claims)
    return _speaks_of(story.headline, term) or telling >= max(1.0, CENTRAL_SHARE * len(story.claims))


def _entities(story: Story, term: str) -> Iterator[tuple[str, ...]]:
    wanted = _words(term)
    for entity in story.entities:
        if any(_words(name) == wanted for name in (entity.name, *entity.aliases)):
            yield entity.claim_ids


def _speaks_of(text: str, term: str) -> bool:
    wanted, told = _words(term), _words(text)
    places = range(len(told) - len(wanted) + 1)
    return any(all(map(_is_form, wanted, told[start:])) for start in places) if wanted else False


def _is_form(wanted: str, told: str) -> bool:
    if wanted[0].isupper():
        return told[0].isupper() and plain(wanted) == plain(told)
    return stem(wanted) == stem(told)


def _words(text: str) -> tuple[str, ...]:
    """The words in order, without the s of a genitive."""
    return tuple(word for word in words(fold(text)) if word != "s")


def _asked(wanted: str) -> list[str]:
    """The words of a free description that mean something, each once; all of them where none does."""
    found = list(dict.fromkeys(_words(wanted)))
    return [word for word in found if plain(word) not in STOP_WORDS] or found
