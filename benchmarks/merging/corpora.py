"""The labelled data: other people's, and not part of this project. Each loader gives plain values.

`SUMMARIZER_BENCH_DATA` names the folder; without it, `../shared/data`. Any split works whose folders hold files of
the same form: what lies in a folder is found by its suffix, not by its name.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("SUMMARIZER_BENCH_DATA") or ROOT.parent / "shared" / "data")


class MissingCorpusError(Exception):
    """The data that a measure needs is not there."""


class Update(NamedTuple):
    """One dated fact of an event in one annotator's words; the same (event, day) is the same fact."""

    event: str
    day: date
    annotator: str
    text: str


class Document(NamedTuple):
    """One news text, its sentences in order."""

    name: str
    story: str
    sentences: tuple[str, ...]


class Dated(NamedTuple):
    """One news text with its date of publication."""

    day: date
    text: str


def folder(corpus: str) -> Path:
    """Where a corpus lies. Raises `MissingCorpusError`."""
    path = DATA / corpus
    if not path.is_dir():
        raise MissingCorpusError(f"{corpus} is not in {DATA}")
    return path


def checksum(corpus: str) -> str:
    """SHA-256 (hex, 16 digits) of the data files of a corpus and their names."""
    total = hashlib.sha256()
    for path in sorted(
        path for path in folder(corpus).rglob("*") if path.suffix in (".gz", ".tsv", ".csv", ".xml", ".json")
    ):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def _members(corpus: str, suffix: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of the files in a corpus's archives, in the order of their names."""
    for path in sorted(folder(corpus).glob("*.tar.gz")):
        with tarfile.open(path) as archive:
            for member in sorted(archive.getmembers(), key=lambda one: one.name):
                content = archive.extractfile(member) if member.name.endswith(suffix) else None
                if content:
                    yield member.name, content.read()


def updates() -> list[Update]:
    """background_timelines: each dated fact in the words of three annotators."""
    found = []
    for name, content in _members("background_timelines", ".tsv"):
        _, event, annotator = name.split("/")
        for row in csv.DictReader(content.decode().splitlines(keepends=True), delimiter="\t"):
            found.append(Update(event, date.fromisoformat(row["Date"].strip("[]")), annotator[:-4], row["Update"]))
    return found


def paraphrases(kind: str) -> list[tuple[bool, str, str]]:
    """mrpc: (same meaning?, sentence, sentence); `kind` is "train", or "held out" for every other file."""
    found = []
    for path in sorted(folder("mrpc").glob("*.tsv")):
        if ("train" in path.name) == (kind == "train"):
            with path.open(encoding="utf-8-sig") as lines:
                rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
                found += [(row[0] == "1", row[-2], row[-1]) for row in rows if row[0] in "01"]
    return found


def event_documents() -> list[Document]:
    """ecbplus: news texts, two look-alike stories for each topic ("ecb" and "plus")."""
    found = []
    for member, content in _members("ecbplus", ".xml"):
        name, sentences = member.split("/")[-1], dict[int, list[str]]()
        for token in ET.fromstring(content).iter("token"):
            sentences.setdefault(int(token.get("sentence") or 0), []).append(token.text or "")
        story = name.split("_")[0] + ("plus" if "plus" in name else "ecb")
        found.append(Document(name, story, tuple(" ".join(words) for _, words in sorted(sentences.items()))))
    return found


def attributed_articles() -> dict[str, str]:
    """polnear: file name → text of a whole news article."""
    texts = _members("polnear", ".txt")
    return {name: content.decode() for name, content in texts if "/text/" in name}


class Sourced(NamedTuple):
    """What somebody says in an article: places of its cue and source, and whether it stands within what others say."""

    cue: tuple[int, int]
    source: tuple[int, int]
    is_nested: bool


def sourced_articles() -> dict[str, tuple[str, list[Sourced]]]:
    """polnear: file name → text and its attributions, those that name their source."""
    texts = attributed_articles()
    names = {name.split("/")[-1].removesuffix(".txt"): name for name in texts}
    found = {}
    for path, content in _members("polnear", ".ann"):
        name = names.get(path.split("/")[-1].rpartition("_")[0])  # what follows is the annotator
        if name and name not in found and "/attributions/" in path:
            found[name] = (texts[name], _sourced(content.decode()))
    return found


def _sourced(annotations: str) -> list[Sourced]:
    """One file in brat's form: T lines are spans with a type, E lines tie them together."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[dict[str, str]] = []
    for key, _, places in re.findall(r"^(T\d+)\t(\w+) ([\d ;]+)", annotations, re.MULTILINE):
        spans[key] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
    for roles in re.findall(r"^E\d+\t(.+)", annotations, re.MULTILINE):
        pairs = (part.partition(":") for part in roles.split())
        events.append({role.rstrip("0123456789"): of for role, _, of in pairs})
    contents = [span for event in events if "Content" in event for span in spans[event["Content"]]]
    return [
        Sourced(cue, spans[event["Source"]][0], any(start <= cue[0] < end for start, end in contents))
        for event in events
        if "Source" in event and "Cue" in event
        for cue in [spans[event["Cue"]][0]]
    ]


def press_releases() -> list[str]:
    """hhs_press: texts of government press releases."""
    found = []
    for path in sorted(folder("hhs_press").glob("*.csv")):
        with path.open(encoding="utf-8", errors="replace") as lines:
            rows = list(csv.DictReader(lines))
        found += [text for row in rows if (text := next(reversed(row.values())))]
    return found


def edited_summaries() -> list[tuple[bool, str, str]]:
    """summedits_news: (faithful?, article, summary); the others had one or more facts changed."""
    found = []
    for path in sorted(folder("summedits_news").glob("*.json")):
        found += [(int(row["label"]) == 1, row["doc"], row["summary"]) for row in json.loads(path.read_text("utf-8"))]
    return found


def dated_articles() -> dict[str, list[Dated]]:
    """timeline17_articles: event → its articles, in the order of the file."""
    found = {}
    for path in sorted(folder("timeline17_articles").glob("*.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
            rows = list(csv.reader(lines))[1:]
        found[path.name.split(".")[0]] = [Dated(date.fromisoformat(day), text) for day, text in rows]
    return found


def newswire() -> list[tuple[str, str]]:
    """reuters21578_sample: (title, body) of agency items that have a body."""
    found = []
    for path in sorted(folder("reuters21578_sample").glob("*.sgm.gz")):
        with gzip.open(path, "rt", encoding="latin-1") as lines:
            text = lines.read()
        for item in re.findall(r"<TEXT>.*?</TEXT>", text, re.DOTALL):
            title, body = (re.search(rf"<{tag}>(.*?)</{tag}>", item, re.DOTALL) for tag in ("TITLE", "BODY"))
            if title and body:
                found.append((_unescaped(title[1]), _unescaped(body[1]).replace("\x03", "")))
    return found


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def passage(file: str, item: str, start: int, end: int) -> str:
    """Words of a corpus by reference: a row of a CSV, or a member of an archive, from one offset to another."""
    corpus, _, name = file.partition("/")
    path = folder(corpus) / name
    if file.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            content = archive.extractfile(item)
            text = content.read().decode() if content else ""
    else:
        with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as lines:
            text = list(csv.reader(io.StringIO(lines.read(), newline="")))[1:][int(item)][1]
    return text[start:end]
