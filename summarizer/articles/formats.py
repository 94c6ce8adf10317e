"""The content of one file → its documents, by suffix: text and Markdown, HTML, JSON, JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from summarizer.articles.document import Broken, Document, Fields
from summarizer.articles.encoding import decode, encodable
from summarizer.articles.pages import read_fragment, read_page
from summarizer.articles.records import fields_of, normal_names, text_of
from summarizer.errors import SourceError

Documents = Iterator[Document | Broken]

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_MAX_FRONT_MATTER = 20_000  # characters; YAML takes seconds for megabytes
_FRONT_LINE = re.compile(r"^([A-Za-z][\w -]{0,30}):[ \t]+(\S.*)$", re.MULTILINE)
_JSON_START = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT_START = re.compile(
    r"\s*<(?:p|div|article|section|main|figure|h[1-6]|ul|ol|blockquote|span|b|strong|em)\b[^>]*>", re.IGNORECASE
)
_LISTS = ("articles", "items", "entries", "results")  # where a JSON object keeps many articles
_NO_TEXT = 'no text in it: expected a field "text" (or body, content, article)'


def read_documents(data: bytes, suffix: str) -> Documents:
    """The documents in a file's bytes. Raises `SourceError` where the whole file is none."""
    text = decode(data, is_page=suffix in {".html", ".htm"})
    yield from _READERS[suffix](text)


def recognise(data: bytes) -> str:
    """The suffix that standard input would have as a file."""
    start = decode(data, is_page=True)
    if _HTML_START.match(start) or (_FRAGMENT_START.match(start) and "</" in start):
        return ".html"
    if not _JSON_START.match(start):
        return ".txt"
    first, _, rest = start.strip().partition("\n")
    return ".jsonl" if rest.strip() and _is_json(first) else ".json"


def _text(source: str) -> Documents:
    fields, text = _front_matter(source)
    yield Document(text, fields, headed=True)


def _page(source: str) -> Documents:
    yield read_page(source)


def _json(source: str) -> Documents:
    try:
        data = json.loads(source)
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: line {error.lineno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise SourceError("not JSON that can be read: nested too deep, or a number too long") from error
    rows = _rows(data)
    if rows is None:
        yield _record(data, None)
        return
    if not rows:
        raise SourceError("no articles in it: the list is empty")
    for number, row in enumerate(rows, 1):
        yield _row(row, number)


def _json_lines(source: str) -> Documents:
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep, or a number too long"
            yield Broken(number, f"not JSON: line {number}: {message}")
        else:
            yield _row(row, number)
    if not source.strip():
        raise SourceError("the file is empty")


_READERS: dict[str, Callable[[str], Documents]] = {
    ".txt": _text,
    ".md": _text,
    ".html": _page,
    ".htm": _page,
    ".json": _json,
    ".jsonl": _json_lines,
}
SUFFIXES = tuple(_READERS)


# --------------------------------------------------------------------------- front matter


def _front_matter(source: str) -> tuple[Fields, str]:
    """The fields between two `---` lines at the top, and the text below them."""
    found = _FRONT_MATTER.match(source[:_MAX_FRONT_MATTER])
    record = _yaml(found[1]) if found else None
    if not found or record is None:
        return Fields(), source
    return fields_of(normal_names(record)), source[found.end() :]


def _yaml(block: str) -> Mapping[Any, Any] | None:
    """A block as YAML, every scalar as it is written; line by line where a colon in a title breaks YAML."""
    try:
        record = yaml.load(block, Loader=yaml.BaseLoader)  # builds texts, lists and mappings only
    except (yaml.YAMLError, ValueError, RecursionError):
        record = {name: value.strip("\"' \t") for name, value in _FRONT_LINE.findall(block)}
    return record if isinstance(record, Mapping) and record else None


# --------------------------------------------------------------------------- JSON records


def _rows(data: Any) -> list[Any] | None:
    """The rows of a file of many articles; `None` for a single one."""
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping) and not text_of(normal_names(data)):
        return next((data[name] for name in _LISTS if isinstance(data.get(name), list)), None)
    return None


def _row(row: Any, number: int) -> Document | Broken:
    try:
        return _record(row, number)
    except SourceError as error:
        return Broken(number, str(error))


def _record(data: Any, row: int | None) -> Document:
    if not isinstance(data, Mapping):
        raise SourceError('not an article: expected an object like {"title": …, "text": …}')
    record = normal_names(data)
    text = text_of(record)
    if text and _FRAGMENT_START.match(text) and "</" in text:
        text = read_fragment(text)
    elif text and _HTML_START.match(text):
        text = read_page(text).text
    if not text:
        raise SourceError(_NO_TEXT)
    return Document(encodable(text), fields_of(record), row)


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
