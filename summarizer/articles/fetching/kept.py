"""What was fetched before, in the user's cache folder, so that a server sends again only what is new.

One file for each address: a line of JSON, then the packed body. Nothing that is wrong with them stops a run.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

FORGOTTEN_AFTER_DAYS = 30  # without use; twice as long as earlier editions take part (`memory_days`)
_DAY_S = 86_400

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kept:
    """A body with what is needed to ask whether it changed. `mark`: what a feed said of the page at that time."""

    address: str
    url: str
    content: bytes
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    mark: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers of a request that wants the body only if it changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


class KeptAnswers:
    """A folder of them; without one, nothing is kept."""

    def __init__(self, folder: Path | None, longest: int) -> None:
        self._folder = folder
        self._longest = longest
        self._giving_up = threading.Lock()  # taken by the first thread that cannot write, and kept
        self._forget_unused()

    def read(self, address: str) -> Kept | None:
        """What is kept of an address; `None` also where it is damaged."""
        path = self._path(address)
        if path is None:
            return None
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            kept = Kept(**json.loads(head), content=_unpacked(body, self._longest))
            os.utime(path)  # used: not forgotten yet
        except (OSError, ValueError, TypeError, zlib.error):
            return None
        return kept if kept.address == address else None

    def write(self, kept: Kept) -> None:
        """Keep it if possible, whole or not at all; the first failure is logged, and no other write is tried."""
        path = self._path(kept.address)
        if path is None or self._giving_up.locked():
            return
        temporary = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(_head(kept) + b"\n" + zlib.compress(kept.content))
            temporary.replace(path)
        except OSError as error:
            if self._giving_up.acquire(blocking=False):
                reason = f"cannot be written ({error.strerror}); this run goes on without it"
                _log.warning("the cache %s %s", self._folder, reason)
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _path(self, address: str) -> Path | None:
        name = hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()[:32]
        return self._folder / name if self._folder else None

    def _forget_unused(self) -> None:
        oldest = time.time() - FORGOTTEN_AFTER_DAYS * _DAY_S
        for path in self._folder.glob("*") if self._folder else ():
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _head(kept: Kept) -> bytes:
    names = [field.name for field in fields(Kept) if field.name != "content"]
    return json.dumps({name: getattr(kept, name) for name in names}).encode("ascii")


def _unpacked(body: bytes, longest: int) -> bytes:
    unpacking = zlib.decompressobj()
    content = unpacking.decompress(body, longest + 1)
    if not unpacking.eof:
        raise ValueError("cut off, or larger than anything that is kept")
    return content
