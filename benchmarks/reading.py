"""How well feeds and pages are read, and how fast; nothing is fetched from anywhere but this machine.

    python -m benchmarks.reading [MEASURE…] [--pin [--lower]]

feeds: the test feeds of three libraries, many of them broken, with the values that these expect. pages: the body of
real pages beside what a person marked as such, in 4-grams of words as their benchmark counts them. speed: 300 feeds of
20 items each on 300 hosts, all of them one server on this machine.
"""

from __future__ import annotations

import ast
import gzip
import html
import json
import re
import resource
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pytest
import trafilatura

from benchmarks.merging.corpora import folder
from benchmarks.merging.table import Row, main
from summarizer.articles import read_articles
from summarizer.articles.contents import read_content
from summarizer.articles.encoding import decode
from summarizer.articles.feeds import Feed, Item
from summarizer.articles.pages import read_page
from summarizer.errors import SourceError
from summarizer.schema import Failure
from summarizer.settings import Settings
from tests import web as sites

FEEDS, SITES, ITEMS = "feeds_malformed", 300, 20
PAGES = "article_extraction_benchmark"
SUFFIXES = ("xml", "rss", "atom", "rdf", "json")
_EXPECTED = re.compile(r"entries\[(\d+)\](?:\[u?'(\w+)'\]|\.(\w+))\s*==\s*(u?'[^'\n]*'|u?\"[^\"\n]*\"|\([\d, ]+\))")
_FIELDS = {"title": "title", "link": "link", "published_parsed": "day", "updated_parsed": "day"}


class Said(NamedTuple):
    """What somebody expects of one item of a feed: `field` is title, link or day."""

    number: int
    field: str
    value: Any


# --------------------------------------------------------------------------- feeds


def feeds() -> list[Row]:
    read, slowest, right, asked = Counter[bool](), 0.0, Counter[str](), Counter[str]()
    for data, expected in _feeds():
        begun = time.perf_counter()
        items = _items(data)
        slowest = max(slowest, time.perf_counter() - begun)
        read[items is not None] += 1
        for one in expected if items is not None else ():
            asked[one.field] += 1
            right[one.field] += one.number < len(items) and _agrees(items[one.number], one, data)
    exact = f"{read[True]} read, {read[False]} refused with a reason"
    return [
        Row("feeds: read or refused", 1.0, exact, (FEEDS,)),  # anything else ends the benchmark
        Row("feeds: slowest, seconds", slowest, "", (FEEDS,), at_most=True),
        *(
            Row(f"feeds: {name}s as expected", right[name] / asked[name], f"of {asked[name]}", (FEEDS,))
            for name in asked
        ),
    ]


def _feeds() -> Iterator[tuple[bytes, list[Said]]]:
    for path in sorted(folder(FEEDS).glob("*.tar.gz")):
        with tarfile.open(path) as archive:
            files = {member.name: archive.extractfile(member) for member in archive if member.isfile()}
            content = {name: file.read() for name, file in files.items() if file}
        for name, data in content.items():
            if name.endswith(SUFFIXES) and "/output/" not in name:
                output = re.sub(r"/input/(.+)\.\w+$", r"/output/\1.json", name)
                expected = content.get(output) if output != name else None
                yield data, _from_json(expected) if expected else _from_comment(data)


def _from_comment(data: bytes) -> list[Said]:
    """Of "Expect: entries[0]['title'] == 'x' and …"."""
    comment = re.match(rb"(?:<\?.*?\?>)?\s*<!--(.*?)-->", data, re.DOTALL)
    found = _EXPECTED.findall(comment[1].decode("utf-8", "replace")) if comment else []
    said = [(int(number), _FIELDS.get(one or other), ast.literal_eval(value)) for number, one, other, value in found]
    return [
        Said(number, field, date(*value[:3]) if field == "day" else value)
        for number, field, value in said
        if field and value and (field != "day") == isinstance(value, str)
    ]


def _from_json(data: bytes) -> list[Said]:
    items = json.loads(decode(data))["feed"].get("items") or []
    values = [
        (number, field, item.get(name))
        for number, item in enumerate(items)
        for name, field in (("title", "title"), ("link", "link"), ("isoDate", "day"))
    ]
    return [
        Said(number, field, datetime.fromisoformat(value).date() if field == "day" else value)
        for number, field, value in values
        if isinstance(value, str) and value.strip()
    ]


def _items(data: bytes) -> tuple[Item, ...] | None:
    try:
        found = read_content(decode(data, is_page=True), "http://example.com/")
    except SourceError:
        return None
    return found.items if isinstance(found, Feed) else ()


def _agrees(item: Item, said: Said, data: bytes) -> bool:
    if said.field == "link":  # where a feed names the original address beside a counter's, we take that
        original = b"origLink" in data and item.link is not None and item.link.encode() in data
        return original or _plain(item.link or "") == _plain(said.value)
    if said.field == "title":
        return _plain(item.fields.title or "") == _plain(said.value)
    return item.fields.published is not None and _day(item.fields.published) == said.value


def _day(published: datetime | date) -> date:
    return published.astimezone(UTC).date() if isinstance(published, datetime) else published


def _plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html.unescape(html.unescape(text))).split())


# --------------------------------------------------------------------------- pages


def pages() -> list[Row]:
    gold = json.loads((folder(PAGES) / "ground-truth.json").read_text("utf-8"))
    ours, theirs, titled, dated = [], [], 0, 0
    for path in sorted((folder(PAGES) / "html").glob("*.html.gz")):
        body = gold[path.name.removesuffix(".html.gz")]["articleBody"]
        source = decode(gzip.decompress(path.read_bytes()), is_page=True)
        document = _page(source)
        ours.append(_overlap(body, document.text if document else ""))
        theirs.append(_overlap(body, trafilatura.extract(source, include_comments=False) or ""))
        titled += bool(document and document.fields.title)
        dated += bool(document and document.fields.published)
    alone = f"trafilatura alone {_f1(theirs):.3f}; its own figure .958"
    return [
        Row("pages: body F1", _f1(ours), alone, (PAGES,)),
        Row("pages: with a title", titled / len(ours), f"of {len(ours)}", (PAGES,)),
        Row("pages: with a stated date", dated / len(ours), f"of {len(ours)}", (PAGES,)),
    ]


def _page(source: str) -> Any:
    try:
        return read_page(source)
    except SourceError:
        return None


def _overlap(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall in 4-grams of words."""
    a, b = _grams(gold), _grams(found)
    both = (a & b).total()
    return both / max(1, b.total()), both / max(1, a.total())


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)))


def _f1(overlaps: list[tuple[float, float]]) -> float:
    precision, recall = (sum(values) / len(overlaps) for values in zip(*overlaps, strict=True))
    return 2 * precision * recall / (precision + recall)


# --------------------------------------------------------------------------- speed


def speed() -> list[Row]:
    seconds = {whole: _seconds(whole) for whole in (True, False)}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Row("speed: 300 feeds with whole texts, seconds", seconds[True], "wanted: 60", at_most=True),
        Row("speed: 300 feeds with blurbs, 6,000 pages, seconds", seconds[False], "", at_most=True),
        Row("speed: megabytes", megabytes, "wanted: 600; server included", at_most=True),
    ]


def _seconds(whole: bool) -> float:
    with pytest.MonkeyPatch.context() as patch, contextmanager(sites.serve)(patch) as web:
        sources = [_site(web, f"http://site{number}.example", whole) for number in range(SITES)]
        failures: list[Failure] = []
        begun = time.perf_counter()
        count = sum(1 for _ in read_articles(sources, Settings(cache_dir=None), failures.append))
        taken = time.perf_counter() - begun
    assert (count, failures) == (SITES * ITEMS, []), (count, failures[:3])
    return taken


def _site(web: sites.Web, host: str, whole: bool) -> str:
    """A feed of invented articles, and their pages."""
    entries = []
    for number in range(ITEMS):
        said = [
            f"Line {line} of {host} was closed at {number} o'clock, the harbour council said." for line in range(25)
        ]
        link = f"{host}/{number}"
        text = "".join(f"<p>{line}</p>" for line in said) if whole else ""
        entries.append(sites.item(link, f"Lines of {number}", said[0], text, "Mon, 02 Mar 2026 10:00:00 GMT"))
        if not whole:
            web.put(link, sites.page(f"Lines of {number}", *said))
    return web.put(f"{host}/feed", sites.rss(*entries))


if __name__ == "__main__":
    sys.exit(main({"feeds": feeds, "pages": pages, "speed": speed}))
