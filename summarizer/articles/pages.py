"""An HTML page → the article text that a reader sees, and the metadata that the page states.

What is hidden from readers is removed before anything else: it is where pages put text meant for machines.
Dates come from stated metadata alone; guesses from addresses or file dates are never made.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import urljoin

import trafilatura
from lxml import etree, html

from summarizer.articles.document import Document, Fields
from summarizer.articles.records import fields_of, normal_names, plain, web_address
from summarizer.errors import SourceError

# fmt: off
# What readers never see, and what they use without reading it.
_NO_ARTICLE = frozenset({
    "script", "style", "template", "noscript", "iframe", "object", "svg", "button", "select", "textarea",
    "input", "dialog", "nav",
})
# fmt: on
_HIDING_STYLE = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|opacity:0?(?:\.0+)?(?![\d.])|font-size:0(?![\d.])"
    r"|(?:left|top|text-indent):-\d{3,}|clip:rect\([01]px|clip-path:inset\((?:50|100)%"
)
_SENTENCE_END = re.compile(r"\w\W{0,3}[.!?…。！？؟।]\W{0,3}(?:\s|$)")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,2000})\}")
_CSS_NAME = re.compile(r"[.#][\w-]{1,80}")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")

# The names under which pages state a field, the surest first.
_META = {
    "title": ("og:title", "headline", "dc.title", "twitter:title"),
    "outlet": ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher"),
    "url": ("og:url", "twitter:url"),
    "author": ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"),
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
        "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
    ),
    "language": ("og:locale", "dc.language", "content-language"),
}  # fmt: skip
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
_CHANGED = re.compile("updat|modif", re.IGNORECASE)
_LINK = re.compile(r"<link\b[^>]{1,1000}>", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_FEED_TYPE = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)", re.IGNORECASE)
_HEAD = 200_000  # characters in which a page announces its feed
_BLOCKS = "self::p or self::h1 or self::h2 or self::h3 or self::h4 or self::li or self::blockquote or self::pre"
_LINES = ("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "tr", "section", "article")
_BREAK = "\u2029"  # between lines: a newline in HTML is none
_BESIDE = ("header", "footer", "aside", "figure")
_NOT_BODY = "ancestor::nav or ancestor::header or ancestor::footer or ancestor::aside"

# trafilatura logs what it cannot extract; here that becomes a failure with a reason.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def read_page(source: str) -> Document:
    """The article of a page. Raises `SourceError` where it has none."""
    try:
        tree = html.document_fromstring(_XML_DECLARATION.sub("", source))
        fields = _stated_fields(tree)
        _remove_hidden(tree)
        text = _body(tree)
    except (etree.LxmlError, AssertionError, RecursionError, ValueError) as error:
        raise SourceError("the page cannot be parsed as HTML") from error
    if not text:
        raise SourceError("no article text in the page: save the page of the article itself, or its text")
    return Document(text, fields)


def announced_feed(source: str, address: str) -> str | None:
    """The address of the first feed that a page at `address` announces."""
    for tag in _LINK.findall(source[:_HEAD]):
        if _FEED_TYPE.search(tag) and (found := _HREF.search(tag)):
            return web_address(urljoin(address, unescape(found[1])))
    return None


def read_fragment(source: str) -> str:
    """All visible text of a piece of HTML, as feeds and JSON carry it, a block a line; empty where there is none."""
    try:
        tree: html.HtmlElement = html.document_fromstring(f"<html><body><article>{source}</article></body></html>")
        _remove_hidden(tree)
        for element in tree.xpath(f"//{' | //'.join(_BESIDE)}"):
            element.drop_tree()
        for element in tree.iter(*_LINES):
            element.text, element.tail = f"{_BREAK}{element.text or ''}", f"{_BREAK}{element.tail or ''}"
        lines = (" ".join(line.split()) for line in str(tree.text_content()).split(_BREAK))
        return "\n".join(line for line in lines if line)
    except (etree.LxmlError, AssertionError, RecursionError, ValueError):
        return ""


def _body(tree: html.HtmlElement) -> str:
    text = _extracted(tree) or _blocks(tree)
    return text if _SENTENCE_END.search(text) else ""  # menus and lists of headlines have no sentences


def _extracted(tree: html.HtmlElement) -> str | None:
    try:
        # Serialised again: trafilatura takes the tree apart, and may meet one that it cannot copy.
        source = html.tostring(tree, encoding="unicode")
        return trafilatura.extract(source, include_comments=False, include_tables=True, include_formatting=False)
    except Exception:  # whatever breaks in a third party's heuristics, the plain reading still works
        return None


def _blocks(tree: html.HtmlElement) -> str:
    """The paragraphs of a page too short for trafilatura."""
    blocks = tree.xpath(f"//body//*[({_BLOCKS}) and not({_NOT_BODY}) and not(.//p)]")
    lines = (" ".join(str(block.text_content()).split()) for block in blocks)
    return "\n".join(line for line in lines if line)


# --------------------------------------------------------------------------- what readers do not see


def _remove_hidden(tree: html.HtmlElement) -> None:
    names = _hidden_names(tree)
    hidden = [element for element in tree.iter() if _is_hidden(element, names)]
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: html.HtmlElement, names: frozenset[str]) -> bool:
    if not isinstance(element.tag, str):
        return True  # a comment or a processing instruction
    if element.tag in {"html", "body", "head"}:
        return False  # pages hide these until their scripts run
    if element.tag in _NO_ARTICLE or "hidden" in element.attrib:
        return True
    if (element.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if _HIDING_STYLE.search(_compact(element.get("style") or "")):
        return True
    own = {f".{name}" for name in (element.get("class") or "").split()} | {f"#{element.get('id')}"}
    return not names.isdisjoint(own)


def _hidden_names(tree: html.HtmlElement) -> frozenset[str]:
    """Classes and ids that a style sheet in the page hides, by rules of one plain name outside of `@media`."""
    found: list[str] = []
    for style in tree.iter("style"):
        for selectors, rules in _CSS_RULE.findall(_without_at_rules(style.text or "")):
            if _HIDING_STYLE.search(_compact(rules)):
                names = (selector.strip() for selector in selectors.split(","))
                found += [name for name in names if _CSS_NAME.fullmatch(name)]
    return frozenset(found)


def _without_at_rules(css: str) -> str:
    """The style sheet without what holds only sometimes (`@media print { … }`)."""
    kept: list[str] = []
    depth, conditional = 0, False
    for part in re.split(r"([{}])", _CSS_COMMENT.sub("", css)):
        if depth == 0:
            conditional = "@" in part
        if not conditional:
            kept.append(part)
        depth = max(0, depth + {"{": 1, "}": -1}.get(part, 0))
        if part == "}" and depth == 0:
            conditional = False
    return "".join(kept)


def _compact(style: str) -> str:
    return re.sub(r"\s", "", style).lower()


# --------------------------------------------------------------------------- what the page states about itself


def _stated_fields(tree: html.HtmlElement) -> Fields:
    fields = fields_of(_meta(tree)).or_else(_linked_data(tree)).or_else(_visible(tree))
    return replace(fields, title=_without_outlet(fields.title, fields.outlet))


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """ "Dam holds - Harrow Post" is "Dam holds" where the page says that it is the Harrow Post's."""
    if not title or not outlet:
        return title
    return re.sub(rf"\s+[-–—|·:]\s+{re.escape(outlet)}$", "", title, flags=re.IGNORECASE) or title


def _meta(tree: html.HtmlElement) -> dict[str, Any]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name, content = element.get(attribute), (element.get("content") or "").strip()
            if name and content:
                stated.setdefault(name.strip().lower(), content)
    record = {field: next((stated[name] for name in names if name in stated), None) for field, names in _META.items()}
    if web_address(record["author"]):
        record["author"] = None  # a profile page, not a name
    record["language"] = tree.get("lang") or tree.get("xml:lang") or record["language"]
    return record


def _linked_data(tree: html.HtmlElement) -> Fields:
    """The first article in the page's JSON-LD."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if any(_ARTICLE_TYPE.search(kind) for kind in _types(node)):
                return fields_of(normal_names({name: node[name] for name in node if name not in {"source", "url"}}))
    return Fields()


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, Mapping):
            yield node
            graph = node.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, Mapping)) if isinstance(graph, list) else ()


def _types(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _visible(tree: html.HtmlElement) -> Fields:
    """The heading, the canonical address and the time that the page marks as such."""
    headings = [text for element in tree.iter("h1") if (text := plain(element.text_content()))]
    title = headings[0] if len(headings) == 1 else plain(tree.findtext(".//title"))
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    return fields_of({"title": title, "url": canonical, "published": _marked_time(tree)})


def _marked_time(tree: html.HtmlElement) -> str | None:
    """The article's `<time>`: the one marked as published, else the only one."""
    times = [time for time in tree.iter("time") if time.get("datetime")]
    marked = [time for time in times if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib]
    unchanged = [time for time in times if not _CHANGED.search(f"{time.get('class')} {time.get('itemprop')}")]
    stamps = sorted({str(time.get("datetime")) for time in marked or unchanged})
    return stamps[0] if len(stamps) == 1 else None
