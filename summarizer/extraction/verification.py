"""A statement against the article it is said to rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.extraction.annotated import Annotated, annotate
from summarizer.extraction.attributing import NOBODY, attribute_statement
from summarizer.extraction.checks import (
    check_dates,
    check_hedges,
    check_negation,
    check_numbers,
    check_order,
    check_quotations,
)
from summarizer.extraction.copying import changes, is_copy, unbracketed
from summarizer.extraction.naming import check_names
from summarizer.extraction.pointing import Pointing, point
from summarizer.language.attribution import Attribution
from summarizer.schema import Article, Check, Evidence, Verdict

OF_WORDS = ("numbers", "dates", "names", "roles", "negation", "hedges", "quotations")
_COPIED = tuple(Check(name=name, result="passed") for name in OF_WORDS)
# The word rules that need no knowledge of English; in other languages the rest is not checked, and says so.
ENGLISH_ONLY = ("dates", "negation", "hedges", "attribution", "roles", "self_contained")


@dataclass(frozen=True, slots=True)
class Verified:
    """Everything that verification found out about one statement."""

    checks: tuple[Check, ...]
    numbers: tuple[int, ...]
    evidence: tuple[Evidence, ...]
    attribution: Attribution

    @property
    def ok(self) -> bool:
        """Whether no check failed."""
        return all(check.result != "failed" for check in self.checks)


def verify(
    statement: str, article: Article, sentences: Sequence[int] | None = None, said_by: str | None = None
) -> Verdict:
    """Check any statement against an article: do its numbers, names, negations, quotations … stand there?

    `sentences`: 1-based numbers of the sentences it is said to rest on; `None`: the best ones are looked for.
    `said_by`: who is said to say it. No model is asked. The verdict's `ok` is false if any check failed; `evidence`
    holds the exact spans that carry the statement.

    >>> from summarizer.schema import Article, article_id
    >>> text = "Police in Tolm put the toll at 14. The bridge is shut."
    >>> article = Article(id=article_id(text)[0], sha256=article_id(text)[1], source="tolm.txt", text=text)
    >>> verify("Police put the toll at 14.", article).ok
    True
    >>> [check.detail for check in verify("Police put the toll at 15.", article).checks if check.result == "failed"]
    ['“15” is not in the sentence']
    """
    text = annotate(article)
    verified = verify_statement(statement, text, point(statement, text, sentences), said_by)
    return Verdict(checks=verified.checks, evidence=verified.evidence)


def verify_statement(statement: str, text: Annotated, pointing: Pointing, said_by: str | None) -> Verified:
    """All checks of a statement against the sentences that `pointing` found for it."""
    if not pointing.numbers:
        return Verified((pointing.check,), (), (), NOBODY)
    numbers = pointing.numbers
    checks, borrowed = _checks(statement, text, numbers)
    attributed = attribute_statement(statement, text, numbers, said_by)
    named = sorted(set(borrowed) - set(numbers))
    return Verified(
        tuple(_in_language(check, text.article.language) for check in (pointing.check, *checks, attributed.check)),
        numbers,
        (*(text.evidence(n) for n in numbers), *(text.evidence(n, "names") for n in named)),
        attributed.attribution,
    )


def _checks(statement: str, text: Annotated, numbers: tuple[int, ...]) -> tuple[tuple[Check, ...], tuple[int, ...]]:
    """The checks of what is said, and the sentences that name whom it speaks of."""
    lines = [text.lines[number - 1] for number in numbers]
    if is_copy(statement, lines):  # says what the article says, whatever that is
        return _COPIED, ()
    statement = unbracketed(statement, lines)
    evidence = text.words_of(numbers)
    names, borrowed = check_names(statement, text, numbers)
    changed = changes(statement, lines)
    checks = (
        check_numbers(statement, evidence),
        check_dates(statement, evidence),
        names,
        check_order(statement, evidence),
        check_negation(statement, evidence),
        check_hedges(statement, evidence),
        check_quotations(statement, evidence),
    )
    return tuple(_sharpened(check, changed.get(check.name)) for check in checks), borrowed


def _sharpened(check: Check, fault: str | None) -> Check:
    """The check, failed where a near copy shows a fault that the rule did not see."""
    return Check(name=check.name, result="failed", detail=fault) if fault and check.result != "failed" else check


def _in_language(check: Check, language: str | None) -> Check:
    """Word rules are English: in another language their verdict means nothing, and `unchecked` says so."""
    if language in (None, "en") or check.name not in ENGLISH_ONLY:
        return check
    return Check(name=check.name, result="unchecked", detail=f"no rules for language {language!r}")
