"""What an article shows beside its claims: quotations, what is not known, what to handle with care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from summarizer.extraction.annotated import Annotated
from summarizer.extraction.antecedents import antecedent
from summarizer.extraction.wording import stand_alone
from summarizer.language.attribution import Attribution, find_attribution
from summarizer.language.datelines import dateline_end
from summarizer.language.names import same_name
from summarizer.language.quotations import Quotation, find_quotations
from summarizer.schema import Caution, Quote, Span, Unknown

PRONOUNS = frozenset({"he", "she", "it", "they", "He", "She", "It", "They"})
QUOTE_WORDS = 4  # shorter ones are words that a paper keeps at a distance, not what somebody said

# Of text in lower case, which is searched faster than in either case.
_NO_REPLY = re.compile(
    r"\b(?:did not (?:\w+ly )?(?:respond|reply|answer|comment)|"
    r"(?:has|have|had) not (?:yet )?(?:responded|replied|answered|commented)|"
    r"did not return (?:\w+ )?(?:calls?|messages?|emails?|requests?)|could not (?:\w+ly )?be reached|"
    r"(?:declined|refused) to (?:comment|answer)|(?:would|will) not comment|no comment|"
    r"(?:was|were) (?:not |un)available for comment)\b",
)
_UNKNOWN = re.compile(
    r"\b(?:unclear|not (?:yet |immediately )?(?:known|clear|determined|established)|unknown|remains? to be seen|"
    r"remains? open|could not be (?:\w+ly )?(?:verified|confirmed)|undisclosed)\b",
)
# Who speaks leaves it open: what is not said may well be known.
_LEFT_OPEN = re.compile(
    r"\b(?:did not (?:say|disclose|specify|mention|give|elaborate)|without (?:giving|saying|specifying|elaborating)|"
    r"gave no (?:details|figures?|reasons?|date|number))\b",
)
_BASES: tuple[tuple[re.Pattern[str], Literal["no_reply", "stated", "unclear"]], ...] = (
    (_NO_REPLY, "no_reply"),
    (_UNKNOWN, "stated"),
    (_LEFT_OPEN, "unclear"),
)
# UTF-8 read as Latin-1, replacement characters: the article was damaged before it reached us.
_GARBLED = re.compile(r"[ÃÂ][\u0080-\u00bf©®¶¼¤¥]|â€.|\ufffd")
_SPACE = re.compile(r"\s")


def quotes_of(text: Annotated) -> tuple[Quote, ...]:
    """Quotations of a few words and more, with the speaker whom their sentence or the ones before name.

    Words that nobody is known to have said are left out.
    """
    return tuple(
        _quote(text, number, quotation, speaker)
        for number in text.reporting
        for quotation in find_quotations(text.sentences[number - 1].text)
        if len(quotation.text.split()) >= QUOTE_WORDS and (speaker := _speaker(text, number))
    )


def _quote(text: Annotated, number: int, quotation: Quotation, speaker: Attribution) -> Quote:
    said = quotation.text.rstrip(" ,")
    start = text.sentences[number - 1].start + quotation.start
    return Quote(
        text=said,
        speaker=speaker.said_by or speaker.described_as,
        via=tuple(link for link in speaker.via if not same_name(link, text.article.outlet or "")),
        partial=not said[:1].isupper(),
        article_id=text.article.id,
        start=start,
        end=start + len(said),
    )


def _speaker(text: Annotated, number: int) -> Attribution | None:
    """Who says sentence `number`; nobody where a pronoun leaves it open."""
    speaker = text.attribution(number)
    own = find_attribution(text.lines[number - 1])
    if speaker is None or own is None or own.said_by not in PRONOUNS:
        return speaker
    meant = antecedent(own.said_by, text, number)
    return speaker if meant and same_name(meant, speaker.said_by or "") else None


def unknowns_of(text: Annotated) -> tuple[Unknown, ...]:
    """Sentences that say that something is not known, or that somebody gave no answer, where they stand alone."""
    found = (_unknown(text, number) for number in text.reporting)
    return tuple(unknown for unknown in found if unknown)


def _unknown(text: Annotated, number: int) -> Unknown | None:
    line = text.lines[number - 1]
    lowered = line.lower()
    basis = next((basis for pattern, basis in _BASES if pattern.search(lowered)), None)
    if basis is None:
        return None
    worded = stand_alone(line[dateline_end(line) :], text, (number,))
    if any(check.result == "failed" for check in worded.checks):
        return None
    span = text.evidence(number)
    return Unknown(
        text=worded.statement,
        basis=basis,
        article_id=text.article.id,
        evidence=(Span(start=span.start, end=span.end, text=span.text),),
    )


def cautions_of(text: Annotated) -> tuple[Caution, ...]:
    """Anonymous sources, garbled words, missing date or outlet."""
    return (*_anonymous(text), *_garbled(text), *_no_metadata(text))


def _anonymous(text: Annotated) -> list[Caution]:
    found = ((number, text.attribution(number)) for number in text.reporting)
    return [
        _unnamed(text, number, speaker.described_as or "")
        for number, speaker in found
        if speaker and speaker.anonymous and speaker.certain
    ]


def _unnamed(text: Annotated, number: int, described: str) -> Caution:
    """The words that stand for the unnamed source; the sentence where they are not found in one piece."""
    sentence = text.sentences[number - 1]
    found = sentence.text.find(described) if described else -1
    start, end = (found, found + len(described)) if found >= 0 else (0, len(sentence.text))
    return Caution(
        kind="anonymous",
        text=sentence.text[start:end],
        article_id=text.article.id,
        start=sentence.start + start,
        end=sentence.start + end,
    )


def _garbled(text: Annotated) -> list[Caution]:
    whole = text.article.text
    return [
        Caution(kind="garbled", text=whole[start:end], article_id=text.article.id, start=start, end=end)
        for start, end in _garbled_words(whole)
    ]


def _garbled_words(text: str) -> Iterator[tuple[int, int]]:
    """What stands between spaces and is damaged. Found from the damage outwards: a "word" may be megabytes long."""
    position = 0
    while damage := _GARBLED.search(text, position):
        start = max((space.end() for space in _SPACE.finditer(text, position, damage.start())), default=position)
        space = _SPACE.search(text, damage.end())
        position = space.start() if space else len(text)
        yield start, position


def _no_metadata(text: Annotated) -> list[Caution]:
    """An article without date or outlet. It is about the article as a whole, so its span is empty."""
    if text.article.published and text.article.outlet:
        return []
    return [Caution(kind="no_metadata", text="", article_id=text.article.id, start=0, end=0)]
