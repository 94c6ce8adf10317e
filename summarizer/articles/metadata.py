"""What the text says about itself: datelines, bylines, date lines, labelled lines, a headline.

They fill what the metadata leaves open. A dateline without a year gives no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from summarizer.articles.document import Fields
from summarizer.articles.languages import language_code
from summarizer.articles.patterns import LINES
from summarizer.articles.published import MONTH, WEEKDAY, match_published
from summarizer.articles.records import web_address

_HEAD_LINES = 6  # lines at the top that may tell who wrote it, and when
_TAIL_LINES = 3  # some papers sign at the end
_MAX_META_LINE = 200  # characters; longer lines are paragraphs
_MAX_HEADLINE = 160
_MAX_HEADLINE_WORDS = 25
_MIN_HEADLINE_WORDS = 3
_MIN_PLACE = 3  # letters of a place in capitals
_MAX_AFTER_DATE = 60  # characters after a date that may stand beside it: a byline, "updated …"

_W = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_PARTICLE = r"(?:de|del|da|di|van|von|der|den|al|bin|ben|el|la|le|ten|ter)"
_NAME = rf"{_W}(?:\s(?:{_PARTICLE}\s){{0,2}}{_W}){{1,3}}"
_BYLINE = re.compile(
    r"(?:(?:[Ww]ords|[Ww]ritten|[Ss]tory|[Tt]ext|[Rr]eport(?:ed)?)\s)?(?:[Bb]y|BY):?\s"
    rf"(?P<author>{_NAME}(?:(?:,\s{_NAME}){{0,3}},?\s(?:and|AND|&)\s{_NAME})?)\.?"
    r"(?:\s?(?:[,|•·–—]|\sin\s|\s-\s)\s?(?P<rest>\S.{0,80}))?"
)
# "By The Numbers", "By Monday Night": what begins a sentence or a heading, not a name.
_NO_NAME = re.compile(
    r"\b(?:The|A|An|This|That|These|Then|Now|And|Of|For|In|On|At|To|All|Any|Both|Contrast|Far|Law|Land|Sea|Air|Late|"
    r"Early|Mid|Noon|Night|Morning|Evening|Midnight|Day|Week|Year|End|Numbers|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|"
    r"November|December)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:staff|reporter|correspondent|editor|writer|journalist|columnist|bureau|desk|agency|freelance)\b",
    re.IGNORECASE,
)
# "By Mara Venn, Harrow Post": what plainly names a paper, and not a desk or a town.
_PAPER = re.compile(
    rf"(?:The\s)?(?:{_W}\s){{1,3}}(?:Post|Times|News|Courier|Herald|Gazette|Tribune|Ledger|Journal|Press|Mail|Chronicle|"
    r"Observer|Telegraph|Examiner|Dispatch|Wire)"
)

_PLAIN_DATE = rf"{WEEKDAY}(?:[0-9]{{1,2}}\.?\s{MONTH}|{MONTH}\s[0-9]{{1,2}})"
_DATELINE = re.compile(
    rf"(?:(?P<place>[^\W\d_][\w.'’ /-]{{1,40}}(?:,\s(?!(?i:{_PLAIN_DATE})){_W}(?:\s{_W})?)?)(?=[,(\s]))?"
    rf"(?:,?\s?(?P<date>(?i:{_PLAIN_DATE})(?:,?\s[0-9]{{4}})?))?"
    r"(?:,?\s?\((?P<wire>[^\W\d_][\w.&'’ -]{1,40})\))?\s?(?:—|–|--|-|:)\s{0,2}(?=[\"'“‘A-ZÀ-Þ0-9])"
)
_NO_WIRE = re.compile(
    r"(?:updated?|live|video|photos?|exclusive|breaking|corrected|file|opinion|analysis)\b", re.IGNORECASE
)

_LABEL = re.compile(
    r"(?P<label>title|headline|outlet|publisher|published\sby|author|written\sby|url|link|language)\s?:\s?(?P<value>\S.{0,160})",
    re.IGNORECASE,
)
_FIELD_OF_LABEL = {
    "headline": "title",
    "publisher": "outlet",
    "published by": "outlet",
    "written by": "author",
    "link": "url",
}
_DATE_LABEL = re.compile(
    r"(?P<label>(?:first\s|last\s)?(?:date|published|posted|updated|modified)(?:\s?:|\s+on|\s+at)?)\s+(?=\S)",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(r"\s?(?:$|[.|•·–—(]|\s-\s|[,;]?\s?(?:last\s)?(?:updated|modified|by)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it: `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class MetaLine:
    """A line that tells about the article, not the news. `end`: where that telling ends in it."""

    reason: str
    end: int
    fields: Fields


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order."""
    lines = []
    for found in re.finditer(r"[^\n]+", text):
        inner = found[0].strip()
        if inner:
            start = found.start() + found[0].index(inner)
            lines.append(Line(start, start + len(inner), inner))
    return tuple(lines)


def fields_in_text(text: str, headed: bool) -> Fields:
    """What the lines at the top and at the end tell; `headed`: the first line may be a headline."""
    lines = lines_of(text)
    found = Fields()
    for line in lines[:_HEAD_LINES]:
        meta = meta_line(line.text, at_top=True)
        found = found.or_else(meta.fields if meta else _dateline(line.text))
    for line in lines[_HEAD_LINES:][-_TAIL_LINES:]:
        meta = meta_line(line.text, at_top=False)
        found = found.or_else(meta.fields if meta else Fields())
    return found.or_else(Fields(title=_headline(text, lines) if headed else None))


def meta_line(line: str, at_top: bool) -> MetaLine | None:
    """A line as a byline, a date line or (at the top) a labelled line, where it is one."""
    if len(line) > _MAX_META_LINE:
        return None
    return _byline(line) or _date_line(line, at_top) or ((_labelled(line) or _bare_dateline(line)) if at_top else None)


def _byline(line: str) -> MetaLine | None:
    found = _BYLINE.fullmatch(line)
    if not found or _NO_NAME.search(re.sub(r"\s(?:and|AND)\s", " & ", found["author"])):
        return None
    rest = found["rest"] or ""
    stamp = match_published(rest)
    if (
        rest
        and not stamp
        and (rest.endswith(".") or not (_ROLE.search(rest) or re.fullmatch(rf"{_W}(?:\s{_W})*", rest)))
    ):
        return None
    author = " ".join(found["author"].split())
    outlet = rest if _PAPER.fullmatch(rest) else None
    return MetaLine("byline", len(line), Fields(author=author, outlet=outlet, published=stamp[0] if stamp else None))


def _date_line(line: str, at_top: bool) -> MetaLine | None:
    """ "Published: 2 March 2026", a line that is only a date, and "date 2026-03-02 Headline" at the very top."""
    label = _DATE_LABEL.match(line)
    stamp = match_published(line, label.end() if label else 0)
    if not stamp:
        return None
    published, end = stamp
    word = label["label"].lower() if label else ""
    given = Fields() if "updated" in word or "modified" in word else Fields(published=published)
    rest = line[end:]
    if not rest.strip(" .|•·–—-") or (label and _AFTER_DATE.match(rest) and len(rest) <= _MAX_AFTER_DATE):
        return MetaLine("date line", len(line), given)
    headed = at_top and word.startswith("date") and rest[0].isspace()
    return MetaLine("date line", end, given) if headed else None


def _labelled(line: str) -> MetaLine | None:
    found = _LABEL.fullmatch(line)
    if not found:
        return None
    label = " ".join(found["label"].lower().split())
    name, value = _FIELD_OF_LABEL.get(label, label), found["value"].strip()
    fields = {
        "title": Fields(title=value),
        "outlet": Fields(outlet=value),
        "author": Fields(author=value),
        "url": Fields(url=web_address(value)),
        "language": Fields(language=language_code(value)),
    }
    return MetaLine("metadata", len(line), fields[name])


def _dateline(line: str) -> Fields:
    """The agency, and the date if it has a year, of "PORT DENNA, March 2 (Wire Name) — …"."""
    found = _DATELINE.match(line)
    if not found or not _is_dateline(found):
        return Fields()
    wire, written = found["wire"], found["date"] or ""
    stamp: tuple[datetime | date, int] | None = match_published(written)
    outlet = wire if wire and not _NO_WIRE.match(wire) else None
    return Fields(outlet=outlet, published=stamp[0] if stamp else None)


def _bare_dateline(line: str) -> MetaLine | None:
    """ "PORT DENNA, March 2" alone on its line."""
    found = _DATELINE.match(f"{line} — A")
    if not found or not found["place"] or found.end() != len(line) + 3 or not _is_dateline(found):
        return None
    if not (found["date"] or found["wire"]):
        return None
    return MetaLine("dateline", len(line), _dateline(f"{line} — A"))


def _is_dateline(found: re.Match[str]) -> bool:
    """A place in capitals, or a date beside it: "Mara Venn (Harbour Party) — …" is a sentence."""
    place = (found["place"] or "").partition(",")[0]
    return (place.isupper() and len(place) >= _MIN_PLACE) or bool(found["date"]) or (not place and bool(found["wire"]))


def _headline(text: str, lines: tuple[Line, ...]) -> str | None:
    """A first line that is a heading: marked as one, or short, without a full stop, and set apart."""
    for line in lines[:_HEAD_LINES]:
        meta = meta_line(line.text, at_top=True)
        if (meta and meta.end == len(line.text)) or _is_furniture(line.text):
            continue  # a byline or a photo credit above the headline
        title = line.text[meta.end if meta else 0 :].strip()
        marked = re.match(r"#\s+(?=\S)", title)
        if marked:
            return re.sub(r"[*_`]|\s+#+$", "", title[marked.end() :]).strip() or None
        apart = bool(re.match(r"[^\S\n]*\n[^\S\n]*\n", text[line.end : line.end + 200])) and line is not lines[-1]
        return title if apart and _is_headline(title) else None
    return None


def _is_furniture(line: str) -> bool:
    return len(line) <= _MAX_META_LINE and any(rule.fullmatch(line) for _, rule in LINES)


def _is_headline(line: str) -> bool:
    words = line.split()
    return (
        len(line) <= _MAX_HEADLINE
        and _MIN_HEADLINE_WORDS <= len(words) <= _MAX_HEADLINE_WORDS
        and line.rstrip("\"'”’)")[-1:] not in (*".:;,…", "")
        and line[0] not in "-*>|<["
    )
