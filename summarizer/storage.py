"""A briefing as JSON, and back; and files that are either whole or as they were."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, from_json

from summarizer.errors import RenderingError, SummarizerError
from summarizer.schema import SCHEMA_VERSION, Briefing


def to_json(briefing: Briefing) -> str:
    """The briefing as JSON: the same briefing gives the same bytes."""
    try:
        return briefing.model_dump_json(indent=1) + "\n"
    except PydanticSerializationError as error:
        raise RenderingError(f"the briefing cannot be written as JSON: {error}") from error


def read_briefing(path_or_text: str | Path) -> Briefing:
    """A briefing from its JSON text, or from a file of it.

    A `str` that starts with `{` is the text itself. Raises `RenderingError` with a plain reason.
    """
    if isinstance(path_or_text, str) and path_or_text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _parsed(path_or_text, "the text given")
    return _parsed(_read(Path(path_or_text)), str(path_or_text))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RenderingError(f"{path} is not UTF-8 text") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise RenderingError(f"cannot read the briefing {path}: {reason}") from error


def _parsed(text: str, place: str) -> Briefing:
    value: Any
    try:
        value = from_json(text.lstrip("\ufeff"))
    except ValueError as error:
        raise RenderingError(f"{place} is not JSON: {error}") from error
    if not isinstance(value, dict) or "schema_version" not in value:
        raise RenderingError(f"{place} is not a briefing", "a briefing is what `summarizer brief --format json` writes")
    version = value["schema_version"]
    if version != SCHEMA_VERSION:
        raise RenderingError(
            f"{place} has schema version {version!r}, this program reads version {SCHEMA_VERSION}",
            "make the briefing anew, or read it with the version of the program that wrote it",
        )
    try:
        return Briefing.model_validate_json(text.lstrip("\ufeff"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RenderingError(f"{place} is not a briefing: {where}: {first['msg']}") from error


@contextmanager
def whole_file(path: Path) -> Iterator[Callable[[str], None]]:
    """A function that writes pieces of UTF-8 text to a file, which appears only when all is written and on the disk.

    What is no file, a pipe or a device, is written to at once. Raises `SummarizerError` where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    replaceable = is_replaceable(target)
    unique = f".{target.name}.{os.getpid()}.{threading.get_ident()}"
    temporary = target.with_name(unique) if replaceable else target
    try:
        with _explained(path):
            file = temporary.open("w", encoding="utf-8", newline="\n")
        with file:
            yield partial(_put, file, path)
            if replaceable:
                with _explained(path):
                    os.fsync(file.fileno())
        if replaceable:
            with _explained(path):
                temporary.replace(target)
                _sync_folder(target.parent)
    finally:
        if replaceable:
            temporary.unlink(missing_ok=True)


def is_replaceable(path: Path) -> bool:
    """Whether a file can take the place of what is there; a pipe or a device can only be written to."""
    return path.is_file() or not path.exists()


def _put(file: TextIO, path: Path, text: str) -> None:
    with _explained(path):
        file.write(text)
        file.flush()  # a full disk is found here, not when the file is closed


def _sync_folder(folder: Path) -> None:
    """The new name, too, is on the disk before anybody is told that it is; where folders can be opened."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SummarizerError(f"cannot write {path}: {error.strerror}") from error
