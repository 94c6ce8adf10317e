"""Totals and prices."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from summarizer.llm.usage import price
from summarizer.schema import Usage, total_usage

OPENAI = "https://api.openai.com/v1"


def test_totals_per_model():
    a, b = Usage(model="a", calls=1, input_tokens=2, cached_tokens=1, output_tokens=3, cost_usd=0.1), Usage(model="b")
    assert total_usage([b, a, a]) == (
        Usage(model="a", calls=2, input_tokens=4, cached_tokens=2, output_tokens=6, cost_usd=0.2),
        Usage(model="b", cost_usd=None),
    )
    assert total_usage([]) == ()


def test_one_unknown_cost_makes_the_total_unknown():
    assert total_usage([Usage(model="a", cost_usd=0.1), Usage(model="a")])[0].cost_usd is None
    assert total_usage([Usage(model="a", cost_usd=0.0)])[0].cost_usd == 0.0


@given(st.lists(st.floats(0, 10), max_size=8).flatmap(lambda xs: st.tuples(st.just(xs), st.permutations(xs))))
def test_the_order_does_not_matter(lists):
    first, second = ([Usage(model="m", cost_usd=cost) for cost in costs] for costs in lists)
    assert total_usage(first) == total_usage(second)


def test_prices():
    usage = Usage(model="gpt-4.1-mini", calls=1, input_tokens=1000, cached_tokens=1000, output_tokens=100)
    known = price(usage, OPENAI)
    fresh = price(usage.model_copy(update={"cached_tokens": 0}), OPENAI)
    assert known is not None
    assert fresh is not None
    assert 0 < known < fresh
    assert price(usage, "http://localhost:8080/v1") is None
    assert price(usage.model_copy(update={"model": "made-up"}), OPENAI) is None
    assert price(Usage(model="gpt-4.1-mini", calls=1), OPENAI) is None


def test_prices_are_not_loaded_at_start():
    code = "import sys, summarizer.llm; sys.exit('genai_prices' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
