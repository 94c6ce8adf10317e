"""Adding up what the model calls took."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.schema import Usage


def total_usage(parts: Iterable[Usage]) -> tuple[Usage, ...]:
    """One `Usage` per model, by name; a cost is unknown (`None`) as soon as one of its parts is."""
    totals: dict[str, Usage] = {}
    for part in parts:
        so_far = totals.get(part.model)
        totals[part.model] = part if so_far is None else _added(so_far, part)
    return tuple(totals[model] for model in sorted(totals))


def _added(one: Usage, other: Usage) -> Usage:
    unknown = one.cost_usd is None or other.cost_usd is None
    return Usage(
        model=one.model,
        calls=one.calls + other.calls,
        input_tokens=one.input_tokens + other.input_tokens,
        cached_tokens=one.cached_tokens + other.cached_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        cost_usd=None if unknown else (one.cost_usd or 0.0) + (other.cost_usd or 0.0),
    )
