"""View → text for a terminal, at a width.

Everything is built from `Text` objects, never from rich's markup, so that brackets in articles stay brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from summarizer.rendering import words
from summarizer.rendering.view import (
    BarView,
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
    SideView,
    SourceView,
    StoryView,
)
from summarizer.schema import Status

DEFAULT_WIDTH = 88
NARROWEST = 30

TITLE, HEADING, SUBHEADING = "bold", "bold cyan", "bold"
QUIET, MARK, WARNING = "dim", "cyan", "yellow"
STANDINGS: dict[Status, tuple[str, str]] = {
    "corroborated": ("●", "green"),
    "asserted": ("◐", "yellow"),
    "single-source": ("○", QUIET),
    "unattributed": ("◌", QUIET),
}
AXIS = 24
"""Characters of an axis: what the narrowest terminal has room for."""


def to_text(view: BriefingView, width: int | None = None, color: bool = False) -> str:
    """The briefing as lines of at most `width` columns, ending with a newline; without `color`, plain characters."""
    out = StringIO()
    console = Console(
        file=out,
        width=max(width or DEFAULT_WIDTH, NARROWEST),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        force_jupyter=False,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    for part in _briefing(view):
        console.print(part)
    # rich pads lines to the width, and tables with lines; nobody wants those blanks in a file or a diff
    text = "\n".join(line.rstrip() for line in out.getvalue().splitlines())
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _briefing(view: BriefingView) -> Iterator[RenderableType]:
    yield Text(view.title, TITLE)
    yield Text(view.counts, QUIET)
    yield _heading("What's new")
    yield from (_item(_headline(line)) for line in view.headlines)
    if view.quiet:
        yield Text(view.quiet)
    for story in view.stories:
        yield from _story(story)
    yield from _section(words.UNCHANGED, map(_headline, view.unchanged), HEADING)
    yield from _section(words.GONE, map(_left_out, view.gone), HEADING)
    yield from _section("Sources", map(_source, view.sources), HEADING)
    if view.dropped or view.withheld or view.failures:
        yield _heading("Not in this briefing")
        yield from _section("Stories left out", map(_left_out, view.dropped))
        yield from _section("Claims withheld", map(_left_out, view.withheld))
        yield from _section("Failures", map(_left_out, view.failures))
    yield Text()
    yield from (Text(line, QUIET) for line in view.usage)


def _headline(line: HeadlineView) -> Text:
    return _joined(line.headline, _bracketed(line.note), _marks(line.marks))


def _story(story: StoryView) -> Iterator[RenderableType]:
    yield _story_heading(story)
    if story.lead:
        yield Padding(_lead(story.lead), (0, 0, 0, 2))
    if story.about:
        yield Padding(Text(" · ".join(story.about), QUIET), (0, 0, 0, 2))
    if story.lede:
        yield Padding(_joined(story.lede, _bracketed(story.lede_note), _marks(story.lede_marks)), (1, 0, 0, 2))
    yield Text()
    yield from (_item(_claim(claim)) for claim in story.news)
    yield from _section("Background", map(_claim, story.background))
    yield from _figures(story)
    yield from _section(story.disputes_heading, map(_dispute, story.disputes))
    yield from _section("Timeline", map(_dated, story.timeline))
    yield from _section("Quotes", map(_quote, story.quotes))
    yield from _section("What is not known", map(_note, story.unknowns))
    yield from _section("Handle with care", map(_note, story.cautions))


def _heading(text: str) -> Text:
    return Text(f"\n{text}", HEADING)


def _section(title: str, items: Iterable[Text], style: str = SUBHEADING) -> Iterator[RenderableType]:
    """A heading and its items; nothing at all where there are none."""
    lines = list(items)
    if lines:
        yield Text(f"\n{title}", style)
        yield from map(_item, lines)


def _item(text: Text) -> RenderableType:
    """A bullet with a hanging indent."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row(Text("•", QUIET), text)
    return grid


def _joined(*parts: str | Text) -> Text:
    """The parts that are not empty, with spaces between."""
    return Text(" ").join(part if isinstance(part, Text) else Text(part) for part in parts if part)


def _bracketed(text: str) -> str:
    return f"({text})" if text else ""


def _marks(marks: Marks) -> Text:
    return Text("".join(f"[{mark}]" for mark in marks), MARK)


def _story_heading(story: StoryView) -> Text:
    """The headline, with the marks of the claim that it says."""
    said = story.lead is not None and not story.lead.statement
    return _joined(_heading(story.headline), _marks(story.lead.marks) if story.lead and said else "")


def _lead(claim: ClaimView) -> Text:
    return _claim(claim) if claim.statement else _support(claim)


def _claim(claim: ClaimView) -> Text:
    return Text("\n").join([_joined(claim.statement, _marks(claim.marks)), _support(claim)])


def _support(claim: ClaimView) -> Text:
    symbol, style = STANDINGS[claim.standing]
    facts = [
        _joined(Text(symbol, style), Text(claim.standing_words, style)),
        *([Text(claim.through, "italic dim")] if claim.through else []),
        *(Text(note, "italic") for note in claim.notes),
        *([Text(str(claim.revision), WARNING)] if claim.revision else []),
        *(Text(f"{mark.words} {mark.label}", WARNING) for mark in claim.disputes),
        Text(claim.short_id, QUIET),
    ]
    return Text(" · ").join(facts)


def _figures(story: StoryView) -> Iterator[RenderableType]:
    """Comparable figures as bars, and a table of those that no bar shows."""
    alone = [row for row in story.figures if not row.pictured]
    if story.measures or alone:
        yield Text("\nFigures", SUBHEADING)
    yield from (_item(_drawn(Text(measure.what, SUBHEADING), measure.sides)) for measure in story.measures)
    if alone:
        yield Padding(_table(alone), (0, 0, 0, 2))


def _table(rows: Sequence[FigureRow]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    for title in ("What", "Figure", "As of", "Who says"):
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(Text(row.what), Text(row.figure), Text(row.as_of), _joined(row.who, _marks(row.marks)))
    return table


def _dispute(dispute: DisputeView) -> Text:
    question = _joined(Text(f"{dispute.label}. {dispute.question}", SUBHEADING), Text(f"— {dispute.kind}", WARNING))
    return _drawn(question, dispute.sides)


def _drawn(title: Text, sides: Sequence[SideView]) -> Text:
    """Answers below a question, with their bars under them."""
    lines = [title]
    for side in sides:
        answer = " — ".join(part for part in (side.value, side.origins, side.as_of) if part)
        lines.append(_joined(f"– {answer}", _marks(side.marks)))
        if side.bar:
            lines.append(Text("  ").append(_bar(side.bar)))
    return Text("\n").join(lines)


def _bar(bar: BarView) -> Text:
    """The figure on an axis of `AXIS` characters: a dot, a ring for "about", a bar, an arrow where it is open."""
    first, last = (round(place / 100 * (AXIS - 1)) for place in (bar.low, bar.high))
    point = "○" if bar.about else "●"
    cells = ["─"] * first + ["━"] * (last - first + 1) + ["─"] * (AXIS - 1 - last)
    cells[first] = cells[first] if bar.open_below else point
    cells[last] = "▶" if bar.open_above else point
    text = Text("".join(cells), QUIET)
    text.stylize("not dim cyan", first, last + 1)
    return text


def _dated(line: DatedLine) -> Text:
    return _joined(Text(line.when, "bold"), _bracketed(line.basis), f"— {line.text}", _marks(line.marks))


def _quote(quote: QuoteView) -> Text:
    partial = "(part of a sentence)" if quote.partial else ""
    return _joined(f"“{quote.text}”", partial, Text(f"— {quote.chain}", QUIET), _marks(quote.marks))


def _note(note: NoteView) -> Text:
    return _joined(" — ".join(part for part in (note.text, note.reason) if part), _marks(note.marks))


def _source(source: SourceView) -> Text:
    copies = f"; the same text in: {', '.join(source.copies)}" if source.copies else ""
    excerpt = f"; {source.excerpt}" if source.excerpt else ""
    unused = "" if source.used else "; read, nothing from it is printed"
    line = f"{source.outlet}: {source.title}, {source.date}{copies}{excerpt}{unused}"
    return _joined(_marks((source.number,)), line, Text(source.link or _bracketed(source.file), QUIET))


def _left_out(entry: DroppedView) -> Text:
    return _joined(entry.what, _marks(entry.marks), Text(f"— {entry.reason}", QUIET))
