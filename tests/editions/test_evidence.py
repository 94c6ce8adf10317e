"""The invariant on the way out."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.editions import check_evidence
from summarizer.errors import EvidenceError
from summarizer.schema import Briefing

from .making import edition, linked_story


def spoiled(briefing: Briefing, path: list[str | int], value: object) -> Briefing:
    data: Any = briefing.model_dump(mode="json")
    target = data
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return Briefing.model_validate(data)


FIRST_REPORT: list[str | int] = ["stories", 0, "claims", 0, "reports", 0]


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ([*FIRST_REPORT, "evidence", 0, "text"], "The mill stood fast. ", "claim c0"),
        ([*FIRST_REPORT, "evidence", 0, "start"], -60, "claim c0"),
        ([*FIRST_REPORT, "evidence", 0, "end"], 9999, "claim c0"),
        ([*FIRST_REPORT, "article_id"], "nowhere", "claim c0"),
        (["stories", 0, "claims", 0, "dispute_ids"], ("x",), "claim c0"),
        (["stories", 0, "claims", 1, "id"], "c0", "claim 'c0' is printed twice"),
        (["stories", 0, "measures", 0, "claim_ids"], ("x",), "measure m"),
        (["stories", 0, "disputes", 0, "sides", 0, "claim_ids"], ("x",), "dispute d"),
        (["stories", 0, "timeline", 0, "claim_ids"], ("x",), "timeline entry 'c0'"),
        (["stories", 0, "unknowns", 0, "claim_ids"], ("x",), "unknown 'c0'"),
        (["stories", 0, "entities", 0, "claim_ids"], ("x",), "entity 'c0'"),
        (["stories", 0, "sources"], ("nowhere",), "story linked"),
        (["articles", 0, "summary"], ("x",), "article"),
    ],
)
def test_a_wrong_span_or_id_is_named(path: list[str | int], value: object, named: str) -> None:
    briefing = edition(linked_story(("c0", "c1", "c2")))
    check_evidence(briefing)
    with pytest.raises(EvidenceError, match=named):
        check_evidence(spoiled(briefing, path, value))


@pytest.mark.parametrize("part", ["quotes", "cautions"])
def test_quotes_and_cautions_are_the_articles_words(part: str) -> None:
    briefing = edition(linked_story(("c0", "c1")))
    place = {"article_id": briefing.articles[0].id, "start": 0, "end": 8}
    kinds: dict[str, dict[str, object]] = {
        "quotes": {"speaker": None, "partial": True},
        "cautions": {"kind": "garbled"},
    }
    exact = spoiled(briefing, ["stories", 0, part], ({"text": "The mill", **place, **kinds[part]},))
    check_evidence(exact)
    with pytest.raises(EvidenceError, match="linked"):
        check_evidence(spoiled(exact, ["stories", 0, part, 0, "text"], "The hill"))
