"""A denial against what asserts it.

Plain rules with cues, for few false alarms: "not" stands in every fifth sentence of real news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from summarizer.language.names import TITLES, find_names
from summarizer.language.similarity import GENERIC_WEIGHT, plain, stem, word_weight, words, words_with_content
from summarizer.merging.claims import Folded
from summarizer.merging.parts import Parts
from summarizer.merging.sameness import shares_bound
from summarizer.merging.telling import Telling
from summarizer.merging.terms import denied_part, held, is_cleft, name_roots, overlap, root, stems_in
from summarizer.merging.two_sided import two_sided
from summarizer.schema import Dispute

DENIED_SHARE = 0.9
"""How much of what is denied the assertion must speak of, besides sharing two words or figures with it. High: "not"
stands in every fifth sentence of real news, and hardly ever against what another one says."""
BRIEFLY_DENIED = 0.7
"""The same for a denial of few words ("The ridge has not fallen"): what it denies can hardly be something else."""
FEW_WORDS = 4
_TAKEN = stems_in("fall liberated captured seized taken lost free freed conquered")
_TITLE_STEMS = frozenset(map(stem, TITLES))
DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es|ed))\b")
NOT = re.compile(
    r"\b(?:not|never|no(?!-)|none|nobody|nothing|neither|nor|without|cannot|\w+n't)\b(?:\s+(?:a|one|any)\b)?(?:\s+single\b)?",
    re.I,
)
_FREE_OF = re.compile(r"\bfree (?:of|from)\b")
_SILENT = re.compile(
    r"\b(?:un(?:clear|known|sure)|(?:not|nor)\s+(?:is it\s+|was it\s+)?(?:yet\s+)?(?:clear|known|certain|sure))\b|"
    r"(?:\b(?:not|never|to|without)|n't)\s+"
    r"(?:mention|say|saying|give|giving|comment|respond|reply|answer|specify|disclos)\w*",
    re.I,
)
# Whom or what these speak of stands in another sentence, and what is denied there we do not know.
_ANAPHORIC = re.compile(r"\b(?:it|he|she|they|we|you|i|this|that|there|these|those)(?:['’]\w+)?(?:\s+\w+){0,2}$", re.I)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should)"
    r"(?:\s+(?:yet|so|still|also|now|\w+ly))?\s+$",
    re.I,
)
_CLAUSES = re.compile(r"[,;:]|\b(?:that|which|who|while|but|because|although)\b", re.I)
_LEAST_SHARED = 2


def denials(parts: Parts) -> Iterator[Dispute]:
    """What is denied against what asserts it; denials of one assertion are one dispute."""
    denying = [claim for claim in parts.known if claim.best.denies]
    asserting = [claim for claim in parts.known if not claim.best.denies] if denying else []
    postings = _postings(asserting)
    merged: list[tuple[list[Folded], list[Folded]]] = []
    for denial in denying:
        denied = _denied(denial.best)
        near = _speaking_of(denial.best, postings) if denied else []
        against = [asserting[index] for index in near if _denies(denial.best, denied, asserting[index].best)]
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
        yield from two_sided(parts, f"Is it so? “{question}”", (ordered, denials), ("yes", "no"))


def _question(asked: Folded, against: Sequence[Folded], denial: Folded) -> str:
    """What is denied in the words of what asserts it; of several, in the denial’s own where it has them."""
    statement = denial.claim.statement
    denied = denied_part(statement)
    return denied if len(against) > 1 and denied in statement and not NOT.search(denied) else asked.best.core


def _closest(claims: Sequence[Folded], to: Folded) -> Folded:
    return max(claims, key=lambda claim: overlap(claim.best.terms, to.best.terms))


def _denied(telling: Telling) -> frozenset[str]:
    """What a denial denies; nothing where it only keeps silent ("did not mention")."""
    if _SILENT.search(telling.core):
        return frozenset()
    return _matter(NOT.sub(" ", denied_part(telling.claim.statement), count=1), _speaker_words(telling))


def _asserted(telling: Telling) -> tuple[frozenset[str], ...]:
    """What each clause asserts, up to what is only supposed; who "lost 700 soldiers" lost no ridge."""
    return _clauses(telling.statement.stated, taken=not telling.quantities)


@lru_cache(maxsize=16_384)
def _clauses(text: str, taken: bool) -> tuple[frozenset[str], ...]:
    return tuple(_matter(clause, taken=taken) for clause in _CLAUSES.split(text))


def _matter(text: str, without: frozenset[str] = frozenset(), taken: bool = True) -> frozenset[str]:
    """The stems of a text; a place and its people are one. `taken`: words for the fall of a place are one, too."""
    rooted = {stem(plain(part)): root(part) for name in find_names(text) if name.sure for part in words(name.text)}
    return frozenset(rooted.get(one, _meaning(one) if taken else one) for one in stems_in(text) - without)


@lru_cache(maxsize=4_096)
def _denies_sentence(denial: str) -> bool:
    """Whether "not" denies what the sentence says of a subject that it names.

    "One delegate not on the slate" denies a part of it, and what "it will not" speaks of stands elsewhere.
    """
    match = NOT.search(denial)
    if match is None or match.start() == 0 or is_cleft(denial):
        return True
    before = denial[: match.start()]
    of_a_part = match[0].lower().startswith("not") and not _AUXILIARY.search(before)
    return not of_a_part and not _ANAPHORIC.search(before.rstrip())


@lru_cache(maxsize=16_384)
def _says_not(core: str) -> bool:
    return NOT.search(core) is not None


def _predicate(denial: Telling) -> frozenset[str]:
    """The words that the negation itself stands before; all that is denied where a verb denies it."""
    if not _says_not(denial.core):
        return _denied(denial) - _matter(" ".join(name.text for name in find_names(denial.claim.statement)))
    return _negated(denial.core)


@lru_cache(maxsize=4_096)
def _negated(core: str) -> frozenset[str]:
    following = re.split(r"[,;]", NOT.split(core, maxsplit=1)[1])[0]
    return _matter(" ".join(islice(words_with_content(following), _LEAST_SHARED)))


def _meaning(word: str) -> str:
    return "taken" if word in _TAKEN else word


def _speaker_words(telling: Telling) -> frozenset[str]:
    return stems_in(f"{telling.claim.said_by or ''}".lower())


def _denies(denial: Telling, denied: frozenset[str], other: Telling) -> bool:
    """Whether a clause of `other` says what `denial` denies, and neither speaks of somebody else as well."""
    if _says_not(other.core) or _FREE_OF.search(other.core) or "?" in denial.core:
        return False
    names, others = (one.names - name_roots(one.claim.said_by or "") for one in (denial, other))
    if (names - other.names and others - denial.names) or not _denies_sentence(denial.core):
        return False  # each speaks of somebody else as well
    figures = sum(any(shares_bound(x, y) for y in other.quantities) for x in denial.quantities)
    clauses = _asserted(other)
    if not _says_not(denial.core):
        clauses = (frozenset().union(*clauses),)  # "denied it": whatever had been said
    return any(_denies_clause(denial, denied, asserted, figures) for asserted in clauses)


def _denies_clause(denial: Telling, denied: frozenset[str], asserted: frozenset[str], figures: int) -> bool:
    """Whether what is denied is what a clause asserts; `figures`: how many the two statements share."""
    predicate = _predicate(denial)
    spoken_of = predicate <= asserted if _says_not(denial.core) else predicate & asserted
    if not predicate or not spoken_of:
        return False
    weighty = {word for word in denied if word_weight(word) > GENERIC_WEIGHT}
    shared = weighty & asserted - _TITLE_STEMS
    if weighty == shared and shared and len(shared) < _LEAST_SHARED:
        return DENIES.search(denial.claim.statement) is not None  # "denied that there had been any fire"
    if weighty == shared and len(shared) > _LEAST_SHARED:
        return True  # all of it, names included: "denied that it had lost the Kelde Ridge"
    named = _matter(" ".join(name.text for name in find_names(denial.core) if name.sure))
    enough = BRIEFLY_DENIED if len(weighty) <= FEW_WORDS else DENIED_SHARE
    return len(shared - named) + figures >= _LEAST_SHARED and held(denied, asserted) >= enough


def _postings(claims: Sequence[Folded]) -> dict[str, set[int]]:
    postings: dict[str, set[int]] = {}
    for index, claim in enumerate(claims):
        for word in frozenset().union(*_asserted(claim.best)):
            postings.setdefault(word, set()).add(index)
    return postings


def _speaking_of(denial: Telling, postings: Mapping[str, set[int]]) -> list[int]:
    """The claims that speak of what is negated, in their order: of all of it where "not" negates it."""
    holding = [postings.get(word, set()) for word in _predicate(denial)]
    if not holding:
        return []
    return sorted(set.intersection(*holding) if _says_not(denial.core) else set.union(*holding))
