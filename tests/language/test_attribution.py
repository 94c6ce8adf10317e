"""Attribution: who says what a sentence reports, and through whom. A wrong speaker is worse than none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.language.attribution import attribute, find_attribution
from summarizer.language.sentences import split_sentences
from tests.timing import cpu_seconds

SAID_BY = [
    # by the verb, before and after
    ("Ada Ros said the pier had fallen.", "Ada Ros"),
    ("The pier had fallen, Ada Ros said.", "Ada Ros"),
    ("“The pier fell,” said Ada Ros.", "Ada Ros"),
    ("''The pier fell,'' said Ada Ros, a clerk.", "Ada Ros"),
    ("“The pier fell,” Kelly said.", "Kelly"),
    ("The pier will hold, said Ada Ros, director of the port and a clerk in Tolm.", "Ada Ros"),
    ("“It fell,” said Ada Ros of Tolm.", "Ada Ros"),
    ("“It fell,” said Rep. Jo Pell (T-Tolm), a clerk.", "Jo Pell"),
    ("“It fell,” said Ada M. Ros, a clerk.", "Ada M. Ros"),
    ("Ros later Thursday told reporters that the pier had fallen.", "Ros"),
    ("Ros on Monday repeatedly denied that it fell.", "Ros"),
    ("As Ada Ros said, the pier had fallen.", "Ada Ros"),
    ("In March Ada Ros warned that the pier would fall.", "Ada Ros"),
    ("Ros was quoted as saying that the pier fell.", "Ros"),
    ("Ada Ros met the crew and said the pier would be rebuilt.", "Ada Ros"),
    ("Ada Ros left early, saying that the pier had fallen.", "Ada Ros"),
    # titles and appositions
    ("Ruvian Foreign Minister Ada Ros said it fell.", "Ada Ros"),
    ("Gen. Ada Ros, Ruvia's chief of staff, spoke of ten boats.", "Ada Ros"),
    ("Its director, Dr. Ada Ros, said it fell.", "Ada Ros"),
    ("Ada Ros, who lost her boat near Pell, Ruvia, in July, said that nobody came.", "Ada Ros"),
    ("Ada Ros, chair of the harbour board, said it fell.", "Ada Ros"),
    ("Ada Ros, 32, noted the harbour office returned the boat.", "Ada Ros"),
    ("Ada Ros (T-Tolm), for instance, explained how it fell.", "Ada Ros"),
    ("“We wait,” said its matron, Ada Ros.", "Ada Ros"),
    # bodies
    ("The statistics office said prices rose.", "the statistics office"),
    ("Prices rose, the Bank of Tolm said.", "Bank of Tolm"),
    ("Ostmarl denies this.", "Ostmarl"),
    ("The Harbour Union says the crew knew.", "Harbour Union"),
    ("The O.R.C. report said ten boats sank.", "O.R.C."),
    ("Cato Pell's office said it was a fairy tale.", "Cato Pell's office"),
    ("The state agency ZNTA reported a victory.", "ZNTA"),
    ("“It fell,” the union's secretary, Ada Ros, told the Courier.", "Ada Ros"),
    ("“It fell,” said Rep. A.K. Ros (T-Tolm), head of the port.", "A.K. Ros"),
    ("Ada Ros, in a statement released by the port on Monday, said it fell.", "Ada Ros"),
    ("Ada Ros, speaking in Tolm, said it fell.", "Ada Ros"),
    ("“It will fall,” Ada Ros said, citing low growth and the weather.", "Ada Ros"),
    ("Ada Ros said it would close, citing the strategic importance of a port that has ten cranes.", "Ada Ros"),
    ("The bridge is shut, Ada Ros said, citing road engineers.", "road engineers"),
    # two speakers
    ("The guard believes that ten were aboard, Ada Ros said.", "Ada Ros"),
    ("He promised to go, Ada Ros said.", "Ada Ros"),
    ("Ada Ros and Cato Pell said the pier fell.", "Ada Ros and Cato Pell"),
    ("“It fell,” Ada Ros said, according to Cato Pell.", "Ada Ros"),
    # according to
    ("Ten boats sank, according to Sgt. Ada Ros of the coast guard, who counted them.", "Ada Ros"),
    ("According to Ada Ros, ten boats sank.", "Ada Ros"),
    ("Ten boats (nine, according to Ada Ros) sank.", "Ada Ros"),
    # pronouns stay
    ("“It fell,” she said.", "she"),
    ("In other ports, like Tolm, he said it had rained.", "he"),
]
NOBODY = [
    "Ten boats sank.",
    "Ada Ros has won three states.",
    "A club called Tolm Rowing won.",
    "Ada Ros was told about it in May.",
    "Nobody read the reports of the claims.",
    "The tax claims, Ruvia.",
    "Ada Ros reported from Tolm.",
    "Ada Ros writes about money for a living.",
    "The harbour added 200 berths in May.",
    "Ruvia put the issue of boats at the centre of its campaign.",
    "Ada Ros had shared the letter and added his own name, which is no speech.",
    "It was in Tolm that what Ada Ros says counted.",
    "Several readers have pointed out that Ada Ros said only half.",
    "As much as anything the Tolm mayor said, it was rain that did it.",
    "Voters who said so left.",
    "No group has claimed the attack.",
    "Ada Ros won the cup, adding to her titles.",
    "The company is said to be “furious”.",
    "“Said Ada Ros said.”",
    "According to",
    "said",
    ", said",
    "",
]
ANONYMOUS = [
    ("Two survivors said the door was open.", "Two survivors"),
    ("A deckhand, who asked not to be named because he still works there, said it fell.", "A deckhand"),
    ("A clerk who defected, and whose name is being withheld, reportedly told of ten boats.", "A clerk"),
    ("“It fell,” said one board member, who asked not to be identified.", "one board member"),
    ("Some voters said they had no preference.", "Some voters"),
    ("Two members of the governing party have called for it.", "Two members of the governing party"),
    ("The door was open, officials said.", "officials"),
]
VIA = [
    ("“We won,” Ada Ros said, according to the state agency ZNTA, cited by Corran Wire.", ("ZNTA", "Corran Wire")),
    ("Zhurdan announced on Monday, through its state news agency ZNTA, that its troops had left.", ("ZNTA",)),
    ("Zhurdan announced on Monday through its state news agency ZNTA that its troops had left.", ("ZNTA",)),
    ("The minister said the aid went through an agency in Tolm.", ()),
    ("Ada Ros told the Harbour Post that it fell.", ("Harbour Post",)),
    ("Ada Ros told the Post newspaper that it fell.", ("Post",)),
    ("Ada Ros told a news conference that it fell.", ()),
    ("Ada Ros told parliament that it fell.", ()),
    ("A driver told police that it fell.", ("police",)),
    ("An officer told Ruvia's military interrogators that it fell.", ("Ruvia's military interrogators",)),
    ("Ada Ros told the chief of police that it fell.", ()),
    ("Police told reporters that it fell.", ()),
    ("The guard put the number at 240, Corran Wire reported.", ("Corran Wire",)),
    ("Ada Ros said the line is open, citing the divers.", ("Ada Ros",)),
    ("Ten fell, according to the road office; Ada Ros said nine.", ()),
    ("Ada Ros said trade is free according to Article 5.", ()),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID_BY)
def test_speakers_are_found(sentence: str, expected: str) -> None:
    found = find_attribution(sentence)
    assert found is not None
    assert found.said_by == expected


@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody_speaks(sentence: str) -> None:
    assert find_attribution(sentence) is None


@pytest.mark.parametrize(("sentence", "expected"), ANONYMOUS)
def test_unnamed_speakers_are_described(sentence: str, expected: str) -> None:
    found = find_attribution(sentence)
    assert found is not None
    assert (found.said_by, found.described_as, found.anonymous) == (None, expected, True)


@pytest.mark.parametrize(("sentence", "expected"), VIA)
def test_the_chain_runs_from_the_speaker_outward(sentence: str, expected: tuple[str, ...]) -> None:
    found = find_attribution(sentence)
    assert found is not None
    assert found.via == expected


def test_titles_alone_describe_nobody() -> None:
    found = find_attribution("It fell, Maj. Gen. Ada Ros, a spokeswoman, said.")
    assert found is not None
    assert (found.said_by, found.described_as) == ("Ada Ros", "a spokeswoman")


def test_descriptions_are_kept() -> None:
    found = find_attribution("Perrin Vale, a spokeswoman for the company, said so.")
    assert found is not None
    assert found.described_as == "a spokeswoman for the company"


RESOLVED = [
    (["Ada Ros opened the pier.", "“It is open,” she said."], "Ada Ros"),
    (["Ada Ros opened the pier.", "Ros said it would hold."], "Ada Ros"),
    (["“It is open,” Ada Ros said.", "“Come and see.”"], "Ada Ros"),
    (["Ada Ros said so.", "He added nothing.", "The pier, he said, would hold."], "Ada Ros"),
    (["Mr Cato Pell came.", "“It is late,” she said."], None),
    (["Ada Ros and Ida Ros came.", "Ros met Cato Pell.", "“It is late,” he said."], None),
    (["Ada Ros and Ida Ros came.", "“No,” Ros said.", "“It is late,” she said."], "Ros"),
    (["Ada Ros opened the National Water Summit.", "“It is late,” she said."], "Ada Ros"),
    (["Ada Ros met Ida Weld.", "“It is late,” she said."], None),
    (["Chairman Ada Ros came.", "It rained.", "The chairman said it would hold."], "Ada Ros"),
    (["Chairman Ada Ros came.", "Chairman Ida Weld came.", "The chairman said it would hold."], "the chairman"),
    (["Ada Ros came.", "The bridge is safe, her office said."], "Ada Ros’s office"),
    (["Cato Pell came.", "Ada Ros has no plans to go, her office said."], "Ada Ros’s office"),
    (["It rained.", "The bridge is safe, his office said."], "the office"),
    (["The Consumer Office opened an inquiry, it told the Courier."], "Consumer Office"),
    (["Tolm Works recalls its heaters, the company said."], "Tolm Works"),
    (["Ten boats sank, officials said.", "“It was late.”"], None),
    (["“Ten boats sank.”"], None),
    (["Ada Ros said so.", "“No,” Ida Weld answered in parliament.", "“Never.”"], "Ida Weld"),
    (["Ada Ros said so.", "“No,” Ida Weld grunted by the door.", "“Never.”"], None),
    (["Ida Weld said so.", "“Why now?”", "Ada Ros asked."], "Ada Ros"),
]


@pytest.mark.parametrize(("sentences", "expected"), RESOLVED)
def test_pronouns_surnames_and_running_quotations_are_resolved(sentences: list[str], expected: str | None) -> None:
    asked = next((i for i, sentence in enumerate(sentences) if sentence.endswith("?”")), len(sentences) - 1)
    found = attribute(sentences, asked)
    assert (found.said_by if found else None) == expected


def test_one_of_them_is_one_of_the_unnamed() -> None:
    found = attribute(["Two clerks said so.", "It rained, people said.", "Ten fell, one of them said."], 2)
    assert found is not None
    assert (found.said_by, found.anonymous, found.certain) == (None, True, False)


PIECES = [
    *(sentence for sentence, _ in SAID_BY),
    *NOBODY,
    "“",
    "”",
    ",",
    "who",
    "Mr.",
    "said",
    "according to",
    "\n",
    "”, said",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)))
@settings(deadline=None)
def test_no_text_raises(text: str) -> None:
    find_attribution(text)
    lines = [sentence.text for sentence in split_sentences(text)]
    for index in range(len(lines)):
        attribute(lines, index)


def test_neither_pronouns_nor_quotations_without_end_lead_astray() -> None:
    for line in ("He said so.", "“So.”", "They said so.", "Ros said so."):
        lines = [line] * 2_000
        found = attribute(lines, len(lines) - 1)
        assert found is None or found.said_by == "Ros"


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        "Ada Ros said ",
        "according to Ada, ",
        "told the ",
        "’",
        "“",
        ", who ",
        "Mr. ",
        "and ",
        "calls the ",
        "put the ",
    ],
)
def test_one_endless_sentence_costs_no_more_than_its_length(piece: str) -> None:
    def measured(count: int) -> float:
        return cpu_seconds(lambda run: find_attribution(f"{run} {piece * count}"))

    measured(100)
    once, twice = measured(4_000), measured(8_001)
    assert twice < 3.5 * once + 0.05


def test_a_long_text_costs_no_more_than_its_length() -> None:
    def measured(count: int) -> float:
        lines = [
            ("Ada Ros left.", "He said {} boats sank.", "Pell said {} came.", "“We saw {}.”")[i % 4].format(i)
            for i in range(count)
        ]
        return cpu_seconds(lambda run: [attribute(lines, index - 500 * run) for index in range(count - 500, count)])

    measured(1_000)
    assert measured(50_000) < 4 * measured(5_000) + 0.2
