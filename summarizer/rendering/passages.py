"""Evidence within its neighbours: an article's words around a span, up to the ends of the sentences beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.rendering.view import PieceView
from summarizer.schema import Evidence

CONTEXT = 400
"""Characters looked at on each side of the evidence for its neighbouring sentence."""

ELLIPSIS = "…"

_SENTENCE_END = re.compile(r"(?<=[.!?…”\"])\s+|\n+")


def before(text: str, start: int) -> str:
    """The sentence before an offset, or what the sentence there has before it."""
    return _SENTENCE_END.split(text[max(0, start - CONTEXT) : start].rstrip())[-1]


def after(text: str, end: int) -> str:
    """The sentence after an offset, or what the sentence there has after it."""
    return _SENTENCE_END.split(text[end : end + CONTEXT].lstrip())[0]


def passage(text: str, evidence: Sequence[Evidence]) -> tuple[PieceView, ...]:
    """The evidence of one report as one stretch of its article, each span a piece of its own.

    Spans that are not the text's words there stand alone, without neighbours that would lend them credit.
    """
    spans = sorted(evidence, key=lambda span: span.start)
    if any(text[span.start : span.end] != span.text for span in spans):
        return tuple(PieceView(span.text, span.role) for span in spans)
    return tuple(_pieces(text, spans))


def _pieces(text: str, spans: Sequence[Evidence]) -> Iterator[PieceView]:
    end = spans[0].start
    yield from _plain(before(text, end))
    for span in spans:
        if span is not spans[0]:
            yield from _plain(_between(text, end, span.start), _is_spaced(text, end))
        yield PieceView(span.text, span.role, _is_spaced(text, span.start - 1))
        end = span.end
    yield from _plain(after(text, end), _is_spaced(text, end))


def _plain(text: str, spaced: bool = True) -> Iterator[PieceView]:
    if text.strip():
        yield PieceView(text, "", spaced)


def _is_spaced(text: str, offset: int) -> bool:
    return text[max(0, offset) : offset + 1].isspace()


def _between(text: str, start: int, end: int) -> str:
    """What stands between two spans; of a long stretch only the sentences beside them."""
    if end - start <= CONTEXT:
        return text[start:end]
    return f"{after(text, start)} {ELLIPSIS} {before(text, end)}"
