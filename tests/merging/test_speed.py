"""Time grows with the number of claims, whether they tell of many events or all of one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from summarizer.schema import Extraction
from tests.merging.making import extraction, merge
from tests.timing import cpu_seconds

PER_ARTICLE = 8
FEW, MANY = 25, 100
MOST_GROWTH = 7  # for four times as many; what grows with the square takes sixteen times as long


def words(draw: random.Random, count: int, syllables: int) -> list[str]:
    return [
        "".join(draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(syllables)) for _ in range(count)
    ]


def sentence(draw: random.Random, names: Sequence[str], vocabulary: Sequence[str]) -> str:
    """Somebody did something somewhere, which one in ten denies and another counts."""
    told = " ".join(draw.choices(vocabulary, k=8))
    place, person = draw.choice(names), " ".join(words(draw, 2, 3)).title()
    count = f", where {draw.randint(20, 900)} people were injured" if draw.random() < 0.1 else ""
    return f"{place} {'has not ' if draw.random() < 0.1 else ''}{told}{count}, {person} said."


def articles_of(draw: random.Random, names: Sequence[str], vocabulary: Sequence[str], count: int) -> list[Extraction]:
    texts = [" ".join(sentence(draw, names, vocabulary) for _ in range(PER_ARTICLE)) for _ in range(count)]
    title = f"{names[0]} and {names[1]}"
    return [extraction(text, f"Paper {number}", title=title) for number, text in enumerate(texts)]


def one_story(seed: int, count: int) -> list[Extraction]:
    """Articles of many words and many people, all on two places."""
    draw = random.Random(seed)
    names, vocabulary = [word.title() for word in words(draw, 2, 4)], words(draw, 5_000, 3)
    return articles_of(draw, names, vocabulary, count)


def many_stories(seed: int, count: int) -> list[Extraction]:
    """Two articles on each event, each event with places and words of its own."""
    draw = random.Random(seed)
    events = ([word.title() for word in words(draw, 2, 4)] for _ in range(count // 2))
    return [told for names in events for told in articles_of(draw, names, words(draw, 60, 3), 2)]


@pytest.mark.parametrize("news", [one_story, many_stories])
def test_time_grows_with_the_number_of_claims(news: Callable[[int, int], list[Extraction]]) -> None:
    # Seeds of their own, so that nothing that was read before is read again faster.
    few, many = ([news(100 * count + run, count) for run in range(3)] for count in (FEW, MANY))
    merge(*news(0, FEW))
    once = cpu_seconds(lambda run: merge(*few[run]))
    assert cpu_seconds(lambda run: merge(*many[run])) < MOST_GROWTH * once + 0.1


def test_the_one_story_is_one() -> None:
    assert len(merge(*one_story(0, FEW))) == 1
