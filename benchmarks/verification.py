"""How often a changed sentence passes verification, and a faithful one does not; no model is asked.

    python -m benchmarks.verification [--pin [--lower]]

Sentences of real articles are given as statements about their own article: with one thing changed that makes them
wrong (a number, a name for another of the same article, a negation, the speaker), in typographic variants, and
worded again as models do (who says so moved to the front, a clause left out). summedits_news adds summaries whose
edits people have checked.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.merging.corpora import attributed_articles, edited_summaries, press_releases, sourced_articles
from benchmarks.merging.making import article
from benchmarks.merging.table import Row, main
from summarizer.extraction import verify
from summarizer.extraction.annotated import Annotated, annotate
from summarizer.language.names import find_names, same_name
from summarizer.language.numbers import find_quantities
from summarizer.schema import Article

CORPORA = ("hhs_press", "polnear")
ARTICLES = 150  # of each corpus
PER_ARTICLE = 4  # sentences
SHORTEST, LONGEST = 60, 300  # code points of a sentence that stands for itself
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|can|could|did|does|do)\b(?! not|n['’]t)")
_NOT = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|did|does|do) not\b")
_SAID = re.compile(r"^(?P<told>[^“”\"]{30,}), (?P<who>[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}) said\.$")
_HEDGE = re.compile(r"\b(?:allegedly|reportedly|apparently|possibly|likely|probably) ")
_CLAUSE = re.compile(r", (?:which|who|where|while|although) [^,]+\.$")


class Case(NamedTuple):
    """A statement about an article, and whoever is said to say it."""

    statement: str
    told: Article
    sentence: int
    said_by: str | None = None


Edit = Callable[[str, Annotated, random.Random], str | None]


def measure() -> list[Row]:
    cases = {name: list(_cases(edit)) for name, edit in (CHANGES | FAITHFUL).items()}
    rows = [
        Row(f"accepted though changed: {name}", _accepted(cases[name]), _exact(cases[name]), CORPORA, at_most=True)
        for name in CHANGES
    ]
    wrong = list(_wrongly_credited())
    rows.append(Row("accepted though changed: speaker", _credited(wrong), f"of {len(wrong)}", CORPORA, at_most=True))
    rows += [
        Row(f"rejected though faithful: {name}", 1 - _accepted(cases[name]), _exact(cases[name]), CORPORA, at_most=True)
        for name in FAITHFUL
    ]
    return [*rows, *_on_sources(), _on_summaries()]


def _accepted(cases: list[Case]) -> float:
    return sum(verify(one.statement, one.told, [one.sentence]).ok for one in cases) / max(1, len(cases))


def _exact(cases: list[Case]) -> str:
    """What looking for the very words would do."""
    found = sum(one.statement in one.told.text for one in cases)
    return f"exact words: {found / max(1, len(cases)):.3f} accepted, of {len(cases)}"


def _cases(edit: Edit) -> Iterator[Case]:
    for text in _articles():
        chosen = random.Random(text.article.id)
        edited = ((number, edit(line, text, chosen)) for number, line in _sentences(text))
        found = [(number, statement) for number, statement in edited if statement]
        for number, statement in chosen.sample(found, min(PER_ARTICLE, len(found))):
            yield Case(statement, text.article, number)


def _articles() -> Iterator[Annotated]:
    for texts in (list(attributed_articles().values()), press_releases()):
        for text in texts[:: max(1, len(texts) // ARTICLES)]:
            yield annotate(article(text))


def _sentences(text: Annotated) -> Iterator[tuple[int, str]]:
    for number in text.reporting:
        line = text.lines[number - 1]
        if SHORTEST <= len(line) <= LONGEST and "\n" not in line:
            yield number, line


# --------------------------------------------------------------------------- changes that make a sentence wrong


def other_number(line: str, text: Annotated, chosen: random.Random) -> str | None:
    """One number for another."""
    found = [one for one in find_quantities(line) if one.as_written.isdigit() and len(one.as_written) < 4]
    if not found:
        return None
    one = chosen.choice(found)
    value = int(one.as_written)
    return f"{line[: one.start]}{value + chosen.choice((1, 2, 7, max(3, value)))}{line[one.end :]}"


def other_name(line: str, text: Annotated, chosen: random.Random) -> str | None:
    """One name for another of the same article."""
    own = [name for name in find_names(line) if name.sure and len(name.text) > 3]
    others = sorted({name.text for name in find_names(text.article.text) if name.sure and len(name.text) > 3})
    others = [name for name in others if name not in line and not any(same_name(name, one.text) for one in own)]
    if not own or not others:
        return None
    one = chosen.choice(own)
    return f"{line[: one.start]}{chosen.choice(others)}{line[one.end :]}"


def other_sense(line: str, text: Annotated, chosen: random.Random) -> str | None:
    """A negation put in, or taken out."""
    if match := _NOT.search(line):
        return f"{line[: match.end(1)]}{line[match.end() :]}"
    match = _AUXILIARY.search(line)
    return f"{line[: match.end()]} not{line[match.end() :]}" if match else None


def without_hedge(line: str, text: Annotated, chosen: random.Random) -> str | None:
    """What is only said to be likely, as a fact."""
    return _HEDGE.sub("", line, count=1) if _HEDGE.search(line) else None


# --------------------------------------------------------------------------- the same in other type or words


def other_marks(line: str, text: Annotated, chosen: random.Random) -> str | None:
    """Quotation marks, apostrophes, dashes and spaces of another kind."""
    marks = {"“": '"', "”": '"', "’": "'", "‘": "'", "—": "–", "–": "-", "…": "..."}
    changed = "".join(marks.get(letter, letter) for letter in line)
    if changed == line:
        changed = line.replace("'", "’").replace(" - ", " — ")
    return changed if changed != line else line.replace(" ", "\u00a0", 1).rstrip(".")


def reworded(line: str, text: Annotated, chosen: random.Random) -> str | None:
    """Who says so at the front, or a subordinate clause left out."""
    if match := _SAID.match(line):
        told = match["told"]
        return f"{match['who']} said that {told[0].lower() if not find_names(told[:20]) else told[0]}{told[1:]}."
    shorter = _CLAUSE.sub(".", line)
    return shorter if shorter != line and len(shorter) > SHORTEST else None


CHANGES: dict[str, Edit] = {
    "number": other_number,
    "name": other_name,
    "negation": other_sense,
    "hedge": without_hedge,
}
FAITHFUL: dict[str, Edit] = {"typography": other_marks, "wording": reworded}


# --------------------------------------------------------------------------- who says so


def _wrongly_credited() -> Iterator[Case]:
    """Sentences that name who says so, credited to somebody else of the article."""
    for text in _articles():
        chosen = random.Random(text.article.id)
        names = sorted({name.text for name in find_names(text.article.text) if name.sure and len(name.text) > 3})
        for number, line in list(_sentences(text))[:PER_ARTICLE]:
            said = text.attribution(number)
            if said and said.said_by:
                others = [name for name in names if not same_name(name, said.said_by) and name not in line]
                if others:
                    yield Case(line, text.article, number, chosen.choice(others))


def _credited(cases: list[Case]) -> float:
    """The share of wrong speakers that stand: neither refused nor put right."""
    stood = 0
    for one in cases:
        verdict = verify(one.statement, one.told, [one.sentence], one.said_by)
        checks = {check.name: check.result for check in verdict.checks}
        stood += verdict.ok and checks["attribution"] == "passed"
    return stood / max(1, len(cases))


SPEECH = frozenset("said says told tells added adds announced argued denied insisted warned claimed".split()) | {
    "according to"
}
"""Cues of plain speech. People also marked what somebody wants, votes for or is asked about."""


class Credited(NamedTuple):
    """A sentence in which people marked who speaks: the outermost named sources, and all that is named in any."""

    text: Annotated
    number: int
    outermost: list[str]
    sources: list[str]


def _on_sources() -> list[Row]:
    """Our reading of who says so beside that of people; and whoever says so, given by name, or another in his place."""
    cases = list(_sourced_sentences())
    credits = [(case, said.said_by) for case in cases if (said := case.text.attribution(case.number)) and said.said_by]
    found = sum(any(_is_one(name, own) for name in case.outermost) for case, own in credits)
    wrong = sum(not any(_is_one(source, own) for source in case.sources) for case, own in credits)
    given = [Case(c.text.lines[c.number - 1], c.text.article, c.number, c.outermost[0]) for c in cases]
    others = [case for one in cases for case in _given_another(one)]
    note = f"of {len(cases)}, sources as people marked them"
    corpus = ("polnear",)
    return [
        Row("speakers found", found / max(1, len(cases)), note, corpus),
        Row("speakers named wrongly", wrong / max(1, len(credits)), f"of {len(credits)} named", corpus, at_most=True),
        Row("refused or replaced though right: source", 1 - _credited(given), note, corpus, at_most=True),
        Row("accepted though another: source", _credited(others), f"of {len(others)}", corpus, at_most=True),
    ]


def _sourced_sentences() -> Iterator[Credited]:
    for told, attributions in list(sourced_articles().values())[:ARTICLES]:
        text = annotate(article(told))
        for sentence in text.sentences:
            within = [one for one in attributions if sentence.start <= one.cue[0] < sentence.end]
            sources = [told[slice(*one.source)] for one in within]
            outermost = [
                name.text
                for one, source in zip(within, sources, strict=True)
                if not one.is_nested and told[slice(*one.cue)].casefold() in SPEECH
                for name in find_names(f"so {source}")[:1]
                if sentence.start <= one.source[0] < sentence.end
            ]
            if outermost and sentence.number in text.reporting_set:
                yield Credited(text, sentence.number, outermost, sources)


def _is_one(written: str, own: str) -> bool:
    """Whether a name of ours is that of a marked source, which may hold a title and more names."""
    return (
        any(same_name(own, name.text) for name in find_names(f"so {written}")) or own.casefold() in written.casefold()
    )


def _given_another(case: Credited) -> Iterator[Case]:
    """The sentence, with a name of the article that it does not hold as its speaker."""
    line = case.text.lines[case.number - 1]
    names = sorted({name.text for name in find_names(case.text.article.text) if name.sure and len(name.text) > 3})
    others = [name for name in names if name not in line and not any(same_name(name, one) for one in case.outermost)]
    if others:
        yield Case(line, case.text.article, case.number, random.Random(case.text.article.id).choice(others))


def _on_summaries() -> Row:
    """Balanced accuracy on whole summaries: the mean of the shares that are right among the faithful and the edited."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for faithful, text, summary in edited_summaries():
        right[faithful].append(verify(summary, article(text)).ok == faithful)
    value = sum(sum(found) / max(1, len(found)) for found in right.values()) / 2
    return Row("summaries: balanced accuracy", value, "always yes 0.5", ("summedits_news",))


if __name__ == "__main__":
    sys.exit(main({"verification": measure}))
