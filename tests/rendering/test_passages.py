"""Evidence within its neighbours."""

from __future__ import annotations

from summarizer.rendering.passages import FARTHEST, passage, reach
from summarizer.schema import Article, Evidence, article_id

TEXT = "The sea rose at night.\nThe ferry sank, Sgt. Orrick of the coast guard said. He wept. Nobody was saved."


def article(text: str) -> Article:
    name, digest = article_id(text)
    return Article(id=name, sha256=digest, source="a.txt", language="en", text=text)


def evidence(text: str, *words: str, role: str = "states") -> list[Evidence]:
    starts = [text.index(one) for one in words]
    return [
        Evidence.model_validate({"start": start, "end": start + len(one), "text": one, "role": role})
        for start, one in zip(starts, words, strict=True)
    ]


def shown(text: str, *words: str, reach: int = FARTHEST) -> str:
    """The passage with its evidence in angle brackets."""
    parts = passage(article(text), evidence(text, *words), reach)
    return "".join(
        f"{' ' if part.spaced else ''}{f'<{part.text}>' if part.role else part.text}" for part in parts
    ).strip()


def test_a_sentence_stands_between_its_neighbours() -> None:
    sank = "The ferry sank, Sgt. Orrick of the coast guard said."
    assert shown(TEXT, sank) == f"The sea rose at night. <{sank}> He wept."
    assert shown(TEXT, "The sea rose at night.") == f"<The sea rose at night.> {sank}"
    assert shown(TEXT, "Nobody was saved.") == "He wept. <Nobody was saved.>"


def test_part_of_a_sentence_stands_in_it() -> None:
    assert shown(TEXT, "The ferry sank") == (
        "The sea rose at night. <The ferry sank>, Sgt. Orrick of the coast guard said."
    )


def test_spans_keep_what_stands_between_them() -> None:
    assert shown(TEXT, "Nobody was saved.", "The sea rose at night.") == (
        "<The sea rose at night.> The ferry sank, Sgt. Orrick of the coast guard said. He wept. <Nobody was saved.>"
    )
    far = f"It began. {'Much else happened that day. ' * 40}It ended. All went home."
    assert shown(far, "It began.", "It ended.") == (
        "<It began.> Much else happened that day. … Much else happened that day. <It ended.> All went home."
    )


def test_neighbours_are_short_where_an_edition_has_thousands_of_claims() -> None:
    assert reach(0) == reach(100) == FARTHEST
    assert reach(5_000) < 50
    assert shown(TEXT, "He wept.", reach=20) == "…coast guard said. <He wept.> Nobody was saved."


def test_words_that_are_not_the_articles_get_no_neighbours() -> None:
    spoiled = [Evidence(start=0, end=7, text="The lie")]
    assert [part.text for part in passage(article(TEXT), spoiled)] == ["The lie"]
    assert [part.text for part in passage(None, spoiled)] == ["The lie"]
