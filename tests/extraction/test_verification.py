"""`verify` as its users and its attackers use it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.extraction import verify
from summarizer.extraction.annotated import annotate
from summarizer.extraction.pointing import point
from summarizer.extraction.verification import verify_statement
from tests.timing import cpu_seconds

from .making import FERRY, check, failed, make_article, named, stated

TITLED = "Ferry sinks off Tolm\n\nThe ferry Marra sank off Tolm on Monday.\n\nPhoto: Corran Press / Ida Kell"


@pytest.mark.parametrize(
    "statement",
    [
        "At least 14 people died when the ferry Marra sank off Tolm on Monday, police said.",
        "Police said at least 14 people died when the ferry Marra sank.",
        "At least fourteen people died when the ferry Marra sank off Tolm.",
        "The bow door was not closed, harbour master Edda Quill told reporters.",
        "The bow door wasn’t closed, Edda Quill told reporters.",
        "Ollery Line reportedly knew of the fault.",
        "Leo Marsh was thanked by Ada Ros of the coast guard for 300 blankets on Tuesday.",
        "The search may end on Friday.",
    ],
)
def test_what_the_article_says_holds(statement: str) -> None:
    assert failed(check(statement)) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("At least 41 people died when the ferry Marra sank off Tolm on Monday, police said.", "numbers"),
        ("At least 14 cars died when the ferry Marra sank off Tolm on Monday, police said.", "numbers"),
        ("14 people died when the ferry Marra sank off Tolm on Monday, police said.", "numbers"),
        ("More than 14 people died when the ferry Marra sank off Tolm on Monday.", None),
        ("At least 14 people died when the ferry Marra sank off Tolm on Tuesday, police said.", "dates"),
        ("At least 14 people died when the ferry Marra sank off Corr on Monday, police said.", "names"),
        ("At least 14 people died when the ferry Edda Quill sank off Tolm on Monday, police said.", "names"),
        ("Leo Marsh of the coast guard thanked Ada Ros for 300 blankets on Tuesday.", "roles"),
        ("Ada Ros of the coast guard thanked Edda Quill for 300 blankets on Tuesday.", "names"),
        ("Harbour master Edda Quill told reporters that the bow door was closed.", "negation"),
        ("The ferry Marra did not sink off Tolm on Monday, police said.", "negation"),
        ("The operator, Ollery Line, knew of the fault.", "hedges"),
        ("The search will end on Friday.", "hedges"),
        ("“Nobody checked the hull,” Quill said.", "quotations"),
        ("“The bow door was not closed,” Edda Quill told reporters.", "quotations"),
        ("We did not close the bow door, Edda Quill told reporters.", "quotations"),
        ("The bow door was not closed, harbour master Leo Marsh told reporters.", "names"),
    ],
)
def test_what_the_article_does_not_say_fails(statement: str, fault: str | None) -> None:
    assert fault in failed(check(statement)) if fault else failed(check(statement)) == []


def test_units_are_part_of_a_number() -> None:
    text = "The ministry spent 3 million euros on 40 km of dykes last year."
    assert check("The ministry spent 3 million euros on dykes.", text).ok
    assert failed(check("The ministry spent 3 million dollars on dykes.", text)) == ["numbers"]
    assert failed(check("The ministry spent 3 billion euros on dykes.", text)) == ["numbers"]
    assert failed(check("The ministry spent money on 40 miles of dykes.", text)) == ["numbers"]


def test_numbers_that_change_places_fail() -> None:
    text = "The Blue Party won 46 seats and the Green Party 44 seats, the election office said."
    assert "numbers" in failed(
        check("The Blue Party won 44 seats and the Green Party 46 seats, the election office said.", text)
    )


def test_a_double_negation_is_seen_where_one_of_them_is_new() -> None:
    text = "The minister did not resign because the party would support her."
    assert "negation" in failed(check("The minister did not resign because the party would not support her.", text))
    assert "negation" in failed(check("The minister did resign because the party would support her.", text))


def test_a_pronoun_with_one_candidate_takes_its_name_and_with_two_does_not() -> None:
    one = "Ada Ros opened the archive. She resigned on Friday."
    two = "Ada Ros met Ida Kell at the archive. She resigned on Friday."
    accepted = check("Ada Ros resigned on Friday.", one)
    assert accepted.ok
    assert [(e.role, e.text) for e in accepted.evidence] == [
        ("states", "She resigned on Friday."),
        ("names", "Ada Ros opened the archive."),
    ]
    assert failed(check("Ada Ros resigned on Friday.", two)) == ["names"]
    assert failed(check("Ida Kell resigned on Friday.", two)) == ["names"]


def test_a_pronoun_does_not_reach_over_somebody_else() -> None:
    text = "Ada Ros opened the archive. Ida Kell left early. She resigned on Friday."
    assert failed(check("Ada Ros resigned on Friday.", text)) == ["names"]
    assert check("Ida Kell resigned on Friday.", text).ok


def test_a_bare_surname_takes_its_only_bearer() -> None:
    one = "Ada Ros opened the archive. Ros resigned on Friday."
    two = "Ada Ros opened the archive. Ida Ros closed it. Ros resigned on Friday."
    assert check("Ada Ros resigned on Friday.", one).ok
    assert failed(check("Ada Ros resigned on Friday.", two)) == ["names"]


def test_nobody_gets_a_first_name_that_the_article_lacks() -> None:
    text = "Ros opened the archive in Tolm. Ros resigned on Friday, and Tolm was told."
    assert failed(check("Ida Ros resigned on Friday, and Tolm was told.", text)) == ["names"]
    assert failed(check("Ros resigned on Friday, and Ida Kell Tolm was told.", text)) == ["names"]


def test_who_is_said_to_say_it_is_checked() -> None:
    statement = "The bow door was not closed, Edda Quill told reporters."
    assert named(check(statement, said_by="Edda Quill"), "attribution").result == "passed"
    assert named(check(statement, said_by="Leo Marsh"), "attribution").result == "repaired"
    assert named(check("The search may end on Friday.", said_by="Leo Marsh"), "attribution").result == "repaired"


def test_another_speaker_in_the_statement_fails() -> None:
    text = "Leo Marsh repaired the pier. Edda Quill said the pier was safe, and Marsh agreed with the plan."
    assert not check("Leo Marsh said the pier was safe.", text).ok


def test_evidence_one_sentence_off_is_repaired() -> None:
    verdict = check("Ollery Line reportedly knew of the fault.", sentences=[3])
    assert verdict.ok
    assert named(verdict, "sentences").detail == "3 → 4"
    assert stated(verdict) == "The operator, Ollery Line, reportedly knew of the fault."


@pytest.mark.parametrize("numbers", [[], [0], [-1], [99], [0, -5, 10**30], [2, 2, 2], list(range(-3, 50))])
def test_nonsense_numbers_never_decide(numbers: list[int]) -> None:
    assert check("The search may end on Friday.", sentences=numbers).ok
    assert failed(check("The mayor opened a new library.", sentences=numbers)) == ["sentences"]


@pytest.mark.parametrize("statement", ["", " ", "…", "[]", "The mayor of Corr opened a library.", "not"])
def test_a_statement_that_stands_nowhere_fails(statement: str) -> None:
    verdict = check(statement)
    assert failed(verdict) == ["sentences"]
    assert verdict.evidence == ()


def test_boilerplate_and_title_are_no_evidence() -> None:
    article = make_article(TITLED, title="Ferry sinks off Tolm", boilerplate="Photo: Corran Press / Ida Kell")
    assert failed(verify("Photo: Corran Press / Ida Kell", article, [3])) == ["sentences"]
    titled = verify("The ferry Marra sank off Tolm.", article, [1])
    assert titled.ok
    assert stated(titled) == "The ferry Marra sank off Tolm on Monday."


def test_brackets_are_only_marks() -> None:
    text = "Fourteen people died, Ada Ros said."
    assert check("[14] people died, Ada Ros said.", text).ok
    assert failed(check("[15] people died, Ada Ros said.", text)) == ["numbers"]
    assert "names" in failed(check("Fourteen people died, [Ida Kell] said.", text))


def test_word_rules_are_unchecked_in_another_language() -> None:
    text = "Die Fähre Marra sank am Montag vor Tolm. Mindestens 14 Menschen starben, sagte die Polizei."
    verdict = check("Mindestens 14 Menschen starben, sagte die Polizei.", text, language="de")
    assert verdict.ok
    unchecked = {check.name for check in verdict.checks if check.result == "unchecked"}
    assert unchecked == {"dates", "roles", "negation", "hedges", "attribution"}
    assert "numbers" in failed(check("Mindestens 41 Menschen starben, sagte die Polizei.", text, language="de"))


def test_an_article_without_any_reporting_sentence() -> None:
    for text in ("", "— — —", "\n\n"):
        assert failed(check("The ferry sank.", text)) == ["sentences"]


def test_a_statement_of_ten_thousand_words_is_refused() -> None:
    assert failed(check("The ferry Marra sank off Tolm. " * 2_000)) == ["sentences"]


def test_a_sentence_of_two_megabytes_is_no_sentence_and_costs_in_proportion() -> None:
    def verdict(repeats: int) -> list[str]:
        return failed(check("Ros said the ferry sank.", "Ros said the ferry sank and " * repeats))

    assert verdict(75_000) == ["sentences"]
    assert cpu_seconds(lambda run: verdict(75_000 - run)) < 20 * cpu_seconds(lambda run: verdict(7_500 - run)) + 0.1


def test_more_sentences_hardly_cost_more_per_statement() -> None:
    names = [
        f"{first}{i} {last}" for i in range(40) for first, last in (("Ada", "Ros"), ("Leo", "Marsh"), ("Ida", "Kell"))
    ]

    def statements(sentences: int) -> Callable[[int], None]:
        text = " ".join(f"{names[i % 120]} counted {i % 97} boats in harbour {i % 997}." for i in range(sentences))
        annotated = annotate(make_article(text))

        def holds(statement: str) -> bool:
            return verify_statement(statement, annotated, point(statement, annotated, None), None).ok

        def check_ten(run: int) -> None:
            for i in range(run, 2_000, 200):
                assert holds(f"{names[i % 120]} counted {i % 97} boats in the harbour {i % 997}.")
            assert not holds(f"{names[1]} counted 7777777 boats in harbour 12.")

        check_ten(9)  # the indexes are made once
        return check_ten

    assert cpu_seconds(statements(20_000)) < 20 * cpu_seconds(statements(2_000)) + 0.1


# ------------------------------------------------------------------ properties

WORDS = st.sampled_from(
    "Ros Marsh Tolm said that not no 14 4.5 % “ ” ‘ ’ \" ' he She It the may reportedly ferry sank. Monday, — - [ ] "
    "( ) … € at least million They Harbour Agency denied , ; ? ! \n I we".split(" ")
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=120))


@settings(max_examples=150, deadline=None)
@given(
    statement=TEXTS, text=TEXTS, numbers=st.none() | st.lists(st.integers(-3, 9), max_size=4), said_by=st.none() | TEXTS
)
def test_verify_never_raises(statement: str, text: str, numbers: list[int] | None, said_by: str | None) -> None:
    verdict = check(statement, text, numbers, said_by=said_by)
    assert verdict.ok == (failed(verdict) == [])


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_every_sentence_of_an_article_holds_against_it(text: str) -> None:
    article = make_article(text)
    for number in annotate(article).reporting:
        sentence = annotate(article).sentences[number - 1].text
        assert failed(verify(sentence, article)) == []
        assert failed(verify(sentence, article, [number])) == []


CURLY = {'"': "“", "'": "’", " - ": " — "}
STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "…": "..."}


@pytest.mark.parametrize(
    "table",
    [CURLY, STRAIGHT, {" ": "\u00a0"}, {"“": "«", "”": "»"}, {"“": "‘", "”": "’"}, {"-": "\u2011"}, {"a": "a\u00ad"}],
)
def test_typography_changes_nothing(table: dict[str, str]) -> None:
    text = (
        FERRY + " \"We won't stop - not for 44-year-old rules,\" the union's chief said, calling it the 'last' strike."
    )
    for sentence in annotate(make_article(text)).lines:
        variant = sentence
        for mark, other in table.items():
            variant = variant.replace(mark, other)
        assert failed(check(variant, text)) == []


def test_a_clause_may_move_with_its_names() -> None:
    text = "Ada Ros of the coast guard thanked Leo Marsh for blankets, while Ida Kell of the town council stayed away."
    moved = "While Ida Kell of the town council stayed away, Ada Ros of the coast guard thanked Leo Marsh for blankets."
    swapped = (
        "While Leo Marsh of the town council stayed away, Ada Ros of the coast guard thanked Ida Kell for blankets."
    )
    assert check(moved, text).ok
    assert failed(check(swapped, text)) == ["roles"]


def test_one_not_does_not_stand_for_two() -> None:
    text = "The letter warned that if the mayor did not resign, harm would come to the pier."
    assert "negation" in failed(
        check("Harm would not come to the pier if the mayor did not resign, the letter warned.", text)
    )
