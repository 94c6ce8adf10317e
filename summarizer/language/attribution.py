"""Who says so, and through whom: attributions read from the words of a sentence and its neighbours.

The order of a chain is speaker outward: "Kim said, according to KCNA" is said by Kim, via KCNA.
A wrong speaker is worse than none: what the words leave open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from summarizer.language.attribution_patterns import (
    ACCORDING,
    ANONYMOUS,
    BODY,
    CITED,
    CITING,
    DEFINITE,
    DOCUMENT,
    HEARERS,
    MEDIA,
    OWN_PAPER,
    PAPER,
    PEOPLE_WORD,
    POSSESSIVE,
    PRONOUN,
    QUESTIONERS,
    RELAYING,
    ROLE,
    SOME_MEDIUM,
    SOURCE_HEAD,
    TOLD,
)
from summarizer.language.datelines import dateline_end
from summarizer.language.names import find_names
from summarizer.language.people import (
    NAMES_BACK,
    full_name,
    is_person,
    opening_body,
    people_in,
    shares_surname,
    title_gender,
    titled_person,
)
from summarizer.language.quotations import find_quotations
from summarizer.language.speakers import Attribution, read_source
from summarizer.language.speaking import MOST_VERBS, mask, speaker_phrases, subject_before

__all__ = ["Attribution", "attribute", "find_attribution"]

LOOK_BACK = 3  # sentences: a pronoun or a running quotation has its speaker near
CHAIN = 40  # sentences: how far one "he said" may lead to the next; bounds the work in a text of pronouns


def find_attribution(sentence: str) -> Attribution | None:
    """The attribution that one sentence itself gives, or `None`. Pronouns stay as they are.

    >>> find = find_attribution("“We won,” fire chief Ada Ros said, according to the Tolm Press.")
    >>> find.said_by, find.described_as, find.via
    ('Ada Ros', 'fire chief', ('Tolm Press',))
    """
    return _find_attribution(sentence)


@lru_cache(maxsize=4_096)
def _find_attribution(sentence: str) -> Attribution | None:
    """The work of `find_attribution`, remembered: neighbours ask for the same sentence again."""
    masked = mask(sentence[dateline_end(sentence) :])
    found = next((a for cue, phrase in speaker_phrases(masked) if (a := read_source(phrase, cue, masked))), None)
    if found is None:
        chain = _cited(masked)
        speaker = read_source(chain[0][1], "according to", masked) if chain else None
        return replace(speaker, via=_linked([source for _, source in chain[1:]])) if speaker else None
    spoken = max(0, masked.find(found.cue))
    chain = sorted(link for link in _cited(masked) + _relayed(masked, found) if _one_clause(masked, spoken, link[0]))
    links = tuple(link for link in _linked([source for _, source in chain]) if link != found.said_by)
    hearer = _hearer(masked)
    told = replace(found, via=((hearer,) if hearer and hearer not in links else ()) + links)
    return _citing(told, masked)


def _citing(found: Attribution, masked: str) -> Attribution:
    """ "…, Ros said, citing the divers": the divers say so, through Ros."""
    match = CITING.search(masked)
    between = found.said_by or found.described_as
    if match is None or between is None or not _can_tell(match["source"]):
        return found
    source = read_source(match["source"].strip(), found.cue, masked)
    said_by = source.said_by if source and source.said_by else match["source"].strip()
    return replace(found, said_by=said_by, described_as=None, anonymous=False, via=(between, *found.via))


def _can_tell(phrase: str) -> bool:
    """Whether words name a source, and not a reason: "citing the divers", "citing low growth"."""
    match = SOURCE_HEAD.match(phrase)
    head = match["head"].strip() if match else ""
    word = head.rpartition(" ")[2]
    kinds = (ANONYMOUS, BODY, PAPER, PEOPLE_WORD, ROLE)
    return word[:1].isupper() or any(kind.fullmatch(word) for kind in kinds)


def attribute(sentences: Sequence[str], index: int) -> Attribution | None:
    """The attribution of `sentences[index]`, with pronouns, bare surnames and running quotations resolved.

    The sentences before it are looked at, and the next one where that says who asked what is quoted; where they
    leave it open, the words stay as written.
    """
    return _Resolver(sentences, max(0, index - CHAIN)).resolve(index)


class _Resolver:
    """Resolves the speakers of sentences that lean on those before; each is worked out once."""

    def __init__(self, sentences: Sequence[str], first: int) -> None:
        """`first`: the position before which nothing is looked at."""
        self._sentences = sentences
        self._first = first
        self._known: dict[int, Attribution | None] = {}

    def resolve(self, index: int) -> Attribution | None:
        """The attribution of one sentence."""
        if index not in self._known:
            found = self._resolve(index)
            through = found is not None and bool(found.via) and PRONOUN.fullmatch(found.via[0])
            self._known[index] = self._through_pronoun(found, index) if found and through else found
        return self._known[index]

    def _resolve(self, index: int) -> Attribution | None:
        """The attribution of one sentence, worked out."""
        found = find_attribution(self._sentences[index])
        if found is None:
            before = self._running(index) if _is_running_quotation(self._sentences[index]) else None
            return replace(before, certain=False) if before else None
        said_by = found.said_by or ""
        if PRONOUN.fullmatch(said_by):
            return self._pronoun(found, said_by.lower(), index)
        if definite := DEFINITE.fullmatch(said_by or found.described_as or ""):
            return self._definite(found, definite["noun"], index)
        if possessive := POSSESSIVE.fullmatch(said_by):
            return self._possessive(found, possessive["noun"], index)
        if said_by and " " not in said_by:
            return self._surname(found, said_by, index)
        return found

    def _through_pronoun(self, found: Attribution, index: int) -> Attribution:
        """ "she said, citing the divers": the link between by name, or left out where that is open."""
        between = self._pronoun(replace(found, said_by=found.via[0], via=()), found.via[0].lower(), index)
        names = (between.said_by,) if between and between.said_by else ()
        return replace(found, via=(*names, *found.via[1:]), certain=False)

    def _back(self, index: int) -> range:
        """The positions just before, nearest first."""
        return range(index - 1, max(self._first - 1, index - 1 - LOOK_BACK, -1), -1)

    def _speaker_before(self, index: int) -> Attribution | None:
        """The speaker of the nearest sentence before that names one."""
        return next((found for position in self._back(index) if (found := self.resolve(position))), None)

    def _running(self, index: int) -> Attribution | None:
        """Whose quotation goes on: that of whom the next sentence says to have asked, else of the speaker before."""
        if self._sentences[index].rstrip(" ”\"'’")[-1:] in {"?", "!"} and index + 1 < len(self._sentences):
            asked = _asker(self._sentences[index + 1])
            if asked:
                return self._surname(asked, asked.said_by or "", index)
        found = self.resolve(index - 1) if index > self._first else None
        return found if found and found.cue != "according to" and _can_go_on(found) else None

    def _surname(self, found: Attribution, name: str, index: int) -> Attribution:
        """A single word as the full name, or as the bearer of the title, that came before."""
        if DEFINITE.fullmatch(name) or PRONOUN.fullmatch(name):
            return found
        role = titled_person(name, self._sentences, index) if ROLE.fullmatch(name) else None
        return replace(found, said_by=role or full_name(name, self._sentences[max(0, index - NAMES_BACK) : index]))

    def _pronoun(self, found: Attribution, pronoun: str, index: int) -> Attribution | None:
        """ "he", "she": the last person; "it": the body that the sentence begins with, or the last; "they": the last
        speaker."""
        if pronoun == "it" and (subject := self._opening_body(index)):
            return replace(found, said_by=subject, certain=False)
        for position in self._back(index):
            speaker = self.resolve(position)
            if speaker and (_fits(pronoun, speaker) or self._is_surname(speaker.said_by, pronoun, position)):
                resolved = replace(speaker, via=found.via or speaker.via, cue=found.cue, certain=False)
                return self._checked(_one_of(resolved) if pronoun == "one of them" else resolved, pronoun, index)
            if pronoun in {"he", "she"} and (people := self._people(position)):
                only = replace(found, said_by=people[0], certain=False) if len(people) == 1 else None
                return self._checked(only, pronoun, index)
        return None

    def _opening_body(self, index: int) -> str | None:
        """The body that a sentence begins with; a single word must be seen as a name before, not only open it."""
        subject = opening_body(self._sentences[index])
        if not subject or " " in subject or subject.isupper():
            return subject
        before = self._sentences[max(0, index - CHAIN) : index]
        return subject if any(f" {subject}" in sentence for sentence in before) else None

    def _people(self, position: int) -> list[str]:
        """The people in a sentence, with the surnames that more than one of them could have."""
        names = [name.text for name in find_names(self._sentences[position]) if " " not in name.text]
        before = self._sentences[max(0, position - NAMES_BACK) : position]
        unclear = [name for name in names if shares_surname(name, before)]
        return list(dict.fromkeys([*people_in(self._sentences, position), *unclear]))

    def _is_surname(self, name: str | None, pronoun: str, position: int) -> bool:
        """Whether one word is surely a person's name: the text has it after Mr or Mrs, or several people bear it."""
        if pronoun not in {"he", "she"} or not name or " " in name or not name[0].isupper():
            return False
        before = self._sentences[max(0, position - NAMES_BACK) : position]
        return title_gender(name, self._sentences, position) is not None or shares_surname(name, before)

    def _checked(self, found: Attribution | None, pronoun: str, index: int) -> Attribution | None:
        """ "she" is nobody whom the text calls Mr."""
        gender = title_gender(found.said_by, self._sentences, index) if found and found.said_by else None
        return None if gender and pronoun in {"he", "she"} and gender != pronoun else found

    def _possessive(self, found: Attribution, noun: str, index: int) -> Attribution:
        """ "his ministry": that of the only person in this sentence or the one before, or of the speaker before."""
        speaker = self._speaker_before(index)
        people = people_in(self._sentences, index) or (people_in(self._sentences, index - 1) if index else [])
        owner = people[0] if len(people) == 1 else speaker.said_by if speaker and is_person(speaker.said_by) else None
        return replace(found, said_by=f"{owner}’s {noun}" if owner else f"the {noun}", certain=False)

    def _definite(self, found: Attribution, noun: str, index: int) -> Attribution:
        """ "the deckhand": an unnamed speaker just described so; "the chairman": the one person with this title;
        "the company": the body that the sentence begins with."""
        speaker = self._speaker_before(index)
        described = " ".join(filter(None, [speaker.described_as, speaker.said_by])) if speaker else ""
        if speaker and re.search(rf"\b{noun}\b", described, re.IGNORECASE):
            return replace(speaker, via=found.via or speaker.via, cue=found.cue, certain=False)
        titled = titled_person(noun, self._sentences, index) if ROLE.fullmatch(noun) else None
        if titled:
            return replace(found, said_by=titled, certain=False)
        subject = self._opening_body(index) if noun in {"company", "group", "firm"} else None
        return replace(found, said_by=subject, certain=False) if subject else found


def _one_of(several: Attribution) -> Attribution:
    """ "one of them": only one of those just described."""
    described = several.described_as
    return replace(several, described_as=f"one of {described}") if described else several


def _asker(sentence: str) -> Attribution | None:
    """Who asked, in "“Why?” Ros asked." where a full stop was seen after the question mark."""
    found = find_attribution(sentence)
    return found if found and found.said_by and sentence.startswith(found.said_by) and len(sentence) < 120 else None


def _one_clause(masked: str, a: int, b: int) -> bool:
    """ "Ten fell, according to Ros; Pell said nine" has two speakers, and no chain."""
    return ";" not in masked[min(a, b) : max(a, b)]


def _cited(masked: str) -> list[tuple[int, str]]:
    """Sources named by "according to X", "cited by X", "citing X", in order of the text, with their positions."""
    found = [(m.start(), m["source"].strip()) for m in islice(ACCORDING.finditer(masked), MOST_VERBS)]
    found += [(m.start(), m["source"].strip()) for m in islice(CITED.finditer(masked), MOST_VERBS)]
    return sorted(found)


def _relayed(masked: str, main: Attribution) -> list[tuple[int, str]]:
    """Agencies that "reported" what the main speaker said."""
    found = []
    for match in islice(RELAYING.finditer(masked), MOST_VERBS):
        subject = subject_before(masked, match.start())
        if subject and find_names(subject) and not main.cue.endswith(match[0]):
            found.append((match.start(), subject))
    return found


def _linked(sources: Sequence[str]) -> tuple[str, ...]:
    """Chain links by name; a treaty or an article of law "according to" which something is so is none."""
    return tuple(_link(source) for source in sources if not DOCUMENT.match(source))


def _link(source: str) -> str:
    """One link of a chain: the name in a source phrase, else its description."""
    found = read_source(source, "", source)
    return (found.said_by or found.described_as or source) if found else source


def _hearer(masked: str) -> str | None:
    """The paper, agency or questioners that somebody "told" something; reporters at large are no link of the chain."""
    match = TOLD.search(masked)
    if not match or HEARERS.match(match["hearer"]) or OWN_PAPER.match(match["hearer"]):
        return None
    if SOME_MEDIUM.fullmatch(match["hearer"]) or QUESTIONERS.fullmatch(match["hearer"]):
        return match["hearer"]
    bare = re.sub(r"^[Tt]he ", "", match["hearer"]).removesuffix(" newspaper")
    is_name = any(name.text == bare for name in find_names(bare))
    return bare if is_name and MEDIA.search(bare) else None


def _is_running_quotation(sentence: str) -> bool:
    """Whether a sentence is nothing but quoted words."""
    stripped = sentence.strip()
    return any(q.start <= 2 and q.end >= len(stripped) - 2 for q in find_quotations(stripped))


def _can_go_on(speaker: Attribution) -> bool:
    """Whether a quotation after this speaker's words can be theirs: that of a single person, be it by surname."""
    bare_name = speaker.said_by and " " not in speaker.said_by and speaker.said_by[0].isupper()
    return bool(bare_name) or _fits("he", speaker)


def _fits(pronoun: str, speaker: Attribution) -> bool:
    """Whether a speaker can be meant by a pronoun."""
    if pronoun in {"he", "she"}:
        single = bool(speaker.described_as and re.match(r"(?:an?|one)\b", speaker.described_as, re.IGNORECASE))
        return is_person(speaker.said_by) or (speaker.anonymous and single)
    if pronoun == "it":
        return speaker.said_by is not None and not is_person(speaker.said_by)
    return speaker.anonymous or (pronoun == "they" and not is_person(speaker.said_by))
