"""What casts doubt on two tellings, what rules them out, and what does neither."""

from __future__ import annotations

import pytest

from summarizer.merging.alike import alike, shared_words, words_of
from summarizer.merging.namesakes import another_name, names_differ, roles_swapped
from summarizer.merging.sameness import UNLIKE, is_near, likeness, wording_likeness
from summarizer.merging.telling import Telling, tellings_of
from tests.merging.making import extraction

LONG = "The harbour office of Tolm closed the ferry line to Kessim after divers found cracks in the hull of the Marlin"


def told(text: str, outlet: str = "Sea Wire", **changes: object) -> Telling:
    """The first sentence of a text as a claim."""
    return tellings_of([extraction(text, outlet, [changes])])[0]


def test_the_same_words_are_alike_and_other_words_are_not() -> None:
    ferry, again = words_of("A ferry sank off Tolm harbour."), words_of("Off Tolm harbour, a ferry has sunk.")
    other = words_of("The dairies of Ruvia raised the price of milk.")
    assert alike(ferry, ferry) > alike(ferry, again) > alike(ferry, other)
    assert shared_words(ferry, other) < shared_words(ferry, again) <= 1


def test_the_shorter_the_texts_the_less_their_likeness_says() -> None:
    short, long = words_of("They met again."), words_of(f"{LONG}.")
    assert alike(short, short) < alike(long, long) < 1


def test_words_of_one_meaning_are_one_word() -> None:
    assert shared_words(words_of("Six miners died."), words_of("Six miners were killed.")) > 0.7


def test_no_words_are_like_nothing() -> None:
    assert alike(words_of(""), words_of("")) == 0
    assert alike(words_of("…"), words_of("A ferry sank.")) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{LONG}.", f"{LONG.replace('closed', 'will close')}."),
        (f"{LONG}.", f"{LONG.replace('closed', 'did not close')}."),
        (
            "Tolm blames Ruvia for the shelling of the old bridge.",
            "Ruvia blames Tolm for the shelling of the old bridge.",
        ),
        ("Six people died in a landslide at Kessim.", "Six people are missing after a landslide at Kessim."),
        ("Six people died in a landslide at Kessim.", "Nine people died in a landslide at Kessim."),
        (
            "At least 14 people died when the ferry Marra sank off Tolm on Sunday.",
            "212 people were aboard the ferry Marra when she sank off Tolm on Sunday.",
        ),
        ("A fire broke out in a mill in Tolm.", "A fire broke out in a mill in Kessim."),
        (
            "The Harbour List won 41 percent of the vote in the Tolm election, official results showed.",
            "The Harbour List won 54 percent of the seats in the Tolm election, official results showed.",
        ),
        ("The price of milk in Tolm rose in the winter.", "The price of milk in Tolm fell in the winter."),
        ("Correction: the ferry Marlin sank off Tolm.", "The ferry Marlin sank off Tolm."),
        ("The ferry Marlin sank off Tolm, the Courier said in a correction.", "The ferry Marlin sank off Tolm."),
        ("The search for the crew of the Marlin has ended.", "The search for the crew of the Marlin is going on."),
        (
            "The council of Tolm approved the sale of the harbour to Ruvia on Monday.",
            "The council of Tolm will vote on the sale of the harbour to Ruvia on Monday.",
        ),
        (  # what is to come is another thing
            "Six people were killed when a landslide struck the village of Kessim in Upper Tarrow.",
            "The funeral of the six people killed in a landslide at Kessim in Upper Tarrow will be held in Tolm.",
        ),
    ],
)
def test_what_cannot_be_said_of_one_thing_is_never_one_claim(one: str, other: str) -> None:
    assert likeness(told(one), told(other, "Tolm Times")) == UNLIKE


@pytest.mark.parametrize("other", ["that 41 sailors had", "that 14 sailors had not"])
def test_nor_are_two_statements_of_several_sentences_that_differ_in_nothing_else(other: str) -> None:
    text = f"{LONG}. The office said that 14 sailors had left the ferry Marlin in time."
    changed = text.replace("that 14 sailors had", other)
    told_so, otherwise = told(text, statement=text), told(changed, "Tolm Times", statement=changed)
    assert likeness(told_so, otherwise) == UNLIKE


def test_what_one_denies_and_the_other_asserts_is_never_one_claim() -> None:
    said = told("The car door of the Marlin was open when she sailed.")
    denied = told("Ollery Line denied that the car door of the Marlin was open.", "Tolm Times", modality="denied")
    assert likeness(said, denied) == UNLIKE


def test_speech_belongs_to_its_speaker() -> None:
    ros = told(f"{LONG}.", kind="statement", said_by="Ada Ros")
    assert likeness(ros, told(f"{LONG}.", "Tolm Times", kind="statement", said_by="Lio Fenn")) == UNLIKE
    assert likeness(ros, told(f"{LONG}.", "Tolm Times", kind="statement", said_by="Ros")) > UNLIKE
    assert likeness(ros, told(f"{LONG}.", "Tolm Times", kind="event", said_by="Lio Fenn")) > UNLIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qadhir", "Kadir"),
        ("Gen. Oleksandr Tamm", "General Olexander Tamm"),
        ("Ada Ros", "Ros"),
        ("White Hall", "Whitehall"),
        ("Upper Tarrow Relief Fund", "UTRF"),
    ],
)
def test_a_name_in_another_spelling_is_the_same_name(one: str, other: str) -> None:
    a, b = (told(f"The harbour office of Tolm told {name} to close the ferry line.") for name in (one, other))
    assert not names_differ(a, b)
    assert not another_name(a, b)


def test_somebody_else_is_another_name() -> None:
    a, b = (told(f"The harbour office of Tolm told {name} to close the ferry line.") for name in ("Ada Ros", "Ida Ros"))
    assert names_differ(a, b)
    assert another_name(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Tolm's envoy Ada Ros and Ruvia's envoy Lio Fenn called for an end to the war.",
            "Ruvia's envoy Lio Fenn and Tolm's envoy Ada Ros called for an end to the war.",
        ),
        ("Ruvia was blamed by Tolm for the shelling of the old bridge.", "Tolm blames Ruvia for the shelling."),
    ],
)
def test_two_names_in_another_order_need_not_have_swapped_roles(one: str, other: str) -> None:
    assert not roles_swapped(told(one), told(other))


def test_what_differs_in_two_wordings_is_a_doubt_and_where_nothing_else_does_the_difference() -> None:
    """A pair of other wording can be outvoted by the rest of its claim; a pair of one wording never is."""
    a = told("Guards of the harbour office agreed to open the gates, but will not leave before the crews have gone.")
    b = told("The guards agreed to open the gates and are to leave only when the crews of the harbour have gone.")
    assert UNLIKE < likeness(a, b) < wording_likeness(a, b)
    assert likeness(told(f"{LONG}."), told(f"{LONG.replace('closed', 'did not close')}.")) == UNLIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (  # the same two names in the same order
            "A shell that Ruvia fired at Tolm killed the mayor of Tolm and her driver on the old bridge.",
            "A shell that Ruvia fired at Tolm missed the bridge but killed the mayor of Tolm and her driver.",
        ),
        (  # a verb that says more than "not" need not be in the other
            "The plan of the harbour office to close the ferry line to Kessim was rejected by angry crowds in Tolm.",
            "The plan of the harbour office to close the ferry line to Kessim was met by angry crowds in Tolm.",
        ),
        (  # both tell of the denial
            "Ostmarl says three tanks have crossed the Kelde Ridge, to Zhurdani denials.",
            "Zhurdan denies that three tanks have crossed the Kelde Ridge, as Ostmarl says.",
        ),
        ("Rescuers found 21 dead and 70 injured in Tolm mill.", "In Tolm mill 21 were killed and 70 injured."),
    ],
)
def test_what_only_looks_like_a_conflict_is_none(one: str, other: str) -> None:
    assert likeness(told(one), told(other, "Tolm Times")) > UNLIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The senate of Tolm met in Kessim and voted.", "The senate of Tolm met in Hollin Pass and voted."),
        ("The mill at Tolm burned down with 40 carts.", "The mill at Tolm burned down."),
        ("The harbour office has now heard nobody of the crew.", "The harbour office has now heard the crew."),
        ("The mill at Tolm is expected to burn wood.", "The mill at Tolm burns wood."),
    ],
)
def test_what_one_leaves_out_casts_doubt(one: str, other: str) -> None:
    a, b = told(one), told(other, "Tolm Times")
    assert likeness(a, b) < wording_likeness(a, b)


def test_a_detail_more_in_a_long_statement_casts_no_doubt() -> None:
    a = told(f"{LONG}.")
    b = told(f"{LONG} on its way to the yard.", "Tolm Times")
    assert likeness(a, b) == wording_likeness(a, b)


def test_what_is_near_is_seen_from_the_words() -> None:
    a, b = told("A ferry sank off Tolm harbour."), told("The dairies of Ruvia raised their prices.", "Tolm Times")
    assert is_near(a, a, 0.3, 0.44)
    assert not is_near(a, b, 0.3, 0.44)
