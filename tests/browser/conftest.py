"""A browser for all tests of a run, and the pages that they look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from summarizer.rendering import render
from summarizer.schema import Briefing
from tests.browser import driving
from tests.browser.driving import Browser
from tests.browser.news import editions
from tests.rendering.sample import sample


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if driving.MISSING:
        terminalreporter.write_line(f"The page was not tried in a browser: {driving.MISSING}; `make browser` gets it.")
    elif not driving.AXE.exists():
        terminalreporter.write_line("The page's accessibility was not checked: `make browser` gets axe-core by npm.")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if driving.MISSING:
        pytest.skip(driving.MISSING)
    with driving.browser() as found:
        yield found


@pytest.fixture(scope="session")
def news(browser: Browser) -> Briefing:
    """The second day of the sample news, which knows the first."""
    return editions()[-1]


@pytest.fixture(scope="session")
def news_page(news: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(news, tmp_path_factory.mktemp("news"))


@pytest.fixture(scope="session")
def sample_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(sample(), tmp_path_factory.mktemp("sample"))


def write(briefing: Briefing, folder: Path) -> Path:
    """The briefing's page, in a folder."""
    page = folder / "briefing.html"
    page.write_text(render(briefing, "html"), "utf-8")
    return page
