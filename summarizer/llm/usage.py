"""Tokens and what they cost. A price that is not known is `None`, never 0."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from summarizer.llm.local import LOCAL_URL
from summarizer.schema import Usage


@dataclass(frozen=True, slots=True)
class Spent:
    """All calls of a client so far, those of failed questions included, and their tokens, recorded ones included."""

    calls: int = 0
    from_recordings: int = 0
    from_cache: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    repeated: int = 0  # calls, because the server was busy or silent
    asked_again: int = 0  # questions, because a reply had the wrong form
    slowest_s: float = 0.0  # of the replies from the network
    slowest: str = ""  # what that one was about


def usage_of(body: dict[str, Any], model: str) -> Usage:
    """One call's usage as its reply tells it; a reply that tells nothing counts 0 tokens."""
    usage = _object(body.get("usage"))
    return Usage(
        model=model,
        calls=1,
        input_tokens=_count(usage.get("prompt_tokens")),
        cached_tokens=_count(_object(usage.get("prompt_tokens_details")).get("cached_tokens")),
        output_tokens=_count(usage.get("completion_tokens")),
    )


def most_of(question: dict[str, Any]) -> Usage:
    """More than a question can use: no token is shorter than a byte."""
    longest = question.get("max_tokens") or question.get("max_completion_tokens")
    sent = len(json.dumps(question).encode())
    return Usage(model=question["model"], calls=1, input_tokens=sent, output_tokens=_count(longest))


def price(usage: Usage, base_url: str) -> float | None:
    """What the call costs at that server in USD; `None` for unknown models and servers, and for untold tokens.

    A model file costs nothing.
    """
    if base_url == LOCAL_URL:
        return 0.0
    if not usage.input_tokens:
        return None
    genai_prices = import_module("genai_prices")  # here: it takes 0.3 s, and replays do not need it
    tokens = genai_prices.Usage(
        input_tokens=usage.input_tokens,
        cache_read_tokens=usage.cached_tokens,
        output_tokens=usage.output_tokens,
    )
    try:
        return float(genai_prices.calc_price(tokens, model_ref=usage.model, provider_api_url=base_url).total_price)
    except (LookupError, ValueError):
        return None


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
