from __future__ import annotations

import pytest

from summarizer.schema import Copy
from summarizer.settings import Settings
from tests.merging.making import claims_of, extraction, merge, the_claim

SINKING = "The ferry Marlin sank off Tolm harbour on Sunday"


def status(*texts: str, settings: Settings | None = None, **changes: object) -> tuple[str, list[str]]:
    extractions = [extraction(text, f"Paper {number}", [changes]) for number, text in enumerate(texts)]
    (claim,) = claims_of(merge(*extractions, settings=settings or Settings()))
    return claim.status, [origin.name for origin in claim.origins]


def test_two_independent_bodies_corroborate() -> None:
    assert status(f"{SINKING}, the coast guard said.", f"{SINKING}, Brannec Hospital said.") == (
        "corroborated",
        ["Brannec Hospital", "coast guard"],
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the coast guard said", "Sgt. Tam Orr of the coast guard said"),
        ("fire chief Maud Terr said", "the Tolm Fire Service said"),
        ("the Marlin Line said", "Perr Vale, a spokeswoman for the Marlin Line, said"),
        ("harbour master Ada Ros said", "Ros said"),
        ("police said", "police inspector Gerrit Sool said"),
    ],
)
def test_a_body_and_who_speaks_for_it_are_one_origin(one: str, other: str) -> None:
    assert status(f"{SINKING}, {one}.", f"{SINKING}, {other}.")[0] == "single-source"


def test_organs_of_one_state_are_one_origin() -> None:
    texts = f"{SINKING}, the Ruvia Herald said.", f"{SINKING}, the Torch Agency said."
    assert status(*texts)[0] == "corroborated"
    grouped = Settings(origin_groups={"State of Ruvia": ("Ruvia Herald", "Torch Agency")})
    assert status(*texts, settings=grouped)[0] == "single-source"


def test_who_names_nobody_adds_an_outlet_only() -> None:
    assert status(f"{SINKING}, the coast guard said.", f"TOLM — {SINKING}.") == ("single-source", ["coast guard"])


def test_unnamed_people_are_never_a_second_origin() -> None:
    named, unnamed = f"{SINKING}, the coast guard said.", f"{SINKING}, an official who asked not to be named said."
    assert status(named, unnamed)[1] == ["coast guard"]
    assert status(unnamed, f"{SINKING}, two survivors said.")[0] == "single-source"


def test_own_reporting_shows_in_a_dateline_or_a_credit() -> None:
    assert status(f"TOLM — {SINKING}.") == ("single-source", ["Paper 0"])
    assert status(f"TOLM, March 2 (Sea Wire) — {SINKING}.")[1] == ["Sea Wire"]
    assert status(f"{SINKING}.") == ("unattributed", [])
    assert status(f"TOLM — {SINKING}.", f"TOLM, Monday — {SINKING}.")[0] == "single-source"


def test_two_actors_who_assert_the_same_do_not_corroborate() -> None:
    victory = "Ruvia and Tesmia have taken the ridge of Kelde"
    assert status(f"{victory}, President Ilan Mar of Tesmia said.", f"{victory}, Chairman Oru Vask of Ruvia said.") == (
        "asserted",
        ["Ilan Mar", "Oru Vask"],
    )


def test_speech_is_not_corroborated_by_repetition() -> None:
    texts = f"{SINKING}, the coast guard said.", f"{SINKING}, Brannec Hospital said."
    assert status(*texts, kind="plan")[0] == "asserted"


def test_copies_of_the_very_same_text_add_their_outlets() -> None:
    told = extraction(f"{SINKING}, the coast guard said.", "Sea Wire")
    copies = (Copy(source="b.txt", outlet="Tolm Times"),)
    copied = told.article.model_copy(update={"copies": copies})
    (claim,) = claims_of(merge(told.model_copy(update={"article": copied})))
    assert claim.outlets == ("Sea Wire", "Tolm Times")
    assert the_claim(merge(told), "sank").outlets == ("Sea Wire",)
