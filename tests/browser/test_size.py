"""An edition far larger than any day's news is still a page that opens."""

from __future__ import annotations

from pathlib import Path

from tests.browser.conftest import write
from tests.browser.driving import Browser
from tests.browser.large import large

OPENED = "return performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"


def test_three_hundred_stories_open_at_once(browser: Browser, tmp_path: Path) -> None:
    page = write(large(stories=300, claims=5_000), tmp_path)
    assert page.stat().st_size < 5_000_000
    seconds = []
    for _ in range(3):
        browser.visit(page)
        seconds.append(browser.ask(OPENED))
    assert min(seconds) < 2
