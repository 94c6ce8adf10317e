"""The wording that a claim is printed in: one of its reports', never a blend."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.attribution import find_attribution
from summarizer.language.hedging import find_hedge
from summarizer.language.people import is_person
from summarizer.merging.telling import Key, Telling
from summarizer.merging.terms import core_of

_HEDGE_STRENGTH = {"denied": 0, "asserted": 0, "reported": 1, "alleged": 2}


def best_telling(tellings: Sequence[Telling]) -> Telling:
    """Fullest attribution, then strongest hedge, then checks without fault, then the earliest."""
    return min(tellings, key=_precedence) if len(tellings) > 1 else tellings[0]


def _precedence(telling: Telling) -> tuple[int, int, int, bool, Key]:
    claim = telling.claim
    # A body needs no description: "the fire service" says as much as "its director, Ada Ros".
    described = bool(claim.described_as) or (claim.said_by is not None and not is_person(claim.said_by))
    attribution = 4 * bool(claim.said_by) + 2 * described + bool(claim.via)
    in_words = carries_attribution(claim.statement, claim.said_by or claim.described_as)
    faults = any(check.result in ("failed", "repaired") for check in claim.checks)
    return -attribution, -in_words, -_hedging(telling), faults, telling.key


def _hedging(telling: Telling) -> int:
    claim = telling.claim
    return _HEDGE_STRENGTH[claim.modality] + bool(claim.hedge) + _is_hedged(claim.statement)


@lru_cache(maxsize=4_096)
def _is_hedged(statement: str) -> bool:
    return find_hedge(statement) is not None


@lru_cache(maxsize=4_096)  # the articles that print one agency's words come one after another
def carries_attribution(statement: str, speaker: str | None) -> bool:
    """Whether the statement itself says who says it."""
    statement = statement.replace("[", "").replace("]", "")
    if core_of(statement) != core_of(core_of(statement)) or len(core_of(statement)) < len(statement.rstrip(". ")) - 1:
        return True
    said = find_attribution(statement)
    return bool(speaker and ((said and said.said_by) or statement.casefold().startswith(speaker.casefold())))


def headline_of(telling: Telling, speaker: str | None) -> str:
    """The statement as a headline: with who says it and with its hedge, also where the sentence leaves them out."""
    claim = telling.claim
    text = claim.statement.strip()
    if speaker and telling.article.language in (None, "en") and not carries_attribution(text, speaker):
        text = f"{text.rstrip('.')}, {speaker} said"
    if claim.hedge and claim.hedge.casefold() not in text.casefold() and not find_hedge(text):
        text = f"{text.rstrip('.')} ({claim.hedge})"
    return text.removesuffix(".")
