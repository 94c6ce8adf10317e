"""What was altered between `extract` and `merge` is withheld with its reason, and costs nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import merge
from summarizer.schema import Briefing, Evidence, Extraction
from summarizer.settings import Settings

from .making import extraction

TOLD = extraction("Two boats sank off Tolm on Monday, the harbour office said. Nobody was hurt.")
FIRST, SECOND = TOLD.claims


def merged(**changes: Any) -> Briefing:
    """The briefing of two claims of which the first was altered."""
    altered: Extraction = TOLD.model_copy(update={"claims": (FIRST.model_copy(update=changes), SECOND)})
    return merge([altered], settings=Settings())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"evidence": ()}, "no sentence of the article is given that states it"),
        ({"evidence": tuple(one.model_copy(update={"role": "names"}) for one in FIRST.evidence)}, "that states it"),
        ({"evidence": (Evidence(start=0, end=9, text="Ten boats"),)}, "does not say 'Ten boats' at 0–9"),
        ({"evidence": (Evidence(start=-4, end=3, text="Two"),)}, "does not say 'Two' at -4–3"),
        ({"article_id": "0123456789ab"}, "it is of another article, '0123456789ab'"),
    ],
)
def test_a_claim_without_evidence_is_withheld(changes: dict[str, Any], reason: str) -> None:
    briefing = merged(**changes)
    (withheld,) = briefing.withheld
    assert withheld.statement == FIRST.statement
    assert withheld.article_id == TOLD.article.id
    assert reason in withheld.reasons[0]
    assert [claim.statement for story in briefing.stories for claim in story.claims] == [SECOND.statement]


def test_what_was_not_altered_is_printed() -> None:
    briefing = merged()
    assert not briefing.withheld
    assert sum(len(story.claims) for story in briefing.stories) == 2
