"""The shared data model: what every stage reads and writes, from an article to a finished briefing.

It imports nothing of ours. All models are immutable and refuse unknown fields.

- Offsets (`start`, `end`) count Unicode code points in `Article.text`; `text[start:end]` is the span.
- Timestamps are timezone-aware; a date without a time of day is a `date`.
- Money is USD. Figures are plain numbers in `unit`; an open bound is `None`.

The family of a claim, from the model's reply to the printed line:

    ClaimDraft       what a model or a rule takes for a claim
    └── Claim        the same, verified: evidence, attribution, figures, dates, checks (one article)
    Report           one article's way of saying a briefing's claim
    StoryClaim       the claim that a briefing prints: one or more reports folded into one
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from math import fsum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = 1

Kind = Literal["event", "statement", "estimate", "plan", "forecast"]
Modality = Literal["asserted", "reported", "alleged", "denied"]
Status = Literal["corroborated", "asserted", "single-source", "unattributed"]
Precision = Literal["day", "range", "month", "season", "year", "month_day", "undated"]
Qualifier = Literal["exact", "about", "at_least", "at_most"]
AsOfBasis = Literal["stated", "said", "published", "unknown"]
CheckResult = Literal["passed", "repaired", "failed", "unchecked"]


class Model(BaseModel):
    """Base of all: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --------------------------------------------------------------------------- articles


class Span(Model):
    """A stretch of an article's text: `article.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Boilerplate(Span):
    """Text that is not reporting (a photo credit, a share line …): kept, numbered, never evidence."""

    reason: str


class Copy(Model):
    """Another place where the very same text was found."""

    source: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime | date | None = None


class Article(Model):
    """One text as it was read. What is unknown stays `None`; nothing is guessed."""

    id: str
    sha256: str
    source: str = Field(description="path relative to the SOURCE given, or URL; `file.jsonl#2` for a row")
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: datetime | date | None = None
    language: str | None = Field(default=None, description="ISO 639-1")
    text: str
    boilerplate: tuple[Boilerplate, ...] = ()
    copies: tuple[Copy, ...] = ()
    excerpt: str | None = Field(
        default=None, description="why only what a feed says of the article could be read; null: the article itself"
    )


def article_id(text: str) -> tuple[str, str]:
    """The id and the SHA-256 (hex) of an article's text; the same text has the same id everywhere."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:12], digest


# --------------------------------------------------------------------------- claims of one article


class ClaimDraft(Model):
    """What a model, or a rule, takes for a claim: everything else about it is read from the evidence by code.

    Where the model gives only the number of a sentence, the statement is that sentence.
    """

    statement: str = Field(description="one self-contained sentence")
    sentences: tuple[int, ...] = Field(description="numbers of the sentences that state it")
    said_by: str | None = Field(description="who says so, as named in the text; null for the paper itself")


class Evidence(Span):
    """Exact words of an article: those that state the claim, or those that name whom it speaks of."""

    role: Literal["states", "names"] = "states"


class Check(Model):
    """One verification: `name` (numbers, names, negation, quotations, attribution …) and its result."""

    name: str
    result: CheckResult
    detail: str = ""


class When(Model):
    """When something happened, as precisely as the article says and no more."""

    start: date | None = None
    end: date | None = None
    precision: Precision
    basis: Literal["stated", "metadata", "derived"]
    as_written: str


class Figure(Model):
    """A number with its meaning. `what` is the counted noun, `of` its party, `where` its place."""

    measure_id: str | None = None
    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier
    as_written: str
    what: str | None = None
    of: str | None = None
    where: str | None = None
    as_of: date | None = None
    as_of_basis: AsOfBasis = "unknown"


class Claim(ClaimDraft):
    """A verified claim of one article."""

    article_id: str
    described_as: str | None = None
    anonymous: bool = False
    via: tuple[str, ...] = Field(default=(), description="links of the chain, speaker outward")
    kind: Kind = "event"
    modality: Modality = "asserted"
    hedge: str | None = Field(default=None, description="the hedging words as written")
    when: When | None = None
    figures: tuple[Figure, ...] = ()
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the first sentence that states the claim."""
        return min(span.start for span in self.evidence if span.role == "states")


class Withheld(Model):
    """A claim that failed its checks: never printed as news, always listed."""

    article_id: str
    statement: str
    reasons: tuple[str, ...]


class Quote(Model):
    """Words that an article puts in quotation marks, with their speaker. `partial`: not a whole sentence."""

    text: str
    speaker: str | None
    via: tuple[str, ...] = ()
    partial: bool
    article_id: str
    start: int
    end: int


class Unknown(Model):
    """What is not known, and why we say so: the articles say it, nothing dates it, somebody gave no answer."""

    text: str
    basis: Literal["stated", "undated", "no_reply", "unclear"]
    claim_ids: tuple[str, ...] = ()
    article_id: str | None = None
    evidence: tuple[Span, ...] = ()


class Caution(Model):
    """Something to handle with care."""

    kind: Literal["name_variant", "contradiction", "garbled", "anonymous", "no_metadata"]
    text: str
    article_id: str
    start: int
    end: int


class Failure(Model):
    """Something that could not be done: which source, at which stage, and why."""

    source: str
    stage: Literal["articles", "extraction", "merging", "headlines"]
    reason: str


class Usage(Model):
    """Model calls and tokens. `cost_usd` is `None` where the price is unknown, never 0 instead."""

    model: str
    calls: int = 0
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = None


def total_usage(usages: Iterable[Usage]) -> tuple[Usage, ...]:
    """Totals per model, by name; one unknown cost makes its model's total unknown. The order does not matter."""
    ordered = sorted(usages, key=lambda usage: usage.model)
    return tuple(
        _usage_of_model(model, list(group)) for model, group in groupby(ordered, key=lambda usage: usage.model)
    )


def _usage_of_model(model: str, usages: list[Usage]) -> Usage:
    costs = [usage.cost_usd for usage in usages if usage.cost_usd is not None]
    return Usage(
        model=model,
        calls=sum(usage.calls for usage in usages),
        input_tokens=sum(usage.input_tokens for usage in usages),
        cached_tokens=sum(usage.cached_tokens for usage in usages),
        output_tokens=sum(usage.output_tokens for usage in usages),
        cost_usd=fsum(costs) if len(costs) == len(usages) else None,  # fsum: the same in every order
    )


class Extraction(Model):
    """All that was read from one article; `merge` needs nothing else."""

    article: Article
    claims: tuple[Claim, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    cautions: tuple[Caution, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: tuple[Usage, ...] = ()
    recorded: datetime | None = Field(
        default=None, description="when the newest model reply behind this was made; a replay's clock"
    )


# --------------------------------------------------------------------------- the briefing


class Origin(Model):
    """An independent source of information. `group`: its owner or state. `is_actor`: a party in the claim."""

    name: str
    group: str | None = None
    is_actor: bool = False


class Report(Model):
    """One article's report of a claim, with the exact words it rests on."""

    article_id: str
    statement: str
    said_by: str | None
    described_as: str | None
    anonymous: bool
    via: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]


class Previous(Model):
    """How an earlier edition put the same claim, or the figure that it replaces."""

    edition: date
    statement: str
    status: Status | None = None


class StoryClaim(Model):
    """A claim as printed: the best report's wording, and every report behind it."""

    id: str
    statement: str
    kind: Kind
    role: Literal["news", "background"] = "news"
    modality: Modality
    hedge: str | None
    status: Status
    dispute_ids: tuple[str, ...] = ()
    change: Literal["new", "known", "revised"] = "new"
    previous: Previous | None = None
    when: When | None = None
    origins: tuple[Origin, ...] = ()
    outlets: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    reports: tuple[Report, ...]


class Measure(Model):
    """Figures that can be compared: the same thing counted of the same party in the same place."""

    id: str
    what: str
    of: str | None = None
    where: str | None = None
    basis: Literal["cumulative", "at_a_time", "in_period"]
    claim_ids: tuple[str, ...]


class Side(Model):
    """One answer to a disputed question, and who gives it."""

    value: str
    as_of: date | None = None
    origins: tuple[str, ...]
    claim_ids: tuple[str, ...]


class Dispute(Model):
    """A question that the reports answer differently. Never averaged, never resolved silently."""

    id: str
    question: str
    kind: Literal["disputed", "superseded", "unresolved"]
    sides: tuple[Side, ...]


class TimelineEntry(Model):
    """One dated event and the claims that tell of it."""

    when: When
    text: str
    claim_ids: tuple[str, ...]


class Gone(Model):
    """A claim or story that an earlier edition printed, and that no article of this one tells."""

    id: str
    edition: date
    text: str


class Entity(Model):
    """A name and its variants."""

    name: str
    type: Literal["person", "organisation", "place", "unknown"]
    aliases: tuple[str, ...] = ()
    claim_ids: tuple[str, ...]


class Story(Model):
    """A set of claims about one running event."""

    id: str
    headline: str
    lede: str | None = None
    headline_claim_ids: tuple[str, ...] = Field(default=(), description="what the headline rests on; none: the lead")
    lede_claim_ids: tuple[str, ...] = ()
    change: Literal["new", "updated", "unchanged"] = "new"
    rank_reason: str = ""
    claims: tuple[StoryClaim, ...]
    measures: tuple[Measure, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    cautions: tuple[Caution, ...] = ()
    entities: tuple[Entity, ...] = ()
    gone: tuple[Gone, ...] = Field(default=(), description="claims of the last edition that had this story")
    sources: tuple[str, ...]


class Dropped(Model):
    """A story that ranking left out."""

    headline: str
    reason: str


class BriefedArticle(Article):
    """An article as the briefing keeps it, with the ids of the claims taken from it."""

    summary: tuple[str, ...] = ()


class Window(Model):
    """The time that an edition covers; an open side is `None`."""

    since: datetime | None = None
    until: datetime | None = None


class Briefing(Model):
    """One edition: ranked stories, and everything needed to check each line of them."""

    schema_version: int = SCHEMA_VERSION
    edition: date
    generated_at: datetime
    window: Window
    stories: tuple[Story, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    gone: tuple[Gone, ...] = Field(default=(), description="stories of the edition before")
    articles: tuple[BriefedArticle, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    failures: tuple[Failure, ...] = ()
    usage: tuple[Usage, ...] = ()


# --------------------------------------------------------------------------- verification of one statement


class Verdict(Model):
    """The outcome of `verify`: the checks, and the sentences that turned out to carry the statement."""

    checks: tuple[Check, ...]
    evidence: tuple[Evidence, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether no check failed."""
        return all(check.result != "failed" for check in self.checks)
