"""Quotations, unknowns and cautions of an article."""

from __future__ import annotations

from datetime import date

import pytest

from summarizer.extraction.annotated import annotate
from summarizer.extraction.observations import cautions_of, quotes_of, unknowns_of

from .making import annotated, make_article

TEXT = (
    "“Nobody checked the old door,” Edda Quill said. "
    "She called the 'last' trip “a voyage that nobody should have made”. "
    "It is unclear who opened the door. "
    "Ollery Line did not respond to questions. "
    "An official, who asked not to be named, said the line knew."
)


def test_quotations_keep_their_place_and_speaker() -> None:
    quotes = quotes_of(annotated(TEXT))
    assert quotes[0].text.startswith("Nobody checked the old door")
    assert quotes[0].speaker == "Edda Quill"
    assert [q.partial for q in quotes] == [False, True]
    assert all(TEXT[q.start : q.end] == q.text for q in quotes)


def test_words_at_a_distance_are_no_quotation() -> None:
    assert quotes_of(annotated("The 'last' trip was a “great success”, Ros said.")) == ()


def test_what_is_not_known_and_who_gave_no_answer() -> None:
    unknowns = unknowns_of(annotated(TEXT))
    assert [(u.basis, u.text) for u in unknowns] == [
        ("stated", "It is unclear who opened the door."),
        ("no_reply", "Ollery Line did not respond to questions."),
    ]
    assert all(TEXT[e.start : e.end] == e.text for u in unknowns for e in u.evidence)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Ollery Line could not immediately be reached.", "no_reply"),
        ("Ollery Line has not yet responded to questions.", "no_reply"),
        ("Ollery Line refused to comment on the fault.", "no_reply"),
        ("Ada Ros was unavailable for comment.", "no_reply"),
        ("The report could not be independently verified.", "stated"),
        ("Ada Ros did not say when the door was opened.", "unclear"),
        ("The ministry named no cause and gave no details.", "unclear"),
    ],
)
def test_why_something_is_not_known(text: str, basis: str) -> None:
    (found,) = unknowns_of(annotated(text))
    assert found.basis == basis


def test_anonymous_sources_damage_and_missing_metadata_are_cautions() -> None:
    text = TEXT + " The fÃ©rry sank."
    cautions = cautions_of(annotated(text))
    assert [c.kind for c in cautions] == ["anonymous", "garbled", "no_metadata"]
    assert [c.text for c in cautions[1:]] == ["fÃ©rry", ""]
    assert all(text[c.start : c.end] == c.text for c in cautions)


def test_an_article_with_date_and_outlet_needs_no_caution() -> None:
    article = make_article("Rain fell in Tolm.").model_copy(
        update={"published": date(2026, 3, 3), "outlet": "Corran Press"}
    )
    assert cautions_of(annotate(article)) == ()


def test_boilerplate_is_not_observed() -> None:
    credit = "“Nobody may copy this text,” the Corran Press said."
    assert quotes_of(annotated(f"Rain fell.\n\n{credit}", boilerplate=credit)) == ()
