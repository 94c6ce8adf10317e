"""Sources → files: each file once, folders searched in sorted order, links that lead in circles reported."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.articles.encoding import encodable
from summarizer.articles.formats import SUFFIXES
from summarizer.errors import SourceError

STDIN = "-"
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/", re.IGNORECASE)  # one slash: a Path folds the second
_READ = ", ".join(SUFFIXES)


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. `name`: as articles and failures call it, relative to the SOURCE given."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source, or a place below it, that cannot be read, and why."""

    name: str
    reason: str


def find_files(source: str) -> Iterator[File | Unreadable]:
    """The files that one SOURCE (a file or a folder) stands for."""
    shown = _shown(source)
    try:
        mode = _mode(source)
        path = Path(source)
        if stat.S_ISDIR(mode):
            yield from _in_folder(path, shown)
        elif path.suffix.lower() not in SUFFIXES and stat.S_ISREG(mode):
            kind = f"{path.suffix} files are" if path.suffix else "a file without a suffix is"
            yield Unreadable(_shown(path.name), f"{kind} not read; these are: {_READ}")
        else:
            yield File(_shown(path.name), path)
    except SourceError as error:
        yield Unreadable(shown, str(error))


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes. Raises `SourceError`."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError("not a regular file; to read a pipe, give - as the source")
        _check_size(status.st_size, limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise SourceError(_reason(error)) from error
    _check_size(len(data), limit)
    return data


def read_stdin(limit: int) -> bytes:
    """The bytes of standard input, at most `limit`. Raises `SourceError`."""
    try:
        stream = getattr(sys.stdin, "buffer", None)
        data: bytes = stream.read(limit + 1) if stream else sys.stdin.read().encode("utf-8", "replace")
    except (OSError, ValueError, AttributeError) as error:
        raise SourceError("standard input cannot be read") from error
    if len(data) > limit:
        raise SourceError(f"standard input has more than {limit:,} bytes (setting max_article_bytes)")
    return data


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise SourceError(f"the file is too large: {size:,} bytes, the limit is {limit:,} (setting max_article_bytes)")


def _mode(source: str) -> int:
    if not source.strip():
        raise SourceError("the source is empty: give a file, a folder or -")
    if found := _ADDRESS.match(source):
        raise SourceError(f"{found[1].lower()} addresses are not read; http and https are")
    try:
        return os.stat(source).st_mode
    except (OSError, ValueError) as error:
        raise SourceError(_reason(error)) from error


def _in_folder(folder: Path, shown: str) -> Iterator[File | Unreadable]:
    found = sorted(_walk(folder, shown), key=lambda item: item.name.split("/"))
    yield from found or [Unreadable(shown, f"no articles in this folder; these files are read: {_READ}")]


def _walk(top: Path, shown: str) -> Iterator[File | Unreadable]:
    """Everything to read or to report below a folder. `seen` holds the folders' true places: links make circles."""
    pending = [(top, "", frozenset[str]())]
    seen: set[str] = set()
    while pending:
        folder, name, above = pending.pop()
        place = os.path.realpath(folder)
        if place in above:
            yield Unreadable(name, "this link leads back to a folder above it")
        elif place not in seen:
            seen.add(place)
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                yield Unreadable(name or shown, _reason(error))
                continue
            for entry in entries:
                inner = f"{name}/{entry.name}".lstrip("/")
                if entry.name.startswith("."):
                    continue
                if _is_folder(entry):
                    pending.append((Path(entry.path), _shown(inner), above | {place}))
                elif Path(entry.name).suffix.lower() in SUFFIXES:
                    yield File(_shown(inner), Path(entry.path))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link to itself: reading it says so


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    text = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable file name"
    return f"cannot be read: {text}"


def _shown(name: str) -> str:
    """A name that can be printed and stored, whatever bytes it has."""
    return encodable(name)
