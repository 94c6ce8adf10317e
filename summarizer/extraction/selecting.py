"""An article's own most telling sentences, by rule: what it claims where no model says it.

A sentence tells the more, the nearer it stands to the beginning and the more others of the day tell it too, and if it
has figures, names, and somebody who says so. The weights order the sentences of one article, and nothing else rests
on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from summarizer.extraction.agreement import Place
from summarizer.extraction.annotated import Annotated, annotate
from summarizer.extraction.claims import extraction_of, make_claim
from summarizer.language.names import find_names
from summarizer.language.numbers import find_quantities
from summarizer.language.quotations import QUOTATION_MARKS
from summarizer.language.similarity import words
from summarizer.schema import Article, Check, Claim, ClaimDraft, Extraction, Failure

MOST_CLAIMS = 10
"""Of one article. News is told from the top: what a reader needs is nearly always among so many sentences."""
OPENING = 6
"""Reporting sentences after which standing so late has cost half of what position counts."""
SHORT = 6
"""Words: a shorter sentence is a remark, seldom a report."""
STAND_IN = Check(name="model", result="unchecked", detail="the model did not answer; the article's own sentence")
_AGREEMENT, _MOST_AGREEING = 0.4, 3
_NAME, _MOST_NAMES = 0.1, 3
_FIGURES, _SOURCE, _REMARK = 0.3, 0.2, -0.6


def select_article(text: Annotated, agreeing: Mapping[Place, int]) -> Extraction:
    """The claims of one article without a model: its own most telling sentences.

    `agreeing`: how many others of the day tell a sentence too (`agreement`).
    """
    return extraction_of(text, _select(text, text.reporting, agreeing), ())


def stand_in_article(article: Article, reason: str) -> Extraction:
    """The same for an article that the model did not answer for: `reason` says why, and every claim is marked."""
    text = annotate(article)
    failure = Failure(source=article.source, stage="extraction", reason=reason)
    return extraction_of(text, stand_ins(text, text.reporting), (), (failure,))


def stand_ins(text: Annotated, numbers: Sequence[int]) -> tuple[Claim, ...]:
    """Claims in the place of those that the model did not make of these sentences, marked."""
    chosen = _select(text, numbers, {})
    return tuple(claim.model_copy(update={"checks": (*claim.checks, STAND_IN)}) for claim in chosen)


def _select(text: Annotated, numbers: Sequence[int], agreeing: Mapping[Place, int]) -> tuple[Claim, ...]:
    """Claims of the most telling of these sentences that stand alone, in the article's order."""
    chosen = list(islice(_standing_alone(text, _by_telling(text, numbers, agreeing)), MOST_CLAIMS))
    return tuple(sorted(chosen, key=lambda claim: claim.start))


def _by_telling(text: Annotated, numbers: Sequence[int], agreeing: Mapping[Place, int]) -> list[int]:
    """The most telling first."""

    def telling(number: int) -> float:
        others = agreeing.get((text.article.id, number), 0)
        return _position(text, number) + _content(text, number) + _AGREEMENT * min(others, _MOST_AGREEING)

    return sorted(numbers, key=lambda number: (-telling(number), number))


def _position(text: Annotated, number: int) -> float:
    """1 at the beginning, a half after the opening, ever less from there on."""
    return OPENING / (OPENING + text.place_of[number])


def _content(text: Annotated, number: int) -> float:
    line = text.lines[number - 1]
    if len(words(line)) < SHORT or line.endswith("?") or line.startswith(QUOTATION_MARKS):
        return _REMARK
    names = {name.text for name in find_names(line) if name.sure}
    speaker = text.attribution(number)
    return (
        _NAME * min(len(names), _MOST_NAMES)
        + _FIGURES * bool(find_quantities(line))
        + _SOURCE * (speaker is not None and speaker.said_by is not None)
    )


def _standing_alone(text: Annotated, numbers: Sequence[int]) -> Iterator[Claim]:
    """The sentences that can be understood without the others; what is said twice comes once."""
    told: set[str] = set()
    for number in numbers:
        made = make_claim(text, ClaimDraft(statement=text.lines[number - 1], sentences=(number,), said_by=None))
        if isinstance(made, Claim) and made.statement not in told:
            told.add(made.statement)
            yield made
