"""What openai and httpx2 raise, as one of our errors: one line for a person, without the key."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx2
import openai
from pydantic import SecretStr

from summarizer.errors import (
    AuthenticationError,
    ModelError,
    ModelRefusedError,
    ModelStopError,
    ModelUnavailableError,
    QuotaError,
    ReplyCutOffError,
    SummarizerError,
    UnknownModelError,
)
from summarizer.llm.local import LOCAL_URL
from summarizer.llm.retries import is_quota, is_temporary

_TOO_LONG = ("context_length_exceeded", "exceed_context_size", "context length", "context size", "context window")
_UNKNOWN_MODEL = ("model_not_found", "model not found", "unknown model", "invalid model", "no such model")
_BUSY_HINT = "the server is there but busy: run again a little later, or with fewer calls at once (--concurrency)"
_ADDRESS_HINT = "check the address: for most servers it ends in /v1"
_QUOTED = 200  # characters of a server's own words in a message
_SECRET_LENGTH = 12  # of a key, at least: local servers are given "none" or "ollama", which replies may well say


class CarriedError(openai.OpenAIError):
    """Brings one of our errors up from the transport: openai neither wraps nor retries its own kind."""

    def __init__(self, error: SummarizerError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True)
class Server:
    """Who was asked, for messages."""

    base_url: str
    key: SecretStr
    timeout_s: float

    @property
    def name(self) -> str:
        """Scheme, host and port: an address may also hold a password."""
        if self.base_url == LOCAL_URL:
            return "the local model"
        parts = urlsplit(self.base_url)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname}{port}"

    def quote(self, text: str) -> str:
        """A server's words on one line, shortened; the key, which servers like to repeat, taken out."""
        line = " ".join(self.without_key(text).split())
        return line if len(line) <= _QUOTED else line[:_QUOTED] + "…"

    def without_key(self, text: str) -> str:
        """The text, with stars for the key."""
        key = self.key.get_secret_value()
        return text.replace(key, "***") if len(key) >= _SECRET_LENGTH else text


def explain(error: Exception, server: Server, model: str) -> Exception:
    """The error that users see; what is not about the model comes back as it is."""
    if isinstance(error, CarriedError):
        return error.error
    if isinstance(error, openai.APIConnectionError):
        cause = error.__cause__
        if isinstance(cause, httpx2.TransportError):
            return ModelUnavailableError(_connection(cause, server))
        return cause if isinstance(cause, Exception) else error
    if isinstance(error, openai.APIStatusError):
        return _status(error, server, model)
    if isinstance(error, openai.OpenAIError):
        return ModelError(f"{server.name}: {server.quote(str(error))}")
    return error


def _connection(cause: httpx2.TransportError, server: Server) -> str:
    if isinstance(cause, httpx2.ConnectTimeout):
        return f"cannot connect to {server.name} in time"
    if isinstance(cause, httpx2.TimeoutException):
        return f"no answer from {server.name} within {server.timeout_s:g} s"
    if isinstance(cause, httpx2.ConnectError) and "refused" in str(cause).lower():
        return f"connection refused by {server.name}"
    if isinstance(cause, httpx2.ConnectError):
        return f"cannot connect to {server.name}: {server.quote(str(cause))}"
    return f"the connection to {server.name} broke: {server.quote(str(cause) or type(cause).__name__)}"


def _status(error: openai.APIStatusError, server: Server, model: str) -> SummarizerError:
    said = server.quote(_message(error) or error.response.headers.get("location", ""))
    answer = f"{server.name} answered {error.status_code}" + (f": {said}" if said else "")
    if is_quota(error):
        return QuotaError(f"the quota is used up: {answer}")
    if is_temporary(error):
        return ModelUnavailableError(answer, _BUSY_HINT)
    return _for_good(error, answer, model)


def _for_good(error: openai.APIStatusError, answer: str, model: str) -> SummarizerError:
    """A rejection that waiting does not help. Servers agree on few codes, so their words are read too."""
    code = error.status_code
    words = f"{error.code} {error.type} {_message(error)}".lower()
    if code in (httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN):
        return AuthenticationError(f"the key was refused: {answer}")
    if code == httpx2.codes.CONTENT_TOO_LARGE or any(sign in words for sign in _TOO_LONG):
        return ReplyCutOffError(f"the passage is too long for the model: {answer}")
    if "content_filter" in words:
        return ModelRefusedError(f"a content filter refused the call: {answer}")
    not_found = code == httpx2.codes.NOT_FOUND
    if any(sign in words for sign in _UNKNOWN_MODEL) or (not_found and "model" in words):
        return UnknownModelError(f"the model {model!r} is not known: {answer}")
    return ModelStopError(answer, _ADDRESS_HINT) if not_found else ModelError(answer)


def _message(error: openai.APIStatusError) -> str:
    """The server's own words: the message of an error object, else the body if it is not a page of HTML."""
    body = error.body
    if isinstance(body, dict):
        inner = body.get("message", body.get("error", body.get("detail", "")))
        return str(inner.get("message", "") if isinstance(inner, dict) else inner)
    text = body if isinstance(body, str) else ""
    return "" if text.lstrip().startswith("<") else text
