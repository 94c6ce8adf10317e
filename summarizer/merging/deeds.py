"""Who is said to have done it, and to what: "separatists blew up the pipeline", "the army had shelled the school"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from summarizer.language.names import find_names
from summarizer.language.similarity import GENERIC_WEIGHT, word_weight
from summarizer.merging.terms import name_roots, stems_in

# What is done once, and to something that can be named: of two who are said to have done it, one did not.
_DEED = (
    r"(?:blew up|blown up|set fire to|set off|shot down|shot|fired|attacked|bombed|shelled|destroyed|sank|torched|"
    r"hacked|poisoned|kidnapped|abducted|stole|leaked|planted|sabotaged|ambushed|raided|torpedoed|hijacked)"
)
_DID = re.compile(
    rf"(?P<who>(?:[\w'’-]+\s+){{1,5}}?)(?:had\s+|have\s+|has\s+)?{_DEED}\s+(?P<what>(?:[\w'’-]+\s*){{1,5}})", re.I
)
_OF_THE_STATE = re.compile(
    r"\b(?:army|navy|air force|police|troops|forces|soldiers|marines|government|regime|guards|officers)\b", re.I
)
_OF_NO_STATE = re.compile(
    r"\b(?:rebels?|separatists?|insurgents?|militants?|guerrillas?|gunmen|smugglers|bandits|pirates|protesters|hackers|"
    r"students|workers|activists|arsonists|terrorists)\b",
    re.I,
)


class Deed(NamedTuple):
    """`names`: roots of the names of whoever did it; `camp` where only a common noun says who; `what` in stems."""

    who: str
    names: frozenset[str]
    camp: Literal["state", "other", ""]
    what: frozenset[str]


@lru_cache(maxsize=16_384)
def deed_in(core: str) -> Deed | None:
    """The deed that a statement begins with, where it says of a name or of a camp that it did it."""
    match = _DID.match(core)
    if match is None:
        return None
    who = match["who"].strip()
    names = frozenset(root for name in find_names(who) if name.sure for root in name_roots(name.text))
    camp: Literal["state", "other", ""] = (
        "state" if _OF_THE_STATE.search(who) else "other" if _OF_NO_STATE.search(who) else ""
    )
    what = frozenset(word for word in stems_in(match["what"]) if word_weight(word) > GENERIC_WEIGHT)
    return Deed(who, names, camp, what) if names or camp else None


def doers_differ(a: Deed, b: Deed) -> bool:
    """Whether two are said to have done one thing. Gunmen may be rebels, but the army is no rebel."""
    if a.what.isdisjoint(b.what):
        return False
    if a.names and b.names:
        return a.names.isdisjoint(b.names)
    return a.camp != b.camp and "" not in (a.camp, b.camp)
