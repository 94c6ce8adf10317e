"""What the command reads besides articles: moments, briefings, extractions."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path

from pydantic import ValidationError

from summarizer.editions import check_evidence, edition_of
from summarizer.errors import EvidenceError, NothingToBriefError, RenderingError, UsageError
from summarizer.schema import Briefing, Extraction
from summarizer.storage import read_briefing

STDIN = "-"

_AGO = re.compile(r"(\d{1,4})\s*([hd])", re.ASCII)


def is_relative(text: str) -> bool:
    """Whether a moment is told from now, and so means another one tomorrow."""
    return text == "yesterday" or _AGO.fullmatch(text) is not None


def window(
    since: str | None, now: str | None, zone: tzinfo | None = None, *, replaying: bool = False
) -> tuple[datetime | None, datetime | None]:
    """`--since` and `--now` as moments; the clock is `None` in a replay, whose recordings have their own.

    What is told without a zone is in `zone`, else in that of `--now`, else where the machine is: in UTC in a replay,
    which gives the same everywhere.
    """
    home = zone or (UTC if replaying else None)
    clock = moment(now, _present(home), home) if now else None
    if since and replaying and not clock and is_relative(since):
        raise UsageError(f"--since {since} means another moment every day", "give --now with it, or a date")
    clock = clock or (None if replaying else _present(home))
    start = moment(since, clock or _present(home), zone or _zone_in(now) or home) if since else None
    return start, clock


def moment(text: str, now: datetime, home: tzinfo | None) -> datetime:
    """An ISO date or datetime, or one told from `now`: "24h", "2d" (of 24 hours each), "yesterday" (its midnight).

    `home`: the zone of what has none; `None` is the machine's own.
    """
    try:
        if text == "yesterday":
            day = now.astimezone(home).date() - timedelta(days=1)
            return _placed(datetime.combine(day, time()), home)
        if ago := _AGO.fullmatch(text):
            hours = int(ago[1]) * (1 if ago[2] == "h" else 24)
            return (now.astimezone(UTC) - timedelta(hours=hours)).astimezone(home)
    except OverflowError as error:
        raise UsageError(f"{text} before {now.date()} is before all calendars") from error
    found = _written(text)
    try:
        return found if found.tzinfo else _placed(found, home)
    except (OverflowError, ValueError, OSError) as error:
        raise UsageError(f"{text} is beyond all calendars", "give a moment that can have news") from error


def _written(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not a moment", "write 2026-03-02, 2026-03-02T06:00+01:00, 24h, 2d or yesterday"
        ) from error


def _zone_in(now: str | None) -> tzinfo | None:
    """The zone that `--now` itself tells."""
    return None if now is None or is_relative(now) else _written(now).tzinfo


def _present(home: tzinfo | None) -> datetime:
    return datetime.now(UTC).astimezone(home)


def _placed(naive: datetime, home: tzinfo | None) -> datetime:
    """That time there; one that the clocks skip is as long after the hour before."""
    aware = naive.replace(tzinfo=home) if home else naive.astimezone()
    return aware.astimezone(UTC).astimezone(home)


def edition_from(place: str, folder: Path | None) -> Briefing:
    """A briefing by its file, or by its date where `folder` keeps editions."""
    try:
        day = date.fromisoformat(place)
    except ValueError:
        return briefing_from(place)
    if folder is None:
        raise UsageError(f"{place} is a date, and no folder of editions is known", "name it with --editions DIR")
    return edition_of(day, folder)


def briefing_from(place: str) -> Briefing:
    """A briefing from a file, or from standard input where the place is `-`; one that was altered is refused."""
    try:
        briefing = read_briefing(Path(place) if place != STDIN else _briefing_text())
        check_evidence(briefing)
    except RenderingError as error:
        raise UsageError(str(error), error.hint) from error
    except EvidenceError as error:
        raise UsageError(f"{_called(place)} was altered: {error}", "give it as `summarizer` wrote it") from error
    return briefing


def _briefing_text() -> str:
    text = _stdin()
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        raise RenderingError("standard input is not a briefing", "give it what `summarizer brief --format json` writes")
    return text


def extractions_from(places: Sequence[str]) -> list[Extraction]:
    """The extractions in files of one JSON object per line; `-` is standard input."""
    found = [extraction for place in places for extraction in _extractions(place)]
    if not found:
        raise NothingToBriefError(f"no extraction in {', '.join(map(_called, places))}")
    return found


def _extractions(place: str) -> Iterator[Extraction]:
    text = _stdin() if place == STDIN else _text(Path(place))
    # Not splitlines(): article texts may hold line separators that JSON leaves as they are.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield Extraction.model_validate_json(line)
            except ValidationError as error:
                raise _no_extraction(error, text, place, number) from error


def _no_extraction(error: ValidationError, text: str, place: str, number: int) -> UsageError:
    if _is_briefing(text):
        return UsageError(f"{_called(place)} is a briefing, no extractions", "give earlier editions with --previous")
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return UsageError(
        f"{_called(place)}:{number} is not an extraction: {where + ': ' if where else ''}{first['msg']}",
        "an extraction is a line that `summarizer extract` writes",
    )


def _is_briefing(text: str) -> bool:
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict) and "stories" in value


def _called(place: str) -> str:
    return "standard input" if place == STDIN else place


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text") from error
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("standard input is not UTF-8 text") from error
