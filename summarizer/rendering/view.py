"""A briefing in reading order, as plain data: what every format prints, before any markup.

    BriefingView
    ├── headlines       what is new
    ├── StoryView
    │   ├── ClaimView   lead, news, background; each with its EvidenceView, whose PieceViews are the article's words
    │   ├── FigureRow   MeasureView  DisputeView  DatedLine  MatrixView  QuoteView
    │   └── NoteView    what is not known; handle with care
    ├── SourceView      numbered in order of first use
    └── …               what is not in the briefing, and what it took

All text is clean (`words.clean`): one line, no control characters. `marks` are source numbers; places in a picture
are percentages of its axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.schema import Status

Marks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PieceView:
    """A piece of an article: `role` says what evidence it is, "" that it only stands beside some.

    `spaced`: white space parts it from the piece before.
    """

    text: str
    role: Literal["states", "names", ""]
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One article's words for a claim.

    `statement` is empty where it says no more than the claim or the passage does. `chain` ends before the outlet, and
    is empty where the claim has shown it; `checks` sum up in words.
    """

    mark: int
    chain: str
    statement: str
    language: str
    passage: tuple[PieceView, ...]
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeMark:
    """Where a claim's dispute stands: "disputed, see" and the dispute's label."""

    words: str
    label: str


@dataclass(frozen=True, slots=True)
class RevisionView:
    """How an earlier edition put a claim; all is empty where that is not known, `standing` where it has not changed."""

    statement: str
    standing: str
    edition: str

    def __str__(self) -> str:
        then = ", ".join(filter(None, (self.standing, self.edition)))
        return f"revised (was: “{self.statement}”, {then})" if self.edition else "revised"


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim. `statement` is empty where the headline above has said it already, `language` where it is English.

    `full_status` names the origins always, `status` only where the chains do not.
    """

    id: str
    short_id: str
    statement: str
    language: str
    marks: Marks
    standing: Status
    status: str
    full_status: str
    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    notes: tuple[str, ...]
    revision: RevisionView | None
    disputes: tuple[DisputeMark, ...]
    evidence: tuple[EvidenceView, ...]

    @property
    def standing_words(self) -> str:
        """How well it is supported, for a reader who is shown `through` beside it."""
        return self.status if len(self.chains) == 1 else self.full_status

    @property
    def through(self) -> str:
        """Its one chain; of several, each stands with its own evidence, and here only the outlets."""
        if len(self.chains) < 2:
            return "".join(self.chains)
        return f"in {', '.join(self.outlets)}"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in the table of those that can be compared; `pictured`: a picture of this story shows it too."""

    what: str
    figure: str
    as_of: str
    who: str
    marks: Marks
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class BarView:
    """A figure on an axis: from `low` to `high`, on either side perhaps open, or a point that is about right."""

    low: float
    high: float
    open_below: bool = False
    open_above: bool = False
    about: bool = False


@dataclass(frozen=True, slots=True)
class SideView:
    """One answer to a question; `bar` where it is a figure that can be drawn beside the others."""

    value: str
    origins: str
    as_of: str
    marks: Marks
    bar: BarView | None = None


@dataclass(frozen=True, slots=True)
class MeasureView:
    """Figures of one measure, drawn on one axis; `ticks` are written at its start, middle and end."""

    what: str
    sides: tuple[SideView, ...]
    ticks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A question that the reports answer differently; with `ticks`, the answers are drawn on one axis.

    `is_settled`: a later figure has replaced the earlier ones.
    """

    label: str
    question: str
    kind: str
    is_settled: bool
    sides: tuple[SideView, ...]
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One entry of the timeline; `basis` is empty where the article states the date itself.

    `claim_id` is the printed claim that tells of it, "" where there is none; `ahead`: after the edition's day.
    """

    when: str
    basis: str
    text: str
    marks: Marks
    precision: Literal["day", "span", "open"]
    ahead: bool
    claim_id: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A claim, and for each origin of the matrix whether it stands behind it."""

    claim_id: str
    statement: str
    cells: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """Who reports what: claims by independent origins."""

    origins: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Quoted words and the chain they came through."""

    text: str
    chain: str
    partial: bool
    marks: Marks


@dataclass(frozen=True, slots=True)
class NoteView:
    """Something not known, or to be handled with care, and the reason in words.

    `claims` say nothing more, and are printed here alone.
    """

    text: str
    reason: str
    marks: Marks
    claims: tuple[ClaimView, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story; `lead` is the claim that the headline rests on, `about` is what to know of the whole, `lede_note` what
    the lede must not hide."""

    id: str
    headline: str
    about: tuple[str, ...]
    lede: str
    lede_note: str
    lede_marks: Marks
    lead: ClaimView | None
    news: tuple[ClaimView, ...]
    background: tuple[ClaimView, ...]
    figures: tuple[FigureRow, ...]
    measures: tuple[MeasureView, ...]
    disputes: tuple[DisputeView, ...]
    timeline: tuple[DatedLine, ...]
    matrix: MatrixView | None
    quotes: tuple[QuoteView, ...]
    unknowns: tuple[NoteView, ...]
    cautions: tuple[NoteView, ...]
    gone: tuple[DroppedView, ...]

    @property
    def disputes_heading(self) -> str:
        """What all its disputes are, in the weakest word that is true of them."""
        return "What has changed" if all(one.is_settled for one in self.disputes) else "Where sources differ"


@dataclass(frozen=True, slots=True)
class HeadlineView:
    """A headline that stands alone; `note` is what it must not hide, `marks` where its story is not told below."""

    story_id: str
    headline: str
    note: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """A numbered source. `link` is an http(s) address or `None`; `file` says where it was read without one.

    `excerpt`: that only what a feed says of it was read, and why; empty for a whole article.
    """

    number: int
    outlet: str
    title: str
    date: str
    link: str | None
    file: str
    copies: tuple[str, ...]
    excerpt: str
    used: bool


@dataclass(frozen=True, slots=True)
class DroppedView:
    """A story left out, a claim withheld or not told again, or a failure: what, and why."""

    what: str
    reason: str
    marks: Marks = ()


@dataclass(frozen=True, slots=True)
class BriefingView:
    """The whole edition. `quiet` is one sentence where nothing is new, else empty.

    `unchanged` are the stories of which nothing new is told, `gone` those that are not told again.
    """

    title: str
    counts: str
    headlines: tuple[HeadlineView, ...]
    quiet: str
    stories: tuple[StoryView, ...]
    unchanged: tuple[HeadlineView, ...]
    gone: tuple[DroppedView, ...]
    sources: tuple[SourceView, ...]
    dropped: tuple[DroppedView, ...]
    withheld: tuple[DroppedView, ...]
    failures: tuple[DroppedView, ...]
    usage: tuple[str, ...]
