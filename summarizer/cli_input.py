"""What the command reads besides articles: moments, briefings, extractions."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from summarizer.editions import check_evidence
from summarizer.errors import EvidenceError, NothingToBriefError, RenderingError, UsageError
from summarizer.schema import Briefing, Extraction
from summarizer.storage import read_briefing

STDIN = "-"

_AGO = re.compile(r"(\d{1,4})\s*([hd])", re.ASCII)


def is_relative(text: str) -> bool:
    """Whether a moment is told from now, and so means another one tomorrow."""
    return text == "yesterday" or _AGO.fullmatch(text) is not None


def moment(text: str, now: datetime) -> datetime:
    """An ISO date or datetime, or one told from `now`: "24h", "2d", "yesterday" (its midnight). Without zone: UTC."""
    try:
        if text == "yesterday":
            return (now - timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
        if ago := _AGO.fullmatch(text):
            number = int(ago[1])
            return now - (timedelta(hours=number) if ago[2] == "h" else timedelta(days=number))
    except OverflowError as error:
        raise UsageError(f"{text} before {now.date()} is before all calendars") from error
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not a moment", "write 2026-03-02, 2026-03-02T06:00+01:00, 24h, 2d or yesterday"
        ) from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def window(since: str | None, now: str | None, *, replaying: bool = False) -> tuple[datetime | None, datetime | None]:
    """`--since` and `--now` as moments."""
    clock = moment(now, datetime.now(UTC)) if now else None
    if since and replaying and not clock and is_relative(since):
        raise UsageError(f"--since {since} means another moment every day", "give --now with it, or a date")
    return moment(since, clock or datetime.now(UTC)) if since else None, clock


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
