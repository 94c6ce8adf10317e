"""Named fields, as JSON objects, front matter and JSON-LD have them → metadata.

Names are compared without case, `_`, `-` and blanks: `pubDate`, `pub_date` and `Pub-Date` are one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from summarizer.articles.document import Fields
from summarizer.articles.encoding import encodable
from summarizer.articles.languages import language_code
from summarizer.articles.published import parse_published

_TITLE = ("title", "headline")
_OUTLET = ("outlet", "site", "sitename", "publisher", "source", "newspaper")
_URL = ("url", "link", "canonicalurl")
_AUTHOR = ("author", "authors", "byline", "creator")
_PUBLISHED = ("published", "publishedat", "datepublished", "publicationdate", "publisheddate", "pubdate", "date")
_LANGUAGE = ("language", "lang", "inlanguage")
_TEXT = ("text", "body", "articlebody", "article", "content", "contenttext", "fulltext", "contenthtml")

_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def normal_names(record: Mapping[Any, Any]) -> dict[str, Any]:
    """The record under comparable names; of two alike the first counts."""
    named: dict[str, Any] = {}
    for name, value in record.items():
        named.setdefault(re.sub(r"[\W_]", "", str(name)).lower(), value)
    return named


def fields_of(record: Mapping[str, Any]) -> Fields:
    """The metadata in a record with comparable names; a value that makes no sense counts as absent."""
    author = _value(record, _AUTHOR)
    language = _value(record, _LANGUAGE)
    return Fields(
        title=_value(record, _TITLE),
        outlet=_outlet(record),
        url=next((url for name in _URL if (url := web_address(record.get(name)))), None),
        author=author and (re.sub(r"^by:?\s+", "", author, flags=re.IGNORECASE) or None),
        published=next((day for name in _PUBLISHED if (day := parse_published(plain(record.get(name)) or ""))), None),
        language=language_code(language) if language else None,
    )


def text_of(record: Mapping[str, Any]) -> str | None:
    """The article's text in a record with comparable names."""
    for name in _TEXT:
        value = record.get(name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return encodable(value).replace("\r\n", "\n").replace("\r", "\n")
    return None


def plain(value: Any) -> str | None:
    """A field as one line: a text, an object's name, or a list of those."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list):
        parts = [plain(part) if isinstance(part, str | Mapping) else None for part in value]
        value = ", ".join(part for part in parts if part)
    if not isinstance(value, str):
        return None
    return " ".join(encodable(html.unescape(value)).split()) or None


def web_address(value: Any) -> str | None:
    """An http(s) address; anything else is none, so that nobody clicks on it."""
    return encodable(value.strip()) if isinstance(value, str) and _WEB.fullmatch(value.strip()) else None


def _outlet(record: Mapping[str, Any]) -> str | None:
    """An outlet's name; an address or an account (`@harrowpost`) is none."""
    values = (plain(record.get(name)) for name in _OUTLET)
    return next((value for value in values if value and not web_address(value) and value[0] != "@"), None)


def _value(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((value for name in names if (value := plain(record.get(name)))), None)
