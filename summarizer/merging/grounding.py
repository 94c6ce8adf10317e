"""Extractions that come from a file: what was altered since it was verified is withheld, never printed."""

from __future__ import annotations

from summarizer.schema import Claim, Extraction, Withheld


def grounded(extraction: Extraction) -> Extraction:
    """The same, without claims that rest on words which the article does not say; those are withheld with the reason.

    Linear in the length of the evidence.
    """
    faults = {claim: fault for claim in extraction.claims if (fault := _fault(claim, extraction))}
    if not faults:
        return extraction
    withheld = tuple(
        Withheld(article_id=extraction.article.id, statement=claim.statement, reasons=(f"evidence: {fault}",))
        for claim, fault in faults.items()
    )
    return extraction.model_copy(
        update={
            "claims": tuple(claim for claim in extraction.claims if claim not in faults),
            "withheld": (*extraction.withheld, *withheld),
        }
    )


def _fault(claim: Claim, extraction: Extraction) -> str | None:
    """Why the evidence of a claim is none."""
    if claim.article_id != extraction.article.id:
        return f"it is of another article, {claim.article_id!r}"
    if not any(span.role == "states" for span in claim.evidence):
        return "no sentence of the article is given that states it"
    text = extraction.article.text
    wrong = next((span for span in claim.evidence if span.start < 0 or text[span.start : span.end] != span.text), None)
    return f"the article does not say {wrong.text!r} at {wrong.start}–{wrong.end}" if wrong else None
