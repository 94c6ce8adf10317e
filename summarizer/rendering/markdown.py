"""View → Markdown.

Source marks are reference links: `[1]` reads well as it stands, leads to the article once rendered, and cannot be
forged by an article's text, whose own brackets are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.rendering import words
from summarizer.rendering.escaping import escape, link_target
from summarizer.rendering.view import (
    BriefingView,
    ClaimView,
    DatedLine,
    DisputeView,
    DroppedView,
    FigureRow,
    HeadlineView,
    Marks,
    NoteView,
    QuoteView,
    SourceView,
    StoryView,
)

Lines = Iterator[str]


def to_markdown(view: BriefingView) -> str:
    """The briefing as Markdown, ending with a newline."""
    blocks = [
        f"# {view.title}",
        to_headlines(view, "## What's new\n\n"),
        *(block for story in view.stories for block in _story(story)),
        _list(f"## {words.UNCHANGED}", map(_headline, view.unchanged)),
        _list(f"## {words.GONE}", map(_dropped, view.gone)),
        _list("## Sources", map(_source, view.sources)),
        "\n".join(map(_definition, view.sources)),
        *_left_out(view),
        "---",
        "\n".join(f"*{escape(line)}*" for line in view.usage),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def to_headlines(view: BriefingView, heading: str = "") -> str:
    """What is new, in the lines of a message."""
    return f"{view.counts}\n\n{heading}" + ("\n".join(map(_headline, view.headlines)) or view.quiet)


def _headline(line: HeadlineView) -> str:
    return " ".join(filter(None, ("-", escape(line.headline), line.note and f"({line.note})", _marks(line.marks))))


def _story(story: StoryView) -> Lines:
    yield f"## {escape(story.headline)}"
    if story.lead:
        yield _lead(story.lead)
    yield _about(story)
    if story.lede:
        note = story.lede_note and f"({story.lede_note})"
        yield " ".join(filter(None, (escape(story.lede), note, _marks(story.lede_marks))))
    yield "\n".join(map(_claim, story.news))
    yield _list("### Background", map(_claim, story.background))
    yield _figures(story.figures)
    yield _list(f"### {story.disputes_heading}", map(_dispute, story.disputes))
    yield _list("### Timeline", map(_dated, story.timeline))
    yield _list("### Quotes", map(_quote, story.quotes))
    yield _list("### What is not known", map(_note, story.unknowns))
    yield _list("### Handle with care", map(_note, story.cautions))


def _list(heading: str, items: Iterable[str]) -> str:
    """A heading and its items; nothing at all where there are none."""
    lines = "\n".join(items)
    return f"{heading}\n\n{lines}" if lines else ""


def _lead(claim: ClaimView) -> str:
    statement = f"{escape(claim.statement)} " if claim.statement else ""
    return f"{statement}{_marks(claim.marks)} — {_support(claim)}"


def _about(story: StoryView) -> str:
    return f"*{' · '.join(map(escape, story.about))}*" if story.about else ""


def _claim(claim: ClaimView) -> str:
    return f"- {escape(claim.statement)} {_marks(claim.marks)}\n  — {_support(claim)}"


def _support(claim: ClaimView) -> str:
    parts = [
        escape(claim.status),
        *(f"*{escape(chain)}*" for chain in claim.chains),
        *(escape(note) for note in claim.notes),
        *([escape(str(claim.revision))] if claim.revision else []),
        *(f"{mark.words} [{mark.label}](#{mark.label.lower()})" for mark in claim.disputes),
        f"`{_code(claim.short_id)}`",
    ]
    return " · ".join(parts)


def _code(text: str) -> str:
    """Text for a code span, where nothing can be escaped."""
    return text.replace("`", "'").replace("|", "/")


def _marks(marks: Marks) -> str:
    return " ".join(f"[{mark}]" for mark in marks)


def _figures(rows: Sequence[FigureRow]) -> str:
    if not rows:
        return ""
    table = ["| What | Figure | As of | Who says |", "|---|---|---|---|"]
    table += [
        f"| {escape(row.what)} | {escape(row.figure)} | {escape(row.as_of)} | {escape(row.who)} {_marks(row.marks)} |"
        for row in rows
    ]
    return "### Figures\n\n" + "\n".join(table)


def _dispute(dispute: DisputeView) -> str:
    label = dispute.label
    question = f'- <a id="{label.lower()}"></a>**{label}. {escape(dispute.question)}** — {dispute.kind}'
    sides = (
        f"  - {' — '.join(part for part in (escape(side.value), escape(side.origins), side.as_of) if part)}"
        f" {_marks(side.marks)}".rstrip()
        for side in dispute.sides
    )
    return "\n".join((question, *sides))


def _dated(line: DatedLine) -> str:
    basis = f" ({line.basis})" if line.basis else ""
    return f"- **{escape(line.when)}**{basis}: {escape(line.text)} {_marks(line.marks)}".rstrip()


def _quote(quote: QuoteView) -> str:
    partial = " (part of a sentence)" if quote.partial else ""
    return f"- “{escape(quote.text)}”{partial} — *{escape(quote.chain)}* {_marks(quote.marks)}"


def _note(note: NoteView) -> str:
    text = " — ".join(part for part in (escape(note.text), note.reason) if part)
    return f"- {text} {_marks(note.marks)}".rstrip()


def _source(source: SourceView) -> str:
    title = f"[{escape(source.title)}][{source.number}]" if source.link else escape(source.title)
    file = f" ({escape(source.file)})" if source.file else ""
    copies = f"; the same text in: {escape(', '.join(source.copies))}" if source.copies else ""
    excerpt = f"; {escape(source.excerpt)}" if source.excerpt else ""
    unused = "" if source.used else "; read, nothing from it is printed"
    return f"{source.number}. {escape(source.outlet)}: {title}, {source.date}{file}{copies}{excerpt}{unused}"


def _definition(source: SourceView) -> str:
    """What makes the marks of this source links; without an address they lead to the list of sources."""
    return f"[{source.number}]: " + (f"<{link_target(source.link)}>" if source.link else "#sources")


def _left_out(view: BriefingView) -> Lines:
    parts = [
        _list("### Stories left out", map(_dropped, view.dropped)),
        _list("### Claims withheld", map(_withheld, view.withheld)),
        _list("### Failures", map(_dropped, view.failures)),
    ]
    if any(parts):
        yield "## Not in this briefing"
    yield from parts


def _dropped(entry: DroppedView) -> str:
    return f"- {escape(entry.what)} — {escape(entry.reason)}"


def _withheld(entry: DroppedView) -> str:
    return f"- “{escape(entry.what)}” {_marks(entry.marks)} — {escape(entry.reason)}"
