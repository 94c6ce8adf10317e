"""A briefing as JSON, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, from_json

from summarizer.errors import RenderingError
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
