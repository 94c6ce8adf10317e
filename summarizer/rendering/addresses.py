"""Where the pages of editions are published, when somebody publishes them."""

from __future__ import annotations

from datetime import date


def page_address(link: str, edition: date) -> str:
    """The page of an edition, below the address where all of them are: "https://…/2026-03-02.html"."""
    return f"{link.rstrip('/')}/{edition.isoformat()}.html"
