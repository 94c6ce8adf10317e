"""Feeds (RSS, Atom, JSON Feed) and lists of them (OPML) → their items and addresses."""

from __future__ import annotations

import hashlib
import json
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import feedparser
from lxml import etree

from summarizer.articles.document import Fields
from summarizer.articles.pages import read_fragment
from summarizer.articles.published import parse_published
from summarizer.articles.records import fields_of, normal_names, plain, web_address
from summarizer.articles.safe_xml import local_name, parse_xml
from summarizer.errors import SourceError

WHOLE_WORDS = 200  # from which a feed's text is taken for the article; blurbs have 20 to 80, short articles from 250 on
_CUT_OFF = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|\b(?:read|see)\s(?:more|the\s(?:full|whole|rest)\b.{0,40})|continue\sreading\b.{0,80})"
    r"[\s»›→>.…\])]*$",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d|\b[A-Z]{1,5})\s*$")
_START = re.compile(r"<(?:\?xml|!DOCTYPE|(?:\w{1,20}:)?(?:rss|feed|rdf|opml))\b", re.IGNORECASE)
_JUNK = 2000  # characters before it: some servers put their complaints there
_MAIL = re.compile(r"[\w.+-]{1,100}@[\w.-]{1,100}")
_FEEDS = frozenset({"rss", "rdf", "feed"})
_JSON_FEED = "jsonfeed.org/version/"


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of one article. `link`: where all of it stands; `text`: what the feed itself gives of it."""

    link: str | None
    fields: Fields
    text: str

    @property
    def is_blurb(self) -> bool:
        """Whether the text is too short, or cut off, to be the article."""
        return len(self.text.split()) < WHOLE_WORDS or bool(_CUT_OFF.search(self.text[-200:]))

    @property
    def mark(self) -> str:
        """The same for two items of the same content: a page need not be fetched again when its item is as before."""
        said = (self.fields.title, str(self.fields.published), self.text)
        return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's items, in its order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The addresses of the feeds that a list (OPML) names, each once, as they stand there."""

    feeds: tuple[str, ...]


def read_feed(text: str, address: str) -> Feed | Outline | None:
    """What an XML or JSON text is a feed or a list of feeds of; `None` where it is neither.

    `address`: what its relative links belong to. Raises `SourceError` where it is one that cannot be read.
    """
    if text.lstrip().startswith("{"):
        return _json_feed(text)
    begun = _START.search(text, 0, _JUNK)
    if not begun:
        return None
    root = parse_xml(text[begun.start() :])
    kind = local_name(root)
    if kind == "opml":
        return Outline(tuple(dict.fromkeys(_outline(root))))
    return Feed(tuple(_xml_items(root, address))) if kind in _FEEDS else None


def _outline(root: etree._Element) -> Iterator[str]:
    for element in root.iter("outline", "Outline", "OUTLINE"):
        names = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        if address := names.get("xmlurl", "").strip():
            yield address


# --------------------------------------------------------------------------- RSS and Atom


def _xml_items(root: etree._Element, address: str) -> Iterator[Item]:
    data = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    headers = {"content-location": address, "content-type": "application/xml; charset=utf-8"}
    # Not sanitised, the links in its HTML as they are: only the visible words are read.
    read = feedparser.parse(data, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    return (_item(dict(entry)) for entry in read.entries)


def _item(entry: Mapping[str, Any]) -> Item:
    """feedparser's entry as a plain mapping: its own gives one date for another that is not there."""
    values = [content.get("value") for content in entry.get("content") or ()] + [entry.get("summary")]
    source = entry.get("source") or {}
    fields = Fields(
        title=_line(entry.get("title")),
        outlet=_line(source.get("title")),
        author=_name(_line(entry.get("author"))),
        published=_moment(entry, "published") or _moment(entry, "updated"),
    )
    texts = [read_fragment(value) for value in values if isinstance(value, str)]
    link = web_address(entry.get("feedburner_origlink")) or web_address(entry.get("link"))
    return Item(link, replace(fields, url=link), max(texts, key=len, default=""))


def _line(value: Any) -> str | None:
    """A field of a feed, which may be HTML, as one line."""
    return plain(read_fragment(value) if isinstance(value, str) and "<" in value else value)


def _name(author: str | None) -> str | None:
    """Of "desk@harrow.example (Mara Venn)", the name."""
    return _MAIL.sub("", author).strip(" ()<>,;") or None if author else None


def _moment(entry: Mapping[str, Any], name: str) -> datetime | date | None:
    """The date that an entry states, in any of the forms that feeds have; without a zone, only its day."""
    written, parsed = entry.get(name), entry.get(f"{name}_parsed")
    if not isinstance(written, str):
        return None
    if found := parse_published(written):
        return found
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment.date() if moment and not _ZONE.search(written) else moment


# --------------------------------------------------------------------------- JSON Feed


def _json_feed(text: str) -> Feed | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or _JSON_FEED not in str(data.get("version")):
        return None
    items = data.get("items")
    if not isinstance(items, list):
        raise SourceError("a JSON Feed without a list of items")
    return Feed(tuple(_json_item(item) for item in items if isinstance(item, dict)))


def _json_item(item: Mapping[str, Any]) -> Item:
    record = normal_names(item)
    record.setdefault("published", record.get("datepublished") or record.get("datemodified"))
    fields = fields_of(record)
    text = next((value for name in ("content_html", "content_text", "summary") if (value := item.get(name))), "")
    return Item(fields.url, fields, read_fragment(text) if isinstance(text, str) else "")
