"""The page as its readers meet it: with eyes, a keyboard or a screen reader, on a phone or a desk."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from summarizer.rendering.words import clean
from summarizer.schema import Article, Briefing, Quote
from tests.browser.conftest import write
from tests.browser.driving import AXE, Browser, Scheme
from tests.rendering.sample import sample

TAB, ENTER = "\ue004", "\ue007"
EVERYWHERE = pytest.mark.parametrize(
    ("width", "scheme"), [(360, "light"), (360, "dark"), (1440, "light"), (1440, "dark")]
)

OPEN_ALL = "for (const part of document.querySelectorAll('details')) part.open = true"
MARKED = """
const found = {};
for (const claim of document.querySelectorAll('[id^="claim-"]')) {
  claim.querySelector('summary').click();
  found[claim.id.slice(6)] = [...claim.querySelectorAll('blockquote')].map(
    words => [...words.querySelectorAll('mark')].filter(mark => mark.checkVisibility()).map(mark => mark.textContent));
}
return found
"""


def evidence(briefing: Briefing) -> dict[str, list[list[str]]]:
    """Claim → for each report the words at its spans, taken from the articles."""
    articles: dict[str, Article] = {article.id: article for article in briefing.articles}
    return {
        claim.id: [
            [clean(articles[report.article_id].text[span.start : span.end]) for span in in_order(report.evidence)]
            for report in claim.reports
        ]
        for story in briefing.stories
        for claim in story.claims
    }


def in_order(spans: Any) -> list[Any]:
    return sorted(spans, key=lambda span: span.start)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_every_claim_opens_the_words_at_its_spans(
    browser: Browser, news: Briefing, news_page: Path, scripts: bool
) -> None:
    browser.scripts(scripts)
    try:
        browser.visit(news_page)
        assert browser.ask(MARKED) == evidence(news)
    finally:
        browser.scripts(True)


def test_evidence_is_shut_until_it_is_asked_for(browser: Browser, sample_page: Path) -> None:
    browser.visit(sample_page)
    assert browser.ask("return [...document.querySelectorAll('mark')].some(mark => mark.checkVisibility())") is False
    browser.click("#claim-d4f0c2d4e6b8 summary")
    shown = browser.ask("return document.querySelector('#claim-d4f0c2d4e6b8 blockquote').innerText")
    assert "The operator denied that the ferry was overloaded. The ferry was built in 1987." in shown
    assert "1 of 2 checks hold; names: repaired (one off)" in shown


def test_links_to_stories_claims_and_disputes_land(browser: Browser, sample_page: Path) -> None:
    claims = [claim.id for story in sample().stories for claim in story.claims]
    for target in ("story-ferry", *(f"claim-{claim}" for claim in claims), "D1", "D2", "source-2"):
        browser.visit(f"{sample_page}#{target}", width=360, height=700)
        top = browser.ask("return document.querySelector(':target').getBoundingClientRect().top")
        assert -1 <= top < 700, target


def test_links_within_the_page_all_lead_somewhere(browser: Browser, news_page: Path) -> None:
    browser.visit(news_page)
    lost = """return [...document.querySelectorAll('a[href^="#"]')].map(link => link.hash.slice(1))
        .filter(name => !document.getElementById(name))"""
    assert browser.ask(lost) == []
    twice = """const names = [...document.querySelectorAll('[id]')].map(part => part.id);
        return names.filter((name, place) => names.indexOf(name) !== place)"""
    assert browser.ask(twice) == []


def test_the_keyboard_is_enough(browser: Browser, sample_page: Path) -> None:
    browser.visit(sample_page)
    focused = "const here = document.activeElement; return [here.tagName, getComputedStyle(here).outlineStyle]"
    for _ in range(10):
        browser.press(TAB)
        tag, outline = browser.ask(focused)
        assert outline != "none"
        if tag == "SUMMARY" and browser.ask("return Boolean(document.activeElement.closest('[id^=claim]'))"):
            break
    browser.press(ENTER)
    opened = "return document.activeElement.parentElement.querySelector('mark').checkVisibility()"
    assert browser.ask(opened) is True
    browser.press(TAB)
    assert browser.ask("return document.activeElement.closest('blockquote') !== null")


@EVERYWHERE
def test_nothing_is_asked_for_or_complained_about(
    browser: Browser, news_page: Path, width: int, scheme: Scheme
) -> None:
    browser.visit(news_page, width, scheme=scheme)
    browser.ask(OPEN_ALL)
    messages, asked = browser.logged()
    assert messages == []
    assert asked == [f"file://{news_page}"]


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_sticks_out(browser: Browser, news_page: Path, width: int) -> None:
    browser.visit(news_page, width)
    browser.ask(OPEN_ALL)
    assert browser.ask("return document.scrollingElement.scrollWidth") <= width


def test_the_outline_is_one_title_and_the_stories_below_it(browser: Browser, sample_page: Path) -> None:
    browser.visit(sample_page)
    levels = "return [...document.querySelectorAll('h1, h2, h3, h4')].map(title => Number(title.tagName[1]))"
    found = browser.ask(levels)
    assert found[0] == 1
    assert found.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found))
    for landmark in ("header", "nav", "main", "main > article", "footer"):
        assert browser.ask("return document.querySelector(arguments[0]) !== null", f"body > {landmark}"), landmark


# axe asks what lies under a text, and is told wrong things of stories that are not laid out yet.
LAY_OUT = "for (const story of document.querySelectorAll('article')) story.style.contentVisibility = 'visible'"


def faults(browser: Browser) -> list[tuple[str, list[object]]]:
    """What axe-core finds wrong with the page, all of it open."""
    if not AXE.exists():
        pytest.skip("axe-core is not here")
    for script in (OPEN_ALL, LAY_OUT, AXE.read_text("utf-8")):
        browser.ask(script)
    found = browser.wait("axe.run().then(arguments[arguments.length - 1])")
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]


@EVERYWHERE
def test_axe_finds_nothing(browser: Browser, sample_page: Path, width: int, scheme: Scheme) -> None:
    browser.visit(sample_page, width, scheme=scheme)
    assert faults(browser) == []


def test_axe_finds_nothing_in_the_sample_news(browser: Browser, news_page: Path) -> None:
    browser.visit(news_page, 360, scheme="dark")
    assert faults(browser) == []


HOSTILE = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">"
    '<style>body { display: none }</style><a href="javascript:alert(1)">a</a> {{ 7 * 7 }} </details>'
)


def test_hostile_text_shows_as_text(browser: Browser, tmp_path: Path) -> None:
    story, articles = sample().stories[0], sample().articles
    claims = tuple(claim.model_copy(update={"statement": f"{HOSTILE} {claim.id}"}) for claim in story.claims)
    quotes = (
        Quote(text=f"\u202e{HOSTILE}", speaker=HOSTILE, partial=False, article_id=articles[0].id, start=0, end=1),
    )
    changed = story.model_copy(update={"headline": HOSTILE, "claims": claims, "quotes": quotes})
    links = ("data:text/html,<script>1</script>", "javascript:alert(1)", 'https://a.example/"onclick="alert(1)')
    spoiled = tuple(
        article.model_copy(update={"url": url, "title": HOSTILE, "outlet": HOSTILE})
        for article, url in zip(articles, links, strict=True)
    )
    page = write(sample().model_copy(update={"stories": (changed,), "articles": spoiled}), tmp_path)
    browser.visit(page)
    browser.ask(OPEN_ALL)
    text = browser.ask("return document.body.innerText")
    assert browser.ask("return document.title") == "Briefing of Monday, 2 March 2026"
    assert f"{HOSTILE} {claims[1].id}" in text
    assert f"“\ufffd{HOSTILE}”" in text
    assert (
        browser.ask("return document.querySelectorAll('script, img, style, [onclick], [onerror]').length") == 1
    )  # ours
    assert browser.ask("return [...document.links].map(link => link.protocol)").count("javascript:") == 0
    assert browser.logged() == ([], [f"file://{page}"])
