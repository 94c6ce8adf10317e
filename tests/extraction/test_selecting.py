"""Without a model, an article's most telling sentences are its claims."""

from __future__ import annotations

from summarizer.extraction import annotate, select_article, stand_in_article, verify
from summarizer.extraction.selecting import MOST_CLAIMS
from summarizer.schema import Claim

from .making import FERRY, make_article

LONG = FERRY + "".join(f" Nothing much was going on in the harbour on day {day} of the search." for day in range(30))


def claims(text: str = FERRY, **more: str) -> tuple[Claim, ...]:
    return select_article(annotate(make_article(text, **more)), {}).claims


def test_claims_are_the_articles_own_words_and_pass_every_check() -> None:
    article = make_article()
    found = select_article(annotate(article), {})
    assert found.withheld == found.failures == found.usage == ()
    for claim in found.claims:
        assert verify(claim.statement, article, claim.sentences).ok
        assert all(article.text[span.start : span.end] == span.text for span in claim.evidence)


def test_who_says_so_is_read_from_the_sentence() -> None:
    said = {claim.statement: (claim.said_by, claim.described_as, claim.modality) for claim in claims()}
    toll = next(statement for statement in said if "14 people" in statement)
    assert toll.startswith("At least 14")  # without the dateline
    assert said[toll][0] == "police"
    assert any(speaker == "Edda Quill" for speaker, _, _ in said.values())


def test_at_most_so_many_of_an_article_and_the_opening_first() -> None:
    found = claims(LONG)
    assert len(found) == MOST_CLAIMS
    assert "14 people" in found[0].statement
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)


def test_what_others_tell_too_is_chosen_wherever_it_stands() -> None:
    article = make_article(LONG)
    last = LONG.count(". ")
    assert all(claim.sentences != (last,) for claim in select_article(annotate(article), {}).claims)
    agreed = select_article(annotate(article), {(article.id, last): 3})
    assert any(claim.sentences == (last,) for claim in agreed.claims)


def test_what_cannot_stand_alone_is_not_chosen() -> None:
    told = claims(
        "The two bridges of Tolm are shut. They are not the only ones. The mayor, Ada Finch, said so on Monday."
    )
    assert not any(claim.statement.startswith("They") for claim in told)


def test_remarks_questions_and_repeats_come_last_or_once() -> None:
    text = (
        "Why? The bridge of Tolm was shut on Monday after a fire. The bridge of Tolm was shut on Monday after a fire."
    )
    assert [claim.statement for claim in claims(text)].count("The bridge of Tolm was shut on Monday after a fire.") == 1


def test_an_article_without_sentences_gives_an_empty_extraction() -> None:
    assert claims("…") == ()


def test_another_language_is_read_and_marked_unchecked() -> None:
    told = claims("Die Brücke von Tolm ist seit Montag gesperrt. Niemand wurde verletzt.", language="de")
    assert len(told) == 2
    assert all(any(check.result == "unchecked" for check in claim.checks) for claim in told)


def test_a_stand_in_says_that_it_is_one_and_why() -> None:
    found = stand_in_article(make_article(), "the server is down")
    assert [failure.reason for failure in found.failures] == ["the server is down"]
    assert found.claims
    assert all(any(check.name == "model" for check in claim.checks) for claim in found.claims)
