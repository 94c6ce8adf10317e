"""Many articles in, one briefing out, in which every claim can be checked.

    from summarizer import brief, render

    briefing = brief(["news/"], replay=Path("fixtures/recordings"))
    print(render(briefing, "markdown"))

| name            | from → to |
|-----------------|-----------|
| `read_articles` | sources → articles |
| `extract`       | article → extraction (verified claims, withheld ones) |
| `merge`         | extractions → briefing, without a model |
| `brief`         | sources → briefing, all of the above |
| `render`        | briefing → Markdown, HTML, JSON, text |
| `verify`        | statement + article → verdict, without a model |

Everything they raise is a `SummarizerError`; see `summarizer.errors` for the tree.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.articles import read_articles
    from summarizer.errors import SummarizerError
    from summarizer.extraction import verify
    from summarizer.pipeline import brief, extract, merge
    from summarizer.rendering import render
    from summarizer.schema import Article, Briefing, Claim, Extraction, Verdict
    from summarizer.settings import Settings, load_settings
    from summarizer.storage import read_briefing

__all__ = [
    "Article",
    "Briefing",
    "Claim",
    "Extraction",
    "Settings",
    "SummarizerError",
    "Verdict",
    "brief",
    "extract",
    "load_settings",
    "merge",
    "read_articles",
    "read_briefing",
    "render",
    "verify",
]

_HOMES = {
    "articles": ("read_articles",),
    "errors": ("SummarizerError",),
    "extraction": ("verify",),
    "pipeline": ("brief", "extract", "merge"),
    "rendering": ("render",),
    "schema": ("Article", "Briefing", "Claim", "Extraction", "Verdict"),
    "settings": ("Settings", "load_settings"),
    "storage": ("read_briefing",),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: reading a briefing should not wait for the model's libraries."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return __all__
