"""Any feed is read or refused with a reason, in time that grows with its length."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.articles.addresses import identity, shown, stated_or_found
from summarizer.articles.feeds import Feed, Item, Outline, read_feed
from summarizer.errors import SourceError
from tests.timing import cpu_seconds
from tests.web import item, opml, rss

HARROW = "http://harrow.example/"


def items(text: str) -> tuple[Item, ...]:
    feed = read_feed(text, HARROW)
    assert isinstance(feed, Feed)
    return feed.items


# --------------------------------------------------------------------------- broken ones


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        (rss(item(HARROW, "Ferries & boats")), "Ferries & boats"),
        (rss(item(HARROW, "Caf&eacute;&nbsp;shut")), "Café shut"),
        (rss(item(HARROW, "Ferries\x08 stop")), "Ferries stop"),
        (rss(item(HARROW, "Ferries stop")).replace("</channel></rss>", ""), "Ferries stop"),
        ("Warning: mysql_connect()\n" + rss(item(HARROW, "Ferries stop")), "Ferries stop"),
        (rss(item(HARROW, "<![CDATA[Ferries & <b>boats</b>]]>")), "Ferries & boats"),
        (rss(item(HARROW, "Ferries &unknown; boats")), "Ferries &unknown; boats"),
        (rss(f"<a:media>{item(HARROW, 'Ferries stop')}</a:media>"), "Ferries stop"),
    ],
)
def test_broken_feeds_are_repaired(broken: str, title: str) -> None:
    assert [one.fields.title for one in items(broken)] == [title]


def test_an_address_keeps_its_ampersands() -> None:
    (one,) = items(rss(item(f"{HARROW}?id=1&copy=2&b=3", "Ferries")))
    assert one.link == f"{HARROW}?id=1&copy=2&b=3"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "", "data:text/html,x"])
def test_a_link_that_is_no_web_address_is_none(link: str) -> None:
    assert items(rss(item(link, "Ferries")))[0].link is None


@pytest.mark.parametrize("text", ["", "Ferries stop.", "<html></html>", "{}", '{"items": []}', "[1]", "<p>", "{broken"])
def test_what_is_no_feed_is_none(text: str) -> None:
    assert read_feed(text, HARROW) is None


def test_a_list_of_feeds() -> None:
    assert read_feed(opml(f"{HARROW}a", f"{HARROW}b", f"{HARROW}a"), "") == Outline((f"{HARROW}a", f"{HARROW}b"))


@pytest.mark.parametrize(
    "many",
    [
        "<rss version='2.0'><channel>" + "<a>" * 100_000,
        "<rss version='2.0' " + " ".join(f"a{n}='x'" for n in range(20_000)) + "><channel>",
        "<rss version='2.0'><channel><item><title>" + "<![CDATA[" * 50_000,
        "<rss version='2.0'><channel>" + "<item><title>x" * 30_000,
        "<rss version='2.0'><channel><item><title>" + "<" * 200_000,
        "<rss version='2.0'><channel><item><title>" + "&a;" * 30_000,
        "<!DOCTYPE a [" + "<!ENTITY " * 50_000,
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" + "<div>" * 50_000,
        "{" * 100_000,
    ],
    ids=range(9),
)
def test_floods_take_no_time(many: str) -> None:
    def read(run: int) -> None:
        with suppress(SourceError):
            read_feed(many, HARROW)

    assert cpu_seconds(read) < 3


PIECES = (
    "<rss version='2.0'>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "&", "&amp;",
    "<![CDATA[", "]]>", "<!--", "-->", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>", "<updated>",
    "2026-03-02", "<description>", "<p>", "http://harrow.example/a", "<?xml version='1.0'?>", "<!DOCTYPE a [", "]>",
    "<guid>", "<author>",
    "<source url='", "'>", "<pubDate>", "Mon, 02 Mar 2026 10:00 EST", "\x00", "\ud800", "<link href='", "<opml>",
    "<outline xmlUrl='", "{", '"version": "https://jsonfeed.org/version/1"', '"items": [', "}", ",", "<xml:base ",
    "//[",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=100))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_feed_or_is_refused(text: str) -> None:
    try:
        found = read_feed(text, HARROW)
    except SourceError:
        return
    for one in found.items if isinstance(found, Feed) else ():
        assert one.link is None or one.link.startswith("http")
        assert len(one.mark) == 16


# --------------------------------------------------------------------------- what items say


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 02 Mar 2026 14:05:00 GMT", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("Mon, 02 Mar 2026 14:05:00 EST", datetime(2026, 3, 2, 19, 5, tzinfo=UTC)),
        ("2026-03-02T14:05:00Z", datetime(2026, 3, 2, 14, 5, tzinfo=UTC)),
        ("2026-03-02", date(2026, 3, 2)),
        ("Mon Mar  2 14:05:00 2026", date(2026, 3, 2)),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_as_feeds_write_them(written: str, day: datetime | date | None) -> None:
    found = items(rss(item(HARROW, day=written)))[0].fields.published
    assert found == day
    assert isinstance(found, datetime) == isinstance(day, datetime)


def test_an_item_says_whose_it_is() -> None:
    entry = item(HARROW).replace("</item>", "<source url='http://denna.example/'>Denna Daily</source></item>")
    assert items(rss(entry))[0].fields.outlet == "Denna Daily"


def test_the_title_of_a_feed_is_no_outlet() -> None:
    """ "Harrow Post: World" and "Harrow Post: Sport" are one paper: as two they might confirm each other."""
    assert items(rss(item(HARROW), title="Harrow Post: World"))[0].fields.outlet is None


def test_text_between_paragraphs_is_kept() -> None:
    (one,) = items(rss(item(HARROW, whole="First.<br>Second\n line.<p>Third.</p>Fourth.<script>x</script>")))
    assert one.text == "First.\nSecond line.\nThird.\nFourth."


def test_a_changed_item_has_another_mark() -> None:
    marks = {
        items(rss(item(HARROW, title, summary)))[0].mark for title, summary in (("a", "b"), ("a", "c"), ("b", "b"))
    }
    assert len(marks) == 3


# --------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://news.example/a", "https://www.news.example/a/"),
        ("https://news.example/a?utm_source=x&utm_medium=y", "https://news.example/a"),
        ("https://news.example/a?b=1&c=2", "https://news.example/a?c=2&b=1&fbclid=z"),
        ("https://news.example/a#share", "https://news.example/a"),
        ("https://news.example/a/amp/", "https://news.example/a"),
        ("https://amp.news.example/a.amp.html", "https://news.example/a.html"),
        ("https://news.example/a?amp=1", "https://news.example/a"),
        ("https://www.google.com/amp/s/news.example/a/amp", "https://news.example/a"),
        ("https://news-example.cdn.ampproject.org/c/s/news.example/a", "https://news.example/a"),
        ("https://m.news.example:443/a/index.html", "https://news.example/a"),
        ("https://news.example/a?source=rss", "https://news.example/a"),
    ],
)
def test_addresses_of_one_article(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "https://news.example/b"),
        ("https://news.example/a?id=1", "https://news.example/a?id=2"),
        ("https://news.example/a?cid=1", "https://news.example/a?cid=2"),
        ("https://news.example/a?source=1", "https://news.example/a?source=2"),
        ("https://news.example/#!/a", "https://news.example/#!/b"),
        ("https://news.example/A", "https://news.example/a"),
        ("https://world.news.example/a", "https://news.example/a"),
        ("https://news.example/lamp", "https://news.example/l"),
        ("https://news.example:8080/a", "https://news.example/a"),
        ("https://m.example/a", "https://example/a"),
    ],
)
def test_addresses_of_two_articles(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@given(st.text(max_size=60).map(lambda text: f"http://news.example/{text}") | st.text(max_size=60))
def test_any_text_has_an_identity_and_what_is_shown_keeps_it(text: str) -> None:
    assert identity(shown(text)) == identity(text)
    assert shown(shown(text)) == shown(text)
    assert stated_or_found(text, "http://harrow.example/a")
