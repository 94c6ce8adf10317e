"""The sample news as a reader gets it: feeds and pages of invented sites, read by the daily command on two days.

The model answers as it did when the sample news was recorded; what it was never asked, it answers with nothing.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarizer import Article, read_articles, read_briefing
from summarizer.cli import app
from summarizer.schema import Briefing, Story
from tests.web import Answer, Web, item, page, rss

FIXTURES = Path(__file__).parent.parent / "fixtures"
MONDAY, TUESDAY = "2026-03-02", "2026-03-03"
ADDED = "Late on Monday the bank said that it would publish the minutes of the meeting on Friday."

Command = Callable[[str], Result]


class Newsstand:
    """The sites of the papers, each with a feed of what it has printed so far."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.items: dict[str, dict[str, str]] = {}

    def put(self, article: Article, *more: str) -> str:
        """Print an article, `more` paragraphs at its end; its address."""
        address = address_of(article)
        self.web.put(address, page_of(article, *more), ETag=f'"{len(more)}"')
        dated = article.published and datetime.strftime(moment(article), "%a, %d %b %Y %H:%M:%S +0000")
        said = "Updated." if more else "Read on."
        told = item(address, escape(article.title or ""), said, day=dated or "")
        self.items.setdefault(site_of(article), {})[address] = told
        return address

    def drop(self, article: Article) -> None:
        """Take an article off its site and out of the feed."""
        del self.items[site_of(article)][address_of(article)]
        del self.web.answers[address_of(article)]

    def publish(self) -> list[str]:
        """The feeds, as they are now."""
        return [
            self.web.put(f"{site}/feed.xml", feed := rss(*items.values()), ETag=f'"{len(feed)}"')
            for site, items in sorted(self.items.items())
        ]


def site_of(article: Article) -> str:
    return f"http://{re.sub(r'[^a-z]', '', (article.outlet or 'nobody').lower())}.example"


def address_of(article: Article) -> str:
    return f"{site_of(article)}/{re.sub(r'[^a-z0-9]+', '-', Path(article.source).name.lower())}"


def moment(article: Article) -> datetime:
    published = article.published
    assert published is not None
    at = published if isinstance(published, datetime) else datetime(published.year, published.month, published.day, 8)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def page_of(article: Article, *more: str) -> str:
    stated = {"og:site_name": article.outlet, "article:published_time": article.published, "author": article.author}
    head = "".join(f'<meta property="{name}" content="{escape(str(one))}">' for name, one in stated.items() if one)
    lines = map(escape, (*filter(None, article.text.split("\n")), *more))
    told = page(escape(article.title or ""), *lines, head=head)
    return told.replace("lang='en'", f"lang='{article.language or 'en'}'")


def sample(day: str) -> dict[str, Article]:
    """File name, numbered where a file has several → article."""
    articles = read_articles([FIXTURES / "articles" / day])
    return {Path(article.source).name: article for article in articles}


def recorded() -> dict[str, str]:
    """What the model was asked → what it answered."""
    found = {}
    for path in (FIXTURES / "recordings").glob("*.json"):
        one = json.loads(path.read_text("utf-8"))
        answer = one["response"]["body"]["choices"][0]["message"]["content"]
        found[asked(one["request"]["body"])] = "".join(answer)
    return found


def asked(body: Any) -> str:
    return "".join(body["messages"][-1]["content"])


@pytest.fixture
def command(fake_model: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`summarizer brief` of an evening, with the feeds that the settings name."""
    replies, nothing = recorded(), json.dumps({"claims": []})
    fake_model.judge = lambda body: fake_model.canned(fake_model.completion(replies.get(asked(body), nothing)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("SUMMARIZER_HOST_DELAY_S", "0")

    def call(day: str, feeds: Sequence[str]) -> Result:
        model = f'model = "qwen2.5-coder-1.5b-instruct"\nbase_url = "{fake_model.url}"\n'
        daily = f'sources = {json.dumps(feeds)}\neditions_dir = "kept"\ntz = "UTC"\n'
        groups = (FIXTURES / "summarizer.toml").read_text("utf-8")
        Path("summarizer.toml").write_text(model + daily + groups, "utf-8")
        result = CliRunner().invoke(app, ["brief", "--now", f"{day}T19:00", "-o", "briefing.md"])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


def kept(day: str) -> Briefing:
    return read_briefing(Path("kept") / f"{day}.json")


def story(briefing: Briefing, word: str) -> Story:
    """The first story with a claim that has the word."""
    return next(one for one in briefing.stories if any(word in claim.statement for claim in one.claims))


def test_two_days_of_the_sample_news(web: Web, fake_model: Any, command: Command) -> None:
    stand, monday, tuesday = Newsstand(web), sample(MONDAY), sample(TUESDAY)
    for article in monday.values():
        stand.put(article)
    first = command(MONDAY, stand.publish())
    assert first.exit_code == 0, first.stderr
    on_monday = [asked(one.body) for one in fake_model.seen]
    assert {*on_monday} <= {*recorded()}, "the text of a page is the text of the article"
    assert len(kept(MONDAY).articles) == len(monday)

    fake_model.seen.clear()
    web.asked.clear()
    web.statuses.clear()
    printed = {stand.put(article) for article in tuesday.values()}
    changed = stand.put(monday["bank-rate.md"], ADDED)
    stand.drop(monday["ferry-harbour.md"])
    moved, slow, broken = (address_of(tuesday[one]) for one in ("vigil-orders.txt", "war-denial.txt", "budget-row.md"))
    web.answers[f"{moved}-2"] = web.answers[moved]
    web.redirect(moved, f"{moved}-2", 301)
    web.answers[slow] = late(web.answers[slow])
    web.put(broken, iter([page_of(tuesday["budget-row.md"])[:300].encode()]), Content_Length="5000")
    second = command(TUESDAY, stand.publish())
    today = kept(TUESDAY)

    # What is new is fetched and asked about, and nothing else.
    pages = {address: status for address, status in web.statuses if not address.endswith((".txt", ".xml"))}
    assert pages == dict.fromkeys([*printed, changed, f"{moved}-2"], 200) | {moved: 301}
    feeds = [status for address, status in web.statuses if address.endswith(".xml")]
    assert sorted(feeds) == [200] * 5 + [304]
    on_tuesday = [asked(one.body) for one in fake_model.seen]
    assert not {*on_tuesday} & {*on_monday}
    unheard = [one for one in on_tuesday if one not in recorded()]
    assert ADDED in unheard[-1]
    assert all(one.split("1: ")[1].split("\n")[0] in monday["bank-rate.md"].text for one in unheard)

    # One page broke off; all else is read.
    assert second.exit_code == 3
    assert [(one.source, "broke off" in one.reason) for one in today.failures] == [(broken, True)]
    sources = {article.source for article in today.articles if not article.excerpt}
    assert sources >= {*printed, changed} - {broken}

    # And the edition knows the day before.
    ferry = story(today, "Tarn Ollery")
    assert (ferry.id, ferry.change) == (story(kept(MONDAY), "Tarn Ollery").id, "updated")
    toll = next(claim for claim in ferry.claims if "rose to 23" in claim.statement)
    assert (toll.change, toll.previous and "14 people" in toll.previous.statement) == ("revised", True)
    assert {claim.change for claim in ferry.claims} == {"new", "known", "revised"}
    assert any("Fennard said 31 of the rescued" in gone.text for gone in ferry.gone)
    grenze = story(today, "Quellmark")
    assert (grenze.change, grenze.id) == ("unchanged", story(kept(MONDAY), "Quellmark").id)


def late(answer: Any) -> Callable[[], Answer]:
    """The same answer, after a while."""

    def answering() -> Answer:
        time.sleep(0.2)
        assert isinstance(answer, Answer)
        return answer

    return answering
