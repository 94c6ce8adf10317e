"""The parts of a story that set reports side by side: comparable figures, disputes, the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.rendering import words
from summarizer.rendering.pictures import bars, is_ahead, precision, quantity
from summarizer.rendering.sources import Sources
from summarizer.rendering.view import BarView, DatedLine, DisputeMark, DisputeView, FigureRow, MeasureView, SideView
from summarizer.schema import Dispute, Figure, Measure, Side, Story, StoryClaim


def figure_rows(story: Story, sources: Sources) -> tuple[FigureRow, ...]:
    """Measure by measure, each figure in the order of its as-of date."""
    drawn = {id(reading.figure) for readings in _drawn_measures(story) for reading in readings}
    return tuple(
        _figure_row(reading, sources, id(reading.figure) in drawn or _stands_in_a_dispute(reading, story))
        for measure in story.measures
        for reading in _readings(measure, story)
    )


def measure_views(story: Story, sources: Sources) -> tuple[MeasureView, ...]:
    """Measures with several figures that no dispute shows."""
    return tuple(_measure_view(readings, sources) for readings in _drawn_measures(story))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A figure of a measure, and the claim that gives it."""

    measure: Measure
    claim: StoryClaim
    figure: Figure

    @property
    def as_of(self) -> str:
        basis = words.AS_OF_BASES[self.figure.as_of_basis]
        as_of = words.day(self.figure.as_of) if self.figure.as_of else ""
        return f"{as_of} ({basis})" if as_of and basis else as_of

    @property
    def who(self) -> str:
        return "; ".join(words.independent(self.claim.origins))


def _readings(measure: Measure, story: Story) -> list[_Reading]:
    return [
        _Reading(measure, claim, figure)
        for claim in _chosen(_by_id(story), measure.claim_ids)
        for figure in claim.figures
        if figure.measure_id == measure.id
    ]


def _drawn_measures(story: Story) -> list[list[_Reading]]:
    """The figures of each measure, without those that stand in a dispute, where several are left to be compared."""
    left = [
        [reading for reading in _readings(measure, story) if not _stands_in_a_dispute(reading, story)]
        for measure in story.measures
    ]
    return [readings for readings in left if bars([reading.figure.as_written for reading in readings])]


def _stands_in_a_dispute(reading: _Reading, story: Story) -> bool:
    """Whether a side of a dispute gives this claim's figure."""
    values = {
        (given.low, given.high)
        for dispute in story.disputes
        for side in dispute.sides
        if reading.claim.id in side.claim_ids and (given := quantity(side.value))
    }
    return (reading.figure.low, reading.figure.high) in values


def _what(measure: Measure) -> str:
    particulars = [part for part in (measure.of, measure.where, words.BASES[measure.basis]) if part]
    return f"{measure.what} ({', '.join(particulars)})"


def _figure_row(reading: _Reading, sources: Sources, pictured: bool) -> FigureRow:
    return FigureRow(
        what=_what(reading.measure),
        figure=reading.figure.as_written,
        as_of=reading.as_of or "not known",
        who=reading.who or "source not named",
        marks=sources.of_claims([reading.claim]),
        pictured=pictured,
    )


def _measure_view(readings: Sequence[_Reading], sources: Sources) -> MeasureView:
    drawn = bars([reading.figure.as_written for reading in readings])
    assert drawn
    sides = tuple(
        SideView(
            value=reading.figure.as_written,
            origins=_according(reading.who),
            as_of=f"as of {reading.as_of}" if reading.as_of else "",
            marks=sources.of_claims([reading.claim]),
            bar=bar,
        )
        for reading, bar in zip(readings, drawn.bars, strict=True)
    )
    return MeasureView(_what(readings[0].measure), sides, drawn.ticks)


def label_disputes(stories: Iterable[Story]) -> dict[tuple[str, str], str]:
    """(story id, dispute id) → D1, D2 … through the whole briefing."""
    keys = [(story.id, dispute.id) for story in stories for dispute in story.disputes]
    return {key: f"D{number}" for number, key in enumerate(keys, start=1)}


def dispute_marks(story: Story, labels: Mapping[tuple[str, str], str]) -> dict[str, tuple[DisputeMark, ...]]:
    """Claim id → the disputes that it takes a side in."""
    marks: dict[str, tuple[DisputeMark, ...]] = {}
    for dispute in story.disputes:
        mark = DisputeMark(words.DISPUTE_MARKS[dispute.kind], labels[story.id, dispute.id])
        for claim in story.claims:
            if dispute.id in claim.dispute_ids or any(claim.id in side.claim_ids for side in dispute.sides):
                marks[claim.id] = (*marks.get(claim.id, ()), mark)
    return marks


def dispute_views(story: Story, labels: Mapping[tuple[str, str], str], sources: Sources) -> tuple[DisputeView, ...]:
    """The questions that the reports answer differently, with every side's answer."""
    claims = _by_id(story)
    return tuple(_dispute_view(dispute, labels[story.id, dispute.id], claims, sources) for dispute in story.disputes)


def _dispute_view(dispute: Dispute, label: str, claims: Mapping[str, StoryClaim], sources: Sources) -> DisputeView:
    drawn = bars([side.value for side in dispute.sides])
    bar_of = drawn.bars if drawn else [None] * len(dispute.sides)
    return DisputeView(
        label=label,
        question=dispute.question,
        kind=words.DISPUTES[dispute.kind],
        is_settled=dispute.kind == "superseded",
        sides=tuple(_side_view(side, bar, claims, sources) for side, bar in zip(dispute.sides, bar_of, strict=True)),
        ticks=drawn.ticks if drawn else (),
    )


def _side_view(side: Side, bar: BarView | None, claims: Mapping[str, StoryClaim], sources: Sources) -> SideView:
    """A side without claims stands in an earlier edition only."""
    who = _according("; ".join(side.origins))
    given_by = _chosen(claims, side.claim_ids)
    return SideView(
        value=side.value,
        origins=who if side.claim_ids else f"{who} (in an earlier edition)",
        as_of=_side_as_of(side, given_by),
        marks=sources.of_claims(given_by),
        bar=bar,
    )


def _side_as_of(side: Side, claims: Sequence[StoryClaim]) -> str:
    """The day that an answer is about, and what that rests on where all its figures rest on the same."""
    if side.as_of is None:
        return ""
    figures = [figure for claim in claims for figure in claim.figures if figure.as_of == side.as_of]
    bases = {words.AS_OF_BASES[figure.as_of_basis] for figure in figures}
    return f"as of {words.day(side.as_of)}" + (f" ({basis})" if len(bases) == 1 and (basis := bases.pop()) else "")


def _according(who: str) -> str:
    return f"according to {who}" if who else "source not named"


def timeline_lines(story: Story, sources: Sources, edition: date) -> tuple[DatedLine, ...]:
    """The dated events, in the order given; one alone would only repeat its claim."""
    if len(story.timeline) < 2:
        return ()
    claims = _by_id(story)
    return tuple(
        DatedLine(
            when=words.when_words(entry.when),
            basis=words.when_basis(entry.when),
            text=entry.text,
            marks=sources.of_claims(_chosen(claims, entry.claim_ids)),
            precision=precision(entry.when),
            ahead=is_ahead(entry.when, edition),
            claim_id=next((claim.id for claim in _chosen(claims, entry.claim_ids)), ""),
        )
        for entry in story.timeline
    )


def _by_id(story: Story) -> dict[str, StoryClaim]:
    return {claim.id: claim for claim in story.claims}


def _chosen(claims: Mapping[str, StoryClaim], claim_ids: Sequence[str]) -> list[StoryClaim]:
    return [claims[claim_id] for claim_id in claim_ids if claim_id in claims]
