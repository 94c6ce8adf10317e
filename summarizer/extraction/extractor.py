"""The flow of one article with a model: passages → drafts → claims. Without one, see selecting.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from summarizer.extraction.annotated import Annotated, annotate
from summarizer.extraction.claims import extraction_of, sift
from summarizer.extraction.drafts import Reading, Unread, read_passages
from summarizer.extraction.passages import passage_length, passages
from summarizer.extraction.selecting import stand_ins
from summarizer.llm import Client
from summarizer.schema import Article, Extraction, Failure, total_usage
from summarizer.settings import Settings


def extract_article(article: Article, client: Client, settings: Settings) -> Extraction:
    """All claims of one article, each verified or withheld with its reasons.

    A passage that the model cannot answer for becomes a failure; the others go on. Raises a `ModelStopError` where
    every further call would fail alike, and a `MissingRecordingError` in a replay.
    """
    text = annotate(article)
    length = settings.passage_sentences
    asked = passages(text, passage_length(client.model) if length is None else length)
    read = list(read_passages(text, asked, client, settings.re_asks))
    readings = [one for one in read if isinstance(one, Reading)]
    claims, withheld = sift(text, [draft for reading in readings for draft in reading.drafts])
    failures = tuple(_unread(text, read))
    if settings.stand_in:
        unread = [number for one in read if isinstance(one, Unread) for number in one.passage.numbers]
        claims += stand_ins(text, unread)
    found = extraction_of(text, claims, withheld, failures)
    usage = total_usage(usage for reading in readings for usage in reading.usage)
    recorded = max((reading.recorded for reading in readings), default=None)
    return found.model_copy(update={"usage": usage, "recorded": recorded})


def _unread(text: Annotated, read: Iterable[Reading | Unread]) -> Iterator[Failure]:
    """What the model did not answer for; neighbours that failed alike are one failure."""
    for reason, alike in groupby(read, lambda one: one.reason if isinstance(one, Unread) else None):
        numbers = [number for one in alike if isinstance(one, Unread) for number in one.passage.numbers]
        if reason is not None:
            where = f"sentences {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"sentence {numbers[0]}"
            yield Failure(source=text.article.source, stage="extraction", reason=f"{where}: {reason}")
