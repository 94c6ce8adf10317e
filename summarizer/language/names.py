"""Names in a text and their variants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.language.similarity import STOP_WORDS, plain

# Said before a name, and not part of it.
TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady gen general lt col colonel capt captain maj major sgt
    sergeant cpl admiral adm cmdr commander brig marshal president prime minister premier chancellor chairman
    chairwoman chair chief secretary senator sen rep representative governor gov mayor king queen prince princess pope
    judge justice ambassador foreign defence defense interior finance transport deputy vice former acting leader
    comrade father sister spokesman spokeswoman spokesperson staff official""".split()
)
CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
# Capitalised at the start of a sentence, and no name.
_OPENERS = STOP_WORDS | frozenset(
    """according although among amid another around despite earlier even every however instead later many meanwhile
    moreover much nearly nobody none nothing neither one two three four five six seven eight nine ten eleven twelve
    besides since some several still thus though today tomorrow unless unlike whether yesterday yes no officials police
    residents witnesses survivors critics experts analysts soldiers troops rescuers workers people authorities
    investigators sources reports prosecutors doctors under over after before during last next almost roughly
    at least most others both neither either them everyone everything anyone""".split()
)
_OPENERS_AND_CALENDAR = _OPENERS | CALENDAR
_CLOSERS = CALENDAR | STOP_WORDS
_DEMONYM = re.compile(r"(?:ians?|anis?|ans?|is?|ese|ish|ns?|s)$")
_PARTICLES = "of|the|de|du|des|del|della|di|da|von|van|der|den|al|el|bin|ibn|la|le|and|for"
_ABBREVIATION = r"(?:Gen|Sgt|St|Mr|Mrs|Ms|Dr|Col|Lt|Capt|Cpl|Maj|Prof|Sen|Rep|Gov|Adm|Brig|Rev|Hon|[A-Z])\."
_WORD = r"[^\W\d_a-zß-öø-ÿ]\w*(?:['’\-][^\W\d_]\w*)*(?:-\d+)?"
_TOKEN = rf"(?:(?:[A-Z]\.){{2,}}|{_ABBREVIATION}|{_WORD})"
_NAME = re.compile(rf"(?<!\w){_TOKEN}(?:[ \u00a0](?:(?:{_PARTICLES})[ \u00a0]){{0,2}}{_TOKEN}|[ ]\d{{1,3}}\b)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEFORE_OPENING = frozenset(" \u00a0\t\"'“”‘’«»([—–-")
_PART = re.compile(r"[\w.]+")
_CONJUNCTION = re.compile(r"[ \u00a0](?:and|for)[ \u00a0](?:the[ \u00a0])?|['’]s[ \u00a0]")
_UNSPACED = re.compile(r"[^\s]+")


class Name(NamedTuple):
    """A name as written, without possessive. `sure` is false for one capitalised word that begins a sentence."""

    text: str
    start: int
    end: int
    sure: bool = True


def find_names(text: str) -> tuple[Name, ...]:
    """Names of people, bodies, places and things: runs of capitalised words, in order.

    Weekdays, months and plain words that only begin a sentence are none.

    >>> [name.text for name in find_names("On Monday Gen. Ada Ros met the O.R.C. in Tolm.")]
    ['Gen. Ada Ros', 'O.R.C.', 'Tolm']
    """
    return _find_names(text)


@lru_cache(maxsize=32_768)
def _find_names(text: str) -> tuple[Name, ...]:
    """The work of `find_names`, remembered."""
    found = []
    for match in _NAME.finditer(text):
        for a, b in _bare(text, match):
            name = text[a:b]
            if _is_name(name):
                found.append(
                    Name(name, a, b, sure=not (_begins_sentence(text, a) and " " not in name and _ordinary(name)))
                )
    return tuple(found)


def _bare(text: str, match: re.Match[str]) -> Sequence[tuple[int, int]]:
    """The spans of the names in a run of capitalised words; most runs are one word of letters, which needs no care."""
    if match[0].isalnum():
        return () if _is_opener(match[0]) or _is_closer(match[0]) else (match.span(),)
    return _without_conjunction(text, *_strip(text, *match.span()))


def _ordinary(name: str) -> bool:
    """Whether a word is written as any word at the start of a sentence would be."""
    return name[1:].islower() or len(name) == 1


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Leading ordinary words ("The", "On Monday"), trailing possessive and calendar words taken off."""
    parts = [match.span() for match in _UNSPACED.finditer(text, start, end)]
    first, last = 0, len(parts)
    while first < last and _is_opener(text[slice(*parts[first])]):
        first += 1
    while first < last and _is_closer(text[slice(*parts[last - 1])]):
        last -= 1
    if first == last:
        return start, start
    end = parts[last - 1][1]
    possessive = _POSSESSIVE.search(text, parts[last - 1][0], end)
    return parts[first][0], possessive.start() if possessive else end


@lru_cache(maxsize=65_536)
def _is_opener(word: str) -> bool:
    """Whether a capitalised word before a name is no part of it."""
    return plain(word.strip(".")) in _OPENERS_AND_CALENDAR and not (len(word) > 1 and word.isupper())


@lru_cache(maxsize=65_536)
def _is_closer(word: str) -> bool:
    """Whether a capitalised word after a name is no part of it."""
    return plain(word.strip(".")) in _CLOSERS and not (len(word) > 1 and word.isupper() and plain(word) not in CALENDAR)


def _without_conjunction(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "Ostmarl and Tesmiria" are two names; "Pell and Sons" would be cut too, which costs nothing."""
    spans, position = [], start
    for match in _CONJUNCTION.finditer(text, start, end):
        spans.append((position, match.start()))
        position = match.end()
    return [_strip(text, a, b) for a, b in [*spans, (position, end)]] if spans else [(start, end)]


def _is_name(name: str) -> bool:
    """Whether a run of capitalised words names anything."""
    word = plain(name.strip("."))
    if name.isupper() and len(name) > 1:  # "US" is no "us"
        return word not in CALENDAR and word not in {"THE", "AND"}
    return len(name) > 1 and any(map(str.isalpha, name)) and word not in CALENDAR and word not in _OPENERS


def _begins_sentence(text: str, start: int) -> bool:
    """Whether only marks and spaces stand between the end of a sentence and `start`."""
    position = start - 1
    while position >= 0 and text[position] in _BEFORE_OPENING:
        position -= 1
    return position < 0 or text[position] in ".!?:;\n…"


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """What all plain spellings of one name share: no case, diacritics, hyphens, dots, titles or possessive."""
    return " ".join(_parts(name))


@lru_cache(maxsize=65_536)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name that its spellings share."""
    bare = _POSSESSIVE.sub("", name.strip())
    letters = bare.replace(".", "") if re.fullmatch(r"(?:\w\.)+", bare) else bare
    parts = [
        plain(part.strip(".")) for part in _PART.findall(letters.replace("-", " ").replace("’", "").replace("'", ""))
    ]
    kept = [part for part in parts if part and part not in {"the", "of", "and", "a", "an"}]
    while len(kept) > 1 and kept[0] in TITLES:
        kept.pop(0)
    return tuple(kept)


@lru_cache(maxsize=65_536)
def same_name(a: str, b: str) -> bool:
    """Whether two names can be variants of one: spelling, title dropped, surname alone, acronym, demonym.

    >>> same_name("Gen. Ada Ros", "Ros"), same_name("O.R.C.", "Order of Rural Clerks"), same_name("Ada Ros", "Ida Ros")
    (True, True, False)
    """
    first, second = _parts(a), _parts(b)
    if not first or not second:
        return False
    if first == second or "".join(first) == "".join(second):
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == len(long):
        return all(_same_part(x, y) for x, y in zip(short, long, strict=True))
    if len(short) == 1 and len(short[0]) > 1 and short[0] == _initials(long):
        return True
    return _is_short_form(short, long)


@lru_cache(maxsize=65_536)
def variant_keys(name: str) -> frozenset[tuple[str, str]]:
    """What a name is looked up by: two that `same_name` takes for variants of one have a key in common."""
    parts = _parts(name)
    if not parts:
        return frozenset()
    whole = ("whole", "".join(parts)), ("whole", _initials(parts))
    return frozenset((*whole, ("first", _people(parts[0])), ("last", _people(parts[-1]))))


def _is_short_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """The surname alone (last part; the first where the family name stands first), or first and last of more."""
    return long[-len(short) :] == short or long[: len(short)] == short or short == (long[0], long[-1])


def _same_part(a: str, b: str) -> bool:
    """Whether two words are one, be it as a place and its people."""
    return a == b or (min(len(a), len(b)) >= 4 and _nation(a) == _nation(b))


def _people(word: str) -> str:
    """What two words share that are one."""
    return _nation(word) if len(word) >= 4 else word


@lru_cache(maxsize=65_536)
def _nation(word: str) -> str:
    """A place and its people: "zhurdani" and "zhurdan" share this."""
    root = _DEMONYM.sub("", word)
    return (root if len(root) >= 4 else word).rstrip("aeiouy") or word


def _initials(parts: tuple[str, ...]) -> str:
    """The acronym of a name."""
    return "".join(part[0] for part in parts)
