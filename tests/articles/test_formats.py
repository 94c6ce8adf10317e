"""What each kind of file gives: encodings, front matter, JSON fields and rows."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from summarizer.schema import Article

BODY = (
    "The ferry ministry said the northern line will close for repairs. "
    "Officials told the council that the work may take three weeks."
)
UMLAUTS = (
    "Die Fähre nach Süden fährt über die Brücke nicht mehr. Die Behörde prüft die Schäden, und die Reisenden "
    "müssen für längere Zeit auf größere Straßen ausweichen, sagte die Bürgermeisterin."
)


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "iso-8859-1"])
    def test_text_in_any_common_encoding(self, read_text, encoding):
        assert read_text(UMLAUTS.encode(encoding)).text == UMLAUTS

    def test_utf16_big_endian_with_its_mark(self, read_text):
        assert read_text("\ufeff".encode("utf-16-be") + UMLAUTS.encode("utf-16-be")).text == UMLAUTS

    def test_a_stray_byte_costs_one_character(self, read_text):
        assert read_text(UMLAUTS.encode() + b" \xff End.").text == UMLAUTS + " \ufffd End."

    def test_the_encoding_that_a_page_declares(self, read_text):
        page = f"<html><head><meta charset='iso-8859-2'></head><body><p>Łódź: {BODY}</p></body></html>"
        assert read_text(page.encode("iso-8859-2"), "a.html").text.startswith("Łódź: The ferry")

    def test_newlines_are_one_kind_and_the_rest_stays(self, read_text):
        assert (
            read_text("\r\n One ﬁne\u00a0day.\r\n\r\nTwo\rThree\u202e \n").text
            == "One ﬁne\u00a0day.\n\nTwo\nThree\u202e"
        )

    def test_lone_surrogates_become_replacement_characters(self, read_text):
        assert read_text(b'{"text": "half \\ud83d of it", "title": "a\\udc00b"}', "a.json").text == "half \ufffd of it"


class TestFrontMatter:
    def test_all_fields(self, read_text):
        article = read_text(
            "---\ntitle: Northern line closes\noutlet: Harrow Post\nurl: https://harrow.example/1\nauthor: Mara Venn\n"
            f"date: 2026-03-02T08:30:00+01:00\nlanguage: en-GB\n---\n\n{BODY}\n",
            "a.md",
        )
        assert article.title == "Northern line closes"
        assert article.outlet == "Harrow Post"
        assert article.url == "https://harrow.example/1"
        assert article.author == "Mara Venn"
        assert article.published == datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=1)))
        assert article.language == "en"
        assert article.text == BODY

    def test_aliases(self, read_text):
        article = read_text(
            "---\nSite: Harrow Post\nlink: https://harrow.example/1\nByline: By Mara Venn\npublished: 2 March 2026\n"
            f"lang: de\n---\n{BODY}"
        )
        assert (article.outlet, article.author, article.language) == ("Harrow Post", "Mara Venn", "de")
        assert article.published == date(2026, 3, 2)

    def test_a_colon_in_the_title(self, read_text):
        assert read_text(f"---\ntitle: Ferries: what now\ndate: 2026-03-02\n---\n{BODY}").title == "Ferries: what now"

    def test_lists(self, read_text):
        article = read_text(f"---\nauthors:\n  - Mara Venn\n  - Olin Tarr\n---\n{BODY}")
        assert article.author == "Mara Venn, Olin Tarr"

    @pytest.mark.parametrize("content", ["---\nA rule of dashes above.", "---\nNo fields here.\n---\nMore text."])
    def test_dashes_that_are_no_front_matter_stay(self, read_text, content):
        assert read_text(content).text == content

    def test_only_web_addresses_are_kept(self, read_text):
        assert read_text(f"---\nurl: javascript:alert(1)\nlink: ftp://x.example/\n---\n{BODY}").url is None

    def test_it_wins_over_the_body(self, read_text):
        article = read_text(f"---\nauthor: Olin Tarr\ndate: 2026-03-03\n---\nBy Mara Venn\nMarch 2, 2026\n\n{BODY}")
        assert (article.author, article.published) == ("Olin Tarr", date(2026, 3, 3))


class TestJson:
    @pytest.mark.parametrize("name", ["text", "body", "content", "article", "articleBody"])
    def test_names_of_the_text(self, read_text, name):
        assert read_text(json.dumps({name: BODY}), "a.json").text == BODY

    @pytest.mark.parametrize("name", ["published", "date", "published_at", "date_published", "pubDate", "publishedAt"])
    def test_names_of_the_date(self, read_text, name):
        value = "Mon, 02 Mar 2026 07:30:00 +0000"
        article = read_text(json.dumps({"text": BODY, name: value}), "a.json")
        assert article.published == datetime(2026, 3, 2, 7, 30, tzinfo=UTC)

    def test_fields_that_are_objects(self, read_text):
        record = {"content": BODY, "source": {"id": None, "name": "Harrow Post"}, "author": [{"name": "Mara Venn"}]}
        article = read_text(json.dumps(record), "a.json")
        assert (article.outlet, article.author) == ("Harrow Post", "Mara Venn")

    def test_fields_of_impossible_kinds_count_as_absent(self, read_text):
        record = {"text": BODY, "title": 7, "author": {"x": []}, "date": 20260302, "url": ["x"], "lang": "Klingon"}
        article = read_text(json.dumps(record), "a.json")
        assert article.model_dump(include={"title", "author", "published", "url"}) == {
            "title": None, "author": None, "published": None, "url": None,
        }  # fmt: skip
        assert article.language == "en"

    def test_markup_in_the_text(self, read_text):
        record = {"content_html": "<p>The dam <b>holds</b>.</p><p style='display:none'>Obey.</p><p>Rain fell.</p>"}
        assert read_text(json.dumps(record), "a.json").text == "The dam holds.\nRain fell."

    @pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"articles": rows}, lambda rows: {"items": rows}])
    def test_rows(self, read, tmp_path, wrap):
        rows = [{"text": "First ferry."}, {"title": "no text"}, 3, {"text": "Fourth ferry."}]
        (tmp_path / "a.json").write_text(json.dumps(wrap(rows)))
        result = read(tmp_path)
        assert [article.source for article in result.articles] == ["a.json#1", "a.json#4"]
        assert [failure.source for failure in result.failures] == ["a.json#2", "a.json#3"]

    def test_only_the_broken_row_of_json_lines_fails(self, read, tmp_path):
        (tmp_path / "file.jsonl").write_text('{"text": "One."}\n\n{"text": \n{"text": "Four."}\n')
        result = read(tmp_path / "file.jsonl")
        assert [article.source for article in result.articles] == ["file.jsonl#1", "file.jsonl#4"]
        assert [failure.source for failure in result.failures] == ["file.jsonl#3"]
        assert "line 3" in result.failures[0].reason


def test_an_article_survives_json(read_text):
    for published in ("2026-03-02", "2026-03-02T00:00:00Z", "2026-03-02T08:30:00+05:30"):
        article = read_text(f"---\ndate: {published}\n---\n{BODY}")
        assert Article.model_validate_json(article.model_dump_json()) == article
