"""Recorded replies: one readable JSON file each, found by what was asked.

    {"key", "model", "recorded", "cost_usd", "request": {"method", "path", "body"}, "response": {"status", "body"}}

The key covers method, path below the server's address, and the JSON body (model, messages, schema, sampling), so the
same question to another server is the same recording. No header and no key is kept, and of the reply only what the
API defines: servers add their own, paths among it. Texts are lists of pieces that join to the exact text, so that a
changed line is a changed line in a diff. The cost is what the call cost when it was made.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from summarizer.errors import SettingsError, SummarizerError

log = logging.getLogger(__name__)

_PYDANTIC_VERSION = re.compile(r"(https://errors\.pydantic\.dev/)[\d.]+/")
_PIECE_ENDS = re.compile(r"(?<=\n)|(?<=[\[,])(?= *\{)")  # after a line, and between the objects of a JSON reply
_MODEL_LINE = re.compile(r'^ "model": (".*"),?$', re.MULTILINE)
_HEAD = 1000  # characters that surely hold the first lines, the model among them
_NAME_LENGTH = 16  # hex digits of the key: a million files share no name but by a chance of 1 in 30 million
_REPLY_FIELDS = ("object", "model", "system_fingerprint", "service_tier", "choices", "usage")
_CHOICE_FIELDS = ("index", "finish_reason", "message")
_MESSAGE_FIELDS = ("content", "refusal")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Recording:
    """One question and its reply. `body`: the reply, whole again."""

    key: str
    model: str
    recorded: datetime
    cost_usd: float | None
    path: str
    request: dict[str, Any]
    body: dict[str, Any]


class DamagedRecordingError(Exception):
    """A file that is not a recording, or not the one that its name says."""


def key_of(method: str, path: str, body: dict[str, Any]) -> str:
    """What a question is known by. Insensitive to the order of keys (a schema's fields also stand in `required`)."""
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    canonical = _PYDANTIC_VERSION.sub(r"\1", canonical)
    return hashlib.sha256(f"{method} {path}\n{canonical}".encode()).hexdigest()


def essential(body: dict[str, Any], tidy: Callable[[str], str]) -> dict[str, Any]:
    """The reply without what only this server adds, its texts made `tidy`.

    Live replies are cut down too: a replay then cannot differ.
    """
    kept = {name: _tidied(body[name], tidy) for name in _REPLY_FIELDS if name in body}
    if str(kept.get("model", "")).startswith("/"):  # llama.cpp names the file, with its path
        kept["model"] = Path(kept["model"]).name
    kept["choices"] = [
        {name: choice[name] for name in _CHOICE_FIELDS if name in choice} | {"message": _message(choice["message"])}
        for choice in kept["choices"]
    ]
    return kept


def _tidied(value: Any, tidy: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {tidy(sendable(name)): _tidied(inner, tidy) for name, inner in value.items()}
    if isinstance(value, list):
        return [_tidied(inner, tidy) for inner in value]
    return tidy(sendable(value)) if isinstance(value, str) else value


def sendable(text: str) -> str:
    """The text as UTF-8 can carry it: a lone surrogate becomes U+FFFD, one for one, so that offsets stay."""
    return _LONE_SURROGATES.sub("\ufffd", text)


def _message(message: dict[str, Any]) -> dict[str, Any]:
    return {"role": "assistant"} | {name: message[name] for name in _MESSAGE_FIELDS if name in message}


class RecordingFolder:
    """A folder of recordings. Reading is one look-up by name; nothing lists the folder but a miss."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def file_of(self, key: str) -> Path:
        """Where the recording with that key stands, or would."""
        return self.path / f"{key[:_NAME_LENGTH]}.json"

    def read(self, key: str) -> Recording | None:
        """The recording with that key, or `None`; raises `DamagedRecordingError`."""
        try:
            text = self.file_of(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DamagedRecordingError(f"{self.file_of(key)} cannot be read: {error.strerror}") from error
        recording = _from_json(text, self.file_of(key))
        if recording.key != key:
            raise DamagedRecordingError(f"{self.file_of(key)} holds another question's reply")
        return recording

    def write(self, recording: Recording) -> None:
        """Save it under a temporary name, then rename: a reader never sees half a file."""
        target = self.file_of(recording.key)
        temporary = target.with_name(f".{target.stem}.{os.getpid()}.{threading.get_ident()}.tmp")
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_text(_to_json(recording), "utf-8", newline="\n")
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)

    def files(self) -> list[Path]:
        """All recordings, by name."""
        return sorted(path for path in self.path.glob("*.json") if re.fullmatch(r"[0-9a-f]{16}", path.stem))

    def load_all(self) -> Iterator[tuple[Path, Recording]]:
        """Every readable recording, by name; for explaining a miss."""
        for path in self.files():
            try:
                yield path, _from_json(path.read_bytes(), path)
            except (OSError, DamagedRecordingError):
                continue

    def model(self) -> str:
        """The model that made all of these recordings; raises `SettingsError` if there is none or several."""
        found: set[str] = set()
        for path in self.files():
            with path.open(encoding="utf-8", errors="replace") as file:
                line = _MODEL_LINE.search(file.read(_HEAD))
            if line:
                found.add(json.loads(line[1]))
        if not found:
            raise SettingsError(f"{self.path} holds no recordings", "name the folder that --record wrote")
        if len(found) > 1:
            raise SettingsError(
                f"the recordings in {self.path} come from several models: {', '.join(sorted(found))}",
                "name one with --model",
            )
        return found.pop()

    def check_writable(self) -> None:
        """Raise `SettingsError` now rather than after the first paid call."""
        probe = self.path / f".{os.getpid()}.tmp"
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise SettingsError(f"cannot write recordings to {self.path}: {error.strerror}") from error


class CacheFolder(RecordingFolder):
    """Recordings that nobody asked for: whatever is wrong with them never stops a run."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._giving_up = threading.Lock()  # taken by the first thread that fails, and kept

    def read(self, key: str) -> Recording | None:
        """The recording with that key; `None` also if it is damaged."""
        try:
            return super().read(key)
        except DamagedRecordingError:
            return None

    def forget(self, key: str) -> None:
        """Have the question with that key asked again."""
        with suppress(OSError):
            self.file_of(key).unlink()

    def write(self, recording: Recording) -> None:
        """Save it if possible; the first failure is logged, and no other write is tried."""
        if self._giving_up.locked():
            return
        try:
            super().write(recording)
        except OSError as error:
            if self._giving_up.acquire(blocking=False):
                reason = f"cannot be written ({error.strerror}); this run goes on without it"
                log.warning("the cache %s %s", self.path, reason)


def write_or_raise(folder: RecordingFolder, recording: Recording) -> None:
    """Save it; a full disk is an error that names the folder."""
    try:
        folder.write(recording)
    except OSError as error:
        raise SummarizerError(f"cannot write recordings to {folder.path}: {error.strerror}") from error


def _to_json(recording: Recording) -> str:
    request = dict(sorted(recording.request.items()))
    request["messages"] = [_in_pieces(message) for message in request.get("messages", [])]
    choices = [choice | {"message": _in_pieces(choice["message"])} for choice in recording.body["choices"]]
    content = {
        "key": recording.key,
        "model": recording.model,
        "recorded": recording.recorded.isoformat(),
        "cost_usd": recording.cost_usd,
        "request": {"method": "POST", "path": recording.path, "body": request},
        "response": {"status": 200, "body": recording.body | {"choices": choices}},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _from_json(text: bytes, path: Path) -> Recording:
    try:
        content = json.loads(text)
        body = content["response"]["body"]
        for choice in body["choices"]:
            choice["message"] = _whole(choice["message"])
        request = content["request"]["body"]
        return Recording(
            key=content["key"],
            model=content["model"],
            recorded=datetime.fromisoformat(content["recorded"]),
            cost_usd=content["cost_usd"],
            path=content["request"]["path"],
            request=request | {"messages": [_whole(message) for message in request["messages"]]},
            body=body,
        )
    except (ValueError, KeyError, TypeError) as error:
        reason = "it is not JSON" if isinstance(error, ValueError) else f"{error} is missing or wrong"
        raise DamagedRecordingError(f"{path} is damaged: {reason}") from error


def _in_pieces(message: dict[str, Any]) -> dict[str, Any]:
    content = message.get("content")
    if not isinstance(content, str):
        return message
    pieces = [piece for piece in _PIECE_ENDS.split(content) if piece]
    return message | {"content": pieces if len(pieces) > 1 else content}


def _whole(message: dict[str, Any]) -> dict[str, Any]:
    content = message.get("content")
    return message | {"content": "".join(content)} if isinstance(content, list) else message
