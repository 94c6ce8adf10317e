"""Drafts, whoever made them → claims, each worded, pointed at its sentences, checked and read, or withheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from summarizer.extraction.annotated import Annotated
from summarizer.extraction.details import figures_of, when_of
from summarizer.extraction.observations import cautions_of, quotes_of, unknowns_of
from summarizer.extraction.pointing import Pointing, point
from summarizer.extraction.verification import Verified, verify_statement
from summarizer.extraction.wording import Worded, own_words, stand_alone
from summarizer.language.corrections import is_correction
from summarizer.language.hedging import find_hedge, kind, modality
from summarizer.language.names import same_name
from summarizer.language.similarity import fold, words
from summarizer.schema import Check, Claim, ClaimDraft, Extraction, Failure, Withheld


def sift(text: Annotated, drafts: Iterable[ClaimDraft]) -> tuple[tuple[Claim, ...], tuple[Withheld, ...]]:
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
    statement, pointing = _with_what_is_right(own_words(draft.statement, text, pointing.numbers), text, pointing)
    worded = stand_alone(statement, text, pointing.numbers) if pointing.numbers else Worded(statement)
    verified = verify_statement(statement, text, pointing, draft.said_by)  # before we put anything in brackets
    checks = (*verified.checks, *worded.checks)
    failed = [check for check in checks if check.result == "failed"]
    if failed:
        reasons = tuple(f"{check.name}: {check.detail}" for check in failed)
        return Withheld(article_id=text.article.id, statement=draft.statement, reasons=reasons)
    return _claim(text, worded, verified, checks)


def _with_what_is_right(statement: str, text: Annotated, pointing: Pointing) -> tuple[str, Pointing]:
    """A paper's notice that it was wrong, with the sentence after it: by itself it only repeats the error."""
    after = pointing.numbers[-1] + 1 if pointing.numbers else 0
    if len(pointing.numbers) != 1 or not is_correction(statement) or not text.goes_on(after):
        return statement, pointing
    return f"{statement} {text.lines[after - 1]}", replace(pointing, numbers=(*pointing.numbers, after))


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


def extraction_of(
    text: Annotated, claims: tuple[Claim, ...], withheld: tuple[Withheld, ...], failures: tuple[Failure, ...] = ()
) -> Extraction:
    """A whole extraction: the claims, and what code reads in the text besides; what could not be read is said."""
    return Extraction(
        article=text.article,
        claims=claims,
        withheld=withheld,
        quotes=quotes_of(text),
        unknowns=unknowns_of(text),
        cautions=cautions_of(text),
        failures=(*_overlong(text), *failures),
    )


def _overlong(text: Annotated) -> list[Failure]:
    """What was left out because no sentence is that long: said, never passed over."""
    reason = "sentence {} was not read: {:,} characters without an end are no sentence"
    source = text.article.source
    return [
        Failure(source=source, stage="extraction", reason=reason.format(n, len(text.sentences[n - 1].text)))
        for n in text.overlong
    ]
