"""What a statement is about, as weighted terms: name roots ("n:…") and stems of content words.

All weights are fixed here or in `language.similarity`: nothing is computed from the day's articles, so that an
unrelated article cannot change how two others compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice

from summarizer.language.irregular import BASE_OF
from summarizer.language.names import TITLES, Name, find_names, name_key
from summarizer.language.sentences import split_sentences
from summarizer.language.similarity import content_words, fold, plain, stem, word_weight, words_with_content

NAME_WEIGHT = 2.0
"""A shared name says about as much as two shared words: look-alike events differ in little else."""
COMMON_NAME_WEIGHT = 0.6
"""Countries and bodies that stand in every second article tell stories apart hardly better than a plain word."""

COMMON_NAMES = frozenset(
    """africa america asia australia britain canada china england europe european france french germany german india
    iran iraq israel italy japan korea mexico nato russia russian spain turkey uk ukraine un united states kingdom us
    usa eu who washington london moscow beijing brussels paris berlin north south east west northern southern eastern
    western republic federation union""".split()
)
# Words in a name that say what sort of thing it is, and not which one.
_KINDS = frozenset(
    """agency army authority bank board bureau centre center church city club college commission committee company
    corps council county court department district embassy federation force forces foundation government group guard
    hospital house institute isle island lake law line ministry mission mount office organisation organization park
    party pass police port post press province provincial regional ridge river road school service society staff state
    street study town tower trust union university valley village wire works news day ledger courier times""".split()
)
_SAME_NAME = {
    name_key(name): frozenset((same,))
    for same, names in {
        "us": ("US", "U.S.", "USA", "United States", "United States of America", "America", "American", "Americans"),
        "uk": ("UK", "U.K.", "United Kingdom", "Britain", "Great Britain", "British", "Briton", "Britons"),
        "un": ("UN", "U.N.", "United Nations"),
        "who": ("WHO", "World Health Organization", "World Health Organisation"),
    }.items()
    for name in names
}
_SAME_MEANING = {
    word: key
    for key, words in {
        "dead": "died dying dies die kill kills killed killing dead death deaths fatalities slain perished toll",
        "injured": "injured injuries injury wounded hurt wounds",
        "strike": "strike strikes striking stoppage walkout walkouts",
        "landslide": "landslide landslides landslip mudslide",
        "end": "end ends ended ending conclude concluded concluding over finish finished",
        "aboard": "aboard onboard",
    }.items()
    for word in words.split()
}
_MEANINGS = {stem(form): stem(verb) for form, verb in BASE_OF.items()} | {
    stem(word): key for word, key in _SAME_MEANING.items()
}
_DEMONYM = re.compile(r"(?:ians?|ans?|i|ese|ish|s)$")
_NUMBER = re.compile(r"^(?:\d|(?:per|cent|percent|million|billion|thousand|hundred|dozen)$)")
SHORTEST_ROOT = 4

Terms = Mapping[str, float]


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """The root that a place and its people share ("Zhurdan", "Zhurdani"); short words stand for themselves."""
    current = plain(word)
    while len(shorter := _DEMONYM.sub("", current)) >= SHORTEST_ROOT and shorter != current:
        current = shorter
    return current.rstrip("aeiouy") if len(current.rstrip("aeiouy")) >= SHORTEST_ROOT else current


@lru_cache(maxsize=65_536)
def name_roots(name: str) -> frozenset[str]:
    """Roots of the distinctive parts of a name; all its parts where none is distinctive; one of what has several."""
    if same := _SAME_NAME.get(name_key(name)):
        return same
    parts = [part for part in name_key(name).split() if part not in TITLES and len(part) > 1]
    distinctive = [part for part in parts if part not in _KINDS]
    return frozenset(map(root, distinctive or parts))


@lru_cache(maxsize=65_536)
def roots_in(text: str) -> frozenset[str]:
    """Roots of all names in a text; one capitalised word that only begins a sentence counts if it looks like a name."""
    return frozenset(part for name in find_names(text) if name.sure for part in name_roots(name.text))


@lru_cache(maxsize=65_536)
def stems_in(text: str) -> frozenset[str]:
    """Stems of the content words, words of one meaning as one; numbers are left out (they are compared as figures)."""
    return frozenset(same_meaning(word) for word in content_words(text) if not _NUMBER.match(word))


def same_meaning(word: str) -> str:
    """The stem that stands for all words of one meaning ("killed", "died" → "dead") and all forms of one verb."""
    return _MEANINGS.get(word, word)


@lru_cache(maxsize=65_536)
def terms_of(text: str) -> Terms:
    """Term → weight for one text."""
    return terms_from(find_names(text), stems_in(text))


def terms_from(names: Iterable[Name], stems: Iterable[str]) -> Terms:
    """The same from the names and the stems of a text."""
    sure = [name.text for name in names if name.sure]
    named = {word for name in sure for word in content_words(name)}
    weights = {f"n:{part}": name_weight(part) for part in sorted({part for name in sure for part in name_roots(name)})}
    return weights | {word: word_weight(word) for word in sorted(stems) if word not in named}


def name_weight(name: str) -> float:
    """The weight of one name root."""
    return COMMON_NAME_WEIGHT if name in _COMMON_ROOTS else NAME_WEIGHT


_COMMON_ROOTS = frozenset(map(root, COMMON_NAMES))


def overlap(a: Terms, b: Terms) -> float:
    """Weighted Dice overlap of two sets of terms, in [0, 1]."""
    total = sum(a.values()) + sum(b.values())
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return 2 * sum(weight for term, weight in small.items() if term in large) / total if total else 0.0


def held(part: Iterable[str], whole: Iterable[str]) -> float:
    """Weighted share of the stems in `part` that `whole` has."""
    wanted, there = frozenset(part), frozenset(whole)
    total = sum(map(word_weight, wanted))
    return sum(map(word_weight, sorted(wanted & there))) / total if total else 0.0


# --------------------------------------------------------------------------- the statement without its attribution

_SAID = (
    r"(?:said|says|told|added|adds|announced|stated|declared|reported|reports|warned|confirmed|insisted|insists|claimed|"
    r"claims|estimated|estimates|stressed|noted|explained|argued|acknowledged|admitted|alleged|alleges|replied|wrote|"
    r"believes|repeated|conceded|revealed|maintains|maintained|show|shows|has learned)"
)
_ACTIVE = r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )"  # who "was declared the winner" says nothing
_TRAILING = re.compile(
    rf",\s+(?!(?:and|but|which|who|where|when)\b)[^,;“”\"]{{2,70}},?\s{_ACTIVE}(?:(?:also|later|now|has|have)\s)?{_SAID}\b"
    r"(?!\s+that\b)[^;“”\"]{0,70}$"
)
_ADDING_UP = r"(?:taking|bringing|raising|pushing|lifting|putting|leaving|making)"
# "Nine more died, police said on Monday, taking the toll to 40."
_IN_THE_MIDDLE = re.compile(
    rf",\s+[^,;“”\"]{{2,60}}\s{_ACTIVE}{_SAID}(?:\s+(?:\w+\s+)?on\s+\w+)?(?=,\s+{_ADDING_UP}\s)"
)
# "…," said Ada Ros, the director of the dairies; "…," Ada Ros, the director, told reporters.
_AFTER_QUOTATION = re.compile(
    rf"[,?!][\"']+\s+(?:{_SAID}\s+(?!that\b)[^\";]*|"
    rf"[^,;\"]{{2,60}}(?:,[^;\"]{{2,80}},)?\s{_ACTIVE}{_SAID}\b(?!\s+that\b)[^\";]{{0,70}})$"
)
# "…, its director, Ada Ros, said": who Ada Ros is stands before her name.
_APPOSITION = re.compile(r",\s+(?:its|their|his|her|an?|the|[A-Z][\w'-]+'s)(?:\s[\w'-]+){1,5}$")
_PASSIVE = re.compile(r",\s+it (?:was|is) (?:learned|reported|said)\b[^;]{0,40}$")
_ACCORDING = re.compile(r",?\s+according to\s[^;]{2,120}$|^[Aa]ccording to\s[^,;]{2,80},\s+")
_LEADING = re.compile(
    rf"^[^;“”\"]{{2,110}}?(?<!\band)(?<!\bbut)\s(?:(?:also|later|now|has|had|have|is)\s)?{_SAID}"
    r"(?:\s+[\w'’ .]{2,40}?)?\s+that\s+"
)
_LEADING_BARE = re.compile(rf"^[^,;“”\"]{{2,70}}?\s{_SAID}\s+(?=(?:the|a|an|it|he|she|they|there|its|his|her|no|\d)\b)")
_DENYING = re.compile(
    r"^(?:(?!\bwh(?:ich|o)\b)[^;“”\"]){2,110}?\s(?:den(?:ied|ies)|reject(?:ed|s)|dismiss(?:ed|es)|disput(?:ed|es)|refuted)\s"
    r"(?:[\w' ]{2,40}?\s)?that\s+"
)
# "The regime denies the death of the general", "… denied having opened fire".
_DENYING_NOUN = re.compile(
    r"^(?:(?!\bwh(?:ich|o)\b)[^;“”\"]){2,110}?(?<!was)(?<!were)(?<!been)\s(?:den(?:ied|ies))\s(?:(?:the|any|all|having|being|been)\s)*"
)
# "It was smugglers, and not the rebels, who blew it up."
_CLEFT = re.compile(r"^It (?:was|is)\s[^;]{2,60}?\bnot\s([^,;]{2,60}?),?\s(?:who|that|which)\s")
_AND_SAID = re.compile(rf"\s(?:and|but)\s(?:also\s)?{_SAID}\b")
_SHORTEST_CORE = 3
# "Ada Ros, however, said that …"
_BY_THE_WAY = re.compile(
    r",\s+(?:however|meanwhile|though|too|in turn|by contrast|for (?:his|her|its|their) part),(?=\s)"
)
# How a text passes from its own matter to another; what follows is what is told.
_LEAD_IN = re.compile(
    r"^(?:(?:The|This|That|His|Her|Its|Their)\s[\w' -]{2,40}\s(?:comes?|came)\s(?:as|amid|while)\s+|"
    r"(?:Elsewhere|Separately|Meanwhile|In (?:a |an )?(?:separate|other|unrelated) \w+),\s+)"
)


def _without_trailing(text: str) -> str:
    """Without the last ", … said" and the apposition before it; earlier commas belong to what is said."""
    for comma in reversed([match.start() for match in re.finditer(",", text)]):
        if _TRAILING.match(text, comma):
            return _APPOSITION.sub("", text[:comma])
    return text


def _cutting(pattern: re.Pattern[str], needed: str = "") -> Callable[[str], str]:
    """`needed`: what every match has, and is found much faster."""
    return lambda text: pattern.sub("", text, count=1) if needed in text else text


_WITHOUT: tuple[Callable[[str], str], ...] = (
    _cutting(_IN_THE_MIDDLE),
    _cutting(_ACCORDING, "ccording to"),
    _cutting(_AFTER_QUOTATION),
    _without_trailing,
    _cutting(_PASSIVE, " it "),
    _cutting(_DENYING, "that"),
    _cutting(_LEADING, "that"),
    _cutting(_LEADING_BARE),
)


def without_lead_in(statement: str) -> str:
    """The statement without the words that lead over to it ("The recall comes as …", "In a separate matter, …")."""
    return _LEAD_IN.sub("", statement, count=1)


@lru_cache(maxsize=65_536)
def core_of(statement: str) -> str:
    """What a statement says, without who says so; the whole where nothing sensible would be left.

    >>> core_of("Two boats sank off Tolm, the harbour office said on Monday.")
    'Two boats sank off Tolm'
    """
    sentences = split_sentences(fold(statement), "en")
    if len(sentences) > 1:
        return " ".join(f"{core_of(sentence.text)}." for sentence in sentences)
    text = _BY_THE_WAY.sub("", without_lead_in(fold(statement))).strip().rstrip(".")
    for without in _WITHOUT:
        shorter = without(text).strip(" ,.")
        if shorter != text and _content(shorter) >= _content(text):
            text = shorter
    return text


def _content(text: str) -> int:
    """How many words carry meaning, counted as far as a sensible core needs them."""
    return sum(1 for _ in islice(words_with_content(text), _SHORTEST_CORE))


# "The line denied it ["The door was open"]": what we put in brackets is what is denied.
_DENIED_IN_BRACKETS = re.compile(r"\[\"(.+)\"\]")


@lru_cache(maxsize=16_384)
def denied_part(statement: str) -> str:
    """What a denial denies ("… denied that there had been a fire" → "there had been a fire"); else the core."""
    text = fold(statement).strip().rstrip(".")
    if quoted := _DENIED_IN_BRACKETS.search(text):
        return quoted[1]
    for denying in (_DENYING, _DENYING_NOUN):
        denied = _AND_SAID.split(denying.sub("", text, count=1))[0]
        if denied != text and (denying is _DENYING or _content(denied) >= _SHORTEST_CORE):
            return denied
    core = core_of(statement)
    return _CLEFT.sub(r"\1 ", core, count=1)


def is_cleft(core: str) -> bool:
    """Whether it says of whom something is not so: "it was smugglers, and not the rebels, who …"."""
    return _CLEFT.match(core) is not None
