"""A folder of editions: one JSON file a day, named by its date, found again by it.

    2026-03-02.json             the edition of that day; only these take part in later ones
    2026-03-03.partial.json     one with failures that the kept edition of that day has not
    anything else               is not looked at

An edition holds what its readers were told, no more: "new", "revised" and "no longer told" are said to a reader, who
cannot have read what ranking left out. What only its articles tell is known all the same, because they are in it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from summarizer.editions.evidence import check_evidence
from summarizer.errors import DeliveryError, EvidenceError, RenderingError, SummarizerError, UsageError
from summarizer.schema import Briefing
from summarizer.storage import read_briefing, to_json, whole_file

_log = logging.getLogger(__name__)


def keep_edition(briefing: Briefing, folder: Path) -> Path:
    """Keep it as the edition of its day, and return its file; the folder is made where there is none.

    An edition of the same day is replaced, unless the new one has failures that the kept one has not: then it goes
    beside it. Raises `DeliveryError` where it cannot be written, or a file in its place is no edition.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            target = _place(briefing, folder)
            with whole_file(target) as put:
                put(to_json(briefing))
    except OSError as error:
        raise DeliveryError(f"cannot keep the edition in {folder}: {error.strerror}") from error
    except SummarizerError as error:
        raise DeliveryError(f"the edition is not kept: {error}", error.hint) from error
    return target


def edition_of(day: date, folder: Path) -> Briefing:
    """The edition of that day; raises `UsageError` where there is none, or it cannot be read."""
    path = _file_of(day, folder)
    if not path.exists():
        days = [kept.isoformat() for kept in _days(folder)]
        near = f"the latest are {', '.join(days[-3:])}" if days else "the folder has no edition"
        raise UsageError(f"there is no edition of {day} in {folder}", near)
    try:
        return _read(path)
    except RenderingError as error:
        raise UsageError(str(error), error.hint) from error


def editions_before(day: date, folder: Path, memory_days: int) -> tuple[Briefing, ...]:
    """The editions of the `memory_days` before a day, the earliest first; the day's own is not among them.

    One that cannot be read is left alone, with a warning. Raises `UsageError` where the folder cannot be listed.
    """
    oldest = day - timedelta(days=memory_days)
    return tuple(_readable(folder, [kept for kept in _days(folder) if oldest <= kept < day]))


def latest_editions(folder: Path, number: int) -> tuple[Briefing, ...]:
    """The last editions, the newest first; otherwise as `editions_before`."""
    return tuple(_readable(folder, _days(folder)[::-1][:number]))


def _readable(folder: Path, days: list[date]) -> Iterator[Briefing]:
    for day in days:
        try:
            yield _read(_file_of(day, folder))
        except RenderingError as error:
            _log.warning("%s; it is left out", error)


def _place(briefing: Briefing, folder: Path) -> Path:
    """Where it goes: not in the place of an edition with fewer failures."""
    own = _file_of(briefing.edition, folder)
    if not own.exists() or not _is_worse(briefing, _read(own)):
        return own
    beside = own.with_suffix(".partial.json")
    _log.warning("%s has failures that %s has not: it is kept beside it, as %s", briefing.edition, own, beside.name)
    return beside


def _is_worse(new: Briefing, kept: Briefing) -> bool:
    """Whether it failed where the kept one did not; reasons may differ from run to run."""
    failed = ({(failure.stage, failure.source) for failure in one.failures} for one in (new, kept))
    return not next(failed) <= next(failed)


def _file_of(day: date, folder: Path) -> Path:
    return folder / f"{day.isoformat()}.json"


def _days(folder: Path) -> list[date]:
    """The days that have an edition, in order; none where there is no folder yet."""
    try:
        names = [path.name for path in folder.iterdir()] if folder.exists() else []
    except OSError as error:
        raise UsageError(f"cannot list the editions in {folder}: {error.strerror}", "name a folder") from error
    return sorted(filter(None, map(_day, names)))


def _day(name: str) -> date | None:
    """The day of a file, if its name is that of an edition."""
    try:
        day = date.fromisoformat(name.removesuffix(".json"))
    except ValueError:
        return None
    return day if name == f"{day.isoformat()}.json" else None


def _read(path: Path) -> Briefing:
    briefing = read_briefing(path)
    if briefing.edition != _day(path.name):
        raise RenderingError(f"{path} is the edition of {briefing.edition}", "give it its own name again")
    try:
        check_evidence(briefing)
    except EvidenceError as error:
        raise RenderingError(f"{path} was altered: {error}", "give it as `summarizer` wrote it") from error
    return briefing


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Only one run at a time compares with the kept edition and takes its place, where folders can be locked."""
    if os.name != "posix":
        yield
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
