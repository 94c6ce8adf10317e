"""The stretches of an article that are not reporting: kept in the text, marked, never evidence.

Precision first: a credit that stays unmarked costs little, reporting that is marked is lost. So every rule wants
the whole line, or a whole sentence, in a shape that reporting does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.articles.metadata import Line, lines_of, meta_line
from summarizer.articles.patterns import BIOGRAPHY, CAPTION_CREDIT, CASED_LINES, LIFE, LINES, NEWS, PARTS
from summarizer.schema import Boilerplate

_TOP_LINES = 6
_TAIL_LINES = 4  # a biography stands in the last lines that are not boilerplate themselves
_MAX_LINE = 300  # characters; longer lines are paragraphs, of which only single sentences can be boilerplate
_MAX_HEADING_WORDS = 20
_MIN_PARAGRAPH_WORDS = 8

_MIN_TITLE_WORDS = 2
# fmt: off
_MINOR = frozenset({
    "a", "an", "and", "as", "at", "be", "but", "by", "de", "du", "for", "from", "how", "if", "in", "into", "is", "its",
    "nor", "of", "off", "on", "or", "over", "per", "the", "to", "up", "via", "vs", "what", "who", "with",
})
# fmt: on
_MARKDOWN_LINK = re.compile(r"(?<!^)(?<!!)\[([^\]]{0,200})\]\([^)\s]{1,300}\)")
_TITLE_ENDS = ".!:;,…”\"’')"
_TITLE_STARTS_NOT = '-*•–—>|("“‘'
_PARAGRAPH_ENDS = ".!?”\"’')…"


def find_boilerplate(text: str) -> tuple[Boilerplate, ...]:
    """The stretches that are not reporting, in order, none overlapping another."""
    lines = lines_of(text)
    whole = [_classify(line, number) for number, line in enumerate(lines)]
    spans = [span for span in whole if span]
    spans += _biographies([line for line, span in zip(lines, whole, strict=True) if not span])
    spans += [part for part in _parts(text, lines) if not _overlaps(part, spans)]
    spans += _headings(lines, {span.end for span in spans})
    return tuple(_disjoint(sorted(spans, key=lambda span: (span.start, -span.end))))


def _classify(line: Line, number: int) -> Boilerplate | None:
    """The line as boilerplate, if it is: the whole of it, or the date in front of a headline."""
    if len(line.text) > _MAX_LINE:
        return None
    bare = _bare(line.text)
    for reason, pattern in LINES + CASED_LINES:
        if pattern.fullmatch(bare):
            return _span(line, 0, len(line.text), reason)
    meta = meta_line(line.text, at_top=number < _TOP_LINES)
    return _span(line, 0, meta.end, meta.reason) if meta else None


def _bare(line: str) -> str:
    """The line without the emphasis and the links that Markdown puts around words."""
    plain = _MARKDOWN_LINK.sub(r"\1", line)
    return plain.strip("*_ ") if line[0] in "*_" and plain.strip("*_ ") else plain


def _parts(text: str, lines: tuple[Line, ...]) -> Iterator[Boilerplate]:
    for reason, pattern in PARTS:
        for found in pattern.finditer(text):
            yield Boilerplate(start=found.start(), end=found.end(), text=found[0], reason=reason)
    for line in lines:
        credit = CAPTION_CREDIT.search(line.text) if len(line.text) <= _MAX_LINE else None
        if credit:
            yield _span(line, credit.start(), credit.end(), "photo credit")


# --------------------------------------------------------------------------- biographies


def _biographies(lines: list[Line]) -> list[Boilerplate]:
    """Who the author is, at the end; the person must not be in the news above."""
    found = []
    for line in lines[-_TAIL_LINES:]:
        match = BIOGRAPHY.match(_bare(line.text)) if len(line.text) <= 2 * _MAX_LINE else None
        if match and _is_life(_bare(line.text)) and not _in_news(match["name"], lines, line.start):
            found.append(_span(line, 0, len(line.text), "author biography"))
    return found


def _is_life(line: str) -> bool:
    first, *others = re.split(r"(?<=[.!?])\s+(?=[A-Z])", line)
    return not NEWS.search(line) and all(LIFE.match(sentence) for sentence in others) and bool(first)


def _in_news(name: str, lines: list[Line], end: int) -> bool:
    """Whether the reporting above names the person, other than in a byline."""
    surname = re.compile(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b")
    above = (line for line in lines if line.start < end and not meta_line(line.text, at_top=True))
    return any(surname.search(line.text) for line in above)


# --------------------------------------------------------------------------- headings


def _headings(lines: tuple[Line, ...], taken: set[int]) -> list[Boilerplate]:
    """Title Case lines without an end, alone between paragraphs: sub-headings and other items' headlines."""
    rest = [line for line in lines if line.end not in taken]
    found = []
    for number, line in enumerate(rest):
        if re.match(r"#{1,6}\s+\S", line.text) and len(line.text) <= _MAX_LINE:
            found.append(_span(line, 0, len(line.text), "heading"))
        elif 0 < number < len(rest) - 1 and _is_title_case(line.text):
            before, after = rest[number - 1], rest[number + 1]
            if (number == 1 or _is_paragraph(before.text)) and _is_paragraph(after.text):
                found.append(_span(line, 0, len(line.text), "heading"))
    return found


def _is_paragraph(line: str) -> bool:
    """Complete prose: in a list of names, or a table, no line is one."""
    return len(line.split()) >= _MIN_PARAGRAPH_WORDS and line[-1] in _PARAGRAPH_ENDS and not line[0].islower()


def _is_title_case(line: str) -> bool:
    words = line.split()
    if (
        not _MIN_TITLE_WORDS <= len(words) <= _MAX_HEADING_WORDS
        or line[-1] in _TITLE_ENDS
        or line[0] in _TITLE_STARTS_NOT
    ):
        return False
    main = [word for word in words if word.lower() not in _MINOR and word[0].isalpha()]
    if re.search(r",\s(?:aged\s)?\d{1,3}$", line):
        return False  # a person and an age: one of the victims
    return words[0][0].isupper() and len(main) >= _MIN_TITLE_WORDS and all(word[0].isupper() for word in main)


# --------------------------------------------------------------------------- spans


def _span(line: Line, start: int, end: int, reason: str) -> Boilerplate:
    return Boilerplate(start=line.start + start, end=line.start + end, text=line.text[start:end], reason=reason)


def _overlaps(part: Boilerplate, spans: list[Boilerplate]) -> bool:
    return any(span.start < part.end and part.start < span.end for span in spans)


def _disjoint(spans: list[Boilerplate]) -> Iterator[Boilerplate]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end
