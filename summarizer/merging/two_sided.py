"""A question without figures that claims answer in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.merging.claims import Folded
from summarizer.merging.parts import Parts
from summarizer.merging.telling import digest
from summarizer.schema import Dispute


def two_sided(
    parts: Parts,
    question: str,
    sides_taken: tuple[Sequence[Folded], Sequence[Folded]],
    answers: tuple[str, str] | None = None,
) -> Iterator[Dispute]:
    """The question with its two sides; where no short `answers` say it, each side's own statement does."""
    one, other = sides_taken
    if any(claim in parts.ids for claim in (*one, *other)):
        values = answers or (one[0].claim.statement, other[0].claim.statement)
        sides = (parts.side(values[0], one), parts.side(values[1], other))
        yield Dispute(id=dispute_id([*one, *other]), question=question, kind="disputed", sides=sides)


def dispute_id(claims: Iterable[Folded]) -> str:
    """From the claims that take part, in any order."""
    return digest(("contradiction", *sorted(claim.id for claim in claims)))
