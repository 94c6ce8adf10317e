"""A briefing in reading order, as plain data: what every format prints, before any markup.

    BriefingView
    ├── headlines       what is new
    ├── StoryView
    │   ├── ClaimView   lead, news, background; each with its EvidenceView
    │   ├── FigureRow   DisputeView  DatedLine  QuoteView
    │   └── NoteView    what is not known; handle with care
    ├── SourceView      numbered in order of first use
    └── …               what is not in the briefing, and what it took

All text is clean (`words.clean`): one line, no control characters. `marks` are source numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

Marks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One article's words for a claim. `statement` is empty where it is the claim's own; `checks` are in words."""

    mark: int
    chain: str
    statement: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeMark:
    """Where a claim's dispute stands: "disputed, see" and the dispute's label."""

    words: str
    label: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim. `statement` is empty where the headline above has said it already."""

    id: str
    short_id: str
    statement: str
    marks: Marks
    status: str
    chains: tuple[str, ...]
    notes: tuple[str, ...]
    disputes: tuple[DisputeMark, ...]
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in the table of those that can be compared."""

    what: str
    figure: str
    as_of: str
    who: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class SideView:
    """One answer in a dispute."""

    value: str
    origins: str
    as_of: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A question that the reports answer differently."""

    label: str
    question: str
    kind: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One entry of the timeline; `basis` is empty where the article states the date itself."""

    when: str
    basis: str
    text: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Quoted words and the chain they came through."""

    text: str
    chain: str
    partial: bool
    marks: Marks


@dataclass(frozen=True, slots=True)
class NoteView:
    """Something not known, or to be handled with care, and the reason in words."""

    text: str
    reason: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story; `lead` is the claim that the headline rests on."""

    id: str
    headline: str
    change: str
    rank_reason: str
    lede: str
    lead: ClaimView | None
    news: tuple[ClaimView, ...]
    background: tuple[ClaimView, ...]
    figures: tuple[FigureRow, ...]
    disputes: tuple[DisputeView, ...]
    timeline: tuple[DatedLine, ...]
    quotes: tuple[QuoteView, ...]
    unknowns: tuple[NoteView, ...]
    cautions: tuple[NoteView, ...]


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A line of "what's new"; `note` is what a headline that stands alone must not hide."""

    story_id: str
    headline: str
    note: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A numbered source. `link` is an http(s) address or `None`; `file` says where it was read without one."""

    number: int
    outlet: str
    title: str
    date: str
    link: str | None
    file: str
    copies: tuple[str, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class DroppedView:
    """A story left out, a claim withheld, or a failure: what, and why."""

    what: str
    reason: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class BriefingView:
    """The whole edition. `quiet` is one sentence where nothing is new, else empty."""

    title: str
    counts: str
    headlines: tuple[HeadlineView, ...]
    quiet: str
    stories: tuple[StoryView, ...]
    sources: tuple[SourceView, ...]
    dropped: tuple[DroppedView, ...]
    withheld: tuple[DroppedView, ...]
    failures: tuple[DroppedView, ...]
    usage: tuple[str, ...]
