"""What the parts of one story are made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from summarizer.merging.claims import Folded
from summarizer.merging.figures import Reading
from summarizer.merging.origins import Support
from summarizer.schema import Side


@dataclass(frozen=True, eq=False)
class Parts:
    """One story in the making. `claims` are those of today; `known` have also those that only an earlier edition has.

    `measured`: the figures of all known claims, by what they measure.
    """

    claims: tuple[Folded, ...]
    known: tuple[Folded, ...]
    ids: Mapping[Folded, str]
    support: Mapping[Folded, Support]
    measured: tuple[tuple[Reading, ...], ...]

    @cached_property
    def measures_of(self) -> Mapping[Folded, tuple[tuple[int, tuple[Reading, ...]], ...]]:
        """Claim → (number of its figure, the figures that measure the same)."""
        found: dict[Folded, list[tuple[int, tuple[Reading, ...]]]] = {}
        for measured in self.measured:
            for reading in measured:
                found.setdefault(reading.claim, []).append((reading.place, measured))
        return {claim: tuple(places) for claim, places in found.items()}

    def ids_of(self, claims: Iterable[Folded]) -> tuple[str, ...]:
        """The ids of those claims that are printed today, in their order."""
        return tuple(dict.fromkeys(self.ids[claim] for claim in claims if claim in self.ids))

    def origins_of(self, claims: Iterable[Folded]) -> tuple[str, ...]:
        """The names of the origins behind claims, each once."""
        return tuple(dict.fromkeys(origin.name for claim in claims for origin in self.support[claim].origins))

    def side(self, value: str, claims: Iterable[Folded], **fields: object) -> Side:
        """One answer to a question that claims answer differently."""
        claims = tuple(claims)
        return Side.model_validate(
            {"value": value, "origins": self.origins_of(claims), "claim_ids": self.ids_of(claims), **fields}
        )
