"""How much two texts share: stemmed content words with frozen weights, and word shingles for copies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from threading import Lock
from zlib import crc32

import Stemmer

# Words that say nothing about what a sentence is about.
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing down during each few for from further had has have having he her here hers
    him his how i if in into is it its itself just me more most my no nor not now of off on once only or other our out
    over own same she should so some such than that the their them then there these they this those through to too
    under until up upon us very was we were what when where which while who whom whose why will with within without
    would you your yet may might must shall s t re ve ll d m""".split()
)
# Words of reporting itself: in every article, whatever it is about.
GENERIC_WORDS = frozenset(
    """say said says saying tell told add added accord according report reported reports statement state stated
    official officials spokesman spokeswoman spokesperson source sources news agency media journalist announce
    announced announcement claim claimed ask asked make made take took come came go went get got give gave see saw
    time day week month year today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december new first last next two three
    one people country government region part number still already earlier later early late""".split()
)
GENERIC_WEIGHT = 0.3

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)
# "won't" has nothing to do with winning; what is contracted with "not" is never a word of its own weight.
_CONTRACTED = re.compile(r"\b\w+n['’]t\b", re.IGNORECASE)
_one_at_a_time = Lock()  # a stemmer keeps the word that it works on: two threads would mix theirs up
_stemmer = Stemmer.Stemmer("english", 0)


def fold(text: str) -> str:
    """Typography made plain (quotation marks, dashes, spaces, ellipses), case and words kept; lengths may change.

    >>> fold("“It’s over” – he\u00a0said…")
    '"It\\'s over" - he said...'
    """
    return text.translate(_TYPOGRAPHY)


_TYPOGRAPHY = str.maketrans(
    {mark: '"' for mark in "“”„‟«»❝❞〝〞"}
    | {mark: "'" for mark in "‘’‚‛‹›`´ʼ′"}
    | {mark: "-" for mark in "‐‑‒–—―−"}
    | {mark: " " for mark in "\u00a0\u2002\u2003\u2009\u200a\u202f\t\n"}
    | {"…": "...", "\u200b": None, "\u00ad": None, "\ufeff": None}
)


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word without case and diacritics."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of one word (Snowball English), without case and diacritics."""
    with _one_at_a_time:
        return str(_stemmer.stemWord(plain(word)))


def words(text: str) -> tuple[str, ...]:
    """All words as written, in order, numbers with their separators ("1,000") as one."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4_096)
def content_words(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order.

    >>> content_words("The ferries were sinking.")
    ('ferri', 'sink')
    """
    return tuple(map(stem, words_with_content(text)))


def words_with_content(text: str) -> Iterator[str]:
    """The same words as written."""
    uncontracted = _CONTRACTED.sub(" ", text) if "'" in text or "’" in text else text
    return (word for word in _WORD.findall(uncontracted) if plain(word) not in STOP_WORDS)


_GENERIC_STEMS = frozenset(stem(word) for word in GENERIC_WORDS)


def word_weight(word: str) -> float:
    """Weight of a stem: frozen, never computed from the day's articles, so that articles do not affect each other."""
    return GENERIC_WEIGHT if word in _GENERIC_STEMS else 1.0


def containment(part: Collection[str], whole: Collection[str]) -> float:
    """Weighted share of `part`'s stems that `whole` has, in [0, 1]; 0 for an empty part."""
    first, second = set(part), set(whole)
    total = sum(map(word_weight, first))
    return sum(map(word_weight, sorted(first & second))) / total if total else 0.0


def shingles(text: str, size: int = 5) -> frozenset[int]:
    """Hashes of all runs of `size` words, the same in every process; a shorter text is one run."""
    plain_words = [plain(word) for word in words(text)]
    runs = range(max(1, len(plain_words) - size + 1)) if plain_words else range(0)
    return frozenset(crc32(" ".join(plain_words[i : i + size]).encode("utf-8", "replace")) for i in runs)
