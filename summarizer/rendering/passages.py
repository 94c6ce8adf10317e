"""Evidence within its neighbours: an article's words around a span, as far as the sentences beside it reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from summarizer.language.sentences import Sentence, split_sentences
from summarizer.rendering.view import PieceView
from summarizer.schema import Article, Evidence

FARTHEST = 400
"""Characters of a neighbour at most: more than nearly all sentences have."""

ALL_NEIGHBOURS = 400_000
"""Characters of neighbours in all: what keeps a page of 5,000 claims under 5 MB (tests/browser/test_size.py)."""

ELLIPSIS = "…"


def reach(reports: int) -> int:
    """How long a neighbour may be where so many reports have two each; only enormous editions come near."""
    return min(FARTHEST, ALL_NEIGHBOURS // (2 * max(reports, 1)))


def before(article: Article, start: int, reach: int = FARTHEST) -> str:
    """The sentence before an offset, or what the sentence there has before it."""
    neighbour = next((one for one in reversed(_sentences(article)) if one.start < start), None)
    text = article.text[neighbour.start : start].rstrip() if neighbour else ""
    return text if len(text) <= reach else ELLIPSIS + text[-reach:].partition(" ")[2]


def after(article: Article, end: int, reach: int = FARTHEST) -> str:
    """The sentence after an offset, or what the sentence there has after it."""
    neighbour = next((one for one in _sentences(article) if one.end > end), None)
    text = article.text[end : neighbour.end].lstrip() if neighbour else ""
    return text if len(text) <= reach else text[:reach].rpartition(" ")[0] + ELLIPSIS


def _sentences(article: Article) -> tuple[Sentence, ...]:
    return _split(article.text, article.language)


@lru_cache(maxsize=256)  # the claims of a story rest on the same few articles
def _split(text: str, language: str | None) -> tuple[Sentence, ...]:
    return split_sentences(text, language)


def passage(article: Article | None, evidence: Sequence[Evidence], reach: int = FARTHEST) -> tuple[PieceView, ...]:
    """The evidence of one report as one stretch of its article, each span a piece of its own.

    Spans that are not the text's words there stand alone, without neighbours that would lend them credit.
    """
    spans = sorted(evidence, key=lambda span: span.start)
    if article is None or any(article.text[span.start : span.end] != span.text for span in spans):
        return tuple(PieceView(span.text, span.role) for span in spans)
    return tuple(_pieces(article, spans, reach))


def _pieces(article: Article, spans: Sequence[Evidence], reach: int) -> Iterator[PieceView]:
    end = spans[0].start
    yield from _plain(before(article, end, reach))
    for span in spans:
        if span is not spans[0]:
            yield from _plain(_between(article, end, span.start, reach), _is_space(article.text, end))
        yield PieceView(span.text, span.role, _is_space(article.text, span.start - 1))
        end = span.end
    yield from _plain(after(article, end, reach), _is_space(article.text, end))


def _plain(text: str, spaced: bool = True) -> Iterator[PieceView]:
    if stripped := text.strip():
        yield PieceView(stripped, "", spaced)


def _is_space(text: str, offset: int) -> bool:
    return text[max(0, offset) : offset + 1].isspace()


def _between(article: Article, start: int, end: int, reach: int) -> str:
    """What stands between two spans; of a long stretch only the sentences beside them."""
    if end - start <= reach:
        return article.text[start:end]
    return f"{after(article, start, reach)} {ELLIPSIS} {before(article, end, reach)}"
