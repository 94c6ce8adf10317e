"""What is new against earlier editions: of each claim, and of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from summarizer.merging.claims import Folded
from summarizer.merging.figures import Reading
from summarizer.merging.sameness import shares_bound
from summarizer.merging.telling import Earlier
from summarizer.schema import Previous, StoryClaim

Change = Literal["new", "known", "revised"]


@dataclass(frozen=True)
class Revision:
    """An earlier figure that a claim replaces; `inherits`: nobody repeats the earlier claim, so its id goes on."""

    earlier: Earlier
    inherits: bool


def revisions_of(measured: Sequence[Sequence[Reading]]) -> dict[Folded, Revision]:
    """Today's new claims whose figure moves one that an earlier edition printed."""
    found: dict[Folded, Revision] = {}
    heirs: set[str] = set()
    for readings in measured:
        for reading in readings:
            if reading.claim.today and not reading.claim.earlier and reading.claim not in found:
                replaced = max(_replaced(reading, readings), key=_newest, default=None)
                if replaced is not None:
                    earlier = replaced.claim.earlier[0]
                    inherits = not replaced.claim.today and earlier.claim.id not in heirs
                    heirs.add(earlier.claim.id)
                    found[reading.claim] = Revision(earlier, inherits)
    return found


def _replaced(reading: Reading, readings: Sequence[Reading]) -> Iterator[Reading]:
    for other in readings:
        moved = other.claim.earlier and not shares_bound(other.bounds, reading.bounds)
        if moved and _is_later(reading, other) and (_has_grown(reading, other) or _same_speaker(reading, other)):
            yield other


def _is_later(reading: Reading, earlier: Reading) -> bool:
    """By its as-of; of an article without a date, what is worded as a total that rose is later than any before."""
    return reading.meaning.is_total if reading.as_of is None else _newest(earlier) < _newest(reading)


def _has_grown(reading: Reading, earlier: Reading) -> bool:
    """A total that rose; a smaller one by another source is a dispute, and no news of the first."""
    least, before = reading.bounds.low, earlier.bounds.low
    return reading.is_cumulative and least is not None and before is not None and least >= before


def _newest(reading: Reading) -> tuple[date, str]:
    return reading.as_of or date.min, ""


def _same_speaker(a: Reading, b: Reading) -> bool:
    return bool(a.telling.claim.said_by) and a.telling.claim.said_by == b.telling.claim.said_by


def change_of(
    claim: Folded, revisions: Mapping[Folded, Revision], read_before: frozenset[str] = frozenset()
) -> tuple[Change, Previous | None]:
    """New, known or revised, and how an earlier edition put it.

    What stands only in articles that an earlier edition had read is known, though that edition had no room for it.
    """
    if claim.earlier:
        return "known", _previous(claim.earlier[0])
    if claim in revisions:
        return "revised", _previous(revisions[claim].earlier)
    return ("known" if claim.articles <= read_before else "new"), None


def _previous(earlier: Earlier) -> Previous:
    return Previous(edition=earlier.edition, statement=earlier.claim.statement)


def story_change(claims: Sequence[StoryClaim], is_known: bool) -> Literal["new", "updated", "unchanged"]:
    """Of a story: `is_known` if an earlier edition has it."""
    if not is_known:
        return "new"
    return "unchanged" if all(claim.change == "known" for claim in claims) else "updated"
