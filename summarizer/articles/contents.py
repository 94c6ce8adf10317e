"""What an address or a file of feeds holds: a feed, a list of feeds, or documents; told by the content alone."""

from __future__ import annotations

from dataclasses import replace

from summarizer.articles.addresses import stated_or_found
from summarizer.articles.document import Broken, Document
from summarizer.articles.feeds import Feed, Outline, read_feed
from summarizer.articles.formats import read_documents, recognise

Documents = tuple[Document | Broken, ...]
Content = Feed | Outline | Documents


def read_content(text: str, address: str) -> Content:
    """What the text at `address` (empty: in a file) is. Raises `SourceError`."""
    feed = None if recognise(text.encode()) == ".html" else read_feed(text, address)
    return documents_in(text, address) if feed is None else feed


def documents_in(text: str, address: str) -> Documents:
    """The articles of a page, or of a text or JSON in its place. Raises `SourceError` where it has none."""
    return tuple(_placed(one, address) for one in read_documents(text.encode(), _suffix(text)))


def _suffix(text: str) -> str:
    """The suffix of such a file: what is marked up, and no feed, is a page."""
    suffix = recognise(text.encode())
    return ".html" if suffix == ".txt" and text.lstrip().startswith("<") else suffix


def _placed(document: Document | Broken, address: str) -> Document | Broken:
    """With the address that it states, or else the one where it was found."""
    if isinstance(document, Broken) or not address:
        return document
    return replace(document, fields=replace(document.fields, url=stated_or_found(document.fields.url, address)))
