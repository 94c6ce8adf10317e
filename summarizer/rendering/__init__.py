"""Briefing → Markdown, HTML, JSON or terminal text. Pure functions; nothing here decides what is printed.

    formats.py      the entry: one briefing, four forms       words.py       what machine words are called in English
    view.py         the reading order, as plain data
    composing.py    Briefing → view, once for all formats, with
                    sources.py (numbers), chains.py (through whom), figures.py (tables, disputes, dates),
                    passages.py (evidence within its neighbours), pictures.py (what is drawn, before it is)
    markdown.py     view → Markdown, with escaping.py         terminal.py    view → text
    page.py         view → HTML, with templates/              feed.py        editions → Atom
    notice.py       a briefing as a message                   addresses.py   where pages are published
    explaining.py   one claim, its checks, its evidence       comparison.py  two editions

Formats differ in markup alone: what is said, and in which order, is decided in the view.
"""

from summarizer.rendering.comparison import render_comparison
from summarizer.rendering.explaining import explain
from summarizer.rendering.feed import render_feed
from summarizer.rendering.formats import Format, render
from summarizer.rendering.notice import Notice, notice

__all__ = ["Format", "Notice", "explain", "notice", "render", "render_comparison", "render_feed"]
