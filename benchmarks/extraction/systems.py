"""What each system prints of the sample, in one form."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.extraction.sample import FIXTURES, Told, sample
from summarizer.extraction import agreement, annotate, select_article
from summarizer.llm import Client
from summarizer.pipeline import extract
from summarizer.schema import Claim, Extraction, total_usage
from summarizer.settings import Settings

RUNS = Path(__file__).with_name("runs")
LEAD = 10


class Printed(NamedTuple):
    """One statement, by whom it says it is, and the spans of the article's text that it rests on."""

    article: str
    statement: str
    credit: str
    spans: tuple[tuple[int, int], ...]


class Run(NamedTuple):
    """All that a system printed and held back, and what it took; `None`: not measured."""

    printed: tuple[Printed, ...]
    withheld: tuple[Printed, ...] = ()
    calls: int | None = None
    output_tokens: int | None = None
    seconds: float | None = None


def with_model() -> Run:
    """What ships, from the recorded replies of the 1.5 B model; seconds are those of the live run."""
    settings = Settings()
    with Client.open(settings, replay=FIXTURES / "recordings") as client:
        found = [(told, extract(told.article, settings=settings, client=client)) for told in sample()]
    (usage,) = total_usage(usage for _, extraction in found for usage in extraction.usage)
    live = kept("summarizer")
    return run_of(found)._replace(
        calls=usage.calls, output_tokens=usage.output_tokens, seconds=live.seconds if live else None
    )


def without_model() -> Run:
    """What ships, without a model, each day by itself."""
    begun = perf_counter()
    found = []
    for day in sorted({told.name.split("/")[0] for told in sample()}):
        todays = [told for told in sample() if told.name.startswith(day)]
        texts = [annotate(told.article) for told in todays]
        agreeing = agreement(texts)
        found += [(told, select_article(text, agreeing)) for told, text in zip(todays, texts, strict=True)]
    return run_of(found)._replace(calls=0, output_tokens=0, seconds=perf_counter() - begun)


def lead_sentences() -> Run:
    """The baseline without a model: the first sentences, as they stand, credited to the paper."""
    printed = []
    for told in sample():
        text = annotate(told.article)
        for number in text.reporting[:LEAD]:
            span = text.evidence(number)
            printed.append(Printed(told.name, text.lines[number - 1], "", ((span.start, span.end),)))
    return Run(tuple(printed), calls=0, output_tokens=0)


def kept(name: str) -> Run | None:
    """What the last live run of a system gave."""
    path = RUNS / f"{name}.json"
    return run_from(json.loads(path.read_text("utf-8"))) if path.exists() else None


def keep(name: str, run: Run) -> None:
    """Keep a live run, one statement a line's object, to be read and compared."""
    RUNS.mkdir(exist_ok=True)
    (RUNS / f"{name}.json").write_text(json.dumps(_plain(run), indent=1, ensure_ascii=False) + "\n", "utf-8")


def run_from(values: dict[str, Any]) -> Run:
    """A run as `keep` wrote it, or a peer."""

    def printed(entries: Iterable[dict[str, Any]]) -> tuple[Printed, ...]:
        return tuple(
            Printed(one["article"], one["statement"], one["credit"], tuple((a, b) for a, b in one["spans"]))
            for one in entries
        )

    return Run(
        printed(values["printed"]),
        printed(values.get("withheld", ())),
        values.get("calls"),
        values.get("output_tokens"),
        values.get("seconds"),
    )


SYSTEMS: dict[str, Callable[[], Run | None]] = {
    "summarizer, 1.5 B model": with_model,
    "summarizer, no model": without_model,
    f"first {LEAD} sentences": lead_sentences,
    "langextract": lambda: kept("langextract"),
    "instructor, asked for quotes": lambda: kept("instructor"),
}


def run_of(found: list[tuple[Told, Extraction]]) -> Run:
    """What extractions print and withhold."""
    printed = (_printed(told.name, claim) for told, extraction in found for claim in extraction.claims)
    withheld = (Printed(told.name, one.statement, "", ()) for told, extraction in found for one in extraction.withheld)
    return Run(tuple(printed), tuple(withheld))


def _printed(name: str, claim: Claim) -> Printed:
    unchecked = any(check.name == "attribution" and check.result == "unchecked" for check in claim.checks)
    speaker = claim.said_by or claim.described_as or ("speaker not checked" if unchecked else "")
    parts = [speaker + (", not named" if claim.anonymous else ""), *claim.via]
    notes = dict.fromkeys([claim.modality if claim.modality in ("alleged", "denied") else "", claim.hedge or ""])
    credit = " → ".join(part for part in parts if part) + "".join(f" ({note})" for note in notes if note)
    spans = tuple((span.start, span.end) for span in claim.evidence if span.role == "states")
    return Printed(name, claim.statement, credit, spans)


def _plain(run: Run) -> dict[str, Any]:
    values = run._asdict()
    return values | {key: [one._asdict() for one in values[key]] for key in ("printed", "withheld")}
