"""One group of claims → one Story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from summarizer.language.names import same_name
from summarizer.merging.beside import contradictions_within, undated_events, unprinted
from summarizer.merging.changes import Change, Revision, change_of, corrections_of, revisions_of, story_change
from summarizer.merging.claims import Folded
from summarizer.merging.comparable import measured_alike
from summarizer.merging.contradictions import disputes_of
from summarizer.merging.entities import entities_of, variants_in
from summarizer.merging.figures import Reading, readings_of, worth_a_table
from summarizer.merging.leading import headline, in_order, weak_claims
from summarizer.merging.measures import measures_of, what_of, with_measures
from summarizer.merging.origins import support_of
from summarizer.merging.parts import Parts
from summarizer.merging.rewritten import is_withdrawn
from summarizer.merging.telling import Telling, digest, published_on
from summarizer.merging.timeline import timeline_of
from summarizer.schema import Article, Caution, Dispute, Previous, Quote, Report, Story, StoryClaim, Unknown, Window
from summarizer.settings import Settings

_RECENT = timedelta(days=2)
"""Without a window, what happened longer before the story's newest article is background."""


_LEAD_LENGTH = 300
"""Code points of an article's text, its headline included, in which its first claim is its news."""
Role = Literal["news", "background"]


@dataclass(frozen=True, eq=False)
class Beside:
    """What stands beside a story's claims in its articles."""

    quotes: Sequence[Quote] = ()
    unknowns: Sequence[Unknown] = ()
    cautions: Sequence[Caution] = ()


@dataclass(frozen=True, eq=False)
class Context:
    """What all stories are made with."""

    settings: Settings
    window: Window
    originals: Mapping[str, str]
    earlier_ids: frozenset[str] = frozenset()
    read_before: frozenset[str] = frozenset()
    rewritten: frozenset[str] = frozenset()


def assemble(known: Sequence[Folded], story_id: str, is_known: bool, beside: Beside, context: Context) -> Story:
    """The story of these claims, those that only an earlier edition has among them."""
    measured = _measured(known)
    revisions = revisions_of(measured) | corrections_of(known)
    if withdrawn := {claim for claim in known if is_withdrawn(claim, context.rewritten)}:
        known = [claim for claim in known if claim not in withdrawn]
        measured = _measured(known)
    parts = Parts(
        claims=(today := tuple(claim for claim in known if claim.today)),
        known=tuple(known),
        ids=_ids(today, revisions, context.earlier_ids),
        support={claim: support_of(claim, context.originals, context.settings) for claim in known},
        measured=measured,
    )
    disputes = disputes_of(parts)
    articles = {telling.article.id: telling.article for claim in today for telling in claim.today}
    changes = {claim: change_of(claim, parts.support[claim].status, revisions, context.read_before) for claim in today}
    roles = _roles(parts, context.window)
    in_dispute = _disputed(disputes)
    printed = {
        claim: _printed(claim, parts, in_dispute.get(parts.ids[claim], ()), changes[claim], roles[claim])
        for claim in today
    }
    cautions = _cautions(beside.cautions, articles, disputes, parts)
    weak = weak_claims(parts, cautions, disputes)
    ordered = in_order(printed, weak, context.settings)
    claims = tuple(printed[claim] for claim in ordered)
    return Story(
        id=story_id,
        headline=headline(ordered[0], parts.support[ordered[0]]),
        change=story_change(claims, is_known),
        claims=claims,
        measures=measures_of(parts),
        disputes=disputes,
        timeline=timeline_of(parts),
        quotes=unprinted(beside.quotes, claims),
        unknowns=(
            *(_with_claims(unknown, claims) for unknown in beside.unknowns),
            *undated_events(claims, articles),
        ),
        cautions=cautions,
        entities=entities_of(parts),
        sources=tuple(sorted(articles)),
    )


def _measured(claims: Sequence[Folded]) -> tuple[tuple[Reading, ...], ...]:
    """The figures that can be compared, by what they measure."""
    return tuple(one for one in measured_alike(readings_of(claims)) if worth_a_table(one) and what_of(one[0]))


def _with_claims(unknown: Unknown, claims: Sequence[StoryClaim]) -> Unknown:
    """With the claims that rest on the same words."""
    spans = {(unknown.article_id, span.start) for span in unknown.evidence}
    same = (
        claim.id
        for claim in claims
        if any((report.article_id, span.start) in spans for report in claim.reports for span in report.evidence)
    )
    return unknown.model_copy(update={"claim_ids": tuple(same)})


def story_id(known: Sequence[Folded]) -> str:
    """From the earliest of today's reports: when published, in which article, where."""
    earliest = min(telling.key for claim in known for telling in claim.today)
    telling = next(one for claim in known for one in claim.today if one.key == earliest)
    return digest(("story", telling.article.published, telling.article.id, telling.claim.start, telling.place))


def _ids(
    claims: Sequence[Folded], revisions: Mapping[Folded, Revision], earlier_ids: frozenset[str]
) -> dict[Folded, str]:
    """Each claim's id: inherited where it is the same, or replaces what nobody repeats; an earlier id is used once."""
    ids: dict[Folded, str] = {}
    for claim in claims:
        revision = revisions.get(claim)
        if revision and revision.inherits:
            ids[claim] = revision.earlier.claim.id
        else:
            ids[claim] = digest(("again", claim.id)) if not claim.earlier and claim.id in earlier_ids else claim.id
    return ids


def _disputed(disputes: Sequence[Dispute]) -> dict[str, tuple[str, ...]]:
    """Claim id → ids of the disputes that it takes part in."""
    found: dict[str, dict[str, None]] = {}
    for dispute in disputes:
        for claim_id in (one for side in dispute.sides for one in side.claim_ids):
            found.setdefault(claim_id, {}).setdefault(dispute.id)
    return {claim_id: tuple(ids) for claim_id, ids in found.items()}


def _printed(
    claim: Folded, parts: Parts, dispute_ids: tuple[str, ...], change: tuple[Change, Previous | None], role: Role
) -> StoryClaim:
    told, support = claim.claim, parts.support[claim]
    return StoryClaim(
        id=parts.ids[claim],
        statement=told.statement,
        kind=told.kind,
        role=role,
        modality=told.modality,
        hedge=told.hedge,
        status=support.status,
        dispute_ids=dispute_ids,
        change=change[0],
        previous=change[1],
        when=told.when,
        origins=support.origins,
        outlets=support.outlets,
        figures=with_measures(claim, parts),
        reports=tuple(_reports(claim)),
    )


def _reports(claim: Folded) -> list[Report]:
    """Every report; one that an earlier edition had of an article that is read again today is the same report."""
    again = {(one.article.id, one.claim.start) for one in claim.today}
    kept = [one for one in claim.tellings if one.earlier is None or (one.article.id, one.claim.start) not in again]
    return [_report(telling) for telling in kept]


def _report(telling: Telling) -> Report:
    claim = telling.claim
    return Report(
        article_id=claim.article_id,
        statement=claim.statement,
        said_by=claim.said_by,
        described_as=claim.described_as,
        anonymous=claim.anonymous,
        via=claim.via,
        evidence=claim.evidence,
        checks=claim.checks,
    )


def _roles(parts: Parts, window: Window) -> dict[Folded, Role]:
    """Background: what was over before the window began, or without one, days before the newest article."""
    days = [day for claim in parts.claims for telling in claim.today if (day := published_on(telling.article))]
    newest = max(days, default=None)
    begin = window.since.date() if window.since else newest - _RECENT if newest else date.min
    firsts = _first_claims(parts)
    return {
        claim: "background" if _end(claim) < begin and firsts.isdisjoint(claim.today) else "news"
        for claim in parts.claims
    }


def _first_claims(parts: Parts) -> frozenset[Telling]:
    """What an article begins with is news, though the figures in it may be last year's."""
    first: dict[str, Telling] = {}
    for telling in (one for claim in parts.claims for one in claim.today):
        known = first.setdefault(telling.article.id, telling)
        if telling.key < known.key:
            first[telling.article.id] = telling
    return frozenset(telling for telling in first.values() if _stands_first(telling))


def _stands_first(telling: Telling) -> bool:
    """Whether it stands in the first sentences; elsewhere the story is only mentioned."""
    return telling.claim.start <= _LEAD_LENGTH


def _end(claim: Folded) -> date:
    when = claim.claim.when
    if when is None or (when.precision == "range" and when.end is None):  # what has gone on since then is not over
        return date.max
    return when.end or when.start or date.max


def _one_voice(a: Folded, b: Folded) -> bool:
    """Whether one speaker, or the paper itself, says both: two sources that differ are no slip of the article."""
    first, second = a.claim.said_by, b.claim.said_by
    return same_name(first, second) if first and second else first is None and second is None


def _cautions(
    beside: Sequence[Caution], articles: Mapping[str, Article], disputes: Sequence[Dispute], parts: Parts
) -> tuple[Caution, ...]:
    by_id = {own: claim for claim, own in parts.ids.items()}
    pairs = [
        (by_id[a], by_id[b])
        for dispute in disputes
        if dispute.kind == "disputed"
        for index, side in enumerate(dispute.sides)
        for other in dispute.sides[index + 1 :]
        for a in side.claim_ids
        for b in other.claim_ids
        if a != b and not by_id[a].articles.isdisjoint(by_id[b].articles) and _one_voice(by_id[a], by_id[b])
    ]
    found = [*beside, *contradictions_within(pairs), *variants_in([articles[one] for one in sorted(articles)])]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.article_id, one.start, one.kind, one.end)))
