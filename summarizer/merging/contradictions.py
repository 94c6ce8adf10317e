"""Disputes without figures: a denial against an assertion, whether it is over, who did it, when.

Plain rules with cues, for few false alarms: two claims must speak of the same thing in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.language.names import TITLES, find_names
from summarizer.language.similarity import GENERIC_WEIGHT, content_words, stem, word_weight
from summarizer.merging.candidates import candidate_pairs
from summarizer.merging.claims import Folded
from summarizer.merging.disputes import figure_disputes
from summarizer.merging.opposites import ENDED, GOES_ON, OPPOSITE_STATES, is_said_to_be
from summarizer.merging.parts import Parts
from summarizer.merging.sameness import quantities_differ, shares_bound, times_differ
from summarizer.merging.telling import Telling, digest
from summarizer.merging.terms import denied_part, held, name_roots, overlap, same_meaning, stems_in
from summarizer.schema import Dispute, Side

DENIED_SHARE = 0.9
"""How much of what is denied the assertion must speak of, besides sharing two words or figures with it. High: "not"
stands in every fifth sentence of real news, and hardly ever against what another one says."""
BRIEFLY_DENIED = 0.7
"""The same for a denial of few words ("The ridge has not fallen"): what it denies can hardly be something else."""
FEW_WORDS = 4
SAME_MATTER = 0.4
"""Overlap from which two statements with opposite words ("open", "shut") speak of one thing."""
SAME_EVENT = 0.7
"""Overlap from which two tellings with different dates tell one event, and not two of a kind."""
SAME_COURSE = 0.2
"""The same where the head noun is one and the same, too ("the search was continuing", "… called off")."""
_TAKEN = frozenset(map(stem, "fall fallen fell liberated captured seized taken lost free freed conquered".split()))
_TITLE_STEMS = frozenset(map(stem, TITLES))
_EACH_OTHER = re.compile(r"\b(?:blam|accus)\w+\s+(?:each other|one another)\b")
_BLAMES = re.compile(
    r"\b(?:blames?|blamed|accuses?|accused)\s+(?=[A-Z])|"
    r"\b(?:killed|shot|fired|attacked|bombed|shelled|hit|struck|caused|destroyed|wounded|injured|started)\s+"
    r"(?:on\s+)?by\s+(?:the\s+)?(?=[A-Z])"
)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed))\b")
_NOT = re.compile(
    r"\b(?:not|never|no(?!-)|none|nobody|nothing|neither|nor|without|cannot|\w+n't)\b(?:\s+(?:a|one|any)\b)?(?:\s+single\b)?",
    re.I,
)
_FREE_OF = re.compile(r"\bfree (?:of|from)\b")
_SILENT = re.compile(
    r"\b(?:un(?:clear|known|sure)|(?:not|nor)\s+(?:is it\s+|was it\s+)?(?:yet\s+)?(?:clear|known|certain|sure))\b|"
    r"(?:\b(?:not|never|to|without)|n't)\s+"
    r"(?:mention|say|saying|give|giving|comment|respond|reply|answer|specify|disclos)\w*"
)
# What stands after such a word, or is asked, nobody asserts.
_SUPPOSED = re.compile(r"\b(?:if|whether|unless|would|could)\b|\?", re.I)
_LEAST_SHARED = 2


def disputes_of(parts: Parts) -> tuple[Dispute, ...]:
    """All disputes of a story, those about figures first; each pair of claims in one dispute only."""
    found = list(figure_disputes(parts))
    settled = {frozenset(pair) for dispute in found for pair in _pairs(dispute)}
    for dispute in (*_culprits(parts), *_denials(parts), *_unfinished(parts), *_dates(parts)):
        pairs = {frozenset(pair) for pair in _pairs(dispute)}
        if not pairs & settled:
            found.append(dispute)
            settled |= pairs
    return tuple(found)


def _pairs(dispute: Dispute) -> Iterator[tuple[str, str]]:
    for index, side in enumerate(dispute.sides):
        for other in dispute.sides[index + 1 :]:
            yield from ((a, b) for a in side.claim_ids for b in other.claim_ids)


def _denials(parts: Parts) -> Iterator[Dispute]:
    """What is denied against what asserts it; denials of one assertion are one dispute."""
    asserting = [claim for claim in parts.known if not claim.best.denies]
    asserted = [_asserted(claim.best) for claim in asserting]
    postings = _postings(asserted)
    merged: list[tuple[list[Folded], list[Folded]]] = []
    for denial in parts.known:
        denied = _denied(denial.best) if denial.best.denies else frozenset()
        near = _spoken_of(denial.best, denied, asserted, postings) if denied else ()
        against = [
            asserting[index] for index in near if _denies(denial.best, denied, asserting[index].best, asserted[index])
        ]
        same = next((one for one in merged if any(claim in one[0] for claim in against)), None)
        if same:
            same[0].extend(claim for claim in against if claim not in same[0])
            same[1].append(denial)
        elif against:
            merged.append((against, [denial]))
    for against, denials in merged:
        asked = _closest(against, denials[0])
        question = _question(asked, against, denials[0])
        ordered = sorted(against, key=lambda claim: claim is not asked)
        yield from _dispute(parts, f"Is it so? “{question}”", (ordered, denials), ("yes", "no"))
    yield from _opposites(parts, asserting)


def _question(asked: Folded, against: Sequence[Folded], denial: Folded) -> str:
    """What is denied in the words of what asserts it; of several, in the denial’s own where it has them."""
    statement = denial.claim.statement
    denied = denied_part(statement)
    return denied if len(against) > 1 and denied in statement and not _NOT.search(denied) else asked.best.core


def _closest(claims: Sequence[Folded], to: Folded) -> Folded:
    return max(claims, key=lambda claim: overlap(claim.best.terms, to.best.terms))


def _denied(telling: Telling) -> frozenset[str]:
    """What a denial denies; nothing where it only keeps silent ("did not mention")."""
    if _SILENT.search(telling.core):
        return frozenset()
    return frozenset(map(_meaning, stems_in(denied_part(telling.claim.statement)) - _speaker_words(telling)))


def _stated(telling: Telling) -> str:
    """What comes before "if", "would" and the like."""
    return _SUPPOSED.split(telling.core, maxsplit=1)[0]


def _asserted(telling: Telling) -> frozenset[str]:
    """What an assertion says, up to what it only supposes; who "lost 700 soldiers" lost no ridge."""
    stems = stems_in(_stated(telling))
    return stems if telling.quantities else frozenset(map(_meaning, stems))


def _predicate(denial: Telling) -> frozenset[str]:
    """The words that the negation itself stands before; all that is denied where a verb denies it."""
    match = _NOT.search(denial.core)
    if match is None:
        return _denied(denial) - stems_in(" ".join(name.text for name in find_names(denial.claim.statement)))
    following = list(map(same_meaning, content_words(re.split(r"[,;]", denial.core[match.end() :])[0])))
    return frozenset(map(_meaning, following[:_LEAST_SHARED]))


def _meaning(word: str) -> str:
    return "taken" if word in _TAKEN else word


def _speaker_words(telling: Telling) -> frozenset[str]:
    return stems_in(f"{telling.claim.said_by or ''}".lower())


def _spoken_of(
    denial: Telling, denied: frozenset[str], asserted: Sequence[frozenset[str]], postings: Mapping[str, Sequence[int]]
) -> list[int]:
    """Which assertions speak of what is denied, and of what the negation itself stands before."""
    predicate = _predicate(denial)
    near = sorted({index for word in denied for index in postings.get(word, ())})
    if _NOT.search(denial.core):
        return [index for index in near if predicate <= asserted[index]]
    return [index for index in near if not predicate.isdisjoint(asserted[index])]


def _denies(denial: Telling, denied: frozenset[str], other: Telling, asserted: frozenset[str]) -> bool:
    if _NOT.search(other.core) or _FREE_OF.search(other.core):
        return False
    if (denial.names - other.names and other.names - denial.names) or "?" in denial.core:
        return False  # each speaks of somebody else as well
    words = {word for word in denied & asserted - _TITLE_STEMS if word_weight(word) > GENERIC_WEIGHT}
    figures = sum(any(shares_bound(x, y) for y in other.quantities) for x in denial.quantities)
    weighty = {word for word in denied if word_weight(word) > GENERIC_WEIGHT}
    if weighty == words and words and len(words) < _LEAST_SHARED:
        return _DENIES.search(denial.claim.statement) is not None  # "denied that there had been any fire"
    named = stems_in(" ".join(name.text for name in denial.statement.core_names if name.sure))
    enough = BRIEFLY_DENIED if len(weighty) <= FEW_WORDS else DENIED_SHARE
    return len(words - named) + figures >= _LEAST_SHARED and held(denied, asserted) >= enough


def _opposites(parts: Parts, asserting: Sequence[Folded]) -> Iterator[Dispute]:
    """ "The door was open", "the door was shut": nobody denies, and yet both cannot be."""
    stated = [_stated(claim.best) for claim in asserting]
    for first, second in OPPOSITE_STATES:
        ones = [claim for claim, text in zip(asserting, stated, strict=True) if is_said_to_be(text, first)]
        both = frozenset(ones)
        others = [
            claim
            for claim, text in zip(asserting, stated, strict=True)
            if claim not in both and is_said_to_be(text, second)
        ]
        for a in ones:
            against = [b for b in others if _opposed(a, b, {stem(first), stem(second)})]
            if against:
                yield from _dispute(parts, f"Is it so? “{a.best.core}”", ([a], against))


def _opposed(a: Folded, b: Folded, words: set[str]) -> bool:
    if _NOT.search(a.best.core) or _NOT.search(b.best.core):
        return False
    shared = (a.best.stems & b.best.stems) - words
    alike = overlap(a.best.terms, b.best.terms) >= SAME_MATTER
    return alike and len(shared) >= _LEAST_SHARED and not times_differ(a.claim.when, b.claim.when)


def _unfinished(parts: Parts) -> Iterator[Dispute]:
    """ "The search was continuing" against "the search had been called off": the same subject, no other day."""
    over = [claim for claim in parts.known if ENDED.search(claim.best.core) and not claim.best.denies]
    going_on = [claim for claim in parts.known if GOES_ON.search(claim.best.core) and claim not in over]
    for a in over:
        against = [b for b in going_on if _subject(a) & _subject(b) and _one_course(a, b)]
        if against:
            subject = sorted(_subject(a) & _subject(against[0]))[0]
            word = next(word for word in re.findall(r"\w+", a.best.core) if stem(word) == subject)
            yield from _dispute(parts, f"Is the {word.lower()} over?", ([a], against), ("yes", "no"))


def _one_course(a: Folded, b: Folded) -> bool:
    alike = overlap(a.best.terms, b.best.terms) >= SAME_COURSE
    return alike and not times_differ(a.claim.when, b.claim.when)


def _subject(claim: Folded) -> frozenset[str]:
    """The head noun before the verb that says whether it is over: the search, the operation."""
    core = claim.best.core
    verb = ENDED.search(core) or GOES_ON.search(core)
    before = core[: verb.start()] if verb else ""
    names = stems_in(" ".join(name.text for name in find_names(before) if name.sure))
    head = [word for word in content_words(before) if word_weight(word) > GENERIC_WEIGHT][-1:]
    return frozenset(head) - names


def _culprits(parts: Parts) -> Iterator[Dispute]:
    """Who did it: two who blame each other in one claim, and claims that name different ones for the same deed."""
    named = [(claim, culprit) for claim in parts.known if (culprit := _culprit(claim.best))]
    for claim in parts.known:
        yield from _each_other(claim, named, parts)
    for index, (claim, culprit) in enumerate(named):
        others = ((other, who) for other, who in named[index + 1 :] if _one_deed(claim, other))
        against = [other for other, who in others if name_roots(who).isdisjoint(name_roots(culprit))]
        if against:
            yield from _dispute(parts, f"Who is to blame? “{claim.best.core}”", ([claim], against))


def _each_other(claim: Folded, named: Sequence[tuple[Folded, str]], parts: Parts) -> Iterator[Dispute]:
    """Both sides stand in one claim; who else names one of them for the same deed is with those who do."""
    blamed = _blamed(claim.best)
    if len(blamed) < _LEAST_SHARED:
        return
    same = [(other, who) for other, who in named if other is not claim and _one_deed(claim, other)]
    sides = tuple(
        _side_of(accuser, who, claim, [other for other, by in same if name_roots(by) & name_roots(who)], parts)
        for accuser, who in zip(reversed(blamed), blamed, strict=True)  # each is blamed by the other
    )
    if any(side.claim_ids for side in sides):
        yield Dispute(id=_id([claim]), question=f"Who is to blame? “{claim.best.core}”", kind="disputed", sides=sides)


def _side_of(accuser: str, blamed: str, claim: Folded, others: Sequence[Folded], parts: Parts) -> Side:
    """Those who blame one: the accuser whom the claim names, and whoever stands behind other claims that do."""
    side = parts.side(blamed, [claim, *others])
    return side.model_copy(update={"origins": tuple(dict.fromkeys((accuser, *parts.origins_of(others))))})


def _blamed(telling: Telling) -> list[str]:
    """The two of "Tolm and Ruvia blame each other", or of "Tolm blames Ruvia, and Ruvia blames Tolm"."""
    names = telling.statement.core_names
    if match := _EACH_OTHER.search(telling.core):
        return [name.text for name in names if name.end <= match.start()][:_LEAST_SHARED]
    ends = [match.end() for match in _BLAMES.finditer(telling.core) if not match[0].startswith("by")]
    objects = [name.text for name in names if name.start in ends]
    apart = len(objects) == _LEAST_SHARED and name_roots(objects[0]).isdisjoint(name_roots(objects[1]))
    return objects if apart else []


def _culprit(telling: Telling) -> str | None:
    """Whom a claim blames: the agent of a passive, or the object of "blames"."""
    if _blamed(telling):
        return None
    match = _BLAMES.search(telling.core)
    return next((name.text for name in telling.statement.core_names if match and name.start == match.end()), None)


def _one_deed(a: Folded, b: Folded) -> bool:
    names = stems_in(" ".join(name.text for one in (a, b) for name in one.best.statement.core_names if name.sure))
    shared = {word for word in a.best.stems & b.best.stems - names if word_weight(word) > GENERIC_WEIGHT}
    return len(shared) >= _LEAST_SHARED and not times_differ(a.claim.when, b.claim.when)


def _dates(parts: Parts) -> Iterator[Dispute]:
    """One event on two days: all else is alike, figures included."""
    events = [claim for claim in parts.known if claim.claim.kind == "event" and claim.claim.when]
    for first, second in candidate_pairs([claim.best.terms for claim in events]):
        a, b = events[first], events[second]
        elsewhere = a.articles.isdisjoint(b.articles)
        if elsewhere and times_differ(a.claim.when, b.claim.when) and _one_event(a.best, b.best):
            yield from _dispute(parts, f"When was this? “{a.best.core}”", ([a], [b]))


def _one_event(a: Telling, b: Telling) -> bool:
    alike = a.denies == b.denies and overlap(a.terms, b.terms) >= SAME_EVENT
    return alike and not quantities_differ(a, b, verbatim=True) and a.names == b.names


def _dispute(
    parts: Parts,
    question: str,
    sides_taken: tuple[Sequence[Folded], Sequence[Folded]],
    answers: tuple[str, str] | None = None,
) -> Iterator[Dispute]:
    """The question with its two sides; where no short `answers` say it, each side's own statement does."""
    one, other = sides_taken
    if any(claim in parts.ids for claim in (*one, *other)):
        values = answers or (one[0].claim.statement, other[0].claim.statement)
        sides = (parts.side(values[0], one), parts.side(values[1], other))
        yield Dispute(id=_id([*one, *other]), question=question, kind="disputed", sides=sides)


def _id(claims: Iterable[Folded]) -> str:
    return digest(("contradiction", *sorted(claim.id for claim in claims)))


def _postings(asserted: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = {}
    for index, words in enumerate(asserted):
        for word in words:
            if word_weight(word) > GENERIC_WEIGHT:
                postings.setdefault(word, []).append(index)
    return postings
