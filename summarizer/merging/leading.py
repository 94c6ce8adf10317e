"""Which claim leads a story, the order of the others, and the headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.merging.candidates import LONGEST_POSTING
from summarizer.merging.claims import Folded
from summarizer.merging.disputes import figure_disputes
from summarizer.merging.origins import Support, support_count
from summarizer.merging.parts import Parts
from summarizer.merging.telling import Telling
from summarizer.merging.wording import headline_of
from summarizer.schema import Caution, Dispute, StoryClaim
from summarizer.settings import Settings

EARLY = 0.25  # the part of an article that tells its news; what stands later explains it
RELATED = 0.25  # overlap of two claims from which one article's tells something like the other's


def in_order(printed: Mapping[Folded, StoryClaim], weak: frozenset[Folded], settings: Settings) -> list[Folded]:
    """The lead first, then news by support, then background; ties by the earliest report."""
    central = _centrality(list(printed))

    def order(claim: Folded) -> tuple[object, ...]:
        return _claim_order(claim, printed[claim], central[claim], settings)

    lead = min(printed, key=lambda claim: (claim in weak, *_lead_order(claim, printed[claim]), *order(claim)))
    return [lead, *sorted((claim for claim in printed if claim is not lead), key=order)]


def _centrality(claims: Sequence[Folded]) -> dict[Folded, int]:
    """In how many articles something like each claim stands: what all of them tell is what the story is about.

    Repetition across the texts of a day is the oldest and still a strong sign of importance in multi-document
    summarization (Nenkova & Vanderwende, 2005).
    """
    near: dict[Folded, set[str]] = {claim: set(claim.articles) for claim in claims}
    postings: dict[str, list[Folded]] = {}
    for claim in claims:
        total = sum(claim.best.terms.values())
        for other, shared in _shared_weights(claim, postings).items():
            if 2 * shared >= RELATED * (total + sum(other.best.terms.values())):
                near[claim] |= other.articles
                near[other] |= claim.articles
    return {claim: len(articles) for claim, articles in near.items()}


def _shared_weights(claim: Folded, postings: dict[str, list[Folded]]) -> Mapping[Folded, float]:
    """What a claim shares with each of those before it; it joins them."""
    shared: dict[Folded, float] = {}
    for term, weight in claim.best.terms.items():
        posting = postings.setdefault(term, [])
        for other in posting:
            shared[other] = shared.get(other, 0.0) + weight
        if len(posting) < LONGEST_POSTING:
            posting.append(claim)
    return shared


def _lead_order(claim: Folded, printed: StoryClaim) -> tuple[object, ...]:
    """News before background, events before speech, unhedged and attributed before others, then by support."""
    return (
        printed.role != "news",
        printed.change == "known",
        _is_shaky(claim),
        printed.modality == "denied" or claim.best.denies,
        printed.kind not in ("event", "estimate"),
        printed.status == "unattributed",
        not any(figure.measure_id for figure in printed.figures),
        _position(claim) > EARLY,
    )


def weak_claims(parts: Parts, cautions: Sequence[Caution], disputes: Sequence[Dispute]) -> frozenset[Folded]:
    """Claims that never lead where another can: cautioned, denied by somebody, or overtaken by a later figure."""
    return _cautioned(parts.claims, cautions) | _contested(parts.claims, parts, disputes) | _overtaken(parts, disputes)


def _cautioned(claims: Sequence[Folded], cautions: Sequence[Caution]) -> frozenset[Folded]:
    """Claims that rest only on sentences with a caution: they never lead where another can."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for caution in cautions:
        spans.setdefault(caution.article_id, []).append((caution.start, caution.end))

    def is_touched(telling: Telling) -> bool:
        places = spans.get(telling.article.id, ())
        return any(a < span.end and span.start < b for span in telling.claim.evidence for a, b in places)

    return frozenset(claim for claim in claims if all(map(is_touched, claim.today)))


def _contested(claims: Sequence[Folded], parts: Parts, disputes: Sequence[Dispute]) -> frozenset[Folded]:
    """Claims of one origin that another denies; a figure that others put differently may lead, with its source."""
    of_figures = {dispute.id for dispute in figure_disputes(parts)}
    ids = {
        claim_id
        for dispute in disputes
        if dispute.id not in of_figures
        for side in dispute.sides
        for claim_id in side.claim_ids
    }
    return frozenset(
        claim for claim in claims if parts.ids[claim] in ids and parts.support[claim].status != "corroborated"
    )


def _overtaken(parts: Parts, disputes: Sequence[Dispute]) -> frozenset[Folded]:
    """Claims whose figure a later one has replaced, which stands last."""
    superseded = [dispute for dispute in disputes if dispute.kind == "superseded"]
    old = {claim_id for dispute in superseded for side in dispute.sides[:-1] for claim_id in side.claim_ids}
    valid = {claim_id for dispute in superseded for claim_id in dispute.sides[-1].claim_ids}
    return frozenset(claim for claim in parts.claims if parts.ids[claim] in old - valid)


def _is_shaky(claim: Folded) -> bool:
    """What rests on unnamed people alone, or failed a check, never leads."""
    unnamed = all(one.claim.anonymous for one in claim.tellings)
    faulty = any(check.result == "failed" for one in claim.tellings for check in one.claim.checks)
    return unnamed or faulty or claim.claim.modality == "alleged"


def _claim_order(claim: Folded, printed: StoryClaim, central: int, settings: Settings) -> tuple[object, ...]:
    origins, outlets = support_count(printed, settings)
    return printed.role != "news", -origins, -outlets, -central, round(_position(claim), 2), claim.key


def _position(claim: Folded) -> float:
    """Where in its articles it stands first, in [0, 1]: papers put first what matters most."""
    return min(one.claim.start / max(1, len(one.article.text)) for one in claim.tellings)


def headline(lead: Folded, support: Support) -> str:
    speaker = lead.claim.said_by or lead.claim.described_as
    return headline_of(lead.best, None if support.status == "corroborated" else speaker)
