"""Headlines and ledes in a model's words: what holds is printed, and for what does not the best claim stands in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer import Settings, brief, render
from summarizer.errors import MissingRecordingError
from summarizer.schema import Briefing

SENTENCES = (
    "At least 14 people died when the ferry Marra sank off Tolm on Sunday, police said.",
    "Harbour master Edda Quill said about 240 people were aboard the ferry Marra.",
    "The ferry Marra is expected to be raised on Friday, the Marra Line said.",
    "The Marra Line denied that the bow door of the ferry Marra was open.",
)
LEAD = SENTENCES[0].rstrip(".")
GOOD = ("At least 14 people died when the ferry Marra sank off Tolm, police said", 1)
MORE = ("About 240 people were aboard, Edda Quill said", 2)


@pytest.fixture
def asking(settings: Settings) -> Settings:
    return settings.model_copy(update={"headlines": True})


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.md"
    path.write_text("---\ndate: 2026-03-02\nlanguage: en\n---\n" + " ".join(SENTENCES), "utf-8")
    return path


def answering(fake_model: Any, headline: tuple[str, int], *lede: tuple[str, int], judged: Any = None) -> None:
    """The model copies every sentence of an article, and words a story's heading so."""

    def judge(body: Any) -> Any:
        if "headline" in body["messages"][0]["content"]:
            told = {"headline": _sentence(headline), "lede": [_sentence(one) for one in lede]}
            return judged or fake_model.canned(fake_model.completion(told))
        lines = [line.split(": ", 1) for line in body["messages"][1]["content"].splitlines()]
        copies = [
            {"statement": line[1], "sentences": [int(line[0])], "said_by": None} for line in lines if line[0].isdigit()
        ]
        return fake_model.canned(fake_model.completion({"claims": copies}))

    fake_model.judge = judge


def _sentence(told: tuple[str, int]) -> dict[str, Any]:
    return {"text": told[0], "claims": [told[1]]}


def the_story(briefing: Briefing) -> Any:
    (story,) = briefing.stories
    assert [claim.statement for claim in story.claims]
    return story


def test_what_holds_is_printed_with_its_sources(fake_model: Any, asking: Settings, news: Path) -> None:
    answering(fake_model, GOOD, MORE)
    briefing = brief([news], settings=asking)
    story = the_story(briefing)
    assert (story.headline, story.lede) == (GOOD[0], f"{MORE[0]}.")
    ids = {claim.statement: claim.id for claim in story.claims}
    assert story.headline_claim_ids == (ids[SENTENCES[0]],)
    assert story.lede_claim_ids == (ids[SENTENCES[1]],)
    assert briefing.usage[0].calls == 2
    markdown = render(briefing, "markdown")
    assert f"## {GOOD[0]}" in markdown
    assert f"\n{MORE[0]}. [1]\n" in markdown
    assert SENTENCES[0] in markdown  # the claim itself, as its evidence has it
    assert f"{MORE[0]}." in render(briefing, "text")
    assert f"{MORE[0]}." in render(briefing, "html")


@pytest.mark.parametrize(
    "headline",
    [
        ("At least 40 people died when the ferry Marra sank off Tolm, police said", 1),
        ("14 people died when the ferry Marra sank off Tolm, police said", 1),
        ("At least 14 people died when the ferry Marra sank off Tolm", 1),  # who says so?
        ("At least 14 people died when the ferry Marra sank off Tolm, Edda Quill said", 1),
        ("At least 14 people died when the ferry Ollery sank off Tolm, police said", 1),
        ("The ferry Marra will not be raised, the Marra Line said", 3),
        ("The ferry Marra was raised on Friday, the Marra Line said", 3),
        ("The bow door of the ferry Marra was open, the Marra Line said", 4),
        ("People died when the ferry Marra sank off Tolm, police said", 1),  # how many?
        ("A storm is coming", 1),
        ("", 1),
        (GOOD[0] + " when it was dark" * 20, 1),
    ],
)
def test_for_what_does_not_hold_the_best_claim_stands_in(
    fake_model: Any, asking: Settings, news: Path, headline: tuple[str, int]
) -> None:
    answering(fake_model, headline, headline)
    briefing = brief([news], settings=asking)
    story = the_story(briefing)
    assert (story.headline, story.lede, story.headline_claim_ids) == (LEAD, None, ())
    assert briefing.failures == ()


def test_whom_only_the_article_has_introduced_is_named_in_full(fake_model: Any, asking: Settings, news: Path) -> None:
    more = "The divers will go down on Monday, Ms Quill told reporters."
    news.write_text(news.read_text("utf-8") + " " + more, "utf-8")
    answering(fake_model, GOOD, ("The divers will go down on Monday, Edda Quill told reporters", 4))
    story = the_story(brief([news], settings=asking))
    question = fake_model.seen[-1].body["messages"][1]["content"]
    assert "The divers will go down on Monday, Edda Quill told reporters." in question
    assert story.lede == "The divers will go down on Monday, Edda Quill told reporters."


def test_a_lede_does_not_hide_that_it_is_disputed(fake_model: Any, asking: Settings, news: Path) -> None:
    other = news.with_name("other.md")
    told = "The Marra Line said 212 people were aboard the ferry Marra when she sank off Tolm on Sunday."
    other.write_text(f"---\ndate: 2026-03-02\nlanguage: en\n---\n{told}", "utf-8")
    answering(fake_model, GOOD, MORE)
    markdown = render(brief([news, other], settings=asking), "markdown")
    assert f"\n{MORE[0]}. (disputed) [1]\n" in markdown


def test_a_lede_tells_more_than_the_headline(fake_model: Any, asking: Settings, news: Path) -> None:
    answering(fake_model, GOOD, GOOD, MORE, MORE)
    assert the_story(brief([news], settings=asking)).lede == f"{MORE[0]}."


def test_a_heading_that_nobody_answered_is_a_failure(
    fake_model: Any, asking: Settings, news: Path, pauses: Any
) -> None:
    answering(fake_model, GOOD, judged=fake_model.canned(fake_model.completion("", refusal="no")))
    briefing = brief([news], settings=asking)
    assert the_story(briefing).headline == LEAD
    (failure,) = briefing.failures
    assert (failure.stage, "refused" in failure.reason) == ("headlines", True)
    assert "failed while wording headlines" in render(briefing, "markdown")


def test_headings_are_recorded_like_the_rest(fake_model: Any, asking: Settings, news: Path, tmp_path: Path) -> None:
    answering(fake_model, GOOD, MORE)
    now = {"now": None}
    made = brief([news], settings=asking, record=tmp_path / "kept", **now)
    again = brief([news], settings=asking, replay=tmp_path / "kept", now=made.generated_at)
    assert again == made
    for path in (tmp_path / "kept").rglob("*.json"):
        if "headline" in json.dumps(json.loads(path.read_text("utf-8"))):
            path.unlink()
    with pytest.raises(MissingRecordingError):
        brief([news], settings=asking, replay=tmp_path / "kept")


def test_nothing_is_asked_for_a_story_of_one_claim_or_without_a_model(
    fake_model: Any, asking: Settings, news: Path
) -> None:
    news.write_text("---\nlanguage: en\n---\n" + SENTENCES[0], "utf-8")
    answering(fake_model, GOOD)
    brief([news], settings=asking)
    assert len(fake_model.seen) == 1
    without = asking.model_copy(update={"model": "none"})
    assert the_story(brief([news], settings=without)).headline == LEAD
    assert len(fake_model.seen) == 1


def test_an_unforeseen_fault_costs_no_briefing(
    fake_model: Any, asking: Settings, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("oh")

    answering(fake_model, GOOD)
    monkeypatch.setattr("summarizer.extraction.heading.verify_statement", broken)
    briefing = brief([news], settings=asking)
    assert the_story(briefing).headline == LEAD
    assert "please report it" in briefing.failures[0].reason
