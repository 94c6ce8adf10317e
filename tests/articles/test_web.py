"""Pages, feeds and lists of feeds as sources: each article once, whole where it can be had, marked where it cannot."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from summarizer.articles import read_articles
from summarizer.schema import Article, Failure
from summarizer.settings import Settings
from tests.web import Answer, Web, item, json_feed, opml, page, rss

HARROW, DENNA = "http://harrow.example", "http://denna.example"
FEED = f"{HARROW}/feed.xml"
BLURB = "The northern line will close for repairs."
PARAGRAPHS = (
    "The ferry ministry said on Monday that the northern line will close for repairs until the middle of the month.",
    "Officials told the harbour council that the work may take three weeks and that buses will run instead of boats.",
    "The council asked for a written plan, and the ministry promised one before the end of the week, members said.",
)
WHOLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 4)


LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(9))
    + "]><rss version='2.0'><channel><item><title>&a9;</title></item></channel></rss>"
)


class Reading:
    """What a run of `read_articles` gave."""

    def __init__(self, *sources: str | Path, since: datetime | None = None, **settings: object) -> None:
        self.failures: list[Failure] = []
        chosen = Settings(**{"cache_dir": None, "host_delay_s": 0} | settings)  # type: ignore[arg-type]
        self.articles = list(read_articles(sources, chosen, self.failures.append, since=since))

    @property
    def article(self) -> Article:
        assert self.failures == []
        (article,) = self.articles
        return article

    @property
    def failure(self) -> Failure:
        assert self.articles == []
        (failure,) = self.failures
        return failure


def ferries(web: Web, address: str = f"{HARROW}/ferries", **how: str) -> str:
    return web.put(address, page("Ferries stop", *PARAGRAPHS, **how))


# --------------------------------------------------------------------------- kinds of sources


def test_a_page(web: Web) -> None:
    head = "<meta property='og:site_name' content='Harrow Post'>"
    article = Reading(ferries(web, head=head)).article
    assert (article.source, article.url) == (f"{HARROW}/ferries", f"{HARROW}/ferries")
    assert (article.title, article.outlet, article.excerpt) == ("Ferries stop", "Harrow Post", None)
    assert PARAGRAPHS[1] in article.text


@pytest.mark.parametrize("charset", ["iso-8859-1", '"windows-1252"'])
def test_the_encoding_that_a_server_names(web: Web, charset: str) -> None:
    text = page("Café", *PARAGRAPHS, "The café “Marée” is shut.").encode("cp1252")
    article = Reading(web.put(f"{HARROW}/a", text, Content_Type=f"text/html; charset={charset}")).article
    assert article.title == "Café"


def test_a_path_folds_slashes_and_means_the_same(web: Web) -> None:
    assert Reading(Path(ferries(web))).article.title == "Ferries stop"


@pytest.mark.parametrize("suffix", ["", "?format=rss"])
def test_a_feed_is_known_by_its_content(web: Web, suffix: str) -> None:
    web.put(FEED + suffix, rss(item(ferries(web), "Ferries", BLURB)), Content_Type="text/html")
    article = Reading(FEED + suffix).article
    assert (article.source, article.title) == (f"{HARROW}/ferries", "Ferries stop")
    assert PARAGRAPHS[2] in article.text


def test_what_the_page_does_not_say_its_feed_may(web: Web) -> None:
    entry = item(ferries(web), "Ferries", BLURB, day="Mon, 02 Mar 2026 14:05:00 +0100")
    web.put(FEED, rss(entry.replace("<item>", "<item><author>desk@harrow.example (Mara Venn)</author>")))
    article = Reading(FEED).article
    assert article.author == "Mara Venn"
    assert article.published == datetime.fromisoformat("2026-03-02T14:05:00+01:00")


def test_atom(web: Web) -> None:
    ferries(web)
    web.put(
        FEED,
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harrow</title><entry><title type="html">Ferries &amp;amp; '
        'boats</title><link rel="self" href="/self"/><link href="/ferries"/><updated>2026-03-02T14:05:00Z</updated>'
        f"<summary>{BLURB}</summary></entry></feed>",
    )
    article = Reading(FEED).article
    assert article.source == f"{HARROW}/ferries"
    assert article.published == datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


def test_a_json_feed(web: Web) -> None:
    ferries(web)
    first = {"id": "1", "url": f"{HARROW}/ferries", "title": "Ferries", "summary": BLURB}
    second = {"id": "2", "url": f"{HARROW}/b", "content_html": WHOLE, "date_published": "2026-03-02T14:05:00Z"}
    web.put(FEED, json_feed(first, second))
    reading = Reading(FEED)
    assert {article.source: article.published for article in reading.articles} == {
        f"{HARROW}/ferries": None,
        f"{HARROW}/b": datetime(2026, 3, 2, 14, 5, tzinfo=UTC),
    }


def test_a_list_of_feeds_names_them_once(web: Web, tmp_path: Path) -> None:
    web.put(FEED, rss(item(ferries(web), "Ferries", BLURB)))
    (tmp_path / "feeds.opml").write_text(opml(FEED, FEED, f"{DENNA}/none.xml"))
    reading = Reading(tmp_path / "feeds.opml", web.put(f"{HARROW}/feeds", opml(FEED)))
    assert len(reading.articles) == 1
    assert [(failure.source, failure.reason) for failure in reading.failures] == [
        (f"{DENNA}/none.xml", "it answered 404: there is nothing at this address")
    ]
    assert web.addresses.count(FEED) == 1


def test_a_list_of_feeds_opens_no_files(web: Web, tmp_path: Path) -> None:
    (tmp_path / "secret.rss").write_text(rss(item(f"{HARROW}/a", whole=WHOLE)))
    outline = web.put(f"{HARROW}/feeds", opml(str(tmp_path / "secret.rss"), "file:///etc/passwd"))
    reading = Reading(outline)
    assert reading.articles == []
    assert {failure.reason for failure in reading.failures} == {
        "a list of feeds can only name addresses, by http or https"
    }


def test_a_password_stands_nowhere(web: Web) -> None:
    failure = Reading("http://reader:secret@harrow.example/a").failure
    assert failure.source == "http://harrow.example/a"
    assert "secret" not in failure.reason


def test_a_list_of_lists_is_not_followed(web: Web) -> None:
    inner = web.put(f"{HARROW}/inner", opml(FEED))
    assert "list of feeds in a list" in Reading(web.put(f"{HARROW}/outer", opml(inner))).failure.reason


def test_a_feed_in_a_file(web: Web, tmp_path: Path) -> None:
    (tmp_path / "saved.rss").write_text(rss(item(f"{HARROW}/a", "Ferries", whole=WHOLE)))
    assert PARAGRAPHS[0] in Reading(tmp_path / "saved.rss").article.text
    assert web.asked == []


def test_records_and_text_on_the_web(web: Web) -> None:
    web.put(f"{HARROW}/a", '{"title": "Ferries", "text": "The northern line is closed."}')
    web.put(f"{HARROW}/b", "The northern line is open again.")
    assert {article.text for article in Reading(f"{HARROW}/a", f"{HARROW}/b").articles} == {
        "The northern line is closed.",
        "The northern line is open again.",
    }


def test_a_page_without_an_article_says_where_its_feed_is(web: Web) -> None:
    head = "<link rel=alternate type='application/rss+xml' href='/feed.xml'>"
    web.put(f"{HARROW}/", f"<html><head>{head}</head><body><nav><a href='/a'>News</a></nav></body></html>")
    assert Reading(f"{HARROW}/").failure.reason.endswith(f"; it announces the feed {FEED}")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\0\1", "not text"),
        ("<?xml version='1.0'?><config><a/></config>", "no article text"),
        (LAUGHS, "declares entities of its own"),
    ],
)
def test_what_holds_no_article(web: Web, body: str | bytes, said: str) -> None:
    assert said in Reading(web.put(FEED, body)).failure.reason


def test_an_empty_feed_is_no_failure(web: Web) -> None:
    reading = Reading(web.put(FEED, rss()))
    assert (reading.articles, reading.failures) == ([], [])


# --------------------------------------------------------------------------- whole, or marked


def test_a_feed_that_gives_all_of_it_is_believed(web: Web) -> None:
    article = Reading(web.put(FEED, rss(item(f"{HARROW}/a?utm_source=rss", "Ferries", whole=WHOLE)))).article
    assert (article.excerpt, article.url) == (None, f"{HARROW}/a")
    assert web.addresses == [FEED]


@pytest.mark.parametrize("end", ["…", "[…]", "[...]", "Read more »", "Continue reading Ferries stop →"])
def test_a_long_blurb_that_is_cut_off_is_a_blurb(web: Web, end: str) -> None:
    entry = item(ferries(web), "Ferries", whole=f"{WHOLE.removesuffix('</p>')} {end}</p>")
    Reading(web.put(FEED, rss(entry)))
    assert f"{HARROW}/ferries" in web.addresses


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=403), "it answered 403: it refuses access"),
        (Answer(b"<html><body><form>Log in</form></body></html>"), "no article text in the page"),
        (Answer(page("x", "Subscribe now.").encode()), "its page shows less than its feed"),
        (Answer(headers={"Location": "http://10.0.0.1/"}, status=302), "not a public address"),
    ],
)
def test_a_blurb_that_is_all_there_is_is_marked(web: Web, answer: Answer, why: str) -> None:
    web.answers[f"{HARROW}/a"] = answer
    article = Reading(web.put(FEED, rss(item(f"{HARROW}/a", "Ferries", BLURB)))).article
    assert article.text == BLURB
    assert why in (article.excerpt or "")


def test_robots_forbid_the_page_but_not_what_the_feed_says(web: Web) -> None:
    web.put(f"{HARROW}/robots.txt", "User-agent: *\nDisallow: /a")
    article = Reading(web.put(FEED, rss(item(f"{HARROW}/a", "Ferries", BLURB)))).article
    assert article.excerpt == "the robots.txt of harrow.example forbids it"


def test_a_page_that_may_be_had_later_is_a_failure_too(web: Web) -> None:
    web.put(f"{HARROW}/a", status=502)
    reading = Reading(web.put(FEED, rss(item(f"{HARROW}/a", "Ferries", BLURB))))
    assert [article.excerpt for article in reading.articles] == ["it answered 502"]
    assert [failure.reason for failure in reading.failures] == [
        "only what its feed says of it could be read: it answered 502"
    ]


def test_a_blurb_without_a_link(web: Web) -> None:
    entry = f"<item><title>Ferries</title><description>{BLURB}</description></item>"
    article = Reading(web.put(FEED, rss(entry))).article
    assert (article.source, article.url) == (f"{FEED}#1", None)
    assert article.excerpt == "its feed gives no address of the whole article"


def test_a_title_alone_is_no_article(web: Web) -> None:
    assert "404" in Reading(web.put(FEED, rss(item(f"{HARROW}/gone")))).failure.reason


def test_old_briefings_know_no_excerpts() -> None:
    article = Article(id="x", sha256="x", source="a.txt", text="x")
    assert Article.model_validate(article.model_dump(exclude={"excerpt"})) == article


# --------------------------------------------------------------------------- each article once


def test_the_same_article_from_two_feeds_is_one(web: Web) -> None:
    ferries(web)
    web.put(FEED, rss(item(f"{HARROW}/ferries?utm_source=rss&utm_medium=feed", "Ferries", BLURB)))
    web.put(f"{DENNA}/feed.xml", rss(item("https://www.harrow.example/ferries/#share", "Ferries stop", BLURB)))
    assert Reading(FEED, f"{DENNA}/feed.xml").article.copies == ()
    assert len([address for address in web.addresses if "ferries" in address]) == 1


def test_pages_that_state_one_address_are_one_article(web: Web) -> None:
    head = f"<link rel='canonical' href='{HARROW}/ferries'>"
    phone = web.put("http://amp.harrow.example/x", page("Ferries stop", *PARAGRAPHS[:2], head=head))
    article = Reading(phone, ferries(web, head=head)).article
    assert article.url == f"{HARROW}/ferries"
    assert PARAGRAPHS[2] in article.text


@pytest.mark.parametrize(
    "stated", ["http://harrow.example/", "http://meridane.example/ferries", "javascript:alert(1)", "/"]
)
def test_an_address_that_cannot_be_its_own_is_not_believed(web: Web, stated: str) -> None:
    article = Reading(ferries(web, head=f"<link rel='canonical' href='{stated}'>")).article
    assert article.url == f"{HARROW}/ferries"


def test_a_site_that_states_one_address_for_all_its_pages_keeps_them_all(web: Web) -> None:
    head = f"<link rel='canonical' href='{HARROW}/news'>"
    pages = [
        web.put(f"{HARROW}/{n}", page(f"Line {n} stops", *PARAGRAPHS, f"It is line {n}.", head=head)) for n in "ab"
    ]
    assert len(Reading(*pages).articles) == 2


def test_two_addresses_that_differ_in_what_may_choose_the_article_are_two(web: Web) -> None:
    links = [f"{HARROW}/story?id={number}&source=7" for number in (1, 2)]
    for number, link in enumerate(links):
        web.put(link, page(f"Line {number}", *PARAGRAPHS, f"It is line {number}."))
    web.put(FEED, rss(*(item(link.replace("&", "&amp;"), "Line", BLURB) for link in links)))
    assert len(Reading(FEED).articles) == 2


def test_the_order_of_feeds_changes_nothing(web: Web) -> None:
    feeds = [
        web.put(FEED, rss(item(f"{HARROW}/gone", "Ferries", BLURB), item(ferries(web), "Ferries", BLURB))),
        web.put(f"{DENNA}/feed", rss(item(f"{HARROW}/gone?utm_id=1", "Line shut", f"{BLURB} It may take weeks."))),
        web.put("http://tolm.example/feed", rss(item(f"{HARROW}/ferries/amp/", "Boats", "No boats."))),
    ]
    found = {
        tuple(sorted(article.model_dump_json() for article in Reading(*order).articles))
        for order in itertools.permutations(feeds)
    }
    assert len(found) == 1


# --------------------------------------------------------------------------- what is left out, and what goes on


def test_items_from_before_the_window_are_not_fetched(web: Web) -> None:
    ferries(web)
    old = item(f"{HARROW}/old", "Old", BLURB, day="Sun, 01 Mar 2026 10:00:00 GMT")
    new = item(f"{HARROW}/ferries", "New", BLURB, day="Mon, 02 Mar 2026 10:00:00 GMT")
    web.put(FEED, rss(old, new))
    article = Reading(FEED, since=datetime(2026, 3, 2, tzinfo=UTC)).article
    assert article.source == f"{HARROW}/ferries"
    assert f"{HARROW}/old" not in web.addresses


def test_of_a_long_feed_the_newest_are_read_and_it_is_said(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    days = [f"{day:02} Mar 2026 10:00:00 GMT" for day in (3, 1, 2, 4)]
    web.put(FEED, rss(*(item(f"{HARROW}/{day[:2]}", day, whole=f"{WHOLE}<p>{day}</p>", day=day) for day in days)))
    reading = Reading(FEED, max_feed_items=2)
    assert sorted(article.published.day for article in reading.articles if article.published) == [3, 4]
    assert "of 4 items, the newest 2 are read (max_feed_items)" in caplog.text


def test_one_bad_source_costs_nothing_else(web: Web) -> None:
    web.redirect(f"{DENNA}/feed", f"{DENNA}/feed")
    good = web.put(FEED, rss(item(ferries(web), "Ferries", BLURB)))
    reading = Reading("http://127.0.0.1/", f"{DENNA}/feed", "ftp://x.example/", "missing.txt", "http://nowhere/", good)
    assert len(reading.articles) == 1
    assert len(reading.failures) == 5
    assert all(failure.stage == "articles" for failure in reading.failures)


def test_a_fault_in_reading_a_source_costs_that_source(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("entries")

    monkeypatch.setattr("feedparser.parse", fail)
    reading = Reading(web.put(FEED, rss(item(f"{HARROW}/a"))), ferries(web))
    assert len(reading.articles) == 1
    assert "unexpected error (KeyError: 'entries'); this is a bug" in reading.failures[0].reason


def test_the_next_day_only_what_is_new_is_asked_for(web: Web, tmp_path: Path) -> None:
    head = "<meta property='article:published_time' content='2026-03-02'>"
    ferries(web, head=head)
    monday = item(f"{HARROW}/ferries", "Ferries", BLURB)
    web.put(FEED, rss(monday), ETag='"monday"')
    first = Reading(FEED, cache_dir=tmp_path).article
    web.asked.clear()
    assert Reading(FEED, cache_dir=tmp_path).article == first
    assert web.addresses == [FEED]

    web.asked.clear()
    web.put(f"{HARROW}/buses", page("Buses run", *(f"{paragraph} So it was." for paragraph in PARAGRAPHS)))
    web.put(FEED, rss(item(f"{HARROW}/buses", "Buses", "Buses run instead."), monday), ETag='"tuesday"')
    assert len(Reading(FEED, cache_dir=tmp_path).articles) == 2
    assert web.addresses == [FEED, f"{HARROW}/buses"]
    assert first.published == date(2026, 3, 2)


def test_two_days_of_a_feed(web: Web, tmp_path: Path) -> None:
    """Four items on Monday; on Tuesday a stays, b has a new page, c new words but the old page, d is gone, e is new."""

    def put(name: str, version: int = 1) -> None:
        text = page(f"Line {name}", f"It is line {name}, told {version} times.", *PARAGRAPHS)
        web.put(f"{HARROW}/{name}", text, ETag=f'"{version}"')

    def read(**said: str) -> tuple[str, list[int]]:
        """The items read, and how often the server answered 200, 304 and 404 for their pages."""
        web.put(FEED, rss(*(item(f"{HARROW}/{name}", name, said[name]) for name in said)))
        web.statuses.clear()
        reading = Reading(FEED, cache_dir=tmp_path)
        assert reading.failures == []
        pages = [status for address, status in web.statuses if address not in {FEED, f"{HARROW}/robots.txt"}]
        return "".join(sorted(article.source[-1] for article in reading.articles)), sorted(pages)

    for name in "abcd":
        put(name)
    assert read(a="Stop.", b="Stop.", c="Stop.", d="Stop.") == ("abcd", [200, 200, 200, 200])
    put("b", version=2)
    put("e")
    del web.answers[f"{HARROW}/d"]
    assert read(a="Stop.", b="Go.", c="Go.", d="Go.", e="Go.") == ("abcde", [200, 200, 304, 404])
    assert read(a="Stop.", b="Go.", c="Go.", d="Go.", e="Go.") == ("abcde", [404])


def test_progress_is_told(web: Web) -> None:
    steps: list[tuple[int, int, str]] = []
    web.put(FEED, rss(item(ferries(web), "Ferries", BLURB)))
    list(read_articles([FEED], Settings(cache_dir=None), on_fetched=lambda *step: steps.append(step)))
    assert steps == [(1, 1, FEED), (1, 1, f"{HARROW}/ferries")]
