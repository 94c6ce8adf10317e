"""When a claim happened and which figures it has."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from summarizer.extraction.annotated import Annotated, annotate
from summarizer.extraction.details import day_of, figures_of, when_of
from summarizer.schema import Figure

from .making import make_article

PUBLISHED = date(2026, 3, 3)  # a Tuesday


def dated(text: str, published: date | None = PUBLISHED) -> Annotated:
    return annotate(make_article(text).model_copy(update={"published": published}))


def figure(text: str, published: date | None = PUBLISHED) -> Figure:
    (found,) = figures_of(text, dated(text, published), [1])
    return found


def test_the_day_of_the_event_is_not_the_day_of_saying_so() -> None:
    text = "Police said on Tuesday that the ferry sank on Sunday."
    when = when_of(text, dated(text), [1])
    assert when is not None
    assert (when.start, when.as_written) == (date(2026, 3, 1), "Sunday")


def test_only_the_day_of_saying_dates_nothing() -> None:
    text = "Police said on Tuesday that the ferry was old."
    assert when_of(text, dated(text), [1]) is None


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ada Ros, who was killed on Monday, will be buried on Thursday.", "Thursday"),
        ("The man who was killed on Monday will be buried on Thursday.", "Thursday"),
        ("The ferry that sank on Sunday was built in 1998.", "1998"),
        ("The ferry, built in 1998, sank on Sunday.", "Sunday"),
        ("The truce signed on Friday takes effect on Wednesday.", "Wednesday"),
        ("Soldiers wounded on Monday were flown out on Tuesday.", "Tuesday"),
        ("After a crane fell on Sunday, the ferries stopped on Monday.", "Monday"),
        ("The body of a boy missing since Friday was found on Monday.", "Monday"),
        ("A report published on Thursday said the 2019 fire was laid.", "2019"),
        ("Ten people died in Monday's storm.", "Monday"),
        ("The road will stay shut until at least Friday.", "Friday"),
        ("The storm struck before dawn on Monday.", "Monday"),
        ("Ten people died after a ferry sank on Sunday.", "Sunday"),
        ("Ten people died on Sunday, police said on Tuesday.", "Sunday"),
        ("The report will be published on 20 March.", "20 March"),
        ("The mayor resigned over the 2019 fire.", None),
        ("The 2019 fire is being looked into.", None),
        ("The court upheld Monday's ruling.", None),
        ("The mayor resigned before the vote on Sunday.", None),
        ("Divers who arrived on Monday found nobody.", None),
    ],
)
def test_the_date_is_that_of_the_deed(text: str, written: str | None) -> None:
    when = when_of(text, dated(text), [1])
    assert (when and when.as_written) == written


@pytest.mark.parametrize(
    ("statement", "written"),
    [
        ("Ada Ros was killed on Monday.", "Monday"),
        ("Ada Ros will be buried on Thursday.", "Thursday"),
        ("Ada Ros is dead.", None),
    ],
)
def test_a_statement_in_other_words_takes_the_date_that_it_repeats(statement: str, written: str | None) -> None:
    article = dated("Ada Ros, who was killed on Monday, will be buried on Thursday.")
    when = when_of(statement, article, [1])
    assert (when and when.as_written) == written


def test_a_copied_part_takes_only_its_own_date() -> None:
    article = dated("The ferry sank on Sunday and the pier was closed on Monday.")
    when = when_of("the pier was closed on Monday.", article, [1])
    assert when is not None
    assert when.as_written == "Monday"


@pytest.mark.parametrize(
    ("text", "as_of", "basis"),
    [
        ("The storm killed 14 people.", PUBLISHED, "published"),
        ("Ada Ros said on Monday that 14 people were missing.", date(2026, 3, 2), "said"),
        ("As of Sunday, 14 people were missing.", date(2026, 3, 1), "stated"),
        ("In January 2024 a storm killed 14 people.", date(2024, 1, 31), "stated"),
        ("The toll had stood at 14 people.", None, "unknown"),
        ("Last year a storm killed 14 people.", date(2025, 12, 31), "stated"),
    ],
)
def test_a_figure_stands_for_the_day_that_its_sentence_gives(text: str, as_of: date | None, basis: str) -> None:
    found = figure(text)
    assert (found.as_of, found.as_of_basis, found.low, found.what) == (as_of, basis, 14, found.what)


def test_an_undated_article_dates_no_figure() -> None:
    assert figure("The storm killed 14 people.", None).as_of_basis == "unknown"


def test_figures_are_those_that_the_statement_repeats() -> None:
    text = "The storm killed 14 people and destroyed at least 300 houses."
    (found,) = figures_of("The storm destroyed at least 300 houses.", dated(text), [1])
    assert (found.low, found.high, found.qualifier, found.what) == (300, None, "at_least", "house")
    assert found.as_written == "at least 300 houses"


def test_the_day_of_a_moment_is_that_of_its_own_zone() -> None:
    assert day_of(datetime(2026, 3, 3, 23, 59, tzinfo=UTC)) == date(2026, 3, 3)
    assert day_of(None) is None
