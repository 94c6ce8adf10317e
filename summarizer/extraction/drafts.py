"""One passage → what the model makes of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from pydantic import model_validator

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


class ClaimDrafts(Model):
    """The model's reply to one passage."""

    claims: list[ClaimDraft]

    @model_validator(mode="after")
    def _numbers_exist(self) -> ClaimDrafts:
        """Nonsense is sent back; single wrong numbers are not, because code finds the right sentence more cheaply."""
        asking = _asking.get()
        if asking and asking.complaints_left > 0 and _is_nonsense(self.claims, asking.sentences):
            asking.complaints_left -= 1
            raise ValueError("use the numbers of the sentences given, and no others")
        return self


def _is_nonsense(drafts: list[ClaimDraft], sentences: int) -> bool:
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
    prompt = render_prompt(
        "extract",
        title=passage.title,
        before=passage.before,
        sentences=[text.lines[number - 1] for number in passage.numbers],
    )
    token = _asking.set(_Asking(len(passage.numbers), re_asks))
    try:
        with about(text.article.source, passage.numbers):
            answer = client.ask(prompt, ClaimDrafts)
    finally:
        _asking.reset(token)
    drafts = tuple(_in_article(draft, passage) for draft in answer.value.claims)
    return Reading(drafts, (answer.usage,), answer.recorded)


def _in_article(draft: ClaimDraft, passage: Passage) -> ClaimDraft:
    """The draft with the article's sentence numbers for the passage's own, which count from 1."""
    known = [n for n in dict.fromkeys(draft.sentences) if 1 <= n <= len(passage.numbers)]
    return draft.model_copy(update={"sentences": tuple(passage.numbers[n - 1] for n in known)})
