"""The names in a story with their variants, and spellings that may be slips. Names are never corrected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from summarizer.language.names import TITLES, Name, find_names, name_key, same_name, variant_keys
from summarizer.language.similarity import plain
from summarizer.merging.parts import Parts
from summarizer.merging.terms import name_roots
from summarizer.schema import Article, Caution, Entity

_BODIES = frozenset(
    """agency army authority bank board bureau club commission committee company corps council court department
    embassy federation force forces foundation government group guard hospital line ministry office organisation
    organization party police post press prosecutors regiment school service society staff union university wire
    works courier ledger times""".split()
)
_PLACES = frozenset(
    """bay bridge cape city county district isle island lake mount pass port province ridge river street town valley
    village""".split()
)
_COMMON = _BODIES | _PLACES | TITLES
_IN_PLACE = re.compile(r"\b(?:at|in|off|near|outside|around|to|from)\s+(?:the\s+)?$")
SHORTEST_VARIANT = 8
"""Letters from which two spellings that differ by one or two are more likely slips than two names."""
_LONG_WORD = re.compile(rf"\w{{{SHORTEST_VARIANT},}}")
_CLOSE = 2
Place = tuple[Article, int, int]
"""(article, start, end): somewhere in its text."""
Type = Literal["person", "organisation", "place", "unknown"]


def entities_of(parts: Parts) -> tuple[Entity, ...]:
    """Names of the story's statements and speakers; variants that can only be one name are its aliases."""
    told: dict[str, list[str]] = {}
    places: Counter[str] = Counter()
    for claim in parts.claims:
        if claim.best.article.language in (None, "en"):
            statement = claim.claim.statement
            for name in claim.best.statement.all_names:
                for text in _parted(name.text) if name.sure else ():
                    told.setdefault(text, []).append(parts.ids[claim])
                    places[text] += bool(_IN_PLACE.search(statement[: name.start]))
            if claim.claim.said_by and find_names(claim.claim.said_by) and not claim.claim.anonymous:
                told.setdefault(claim.claim.said_by, []).append(parts.ids[claim])
    people = frozenset(claim.claim.said_by for claim in parts.claims if claim.claim.said_by)
    return tuple(
        Entity(
            name=names[0],
            type=_type(names, people, places),
            aliases=tuple(names[1:]),
            claim_ids=tuple(dict.fromkeys(one for name in names for one in told[name])),
        )
        for names in grouped(told)
    )


def grouped(names: Iterable[str]) -> list[list[str]]:
    """Variants of one name together, the fullest first; a short form that fits two names stays by itself."""
    groups: list[list[str]] = []
    postings: dict[tuple[str, str], set[int]] = {}
    for name in sorted(names, key=lambda one: (-len(name_key(one).split()), -len(one), one)):
        keys = variant_keys(name)
        near = {place for key in keys for place in postings.get(key, ())}
        fitting = [place for place in near if any(_one_name(name, other) for other in groups[place])]
        if len(fitting) == 1:
            place = fitting[0]
            groups[place].append(name)
        else:
            place = len(groups)
            groups.append([name])
        for key in keys:
            postings.setdefault(key, set()).add(place)
    return sorted(groups, key=lambda group: group[0])


def _parted(name: str) -> tuple[str, ...]:
    """ "Chairman Ada Ros of Tolm" is a person and a place, "Bank of Tolm" one name; titles are none of the name."""
    first, _, rest = name.partition(" of ")
    bare = _untitled(first)
    if rest and " " in bare and not {plain(word) for word in first.split()} & (_BODIES | _PLACES):
        return bare, rest
    return (_untitled(name),) if _untitled(name) else ()


def _untitled(name: str) -> str:
    words = name.split()
    while words and plain(words[0].strip(".")) in TITLES:
        words.pop(0)
    return " ".join(words)


def _one_name(short: str, long: str) -> bool:
    """Variants; but the place in "Union of Tolm" is not the union."""
    if f" of {short}".casefold() in long.casefold() or f" of {long}".casefold() in short.casefold():
        return False
    return same_name(short, long)


def _type(names: Sequence[str], people: frozenset[str], places: Mapping[str, int]) -> Type:
    words = {plain(word.strip(".")) for name in names for word in name.split()}
    if words & _BODIES:
        return "organisation"
    if words & _PLACES:
        return "place"
    if any(len(name.split()) > 1 and name in people for name in names):
        return "person"
    if any(name.isupper() and len(name) > 1 for name in names):
        return "organisation"
    return "place" if any(places[name] for name in names) else "unknown"


def variants_in(articles: Sequence[Article]) -> list[Caution]:
    """Of spellings of one name the rarer ones wherever they stand, as cautions."""
    names = [(article, name) for article in articles if article.language in (None, "en") for name in _names_of(article)]
    places = [*_slips(names), *_joined_otherwise(names)]
    return [
        Caution(kind="name_variant", text=article.text[start:end], article_id=article.id, start=start, end=end)
        for article, start, end in places
    ]


def _names_of(article: Article) -> tuple[Name, ...]:
    """The names of which variants are looked for: those of two words, and those with a long word."""
    return tuple(one for one in find_names(article.text) if len(one.text) >= SHORTEST_VARIANT or " " in one.text)


def _slips(names: Iterable[tuple[Article, Name]]) -> list[Place]:
    """Of two spellings a letter or two apart, the rarer one."""
    places: dict[str, list[Place]] = {}
    for article, name in names:
        for start, end in _long_words(name):
            places.setdefault(article.text[start:end].capitalize(), []).append((article, start, end))
    by_initial: dict[str, list[str]] = {}
    for word in _most_used_first(places):
        by_initial.setdefault(word[0], []).append(word)
    return [
        place
        for words in by_initial.values()
        for rank, word in enumerate(words)
        if any(_one_slip(word, other) for other in words[:rank])
        for place in places[word]
    ]


def _joined_otherwise(names: Iterable[tuple[Article, Name]]) -> list[Place]:
    """Of "Ada Ros-Venn" and "Ada Ros Venn", the rarer one."""
    spellings: dict[str, dict[str, list[Place]]] = {}
    for article, name in names:
        for written in _parted(name.text) if " " in name.text else ():
            start = article.text.find(written, name.start, name.end)
            spaced = written.replace("-", " ").casefold()
            if start >= 0 and " " in spaced:
                place = (article, start, start + len(written))
                spellings.setdefault(spaced, {}).setdefault(written.casefold(), []).append(place)
    return [
        place for places in spellings.values() for written in _most_used_first(places)[1:] for place in places[written]
    ]


def _most_used_first(places: Mapping[str, Sequence[Place]]) -> list[str]:
    return sorted(places, key=lambda written: (-len(places[written]), written))


def _long_words(name: Name) -> Iterator[tuple[int, int]]:
    """Where the long words of a name stand; words for offices and bodies are no names."""
    for part in _LONG_WORD.finditer(name.text):
        word = part[0]
        if (word[1:].islower() or word.isupper()) and plain(word) not in _COMMON:
            yield name.start + part.start(), name.start + part.end()


def _one_slip(a: str, b: str) -> bool:
    """Whether two words are one or two letters apart, and not one name's forms (a place and its people, a plural)."""
    if a[0] != b[0] or abs(len(a) - len(b)) > _CLOSE or name_roots(a) == name_roots(b):
        return False
    if a.startswith(b) or b.startswith(a):
        return False
    return _distance(plain(a), plain(b)) in (1, _CLOSE)


def _distance(a: str, b: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
