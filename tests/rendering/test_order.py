"""What a reader finds, and in which order: the same in every format."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.editions import check_evidence
from summarizer.rendering import Format, render
from summarizer.schema import Briefing, Check, Gone, Previous, Window

from .sample import MONDAY, NINE, SANK, sample

READ: tuple[Format, ...] = ("markdown", "text", "html")
SECTIONS = (
    "Briefing of Monday, 2 March 2026",
    "3 articles from 2 outlets, 1 story, 7 claims, 1 withheld, 1 failure.",
    "What's new",
    "Background",
    "Figures",
    "Where sources differ",
    "Timeline",
    "Quotes",
    "What is not known",
    "Handle with care",
    "Sources",
    "Not in this briefing",
    "Stories left out",
    "Claims withheld",
    "Failures",
    "cost unknown",
)
MACHINE_WORDS = (
    "single-source",
    "unattributed",
    "at_least",
    "at_a_time",
    "month_day",
    "no_reply",
    "name_variant",
    "no_metadata",
    "unresolved",
    "cumulative",
    "superseded",
    "None",
)


def shown(briefing: Briefing, format: Format) -> str:
    """The briefing as read: tags and the style sheet away, entities and wrapped lines as they look."""
    text = render(briefing, format, width=400)
    if format == "html":
        text = re.sub(r"(?s)<title>.*?</style>|<[^>]+>", "", text).replace("&#39;", "'")
    return " ".join(text.split())


def test_the_sample_is_true_to_its_articles(briefing: Briefing) -> None:
    check_evidence(briefing)


@pytest.mark.parametrize("format", READ)
def test_sections_come_in_reading_order(briefing: Briefing, format: Format) -> None:
    text = shown(briefing, format)
    places, place = [], 0
    # The page and the terminal draw both figures of the sample where sources differ, and have none left for a table.
    for section in (section for section in SECTIONS if format == "markdown" or section != "Figures"):
        place = text.find(section, place)
        places.append((section, place >= 0))
        place = max(place, 0)
    assert all(found for _, found in places), places


@pytest.mark.parametrize("format", READ)
def test_no_machine_words_are_printed(briefing: Briefing, format: Format) -> None:
    text = shown(briefing, format)
    assert [word for word in MACHINE_WORDS if re.search(rf"\b{word}\b", text)] == []


@pytest.mark.parametrize("format", READ)
def test_a_headline_is_not_said_again_as_the_lead_claim(briefing: Briefing, format: Format) -> None:
    text = shown(briefing, format)
    assert text.count(SANK) == 2  # once in "what's new", once as the heading
    assert text.count(f"{NINE} [1]") == 1


def test_a_lead_claim_that_the_headline_does_not_say_is_printed(briefing: Briefing) -> None:
    story = briefing.stories[0].model_copy(update={"headline": "A ferry is lost.", "lede": "A ferry is lost"})
    text = shown(briefing.model_copy(update={"stories": (story,)}), "markdown")
    assert f"## A ferry is lost. {SANK} [1] [2] — 2 independent origins" in text
    assert text.count("A ferry is lost") == 2


@pytest.mark.parametrize("format", READ)
@pytest.mark.parametrize(
    "phrase",
    [
        "2 independent origins: Harbour Fire Service; St. Anselm Hospital",
        "asserted by a party to it: Sorrel Lines",
        "source not named",
        "Ada Mott (captain) → Coast Wire → Daily Lantern",
        "a harbour official, not named → Sorrel Courier",
        "Ada Mott → Coast Wire → Daily Lantern",
        "revised (was: “Seven people died, the Harbour Fire Service said.”, 1 March 2026)",
        "hedged: “reportedly”",
        "cannot be settled from these articles",
        "2 March 2026 (the article's date)",
        "(from an article's date)",
        "number 2 of 2 by support and newness",
        "the number 20 is not in the evidence",
        "broken.html (failed while reading)",
        "the same text in: Bay Herald",
        "read, nothing from it is printed",
        "9,214 tokens in (1,000 of them cached), 2,010 out; cost unknown.",
    ],
)
def test_what_is_known_is_said_in_plain_words(briefing: Briefing, format: Format, phrase: str) -> None:
    assert phrase in shown(briefing, format)


@pytest.mark.parametrize("format", READ)
def test_every_mark_has_its_source_and_numbers_follow_first_use(briefing: Briefing, format: Format) -> None:
    text = shown(briefing, format)
    body = text[: text.index("Handle with care")].replace("\\[", "")
    used = [int(number) for number in re.findall(r"\[(\d+)\]", body)]
    assert list(dict.fromkeys(used)) == list(range(1, max(used) + 1))
    assert max(used) <= len(briefing.articles)


@pytest.mark.parametrize("format", READ)
def test_a_quiet_day_says_so_and_has_no_empty_sections(format: Format) -> None:
    quiet = Briefing(edition=MONDAY, generated_at=datetime(2026, 3, 2, tzinfo=UTC), window=Window())
    text = shown(quiet, format)
    assert "0 articles, 0 stories, 0 claims. What's new Nothing to report" in text.replace("## ", "")
    assert "No model was called." in text
    assert not [section for section in SECTIONS[3:-1] if section in text]


def test_a_day_of_known_things_says_so(briefing: Briefing) -> None:
    story = briefing.stories[0]
    known = tuple(claim.model_copy(update={"change": "known"}) for claim in story.claims)
    same = story.model_copy(update={"claims": known, "change": "unchanged"})
    assert "Nothing new: what follows is" in shown(briefing.model_copy(update={"stories": (same,)}), "markdown")


@pytest.mark.parametrize("format", READ)
def test_a_claim_that_is_confirmed_now_says_how_it_stood(briefing: Briefing, format: Format) -> None:
    story = briefing.stories[0]
    previous = Previous(edition=MONDAY, statement=SANK, status="single-source")
    confirmed = story.claims[0].model_copy(update={"change": "revised", "previous": previous})
    changed = story.model_copy(update={"claims": (confirmed, *story.claims[1:])})
    text = shown(briefing.model_copy(update={"stories": (changed,)}), format)
    assert f"revised (was: “{SANK}”, one source, 2 March 2026)" in text


@pytest.mark.parametrize("format", READ)
def test_an_unchanged_story_takes_one_line(briefing: Briefing, format: Format) -> None:
    story = briefing.stories[0]
    same = story.model_copy(update={"change": "unchanged"})
    other = story.model_copy(
        update={"id": "other", "claims": story.claims[1:], "headline": "The bank raised its rate."}
    )
    text = shown(briefing.model_copy(update={"stories": (same, other)}), format)
    line = text[text.index("Unchanged since earlier editions") : text.index("Sources")]
    assert re.fullmatch(rf"Unchanged since earlier editions (?:[-•] )?{SANK} \[1\] ?\[2\] (?:## )?", line), line
    assert text.count(SANK) == 1
    assert text.count(f"{NINE} [1]") == 1  # in the other story


@pytest.mark.parametrize("format", READ)
def test_what_is_not_told_again_is_counted_or_listed(briefing: Briefing, format: Format) -> None:
    gone = (Gone(id="old", edition=MONDAY, text="The quay was closed."),)
    story = briefing.stories[0].model_copy(update={"gone": gone})
    lost = (Gone(id="lost", edition=MONDAY, text="A mast fell at Port Sorrel."),)
    text = shown(briefing.model_copy(update={"stories": (story,), "gone": lost}), format)
    assert "1 claim not told again" in text
    assert ("The quay was closed." in text) == (format == "html")
    assert "Not told again" in text
    assert "A mast fell at Port Sorrel. — 2 March 2026" in text


@pytest.mark.parametrize("format", READ)
def test_articles_without_a_date_are_kept_and_said(briefing: Briefing, format: Format) -> None:
    since = briefing.model_copy(update={"window": Window(since=datetime(2026, 3, 1, tzinfo=UTC))})
    assert "News since 1 March 2026, 00:00 UTC, and 2 articles without a date." in shown(since, format)
    dated = tuple(article.model_copy(update={"published": MONDAY}) for article in briefing.articles)
    assert "without a date" not in shown(since.model_copy(update={"articles": dated}), format)
    assert "without a date" not in shown(briefing.model_copy(update={"window": Window()}), format)


@pytest.mark.parametrize("format", READ)
def test_a_day_without_anything_wanted_says_so(briefing: Briefing, format: Format) -> None:
    assert briefing.dropped
    text = shown(briefing.model_copy(update={"stories": (), "withheld": ()}), format)
    assert "Nothing to report on your topics; the stories left out are listed below." in text


@pytest.mark.parametrize("format", get_args(Format))
def test_the_same_briefing_gives_the_same_text(briefing: Briefing, format: Format) -> None:
    again = Briefing.model_validate_json(briefing.model_dump_json())
    assert render(again, format) == render(briefing, format)
    assert render(briefing, format).endswith("\n")


@given(st.integers(30, 160))
@settings(max_examples=20, deadline=None)
def test_terminal_lines_keep_to_the_width(width: int) -> None:

    assert max(map(len, render(sample(), "text", width=width).splitlines())) <= width


@pytest.mark.parametrize("format", READ)
def test_what_holds_of_a_whole_story_is_said_once(briefing: Briefing, format: Format) -> None:
    unchecked = (Check(name="roles", result="unchecked", detail="no rules for language 'de'"),)
    story = briefing.stories[0]
    foreign = tuple(
        claim.model_copy(
            update={"reports": tuple(one.model_copy(update={"checks": unchecked}) for one in claim.reports)}
        )
        for claim in story.claims
    )
    claims = {"all": foreign, "one": (*story.claims[:-1], foreign[-1])}
    for some in claims.values():
        changed = briefing.model_copy(update={"stories": (story.model_copy(update={"claims": some}),)})
        assert shown(changed, format).count("speaker and wording not checked in this language") == 1


def test_words_in_another_language_are_marked_so(briefing: Briefing) -> None:
    german = tuple(article.model_copy(update={"language": "de"}) for article in briefing.articles)
    page = render(briefing.model_copy(update={"articles": german}), "html")
    assert f'<p lang="de">{NINE}' in page
    assert '<blockquote lang="de">' in page
    assert 'lang="de"' not in render(briefing, "html")


@pytest.mark.parametrize("format", READ)
def test_an_article_without_outlet_goes_by_its_site_or_file(briefing: Briefing, format: Format) -> None:
    bare = tuple(article.model_copy(update={"outlet": None}) for article in briefing.articles)
    text = shown(briefing.model_copy(update={"articles": bare}), format)
    assert "lantern.example: " in text
    assert re.search(r"news/courier\.txt: Twelve dead", text)
    assert "bakery.txt: untitled, no date" in text


@pytest.mark.parametrize("format", READ)
def test_a_figure_that_grew_is_no_difference_between_sources(briefing: Briefing, format: Format) -> None:
    story = briefing.stories[0]
    grown = tuple(dispute.model_copy(update={"kind": "superseded"}) for dispute in story.disputes)
    changed = briefing.model_copy(update={"stories": (story.model_copy(update={"disputes": grown}),)})
    assert "What has changed" in shown(changed, format)
    assert "Where sources differ" not in shown(changed, format)


@pytest.mark.parametrize("form", READ)
def test_an_article_of_which_only_a_blurb_was_read_is_marked(form: Format) -> None:
    text = html.unescape(render(sample(), form)).replace("\\", "")
    assert "only what its feed says of it was read: it answered 403 <b>refused</b>" in " ".join(text.split())
