"""Whom "he", "she" or "it" means: only where the sentences just before leave one answer.

A wrong name is worse than a claim withheld, so a second person, a pronoun before the name, or a sentence with another
subject in between leaves it open.
"""

from __future__ import annotations

import re

from summarizer.extraction.annotated import Annotated
from summarizer.language.attribution import find_attribution
from summarizer.language.datelines import dateline_end
from summarizer.language.names import TITLES, find_names, name_key, same_name
from summarizer.language.people import BODY_WORD, full_name, is_person, opening_name, untitled_text
from summarizer.language.quotations import find_quotations
from summarizer.language.similarity import plain

LOOK_BACK = 4  # sentences; only those that speak of nobody else are passed over

_DEFINING = re.compile(r"^It(?:['’]s| is| was| were) (?:the|an?)\b")  # of what was said, not of who did it

_MASCULINE = frozenset({"he", "him", "his"})
_FEMININE = frozenset({"she", "her", "hers"})
PERSONAL = _MASCULINE | _FEMININE
_ANY_PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
# Somebody who is not named: a rival of every name. What follows a comma or "as" describes a name instead.
_SOMEBODY = re.compile(
    r"(?<!, )(?<!\bas )\b(?:[Aa]n?|[Tt]he|[Oo]ne) (?:[\w-]+ )?"
    r"(?:man|woman|boy|girl|person|driver|victim|suspect|witness|teacher|"
    r"minister|president|mayor|governor|chairman|director|leader|chief|senator|judge|coach|doctor|captain|"
    r"soldier|officer|official|spokesman|spokeswoman|spokesperson|resident|worker|student|survivor|"
    r"source|aide|lawyer|friend)\b"
)
_PLACE = re.compile(
    r"\b(?:Tower|City|York|Hall|Bridge|Island|Islands|Valley|Park|Square|Airport|Harbou?r|Bay|Hill|Inn)\b"
)
_MALE_WORDS = "Mr|Sir|Lord|King|Prince|Pope|chairman|spokesman|businessman|congressman|father|brother|husband|son"
_FEMALE_WORDS = "Mrs|Ms|Miss|Lady|Dame|Queen|Princess|chairwoman|spokeswoman|businesswoman|mother|sister|wife|daughter"
_MALE = re.compile(rf"\b(?:{_MALE_WORDS})\.? (?=[A-Z])", re.IGNORECASE)
_FEMALE = re.compile(rf"\b(?:{_FEMALE_WORDS})\.? (?=[A-Z])", re.IGNORECASE)
# What may follow a name that is the whole subject; after "Tolm workers …" or "Tolm’s …" the subject is another.
_PREDICATE = re.compile(
    r"(?:,? (?:which|who)\b.*?)?,? (?:(?:has|have|had|is|was|are|were|will|would|could|may|might|can|did|does|said|"
    r"says|also|holds|owns|runs|makes|plans|expects|wants|took|made|gave|began|won|lost|sold|bought|paid|came|"
    r"went|put|kept|held|rose|fell|told|left|built|led|set|sent|met|cut)|[a-z]+ed)\b"
)


def antecedent(pronoun: str, text: Annotated, number: int) -> str | None:
    """The name that a pronoun in sentence `number` stands for, or `None` where that is not certain."""
    word = pronoun.lower()
    if word in PERSONAL:
        return _person(word, text, number)
    return _body(text, number) if word in {"it", "its"} else None


def _person(word: str, text: Annotated, number: int) -> str | None:
    for before in range(number - 1, max(0, number - 1 - LOOK_BACK), -1):
        line = text.lines[before - 1]
        if line.strip() and not _carries_on(word, line):
            name = _only_person(line, text, before)
            return name if name and not _clashes(word, name, text, before) else None
    return None


def _carries_on(word: str, line: str) -> bool:
    """Whether a sentence speaks on of whom the pronoun means: it has the same pronoun for subject, or only quotes."""
    own = outside_quotations(line)
    if not re.search(r"\w", own):
        return True
    pronoun = "he" if word in _MASCULINE else "she"
    if _names_anybody(own):
        return False
    if not _ANY_PERSONAL.search(own):  # speaks of nobody
        return find_attribution(line) is None
    return bool(
        re.match(
            rf"\W*(?:(?:But|And|Then|Later|Instead|Still),? )?{pronoun}\b|[^.]*\b{pronoun} (?:said|added|told)\b",
            own,
            re.I,
        )
    )


def _names_anybody(own: str) -> bool:
    return any(name.sure for name in find_names(own)) or bool(_SOMEBODY.search(own))


def _only_person(line: str, text: Annotated, number: int) -> str | None:
    """The one person of a sentence: its speaker, its subject, or the only one named."""
    own = outside_quotations(line)
    people = _people(own, text, number)
    speaker = find_attribution(line)
    named = speaker.said_by if speaker else None
    if len(people) != 1:
        return None
    name, written = next(iter(people.items()))
    if named and not same_name(named, name):
        return None
    if named:
        return name
    opening = opening_name(own[dateline_end(own) :])
    if opening:
        owns = re.match(r"['’]", own[own.find(written) + len(written) :])  # "Ros’s ship sank": the ship is the subject
        return name if same_name(opening, written) and not owns else None
    is_surname = name != written and name.endswith(written)  # "New York" is in full only, and nobody
    earlier = own[: own.find(written)]
    return None if speaker or not is_surname or _ANY_PERSONAL.search(earlier) or _SOMEBODY.search(own) else name


def _people(own: str, text: Annotated, number: int) -> dict[str, str]:
    """Everybody whom these words name, by the fullest name so far → as written. A lone name may be a person's too."""
    people: dict[str, str] = {}
    before = text.window(number)
    speaker = find_attribution(own)
    for name in find_names(own):
        bare = untitled_text(name.text)
        full = bare if is_person(bare) else full_name(bare, before)
        if _PLACE.search(full):  # "New York" looks like a person
            full = "" if _PLACE.search(bare) else bare
        speaks = speaker is not None and speaker.said_by == bare and " " not in bare
        lone = plain(bare) not in TITLES and (
            name_key(bare) in text.surnames or (speaks and not BODY_WORD.search(bare))
        )
        if is_person(full) or lone:
            known = next(
                (other for other in people if is_person(other) and is_person(full) and same_name(other, full)), full
            )
            people.setdefault(known, bare)
    return people


def _clashes(word: str, name: str, text: Annotated, number: int) -> bool:
    """Whether a title ("Mrs", "spokesman") that the article gives this person fits another pronoun."""
    surname = name_key(name).split()[-1:]
    other = _FEMALE if word in _MASCULINE else _MALE
    for line in text.window(number):
        for match in other.finditer(line):
            titled = next(
                (n for n in find_names(line) if n.start <= match.end() < n.end or n.start == match.end()), None
            )
            if titled and name_key(titled.text).split()[-1:] == surname and same_name(titled.text, name):
                return True
    return False


def _body(text: Annotated, number: int) -> str | None:
    """The body or place that is the whole subject of the sentence before, with its article."""
    if number < 2 or _DEFINING.search(text.lines[number - 1]):
        return None
    before = text.lines[number - 2]
    line = before[dateline_end(before) :]
    article = re.match(r"The\s", line)
    name = opening_name(line)
    if name is None or is_person(name) or is_person(full_name(name, text.window(number - 1))):
        return None
    end = line.find(name) + len(name)
    if (not article and name.lower() in text.common_words) or not _PREDICATE.match(line[end:]):
        return None
    return f"the {name}" if article else name


def outside_quotations(text: str) -> str:
    """The text with its quotations blanked, so that offsets stay."""
    for quotation in find_quotations(text.replace("''", '" ')):
        text = text[: quotation.start] + " " * (quotation.end - quotation.start) + text[quotation.end :]
    return text
