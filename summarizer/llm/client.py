"""The model client: one question with a typed answer.

Made once a run, and used by many threads at once. Nothing here retries: tenacity does below (`retries`), instructor
asks again above (`max_retries`), and openai's own retries are off, so that nothing multiplies.
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, ParamSpec, Self, TypeVar

import httpx2
import instructor
import openai
from instructor.core.exceptions import InstructorRetryException, ResponseParsingError
from openai.types.chat import ChatCompletion
from pydantic import BaseModel
from tenacity import RetryCallState

from summarizer.errors import (
    ModelError,
    ModelStopError,
    NoModelError,
    ReplyFormError,
    SettingsError,
    SummarizerError,
    UnreachableError,
)
from summarizer.llm.budget import Budget
from summarizer.llm.faults import Server, explain
from summarizer.llm.logs import log_failure, log_wait
from summarizer.llm.prompts import Prompt
from summarizer.llm.recordings import RecordingFolder, sendable
from summarizer.llm.replies import check_finish, shape_of
from summarizer.llm.retries import persistent
from summarizer.llm.servers import cache_of, network_to, server_of
from summarizer.llm.transport import Place, RecordingTransport, Reply, noted
from summarizer.llm.usage import Spent
from summarizer.schema import Usage, total_usage
from summarizer.settings import Settings

T = TypeVar("T", bound=BaseModel)
P = ParamSpec("P")
R = TypeVar("R")

# Cheap, takes temperature 0 (the gpt-5 and later ones do not), and its price is known.
DEFAULT_MODEL = "gpt-4.1-mini"
GIVE_UP_AFTER = 3  # questions in a row that nobody answered, each tried `settings.attempts` times
CONNECT_TIMEOUT_S = 10.0  # a server that is there accepts at once; only its reply takes long

# These think before they answer: OpenAI refuses `max_tokens` and `temperature` for them, and their thinking counts
# as output, so they are asked to keep it short.
_REASONING = re.compile(r"(?:openai/)?(?:o[1-9]|gpt-(?:[5-9]|[1-9]\d))(?!.*(?:chat|pro))")

# instructor logs every failure as an error of its own, which would reach stderr; ours are raised.
logging.getLogger("instructor").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """A reply of the right shape. `usage` covers every call behind it, `recorded` is when the newest was made."""

    value: T
    usage: Usage
    recorded: datetime
    cached: bool


class Client:
    """Asks one model; see `Client.open`."""

    def __init__(
        self,
        settings: Settings,
        server: Server,
        budget: Budget,
        transport: RecordingTransport,
        model: str | None,
        kept_in: Path | None = None,
    ) -> None:
        self._server = server
        self._budget = budget
        self._kept_in = kept_in
        self._transport = transport
        self._closing = threading.Event()
        self._settings = settings
        self._openai = openai.OpenAI(
            api_key=server.key.get_secret_value(),
            base_url=server.base_url,
            max_retries=0,
            # For the whole client: a time-out per call would also end instructor's asking again.
            timeout=httpx2.Timeout(settings.call_timeout_s, connect=CONNECT_TIMEOUT_S, pool=None),
            # A redirect would carry the articles elsewhere.
            http_client=openai.DefaultHttpx2Client(transport=transport, follow_redirects=False),
        )
        self._send = self._persistent(self._unless_closed)
        self._ask_for: Callable[..., Any] = instructor.patch(create=self._create, mode=instructor.Mode.JSON_SCHEMA)
        self._spent = Spent()
        self._spending = threading.Lock()
        self._unanswered = 0
        try:
            self.model = model or self._only_model()
        except BaseException:
            self.close()
            raise

    @classmethod
    def open(
        cls,
        settings: Settings,
        *,
        record: str | Path | None = None,
        replay: str | Path | None = None,
        transport: httpx2.BaseTransport | None = None,
    ) -> Self:
        """A client for `settings`.

        `replay`: answers only from that folder, without key, address or network. `record`: from that folder, else
        from the cache or the network, and kept there. `transport` stands in for the network.
        Raises `NoModelError` where there is nothing to ask, `SettingsError` where a folder cannot be used.
        """
        if record and replay:
            raise SettingsError("a run either records or replays")
        server = server_of(settings, replaying=replay is not None)
        budget = Budget(settings, server.base_url)
        if replay:
            folder = RecordingFolder(Path(replay))
            if not folder.path.is_dir():
                raise SettingsError(f"there is no folder {replay} to replay from")
            recordings = RecordingTransport(server, budget, folder=folder)
            return cls(settings, server, budget, recordings, settings.model_name or folder.model())
        model = settings.model_name or (None if settings.base_url else DEFAULT_MODEL)
        recordings = RecordingTransport(
            server,
            budget,
            folder=_writable(Path(record)) if record else None,
            cache=cache_of(server, settings),
            network=transport or network_to(server, settings),
        )
        return cls(settings, server, budget, recordings, model, Path(record) if record else settings.cache_dir)

    def ask(self, prompt: Prompt, reply_type: type[T]) -> Answer[T]:
        """One question; a reply of the wrong form is asked for again. Raises a `ModelError`.

        Any thread may close the client meanwhile: what waits or would ask again then raises a `ModelStopError`.
        """
        replies: list[Reply] = []
        token = noted.set(replies)
        failure: Exception | None = None
        try:
            parsed = self._ask_for(
                response_model=shape_of(reply_type),
                max_retries=self._settings.re_asks,
                model=self.model,
                messages=[
                    {"role": "system", "content": sendable(prompt.system)},
                    {"role": "user", "content": sendable(prompt.user)},
                ],
                **_sampling(self.model, self._settings.max_output_tokens),
            )
        except InstructorRetryException as error:
            failure = _failure(error)
        finally:
            noted.reset(token)
            self._count(replies)
        if failure is not None:
            if isinstance(failure, ReplyFormError):
                self._transport.forget(replies)
            raise self._judged(failure)
        self._unanswered = 0
        return Answer(
            value=parsed.value,
            usage=total_usage(reply.usage for reply in replies)[0],
            recorded=max(reply.recorded for reply in replies),
            cached=all(reply.place != Place.NETWORK for reply in replies),
        )

    def _judged(self, failure: Exception) -> Exception:
        """The failure; the last of several in a row to which nobody answered ends the run."""
        if isinstance(failure, ModelError):
            self._unanswered = self._unanswered + 1 if failure.retryable else 0
            if self._unanswered >= GIVE_UP_AFTER:
                failure = UnreachableError(str(failure), failure.hint)
        if isinstance(failure, ModelStopError) and self._kept_in and self._spent.calls:
            kept = f"the replies so far are kept in {self._kept_in}"
            failure.hint = f"{failure.hint}; {kept}" if failure.hint else kept
        return failure

    @property
    def spent(self) -> Spent:
        """What was asked so far."""
        return self._spent

    def _count(self, replies: list[Reply]) -> None:
        places = [reply.place for reply in replies]
        live = [(reply.seconds, reply.subject) for reply in replies if reply.place == Place.NETWORK]
        with self._spending:
            spent = self._spent
            slowest_s, slowest = max([(spent.slowest_s, spent.slowest), *live])
            self._spent = replace(
                spent,
                calls=spent.calls + len(replies),
                from_recordings=spent.from_recordings + places.count(Place.RECORDINGS),
                from_cache=spent.from_cache + places.count(Place.CACHE),
                input_tokens=spent.input_tokens + sum(reply.usage.input_tokens for reply in replies),
                output_tokens=spent.output_tokens + sum(reply.usage.output_tokens for reply in replies),
                asked_again=spent.asked_again + max(0, len(replies) - 1),
                slowest_s=slowest_s,
                slowest=slowest,
            )

    def _repeat(self, state: RetryCallState) -> None:
        log_wait(state)
        with self._spending:
            self._spent = replace(self._spent, repeated=self._spent.repeated + 1)

    def close(self) -> None:
        """Close the connections, end all waiting for a busy server, and ask nothing more."""
        self._closing.set()
        self._openai.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Client({self.model!r} at {self._server.name})"

    def _create(self, **question: Any) -> ChatCompletion:
        """One raw call below instructor: `strict` added, faults explained where instructor cannot re-ask for them."""
        question["response_format"]["json_schema"]["strict"] = True
        # As `extra_body`: openai would walk through messages and schema part by part, the dearest step of a replay.
        completion = self._explained(
            lambda: self._send(model=question["model"], messages=question["messages"][:0], extra_body=question)
        )
        check_finish(completion)
        return completion

    def _unless_closed(self, **question: Any) -> ChatCompletion:
        try:
            if not self._closing.is_set():
                completion: ChatCompletion = self._openai.chat.completions.create(**question)
                return completion
        except openai.APIConnectionError:  # also what httpx2 says when it was closed a moment ago
            if not self._closing.is_set():
                raise
        raise ModelStopError("the client is closed")

    def _only_model(self) -> str:
        """The model of a server that offers just one, as local servers do."""
        names: list[str] = sorted(model.id for model in self._explained(self._list_models).data or [])
        if len(names) == 1:
            return names[0]
        offered = ", ".join(names[:20]) or "none"
        raise NoModelError(f"name a model with --model; {self._server.name} offers: {offered}")

    def _list_models(self) -> Any:
        return self._persistent(self._openai.models.list)()

    def _persistent(self, call: Callable[P, R]) -> Callable[P, R]:
        return persistent(call, self._settings.attempts, self._closing, self._budget.left_s, self._repeat)

    def _explained(self, call: Callable[[], R]) -> R:
        failure: Exception
        try:
            return call()
        except openai.OpenAIError as error:
            failure = explain(error, self._server, self._settings.model_name or "")
            log_failure(failure)
        # Raised out here, the error does not drag along the original, whose text and request may hold the key.
        raise failure


def _sampling(model: str, max_tokens: int) -> dict[str, Any]:
    if _REASONING.match(model):
        return {"max_completion_tokens": max_tokens, "reasoning_effort": "low"}
    return {"max_tokens": max_tokens, "temperature": 0}


def _failure(error: InstructorRetryException) -> Exception:
    cause = error.__cause__
    if isinstance(cause, ResponseParsingError):
        reason = "; ".join(str(cause).splitlines())
        return ReplyFormError(f"the reply had the wrong form {error.n_attempts} times, at last: {reason}")
    return cause if isinstance(cause, Exception) else SummarizerError(str(error))


def _writable(record: Path) -> RecordingFolder:
    folder = RecordingFolder(record)
    folder.check_writable()
    return folder
