"""How firmly, and as what, a text says a thing: hedges, modality, kind."""

from __future__ import annotations

import re

from summarizer.language.quotations import find_quotations
from summarizer.language.scope import Cue, find_cues
from summarizer.schema import Kind, Modality

# Strongest first: the first that is found is the hedge.
_HEDGES = (
    r"allegedly|alleged|purported(?:ly)?|supposedly",
    r"unconfirmed|could not be (?:independently )?(?:verified|confirmed)|unverified",
    r"reportedly|is said to|are said to|was said to|were said to|rumou?red|is understood to",
    r"is (?:believed|thought|feared|presumed) to|are (?:believed|thought|feared|presumed) to|suspected|apparently|"
    r"appears? to|appeared to|seems? to|seemed to",
    r"may|might|could(?! not\b| be \w*(?:verified|confirmed|reached))|possibly|perhaps|probably|likely",
    r"is expected to|are expected to|was expected to|were expected to",
    r"claimed|claiming|claims that",
)
_HEDGE = tuple(re.compile(rf"\b(?:{words})\b") for words in _HEDGES)
_ANY_HEDGE = re.compile(rf"\b(?:{'|'.join(_HEDGES)})\b")
_ALLEGED = re.compile(
    r"\b(?:alleges?|allegedly|alleging|alleged(?= (?:that|to|in)\b)|accus\w+|purported\w*|claim(?:ed|ing|s that)|"
    r"blam(?:es|ed|ing)|suspect\w*)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)|refut(?:es|ed|ing)|dismiss(?:es|ed|ing)|rebuffed|disput(?:es|ed))\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:reportedly|according to|said|says|told|reported|reports|announced|stated|stressed|added|declared)\b", re.I
)
_FORECAST = re.compile(
    r"\b(?:expects?|forecasts?|predict(?:s|ed)?|project(?:s|ed)|is (?:likely|set|due) to rise|points? to|outlook|"
    r"likely to)\b",
    re.I,
)
_PLAN = re.compile(
    r"\b(?:will|'ll|would(?! like)|(?<!no )(?<!over )plans? to|planned to|intends? to|intended to|"
    r"is (?:to|expected to|due to|set to)|"
    r"are (?:to|expected to|due to|set to)|promised|vow(?:s|ed)|pledg(?:es|ed))\b",
    re.I,
)
_ESTIMATE = re.compile(r"\b(?:estimat\w+|an estimated|roughly|believed to (?:be|have)|put the .{0,40} at)\b", re.I)
_STATEMENT = re.compile(
    r"\b(?:call(?:s|ed)|insist(?:s|ed)|stress(?:es|ed)|warn(?:s|ed)|condemn(?:s|ed)|prais(?:es|ed)|hail(?:s|ed)|"
    r"thank(?:s|ed)|demand(?:s|ed)|urg(?:es|ed)|argu(?:es|ed)|criti[cs]\w+|accus(?:es|ed)|apologi[sz]\w+|lauded)\b",
    re.I,
)


def find_hedge(text: str) -> str | None:
    """The strongest hedging words, as written; `None` where nothing is hedged. Quoted words do not count.

    >>> find_hedge("The road is reportedly cut in four places.")
    'reportedly'
    """
    own = _outside_quotations(text)
    for pattern in _HEDGE:
        match = pattern.search(own)
        if match:
            return match[0]
    return None


def find_hedges(text: str) -> tuple[Cue, ...]:
    """All hedges outside quotations, each with the words it speaks of."""
    return find_cues(_ANY_HEDGE, _outside_quotations(text))


def modality(text: str) -> Modality:
    """Whether the text asserts a thing, reports it of others, alleges or denies it."""
    own = _outside_quotations(text)
    if _DENIED.search(own):
        return "denied"
    if _ALLEGED.search(own):
        return "alleged"
    return "reported" if _REPORTED.search(own) else "asserted"


def kind(text: str) -> Kind:
    """What sort of claim a sentence makes, from its own words (quoted ones make it a statement)."""
    own = _outside_quotations(text)
    if _ESTIMATE.search(own):
        return "estimate"
    if _FORECAST.search(own):
        return "forecast"
    if _PLAN.search(own):
        return "plan"
    quoted = sum(len(q.text) for q in find_quotations(text))
    if _STATEMENT.search(own) or quoted > len(text) / 3:
        return "statement"
    return "event"


def _outside_quotations(text: str) -> str:
    """The text without quoted words; their marks stay."""
    parts, position = [], 0
    for quotation in find_quotations(text):
        parts.append(text[position : quotation.start])
        position = quotation.end
    return " ".join([*parts, text[position:]])
