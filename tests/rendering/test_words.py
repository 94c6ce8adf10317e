"""Dates, origins and addresses in words."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rendering.words import clean, independent, web_address, when_basis, when_words
from summarizer.schema import Origin, When

FIRST, LAST = date(2026, 2, 28), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("precision", "start", "end", "words"),
    [
        ("day", LAST, LAST, "2 March 2026"),
        ("range", date(2026, 3, 1), LAST, "1–2 March 2026"),
        ("range", FIRST, LAST, "28 February – 2 March 2026"),
        ("range", date(2025, 12, 31), FIRST, "31 December 2025 – 28 February 2026"),
        ("month", date(2026, 3, 1), date(2026, 3, 31), "March 2026"),
        ("season", date(2025, 12, 1), FIRST, "December 2025–February 2026 (“as written”)"),
        ("year", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("month_day", None, None, "as written (year not given)"),
        ("undated", None, None, "no date (“as written”)"),
        ("day", None, None, "as written"),
    ],
)
def test_dates_are_written_as_precisely_as_they_are_known(
    precision: str, start: date | None, end: date | None, words: str
) -> None:
    fields = {"start": start, "end": end, "precision": precision, "basis": "stated", "as_written": "as written"}
    assert when_words(When.model_validate(fields)) == words


def test_organs_of_one_group_stand_together() -> None:
    organs = [
        Origin(name="State Radio", group="State"),
        Origin(name="Clinic"),
        Origin(name="State Post", group="State"),
    ]
    assert independent(organs) == ("State Radio and State Post (State)", "Clinic")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n b\t\tc\u2028d", "a b c d"),
        ("5\u00a0000 men", "5\u00a0000 men"),
        ("\x1b[31mred\x07", "�[31mred�"),
        ("left\u202eright\u2066", "left�right�"),
        ("soft\u00adhyphen", "softhyphen"),
        ("👩\u200d🚒", "👩\u200d🚒"),
    ],
)
def test_text_is_cleaned_visibly(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/x",
        "https:///x",
        "https://a b.example",
        "ftp://a.example",
        None,
    ],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert web_address(address) is None
    assert web_address("https://a.example/x?y=1#z") == "https://a.example/x?y=1#z"


def test_what_has_no_date_rests_on_nothing() -> None:
    undated = When(precision="undated", basis="derived", as_written="over the weekend")
    dated = When(start=date(2026, 3, 1), precision="day", basis="derived", as_written="Sunday")
    assert (when_basis(undated), when_basis(dated)) == ("", "from an article's date")
