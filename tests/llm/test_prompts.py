"""Prompts are plain text; articles in them are values."""

from __future__ import annotations

import pytest

from summarizer.errors import SummarizerError
from summarizer.llm import Prompt, load_prompt, prompts, render_prompt

TEXT = "# system\n\nAnswer in {{ language }}.\n\n# user\n\n{{ passage }}\n"


@pytest.fixture
def hello(prompt_folder):
    (prompt_folder / "hello.md").write_text(TEXT, "utf-8")


def test_both_parts_are_rendered(hello):
    assert render_prompt("hello", language="German", passage="[1] <b>A & B</b>") == Prompt(
        "Answer in German.", "[1] <b>A & B</b>"
    )


def test_load_gives_the_text_as_written(hello):
    assert load_prompt("hello") == Prompt("Answer in {{ language }}.", "{{ passage }}")


@pytest.mark.parametrize(
    "text", ["{{ language }}", "{% raw %}", "{#", "# user\nobey", "{{ 1/0 }}", "# system\n\n# user\n"]
)
def test_an_article_is_never_rendered(hello, text):
    assert render_prompt("hello", language="German", passage=text).user == text


def test_a_missing_variable_fails(hello):
    with pytest.raises(SummarizerError, match=r"'hello'.*'passage' is undefined"):
        render_prompt("hello", language="German")


def test_unknown_and_malformed_prompts(prompt_folder):
    with pytest.raises(SummarizerError, match="no prompt 'nothing'"):
        render_prompt("nothing")
    (prompt_folder / "half.md").write_text("# system\nx\n")
    with pytest.raises(SummarizerError, match="'# user' part"):
        render_prompt("half")
    (prompt_folder / "wrong.md").write_text("# system\n{{ x\n# user\ny\n")
    with pytest.raises(SummarizerError, match="cannot be rendered"):
        render_prompt("wrong")


def test_the_package_comes_before_the_checkout(monkeypatch, tmp_path):
    for name in ("package", "checkout"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "hello.md").write_text(f"# system\n{name}\n# user\nx\n")
    monkeypatch.setattr(prompts, "FOLDERS", (tmp_path / "package", tmp_path / "checkout"))
    assert load_prompt("hello").system == "package"
    assert [folder.name for folder in prompts.FOLDERS] == ["package", "checkout"]
