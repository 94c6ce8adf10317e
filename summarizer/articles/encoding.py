"""Bytes → text: UTF-8 and UTF-16 as marked, the encoding that a page declares, else the likeliest one."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from summarizer.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE
)
_DECLARED_WITHIN = 4096  # bytes; browsers look at the first 1024
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f]")
_MAX_CONTROL = 0.05  # share of control characters above which a file is no text; prose has none, a PDF has more
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BINARY = "this is not text: save the article as text, Markdown, HTML or JSON"


def decode(data: bytes, is_page: bool = False, charset: str | None = None) -> str:
    """The text of a file, with newlines as `\\n`. Raises `SourceError` where it is not text.

    `is_page`: it may name its encoding; `charset`: the one that its server names.
    """
    if not data.strip():
        raise SourceError("the file is empty")
    text = encodable(_decoded(data, is_page, charset))
    if len(_CONTROL.findall(text)) > _MAX_CONTROL * len(text):
        raise SourceError(_BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encodable(text: str) -> str:
    """The text with lone surrogates, which no file can hold, as U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def _decoded(data: bytes, is_page: bool, charset: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        raise SourceError(_BINARY)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(data) if is_page else None
        return _damaged_utf8(data) or _named(data, charset) or _named(data, declared) or _likeliest(data)


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes: other encodings hardly ever form as many valid sequences as invalid ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    valid = sum(char > "\x7f" for char in text) - bad
    return text if valid > bad else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def _named(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    # As browsers do: pages that say ISO-8859-1 mean Windows-1252.
    name = "cp1252" if encoding.lower() in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else encoding
    try:
        return data.decode(name, "replace")
    except (LookupError, UnicodeError):
        return None


def _likeliest(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise SourceError(_BINARY)
    return str(best)
