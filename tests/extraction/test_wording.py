"""A draft's words made to stand alone."""

from __future__ import annotations

import pytest

from summarizer.extraction.wording import own_words, stand_alone

from .making import annotated


def alone(text: str, number: int = 2) -> tuple[str, str]:
    """Sentence `number` as its own statement: how it is printed, and the result of the check."""
    article = annotated(text)
    worded = stand_alone(own_words(article.lines[number - 1], article, (number,)), article, (number,))
    return worded.statement, worded.checks[-1].result


@pytest.mark.parametrize(
    ("before", "sentence", "printed"),
    [
        ("Ada Ros opened the archive.", "She resigned.", "[Ada Ros] resigned."),
        ("Ada Ros opened the archive.", "Her deputy resigned.", "[Ada Ros’] deputy resigned."),
        ("“We won,” mayor Ada Ros said.", "“It took years,” she added.", "“It took years,” [Ada Ros] added."),
        ("The Tolm Bank raised its rate.", "It expects slower growth.", "[The Tolm Bank] expects slower growth."),
        ("Ada Ros suspended the licence in Tolm.", "She cited the divers.", "[Ada Ros] cited the divers."),
    ],
)
def test_a_name_takes_the_place_of_a_pronoun(before: str, sentence: str, printed: str) -> None:
    assert alone(f"{before} {sentence}") == (printed, "repaired")


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Ada Ros met Ida Kell.", "She resigned."),
        ("Ada Ros and Ida Kell sailed.", "She resigned."),
        ("On Sunday he praised Ada Ros.", "He flew home."),
        ("The woman who began it met Ada Ros.", "She resigned."),
        ("Mrs Ros opened the archive.", "He resigned."),
        ("Ada Ros’s ship sank.", "She resigned."),
        ("A driver was hurt.", "He is 44."),
        ("Tolm Bank managers met.", "It expects slower growth."),
        ("The boats met.", "They turned back."),
        ("Rain fell.", "This is the third storm."),
        ("Two lists exist.", "Neither was checked."),
        ("Kell and Ros ran.", "The two won."),
        ("The Tolm Bank met.", "It was the worst day."),
        ("Hours later, the Tolm Bank closed.", "It gave no reason."),
    ],
)
def test_what_is_not_certain_is_left_open(before: str, sentence: str) -> None:
    assert alone(f"{before} {sentence}") == (sentence, "failed")


@pytest.mark.parametrize(
    "sentence",
    [
        "It is unclear whether the door was shut.",
        "It took rescuers an hour to reach the wreck.",
        "It was not known who opened the door.",
        "It had rained for days.",
        "“This is the third storm,” Ada Ros said.",
        "“He is a thief,” Ada Ros said.",
        "Both Ada Ros and Ida Kell denied the charge.",
        "Neither the bank nor the union replied.",
        "Ada Ros left Tolm on Friday, she said.",
        "The harbour office opened an inquiry, it said.",
        "The ferry sank.",
    ],
)
def test_what_is_understood_alone_is_left_alone(sentence: str) -> None:
    assert alone(f"Leo Marsh met Ida Kell. {sentence}") == (sentence, "passed")


def test_a_denial_says_what_is_denied() -> None:
    printed, result = alone("The board was warned in May, a manager said. Ollery Line denied this.")
    assert (printed, result) == ("Ollery Line denied this [“The board was warned in May”].", "repaired")
    printed, result = alone("A manager, who left in May, said that the board was warned. Ollery Line denied this.")
    assert (printed, result) == ("Ollery Line denied this [“the board was warned”].", "repaired")
    assert alone("He had made the same claim. Ollery Line denied this.")[1] == "failed"


def test_a_running_quotation_keeps_its_speaker() -> None:
    text = "“We won,” Ada Ros said. “It took years.” She flew home."
    assert alone(text, 3) == ("[Ada Ros] flew home.", "repaired")


def test_a_sentence_without_people_does_not_hide_the_speaker() -> None:
    text = "Ada Ros suspended the licence. The licence was new. The door was open, she said."
    assert alone(text, 3) == ("The door was open, [Ada Ros] said.", "repaired")


def test_own_words_bring_back_what_copying_lost() -> None:
    article = annotated("TOLM, May 3 (Corran Press) — “Nobody was hurt in the fire at all,” Leo Marsh said.")
    assert own_words("Nobody was hurt in the fire at all", article, (1,)) == article.lines[0][29:]
    assert own_words("“Nobody was hurt in the fire at all,” Leo Marsh said", article, (1,)).endswith("said.")


def test_own_words_keep_a_paraphrase_and_close_it() -> None:
    article = annotated("Fourteen people died, Ada Ros said.")
    assert own_words("Ada Ros counted [14] dead;", article, (1,)) == "Ada Ros counted 14 dead."


def test_quoted_words_are_never_given_as_the_papers_own() -> None:
    text = annotated('"Kelde is free," Ada Pell said. The town was quiet.')
    assert own_words("Kelde is free.", text, (1,)) == '"Kelde is free," Ada Pell said.'


def test_a_german_paper_is_named_beside_its_own_words() -> None:
    text = annotated("Das sagte Landrätin Ida Kell dieser Zeitung.", language="de", outlet="Tolmer Bote")
    worded = stand_alone(text.lines[0], text, (1,))
    assert worded.statement == "Das sagte Landrätin Ida Kell dieser Zeitung [Tolmer Bote]."
