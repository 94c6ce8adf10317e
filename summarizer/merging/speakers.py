"""Which speakers are one origin, and which are a party in what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from summarizer.language.names import find_names, name_key, same_name
from summarizer.language.similarity import content_words, plain, stem
from summarizer.merging.telling import Telling
from summarizer.merging.terms import name_roots
from summarizer.settings import Settings

# What a person is to a body, and what does not say which body: left out when descriptions are compared.
_ROLES = frozenset(
    stem(word)
    for word in """spokesman spokeswoman spokesperson spokespersons director head chief deputy president chairman
    chairwoman chair secretary
    general minister leader officer official officials inspector sergeant captain commander master lawyer attorney
    counsel envoy ambassador representative manager executive owner founder editor professor doctor geologist expert
    former acting senior vice assistant clerk mayor governor matron farmer member sgt gen capt prof dr mr mrs ms col
    maj lt father sister king queen prince deckhand company firm group body maker agency state own""".split()
)
_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|lawyer|attorney|counsel|representative|secretary|chief executive)\b", re.I)
_ANAPHORA = re.compile(
    r"\b(?:its|their|the (?:company|line|firm|union|ministry|group|party|office|operator|club))\b", re.I
)


_OF = re.compile(r"([\w-]+)\s+of\s+((?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)")
_WHOSE = re.compile(r"([A-Z][\w.-]+(?:\s[A-Z][\w-]+)?)['’]s?\s+(?=((?:[\w.-]+,?\s+){0,6}[\w-]+))")


@dataclass(frozen=True)
class Speaker:
    """One link that information came from, with what its report says about it."""

    name: str
    described_as: str
    evidence: str
    article_id: str

    @classmethod
    def of(cls, name: str, telling: Telling) -> Speaker:
        evidence = " ".join(span.text for span in telling.claim.evidence)
        bare = re.sub(r"^(?:the|an?)\s+", "", name.strip(), flags=re.I) or name
        return cls(bare, telling.claim.described_as or "", evidence, telling.article.id)

    @property
    def is_person(self) -> bool:
        """A person speaks for somebody: "Ada Ros, a spokeswoman for the harbour office"."""
        return bool(self.described_as) and plain(self.described_as) != plain(self.name)

    @property
    def body(self) -> frozenset[str]:
        """Stems of the words that say which body it is, or whom a person speaks for."""
        return _body_words(self.described_as if self.is_person else self.name)

    def group(self, settings: Settings) -> str | None:
        """The owner or state that it is an organ of."""
        known = settings.group_of
        exact = known.get(self.name.casefold())
        return exact or next((group for name, group in sorted(known.items()) if same_name(name, self.name)), None)


@lru_cache(maxsize=16_384)
def _body_words(text: str) -> frozenset[str]:
    return frozenset(content_words(re.sub(r"['’]s\b", "", text))) - _ROLES


def same_origin(a: Speaker, b: Speaker, settings: Settings) -> bool:
    """Whether two may be one origin: one name, one group, or one body whom the other speaks for."""
    group = a.group(settings)
    if (group is not None and group == b.group(settings)) or same_name(a.name, b.name):
        return True
    if a.is_person == b.is_person:
        return bool(a.body) and a.body == b.body if a.is_person else _one_within(a, b)
    person, body = (a, b) if a.is_person else (b, a)
    return _speaks_for(person, body)


def _one_within(a: Speaker, b: Speaker) -> bool:
    """ "Coast guard" and "the Velmara coast guard"; "the staff" and "the General Staff"."""
    if not a.body or not b.body:
        return False
    names_a, names_b = _named(a.name), _named(b.name)
    return (a.body <= b.body or b.body <= a.body) and (names_a <= names_b or names_b <= names_a)


def _speaks_for(person: Speaker, body: Speaker) -> bool:
    if person.body:
        return person.body <= body.body or body.body <= person.body or same_name(body.name, person.described_as)
    # "its spokeswoman": whoever the sentence names besides may be meant.
    anaphoric = _SPEAKS_FOR.search(person.described_as) or _ANAPHORA.search(person.described_as)
    return bool(anaphoric) and any(same_name(name.text, body.name) for name in find_names(person.evidence))


def _named(text: str) -> frozenset[str]:
    return frozenset(part for name in find_names(text) for part in name_key(name.text).split())


def is_actor(speaker: Speaker, claim_names: frozenset[str]) -> bool:
    """Whether the speaker, or the country or body it speaks for, is a party in what it says."""
    return not claim_names.isdisjoint(_roots_of(speaker)) or not claim_names.isdisjoint(_affiliation(speaker))


def _roots_of(speaker: Speaker) -> frozenset[str]:
    """Of the speaker's own name, and of those in its description."""
    own = name_roots(speaker.name) if find_names(speaker.name) else frozenset()
    return own.union(part for name in find_names(speaker.described_as) for part in name_roots(name.text))


def _affiliation(speaker: Speaker) -> frozenset[str]:
    """Names that the evidence ties to the speaker: "Chairman Ada Ros of Tolm", "Tolm's president, Ada Ros"."""
    surname = speaker.name.split()[-1]
    after = [match[2] for match in _OF.finditer(speaker.evidence) if match[1] == surname]
    before = [match[1] for match in _WHOSE.finditer(speaker.evidence) if surname in re.findall(r"[\w-]+", match[2])]
    return frozenset(part for name in (*after, *before) for part in name_roots(name))
