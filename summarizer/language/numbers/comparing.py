"""When two quantities agree: both can be true, or one says no more than the other."""

from __future__ import annotations

import math

from summarizer.language.numbers.nouns import noun_key
from summarizer.language.numbers.quantity import Bounds, Quantity
from summarizer.language.numbers.words import PEOPLE, STATE_NOUNS

ABOUT = 0.10  # "about", "nearly", "some": journalists round to one or two digits, which moves a figure by up to a tenth
SEVERAL_MOST = 10.0  # an exact count above this is no longer put as "several" or "a few"
_EQUAL = 1e-9  # relative; only for formatting: 1.2 million = 1,200,000

_FACTORS = {("share", "percent"): 100.0, ("percent", "share"): 0.01}  # units that say the same: "half", "50 per cent"


def compatible(a: Bounds, b: Bounds) -> bool:
    """Whether both can be true of one measure: their ranges, widened where the wording is vague, meet.

    Units and nouns are the caller's business: it alone knows what is the same measure.
    """
    (a_low, a_high), (b_low, b_high) = _allowed(a), _allowed(b)
    slack = _EQUAL * max([1.0, *(abs(x) for x in (a_low, a_high, b_low, b_high) if math.isfinite(x))])
    return a_low <= b_high + slack and b_low <= a_high + slack


def supports(evidence: Quantity, statement: Quantity) -> bool:
    """Whether `statement` says no more than `evidence`: the same thing counted, and a claim not stronger.

    Dropping "at least" or "about" is saying more; adding them, where still true, is not.
    """
    if not _same_thing(evidence, statement):
        return False
    factor = _FACTORS.get((evidence.unit, statement.unit), 1.0)
    low, high = (factor * bound for bound in _closed(evidence))
    same = all(math.isclose(*pair, rel_tol=_EQUAL) for pair in zip((low, high), _closed(statement), strict=True))
    if same and evidence.qualifier == statement.qualifier:
        return True
    return _weaker(evidence, (low, high), statement)


def _closed(bounds: Bounds) -> tuple[float, float]:
    """The bounds, infinite where they are open."""
    return -math.inf if bounds.low is None else bounds.low, math.inf if bounds.high is None else bounds.high


def _widened(low: float, high: float) -> tuple[float, float]:
    return low - ABOUT * abs(low), high + ABOUT * abs(high)


def _allowed(bounds: Bounds) -> tuple[float, float]:
    """The values that the wording allows."""
    return _widened(*_closed(bounds)) if bounds.qualifier == "about" else _closed(bounds)


def _weaker(evidence: Quantity, bounds: tuple[float, float], statement: Quantity) -> bool:
    """Whether the statement is a vaguer wording that the evidence makes true."""
    low, high = _widened(*bounds) if evidence.qualifier == "about" else bounds
    if statement.qualifier == "at_least":
        return statement.low is not None and low >= statement.low * (1 - _EQUAL)
    if statement.qualifier == "at_most":
        return statement.high is not None and high <= statement.high * (1 + _EQUAL)
    if evidence.qualifier != "exact" or not math.isfinite(low + high):
        return False
    if statement.qualifier == "about":
        bottom, top = _allowed(statement)
        return bottom <= low and high <= (SEVERAL_MOST if statement.high is None else top)
    if statement.low is None or statement.high is None or statement.low == statement.high:
        return False
    return statement.low <= low and high <= statement.high


def _same_thing(evidence: Quantity, statement: Quantity) -> bool:
    """Whether unit, state and noun agree, as far as both are given; a soldier is also a person."""
    if evidence.unit != statement.unit and (evidence.unit, statement.unit) not in _FACTORS:
        return False
    if evidence.state and statement.state and evidence.state != statement.state:
        return False
    if not evidence.noun or not statement.noun:
        return True
    there, here = noun_key(evidence.noun), noun_key(statement.noun)
    if there == here or (here == "person" and evidence.noun in PEOPLE):
        return True
    # "14 dead" and "14 soldiers were killed": the one's noun is the other's state
    return (there in STATE_NOUNS or here in STATE_NOUNS) and evidence.state == statement.state != ""
