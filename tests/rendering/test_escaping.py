"""Nothing that an article says becomes active, in any format."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarizer.rendering import render
from summarizer.rendering.escaping import escape
from summarizer.rendering.words import clean
from summarizer.schema import Briefing

from .sample import sample

HOSTILE = st.lists(
    st.sampled_from(
        [
            *"[]()<>*_`|#-+=!&\\~.:1 \n\r\t",
            "\x1b[31m",
            "\u202e",
            "![x](https://e.example)",
            "</style>",
            "<script>",
            "{{7*7}}",
            "](https://e.example)",
            "[1]: https://e.example",
            "---",
            "```",
            "&lt;",
            "[bold]",
            "<a href='x'>",
            "www.e.example",
        ]
    )
    | st.characters(exclude_categories=["Cs"]),
    max_size=12,
).map("".join)


def hostile(text: str) -> Briefing:
    """The sample with `text` added to whatever comes from an article or a model."""
    data: Any = sample().model_dump(mode="json")
    story = data["stories"][0]
    places = [(story, "headline"), (story, "lede"), (story, "rank_reason"), (data["articles"][0], "title")]
    places += [(data["articles"][0], "outlet"), (data["articles"][1], "url"), (data["articles"][0], "source")]
    places += [(claim, "statement") for claim in story["claims"]] + [(claim, "hedge") for claim in story["claims"]]
    places += [(origin, "name") for claim in story["claims"] for origin in claim["origins"]]
    places += [(report, "said_by") for claim in story["claims"] for report in claim["reports"]]
    places += [(part, "text") for kind in ("timeline", "quotes", "unknowns", "cautions") for part in story[kind]]
    places += [(story["measures"][0], "what"), (story["disputes"][0], "question")]
    sides = [side for dispute in story["disputes"] for side in dispute["sides"]]
    places += [(data["dropped"][0], "headline"), (data["withheld"][0], "statement"), (data["failures"][0], "reason")]
    for owner, field in places:
        owner[field] = f"{text}{owner[field] or ''}{text}"
    unnumbered = re.sub(r"\d", "", text)  # a number more would be drawn
    for side in sides:
        side["value"] = f"{unnumbered}{side['value']}{unnumbered}"
    return Briefing.model_validate(data)


def tokens(markdown: str) -> list[Token]:
    found: list[Token] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        found += [token, *(token.children or ())]
    return found


def shape(markdown: str) -> list[str]:
    """The structure of a page without its texts: headings, list items, links and where they lead …"""
    return [
        f"{token.type} {token.tag} {token.content if token.type == 'html_inline' else token.attrs.get('href', '')}"
        for token in tokens(markdown)
        if token.type not in ("text", "softbreak", "inline", "text_special")
    ]


@given(HOSTILE)
@settings(max_examples=40, deadline=None)
def test_markdown_keeps_its_structure(text: str) -> None:
    harmless = shape(render(hostile("x"), "markdown"))
    assert shape(render(hostile(f"x{text}x"), "markdown")) == harmless


@given(HOSTILE)
@example("# heading")
@example("- item")
@example("+ item")
@example("12) item")
@example("1. item")
@example("> quotation")
@example("---")
@example("=== ===")
@settings(max_examples=40, deadline=None)
def test_escaped_markdown_shows_the_text_itself(text: str) -> None:
    line = clean(text)
    found = tokens(f"- {escape(line)}\n")
    assert "".join(token.content for token in found if token.type == "text") == line
    assert {token.type for token in found} <= {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline", "text"),
        *("paragraph_close", "list_item_close", "bullet_list_close"),
    }


def test_a_heading_keeps_its_last_marks() -> None:
    found = tokens(f"## {escape('The key of A #')}\n")
    assert "".join(token.content for token in found if token.type == "text") == "The key of A #"


@pytest.mark.parametrize(
    "prose",
    [
        "At 5.5-6 %, rates rose; the bank (est. 1890) was “calm”, it said.",
        "It’s 10:30 — wait: R&D costs $5 million/year!",
        "A well-known no. 1 hit",
    ],
)
def test_ordinary_prose_stays_as_it_is(prose: str) -> None:
    assert escape(prose) == prose


def test_addresses_that_github_would_link_are_broken() -> None:
    assert escape("https://e.example, WWW.e.example, me@e.example") == (
        "https\\://e.example, WWW\\.e.example, me\\@e.example"
    )


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not [name for name, _ in attrs if name.startswith("on") or name == "style"]


def page(briefing: Briefing) -> _Page:
    parser = _Page()
    parser.feed(render(briefing, "html"))
    return parser


@cache
def harmless_page() -> _Page:
    return page(hostile("x"))


@given(HOSTILE)
@settings(max_examples=25, deadline=None)
def test_html_keeps_its_structure(text: str) -> None:
    harmless, found = harmless_page(), page(hostile(f"x{text}x"))
    assert found.tags == harmless.tags
    assert found.links == harmless.links


def test_html_allows_no_script_and_only_web_links(briefing: Briefing) -> None:
    found = page(briefing)
    assert "script" not in found.tags
    outside = [link for link in found.links if not link.startswith("#")]
    assert set(outside) == {"https://lantern.example/2026/ferry_(sinks)"}
    text = render(briefing, "html")
    assert "default-src 'none'; style-src 'sha256-" in text
    anchors = set(re.findall(r'id="([^"]+)"', text))
    assert {link[1:] for link in found.links if link.startswith("#")} <= anchors


@given(HOSTILE)
@settings(max_examples=40, deadline=None)
def test_terminal_text_has_no_control_characters(text: str) -> None:
    shown = render(hostile(text), "text", width=100)
    allowed = "\n\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf") and c not in allowed]


def test_terminal_markup_is_literal_and_colour_is_asked_for(briefing: Briefing) -> None:
    story = briefing.stories[0].model_copy(update={"headline": "[bold]Ferry[/bold] :ship:"})
    changed = briefing.model_copy(update={"stories": (story,)})
    assert "[bold]Ferry[/bold] :ship:" in render(changed, "text")
    assert "\x1b[" in render(changed, "text", color=True)
