"""One passage → what the model makes of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from pydantic import model_validator
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
    """The model's reply to one passage: in English without speakers, which only there code can read."""

    claims: Sequence[ClaimDraft]

    @model_validator(mode="after")
    def _numbers_exist(self) -> Self:
        """Nonsense is sent back; single wrong numbers are not, because code finds the right sentence more cheaply."""
        asking = _asking.get()
        if asking and asking.complaints_left > 0 and _is_nonsense(self.claims, asking.sentences):
            asking.complaints_left -= 1
            raise ValueError("use the numbers of the sentences given, and no others")
        return self


# The docstrings of these are sent with the schema.


class SpeakerlessDraft(ClaimDraft):
    """One claim."""

    # Code reads who says so from the evidence, as well as the model does and for a fifth fewer tokens.
    said_by: SkipJsonSchema[str | None] = None


class ClaimDrafts(_Drafts):
    """The claims of one passage."""

    claims: list[SpeakerlessDraft]


class AttributedDrafts(_Drafts):
    """The claims of one passage, each with its speaker."""

    claims: list[ClaimDraft]


def _is_nonsense(drafts: Sequence[ClaimDraft], sentences: int) -> bool:
    """Whether most of the claims point at sentences that do not exist."""
    lost = sum(not any(1 <= number <= sentences for number in draft.sentences) for draft in drafts)
    return 2 * lost > len(drafts)


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
    drafts = tuple(_in_article(draft, passage) for draft in answer.value.claims)
    return Reading(drafts, (answer.usage,), answer.recorded)


def _in_article(draft: ClaimDraft, passage: Passage) -> ClaimDraft:
    """The draft with the article's sentence numbers for the passage's own, which count from 1."""
    known = [n for n in dict.fromkeys(draft.sentences) if 1 <= n <= len(passage.numbers)]
    return ClaimDraft(
        statement=draft.statement, sentences=tuple(passage.numbers[n - 1] for n in known), said_by=draft.said_by
    )
