"""One passage → what the model makes of it."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from pydantic import model_validator

from summarizer.errors import ReplyCutOffError
from summarizer.extraction.annotated import Annotated
from summarizer.extraction.passages import Passage, split
from summarizer.llm import Client, render_prompt
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


def read_passage(text: Annotated, passage: Passage, client: Client, re_asks: int) -> tuple[Reading, ...]:
    """Ask for the claims of a passage; a reply that was cut off is asked for again in two halves.

    Raises a `ModelError`.
    """
    try:
        return (_ask(text, passage, client, re_asks),)
    except ReplyCutOffError:
        if not passage.can_split:
            raise
        return tuple(reading for half in split(text, passage) for reading in read_passage(text, half, client, re_asks))


def _ask(text: Annotated, passage: Passage, client: Client, re_asks: int) -> Reading:
    prompt = render_prompt(
        "extract",
        title=passage.title,
        before=passage.before,
        sentences=[text.lines[number - 1] for number in passage.numbers],
    )
    token = _asking.set(_Asking(len(passage.numbers), re_asks))
    try:
        answer = client.ask(prompt, ClaimDrafts)
    finally:
        _asking.reset(token)
    drafts = tuple(_in_article(draft, passage) for draft in answer.value.claims)
    return Reading(drafts, (answer.usage,), answer.recorded)


def _in_article(draft: ClaimDraft, passage: Passage) -> ClaimDraft:
    """The draft with the article's sentence numbers for the passage's own, which count from 1."""
    known = [n for n in dict.fromkeys(draft.sentences) if 1 <= n <= len(passage.numbers)]
    return draft.model_copy(update={"sentences": tuple(passage.numbers[n - 1] for n in known)})
