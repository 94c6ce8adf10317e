"""Units that measure one thing: how many of the one are one of the other."""

from __future__ import annotations

_IN_BASE = {
    "share": ("percent", 100.0),
    "km": ("m", 1_000.0),
    "mile": ("m", 1_609.344),
    "foot": ("m", 0.3048),
    "inch": ("m", 0.0254),
    "cm": ("m", 0.01),
    "mm": ("m", 0.001),
    "mph": ("km/h", 1.609344),
    "knot": ("km/h", 1.852),
    "acre": ("m2", 4_046.8564224),
    "hectare": ("m2", 10_000.0),
    "km2": ("m2", 1_000_000.0),
    "mile2": ("m2", 2_589_988.110336),
    "gram": ("kg", 0.001),
    "tonne": ("kg", 1_000.0),
    "ton": ("kg", 1_000.0),  # short, long or metric: no more than a tenth apart, and news does not say which
    "gallon": ("litre", 3.785411784),
    "barrel": ("litre", 158.987294928),
    "GW": ("MW", 1_000.0),
}


def in_base(unit: str) -> tuple[str, float]:
    """The unit in which all units of its kind are compared, and how many of it `unit` is; a unit of no kind is its own.

    >>> in_base("hectare")
    ('m2', 10000.0)
    """
    return _IN_BASE.get(unit, (unit, 1.0))
