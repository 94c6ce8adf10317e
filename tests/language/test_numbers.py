"""Quantities: what is found, what is not, and when two of them agree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language.numbers import Quantity, compatible, find_quantities, noun_key, supports

FOUND: list[tuple[str, list[tuple[Any, ...]]]] = [
    # text, [(low, high, unit, qualifier, noun)]
    ("They bought 1,000 chairs.", [(1000, 1000, "", "exact", "chair")]),
    ("They bought 1 000 chairs.", [(1000, 1000, "", "exact", "chair")]),
    ("They bought 1\u00a0000 chairs.", [(1000, 1000, "", "exact", "chair")]),
    ("It counts 1.2 million readers.", [(1.2e6, 1.2e6, "", "exact", "reader")]),
    ("It counts 1.2m readers.", [(1.2e6, 1.2e6, "", "exact", "reader")]),
    ("It is worth 12bn.", [(1.2e10, 1.2e10, "", "exact", "")]),
    ("It cost $3.4 billion to build.", [(3.4e9, 3.4e9, "USD", "exact", "")]),
    ("A loan of €40m was signed.", [(4e7, 4e7, "EUR", "exact", "")]),
    ("The fine is 3,000 euros.", [(3000, 3000, "EUR", "exact", "")]),
    ("The fine is EUR 3,000.", [(3000, 3000, "EUR", "exact", "")]),
    ("The fine is 300 crowns.", [(300, 300, "", "exact", "crown")]),
    ("It will cost $3-4 billion.", [(3e9, 4e9, "USD", "exact", "")]),
    ("Prices rose 4.5 per cent.", [(4.5, 4.5, "percent", "exact", "")]),
    ("Prices rose 4.5%.", [(4.5, 4.5, "percent", "exact", "")]),
    ("Some 40% of the voters stayed home.", [(40, 40, "percent", "about", "voter")]),
    ("The share grew by 2 percentage points.", [(2, 2, "percentage_points", "exact", "")]),
    ("The bank moved by 25 basis points.", [(25, 25, "basis_points", "exact", "")]),
    ("A dozen cows escaped.", [(12, 12, "", "exact", "cow")]),
    ("Two dozen cows escaped.", [(24, 24, "", "exact", "cow")]),
    ("Dozens of cows escaped.", [(24, None, "", "at_least", "cow")]),
    ("Hundreds fled.", [(200, None, "", "at_least", "")]),
    ("Thousands of pupils marched.", [(2000, None, "", "at_least", "pupil")]),
    ("Tens of thousands of pupils marched.", [(20000, None, "", "at_least", "pupil")]),
    ("Hundreds of thousands of pupils marched.", [(200000, None, "", "at_least", "pupil")]),
    ("It cost tens of millions of euros.", [(2e7, None, "EUR", "at_least", "")]),
    ("It took three-and-a-half hours.", [(3.5, 3.5, "hour", "exact", "")]),
    ("A 500-strong crowd sang.", [(500, 500, "", "exact", "")]),
    ("The toll could be as high as 100.", [(None, 100, "", "at_most", "")]),
    ("Several ships turned back.", [(3, None, "", "about", "ship")]),
    ("A few hundred ships turned back.", [(300, None, "", "about", "ship")]),
    ("A couple of days passed.", [(2, 2, "day", "about", "")]),
    ("Twenty-three houses burned.", [(23, 23, "", "exact", "house")]),
    ("One hundred and five sheep were lost.", [(105, 105, "", "exact", "sheep")]),
    ("Five hundred thousand trees were felled.", [(5e5, 5e5, "", "exact", "tree")]),
    ("Half a million trees were felled.", [(5e5, 5e5, "", "exact", "tree")]),
    ("Two and a half million trees were felled.", [(2.5e6, 2.5e6, "", "exact", "tree")]),
    ("They waited half an hour.", [(0.5, 0.5, "hour", "exact", "")]),
    ("A third of voters agreed.", [(1 / 3, 1 / 3, "share", "exact", "voter")]),
    ("Nearly two-thirds of voters agreed.", [(2 / 3, 2 / 3, "share", "about", "voter")]),
    ("More than half of the seats are empty.", [(0.5, None, "share", "at_least", "seat")]),
    ("Between 11,000 and 12,000 Norvian troops are there.", [(11000, 12000, "", "exact", "troop")]),
    ("11,000 to 12,000 troops are there.", [(11000, 12000, "", "exact", "troop")]),
    ("11,000-12,000 troops are there.", [(11000, 12000, "", "exact", "troop")]),
    ("11,000\u201312,000 troops are there.", [(11000, 12000, "", "exact", "troop")]),
    ("11 to 12 million people live there.", [(1.1e7, 1.2e7, "", "exact", "person")]),
    ("Two or three days are needed.", [(2, 3, "day", "exact", "")]),
    ("Turnout was 50 to 60 per cent.", [(50, 60, "percent", "exact", "")]),
    ("It rose from 4 to 5 per cent.", [(4, 4, "percent", "exact", ""), (5, 5, "percent", "exact", "")]),
    ("The toll was raised from 14 to 18.", [(14, 14, "", "exact", ""), (18, 18, "", "exact", "")]),
    ("At least 14 people came.", [(14, None, "", "at_least", "person")]),
    ("No fewer than 14 people came.", [(14, None, "", "at_least", "person")]),
    ("More than 70 came.", [(70, None, "", "at_least", "")]),
    ("20 or more came.", [(20, None, "", "at_least", "")]),
    ("14+ people came.", [(14, None, "", "at_least", "person")]),
    ("As many as 15,000 came.", [(None, 15000, "", "at_most", "")]),
    ("Up to 3 million tonnes of grain burned.", [(None, 3e6, "tonne", "at_most", "grain")]),
    ("Fewer than 40 came.", [(None, 40, "", "at_most", "")]),
    ("No more than 40 came.", [(None, 40, "", "at_most", "")]),
    ("An estimated 40 boats sank.", [(40, 40, "", "about", "boat")]),
    ("20-odd people came.", [(20, 20, "", "about", "person")]),
    ("There are 14 dead.", [(14, 14, "", "exact", "dead")]),
    ("The blast killed 14.", [(14, 14, "", "exact", "")]),
    ("14 were killed.", [(14, 14, "", "exact", "")]),
    ("Six children slept.", [(6, 6, "", "exact", "child")]),
    ("14 dead soldiers were brought home.", [(14, 14, "", "exact", "soldier")]),
    ("50 police officers came.", [(50, 50, "", "exact", "officer")]),
    ("A 15-member council meets.", [(15, 15, "", "exact", "member")]),
    ("One person came.", [(1, 1, "", "exact", "person")]),
    ("The 43-year-old smiled.", [(43, 43, "years", "exact", "age")]),
    ("A woman aged 43 smiled.", [(43, 43, "years", "exact", "age")]),
    ("Anna Brook, 43, smiled.", [(43, 43, "years", "exact", "age")]),
    ("They walked 12 km in 3.5 hours.", [(12, 12, "km", "exact", ""), (3.5, 3.5, "hour", "exact", "")]),
    ("It was -5 degrees.", [(-5, -5, "degree", "exact", "")]),
    ("It burned over two days.", [(2, 2, "day", "exact", "")]),
    ("It burned for over two days.", [(2, None, "day", "at_least", "")]),
    ("There were 2000 soldiers.", [(2000, 2000, "", "exact", "soldier")]),
    ("They may 20 times a day.", [(20, 20, "", "exact", "time")]),
    ("Varno won 3-2.", [(3, 3, "", "exact", ""), (2, 2, "", "exact", "")]),
]

NOTHING = [
    "It opened in 2024.",
    "It opened in June 2024.",
    "It opened in 1860.",
    "Call 0370 60 60 900.",
    "In 2014 soldiers came.",
    "From 2014 to 2016 it was closed.",
    "The 2024 elections were calm.",
    "It fell on April 28.",
    "It fell on 28 April.",
    "It fell on 2025-04-28.",
    "It fell on Oct. 24.",
    "It fell on March 3-5.",
    "It fell at 14:30 on Monday.",
    "It fell at 3 p.m. on Monday.",
    "It fell at 9am.",
    "The 20th visitor and the first.",
    "As the report says [3].",
    "1. Tea\n2. Milk",
    "Flight MH17 landed.",
    "The G20 met.",
    "Article 51 applies.",
    "Sections 3 and 4 apply.",
    "Route 9 is closed.",
    "COVID-19 came back.",
    "An F-16 flew by.",
    "Resolution 2397 was quoted.",
    "A Boeing 737 landed.",
    "Apollo 11 flew.",
    "See https://example.org/2024/05 today.",
    "Call +44 20 7946 0958.",
    "A 5G mast.",
    "It is no. 5.",
    "The 1980s were calm.",
    "One of the men smiled.",
    "One day it will end.",
    "A third man smiled.",
    "The third quarter was calm.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text: str, expected: list[tuple[Any, ...]]) -> None:
    found = find_quantities(text)
    assert [(q.unit, q.qualifier, q.noun) for q in found] == [row[2:] for row in expected]
    assert [(q.low, q.high) for q in found] == [
        tuple(v if v is None else pytest.approx(v) for v in row[:2]) for row in expected
    ]


@pytest.mark.parametrize("text", NOTHING)
def test_is_not_a_quantity(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("The blast killed at least 14 people and injured 20 others.", ["dead", "injured"]),
        ("14 people were killed and 20 wounded.", ["dead", "injured"]),
        ("14 people, including three children, were killed.", ["dead", ""]),
        ("The blast killed or wounded 14.", ["casualty"]),
        ("There were 14 dead and injured.", ["casualty"]),
        ("The death toll rose to 14.", ["dead"]),
        ("14 troops were deployed.", ["deployed"]),
        ("14 people sang.", [""]),
    ],
)
def test_says_what_befell_those_counted(text: str, states: list[str]) -> None:
    assert [q.state for q in find_quantities(text)] == states


def test_as_written_runs_from_the_qualifier_to_the_noun() -> None:
    (found,) = find_quantities("Police counted at least 1,000 Norvian soldiers there.")
    assert found.as_written == "at least 1,000 Norvian soldiers"


def one(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("at least 1,000", "about 2,000", True),
        ("about 2,000", "600", False),
        ("about 2,000", "1,900", True),
        ("14", "14", True),
        ("14", "15", False),
        ("at least 14", "at most 13", False),
        ("at least 14", "14", True),
        ("up to 15", "12", True),
        ("11,000 to 12,000", "11,500", True),
        ("11,000 to 12,000", "nearly 13,000", True),
        ("dozens", "600", True),
        ("hundreds", "40", False),
        ("-5 degrees", "-5 degrees", True),
    ],
)
def test_compatible(a: str, b: str, expected: bool) -> None:
    assert compatible(one(a), one(b)) is expected
    assert compatible(one(b), one(a)) is expected


@pytest.mark.parametrize(
    ("evidence", "statement", "expected"),
    [
        ("1.2 million people", "1,200,000 people", True),
        ("14 people", "fourteen people", True),
        ("at least 14 people", "14 people", False),
        ("about 14 people", "14 people", False),
        ("nearly 14 people", "about 14 people", True),
        ("14 people", "about 14 people", True),
        ("14 people", "more than 10 people", True),
        ("14 people", "more than 20 people", False),
        ("at least 14 people", "at least 10 people", True),
        ("at least 14 people", "at least 20 people", False),
        ("up to 15 people", "up to 20 people", True),
        ("up to 15 people", "15 people", False),
        ("11,000 to 12,000 troops", "11,000 troops", False),
        ("11,000 to 12,000 troops", "at least 11,000 soldiers", True),
        ("11,000 to 12,000 troops", "between 11,000 and 12,000 soldiers", True),
        ("14 soldiers", "14 people", True),
        ("14 people", "14 soldiers", False),
        ("14 ships", "14 people", False),
        ("14 ships", "14", True),
        ("14 per cent", "14 people", False),
        ("half of the seats", "50 per cent of the seats", True),
        ("14 people were killed", "14 dead", True),
        ("14 people were injured", "14 dead", False),
        ("14 were injured", "killed 14", False),
        ("5 ships", "several ships", True),
        ("5,000 ships", "several ships", False),
        ("dozens of ships", "hundreds of ships", False),
        ("3 million dollars", "$3m", True),
        ("3 million dollars", "€3m", False),
    ],
)
def test_supports(evidence: str, statement: str, expected: bool) -> None:
    assert supports(one(evidence), one(statement)) is expected


def test_nouns_of_one_class_share_a_key() -> None:
    assert noun_key("troop") == noun_key("soldier")
    assert noun_key("death") == noun_key("killed") == noun_key("dead")
    assert noun_key("ship") == "ship" != noun_key("boat")


PIECES = st.sampled_from(
    [
        "14",
        "1,000",
        "1 000",
        "2.5",
        "2024",
        "one",
        "two",
        "three",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "dozens",
        "of",
        "and",
        "to",
        "-",
        "\u2013",
        "%",
        "per cent",
        "$",
        "€",
        "between",
        "from",
        "rose",
        "at least",
        "about",
        "over",
        "some",
        "half",
        "a",
        "third",
        "several",
        "few",
        "people",
        "dead",
        "killed",
        "troops",
        "km",
        "April",
        "May",
        "28",
        "year",
        "old",
        ".",
        ",",
        "[",
        "]",
        "(",
        ")",
        "\n",
        "İ",
        "F-16",
        "x.org/5",
        "or more",
        "so",
        "+",
        "aged",
    ]
)
WORDS = st.lists(PIECES, max_size=12)
TEXTS = st.one_of(st.text(max_size=60), WORDS.map(" ".join), WORDS.map("".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_spans_are_verbatim_disjoint_and_ordered(text: str) -> None:
    end = 0
    for q in find_quantities(text):
        assert end <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.as_written
        assert q.low is None or q.high is None or q.low <= q.high
        end = q.end


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_agreement_is_reflexive_and_symmetric(one_text: str, other_text: str) -> None:
    found = find_quantities(one_text) + find_quantities(other_text)
    for a in found:
        assert supports(a, a)
        assert compatible(a, a)
        assert all(compatible(a, b) == compatible(b, a) for b in found)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_what_supports_is_compatible(one_text: str, other_text: str) -> None:
    for a in find_quantities(one_text):
        assert all(compatible(a, b) for b in find_quantities(other_text) if supports(a, b) and a.unit == b.unit)


def test_what_is_counted_together_is_written_together() -> None:
    (quantity,) = find_quantities("A notice spoke of 45 dead and injured.")
    assert (quantity.as_written, quantity.state) == ("45 dead and injured", "casualty")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Up to 900 US troops are there.", "troop"),
        ('The office knows of "between 30 and 40" fires.', "fire"),
        ("There were 787 H5N9 infections.", "infection"),
        ("The office has counted 18 measles cases.", "case"),
    ],
)
def test_what_is_counted_behind_a_country_a_quotation_mark_or_a_name_with_digits(text: str, noun: str) -> None:
    assert [quantity.noun for quantity in find_quantities(text)] == [noun]


def test_the_time_that_a_live_report_begins_with_counts_nothing() -> None:
    assert [quantity.low for quantity in find_quantities("1535 Police say 11 people were hurt.")] == [11]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("One in three schools closed.", 1 / 3, "share"),
        ("About nine out of ten voters agree.", 0.9, "share"),
        ("A quarter of a million people fled.", 250_000, ""),
    ],
)
def test_ratios_and_parts_of_a_million(text: str, value: float, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.low, found.unit) == (pytest.approx(value), unit)


def test_a_quotation_mark_before_a_qualifier() -> None:
    (found,) = find_quantities("It spoke of 'no more than a dozen fighters' in all.")
    assert (found.low, found.high) == (None, 12)
