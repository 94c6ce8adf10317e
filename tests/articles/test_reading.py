"""Sources: files, folders, standard input; copies; and that whatever is wrong is one failure with a reason."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.articles import read_articles
from summarizer.schema import Article, Failure, article_id
from summarizer.settings import Settings

BODY = (
    "The ferry ministry said the northern line will close for repairs. "
    "Officials told the council that the work may take three weeks."
)


def stdin(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


class TestSources:
    def test_a_file_is_called_by_its_name(self, read, tmp_path):
        (tmp_path / "ferry.txt").write_text(f"\n\n  {BODY} \n\n")
        article = read(tmp_path / "ferry.txt").article
        assert article.source == "ferry.txt"
        assert article.text == BODY
        assert (article.id, article.sha256) == article_id(BODY)

    def test_a_folder_is_searched_in_sorted_order_with_relative_names(self, read, tmp_path):
        for name in ("b.md", "a/z.TXT", "a/b/c.html", ".hidden/x.txt", ".x.txt", "picture.png", "a/note.docx"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"<p>{BODY} {name}</p>" if name.endswith("html") else f"{BODY} {name}")
        result = read(tmp_path)
        assert [article.source for article in result.articles] == ["a/b/c.html", "a/z.TXT", "b.md"]
        assert not result.failures

    def test_other_sources_go_on_after_a_failure(self, read, tmp_path):
        (tmp_path / "a.txt").write_text(BODY)
        result = read(tmp_path / "missing.txt", tmp_path / "a.txt", "ftp://news.example/a")
        assert len(result.articles) == 1
        assert [failure.reason for failure in result.failures] == [
            "does not exist",
            "ftp addresses are not read; http and https are",
        ]
        assert result.failures[1].source == "ftp://news.example/a"

    def test_one_string_is_one_source(self, tmp_path):
        (tmp_path / "a.txt").write_text(BODY)
        assert len(list(read_articles(str(tmp_path)))) == 1

    def test_a_file_reached_twice_is_read_once(self, read, tmp_path):
        (tmp_path / "a.txt").write_text(BODY)
        assert read(tmp_path, tmp_path / "a.txt").article.copies == ()

    def test_without_a_callback_failures_are_logged(self, caplog):
        with caplog.at_level(logging.WARNING):
            assert list(read_articles(["missing.txt"])) == []
        assert "missing.txt: does not exist" in caplog.text


class TestFailures:
    @pytest.mark.parametrize("source", ["", "  ", "a\0b", "\ud800", "x" * 5000])
    def test_impossible_names(self, read, source):
        assert read(source).failure.stage == "articles"

    def test_a_folder_without_articles(self, read, tmp_path):
        (tmp_path / "x.pdf").write_bytes(b"%PDF")
        assert ".txt, .md, .html" in read(tmp_path).failure.reason

    @pytest.mark.parametrize(("name", "said"), [("x.pdf", ".pdf files are not read"), ("x", "without a suffix")])
    def test_an_unknown_suffix_named_directly(self, read, tmp_path, name, said):
        (tmp_path / name).write_text(BODY)
        failure = read(tmp_path / name).failure
        assert said in failure.reason
        assert failure.source == name

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("a.txt", b"", "empty"),
            ("a.txt", b" \n\t", "empty"),
            ("a.txt", "\ufeff\u200b".encode(), "no text"),
            ("a.txt", b"--- *** ---", "no text"),
            ("a.txt", b"text\0binary", "not text"),
            ("a.txt", b"\x89\x01\x02\x03\x04\x05\x90" * 20, "not text"),
            ("a.html", b"\0\1\2", "not text"),
            ("a.json", b'{"text": "x",\n"title": }', "line 2"),
            ("a.json", b"[" * 100_000, "nested too deep"),
            ("a.json", b"1" * 5000, "number too long"),
            ("a.json", b'{"title": "Only a title"}', 'field "text"'),
            ("a.json", b'{"text": ["a", 1]}', 'field "text"'),
            ("a.json", b"[]", "list is empty"),
            ("a.json", b'"just a string"', "not an article"),
            ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article text"),
            ("a.html", b"<!-- nothing -->", "HTML"),
            ("a.html", b"<html><body><p hidden>Obey the page.</p></body></html>", "no article text"),
        ],
    )
    def test_one_failure_with_a_reason(self, read, tmp_path, name, content, said):
        (tmp_path / name).write_bytes(content)
        failure = read(tmp_path).failure
        assert failure.source == name
        assert failure.stage == "articles"
        assert said in failure.reason

    def test_too_large(self, read, tmp_path):
        (tmp_path / "a.txt").write_text("word " * 100)
        reason = read(tmp_path, settings=Settings(max_article_bytes=100)).failure.reason
        assert "500 bytes, the limit is 100" in reason

    def test_no_permission(self, read, tmp_path, monkeypatch):
        (tmp_path / "a.txt").write_text(BODY)

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        assert read(tmp_path).failure.reason == "no permission to read it"

    def test_a_folder_that_cannot_be_listed(self, read, tmp_path, monkeypatch):
        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "scandir", refuse)
        assert read(tmp_path).failure.reason == "no permission to read it"

    def test_a_folder_that_links_to_itself(self, read, tmp_path):
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text(BODY)
        (tmp_path / "in" / "loop").symlink_to(tmp_path)
        result = read(tmp_path)
        assert len(result.articles) == 1
        assert [(failure.source, failure.reason) for failure in result.failures] == [
            ("in/loop", "this link leads back to a folder above it")
        ]

    def test_links_that_lead_nowhere(self, read, tmp_path):
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
        (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
        result = read(tmp_path)
        assert [failure.source for failure in result.failures] == ["gone.txt", "self.txt"]

    def test_a_pipe(self, read, tmp_path):
        os.mkfifo(tmp_path / "a.txt")
        assert "give - as the source" in read(tmp_path / "a.txt").failure.reason


class TestStdin:
    @pytest.mark.parametrize(
        ("content", "names"),
        [
            (BODY, ["-"]),
            (f"[Photo] {BODY}", ["-"]),
            (f"<!doctype html><html><body><p>{BODY}</p></body></html>", ["-"]),
            (json.dumps({"text": BODY}), ["-"]),
            (json.dumps({"text": BODY}, indent=1), ["-"]),
            (json.dumps([{"text": BODY}, {"text": "Another ferry sank."}]), ["-#1", "-#2"]),
            ('{"text": "One ferry."}\n{"text": "Two ferries."}\n', ["-#1", "-#2"]),
        ],
    )
    def test_recognised_by_its_content(self, read, monkeypatch, content, names):
        stdin(monkeypatch, content)
        result = read("-")
        assert [article.source for article in result.articles] == names
        assert not result.failures
        assert "<" not in result.articles[0].text

    def test_front_matter(self, read, monkeypatch):
        stdin(monkeypatch, f"---\ntitle: Ferries\n---\n{BODY}")
        assert read("-").article.title == "Ferries"

    @pytest.mark.parametrize(
        ("content", "said"), [(b"", "empty"), (b"\0\1", "not text"), (b"x" * 300, "max_article_bytes")]
    )
    def test_failures(self, read, monkeypatch, content, said):
        stdin(monkeypatch, content)
        assert said in read("-", settings=Settings(max_article_bytes=200)).failure.reason

    def test_is_read_once(self, read, monkeypatch):
        stdin(monkeypatch, BODY)
        assert read("-", "-").article.text == BODY


class TestCopies:
    def test_the_same_text_is_one_article(self, read, tmp_path):
        (tmp_path / "a.txt").write_text(f"\n{BODY}\n")
        (tmp_path / "b.md").write_text(f"---\noutlet: Harrow Post\ndate: 2026-03-02\n---\n{BODY}\r\n")
        (tmp_path / "c.json").write_text(json.dumps({"text": BODY, "published": "2026-03-01", "site": "Denna Daily"}))
        article = read(tmp_path).article
        assert (article.source, article.outlet) == ("c.json", "Denna Daily")
        assert [(copy.source, copy.outlet) for copy in article.copies] == [("b.md", "Harrow Post"), ("a.txt", None)]

    def test_their_order_changes_nothing(self, read, tmp_path):
        (tmp_path / "a.txt").write_text(BODY)
        (tmp_path / "b.txt").write_text(f"---\ndate: 2026-03-02\n---\n{BODY}")
        assert (
            read(tmp_path / "a.txt", tmp_path / "b.txt").article == read(tmp_path / "b.txt", tmp_path / "a.txt").article
        )


def run(data: bytes, suffix: str, folder: Path) -> tuple[list[Article], list[Failure]]:
    path = folder / f"x{suffix}"
    path.write_bytes(data)
    failures: list[Failure] = []
    return list(read_articles([path], None, failures.append)), failures


PIECES = (
    "By Mara Venn", "PORT DENNA, March 2 (Wire) — ", "Photo: x", "\n", "\n\n", "Share.", "Published: ", "2 March 2026",
    "# ", "---", "title: a: b", "<p>", "</p>", "<div hidden>", "<!--", "{", '"text":', "[", "]", "}", "Follow us on X",
    "Venn is a reporter at the Post. ", "Title Case Line Here", BODY, "\ufeff", "\u202e", "\u2028",
)  # fmt: skip
NEWSY = st.lists(st.sampled_from(PIECES)).map(lambda parts: "".join(parts).encode())


@given(data=st.binary(max_size=300) | NEWSY | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".json", ".jsonl"])
def test_any_bytes_give_articles_or_failures(data, suffix, tmp_path):
    articles, failures = run(data, suffix, tmp_path)
    assert articles or failures
    if suffix != ".jsonl" and not (suffix == ".json" and data.lstrip().startswith(b"[")):
        assert len(articles) + len(failures) == 1
    for article in articles:
        article.model_dump_json().encode()
        assert article.text == article.text.strip(" \n\t")
        ends = [0]
        for span in article.boilerplate:
            assert article.text[span.start : span.end] == span.text
            assert ends[-1] <= span.start < span.end
            ends.append(span.end)


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".html", b"<div>" * 50_000 + b"deep words here" + b"</div>" * 50_000),
        (".html", b"<p>" + b"word " * 200_000 + b"</p>"),
        (".txt", b"word " * 200_000),
        (".txt", b"Follow " * 100_000),
        (".txt", b"A. " * 200_000),
        (".txt", b"(photo by " * 50_000),
        (".md", b"---\n" + b"[" * 50_000 + b"\n---\nSome words."),
        (".json", b'{"text": "half \\ud83d of it \\u0000 \\u202e end"}'),
    ],
    ids=range(8),
)
def test_hostile_files(suffix, data, tmp_path):
    articles, failures = run(data, suffix, tmp_path)
    assert len(articles) + len(failures) == 1
    for article in articles:
        article.model_dump_json().encode()
