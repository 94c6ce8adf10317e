"""Words of a statement that mean something which only the sentences before it tell.

A pronoun at the start can be replaced (wording.py); of these most cannot, and a claim with one is no claim by itself:

pointing    "no such letter", "the same claim", "two others", "both provinces", "by then"
owner       "his ministry", "its lawyer, Fenn Pell", where nobody before it in the statement can be meant
measured    "the number", "the toll", "its own figure of 212", with nothing that says of what
noun        "The licence was renewed" after "a licence": a thing that the article brought in before, and that neither
            its title nor its opening is about
remark      a few words without a name, and nothing of what the title and the opening are about: "Nobody was killed";
            and more of them where somebody unnamed is quoted: "“We told them,” the deckhand said"
body        "The line blamed the crew", where the article names one Ollery Line and the statement nobody

In German only the plainest is seen: a pronoun or "dabei" at the start, "die Hälfte von ihnen".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.extraction.annotated import Annotated
from summarizer.extraction.antecedents import outside_quotations
from summarizer.language.attribution_patterns import ANONYMOUS, BODY, ROLE
from summarizer.language.names import find_names
from summarizer.language.numbers import find_quantities
from summarizer.language.people import is_person, untitled_text
from summarizer.language.quotations import QUOTATION_MARKS
from summarizer.language.similarity import content_words, stem, words

LONGEST = 14
"""Words of a complement that can stand in brackets."""
REMARK = 6
"""Words of a statement that is too short to say by itself what it is about."""
LONG_REMARK = 20
"""The same for what somebody unnamed is quoted with, his own description included."""

_POINTING = re.compile(
    r"\b(?:no such|any such|such (?=\w+ (?:in|was|were|had|has|is)\b)|"
    r"the same (?!time\b|day\b|week\b|month\b|year\b)\w+|(?:two|three|four|five|\d+|the) others\b|"
    r"both (?!of\b|.*\band\b)(?=[a-z])|neither (?:figure|side|number|claim|report)|"
    r"what (?:set|caused|triggered|started|led to) it)",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"\b(?P<word>[Hh]is|[Hh]er) (?P<noun>\w+)")
# "…, its lawyer, Fenn Pell", "said Ada Ros, its director": whose, if no body was named before?
_OFFICERS = re.compile(
    rf"\b(?P<word>[Ii]ts|[Tt]heir) (?P<noun>(?:\w+ )?(?:{ROLE.pattern}|lawyer|matron|spokes\w+|manager|owner))\b"
)
_MEASURED = re.compile(
    r"\b(?:the|its own|their own|his own|her own|\w+['’]s) (?:\w+ )?(?P<noun>numbers?|figures?|tolls?|counts?|"
    r"tall(?:y|ies)|totals?|sums?|gaps?|rises?)\b(?! (?:for|between|in)\b| of (?!\d)| who| that| \w+ed\b| \w+ by\b)",
    re.IGNORECASE,
)
_COPULA = re.compile(r"\s(?:is|was)\b")
# "Ten lamps were lit, one for each by then known to be dead": when, if no time is told before?
_THEN = re.compile(r"\b(?:by|until|since|before) then\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:\d{4}|[A-Z]\w+day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|noon|midnight|a\.m\.|p\.m\.|(?:last|this) (?:week|month|year|night)|when|after|ago)(?!\w)"
)
_SUBJECT = re.compile(
    r"^The (?P<noun>[a-z]{3,}) (?:is|was|are|were|has|have|had|will|would|could|can|may|might|must|should|did|does|do|"
    r"remains?|comes?|came|began|rose|fell|\w{3,}ed)\b"
)
_PIECES = r"report|book|letter|video|offer|author|document|error"
_PIECE = re.compile(
    rf"\bthe (?P<noun>{_PIECES})(?=[.,]|$| (?:was|is|would|had|has|could|can|will|may|did|does)\b)", re.IGNORECASE
)

_LEANING = {
    "de": re.compile(
        r"^(?:Er|Sie|Ihr\w{0,2}|Sein\w{0,2}|Dies(?:e[rsmn]?)?|Das (?:ist|sei|war|wäre)|Dabei|Dort|Damit|Davon|Dazu|"
        r"Dafür|Dagegen|Daraufhin|Deren|Dessen)\b|^(?:\w+ ){1,4}(?:von|unter) ihnen\b"
    )
}
_COMPLEMENT = (
    r"(?:of|in|on|between) [^,.;:“”\"]+?(?=,|[.;:“”\"]|$|\s+(?:is|was|are|were|has|have|had|will|would|could|"
    r"rose|fell|stands|stood|put|said|reached|climbed)\b)"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their|them|this|that|these|those|there)\b", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\b(?:{ANONYMOUS.pattern}|{ROLE.pattern}|one|who|we|you|I)\b|\]", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODY.pattern})\b|\]")


class Reference(NamedTuple):
    """Words of a statement that mean something outside it, where they end, and the noun that needs a complement."""

    words: str
    end: int
    noun: str | None = None


def open_reference(statement: str, text: Annotated, number: int) -> Reference | None:
    """What means something outside the statement of sentence `number`, or `None`."""
    if not text.is_english:
        leaning = _LEANING.get(text.article.language or "")
        match = leaning.search(statement) if leaning else None
        return Reference(match[0], match.end()) if match else None
    if text.place_of.get(number, 0) == 0:  # what stands first leans on nothing
        return None
    own = outside_quotations(statement)
    if own == statement:
        finders = (_pointing, _measured, _noun, _remark)
        return next(filter(None, (find(own, text, number) for find in finders)), None)
    found = next(filter(None, (find(own, text, number) for find in (_pointing, _measured, _noun))), None)
    return found or _unnamed_remark(statement, text, number)


def open_owner(statement: str) -> re.Match[str] | None:
    """A possessive before which the statement names nobody who could be meant."""
    own = outside_quotations(statement)
    his, its = _PERSONS.search(own), _OFFICERS.search(own)
    if his and not _names_somebody(own[: his.start()]):
        return his
    return its if its and not _names_body(own[: its.start()]) else None


def _names_somebody(before: str) -> bool:
    return bool(find_names(before)) or _SOMEBODY.search(before) is not None


def _names_body(before: str) -> bool:
    """Whether words name or call something that has officers."""
    names = (untitled_text(name.text) for name in find_names(before))
    return _BODY.search(before) is not None or not all(map(is_person, names))


def complement(noun: str, text: Annotated, number: int) -> tuple[str, int] | None:
    """What the nearest earlier sentence says of which such thing it is, and the number of that sentence.

    "The toll in the sinking off Tolm rose", then "The toll had stood at 14": "in the sinking off Tolm".
    """
    pattern = re.compile(rf"\b{noun} (?P<of>{_COMPLEMENT})", re.IGNORECASE)
    for before in reversed([place for place in text.with_stem.get(stem(noun), ()) if place < number]):
        match = pattern.search(outside_quotations(text.lines[before - 1]))
        if match and len(words(match["of"])) <= LONGEST and not _PRONOUN.search(match["of"]):
            return match["of"], before
    return None


def open_body(statement: str, text: Annotated, number: int) -> tuple[re.Match[str], str] | None:
    """A body at the start that a statement without names calls by its last word, and the one name it can have."""
    own = outside_quotations(statement)
    match = _SUBJECT.match(own)
    if match is None or not BODY.fullmatch(match["noun"]) or any(name.sure for name in find_names(own)):
        return None
    ends = f" {match['noun'].capitalize()}"
    named = {
        name.rpartition(" of the ")[2]  # "Governor Ros of the Central Bank"
        for name, places in text.name_places.items()
        if name.endswith(ends) and places[0] < number
    }
    return (match, named.pop()) if len(named) == 1 else None


def _pointing(own: str, text: Annotated, number: int) -> Reference | None:
    then = _THEN.search(own)
    match = then if then and not _TIME.search(own, 0, then.start()) else _POINTING.search(own)
    return Reference(match[0].strip(), match.end()) if match else None


def _measured(own: str, text: Annotated, number: int) -> Reference | None:
    """A measure, unless the statement has a number of something: "put the number at 240 people"."""
    match = _MEASURED.search(own)
    if match is None:
        return None
    is_subject = match.start() == 0 and _COPULA.match(own, match.end())  # "The gap is a loan of 650 million"
    if not is_subject and any(quantity.noun for quantity in find_quantities(own)):
        return None
    return Reference(match[0], match.end(), match["noun"])


def _noun(own: str, text: Annotated, number: int) -> Reference | None:
    subject, piece = _SUBJECT.match(own), _PIECE.search(own)
    if subject and _was_brought_in(subject["noun"], text, number) and not _is_known(subject["noun"], text):
        return Reference(f"The {subject['noun']}", subject.end("noun"), subject["noun"])
    if piece is None or stem(piece["noun"]) in content_words(text.article.title or ""):
        return None
    return Reference(piece[0], piece.end(), piece["noun"])


def _was_brought_in(noun: str, text: Annotated, number: int) -> bool:
    """Whether an earlier sentence speaks of such a thing; people and bodies are known by what they are."""
    somebody = any(kind.fullmatch(noun) for kind in (BODY, ROLE, ANONYMOUS))
    return not somebody and any(place < number for place in text.with_stem.get(stem(noun), ()))


def _is_known(noun: str, text: Annotated) -> bool:
    return stem(noun) in text.topic


def _remark(own: str, text: Annotated, number: int) -> Reference | None:
    told = words(own)
    if not told or len(told) > REMARK or _says_of_what(own, text, number):
        return None
    return Reference(" ".join(told[:2]), 0)


def _unnamed_remark(statement: str, text: Annotated, number: int) -> Reference | None:
    """ "“We told them,” the deckhand said": what somebody without a name says of nothing that is named."""
    speaker, told = text.attribution(number), words(statement)
    if speaker is None or not speaker.anonymous or not statement.startswith(QUOTATION_MARKS) or len(told) > LONG_REMARK:
        return None
    return None if _says_of_what(statement, text, number) else Reference(" ".join(told[:3]), 0)


def _says_of_what(statement: str, text: Annotated, number: int) -> bool:
    """Whether it names anything, or has a word of what the rest of the article is about."""
    about = text.topic_beside(number)
    return any(name.sure for name in find_names(statement)) or not about.isdisjoint(content_words(statement))
