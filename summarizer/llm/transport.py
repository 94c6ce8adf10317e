"""Where replies come from: a folder of recordings, then the cache, then the network.

    folder  cache  network
    replay                    a miss is an error that says what differs
    record  cache  network    what comes from the cache or the network is copied into the folder
            cache  network    every other run

It stands under the openai client, so that everything above runs the same whether live or replayed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from math import inf
from time import monotonic, perf_counter
from typing import Any

import httpx2

from summarizer.errors import MissingRecordingError, ModelError, SummarizerError
from summarizer.llm.budget import Budget
from summarizer.llm.faults import CarriedError, Server
from summarizer.llm.logs import replied, subject
from summarizer.llm.nearest import Nearest
from summarizer.llm.recordings import (
    CacheFolder,
    DamagedRecordingError,
    Recording,
    RecordingFolder,
    essential,
    key_of,
    write_or_raise,
)
from summarizer.llm.usage import price, usage_of
from summarizer.schema import Usage

QUESTIONS = "/chat/completions"
LONGEST_RESPONSE = 8_000_000  # bytes; the longest reply of any model takes a tenth of it
# Instructor adds up the usage, which may be anything; without any, it looks for other libraries at each reply.
_NO_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
_ENCODING = ("content-encoding", "content-length", "transfer-encoding")


class Place(StrEnum):
    """Where a reply came from."""

    RECORDINGS = "recordings"
    CACHE = "the cache"
    NETWORK = "the network"


@dataclass(frozen=True, slots=True)
class Reply:
    """What one raw reply cost, when it was made, where it came from, and how long it took; `key`: its question's."""

    key: str
    usage: Usage
    recorded: datetime
    place: Place
    seconds: float
    subject: str


# The question being asked in this thread notes its replies here, re-asks included: instructor overwrites each
# reply's usage with a running total, so it is read before instructor sees it.
noted: ContextVar[list[Reply] | None] = ContextVar("noted", default=None)


class RecordingTransport(httpx2.BaseTransport):
    """Answers from recordings and cache; with `network`, asks there what they lack."""

    def __init__(
        self,
        server: Server,
        budget: Budget,
        *,
        folder: RecordingFolder | None = None,
        cache: CacheFolder | None = None,
        network: httpx2.BaseTransport | None = None,
    ) -> None:
        self._server = server
        self._budget = budget
        self._folder = folder
        self._nearest = Nearest(folder) if folder else None
        self._cache = cache
        self._network = network
        self._root = httpx2.URL(server.base_url).path.rstrip("/")
        self._lock = threading.Lock()
        self._closed = False
        self._asking: dict[str, threading.Lock] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer one request; questions are looked up, all else goes to the network."""
        path = request.url.path.removeprefix(self._root)
        begun = perf_counter()
        try:
            if path != QUESTIONS:
                return self._pass(request)
            body = json.loads(request.read())
            key = key_of(request.method, path, body)
            # The same question from two threads is asked once: else the folder might keep the other one's reply.
            with self._turn(key):
                found = self._look_up(key)
                answer, place = found or (self._ask(request, key, path, body), Place.NETWORK)
        except SummarizerError as error:
            raise CarriedError(error) from None
        if isinstance(answer, httpx2.Response):
            return answer
        _note(answer, place, perf_counter() - begun)
        return httpx2.Response(200, json=answer.body | {"usage": _NO_USAGE}, request=request)

    def forget(self, replies: Iterable[Reply]) -> None:
        """Keep replies that led to no answer out of the cache: the next run asks anew."""
        for reply in replies:
            if self._cache:
                self._cache.forget(reply.key)

    def close(self) -> None:
        """Close the connections."""
        self._closed = True
        if self._network is not None:
            self._network.close()

    def _turn(self, key: str) -> threading.Lock:
        with self._lock:
            return self._asking.setdefault(key, threading.Lock())

    def _look_up(self, key: str) -> tuple[Recording, Place] | None:
        try:
            found = self._folder.read(key) if self._folder else None
        except DamagedRecordingError as error:
            if self._network is None:
                raise MissingRecordingError(str(error), "restore the file, or record it again") from error
            found = None  # a folder that is being recorded: the file is written anew
        if found:
            return found, Place.RECORDINGS
        found = self._cache.read(key) if self._cache else None
        if found and self._folder:
            write_or_raise(self._folder, found)
        return (found, Place.CACHE) if found else None

    def _ask(self, request: httpx2.Request, key: str, path: str, body: dict[str, Any]) -> Recording | httpx2.Response:
        """The network's reply to a question, saved; a `Response` where it is an error, for openai to judge."""
        if self._network is None:
            raise MissingRecordingError(self._nearest.explain(key, body) if self._nearest else f"no recording {key}")
        with self._budget.call(body) as paid:
            response = self._send(request)
            if not response.is_success:
                paid(0.0)
                return response
            reply = essential(_checked(response, self._server), self._server.without_key)
            usage = usage_of(reply, body["model"])
            cost = price(usage, self._server.base_url)
            paid(cost)
        recording = Recording(
            key=key,
            model=body["model"],
            recorded=datetime.now(UTC).replace(microsecond=0),
            cost_usd=cost,
            path=path,
            request=body,
            body=reply,
        )
        self._save(recording)
        return recording

    def _save(self, recording: Recording) -> None:
        # A cut-off or refused reply is an outcome that a replay must repeat (the passage was split there), but not
        # one that a later run should be given again from the cache.
        if self._folder:
            write_or_raise(self._folder, recording)
        choice = recording.body["choices"][0]
        if self._cache and choice.get("finish_reason") == "stop" and not choice["message"].get("refusal"):
            self._cache.write(recording)

    def _pass(self, request: httpx2.Request) -> httpx2.Response:
        response = self._send(request)
        if response.is_success:
            _json(response, self._server)
        return response

    def _send(self, request: httpx2.Request) -> httpx2.Response:
        if self._network is None:
            raise MissingRecordingError(f"a replay cannot ask for {request.url.path}")
        left = max(self._budget.left_s(), 0.001)  # none at all would mean not to wait for the network
        until = monotonic() + min(self._server.timeout_s, left)
        if left < inf:
            limits = request.extensions["timeout"].items()
            request.extensions["timeout"] = {step: min(left, limit or left) for step, limit in limits}
        response = self._network.handle_request(request)
        response.request = request
        try:
            return _whole(response, until, self._server)
        finally:
            response.close()
            if self._closed:  # by another thread, while this one was opening a connection that nobody closed then
                response.extensions["network_stream"].close()


def _whole(response: httpx2.Response, until: float, server: Server) -> httpx2.Response:
    """The response, read to its end. Its own time-out starts anew with each byte, and it has no bound."""
    content = bytearray()
    try:
        for piece in response.iter_bytes():
            content += piece
            if len(content) > LONGEST_RESPONSE:
                raise ModelError(f"{server.name} answered with more than {LONGEST_RESPONSE // 1_000_000} MB")
            if monotonic() > until:
                raise httpx2.ReadTimeout("a slow answer", request=response.request)
    except httpx2.DecodingError:
        raise _unreadable(server, "something that cannot be unpacked") from None
    headers = [(name, value) for name, value in response.headers.multi_items() if name.lower() not in _ENCODING]
    return httpx2.Response(response.status_code, headers=headers, content=bytes(content), request=response.request)


def _note(recording: Recording, place: Place, seconds: float) -> None:
    usage = usage_of(recording.body, recording.model).model_copy(update={"cost_usd": recording.cost_usd})
    replied(usage, seconds, place)
    replies = noted.get()
    if replies is not None:
        replies.append(Reply(recording.key, usage, recording.recorded, place, seconds, subject()))


def _checked(response: httpx2.Response, server: Server) -> dict[str, Any]:
    """The JSON of a reply that has choices; everything above relies on it."""
    body = _json(response, server)
    choices = body.get("choices")
    if isinstance(choices, list) and choices and all(_is_choice(choice) for choice in choices):
        return body
    told = body.get("error")
    told = told.get("message") if isinstance(told, dict) else told
    raise ModelError(f"{server.name} answered without a reply" + (f": {server.quote(str(told))}" if told else ""))


def _json(response: httpx2.Response, server: Server) -> dict[str, Any]:
    try:
        return dict(json.loads(response.content, parse_constant=lambda _: None))  # NaN is not JSON: nobody reads it
    except (ValueError, TypeError, RecursionError):  # not JSON, not UTF-8, no object, or too deep for one
        start = response.content.lstrip()[:1]
        what = "nothing" if not start else "a web page" if start == b"<" else "something that is no JSON object"
        raise _unreadable(server, what) from None


def _unreadable(server: Server, what: str) -> ModelError:
    return ModelError(f"{server.name} answered with {what}", "check the address of the model's server")


def _is_choice(choice: object) -> bool:
    message = choice.get("message") if isinstance(choice, dict) else None
    return isinstance(message, dict) and all(
        isinstance(message.get(part), str | None) for part in ("content", "refusal")
    )
