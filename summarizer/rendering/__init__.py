"""Briefing → Markdown, HTML, JSON or terminal text. Pure functions; nothing here decides what is printed.

    formats.py      the entry: one briefing, four forms       words.py       what machine words are called in English
    view.py         the reading order, as plain data
    composing.py    Briefing → view, once for all formats, with
                    sources.py (numbers), chains.py (through whom), figures.py (tables, disputes, dates),
                    passages.py (evidence within its neighbours), pictures.py (what is drawn, before it is)
    markdown.py     view → Markdown, with escaping.py         terminal.py    view → text
    page.py         view → HTML, with templates/
    explaining.py   one claim, its checks, its evidence       comparison.py  two editions

Formats differ in markup alone: what is said, and in which order, is decided in the view.
"""

from summarizer.rendering.comparison import render_comparison
from summarizer.rendering.explaining import explain
from summarizer.rendering.formats import Format, render

__all__ = ["Format", "explain", "render", "render_comparison"]
