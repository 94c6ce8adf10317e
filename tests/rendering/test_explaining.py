"""One claim, laid open."""

from __future__ import annotations

import pytest

from summarizer.errors import UsageError
from summarizer.rendering import explain
from summarizer.schema import Briefing


def test_evidence_stands_in_its_context_with_offsets_and_checks(briefing: Briefing) -> None:
    text = explain(briefing, "d4")
    assert "Status: asserted by a party to it: Sorrel Lines\n  because only parties to it say so" in text
    assert "Check: names: repaired (one off)" in text
    assert "characters 177–227, word for word:" in text
    assert "… Captain Ada Mott told Coast Wire that the crew was “calm to the end”.\n" in text
    assert "» The operator denied that the ferry was overloaded. «\n      The ferry was built in 1987. …" in text
    assert "Reports differ: Was the ferry overloaded? (disputed)\n  no: Sorrel Lines (this claim)" in text


def test_every_report_is_shown(briefing: Briefing) -> None:
    text = explain(briefing, "a1f0c2d4e6b8")
    assert "Report 1 of 2\nDaily Lantern: Ferry sinks off Port Sorrel, 1 March 2026" in text
    assert "Report 2 of 2\nSorrel Courier" in text
    assert "When: 1 March 2026 (from an article's date)" in text


def test_words_that_are_not_the_articles_are_called_so(briefing: Briefing) -> None:
    spoiled = [article.model_copy(update={"text": "Something else."}) for article in briefing.articles]
    text = explain(briefing.model_copy(update={"articles": tuple(spoiled)}), "d4")
    assert "NOT the article's words there" in text


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        ("d4f0c2d4e6b9", "no claim 'd4f0c2d4e6b9'", "d4f0c2d4e6b8"),
        ("a", "'a' begins 2 claim ids", "a1f0c2d4e6b8, a7f0c2d4e6b8"),
        ("", "no claim ''", "near are"),
    ],
)
def test_an_unknown_id_names_the_near_ones(briefing: Briefing, wanted: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        explain(briefing, wanted)
    assert hint in caught.value.hint
