"""The flow of one article: passages → drafts → wording → evidence → checks → claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizer.extraction.annotated import Annotated, annotate
from summarizer.extraction.details import figures_of, when_of
from summarizer.extraction.drafts import Reading, Unread, read_passages
from summarizer.extraction.observations import cautions_of, quotes_of, unknowns_of
from summarizer.extraction.passages import passages
from summarizer.extraction.pointing import point
from summarizer.extraction.verification import Verified, verify_statement
from summarizer.extraction.wording import Worded, own_words, stand_alone
from summarizer.language.hedging import find_hedge, kind, modality
from summarizer.language.names import same_name
from summarizer.language.similarity import fold, words
from summarizer.llm import Client
from summarizer.schema import Article, Check, Claim, ClaimDraft, Extraction, Failure, Withheld, total_usage
from summarizer.settings import Settings


def extract_article(article: Article, client: Client, settings: Settings) -> Extraction:
    """All claims of one article, each verified or withheld with its reasons.

    A passage that the model cannot answer for becomes a failure; the others go on. Raises a `ModelStopError` where
    every further call would fail alike, and a `MissingRecordingError` in a replay.
    """
    text = annotate(article)
    read = list(read_passages(text, passages(text, settings.passage_sentences), client, settings.re_asks))
    readings = [one for one in read if isinstance(one, Reading)]
    claims, withheld = _sift(text, [draft for reading in readings for draft in reading.drafts])
    return Extraction(
        article=article,
        claims=claims,
        withheld=withheld,
        quotes=quotes_of(text),
        unknowns=unknowns_of(text),
        cautions=cautions_of(text),
        failures=(*_overlong(text), *_unread(text, read)),
        usage=total_usage(usage for reading in readings for usage in reading.usage),
        recorded=max((reading.recorded for reading in readings), default=None),
    )


def _sift(text: Annotated, drafts: list[ClaimDraft]) -> tuple[tuple[Claim, ...], tuple[Withheld, ...]]:
    """Drafts → the claims that hold and those that do not; what is said twice is kept once."""
    claims: dict[str, Claim] = {}
    withheld: dict[str, Withheld] = {}
    for draft in drafts:
        made = make_claim(text, draft)
        key = " ".join(word.casefold() for word in words(fold(made.statement)))
        if isinstance(made, Claim):
            claims.setdefault(key, made)
        else:
            withheld.setdefault(key, made)
    return tuple(claims.values()), tuple(made for key, made in withheld.items() if key not in claims)


def make_claim(text: Annotated, draft: ClaimDraft) -> Claim | Withheld:
    """One draft, worded, pointed at its sentences, checked and read."""
    pointing = point(draft.statement, text, draft.sentences)
    statement = own_words(draft.statement, text, pointing.numbers)
    worded = stand_alone(statement, text, pointing.numbers) if pointing.numbers else Worded(statement)
    verified = verify_statement(statement, text, pointing, draft.said_by)  # before we put anything in brackets
    checks = (*verified.checks, *worded.checks)
    failed = [check for check in checks if check.result == "failed"]
    if failed:
        reasons = tuple(f"{check.name}: {check.detail}" for check in failed)
        return Withheld(article_id=text.article.id, statement=draft.statement, reasons=reasons)
    return _claim(text, worded, verified, checks)


def _claim(text: Annotated, worded: Worded, verified: Verified, checks: tuple[Check, ...]) -> Claim:
    statement, numbers, said = worded.statement, verified.numbers, verified.attribution
    named = {span.start for span in verified.evidence}
    borrowed = [text.evidence(n, "names") for n in worded.borrowed]
    spoken = modality(statement)
    return Claim(
        statement=statement,
        sentences=tuple(numbers),
        said_by=said.said_by,
        article_id=text.article.id,
        described_as=said.described_as,
        anonymous=said.anonymous,
        via=tuple(link for link in said.via if not same_name(link, text.article.outlet or "")),
        kind=kind(statement),
        modality="reported" if spoken == "asserted" and (said.said_by or said.described_as) else spoken,
        hedge=find_hedge(statement),
        when=when_of(statement, text, numbers),
        figures=figures_of(statement, text, numbers),
        evidence=(*verified.evidence, *(span for span in borrowed if span.start not in named)),
        checks=checks,
    )


def _overlong(text: Annotated) -> list[Failure]:
    """What was left out because no sentence is that long: said, never passed over."""
    reason = "sentence {} was not read: {:,} characters without an end are no sentence"
    source = text.article.source
    return [
        Failure(source=source, stage="extraction", reason=reason.format(n, len(text.sentences[n - 1].text)))
        for n in text.overlong
    ]


def _unread(text: Annotated, read: Iterable[Reading | Unread]) -> Iterator[Failure]:
    """What the model did not answer for; neighbours that failed alike are one failure."""
    for reason, alike in groupby(read, lambda one: one.reason if isinstance(one, Unread) else None):
        numbers = [number for one in alike if isinstance(one, Unread) for number in one.passage.numbers]
        if reason is not None:
            where = f"sentences {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"sentence {numbers[0]}"
            yield Failure(source=text.article.source, stage="extraction", reason=f"{where}: {reason}")
