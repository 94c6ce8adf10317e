"""The one entry point for all forms of a briefing."""

from __future__ import annotations

from typing import Literal, get_args

from summarizer.errors import UsageError
from summarizer.rendering.composing import compose
from summarizer.rendering.markdown import to_markdown
from summarizer.rendering.page import to_html
from summarizer.rendering.terminal import to_text
from summarizer.schema import Briefing
from summarizer.storage import to_json

Format = Literal["markdown", "json", "text", "html"]


def render(briefing: Briefing, format: Format, width: int | None = None, color: bool = False) -> str:
    """The briefing in one of its forms, ending with a newline. `width` and `color` concern "text" alone.

    Raises `UsageError` for another format.
    """
    match format:
        case "json":
            return to_json(briefing)
        case "markdown":
            return to_markdown(compose(briefing))
        case "html":
            return to_html(compose(briefing))
        case "text":
            return to_text(compose(briefing), width, color)
        case _:
            raise UsageError(f"there is no format {format!r}", f"there are {', '.join(get_args(Format))}")
