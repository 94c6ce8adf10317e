"""Which figures measure the same: one thing counted, of one party, in one place and period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from summarizer.language.numbers import Quantity, find_quantities, in_base, noun_key
from summarizer.language.numbers.words import PEOPLE, UNITS
from summarizer.language.similarity import stem
from summarizer.merging.aspects import aspects_differ
from summarizer.merging.conditions import MONEY
from summarizer.merging.counted import RESULTS
from summarizer.merging.figures import Reading
from summarizer.merging.groups import groups_alike
from summarizer.merging.lexicon import ANNOUNCED, LEVELS, ONCE, conditions_agree
from summarizer.merging.meanings import CHANGED_FROM, WHOLE, Meaning
from summarizer.merging.rivals import are_rivals
from summarizer.merging.sameness import shares_bound
from summarizer.merging.terms import overlap, root, roots_in, stems_in
from summarizer.merging.topics import SHARES, SUMS, TOPIC, topics_agree

SAME_SUBJECT = 0.35
"""Overlap of two statements from which counts of one noun are of one thing, where no word says what befell it."""
MOST_APART = 10
"""By how much two sources may differ on one thing."""
MOST_GROWN = 100
"""By how much a count may grow from one day to another."""
CHANCE = 10
"""Smaller counts agree by chance."""
SAME_STATEMENT = 0.5
"""The same for a sum or a share of which no word says what it is a figure of: real news is full of them."""
SAME_SHARE = 0.6
"""The same for a share: one poll alone gives a dozen, of nearly the same words."""
_UNIT_STEMS = frozenset(
    stem(word)
    for unit in (*UNITS, *MONEY, "monday tuesday wednesday thursday friday saturday sunday")
    for word in unit.split()
)
_TELLING = stems_in("number total count least most nearly estimate put reach rise confirm latest record whole some")
_FIRST_SENTENCE = re.compile(r".{40,}?[.!?](?=\s|$)", re.DOTALL)


def measured_alike(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """Readings by what they measure, each in exactly one set; sets and readings in the order given.

    A reading that leaves party or place open joins the only set it fits; of several, the one that has its value, or
    whose party or place its statement names; else it stays alone.
    """
    sets: list[list[Reading]] = []
    explicit = sorted(range(len(readings)), key=lambda i: (-_explicitness(readings[i]), i))
    for index in explicit:
        reading = readings[index]
        fitting = [one for one in sets if all(comparable(reading, other) for other in one)]
        for closer in (_same_value_in, _named_in):
            if len(fitting) > 1:
                fitting = [one for one in fitting if closer(reading, one)] or fitting
        if len(fitting) == 1 or (fitting and _explicitness(reading) == 2):
            fitting[0].append(reading)
        else:
            sets.append([reading])
    order = {id(reading): position for position, reading in enumerate(readings)}
    ordered = (tuple(sorted(one, key=lambda reading: order[id(reading)])) for one in sets)
    return tuple(sorted(ordered, key=lambda one: order[id(one[0])]))


def comparable(a: Reading, b: Reading) -> bool:
    """Whether two figures measure the same: what is counted, what befell it, of whom, where, in which period.

    Two figures of one sentence ("31 were treated, five of them …") are two things, unless two give them.
    """
    return (
        (a.claim is not b.claim or are_rivals(a, b))
        and _one_circumstance(a, b)
        and _one_thing(a, b)
        and not _far_apart(a, b)
    )


def _far_apart(a: Reading, b: Reading) -> bool:
    """Whether one is an order of magnitude above the other, where no party or place ties them.

    Sources that differ so much count different things: those of one village, of one hospital. What adds up may grow
    more from day to day.
    """
    x, y = a.meaning, b.meaning
    if x.of & y.of or x.where & y.where:
        return False
    small, large = sorted(abs(one.bounds.low or one.bounds.high or 0.0) for one in (a, b))
    grows = (a.is_cumulative or b.is_cumulative) and a.as_of != b.as_of
    return large > small * (MOST_GROWN if grows else MOST_APART)


def _one_circumstance(a: Reading, b: Reading) -> bool:
    x, y = a.meaning, b.meaning
    agreed = any(TOPIC[one].agreed for one in (x.topic, y.topic) if one in TOPIC)
    in_time = x.is_ahead == y.is_ahead or x.condition in ANNOUNCED or agreed
    added = (x.is_more, x.is_suspected, x.kin) == (y.is_more, y.is_suspected, y.kin)
    manner = in_time and added and not aspects_differ(x.aspects, y.aspects)
    apart = _parties_differ(a, b) or any(_elsewhere(*pair) or _within(*pair) for pair in ((a, b), (b, a)))
    return manner and not apart and (not _periods_differ(x, y) or _one_value(a, b))


def _one_thing(a: Reading, b: Reading) -> bool:
    """Whether the same is counted or measured, and the same said of it.

    Where only one says in words that we know what befell those counted, or what a sum is of, the rest of the two
    statements must be of one matter.
    """
    x, y = a.meaning, b.meaning
    one_topic = topics_agree(x.topic, y.topic)
    measured = x.unit == y.unit or (one_topic and x.topic != "" and not (x.unit and y.unit))
    told_apart = (x.topic and y.topic and not one_topic) or not conditions_agree(x.condition, y.condition)
    if not measured or told_apart or not _nouns_agree(a, b):
        return False
    if (x.condition and y.condition) or _one_value(a, b):
        return True
    if _conflict(_named(a), _named(b)):
        return False
    if x.topic and one_topic:
        return _one_of_topic(a, b)
    return _one_measurement(a, b) if x.unit else _one_count(a, b)


def _one_of_topic(a: Reading, b: Reading) -> bool:
    """Whether two figures of one topic are of one thing: of some topics a story has many."""
    topic = TOPIC.get(a.meaning.topic)
    if topic is None or not topic.many or (_is_alone(a) and _is_alone(b)):
        return True
    return _share_words(a, b) and ((topic.adds_up and _tied(a, b)) or _one_matter(a, b, SAME_SUBJECT))


def _is_alone(reading: Reading) -> bool:
    """Whether its article gives no other figure of its sort: then that of the story's subject."""
    return _sorts_in(reading.telling.article.text)[_sort(reading.quantity)] == 1


@lru_cache(maxsize=4_096)
def _sorts_in(text: str) -> Counter[tuple[str, str]]:
    """How many quantities of each sort a text gives."""
    return Counter(map(_sort, find_quantities(text)))


def _sort(quantity: Quantity) -> tuple[str, str]:
    return (in_base(quantity.unit)[0], "") if quantity.unit else ("", noun_key(quantity.noun))


def _tied(a: Reading, b: Reading) -> bool:
    """Whether two words beside the numbers, or one and a name, tie two figures: "the fund has raised"."""
    shared = a.meaning.told & b.meaning.told
    return len(shared) > 1 or (len(shared) == 1 and not a.telling.names.isdisjoint(b.telling.names))


def _one_measurement(a: Reading, b: Reading) -> bool:
    """Whether two sums, shares or lengths are of one thing, where not both say which."""
    unit = a.meaning.unit
    threshold = SAME_SHARE if unit in SHARES else SAME_STATEMENT if unit in SUMS | MONEY else SAME_SUBJECT
    return _share_words(a, b) and _one_matter(a, b, threshold)


def _one_count(a: Reading, b: Reading) -> bool:
    """Whether two counts are of the same, where not both say in words that we know what befell those counted."""
    x, y = a.meaning, b.meaning
    if not (x.noun and y.noun):
        return False
    alone = _is_alone(a) and _is_alone(b)
    if x.noun in RESULTS and (alone or (x.of | x.where) & (y.of | y.where) or _tied(a, b)):
        return True
    if alone and _one_deed(a, b):
        return True
    things = a.figure.what == b.figure.what and x.noun not in PEOPLE
    told = things or not (x.condition or y.condition) or not x.told.isdisjoint(y.told)
    return told and _one_matter(a, b, SAME_SUBJECT)


def _one_deed(a: Reading, b: Reading) -> bool:
    """Whether the words beside both numbers say the same of things of one noun, besides what both articles are on."""
    x, y = a.meaning, b.meaning
    titles = stems_in(" ".join(one.telling.article.title or "" for one in (a, b)))
    return x.noun == y.noun and x.condition == y.condition and not (x.told & y.told) <= titles | _TELLING


def _share_words(a: Reading, b: Reading) -> bool:
    """Whether two statements about sums or shares have more in common than a name and the unit: what they are of."""
    if a.is_level and _named(a) & _named(b):
        return True  # how far it is from a place that both name
    names = roots_in(a.telling.core)
    shared = {word for word in a.telling.stems & b.telling.stems if root(word) not in names}
    return not shared <= _UNIT_STEMS


def _named(reading: Reading) -> frozenset[str]:
    """The names beside a number, without those of who says so; what has digits is a virus, a road, a model."""
    return frozenset(one for one in reading.meaning.named & reading.telling.names if one.isalpha())


def _nouns_agree(a: Reading, b: Reading) -> bool:
    """Whether the same sort of people or things is counted, as far as nouns say it."""
    x, y = a.meaning.noun, b.meaning.noun
    own = [noun_key(one.figure.what or "") for one in (a, b)]
    if not groups_alike(*own):
        return False
    return not x or not y or x == y or own[0] == own[1] != "" or (x in PEOPLE and y in PEOPLE)


def _one_matter(a: Reading, b: Reading, threshold: float) -> bool:
    """Whether what is said beside two numbers is of one thing: in the statements as a whole, or in both headlines."""
    if overlap(a.telling.terms, b.telling.terms) >= threshold or _changed_from(a, b) or _changed_from(b, a):
        return True
    beside = bool(a.meaning.noun) or not a.meaning.told.isdisjoint(b.meaning.told)
    return beside and _headlined(a) and _headlined(b)


def _changed_from(a: Reading, b: Reading) -> bool:
    """Whether `a` is said to have been what `b` is: "cases have risen from 226 to 286"."""
    before = (one for one in find_quantities(a.text) if one.end <= a.quantity.start)
    return any(
        one.unit in ("", b.figure.unit) and shares_bound(one, b.figure) and CHANGED_FROM.search(a.text[: one.start])
        for one in before
    )


def _one_value(a: Reading, b: Reading) -> bool:
    """Whether both give one value: "1.2bn" and "1,200 million dollars" of one topic are hardly of two things."""
    x, y = a.meaning, b.meaning
    if not shares_bound(a.bounds, b.bounds):
        return False
    if x.unit or x.topic:
        return x.topic == y.topic != "" or x.noun == y.noun != "" or not x.told.isdisjoint(y.told)
    return x.noun == y.noun != "" and (a.bounds.low or a.bounds.high or 0) >= CHANCE


def _headlined(reading: Reading) -> bool:
    """Whether the headline of its article speaks of what is counted, or of what is said of it."""
    about = reading.meaning.told | frozenset((stem(reading.meaning.noun),))
    return not about.isdisjoint(stems_in(reading.telling.article.title or ""))


def _parties_differ(a: Reading, b: Reading) -> bool:
    """Whether one is of another party or place. Whose a thing is says where it is: "UK cases", "cases in Japan"."""
    x, y = a.meaning, b.meaning
    if x.condition or y.condition:
        return _conflict(x.of, y.of) or _conflict(x.where, y.where)
    return _conflict(x.of | x.where, y.of | y.where)


def _conflict(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and a.isdisjoint(b)


def _elsewhere(a: Reading, b: Reading) -> bool:
    """Whether `a` names a place that its article is not about, or begins with it, and `b` is of no such place."""
    if not a.meaning.where or b.meaning.where or a.meaning.condition in ONCE:
        return False
    if a.meaning.is_local:
        return True
    own, other = (_opening(one.telling.article.text, one.telling.article.title or "") for one in (a, b))
    known = other | b.telling.names | b.meaning.of | frozenset((WHOLE,))
    return a.meaning.where.isdisjoint(known) and (a.meaning.is_placed_first or a.meaning.where.isdisjoint(own))


def _within(a: Reading, b: Reading) -> bool:
    """Whether `b` is of the whole country or company, and `a` of something in it that has a name: one of its works."""
    return WHOLE in b.meaning.where and not (_named(a) | a.meaning.of) <= b.telling.names


@lru_cache(maxsize=4_096)
def _opening(text: str, title: str) -> frozenset[str]:
    """Roots of the names that an article begins with."""
    first = _FIRST_SENTENCE.match(text)
    return roots_in(title) | (roots_in(first[0]) if first else frozenset())


def _periods_differ(a: Meaning, b: Meaning) -> bool:
    """A sum over a year is none of the day; but "last year there were" only dates a count that comes and goes."""
    return LEVELS.isdisjoint((a.condition, b.condition)) and a.period != b.period


def _explicitness(reading: Reading) -> int:
    return bool(reading.meaning.of) + bool(reading.meaning.where)


def _same_value_in(reading: Reading, others: Sequence[Reading]) -> bool:
    unit = reading.meaning.unit
    return any(unit == other.meaning.unit and shares_bound(reading.bounds, other.bounds) for other in others)


def _named_in(reading: Reading, others: Sequence[Reading]) -> bool:
    names = roots_in(reading.telling.claim.statement) | frozenset(map(root, reading.figure.as_written.split()))
    article = reading.telling.article
    own = names | _opening(article.text, article.title or "")
    return any(own & (other.meaning.of | other.meaning.where) for other in others)
