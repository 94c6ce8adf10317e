"""The feed of editions, read as a feed reader reads it."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.rendering import notice, render_feed
from summarizer.schema import Briefing

from .sample import SANK, sample

LINK = "https://news.example/briefings"
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(*editions: Briefing, link: str | None = LINK) -> feedparser.FeedParserDict:
    found = feedparser.parse(render_feed(editions, link).encode())
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def test_an_entry_says_what_is_new_and_leads_to_the_page(briefing: Briefing) -> None:
    (entry,) = parsed(briefing).entries
    assert entry.title == "Briefing of Monday, 2 March 2026"
    assert entry.link == f"{LINK}/2026-03-02.html"
    assert entry.updated == briefing.generated_at.isoformat()
    content = entry.content[0]
    assert content.type == "text/html"
    assert (
        f'<li><a href="{LINK}/2026-03-02.html#story-{briefing.stories[0].id}">{SANK}</a> (updated)</li>'
        in content.value
    )
    assert "3 articles from 2 outlets" in content.value


def test_ids_are_those_of_the_day_and_the_place(briefing: Briefing) -> None:
    corrected = briefing.model_copy(update={"generated_at": briefing.generated_at + timedelta(hours=3), "stories": ()})
    first, again = (parsed(one).entries[0] for one in (briefing, corrected))
    assert (first.id, first.updated == again.updated) == (again.id, False)
    assert first.id.startswith("urn:uuid:")
    assert parsed(briefing).feed.id != first.id != parsed(briefing, link="https://other.example/").entries[0].id
    assert parsed(briefing, link=f"{LINK}/").entries[0].id == first.id


def test_the_feed_keeps_the_order_and_the_newest_moment(briefing: Briefing) -> None:
    day = timedelta(days=1)
    newer = briefing.model_copy(update={"edition": briefing.edition + day, "generated_at": briefing.generated_at + day})
    found = parsed(newer, briefing)
    assert [entry.title[12:] for entry in found.entries] == ["Tuesday, 3 March 2026", "Monday, 2 March 2026"]
    assert found.feed.updated == newer.generated_at.isoformat()


def test_without_a_link_nothing_leads_anywhere(briefing: Briefing) -> None:
    text = render_feed([briefing])
    assert "<link" not in text
    assert "href" not in text
    assert parsed(briefing, link=None).entries[0].id


def test_a_quiet_day_is_an_entry(briefing: Briefing) -> None:
    quiet = briefing.model_copy(update={"stories": (), "dropped": ()})
    assert "Nothing to report" in parsed(quiet).entries[0].content[0].value


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=40, deadline=None)
def test_no_headline_breaks_the_feed_or_leaves_its_place(text: str) -> None:
    story = sample().stories[0].model_copy(update={"headline": f"x{text}<b>&amp;]]>"})
    feed = ElementTree.fromstring(render_feed([sample().model_copy(update={"stories": (story,)})], LINK).encode())
    content = feed.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.text is not None
    assert len(content) == 0
    assert "&lt;b&gt;&amp;amp;]]&gt;</a>" in content.text


@pytest.mark.parametrize("link", [LINK, None])
def test_a_message_is_short_where_the_page_can_be_read(briefing: Briefing, link: str | None) -> None:
    title, body = notice(briefing, link)
    assert title == "Briefing of Monday, 2 March 2026"
    assert SANK in body
    assert body.endswith(f"{LINK}/2026-03-02.html\n") == bool(link)
    assert ("## Sources" in body) == (link is None)
