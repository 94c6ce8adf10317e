"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from summarizer.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DAILY = (ROOT / "docs" / "daily.md").read_text("utf-8")
SAMPLE = (
    *("brief", "fixtures/articles/2026-03-02", "--replay", "fixtures/recordings"),
    *("--config", "fixtures/summarizer.toml", "--now", "2026-03-02T20:00+01:00", "--format", "md"),
)


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_the_excerpt_stands_in_the_briefing() -> None:
    match = re.search(r"<!-- excerpt -->\n```markdown\n(.*?)\n```", README, re.DOTALL)
    assert match
    printed = CliRunner().invoke(app, SAMPLE).stdout.splitlines()
    rest = iter(printed)
    assert [line for line in match[1].splitlines() if line not in rest] == []  # in the same order


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    match = re.search(r"```python\n(.*?)\n```", README, re.DOTALL)
    assert match
    exec(match[1], {})
    printed = capsys.readouterr().out
    assert "False" in printed
    assert "# Briefing of" in printed


@pytest.mark.parametrize("text", [README, DAILY])
def test_commands_and_flags_exist(text: str) -> None:
    text = re.sub(r"`(?:systemctl|journalctl) [^`]*`", "", text)  # have flags of their own
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name in re.findall(r"^ +summarizer (\w+)", text, re.MULTILINE):
        assert name in commands
    flags = {option for command in commands.values() for one in command.params for option in one.opts}
    assert {flag for flag in re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)} <= flags


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for document in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md", "fixtures/README.md"):
        for target in re.findall(r"^    make ([a-z-]+)", (ROOT / document).read_text("utf-8"), re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), (document, target)


def test_the_tree_names_what_there_is() -> None:
    tree = re.search(r"## Where things are\n\n(.*?)\n\n## ", README, re.DOTALL)
    assert tree
    for name in re.findall(r"^ {6}([\w/.]+)", tree[1], re.MULTILINE):
        assert (ROOT / "summarizer" / name).exists(), name
