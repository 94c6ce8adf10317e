"""Dates that an article leaves open, fixed by the dated articles of the same story.

"March 3" in an article without a date lies in the year in which another article of the story appeared near that day.
A dateline fixes the day of its article in this way, and with it "on Monday". Where two articles would fix it
differently it stays open, and so does everything that no article lies near.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TypeGuard, TypeVar

from summarizer.language.datelines import find_dateline
from summarizer.language.dates import find_dates
from summarizer.merging.claims import Folded
from summarizer.merging.telling import Telling, published_on
from summarizer.schema import Article, When

Found = TypeVar("Found")


def dated(claims: Sequence[Folded]) -> list[Folded]:
    """The claims of one story, each with the date that its articles and the others of the story give it."""
    days = sorted({day for claim in claims for one in claim.tellings if (day := published_on(one.article))})
    return [_with_best_date(_with_dates(claim, days)) for claim in claims]


def is_bounded(when: When | None) -> TypeGuard[When]:
    """Whether a date is known at one end at least."""
    return when is not None and bool(when.start or when.end)


def is_undated(article: Article) -> bool:
    """Whether an article does not say when it appeared, not even in a dateline."""
    return article.published is None and not find_dates(find_dateline(article.text), None)


def _with_dates(claim: Folded, days: Sequence[date]) -> Folded:
    """The claim with its open dates fixed, as far as may be."""
    fixed = {one: when for one in claim.tellings if (when := _fixed(one, days))}
    return _redated(claim, fixed)


def _with_best_date(claim: Folded) -> Folded:
    """The claim whose best wording has no date, with that of its earliest report that has one."""
    if is_bounded(claim.claim.when):
        return claim
    known = next((one.claim.when for one in claim.tellings if is_bounded(one.claim.when)), None)
    return _redated(claim, {claim.best: known} if known else {})


def _redated(claim: Folded, found: dict[Telling, When]) -> Folded:
    if not found:
        return claim
    return Folded(
        tuple(
            replace(one, claim=one.claim.model_copy(update={"when": found[one]})) if one in found else one
            for one in claim.tellings
        )
    )


def _fixed(telling: Telling, days: Sequence[date]) -> When | None:
    """The open date of a claim in an undated article, fixed; `None` where nothing is open, or nothing fixes it."""
    when, article = telling.claim.when, telling.article
    if when is None or is_bounded(when) or article.published is not None or article.language not in (None, "en"):
        return None
    own = _only({day for one in days if (day := _dateline_day(article, one))})
    if own is None and when.precision != "month_day":
        return None  # a weekday counts from its own article alone
    anchors = [own] if own else days
    return _only({found for day in anchors if (found := _read_again(telling, when, day))})


def _dateline_day(article: Article, near: date) -> date | None:
    """The day in a dateline, in the year that `near` gives it."""
    found = find_dates(find_dateline(article.text), near)
    return next((one.when.start for one in found if one.when.precision == "day"), None)


def _read_again(telling: Telling, when: When, published: date) -> When | None:
    """The same words as they would be read in an article of that day."""
    for span in telling.claim.evidence:
        for mention in find_dates(" ".join(span.text.split()), published):
            if mention.when.as_written == when.as_written and is_bounded(mention.when):
                return mention.when.model_copy(update={"basis": "derived"})
    return None


def _only(found: Set[Found]) -> Found | None:
    """The one that is found; `None` where there are none or several."""
    return next(iter(found)) if len(found) == 1 else None
