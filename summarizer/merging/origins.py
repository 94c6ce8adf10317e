"""Who stands behind a claim, independently of each other: origins, outlets, status. When in doubt, fewer.

Of three kinds of origin only the best that any report gives counts, since a report that names nobody may well repeat
one that does:

    named       a speaker or body that the text names
    described   unnamed people, a paper, a document: together never more than one
    own         the outlet itself, where its text shows that it reports (a dateline, "told this paper"), or the agency
                that it credits: more than one only where each shows it in words, and none is a copy of the other
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.language.datelines import dateline_credit, dateline_end
from summarizer.merging.claims import Folded
from summarizer.merging.speakers import Speaker, is_actor, same_origin
from summarizer.merging.telling import Telling
from summarizer.merging.terms import name_roots
from summarizer.schema import Article, Origin, Status, StoryClaim
from summarizer.settings import Settings

_AGENCIES = re.compile(r"\b(?:with|from) (?:agency|agencies|wire)\b|\b(?:agency inputs|news agencies)\b", re.I)
_OWN_WORDS = re.compile(
    r"\b(?:told|tells|telling|seen by|obtained by|reviewed by)\s+"
    r"(?:this (?:paper|newspaper|reporter|magazine)|our \w+)\b|"
    r"\bthis (?:paper|newspaper) has (?:seen|learned)\b"
)
_ASIDE = re.compile(r",\s+(?:and\s+)?(?:who|which|whose)\b|,\s+speaking\b")
_OPENING = 300  # code points in which a dateline or an agency's credit stands
Kind = str
NAMED, DESCRIBED, OWN_WORDS, OWN = "named", "described", "own words", "own"


@dataclass(frozen=True)
class Support:
    """What stands behind one claim."""

    origins: tuple[Origin, ...]
    outlets: tuple[str, ...]
    status: Status


def support_of(claim: Folded, originals: Mapping[str, str], settings: Settings) -> Support:
    """Origins, outlets and status of one claim, from all its reports."""
    found = [(kind, speaker) for telling in claim.tellings for kind, speaker in [_source(telling)] if speaker]
    speakers = _best_kind(found, originals)
    merged = _independent(speakers, settings)
    # A name at the start of a sentence may be a plain word; taken for a party it can only lower the status.
    parties = frozenset(part for name in claim.best.statement.core_names for part in name_roots(name.text))
    own = {speaker for kind, speaker in found if kind in (OWN, OWN_WORDS)}
    origins = tuple(
        Origin(
            name=group[0].name,
            group=_group(group, settings),
            is_actor=any(is_actor(one, parties) for one in group if one not in own),
        )
        for group in merged
    )
    return Support(origins, outlets_of(claim.tellings), _status(claim, origins))


def outlets_of(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """Where the claim was read, copies of the very same text included; sorted."""
    articles = {telling.article.id: telling.article for telling in tellings}.values()
    names = (name for article in articles for name in (article.outlet, *(copy.outlet for copy in article.copies)))
    return tuple(sorted({name for name in names if name}))


def _source(telling: Telling) -> tuple[Kind, Speaker | None]:
    """The earliest link of one report's chain, and what kind it is."""
    claim = telling.claim
    if claim.said_by and not claim.anonymous:
        kind = OWN_WORDS if telling.article.outlet and claim.said_by == telling.article.outlet else NAMED
        return kind, Speaker.of(claim.said_by, telling)
    if claim.described_as or claim.said_by:
        described = _ASIDE.split(claim.described_as or claim.said_by or "")[0]
        return DESCRIBED, Speaker.of(described, telling)
    if claim.via:
        return NAMED, Speaker.of(claim.via[0], telling)
    return _own(telling)


def _own(telling: Telling) -> tuple[Kind, Speaker | None]:
    article = telling.article
    if credit := credited(article):
        return OWN, Speaker.of(credit, telling)
    if article.outlet and any(_OWN_WORDS.search(span.text) for span in telling.claim.evidence):
        return OWN_WORDS, Speaker.of(article.outlet, telling)
    if article.outlet and _has_dateline(article):
        return OWN, Speaker.of(article.outlet, telling)
    return OWN, None


def credited(article: Article) -> str | None:
    """The agency that an article's first lines credit: "TOLM, May 2 (Sennick Press) —", "with agency inputs"."""
    lines = article.text[:_OPENING].splitlines()
    if credit := next(filter(None, map(dateline_credit, lines)), None):
        return credit
    return "agencies" if _AGENCIES.search(article.text[:_OPENING]) or _AGENCIES.search(article.text[-200:]) else None


def _has_dateline(article: Article) -> bool:
    return any(dateline_end(line) for line in article.text[:_OPENING].splitlines() if line.strip())


def _best_kind(found: Sequence[tuple[Kind, Speaker]], originals: Mapping[str, str]) -> list[Speaker]:
    kinds = {kind for kind, _ in found}
    if NAMED in kinds:
        return [speaker for kind, speaker in found if kind == NAMED]
    if DESCRIBED in kinds:
        return [speaker for kind, speaker in found if kind == DESCRIBED][:1]
    if OWN_WORDS in kinds:
        own = {originals.get(one.article_id, one.article_id): one for kind, one in reversed(found) if kind == OWN_WORDS}
        return [own[text] for text in sorted(own)]
    return [speaker for _, speaker in found][:1]


def _independent(speakers: Sequence[Speaker], settings: Settings) -> list[list[Speaker]]:
    """Speakers grouped to independent origins; whoever could be the same as one of a group is in it."""
    groups: list[list[Speaker]] = []
    for speaker in sorted(speakers, key=lambda one: (-len(one.name.split()), one.name)):
        near = [group for group in groups if any(same_origin(speaker, one, settings) for one in group)]
        merged = [one for group in near for one in group] + [speaker]
        groups = [group for group in groups if group not in near] + [merged]
    return sorted((_named_first(group) for group in groups), key=lambda group: group[0].name)


def _named_first(group: list[Speaker]) -> list[Speaker]:
    """The name that stands for all: a body before its speakers, then the fullest, then by the alphabet."""
    return sorted(group, key=lambda one: (one.is_person, -len(one.name), one.name))


def _group(group: Sequence[Speaker], settings: Settings) -> str | None:
    return next((name for one in group if (name := one.group(settings))), None)


def _status(claim: Folded, origins: Sequence[Origin]) -> Status:
    independent = {origin.group or origin.name for origin in origins}
    if len(independent) < 2:
        return "single-source" if origins else "unattributed"
    # Speech is not corroborated by repetition, nor is anything by speech.
    speech = any(one.claim.kind in ("statement", "plan", "forecast") for one in claim.tellings)
    return "asserted" if speech or all(origin.is_actor for origin in origins) else "corroborated"


def support_count(claim: StoryClaim, settings: Settings) -> tuple[int, int]:
    """(independent origins, outlets of different owners) of a printed claim."""
    owners = settings.group_of
    outlets = {owners.get(outlet.casefold(), outlet) for outlet in claim.outlets}
    return len({origin.group or origin.name for origin in claim.origins}), len(outlets)
