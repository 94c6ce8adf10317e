"""Two editions → Markdown: what is new, revised, or gone.

The comparison itself is made in `editions`; here it is only read, through the protocols below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, Protocol

from summarizer.rendering import words
from summarizer.rendering.escaping import escape
from summarizer.schema import StoryClaim


class _Revision(Protocol):
    @property
    def old(self) -> StoryClaim: ...
    @property
    def new(self) -> StoryClaim: ...


class _StoryComparison(Protocol):
    @property
    def headline(self) -> str: ...
    @property
    def change(self) -> Literal["new", "updated", "unchanged", "gone"]: ...
    @property
    def new(self) -> Sequence[StoryClaim]: ...
    @property
    def revised(self) -> Sequence[_Revision]: ...
    @property
    def known(self) -> Sequence[StoryClaim]: ...
    @property
    def gone(self) -> Sequence[StoryClaim]: ...


class ComparisonLike(Protocol):
    """Two editions, story by story, as `editions.compare` makes it."""

    @property
    def old_edition(self) -> date: ...
    @property
    def new_edition(self) -> date: ...
    @property
    def stories(self) -> Sequence[_StoryComparison]: ...


CHANGES = {"new": "New", "updated": "Updated", "unchanged": "Unchanged", "gone": words.GONE}


def render_comparison(comparison: ComparisonLike) -> str:
    """What the new edition has that the old one had not, and the other way round; ends with a newline."""
    blocks = [
        f"# From {words.weekday(comparison.old_edition)}, to {words.weekday(comparison.new_edition)}",
        _counts(comparison.stories),
        *(block for story in comparison.stories if story.change in ("new", "updated") for block in _changed(story)),
        *_listed(comparison.stories, "unchanged"),
        *_listed(comparison.stories, "gone"),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _counts(stories: Sequence[_StoryComparison]) -> str:
    numbers = {change: sum(story.change == change for story in stories) for change in CHANGES}
    parts = [f"{number} {CHANGES[change].lower()}" for change, number in numbers.items() if number]
    return f"Stories: {', '.join(parts)}." if parts else "Neither edition has a story."


def _changed(story: _StoryComparison) -> Iterator[str]:
    yield f"## {CHANGES[story.change]}: {escape(words.clean(story.headline))}"
    yield "\n".join(_lines(story))


def _lines(story: _StoryComparison) -> Iterator[str]:
    for claim in story.new:
        yield f"- new: {_claim(claim)}"
    for pair in story.revised:
        yield f"- revised: {_claim(pair.new)}\n  — was: {_claim(pair.old)}"
    for claim in story.gone:
        yield f"- {words.GONE.lower()}: {_claim(claim)}"
    if story.known:
        yield f"- {words.count(len(story.known), 'claim')} as before"


def _claim(claim: StoryClaim) -> str:
    notes = [words.status_words(claim), words.MODALITIES[claim.modality]]
    return escape(words.clean(claim.statement)) + f" ({escape(words.clean(', '.join(filter(None, notes))))})"


def _listed(stories: Sequence[_StoryComparison], change: str) -> Iterator[str]:
    lines = [line for story in stories if story.change == change for line in _item(story)]
    if lines:
        yield f"## {CHANGES[change]}"
        yield "\n".join(lines)


def _item(story: _StoryComparison) -> Iterator[str]:
    """A story on one line, and what is no longer told of it where it goes on."""
    yield f"- {escape(words.clean(story.headline))}"
    if story.change != "gone":
        yield from (f"  - {words.GONE.lower()}: {_claim(claim)}" for claim in story.gone)
