"""Tokens and what they cost. A price that is not known is `None`, never 0."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from itertools import groupby
from math import fsum
from typing import Any

from summarizer.schema import Usage


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


def price(usage: Usage, base_url: str) -> float | None:
    """What the call costs at that server in USD; `None` for unknown models and servers, and for untold tokens."""
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


def add_up(usages: Iterable[Usage]) -> tuple[Usage, ...]:
    """Totals per model, by name; one unknown cost makes its model's total unknown. The order does not matter."""
    ordered = sorted(usages, key=lambda usage: usage.model)
    return tuple(_total(model, list(group)) for model, group in groupby(ordered, key=lambda usage: usage.model))


def _total(model: str, usages: list[Usage]) -> Usage:
    costs = [usage.cost_usd for usage in usages if usage.cost_usd is not None]
    return Usage(
        model=model,
        calls=sum(usage.calls for usage in usages),
        input_tokens=sum(usage.input_tokens for usage in usages),
        cached_tokens=sum(usage.cached_tokens for usage in usages),
        output_tokens=sum(usage.output_tokens for usage in usages),
        cost_usd=fsum(costs) if len(costs) == len(usages) else None,  # fsum: the same in every order
    )


def _count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
