"""One claim, laid open: its status and why, its checks, its evidence in the articles' own words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from summarizer.errors import UsageError
from summarizer.rendering import passages, words
from summarizer.rendering.chains import report_chain
from summarizer.schema import BriefedArticle, Briefing, Dispute, Evidence, Report, Story, StoryClaim


def explain(briefing: Briefing, claim_id: str) -> str:
    """The claim and all that it rests on, as plain text ending with a newline.

    `claim_id` may be any beginning of an id that only one claim has; otherwise `UsageError` names the near ones.
    """
    story, claim = _find(briefing, claim_id)
    articles = {article.id: article for article in briefing.articles}
    lines = [*_claim_lines(story, claim)]
    for number, report in enumerate(claim.reports, start=1):
        lines += ["", f"Report {number} of {len(claim.reports)}"]
        lines += _report_lines(report, articles.get(report.article_id))
    return "\n".join(lines) + "\n"


def _find(briefing: Briefing, wanted: str) -> tuple[Story, StoryClaim]:
    claims = {claim.id: (story, claim) for story in briefing.stories for claim in story.claims}
    if wanted in claims:
        return claims[wanted]
    found = [claim_id for claim_id in claims if wanted and claim_id.startswith(wanted)]
    if len(found) == 1:
        return claims[found[0]]
    if found:
        raise UsageError(f"{wanted!r} begins {len(found)} claim ids", f"give more of one: {', '.join(found[:5])}")
    near = get_close_matches(wanted, claims, n=3, cutoff=0.4) or list(claims)[:3]
    hint = f"near are: {', '.join(near)}" if near else "this briefing prints no claims"
    raise UsageError(f"no claim {wanted!r} in this briefing", hint)


def _claim_lines(story: Story, claim: StoryClaim) -> Iterator[str]:
    yield f"Claim {claim.id}"
    yield f"  {words.clean(claim.statement)}"
    yield f"Story: {words.clean(story.headline)}"
    yield f"Status: {words.clean(words.status_words(claim))}"
    yield f"  because {words.STATUS_REASONS[claim.status]}"
    yield f"Told by: {words.clean(', '.join(claim.outlets)) or 'unnamed outlets'}"
    hedge = f"hedged “{claim.hedge}”" if claim.hedge else ""
    notes = [note for note in (words.MODALITIES[claim.modality], words.KINDS[claim.kind], hedge) if note]
    if notes:
        yield f"To note: {words.clean(', '.join(notes))}"
    if claim.when:
        basis = words.when_basis(claim.when)
        yield f"When: {words.clean(words.when_words(claim.when))}" + (f" ({basis})" if basis else "")
    if claim.previous:
        yield f"Edition of {words.day(claim.previous.edition)}: {words.clean(claim.previous.statement)}"
    for dispute in story.disputes:
        if dispute.id in claim.dispute_ids:
            yield from _dispute_lines(dispute, claim)


def _dispute_lines(dispute: Dispute, claim: StoryClaim) -> Iterator[str]:
    yield f"Reports differ: {words.clean(dispute.question)} ({words.DISPUTES[dispute.kind]})"
    for side in dispute.sides:
        here = " (this claim)" if claim.id in side.claim_ids else ""
        yield f"  {words.clean(side.value)}: {words.clean('; '.join(side.origins)) or 'source not named'}{here}"


def _report_lines(report: Report, article: BriefedArticle | None) -> Iterator[str]:
    outlet = article.outlet if article and article.outlet else "unnamed outlet"
    title = article.title if article and article.title else "untitled"
    published = words.day(article.published) if article and article.published else "no date"
    yield words.clean(f"{outlet}: {title}, {published}")
    if article:
        yield f"  Read from: {words.clean(article.url or article.source)}"
    yield f"  Statement: {words.clean(report.statement)}"
    yield f"  Chain: {words.clean(report_chain(report, article))}"
    for check in report.checks:
        yield f"  Check: {words.clean(words.check_words(check))}"
    for span in report.evidence:
        yield from _evidence_lines(span, article)


def _evidence_lines(span: Evidence, article: BriefedArticle | None) -> Iterator[str]:
    role = "Evidence" if span.role == "states" else "Who is meant"
    source = article if article and article.text[span.start : span.end] == span.text else None
    verdict = "word for word" if source else "NOT the article's words there"
    yield f"  {role}, characters {span.start}–{span.end}, {verdict}:"
    if source and (before := passages.before(source, span.start)):
        yield f"      … {words.clean(before)}"
    yield f"    » {words.clean(span.text)} «"
    if source and (after := passages.after(source, span.end)):
        yield f"      {words.clean(after)} …"
