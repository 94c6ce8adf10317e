"""Briefing → what is sent to somebody: a title and Markdown."""

from __future__ import annotations

from typing import NamedTuple

from summarizer.rendering.addresses import page_address
from summarizer.rendering.composing import compose
from summarizer.rendering.markdown import to_headlines, to_markdown
from summarizer.schema import Briefing


class Notice(NamedTuple):
    """A message; `body` is Markdown."""

    title: str
    body: str


def notice(briefing: Briefing, link: str | None = None) -> Notice:
    """What is new and the address of the page; the whole briefing where it is not published anywhere."""
    view = compose(briefing)
    if link is None:
        return Notice(view.title, to_markdown(view))
    return Notice(view.title, f"{to_headlines(view)}\n\n{page_address(link, briefing.edition)}\n")
