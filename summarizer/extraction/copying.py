"""Statements that repeat a sentence word for word, or all but a few words of it.

A whole copy needs no rules. In a near copy each changed word stands opposite the word that it replaces, so a change
of number, name, date, "not" or "may" shows even where the new word stands somewhere else in the sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from summarizer.language.hedging import find_hedges
from summarizer.language.names import Name, find_names, same_name
from summarizer.language.negation import find_negations
from summarizer.language.numbers import Quantity, find_quantities, supports
from summarizer.language.similarity import content_words, fold, plain

NEAR = 0.75  # share of a statement's words that stand in one sentence in the same order
FEW_WORDS = 4  # a replaced run of so many words is one change; a longer one was put differently
MIN_WORDS = 3  # fewer are no copy of anything

CALENDAR = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may(?= \d)|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:last|this|next) (?:week|month|year|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
# A mark that is no apostrophe between letters opens or closes a quotation; which kind does not matter here.
_MARK = re.compile(r"''|(?<!\w)'|'(?!\w)")
_TOKEN = re.compile(r"\"|[$€£¥%]|(?<!\S)-(?=\d)|[^\W_]+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W_]+(?:[.,:]\d+)*")
_SHORTENED = re.compile(r"\b(?:(?P<ca>ca)n't|(?P<wo>wo)n't|(?P<other>\w+)n't|cannot)\b", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def bare(text: str) -> tuple[str, ...]:
    """Words, currency signs and quotation marks of a text: what all its typographic variants share.

    >>> bare("“It’s 5\u00a0%,” he said – twice") == bare("«It's 5 %» he said -- twice.")
    True
    """
    marked = _MARK.sub('"', fold(unicodedata.normalize("NFC", text)))
    tokens = _TOKEN.findall(marked)
    return (tokens[0].casefold(), *tokens[1:]) if tokens else ()


def is_copy(statement: str, lines: Sequence[str]) -> bool:
    """Whether a statement is one of these sentences, or all of them, word for word."""
    said = bare(statement)
    return any(said == bare(line) for line in (*lines, " ".join(lines)))


def unbracketed(statement: str, lines: Sequence[str]) -> str:
    """A statement without square brackets, which mark what we add: what others put in them is like any other word."""
    if any("[" in line for line in lines):
        return statement
    return statement.replace("[", "").replace("]", "")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its typography folded, and its words with their offsets in it."""

    text: str
    words: tuple[re.Match[str], ...]

    def part(self, start: int, end: int) -> _Part:
        if start == end:
            return _Part(self, 0, 0)
        return _Part(self, self.words[start].start(), self.words[end - 1].end())


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of words of a text (empty: none)."""

    whole: _Text
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.whole.text[self.start : self.end]

    def quantities(self) -> list[Quantity]:
        return [q for q in find_quantities(self.whole.text) if q.start < self.end and self.start < q.end]

    def names(self) -> list[Name]:
        return [n for n in find_names(self.whole.text) if n.start < self.end and self.start < n.end]


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of a statement and those that stand there in the sentence; one of the two may be empty."""

    said: _Part
    written: _Part


def changes(statement: str, lines: Sequence[str]) -> Mapping[str, str]:
    """What a near copy changes in what matters: name of the check → what is wrong. Empty for other statements."""
    said = _read(statement)
    for line in lines:
        written = _read(line)
        blocks = _opcodes(said, written)
        if blocks:
            found = [_Change(said.part(c, d), written.part(a, b)) for tag, a, b, c, d in blocks if tag != "equal"]
            return dict(fault for change in reversed(found) for fault in _faults(change))
    return {}


def _read(text: str) -> _Text:
    folded = _SHORTENED.sub(_lengthened, fold(text))
    return _Text(folded, tuple(_WORD.finditer(folded)))


def _lengthened(match: re.Match[str]) -> str:
    """ "can't", "won't", "isn't" → "can not", "will not", "is not"."""
    if match["wo"]:
        return "will not"
    return f"{match['other'] or 'can'} not"


def _opcodes(said: _Text, written: _Text) -> Sequence[tuple[str, int, int, int, int]]:
    """How the sentence becomes the statement; empty where that is no near copy."""
    if len(said.words) < MIN_WORDS:
        return ()
    first, second = [[plain(word[0]) for word in text.words] for text in (written, said)]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    return matcher.get_opcodes() if kept >= NEAR * len(second) else ()


def _faults(change: _Change) -> Iterator[tuple[str, str]]:
    for name, fault in (
        ("numbers", _number(change)),
        ("names", _name(change)),
        ("dates", _date(change)),
        ("negation", _negation(change)),
        ("hedges", _hedge(change)),
    ):
        if fault:
            yield name, fault


def _number(change: _Change) -> str | None:
    said, written = change.said.quantities(), change.written.quantities()
    for quantity in said:
        if written and not any(_same_number(other, quantity) for other in written):
            return f"“{quantity.as_written}” stands where the sentence has “{written[0].as_written}”"
    digits, others = _digits(change.said), _digits(change.written)
    if not said and not written and digits and others and not digits <= others:
        return f"“{change.said.text}” stands where the sentence has “{change.written.text}”"
    return None


def _digits(part: _Part) -> set[str]:
    return set(re.findall(r"\d+", part.text))


def _same_number(written: Quantity, said: Quantity) -> bool:
    """In the same place a number may be put more vaguely ("over 1,000" for 1,187), but not as another one."""
    if not supports(written, said):
        return False
    return (
        written.qualifier != said.qualifier
        or written.unit != said.unit
        or ((written.low, written.high) == (said.low, said.high))
    )


def _name(change: _Change) -> str | None:
    said, written = change.said.names(), change.written.names()
    for name in said:
        strange = written and not any(same_name(name.text, other.text) for other in written)
        if strange and (name.sure or any(other.sure for other in written)):
            return f"“{name.text}” stands where the sentence has “{written[0].text}”"
    return None


def _date(change: _Change) -> str | None:
    said, written = CALENDAR.search(change.said.text), CALENDAR.search(change.written.text)
    if said and written and calendar_word(said[0]) != calendar_word(written[0]):
        return f"“{said[0]}” stands where the sentence has “{written[0]}”"
    return None


def calendar_word(word: str) -> str:
    """A day, month or "last week" in one spelling: "Sept" and "September" are the same."""
    lowered = word.lower()
    return lowered if " " in lowered or lowered.endswith("day") else lowered[:3]


def _negation(change: _Change) -> str | None:
    said, written = find_negations(change.said.text), find_negations(change.written.text)
    if said and not written:
        return f"“{said[0].text}” is not in the sentence"
    if written and not said and _is_one_change(change, [cue.text for cue in written]):
        return f"the sentence says “{written[0].text}”"
    return None


def _hedge(change: _Change) -> str | None:
    said, written = find_hedges(change.said.text), find_hedges(change.written.text)
    if written and not said and _is_one_change(change, [cue.text for cue in written]):
        return f"the sentence says “{written[0].text}”"
    return None


def _is_one_change(change: _Change, cues: Sequence[str]) -> bool:
    """Whether a cue was taken out or replaced alone, not left out together with the clause that it stands in."""
    if change.said.text:
        return len(change.written.text.split()) <= FEW_WORDS
    return not set(content_words(change.written.text)) - set(content_words(" ".join(cues)))
