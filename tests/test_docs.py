"""What the docs tell people to set up works when it is set up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest
import yaml

from summarizer.settings import load_settings

ROOT = Path(__file__).parent.parent
DAILY = ROOT / "docs" / "daily"
PAGE = (ROOT / "docs" / "daily.md").read_text("utf-8")


@pytest.fixture
def morning(tmp_path: Path) -> Path:
    """A folder as the docs describe it, with the command on its path, and no model."""
    shim = tmp_path / "bin" / "summarizer"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m summarizer "$@"\n')
    shim.chmod(0o755)
    folder = tmp_path / "briefing"
    (folder / "news").mkdir(parents=True)
    (folder / "summarizer.toml").write_text(settings_of_the_docs())
    return folder


def settings_of_the_docs() -> str:
    match = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert match
    return match[1]


def run_script(folder: Path, news: str) -> tuple[int, str]:
    (folder / "news" / "tolm.txt").write_text(news)
    path = f"{folder.parent / 'bin'}:{os.environ['PATH']}"
    told = {"PATH": path, "HOME": str(folder), "PYTHONPATH": str(ROOT), "SUMMARIZER_MODEL": "none"}
    script = ["sh", str(DAILY / "briefing.sh"), "news/"]
    done = subprocess.run(script, cwd=folder, env=told, capture_output=True, text=True, timeout=300, check=False)
    return done.returncode, done.stderr


@pytest.mark.slow
def test_the_script_makes_editions_pages_and_a_feed(morning: Path) -> None:
    for toll in (14, 15):
        assert run_script(morning, f"Police in Tolm put the toll of the fire at {toll}. The bridge is shut.") == (0, "")
    (edition,) = (morning / "editions").iterdir()
    (entry,) = feedparser.parse((morning / "public" / "feed.xml").read_bytes()).entries
    page = morning / "public" / f"{edition.stem}.html"
    assert entry.link == f"https://news.example/briefings/{page.name}"
    assert page.read_bytes() == (morning / "public" / "index.html").read_bytes()
    assert "15" in (morning / "public" / "index.md").read_text("utf-8")


@pytest.mark.slow
def test_the_script_ends_as_the_briefing_did(morning: Path) -> None:
    assert run_script(morning, "")[0] == 1
    (morning / "news" / "ok.txt").write_text("The bridge of Tolm is shut. Police in Tolm said so.")
    assert run_script(morning, "")[0] == 3
    assert (morning / "public" / "feed.xml").exists()


def test_the_settings_are_settings(morning: Path) -> None:
    settings = load_settings(morning / "summarizer.toml")
    assert (settings.tz, settings.topics.must_not) == ("Europe/Berlin", ("football",))
    assert re.search(r"^# must = ", settings_of_the_docs(), re.MULTILINE)


def test_every_example_is_linked_and_there() -> None:
    linked = set(re.findall(r"\(daily/([\w.]+)\)", PAGE))
    assert linked == {path.name for path in DAILY.iterdir()}


def test_the_workflow_runs_the_script() -> None:
    workflow = yaml.safe_load((DAILY / "briefing.yml").read_text("utf-8"))
    steps = workflow["jobs"]["brief"]["steps"]
    assert any("./briefing.sh" in step.get("run", "") for step in steps)
