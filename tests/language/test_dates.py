"""Dates: resolved against the article's own date and words, with the precision of the words."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language.dates import find_dates

WEDNESDAY = date(2025, 4, 30)

RESOLVED = [
    # text, as written, start, end, precision, basis
    ("It fell on 2025-04-28.", "2025-04-28", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell at 2025-04-28T10:00Z.", "2025-04-28", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on April 28, 2025, at noon.", "April 28, 2025", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on 28 April 2025.", "28 April 2025", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on the 28th of April 2025.", "28th of April 2025", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11", "2001-09-11", "day", "stated"),
    ("Monday, 28 April 2025, was calm.", "Monday, 28 April 2025", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on 28.04.2025.", "28.04.2025", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on 04/28/2025.", "04/28/2025", "2025-04-28", "2025-04-28", "day", "stated"),
    ("It fell on Apr. 28.", "Apr. 28", "2025-04-28", "2025-04-28", "day", "derived"),
    ("It fell on April 28.", "April 28", "2025-04-28", "2025-04-28", "day", "derived"),
    ("It opens on May 10.", "May 10", "2025-05-10", "2025-05-10", "day", "derived"),
    ("It fell on Monday, April 28.", "Monday, April 28", "2025-04-28", "2025-04-28", "day", "derived"),
    ("It fell on Tuesday, April 28.", "Tuesday, April 28", None, None, "month_day", "stated"),
    ("It fell on December 31.", "December 31", None, None, "month_day", "stated"),
    ("It fell on February 29.", "February 29", None, None, "month_day", "stated"),
    ("It fell on April 20, 300 people said.", "April 20", "2025-04-20", "2025-04-20", "day", "derived"),
    ("It fell on Monday.", "Monday", "2025-04-28", "2025-04-28", "day", "derived"),
    ("Monday's storm was long.", "Monday", "2025-04-28", "2025-04-28", "day", "derived"),
    ("It fell on Wednesday.", "Wednesday", "2025-04-30", "2025-04-30", "day", "derived"),
    ("They will meet on Friday.", "Friday", "2025-05-02", "2025-05-02", "day", "derived"),
    ("They meet next Monday.", "next Monday", "2025-05-05", "2025-05-05", "day", "derived"),
    ("It fell last Wednesday.", "last Wednesday", "2025-04-23", "2025-04-23", "day", "derived"),
    ("It fell last Thursday night.", "last Thursday night", "2025-04-24", "2025-04-24", "day", "derived"),
    ("It fell today.", "today", "2025-04-30", "2025-04-30", "day", "metadata"),
    ("Yesterday evening it fell.", "Yesterday evening", "2025-04-29", "2025-04-29", "day", "derived"),
    ("It falls tomorrow.", "tomorrow", "2025-05-01", "2025-05-01", "day", "derived"),
    ("It falls tonight.", "tonight", "2025-04-30", "2025-04-30", "day", "metadata"),
    ("It fell this morning.", "this morning", "2025-04-30", "2025-04-30", "day", "metadata"),
    ("It fell last night.", "last night", "2025-04-29", "2025-04-29", "day", "derived"),
    ("It fell the day before yesterday.", "the day before yesterday", "2025-04-28", "2025-04-28", "day", "derived"),
    ("It fell last week.", "last week", "2025-04-21", "2025-04-27", "range", "derived"),
    ("It fell this week.", "this week", "2025-04-28", "2025-05-04", "range", "derived"),
    ("It falls next week.", "next week", "2025-05-05", "2025-05-11", "range", "derived"),
    ("It fell over the weekend.", "over the weekend", "2025-04-26", "2025-04-27", "range", "derived"),
    ("It fell last month.", "last month", "2025-03-01", "2025-03-31", "month", "derived"),
    ("It fell earlier this month.", "earlier this month", "2025-04-01", "2025-04-30", "month", "derived"),
    ("It fell in September.", "September", "2024-09-01", "2024-09-30", "month", "derived"),
    ("It will open in September.", "September", "2025-09-01", "2025-09-30", "month", "derived"),
    ("It fell last September.", "last September", "2024-09-01", "2024-09-30", "month", "derived"),
    ("It fell in late April.", "late April", "2025-04-01", "2025-04-30", "month", "derived"),
    ("It fell in March last year.", "March last year", "2024-03-01", "2024-03-31", "month", "derived"),
    ("The October storm was long.", "October", "2024-10-01", "2024-10-31", "month", "derived"),
    ("It fell in June 2024.", "June 2024", "2024-06-01", "2024-06-30", "month", "stated"),
    ("It fell last year.", "last year", "2024-01-01", "2024-12-31", "year", "derived"),
    ("It falls this year.", "this year", "2025-01-01", "2025-12-31", "year", "derived"),
    ("It fell in 2024.", "2024", "2024-01-01", "2024-12-31", "year", "stated"),
    ("It fell in 1860.", "1860", "1860-01-01", "1860-12-31", "year", "stated"),
    ("It fell in early 2024.", "early 2024", "2024-01-01", "2024-12-31", "year", "stated"),
    ("The budget for 2024 was small.", "2024", "2024-01-01", "2024-12-31", "year", "stated"),
    ("The 2024 election was calm.", "2024", "2024-01-01", "2024-12-31", "year", "stated"),
    ("It fell in the summer of 2024.", "summer of 2024", "2024-06-01", "2024-08-31", "season", "stated"),
    ("It fell last summer.", "last summer", "2024-06-01", "2024-08-31", "season", "derived"),
    ("It fell three days ago.", "three days ago", "2025-04-27", "2025-04-27", "day", "derived"),
    ("It fell two weeks ago.", "two weeks ago", "2025-04-14", "2025-04-20", "range", "derived"),
    ("It fell a year ago.", "a year ago", "2024-01-01", "2024-12-31", "year", "derived"),
    ("It fell several days ago.", "several days ago", None, None, "undated", "derived"),
    ("It rained for the past three days.", "past three days", "2025-04-27", "2025-04-30", "range", "derived"),
    ("It fell between 3 and 5 March.", "between 3 and 5 March", "2025-03-03", "2025-03-05", "range", "derived"),
    ("It fell on March 3\u20135.", "March 3\u20135", "2025-03-03", "2025-03-05", "range", "derived"),
    ("It fell on March 3-5, 2024.", "March 3-5, 2024", "2024-03-03", "2024-03-05", "range", "stated"),
    (
        "It ran from March 3 to April 5, 2024.",
        "from March 3 to April 5, 2024",
        "2024-03-03",
        "2024-04-05",
        "range",
        "stated",
    ),
    ("It ran from 2014 to 2016.", "from 2014 to 2016", "2014-01-01", "2016-12-31", "range", "stated"),
    ("It ran from Monday to Wednesday.", "from Monday to Wednesday", "2025-04-28", "2025-04-30", "range", "derived"),
    ("It has rained since March 1.", "since March 1", "2025-03-01", None, "range", "derived"),
    ("It has rained since 2014.", "since 2014", "2014-01-01", None, "range", "stated"),
    ("They must leave by Friday.", "by Friday", None, "2025-05-02", "range", "derived"),
    ("By Monday, 14 people had left.", "By Monday", None, "2025-04-28", "range", "derived"),
    ("It fell a week ago today.", "a week ago today", "2025-04-23", "2025-04-23", "day", "derived"),
    ("It fell a decade ago.", "a decade ago", "2015-01-01", "2015-12-31", "year", "derived"),
    ("It fell overnight near Tolm.", "overnight", "2025-04-29", "2025-04-30", "range", "derived"),
    ("The truce expires in two days.", "in two days", "2025-05-02", "2025-05-02", "day", "derived"),
    ("It fell on Christmas Day 2024.", "Christmas Day 2024", "2024-12-25", "2024-12-25", "day", "stated"),
    ("It fell on New Year's Eve.", "New Year's Eve", None, None, "month_day", "stated"),
    ("It fell in the 1990s.", "1990s", "1990-01-01", "1999-12-31", "range", "stated"),
    ("It fell in the second half of 2024.", "second half of 2024", "2024-07-01", "2024-12-31", "range", "stated"),
    (
        "It fell in the first quarter of last year.",
        "first quarter of last year",
        "2024-01-01",
        "2024-03-31",
        "range",
        "derived",
    ),
    ("It fell in the winter of 2023-24.", "winter of 2023-24", "2023-12-01", "2024-02-29", "season", "stated"),
]

# The verb of a clause says whether its date is to come.
AHEAD = [
    ("On Friday the council will meet.", "2025-05-02"),
    ("Ministers fear that Friday's vote will split them.", "2025-05-02"),
    ("Schools reopen on Friday.", "2025-05-02"),
    ("The truce takes effect on Friday.", "2025-05-02"),
    ("The final is moved to Friday.", "2025-05-02"),
    ("The hearing was postponed to Friday.", "2025-05-02"),
    ("Nurses strike on Friday unless talks resume.", "2025-05-02"),
    ("Rain is forecast from Friday.", "2025-05-02"),
    ("The bridge may open on Friday.", "2025-05-02"),
    ("The bridge will open on August 20.", "2025-08-20"),
    ("The bridge may have opened on Friday.", "2025-04-25"),
    ("The bridge did not open on Friday.", "2025-04-25"),
    ("They will bury the man who was shot on Friday.", "2025-04-25"),
    ("They will visit a mine that collapsed on Friday.", "2025-04-25"),
    ("They will keep the truce signed on Friday.", "2025-04-25"),
    ("Friday's vote split them.", "2025-04-25"),
    ("On Friday the council said that it would meet.", "2025-04-25"),
]

NOTHING = [
    "It may provide help.",
    "They march on the capital.",
    "The second man smiled at the sun.",
    "April Stone smiled.",
    "May Brook said so.",
    "They may 5 times.",
    "There were 2,000 men.",
    "A total of 2000 soldiers came.",
    "They paid for 2000 soldiers.",
    "It is March 2,000.",
    "It fell on February 30.",
    "It fell on 04/05/2025.",
    "Every Monday they meet.",
    "Black Friday was calm.",
    "The Sunday Herald wrote so.",
    "Velden Today wrote so.",
    "Mondays are calm.",
    "It was a long summer.",
    "It opened shortly after 1100.",
    "It is expected to last five weeks.",
    "14 people died in two days.",
    "They won the second quarter of the match.",
    "An overnight curfew began.",
    "It fell the day after the storm.",
]


def iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", RESOLVED, ids=lambda row: str(row[0]))
def test_resolves(row: tuple[str, str, str | None, str | None, str, str]) -> None:
    text, written, start, end, precision, basis = row
    (found,) = find_dates(text, WEDNESDAY)
    when = found.when
    assert (when.as_written, when.start, when.end) == (written, iso(start), iso(end))
    assert (when.precision, when.basis) == (precision, basis)


@pytest.mark.parametrize("text", NOTHING)
def test_is_not_a_date(text: str) -> None:
    assert find_dates(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "precision", "basis"),
    [
        ("It fell on April 28.", "month_day", "stated"),
        ("It fell on Monday, April 28.", "month_day", "stated"),
        ("It fell in September.", "month", "stated"),
        ("It fell on Monday.", "undated", "derived"),
        ("It fell yesterday.", "undated", "derived"),
        ("It fell last week.", "undated", "derived"),
        ("It fell three days ago.", "undated", "derived"),
        ("It has rained since March 1.", "month_day", "stated"),
        ("It rained from March 1 to April 2.", "month_day", "stated"),
    ],
)
def test_stays_open_without_a_publication_date(text: str, precision: str, basis: str) -> None:
    (found,) = find_dates(text, None)
    assert (found.when.start, found.when.end) == (None, None)
    assert (found.when.precision, found.when.basis) == (precision, basis)


def test_a_bare_month_follows_an_earlier_full_mention() -> None:
    first, second = find_dates("On 12 September 2019 it fell. In September it rained.", WEDNESDAY)
    assert first.when.start == date(2019, 9, 12)
    assert (second.when.start, second.when.precision, second.when.basis) == (date(2019, 9, 1), "month", "derived")
    (alone,) = find_dates("In September it rained.", WEDNESDAY, context="On 12 September 2019 it fell.")
    assert alone.when == second.when


def test_a_day_and_month_follow_a_full_date_of_the_same_article() -> None:
    _, second = find_dates("It fell on October 24, 2023, and rose on October 25.", None)
    assert (second.when.start, second.when.basis) == (date(2023, 10, 25), "derived")


@pytest.mark.parametrize(("text", "day"), AHEAD)
def test_the_verb_says_whether_a_date_is_to_come(text: str, day: str) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert found.when.start == iso(day)


@pytest.mark.parametrize(
    "text",
    [
        "The lamps are lit every year on May 3.",
        "Each year they are lit on April 28.",
        "Every April the geese return.",
        "He was born on April 28.",
    ],
)
def test_what_comes_round_every_year_has_no_year(text: str) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert (found.when.start, found.when.end, found.when.basis) == (None, None, "stated")


def test_a_year_that_two_dates_would_fix_differently_stays_open() -> None:
    context = "The dam failed on 2 May 2019."
    (day,) = find_dates("It was checked on 30 April.", WEDNESDAY, context)
    (month,) = find_dates("A report followed in July.", WEDNESDAY, context)
    assert [(one.when.start, one.when.precision) for one in (day, month)] == [(None, "month_day"), (None, "month")]
    (earlier,) = find_dates("It had been checked on 30 April.", WEDNESDAY, context)
    assert earlier.when.start == date(2019, 4, 30)


def test_in_an_undated_article_a_month_goes_on_from_what_was_told() -> None:
    (after,) = find_dates("The owner resigned in May.", None, "The dam failed in March 2019.")
    (before,) = find_dates("It passed an inspection in January.", None, "The dam failed in March 2019.")
    (had,) = find_dates("It had passed an inspection in January.", None, "The dam failed in March 2019.")
    assert [one.when.start for one in (after, before, had)] == [date(2019, 5, 1), None, date(2019, 1, 1)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The next day it rained.", date(2025, 4, 29)),
        ("The previous day it had rained.", date(2025, 4, 27)),
        ("Three days later it rained.", date(2025, 5, 1)),
        ("The following Monday it rained.", date(2025, 5, 5)),
    ],
)
def test_the_next_day_counts_from_the_day_told_of(text: str, day: date) -> None:
    (found,) = find_dates(text, WEDNESDAY, "TOLM, April 30 — The bridge fell on Monday, police said on Tuesday.")
    assert (found.when.start, found.when.basis) == (day, "derived")
    (alone,) = find_dates(text, WEDNESDAY)
    (between_two,) = find_dates(text, WEDNESDAY, "The bridge fell on Monday and burned on Tuesday.")
    assert (alone.when.precision, between_two.when.precision) == ("undated", "undated")


def test_a_quotation_counts_from_when_it_was_said() -> None:
    yesterday, _ = find_dates("“We lost it yesterday,” Ros said on Sunday.", WEDNESDAY)
    assert yesterday.when.start == date(2025, 4, 26)
    (open_day,) = find_dates("“We lost it yesterday,” Ros said.", WEDNESDAY)
    assert open_day.when.precision == "undated"
    (weekday,) = find_dates("“We lost it on Sunday,” Ros said.", WEDNESDAY)
    assert weekday.when.start == date(2025, 4, 27)


def test_a_dateline_with_its_year_dates_an_undated_article() -> None:
    (found,) = find_dates("It fell on Monday.", None, "TOLM, April 30, 2025 — The bridge is shut.")
    assert found.when.start == date(2025, 4, 28)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Police said on Monday that it fell.", True),
        ("Police told the Tolm Press on Monday that it fell.", True),
        ("Police said in a statement late on Monday that it fell.", True),
        ("In a statement on Monday, police said that it fell.", True),
        ("A report published on Monday says that it fell.", True),
        ("On Monday, police said that it fell.", True),
        ("Police said it fell on Monday.", False),
        ("Police said Monday's storm felled it.", False),
        ("The hostages were released on Monday.", False),
        ("The winner was announced on Monday.", False),
        ("The report will be published on Monday.", False),
    ],
)
def test_a_date_of_saying_is_told_apart(text: str, said: bool) -> None:
    (found,) = find_dates(text, WEDNESDAY)
    assert found.said is said


def test_a_time_of_publication_counts_as_its_day() -> None:
    published = datetime(2025, 4, 30, 23, 59, tzinfo=UTC)
    assert find_dates("It fell yesterday.", published) == find_dates("It fell yesterday.", WEDNESDAY)


def test_several_dates_in_one_sentence() -> None:
    found = find_dates("It fell on 3 March 2024, was mended in June 2024 and opened last week.", WEDNESDAY)
    assert [mention.when.as_written for mention in found] == ["3 March 2024", "June 2024", "last week"]


PIECES = st.sampled_from(
    [
        "April",
        "May",
        "Sept.",
        "28",
        "3",
        "5",
        "2024",
        ", 2025",
        "Monday",
        "last",
        "next",
        "this",
        "week",
        "weekend",
        "year",
        "month",
        "early",
        "since",
        "by",
        "until",
        "from",
        "between",
        "and",
        "to",
        "-",
        "2025-04-28",
        "two",
        "three",
        "days",
        "ago",
        "yesterday",
        "summer",
        "of",
        "in",
        "the",
        "past",
        "999",
        "hours",
        "February 29",
        "winter",
        "had",
        "9999-12-31",
        "0001-01-01",
        "1000-01-01",
        ".",
        ", ",
        "\n",
        "will",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=50), st.lists(PIECES, max_size=10).map(" ".join), st.lists(PIECES, max_size=10).map("".join)
)
EDGES = st.sampled_from([date.min, date.max, date(2024, 2, 29), date(1, 12, 31), date(9999, 1, 1)])


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates(), EDGES), TEXTS)
def test_mentions_are_verbatim_ordered_and_never_upside_down(text: str, published: date | None, context: str) -> None:
    end = 0
    for mention in find_dates(text, published, context):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.when.as_written
        first, last = mention.when.start, mention.when.end
        assert first is None or last is None or first <= last
        end = mention.end


@settings(max_examples=150, deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), st.one_of(st.none(), st.dates(), EDGES))
def test_a_full_date_does_not_depend_on_publication(day: date, published: date | None) -> None:
    months = list(calendar.month_name)
    for text in (
        day.isoformat(),
        f"{months[day.month]} {day.day}, {day.year}",
        f"{day.day} {months[day.month]} {day.year}",
    ):
        (found,) = find_dates(f"It fell on {text}.", published)
        assert (found.when.start, found.when.end, found.when.basis) == (day, day, "stated")
