"""What `-v` says of calls: one line each, with the article and the sentences that it is about. Never the key."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import openai
from tenacity import RetryCallState

from summarizer.schema import Usage

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a call is about."""

    article: str
    sentences: tuple[int, int]

    def __str__(self) -> str:
        return "{}, sentences {} to {}".format(self.article, *self.sentences)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a raw reply cost, how long it took, where it came from."""

    usage: Usage
    seconds: float
    place: str


_subject: ContextVar[Subject | None] = ContextVar("subject", default=None)
_reply: ContextVar[Reply | None] = ContextVar("reply", default=None)


@contextmanager
def about(article: str, sentences: Sequence[int]) -> Iterator[None]:
    """Calls made within, in this thread, are logged as being about these sentences."""
    token = _subject.set(Subject(article, (sentences[0], sentences[-1])))
    try:
        yield
    finally:
        _subject.reset(token)


def subject() -> str:
    """What the calls of this thread are about."""
    return str(_subject.get() or "a call")


def replied(usage: Usage, seconds: float, place: str) -> None:
    """A reply came; it is logged with what comes of it."""
    _reply.set(Reply(usage, seconds, place))


def log_outcome(outcome: str) -> None:
    """What came of the last reply."""
    reply = _reply.get()
    if reply is None:
        return
    usage = reply.usage
    tokens = f"{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    _say(
        f"{outcome}; {tokens}, {reply.seconds:.1f} s, from {reply.place}",
        outcome=outcome,
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        seconds=round(reply.seconds, 3),
        place=reply.place,
    )


def log_wait(state: RetryCallState) -> None:
    """A call that will be repeated, and when."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, openai.APIStatusError):
        happened = f"answered {error.status_code}"
    else:
        happened = f"no answer ({type((error and error.__cause__) or error).__name__})"
    _say(f"{happened}, asked again in {state.upcoming_sleep:.1f} s", outcome=happened)


def log_failure(failure: Exception) -> None:
    """A call that got no reply."""
    _say(str(failure), outcome=str(failure))


def _say(words: str, **fields: object) -> None:
    """One line; as JSON it has the fields too."""
    known = _subject.get()
    where = {"article": known.article, "sentences": known.sentences} if known else {}
    _log.info("%s: %s", subject(), words, extra={"fields": where | fields})
