"""Who a source phrase means: "fire chief Ada Ros" → Ada Ros, fire chief; "two officials" → nobody by name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.language.attribution_patterns import (
    ANONYMOUS,
    BODY,
    HIDDEN,
    PAPER,
    PRONOUN,
    ROLE,
    WRITING,
    WRITTEN,
)
from summarizer.language.names import Name, find_names
from summarizer.language.people import BODY_WORD, is_person, untitled, untitled_text
from summarizer.language.similarity import plain

_BARE_TITLES = frozenset("mr mrs ms miss dr prof gen sgt col capt lt maj sir sen rep gov".split())
_FURNITURE = re.compile(r"^(?:<\w+[^>]{0,40}>|[\[*_#>\s])+|\s*\([A-Z.]+\)$|,? however$")
# The head of a noun phrase stands before these.
_HEAD_END = re.compile(
    r"\s(?:of|for|from|in|at|on|with|to|by|near|under|during|after|against|close|familiar|who|which|whose|that|"
    r"speaking|briefed|involved|based|[a-z]+ed (?:(?:up|out|off) )?(?:at|by|in|on))\b"
)
_INDEFINITE = re.compile(r"(?:an?|one|another|some|several|many|most|two|three|four|five|six|\d+)\b", re.IGNORECASE)
_POSSESSED = re.compile(r"['’]s?\s")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what a sentence reports.

    `said_by` is the name as written without title or description, or the body's description ("the ministry");
    `None` where nobody is named. `described_as` holds the words that describe the speaker; `via` the links between
    speaker and article. `certain` is false where the speaker was inferred from the sentences before.
    """

    said_by: str | None
    described_as: str | None = None
    anonymous: bool = False
    via: tuple[str, ...] = ()
    cue: str = ""
    certain: bool = True


def read_source(phrase: str, cue: str, sentence: str) -> Attribution | None:
    """A source phrase → name, description, anonymity; `None` where it can be no speaker.

    >>> found = read_source("its director, Dr. Ada Ros", "said", "")
    >>> found.said_by, found.described_as
    ('Ada Ros', 'director')
    """
    phrase = _FURNITURE.sub("", phrase.strip())
    if PRONOUN.fullmatch(phrase):
        return Attribution(said_by=phrase, cue=cue)
    if WRITTEN.fullmatch(cue) and not WRITING.fullmatch(_head(phrase).split(" ")[-1]):
        return None
    person = _person(phrase)
    if person and " and " in phrase and re.search(rf"[A-Z]\w+ and (?:\w+ )*{re.escape(person)}", phrase):
        return Attribution(phrase, cue=cue)  # two speak as one
    if person:
        return Attribution(person, described_as=_description(phrase, person), cue=cue)
    return _unnamed(phrase, cue, sentence)


def _unnamed(phrase: str, cue: str, sentence: str) -> Attribution | None:
    """A speaker who is no person with a name: a body, a description, a crowd."""
    head = _head(phrase)
    noun = head.split()[-1] if head else ""
    name = _head_name(phrase, head)
    described = re.split(r",? who\b|,", phrase)[0].strip()
    is_unsaid = bool(HIDDEN.search(sentence)) and not noun[:1].isupper() and not BODY.fullmatch(noun)
    if is_unsaid or (ANONYMOUS.fullmatch(noun) and not _names_office(phrase)):
        return Attribution(None, described_as=described, anonymous=True, cue=cue)
    is_named_paper = bool(PAPER.fullmatch(noun) and find_names(head))
    if name or is_named_paper or BODY.fullmatch(noun) or _names_office(head):
        return Attribution(*_body(phrase, name), cue=cue)
    if ROLE.fullmatch(noun):
        is_definite = re.match(r"[Tt]he\b", phrase)
        if is_definite:
            return Attribution(re.sub(r"^The\b", "the", head), cue=cue)
        return Attribution(None, described_as=described, anonymous=bool(_INDEFINITE.match(phrase)), cue=cue)
    return None


def _head(phrase: str) -> str:
    """The words up to the head noun: "a member of the board, who …" → "a member"."""
    return _HEAD_END.split(phrase.split(",", maxsplit=1)[0], maxsplit=1)[0].strip()


def _head_name(phrase: str, head: str) -> str | None:
    """The name that the head ends with, with what belongs to it: "the Bank" of "the Bank of Tolm"."""
    start = phrase.find(head)
    end = start + len(head)
    return next((untitled(name) for name in find_names(phrase) if start <= name.start < end <= name.end), None)


def _person(phrase: str) -> str | None:
    """The person that a phrase is about: its head, or the name in apposition to it."""
    parts = re.split(r",? who(?:se|m)?\b", phrase)[0].split(", ")
    for part in parts[:3]:
        head = _HEAD_END.split(part, maxsplit=1)[0].strip()
        name = next((n for n in reversed(find_names(part)) if n.start < len(head) <= n.end), None)
        person = _as_person(part, name)
        if person:
            return person
    return None


def _as_person(part: str, name: Name | None) -> str | None:
    """A name as that of a person, without titles and without "of Tolm"; `None` where it names something else."""
    if name is None or _POSSESSED.search(part[name.start : name.end]):
        return None
    whole = untitled(name)
    if is_person(whole):
        return whole
    short = untitled_text(re.split(r" (?:of|for|and) ", name.text)[0]).rstrip(".")
    if is_person(short) and not BODY_WORD.search(name.text.split(" of ")[0]):
        return short
    return whole if _is_bare_name(part, whole) else None


def _is_bare_name(phrase: str, name: str) -> bool:
    """Whether the phrase is nothing but a name that is no body's."""
    return untitled_text(phrase.strip()) == name and not BODY_WORD.search(name)


def _names_office(phrase: str) -> bool:
    """ "Foreign Ministry spokeswoman", "a State Department spokesperson": the body speaks."""
    if re.search(r"\bspokes\w+", phrase, re.IGNORECASE):
        return True
    return bool(
        BODY_WORD.search(phrase) and not ANONYMOUS.fullmatch(_head(phrase).split()[-1] if _head(phrase) else "")
    )


def _description(phrase: str, name: str) -> str | None:
    """The words around a name in its phrase: offices and what stands in apposition."""
    position = phrase.find(name)
    before = re.sub(r"^(?:the|its|his|her|their)\s+", "", phrase[:position].strip(" ,"), flags=re.IGNORECASE)
    after = re.split(r",? who\b", phrase[position + len(name) :].strip(" ,"))[0]
    parts = [part.strip(" .,") for part in (*before.split(", "), after)]
    return ", ".join(part for part in parts if part and not _is_bare_title(part)) or None


def _is_bare_title(words: str) -> bool:
    """Whether words are titles and describe nothing."""
    return all(plain(word.strip(".")) in _BARE_TITLES for word in words.split())


def _body(phrase: str, name: str | None) -> tuple[str, str | None]:
    """The name of a speaking body and what describes it: "the state agency ZNTA" → ZNTA, a state agency."""
    text = phrase.split(",", maxsplit=1)[0].strip()
    if name or find_names(text):
        text = re.sub(r"(?<=[\w.])\s+(?:report|statement|communique|document)$", "", text)
    text = re.sub(r"^(?:[Tt]he|its|their|[Aa]n?)\s+(?=[A-Z])", "", text)
    text = re.sub(r"^The\s", "the ", text)
    described = re.fullmatch(r"(?:the |an? )?(?P<words>[a-z][a-z ]+?) (?P<name>[A-Z].*)", text)
    return (described["name"], described["words"]) if described and name else (text, None)
