"""Nouns that count the same thing, in general English: households and homes without power, posts and jobs cut."""

from __future__ import annotations

# Nouns of which a count is a count of the others, where the condition is one: no table has "posts on strike".
_SAME_NOUN = {
    "home": "home household house customer property flat apartment dwelling building",
    "vote": "vote ballot person deputy",
    "picture": "picture painting canvas artwork work masterpiece",
    "job": "job post position role worker employee person layoff redundancy staff",
}
NOUNS_OF = {
    "without power": "home",
    "reconnected": "home",
    "destroyed": "home",
    "damaged": "home",
    "destroyed or damaged": "home",
    "laid off": "job",
    "in favour": "vote",
    "against": "vote",
    "stolen": "picture",
}
"""The nouns that are one noun where this is said of them."""
RESULTS = frozenset(
    "case vote delegate seat arrest complaint signature medal aftershock violation breach attack raid explosion "
    "landslide missile rocket drone shell sortie objection lawsuit vacancy job".split()
)
"""Nouns that count what came of it, and not things that may be many in one story."""
_DEEDS = frozenset("cancellation closure demolition recall sale".split())
_NOUNS = {key: frozenset(words.split()) for key, words in _SAME_NOUN.items()}
ANIMALS = frozenset(
    "animal seal cow sheep pig dog cat horse bird chicken cattle elephant fish whale dolphin turtle goat camel deer "
    "swan duck goose bee lamb calf hen turkey reindeer".split()
)


def one_noun(noun: str, condition: str) -> str:
    """The noun that stands for all of its kind where `condition` is said of them: a post cut is a job cut.

    None where it names what was done, and not to what: "710 cancellations".
    """
    if noun in _DEEDS:
        return ""
    kind = NOUNS_OF.get(condition, "")
    return kind if kind and noun in _NOUNS[kind] else noun
