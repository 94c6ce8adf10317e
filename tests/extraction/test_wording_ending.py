"""A sentence that only announces what follows is no claim."""

from __future__ import annotations

from summarizer.extraction.annotated import annotate
from summarizer.extraction.claims import make_claim
from summarizer.schema import ClaimDraft, Withheld

from .making import make_article


def test_what_ends_in_a_colon_is_withheld() -> None:
    text = annotate(make_article("The Post prints one entry, which ran:\n\nThe sea keeps them."))
    statement = "The Post prints one entry, which ran:"
    made = make_claim(text, ClaimDraft(statement=statement, sentences=(1,), said_by=None))
    assert isinstance(made, Withheld)
    assert any("what it announces" in reason for reason in made.reasons)
