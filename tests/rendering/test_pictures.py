"""What is drawn: figures on one axis, dates with their precision, who says what."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.rendering import render
from summarizer.rendering.pictures import bars, matrix, precision
from summarizer.rendering.view import BarView
from summarizer.schema import Briefing, Figure, Measure, Story, When

from .sample import FIRE, HOSPITAL, MONDAY, OPERATOR


def test_figures_stand_on_one_axis_from_zero() -> None:
    axis = bars(["Between 400 and 600 soldiers", "About 1,200 soldiers", "at least 900 soldiers", "fewer than 300"])
    assert axis is not None
    assert axis.ticks == ("0", "750", "1,500")
    assert axis.bars == (
        BarView(low=26.7, high=40),
        BarView(low=80, high=80, about=True),
        BarView(low=60, high=100, open_above=True),
        BarView(low=0, high=20, open_below=True),
    )


@pytest.mark.parametrize(
    "figures",
    [
        ["14 people"],
        ["14 people", "14 people"],
        ["yes", "no"],
        ["14 people", "3 per cent"],
        ["14 dead and 30 injured", "12 people"],
        ["0 people", "no people"],
    ],
    ids=["one", "the same", "not figures", "two units", "two figures in one", "nothing"],
)
def test_what_cannot_be_compared_by_looking_is_not_drawn(figures: list[str]) -> None:
    assert bars(figures) is None


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        ("23 people", ("0", "15", "30")),
        ("248 people", ("0", "150", "300")),
        ("9 people", ("0", "5", "10")),
        ("1.9 billion people", ("0", "1.5 billion", "3 billion")),
    ],
)
def test_an_axis_ends_at_a_round_number(largest: str, ticks: tuple[str, ...]) -> None:
    axis = bars([largest, "1 person"])
    assert axis is not None
    assert axis.ticks == ticks


@pytest.mark.parametrize(
    ("known", "shape"), [("day", "day"), ("month", "span"), ("season", "span"), ("month_day", "open")]
)
def test_a_date_is_drawn_as_precisely_as_it_is_known(known: str, shape: str) -> None:
    fields = {"start": MONDAY, "end": MONDAY, "precision": known, "basis": "stated", "as_written": "then"}
    assert precision(When.model_validate(fields)) == shape
    assert precision(When.model_validate(fields | {"start": None})) == "open"


def test_who_says_what_is_told_of_shared_and_disputed_claims(briefing: Briefing) -> None:
    table = matrix(briefing.stories[0])
    assert table is not None
    assert table.origins == (FIRE.name, HOSPITAL.name, OPERATOR.name)
    assert [row.cells for row in table.rows] == [
        (True, True, False),
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]


def with_lone_figures(story: Story) -> Story:
    """The story with figures of two days that nobody disputes."""
    calm, built = story.claims[5:]
    counted = [
        claim.model_copy(
            update={
                "figures": (
                    Figure(
                        measure_id="m-crew",
                        low=number,
                        high=number,
                        unit="",
                        qualifier="exact",
                        as_written=f"{number} sailors",
                        as_of=date(2026, 3, number - 20),
                    ),
                )
            }
        )
        for claim, number in ((calm, 21), (built, 22))
    ]
    crew = Measure(id="m-crew", what="sailors", basis="at_a_time", claim_ids=(calm.id, built.id))
    return story.model_copy(update={"claims": (*story.claims[:5], *counted), "measures": (*story.measures, crew)})


def test_each_figure_is_shown_once(briefing: Briefing) -> None:
    changed = briefing.model_copy(update={"stories": (with_lone_figures(briefing.stories[0]),)})
    page = render(changed, "html")
    assert page.count("21 sailors") == page.count("at least 12") == 1
    assert "<table>" not in page
    text = render(changed, "text")
    assert text.count("sailors (at that time)") == 1
    assert "– 21 sailors — according to Ada Mott — as of 1 March 2026 [1]\n" in text
