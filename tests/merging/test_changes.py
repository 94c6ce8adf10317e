from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.schema import Story, Window
from tests.merging.making import briefing, claims_of, extraction, merge, the_claim, the_story

MONDAY = (
    "At least 14 people died when the ferry Marlin sank off Tolm on Sunday, the Tolm Fire Service said. "
    "The Marlin had left Tolm harbour at nine. About 40 people are missing off Tolm, fire chief Maud Terr said."
)
TUESDAY = (
    "The death toll of the ferry Marlin off Tolm rose to 23 on Tuesday, the Tolm Fire Service said. "
    "The Marlin had left Tolm harbour at nine. Divers reached the lower deck of the Marlin."
)
NEXT = Window(until=datetime(2026, 3, 3, 20, tzinfo=UTC))


def two_days() -> tuple[tuple[Story, ...], tuple[Story, ...]]:
    first = extraction(MONDAY, "Wire", title="Ferry sinks off Tolm")
    yesterday = merge(first)
    second = extraction(TUESDAY, "Times", published=date(2026, 3, 3), title="Toll of the ferry off Tolm rises")
    return yesterday, merge(second, previous=[briefing(yesterday, [first])], window=NEXT)


def test_ids_are_inherited_and_changes_named() -> None:
    yesterday, today = two_days()
    (story,) = today
    assert story.id == yesterday[0].id
    assert story.change == "updated"
    known = the_claim(today, "had left Tolm harbour")
    assert known.change == "known"
    assert known.id == the_claim(yesterday, "had left Tolm harbour").id
    assert len(known.reports) == 2
    assert the_claim(today, "Divers reached").change == "new"


def test_a_figure_that_moved_is_revised() -> None:
    yesterday, today = two_days()
    toll = the_claim(today, "rose to 23")
    assert toll.change == "revised"
    assert toll.previous is not None
    assert toll.previous.edition == date(2026, 3, 2)
    assert "At least 14" in toll.previous.statement
    assert toll.id == the_claim(yesterday, "At least 14").id


def test_a_total_that_rose_in_an_article_without_a_date_is_later() -> None:
    first = extraction(MONDAY, "Wire", title="Ferry sinks off Tolm")
    yesterday = merge(first)
    second = extraction(TUESDAY, "Times", published=None, title="Toll of the ferry off Tolm rises")
    today = merge(second, previous=[briefing(yesterday, [first])], window=NEXT)
    toll = the_claim(today, "rose to 23")
    assert toll.change == "revised"
    assert toll.previous is not None
    assert "At least 14" in toll.previous.statement
    told_again = merge(first, second, previous=[briefing(yesterday, [first])], window=NEXT)
    assert the_claim(told_again, "At least 14").change == "known"
    assert the_claim(told_again, "rose to 23").change == "revised"


def test_an_overtaken_figure_does_not_lead_though_nothing_is_new() -> None:
    monday = extraction(MONDAY.replace("At least", "About"), "Wire", title="Ferry sinks off Tolm")
    copied = extraction(MONDAY.replace("At least", "About") + " It was dark.", "Post", title="Ferry sinks off Tolm")
    second = extraction(TUESDAY, "Times", published=date(2026, 3, 3), title="Toll of the ferry off Tolm rises")
    read = [monday, copied, second]
    yesterday = merge(*read, window=NEXT)
    (again,) = merge(*read, previous=[briefing(yesterday, read, date(2026, 3, 3))], window=NEXT)
    assert again.change == "unchanged"
    assert "rose to 23" in again.headline


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_earlier_editions_may_come_in_any_order_and_twice(order: list[int]) -> None:
    told = [extraction(MONDAY, "Wire"), extraction(TUESDAY, "Times", published=date(2026, 3, 3))]
    first = briefing(merge(told[0]), told[:1])
    second = briefing(merge(told[1], previous=[first], window=NEXT), told, date(2026, 3, 3))
    window = Window(until=datetime(2026, 3, 4, 20, tzinfo=UTC))
    editions = [first, second, second]
    shuffled = merge(told[1], previous=[editions[place] for place in order], window=window)
    assert shuffled == merge(told[1], previous=[first, second], window=window)
    assert [story.change for story in shuffled] == ["unchanged"]


def test_a_claim_that_others_confirm_is_revised_and_says_how_it_stood() -> None:
    first = extraction("The quay of Tolm gave way at nine, mayor Oru Vask said.", "Wire", title="Quay of Tolm")
    yesterday = merge(first)
    assert the_claim(yesterday, "gave way").status == "single-source"
    second = extraction("The quay of Tolm gave way at nine, the Tolm Fire Service said.", "Times", title="Quay of Tolm")
    (story,) = merge(first, second, previous=[briefing(yesterday, [first])], window=NEXT)
    quay = the_claim([story], "Fire Service")
    assert (quay.change, quay.status, story.change) == ("revised", "corroborated", "updated")
    assert quay.previous is not None
    assert quay.previous.status == "single-source"


def test_a_correction_names_what_an_earlier_edition_printed() -> None:
    wrong = "Orrel Works is recalling 600,000 lamps in Tolm because a cable can overheat, the company said on Monday."
    first = extraction(wrong + " Orrel Works employs 600 people in Tolm.", "Post", title="Orrel recalls lamps in Tolm")
    notice = "Correction: An article published on Monday said that Orrel Works was recalling 600,000 lamps in Tolm."
    second = extraction(
        notice + " The lamps of Orrel Works are sold in Ruvia, too.",
        "Post",
        published=date(2026, 3, 3),
        title="Orrel recalls lamps in Tolm",
    )
    (story,) = merge(second, previous=[briefing(merge(first), [first])], window=NEXT)
    correction = the_claim([story], "Correction")
    assert (correction.change, story.change) == ("revised", "updated")
    assert correction.previous is not None
    assert correction.previous.statement == wrong
    other = extraction(
        notice.replace("600,000", "900"), "Post", published=date(2026, 3, 3), title="Orrel recalls lamps"
    )
    assert the_claim(merge(other, previous=[briefing(merge(first), [first])], window=NEXT), "900").change == "new"


ADDRESS = "https://post.example/quay"
QUAY = "A total of {} people died when the quay of Tolm gave way, the paper counted. Mayor Oru Vask came to the quay."


def test_an_article_that_is_rewritten_does_not_contradict_itself() -> None:
    first = extraction(QUAY.format(14), "Post", title="Quay of Tolm", url=ADDRESS)
    second = extraction(QUAY.format(12), "Post", title="Quay of Tolm", url=ADDRESS)
    yesterday = merge(first)
    (story,) = merge(second, previous=[briefing(yesterday, [first])], window=NEXT)
    toll = the_claim([story], "12 people")
    assert (toll.change, story.disputes) == ("revised", ())
    assert toll.previous is not None
    assert "14" in toll.previous.statement
    assert toll.id == the_claim(yesterday, "14 people").id
    mayor = the_claim([story], "Mayor Oru Vask")
    assert (mayor.change, mayor.id) == ("known", the_claim(yesterday, "Mayor Oru Vask").id)
    assert [report.article_id for report in mayor.reports] == [second.article.id]


def test_what_a_rewritten_article_no_longer_says_confirms_nothing() -> None:
    told = "The quay of Tolm gave way at nine, {} said. Mayor Oru Vask came to the quay."
    first = extraction(told.format("the Tolm Fire Service"), "Post", title="Quay of Tolm", url=ADDRESS)
    again = extraction("Mayor Oru Vask came to the quay. He spoke.", "Post", title="Quay of Tolm", url=ADDRESS)
    other = extraction(told.format("harbour master Maud Terr"), "Wire", title="Quay of Tolm")
    yesterday = briefing(merge(first), [first])
    (story,) = merge(again, other, previous=[yesterday], window=NEXT)
    assert the_claim([story], "gave way").status == "single-source"
    (elsewhere,) = merge(other, previous=[yesterday], window=NEXT)
    assert the_claim([elsewhere], "Maud Terr").status == "corroborated"


def test_only_todays_claims_are_printed() -> None:
    _, today = two_days()
    assert not any("40 people" in claim.statement for claim in claims_of(today))


def test_the_same_articles_again_change_nothing() -> None:
    first = extraction(MONDAY, "Wire")
    yesterday = merge(first)
    again = merge(first, previous=[briefing(yesterday, [first])], window=NEXT)
    assert [story.change for story in again] == ["unchanged"]
    assert {claim.id for claim in claims_of(again)} == {claim.id for claim in claims_of(yesterday)}
    assert all(len(claim.reports) == 1 for claim in claims_of(again))


def test_editions_older_than_the_memory_are_forgotten() -> None:
    first = extraction(MONDAY, "Wire")
    yesterday = merge(first)
    later = Window(until=datetime(2026, 4, 3, tzinfo=UTC))
    again = merge(first, previous=[briefing(yesterday, [first])], window=later)
    assert the_story(again, "had left Tolm harbour").change == "new"


def test_an_unrelated_earlier_edition_changes_nothing() -> None:
    other = extraction("The bank of Ruvia raised its rate. Governor Oru Vask of the bank of Ruvia defended it.")
    first = extraction(MONDAY, "Wire")
    assert merge(first, previous=[briefing(merge(other), [other])], window=NEXT) == merge(first, window=NEXT)
