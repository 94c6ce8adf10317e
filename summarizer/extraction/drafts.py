"""One passage → what the model makes of it."""

from __future__ import annotations

import typing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic.json_schema import SkipJsonSchema

from summarizer.errors import MissingRecordingError, ModelError, ModelStopError, ReplyCutOffError
from summarizer.extraction.annotated import Annotated
from summarizer.extraction.passages import Passage, split
from summarizer.llm import Client, about, render_prompt
from summarizer.schema import ClaimDraft, Model, Usage


@dataclass
class _Asking:
    """How many sentences a reply may point at, and how often it may still be sent back."""

    sentences: int
    complaints_left: int


_asking: ContextVar[_Asking | None] = ContextVar("asking", default=None)


class _Drafts(Model):
    """The model's reply to one passage; sentences are numbered within it."""

    claims: Sequence[int | Reworded | Attributed]

    @model_validator(mode="after")
    def _numbers_exist(self) -> Self:
        """Nonsense is sent back; single wrong numbers are not, because code finds the right sentence more cheaply."""
        asking = _asking.get()
        if asking and asking.complaints_left > 0 and _is_nonsense(self.claims, asking.sentences):
            asking.complaints_left -= 1
            raise ValueError("use the numbers of the sentences given, and no others")
        return self


# The docstrings of these are sent with the schema.


class Reworded(Model):
    """A claim in words of its own."""

    sentences: tuple[int, ...] = Field(description="numbers of the sentences that state it")
    statement: str = Field(description="one self-contained sentence")
    # Code reads who says so from the evidence, as well as the model does and for fewer tokens.
    said_by: SkipJsonSchema[str | None] = None


class Attributed(Model):
    """One claim."""

    sentences: tuple[int, ...] = Field(description="numbers of the sentences that state it")
    said_by: str | None = Field(description="who says so, as named in the text; null for the paper itself")
    statement: str | None = Field(description="one self-contained sentence; null for the sentence as it stands")


def _kind(claim: object) -> str:
    """As what an entry is read, so that a complaint about it is about one kind alone."""
    return "number" if isinstance(claim, int) else "claim"


_Entry = typing.Annotated[
    typing.Annotated[int, Tag("number")] | typing.Annotated[Reworded, Tag("claim")], Discriminator(_kind)
]


class ClaimDrafts(_Drafts):
    """The claims of one passage: numbers of sentences as they stand, and claims in other words."""

    claims: list[_Entry]


class AttributedDrafts(_Drafts):
    """The claims of one passage, each with its speaker."""

    claims: list[Attributed]


def _is_nonsense(claims: Sequence[int | Reworded | Attributed], sentences: int) -> bool:
    """Whether most of the claims point at sentences that do not exist."""
    lost = sum(not any(1 <= number <= sentences for number in _numbers(claim)) for claim in claims)
    return 2 * lost > len(claims)


def _numbers(claim: int | Reworded | Attributed) -> Sequence[int]:
    return (claim,) if isinstance(claim, int) else claim.sentences


@dataclass(frozen=True, slots=True)
class Reading:
    """The drafts of one passage and what they cost. `recorded`: when the newest reply was made."""

    drafts: tuple[ClaimDraft, ...]
    usage: tuple[Usage, ...]
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage that the model did not answer for, and why (in words: an error keeps alive all that led to it)."""

    passage: Passage
    reason: str


def read_passages(
    text: Annotated, asked: Iterable[Passage], client: Client, re_asks: int
) -> Iterator[Reading | Unread]:
    """Ask for the claims of each passage; a reply that was cut off is asked for again in two halves.

    Raises a `ModelStopError` or a `MissingRecordingError`.
    """
    waiting = deque(asked)
    while waiting:
        passage = waiting.popleft()
        try:
            yield _ask(text, passage, client, re_asks)
        except (ModelStopError, MissingRecordingError):
            raise
        except ModelError as error:
            if isinstance(error, ReplyCutOffError) and passage.can_split:
                waiting.extendleft(reversed(split(text, passage)))
            else:
                yield Unread(passage, str(error))


def _ask(text: Annotated, passage: Passage, client: Client, re_asks: int) -> Reading:
    reply: type[_Drafts] = ClaimDrafts if text.is_english else AttributedDrafts
    prompt = render_prompt(
        "extract",
        speakers=reply is AttributedDrafts,
        title=passage.title,
        before=passage.before,
        sentences=[text.lines[number - 1] for number in passage.numbers],
    )
    token = _asking.set(_Asking(len(passage.numbers), re_asks))
    try:
        with about(text.article.source, passage.numbers):
            answer = client.ask(prompt, reply)
    finally:
        _asking.reset(token)
    drafts = tuple(draft for claim in answer.value.claims if (draft := _in_article(claim, text, passage)))
    return Reading(drafts, (answer.usage,), answer.recorded)


def _in_article(claim: int | Reworded | Attributed, text: Annotated, passage: Passage) -> ClaimDraft | None:
    """The claim with the article's sentence numbers for the passage's own, which count from 1.

    Without words of its own it is what its sentences say; `None` where no such sentence exists.
    """
    known = [passage.numbers[n - 1] for n in dict.fromkeys(_numbers(claim)) if 1 <= n <= len(passage.numbers)]
    as_written = " ".join(text.lines[number - 1] for number in known)
    if isinstance(claim, int):
        return ClaimDraft(statement=as_written, sentences=tuple(known), said_by=None) if known else None
    if claim.statement is None and not known:
        return None
    statement = as_written if claim.statement is None else claim.statement
    said_by = None if _is_whole(claim.said_by, statement) else claim.said_by
    return ClaimDraft(statement=statement, sentences=tuple(known), said_by=said_by)


def _is_whole(said_by: str | None, statement: str) -> bool:
    """Whether a small model gives most of the sentence as its speaker."""
    return said_by is not None and 2 * len(said_by) > len(statement)
