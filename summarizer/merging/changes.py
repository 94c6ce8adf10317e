"""What is new against earlier editions: of each claim, and of the story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from summarizer.language.corrections import is_correction
from summarizer.merging.claims import Folded
from summarizer.merging.figures import Reading
from summarizer.merging.sameness import shares_bound
from summarizer.merging.statements import statement_of
from summarizer.merging.telling import Earlier
from summarizer.merging.terms import held
from summarizer.schema import Previous, Status, StoryClaim

CORRECTED = 0.7
"""Share of what a correction says that the claim must say which it corrects; it repeats the error in a sentence of its
own, and adds at most where that stood."""

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


def corrections_of(claims: Sequence[Folded]) -> dict[Folded, Revision]:
    """Today's corrections, where they name what an earlier edition printed."""
    printed = [claim for claim in claims if claim.earlier]
    found: dict[Folded, Revision] = {}
    for claim in claims:
        if claim.today and not claim.earlier and is_correction(claim.claim.statement):
            named = [other for other in printed if _names(claim, other)]
            if named:
                wrong = max(named, key=lambda other: held(claim.best.stems, other.best.stems))
                found[claim] = Revision(wrong.earlier[0], inherits=False)
    return found


def _names(correction: Folded, printed: Folded) -> bool:
    """Whether it says again what was printed, a figure of it included where it has any."""
    own = next((span.text for span in correction.claim.evidence), correction.claim.statement)  # the first: the error
    one, other = statement_of(own), printed.best
    figures = not one.quantities or any(shares_bound(x, y) for x in one.quantities for y in other.quantities)
    return figures and bool(one.names & other.names) and held(one.stems, other.stems) >= CORRECTED


def _replaced(reading: Reading, readings: Sequence[Reading]) -> Iterator[Reading]:
    for other in readings:
        moved = other.claim.earlier and not shares_bound(other.bounds, reading.bounds)
        later = _is_later(reading, other) and (_has_grown(reading, other) or _same_speaker(reading, other))
        if moved and (later or _rewrites(reading, other)):
            yield other


def _rewrites(reading: Reading, earlier: Reading) -> bool:
    """Whether the same article says it, by its address, in another text."""
    now, then = reading.telling.article, earlier.telling.article
    return now.url is not None and now.url == then.url and now.id != then.id


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
    claim: Folded, status: Status, revisions: Mapping[Folded, Revision], read_before: frozenset[str] = frozenset()
) -> tuple[Change, Previous | None]:
    """New, known or revised, and how an earlier edition put it.

    That others confirm it now, or no longer do, revises a claim as a figure that moves does. What stands only in
    articles that an earlier edition had read is known, though that edition had no room for it.
    """
    if claim.earlier:
        previous = _previous(claim.earlier[0])
        stands_as_before = (previous.status == "corroborated") == (status == "corroborated")
        return "known" if stands_as_before else "revised", previous
    if claim in revisions:
        return "revised", _previous(revisions[claim].earlier)
    return ("known" if claim.articles <= read_before else "new"), None


def _previous(earlier: Earlier) -> Previous:
    return Previous(edition=earlier.edition, statement=earlier.claim.statement, status=earlier.claim.status)


def story_change(claims: Sequence[StoryClaim], is_known: bool) -> Literal["new", "updated", "unchanged"]:
    """Of a story: `is_known` if an earlier edition has it."""
    if not is_known:
        return "new"
    return "unchanged" if all(claim.change == "known" for claim in claims) else "updated"
