"""How long 100,000 claims take, how much memory, and how time grows with their number.

The articles are invented: as in a day's news, most events are told by a few papers, some of them in the agency's
words, and a few events by hundreds. Words are drawn as in real text, few of them often and most of them seldom.
Each count runs in a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate

from benchmarks.merging.corpora import ROOT
from benchmarks.merging.making import merged
from benchmarks.merging.table import Row
from summarizer.language.figures import figure_of
from summarizer.language.numbers import find_quantities
from summarizer.schema import Article, Claim, Evidence, Extraction, article_id

CLAIMS = 10  # of an article
PAPERS = [*[5] * 60, *[2] * 80, 40]  # that tell of one event, in turn
LARGE_EVENT = 0.05  # of all articles tell of one event
CONSONANTS, VOWELS = "bcdfghjklmnprstvz", "aeiou"
DEEDS = "killed injured evacuated missing arrested".split()


def measure() -> list[Row]:
    small, large = _run(10_000), _run(100_000)
    return [
        Row("speed: seconds for 100,000 claims", large["seconds"], "", at_most=True),
        Row("speed: megabytes for 100,000 claims", large["megabytes"], "", at_most=True),
        Row("speed: times as long as for 10,000", large["seconds"] / small["seconds"], "", at_most=True),
    ]


def _run(count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.merging.speed", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


@dataclass(frozen=True)
class Event:
    """What papers can tell of one event."""

    names: list[str]
    facts: list[str]


class Newsroom:
    """Invents events in words of its own; the same seed gives the same news."""

    def __init__(self, seed: int = 5) -> None:
        self._random = random.Random(seed)
        self._words = sorted({self._word() for _ in range(30_000)})
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(len(self._words))))

    def extractions(self, count: int) -> Iterator[Extraction]:
        """`count` articles of ten claims each."""
        papers = [int(count * LARGE_EVENT)]
        made, turn = 0, 0
        while made < count:
            size = min(papers.pop() if papers else PAPERS[turn % len(PAPERS)], count - made)
            turn += 1
            event = self._event()
            told = self._random.sample(event.facts, CLAIMS)
            for number in range(size):
                if number % 3 != 2:  # every third paper prints the agency's text
                    told = self._random.sample(event.facts, CLAIMS)
                yield _extraction(event, told, made + number)
            made += size

    def _event(self) -> Event:
        names = [self._word(3).title() for _ in range(6)]
        words = self._random.choices(self._words, cum_weights=self._weights, k=30)
        return Event(names, [self._fact(names, words) for _ in range(2 * CLAIMS)])

    def _fact(self, names: list[str], words: list[str]) -> str:
        draw = self._random
        told = " ".join(draw.sample(words, 4) + draw.choices(self._words, cum_weights=self._weights, k=4))
        person, place, speaker = draw.choice(names), draw.choice(names), draw.choice(names)
        count = f", where {draw.randint(2, 900)} people were {draw.choice(DEEDS)}" if draw.random() < 0.3 else ""
        return f"{person} {told} at {place}{count}, {speaker} said."

    def _word(self, syllables: int = 0) -> str:
        draw = self._random
        return "".join(
            draw.choice(CONSONANTS) + draw.choice(VOWELS) for _ in range(syllables or draw.choice((2, 3, 4)))
        )


def _extraction(event: Event, told: list[str], number: int) -> Extraction:
    text = f"{event.names[0].upper()} — {' '.join(told)} Number {number}."
    identifier, digest = article_id(text)
    published = datetime(2026, 3, 2, number % 24, tzinfo=UTC)
    article = Article(
        id=identifier,
        sha256=digest,
        source=f"{number}.txt",
        title=f"{event.names[0]}: {told[0][:40]}",
        outlet=f"Paper {number % 50}",
        published=published,
        language="en",
        text=text,
    )
    return Extraction(article=article, claims=tuple(_claim(article, fact, place) for place, fact in enumerate(told)))


def _claim(article: Article, fact: str, place: int) -> Claim:
    start = article.text.index(fact)
    day = datetime(2026, 3, 2, tzinfo=UTC).date()
    return Claim(
        statement=fact,
        sentences=(place + 1,),
        said_by=fact.rsplit(", ", 1)[1].removesuffix(" said."),
        article_id=article.id,
        figures=tuple(figure_of(found, day, "published") for found in find_quantities(fact)),
        evidence=(Evidence(start=start, end=start + len(fact), text=fact),),
    )


if __name__ == "__main__":
    told = tuple(Newsroom().extractions(int(sys.argv[1]) // CLAIMS))
    begun = time.perf_counter()
    stories = merged(told)
    seconds = time.perf_counter() - begun
    printed = sum(len(claim.reports) for story in stories for claim in story.claims)
    assert printed == sum(len(one.claims) for one in told), "a claim was lost"
    print(json.dumps({"seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
