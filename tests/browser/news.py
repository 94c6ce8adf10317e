"""The sample news of both days, as the recorded replies give it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from summarizer.pipeline import brief
from summarizer.schema import Briefing
from summarizer.settings import load_settings

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"


def editions() -> list[Briefing]:
    """Monday's edition, and Tuesday's, which knows Monday's."""
    settings = load_settings(FIXTURES / "summarizer.toml")
    made: list[Briefing] = []
    for day in ("2026-03-02", "2026-03-03"):
        now = datetime.fromisoformat(f"{day}T20:00+01:00")
        sources, replay = [FIXTURES / "articles" / day], FIXTURES / "recordings"
        made.append(brief(sources, settings=settings, replay=replay, now=now, previous=made))
    return made
