"""What means something outside a statement: put in brackets where the article says it plainly, else withheld."""

from __future__ import annotations

import pytest

from summarizer.extraction.wording import stand_alone

from .making import annotated

OPENING = "A fire broke out at the Tolm mill on Monday, mayor Ada Finch said. Fourteen workers were taken to hospital. "

OPEN = [
    ("“We told them in writing,” a guard said. Mrs Finch said she knew of no such letter.", "no such"),
    ("Ruvia claimed victory. Ostmarl had made the same claim hours before.", "the same claim"),
    ("Six died. Two others are still missing, police in Tolm said.", "Two others"),
    ("It hit Upper Tarrow, too. Rain is forecast in both provinces from Wednesday.", "both"),
    ("The line spoke of 212. The coast guard put the number at about 240.", "the number"),
    ("The line spoke of 212. Ollery Line said it stood by its own figure of 212.", "its own figure"),
    ("It rained. Nobody was hurt.", "Nobody was"),
    ("It rained. Fourteen lamps were lit, one for each known by then to have died.", "by then"),
    ("The council spoke of 2 million crowns. The gap is a loan of 650,000 crowns.", "The gap"),
    ("It had a permit. The permit was renewed in May.", "The permit"),
    ("Ruvia denied it. The envoy's office said the report was a fairy tale.", "the report"),
    ("A fire broke out, a guard said in a video. The video could not be verified.", "The video"),
    ("Marra Line and Vennet Line ran it. The line blamed the crew.", "The line"),
    ("A plant stood there. “We are waiting,” said its matron, Ebba Thorsund.", "its matron"),
    ("Ada Finch met Leo Marsh. The rise will cost 2 million crowns, his ministry estimates.", "his ministry"),
]
CLEAR = [
    "The company put the number of workers at 40.",
    "The mill closed in 2019 and has stood empty since then.",
    "The number killed in the fire rose to six.",
    "About 900 people were on strike, according to the union; the company put the number at 430.",
    "Mayor Ada Finch said her office had been told.",
    "Corran Press said its director, Leo Marsh, would resign.",
    "The company and its lawyer, Leo Marsh, said so.",
    "The fire began at noon.",
    "“Nobody was hurt,” Finch said.",
    "The union rejected the plan of the mayor on Monday.",
    "Both Ruvia and Ostmarl claimed victory.",
    "Neither Ruvia nor Ostmarl was told.",
    "The same day, Ada Finch resigned.",
    "The report of the fire brigade is due in May.",
]
COMPLETED = [
    (
        "The death toll in the sinking of the ferry Marra off Tolm rose to 23. The toll had stood at 14.",
        "The toll [in the sinking of the ferry Marra off Tolm] had stood at 14.",
    ),
    (
        "The minister suspended the licence of the Marra Line. The licence had been renewed in May.",
        "The licence [of the Marra Line] had been renewed in May.",
    ),
    (
        "Marra Line runs the ferry. “The door was shut,” said Perrin Vale, its spokeswoman.",
        "“The door was shut,” said Perrin Vale, [Marra Line’s] spokeswoman.",
    ),
    ("Marra Line runs the ferry. The line blamed the crew.", "The line [Marra Line] blamed the crew."),
    ("Governor Ida Kell of the Tolm Bank spoke. The bank raised its rate.", "The bank [Tolm Bank] raised its rate."),
]


def last(article: str) -> tuple[str, str, str]:
    """The last sentence of an article made to stand alone: statement, result, detail."""
    text = annotated(article)
    worded = stand_alone(text.lines[-1], text, (len(text.lines),))
    return worded.statement, worded.checks[-1].result, worded.checks[-1].detail


@pytest.mark.parametrize(("sentences", "words"), OPEN)
def test_what_only_the_sentences_before_tell_is_withheld(sentences: str, words: str) -> None:
    _, result, detail = last(OPENING + sentences)
    assert result == "failed"
    assert f"“{words}” means" in detail


@pytest.mark.parametrize("sentence", CLEAR)
def test_what_a_statement_tells_itself_or_the_opening_tells_is_clear(sentence: str) -> None:
    statement, result, detail = last(OPENING + sentence)
    assert (statement, result) == (sentence, "passed"), detail


@pytest.mark.parametrize(("sentences", "completed"), COMPLETED)
def test_what_the_article_says_plainly_before_is_put_in_brackets(sentences: str, completed: str) -> None:
    statement, result, _ = last(OPENING + sentences)
    assert (statement, result) == (completed, "repaired")


@pytest.mark.parametrize(
    ("sentence", "result"),
    [
        ("Die Zahl stieg.", "passed"),  # the other rules are of English
        ("Die Hälfte der Gäste blieb.", "passed"),
        ("Etwa die Hälfte von ihnen seien Kinder.", "failed"),
        ("Sie kamen am Freitag.", "failed"),
        ("Dabei starb ein Wärter.", "failed"),
    ],
)
def test_in_german_the_plainest_is_seen(sentence: str, result: str) -> None:
    text = annotated(f"Der Minister kam mit 40 Gästen. {sentence}", language="de")
    assert stand_alone(text.lines[1], text, (2,)).checks[-1].result == result
