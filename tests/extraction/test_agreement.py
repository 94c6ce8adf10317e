"""How many others of the day tell a sentence too."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extraction import agreement, annotate

from .making import make_article

FIRST = "At least 14 people died when the ferry Marra sank off Tolm on Monday. The harbour café reopened."
SECOND = "The ferry Marra sank in heavy seas off Tolm, killing at least 14 people. A bank raised rates."
THIRD = "Fourteen people were dead after the sinking of the ferry Marra off Tolm, where the sea was heavy. It rained."
UNRELATED = "The Central Bank of Velmara raised its main interest rate to 4.5 per cent. Analysts had expected that."


def told(*texts: str) -> dict[tuple[str, int], int]:
    """(beginning of the article, sentence) → others who tell it."""
    articles = [make_article(text) for text in texts]
    name = {article.id: article.text[:3] for article in articles}
    return {(name[place[0]], place[1]): count for place, count in agreement(map(annotate, articles)).items()}


def test_a_sentence_that_others_tell_in_their_words_is_counted() -> None:
    assert told(FIRST, SECOND, UNRELATED) == {("At ", 1): 1, ("The", 1): 1}


def test_copies_are_one_teller() -> None:
    copied = SECOND.replace("A bank raised rates.", "Another ending.")
    assert told(FIRST, SECOND, copied)["At ", 1] == 1


def test_one_text_alone_agrees_with_nobody() -> None:
    assert told(FIRST) == {}
    assert told(FIRST, FIRST.replace("The harbour café reopened.", "Nothing else.")) == {}


@given(st.permutations([FIRST, SECOND, THIRD, UNRELATED]))
def test_the_order_of_the_articles_does_not_matter(texts: list[str]) -> None:
    assert agreement(map(annotate, map(make_article, texts))) == agreement(
        map(annotate, map(make_article, sorted(texts)))
    )


def test_an_article_that_shares_nothing_changes_nothing() -> None:
    texts = [FIRST, SECOND, THIRD]
    alone = agreement(map(annotate, map(make_article, texts)))
    beside = agreement(map(annotate, map(make_article, [*texts, UNRELATED])))
    assert beside == alone


def test_many_articles_take_no_time_by_their_square() -> None:
    random = Random(1)
    places = [f"{random.choice('BCDFG')}{random.choice('aeiou')}{random.choice('lmnr')}vik{i}" for i in range(2_000)]
    texts = [f"At least {i} people died when the ferry of {place} sank on Monday." for i, place in enumerate(places)]
    assert max(agreement(map(annotate, map(make_article, texts))).values(), default=0) <= 200
