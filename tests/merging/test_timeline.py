"""Events by their own time, and the dates that other articles of a story fix."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from summarizer.schema import Story, TimelineEntry
from tests.merging.making import extraction, merge, the_claim, the_story

PUBLISHED = date(2026, 3, 4)
TOLD = "The ferry Marlin sank off Halvenmouth with 40 people aboard."


def entry(stories: Iterable[Story], words: str) -> TimelineEntry:
    (found,) = [one for story in stories for one in story.timeline if words in one.text]
    return found


def test_the_timeline_is_by_event_time_and_leaves_the_undated_out() -> None:
    text = (
        "The ferry Marlin sank off Tolm on Sunday. The Marlin was built in 2011. The Marlin lies off Tolm. "
        "A report about the Marlin is due on 20 March 2026."
    )
    (story,) = merge(extraction(text))
    assert [(entry.when.start, entry.when.precision) for entry in story.timeline] == [
        (date(2011, 1, 1), "year"),
        (date(2026, 3, 1), "day"),
        (date(2026, 3, 20), "day"),
    ]


def test_an_event_whose_date_stays_open_is_listed_last_and_as_written() -> None:
    text = "The ferry Marlin sank off Tolm on Monday. The Marlin left Tolm on March 1. The Marlin was built in 2011."
    (story,) = merge(extraction(text, published=None))
    assert [(one.when.precision, one.when.as_written) for one in story.timeline] == [
        ("year", "2011"),
        ("month_day", "March 1"),
        ("undated", "Monday"),
    ]
    assert all(one.when.start is None for one in story.timeline[1:])


def test_one_event_of_two_claims_is_one_entry_and_two_of_one_day_are_two() -> None:
    text = (
        "The ferry Marlin sank off Tolm on Sunday. Fourteen people died when the ferry Marlin sank off Tolm on Sunday. "
        "Divers of the coast guard searched the ferry Marlin off Tolm on Sunday."
    )
    (story,) = merge(extraction(text))
    assert [(len(one.claim_ids), one.text.split()[0]) for one in story.timeline] == [(2, "The"), (1, "Divers")]


def test_a_dated_article_of_the_story_fixes_the_year() -> None:
    undated = extraction("The ferry Marlin sank off Halvenmouth on March 1.", "Times", published=None)
    stories = merge(extraction(TOLD, "Wire", published=PUBLISHED), undated)
    when = entry(stories, "Marlin").when
    assert (when.start, when.precision, when.basis, when.as_written) == (date(2026, 3, 1), "day", "derived", "March 1")


def test_the_claim_itself_has_the_year_that_the_story_gives_it() -> None:
    undated = extraction("The ferry Marlin left Halvenmouth on March 1. " + TOLD, "Times", published=None)
    stories = merge(extraction(TOLD, "Wire", published=PUBLISHED), undated)
    when = the_claim(stories, "left").when
    assert when is not None
    assert (when.start, when.basis) == (date(2026, 3, 1), "derived")


def test_no_article_far_off_and_none_of_another_story_fixes_a_year() -> None:
    undated = extraction("The ferry Marlin left Halvenmouth on March 1. " + TOLD, "Times", published=None)
    far = extraction(TOLD, "Wire", published=date(2025, 9, 1))
    other = extraction("The mayor of Quellmark opened a school.", "Post", published=PUBLISHED)
    for beside in (far, other):
        when = the_claim(merge(beside, undated), "left").when
        assert when is not None
        assert (when.start, when.precision) == (None, "month_day")


def test_articles_of_two_years_fix_none() -> None:
    undated = extraction("The ferry Marlin left Halvenmouth on March 1. " + TOLD, "Times", published=None)
    years = [extraction(TOLD, "Wire", published=PUBLISHED)]
    years.append(extraction(f"{TOLD} So it was.", "Post", published=date(2025, 3, 4)))
    stories = merge(*years, undated)
    assert len(the_story(stories, "left").sources) == 3
    when = the_claim(stories, "left").when
    assert when is not None
    assert when.start is None


def test_a_dateline_fixes_the_weekdays_of_its_article() -> None:
    text = "Ferry sinks\n\nHALVENMOUTH, March 3 — The ferry Marlin left Halvenmouth on Sunday. " + TOLD
    stories = merge(extraction(TOLD, "Wire", published=PUBLISHED), extraction(text, "Times", published=None))
    when = the_claim(stories, "left").when
    assert when is not None
    assert (when.start, when.basis) == (date(2026, 3, 1), "derived")


def test_a_weekday_alone_is_fixed_by_no_other_article() -> None:
    undated = extraction("The ferry Marlin left Halvenmouth on Sunday. " + TOLD, "Times", published=None)
    when = the_claim(merge(extraction(TOLD, "Wire", published=PUBLISHED), undated), "left").when
    assert when is not None
    assert when.start is None


def test_a_claim_has_the_date_of_the_report_that_gives_one() -> None:
    plain = extraction("The ferry Marlin sank off Halvenmouth, Ada Ros said.", "Wire")
    dated = extraction("The ferry Marlin sank off Halvenmouth on Sunday.", "Times")
    claim = the_claim(merge(plain, dated), "on Sunday")
    assert claim.statement.endswith("Ros said.")
    assert claim.when is not None
    assert claim.when.start == date(2026, 3, 1)
