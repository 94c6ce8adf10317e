"""The parts of a story that set reports side by side: comparable figures, disputes, the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.rendering import words
from summarizer.rendering.sources import Sources
from summarizer.rendering.view import DatedLine, DisputeMark, DisputeView, FigureRow, SideView
from summarizer.schema import Dispute, Figure, Measure, Side, Story, StoryClaim


def figure_rows(story: Story, sources: Sources) -> tuple[FigureRow, ...]:
    """Measure by measure, each figure in the order of its as-of date."""
    claims = _by_id(story)
    return tuple(
        _figure_row(measure, claims[claim_id], figure, sources)
        for measure in story.measures
        for claim_id in measure.claim_ids
        if claim_id in claims
        for figure in claims[claim_id].figures
        if figure.measure_id == measure.id
    )


def _figure_row(measure: Measure, claim: StoryClaim, figure: Figure, sources: Sources) -> FigureRow:
    particulars = [part for part in (measure.of, measure.where, words.BASES[measure.basis]) if part]
    basis = words.AS_OF_BASES[figure.as_of_basis]
    as_of = words.day(figure.as_of) if figure.as_of else "not known"
    return FigureRow(
        what=f"{measure.what} ({', '.join(particulars)})",
        figure=figure.as_written,
        as_of=f"{as_of} ({basis})" if figure.as_of and basis else as_of,
        who="; ".join(words.independent(claim.origins)) or "source not named",
        marks=sources.of_claims([claim]),
    )


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
    return DisputeView(
        label=label,
        question=dispute.question,
        kind=words.DISPUTES[dispute.kind],
        sides=tuple(_side_view(side, claims, sources) for side in dispute.sides),
    )


def _side_view(side: Side, claims: Mapping[str, StoryClaim], sources: Sources) -> SideView:
    return SideView(
        value=side.value,
        origins=_according(side),
        as_of=f"as of {words.day(side.as_of)}" if side.as_of else "",
        marks=sources.of_claims(_chosen(claims, side.claim_ids)),
    )


def _according(side: Side) -> str:
    """Who answers so; a side without claims stands in an earlier edition only."""
    who = f"according to {'; '.join(side.origins)}" if side.origins else "source not named"
    return who if side.claim_ids else f"{who} (in an earlier edition)"


def timeline_lines(story: Story, sources: Sources) -> tuple[DatedLine, ...]:
    """The dated events, in the order given; one alone would only repeat its claim."""
    if len(story.timeline) < 2:
        return ()
    claims = _by_id(story)
    return tuple(
        DatedLine(
            when=words.when_words(entry.when),
            basis=words.WHEN_BASES[entry.when.basis],
            text=entry.text,
            marks=sources.of_claims(_chosen(claims, entry.claim_ids)),
        )
        for entry in story.timeline
    )


def _by_id(story: Story) -> dict[str, StoryClaim]:
    return {claim.id: claim for claim in story.claims}


def _chosen(claims: Mapping[str, StoryClaim], claim_ids: Sequence[str]) -> list[StoryClaim]:
    return [claims[claim_id] for claim_id in claim_ids if claim_id in claims]
