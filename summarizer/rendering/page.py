"""View → one HTML page that needs nothing else: no script, no image, no request."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from summarizer.rendering import words
from summarizer.rendering.view import BriefingView


def to_html(view: BriefingView) -> str:
    """The briefing as a page, ending with a newline. All text is escaped; the one style sheet is named by its hash."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    # The style sheet is ours and holds no "<", so it may stand in the page as it is.
    return (
        environment()
        .get_template("briefing.html")
        .render(view=view, words=words, key=_key(), style=Markup(style), style_hash=digest)
    )


def _key() -> tuple[tuple[str, str, str], ...]:
    """Each standing that a claim may have, what it is called, and what it means."""
    return tuple((standing, words.STANDINGS[standing], meaning) for standing, meaning in words.STATUS_REASONS.items())


@cache
def environment() -> Environment:
    """For templates of ours: whatever is put into them is escaped."""
    made = Environment(
        loader=PackageLoader("summarizer.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["shortened"] = words.shortened
    return made


@cache
def _style() -> str:
    loader = environment().loader
    assert loader is not None
    source, _, _ = loader.get_source(environment(), "briefing.css")
    return source
