"""Which clause a date stands in: that of the sentence's own deed, or of something that it only mentions.

No parser: the words that open a clause, the commas that close one, and how many verbs stand between.
"""

from __future__ import annotations

import calendar
import re

_REACH = 300  # code points; bounds the work on what is no sentence
_AUXILIARY = (
    r"(?:is|are|was|were|be|been|being|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do)"
)
_PAST = (
    r"(?:said|told|began|broke|brought|built|came|caught|cut|died|drove|fell|felt|flew|found|fought|gave|got|grew|held|"
    r"hit|kept|killed|led|left|lost|made|met|paid|put|ran|rose|sank|sent|set|shook|shot|spoke|stood|stole|struck|sunk|"
    r"taken|took|won|wrote)"
)
# One verb with all that belongs to it: "will be buried" is one.
_VERB = re.compile(
    rf"\b{_AUXILIARY}\b(?:\s+(?:not|never|{_AUXILIARY}|\w+ly))*(?:\s+(?:\w+ed|\w+en|\w+ing|{_PAST})\b)?"
    rf"|\b(?!hundred|need)[a-z]+ed\b|\b{_PAST}\b"
)
_RELATIVE = re.compile(
    rf"\b(?:who|whom|whose|which|where)\b|(?<!said )(?<!says )\bthat\s+(?=(?:{_AUXILIARY}|{_PAST}|[a-z]+ed)\b)"
)
# "since Monday", "before dawn" and "until at least Friday" open no clause.
_TIME = (
    r"(?:last|at|dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight|\d|\w+day\b|"
    rf"{'|'.join(calendar.month_name[1:])})"
)
_ASIDE = re.compile(
    r"\b(?:since|before|until|because|despite|although|though|unless|amid|ahead\s+of)\s+"
    rf"(?!{_TIME})[^,;:]*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:after|following|when|while|as)\s+[^,;:]*$", re.IGNORECASE)
_PARTICIPLE = re.compile(
    rf"(?P<comma>,\s+)?\b(?!said|told)(?P<verb>[a-z]+ed|{_PAST})\s+(?:[a-z]+ly\s+)?(?:(?:on|in|late|early|at|last)\s+)*$"
)
_HAS_AUXILIARY = re.compile(rf"\b{_AUXILIARY}(?:\s+(?:not|\w+ly|also))*\s+$")
_PRESENT = re.compile(r"\s+(?:[a-z]+ly\s+)?[a-z]+s\b")  # right after a date
_CLAUSE_END = re.compile(r"[,;:—–]|\b(?:and|but|after|when|as|while|because|that|what|how|who|whether)\b")
_CLAUSE_BEGIN = re.compile(r"[,;:—–“]|\b(?:said|says|that|and|but)\b")
# "Monday's ruling", "the 2019 fire": the date describes a noun.
_POSSESSIVE = re.compile(r"\s?['’](?:s\b|(?=\s))")
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|its|their)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+[a-z]")
# Such a noun is the deed as the subject, and where something happens in it: "ten died in Monday's quake".
_SUBJECT = re.compile(r"\W*(?:the|an?|his|her|its|their)?\s*$", re.IGNORECASE)
_DURING = re.compile(r"\b(?:in|during|at|by)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:['’]s?)?(?:\s+[\w-]+){1,4}?\s+(?:is|are|has|have)\b")


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether the date at `text[start:end]` dates something that its sentence only mentions.

    >>> text = "Ros, who was killed on Monday, will be buried on Thursday."
    >>> is_aside(text, text.index("Monday"), text.index("Monday") + 6)
    True
    >>> is_aside(text, text.index("Thursday"), text.index("Thursday") + 8)
    False
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return (
        _in_relative_clause(before)
        or _in_participle(before, after)
        or _describes_noun(before, after)
        or bool(_ASIDE.search(before))
    )


def is_beside(text: str, start: int) -> bool:
    """Whether a date stands in a clause of what came before or went on: "after a crane fell on Sunday"."""
    return bool(_BESIDE.search(text[max(0, start - _REACH) : start]))


def _in_relative_clause(before: str) -> bool:
    """Whether a clause with "who" or "which" is still open: it ends with a comma, or before the second verb."""
    opened = [found.end() for found in _RELATIVE.finditer(before)]
    inside = before[opened[-1] :] if opened else ","
    return "," not in inside and len(_VERB.findall(inside)) <= 1


def _in_participle(before: str, after: str) -> bool:
    """ "the ceasefire signed on Friday takes effect": a participle, for the clause has another verb."""
    found = _PARTICIPLE.search(before)
    if found is None or _HAS_AUXILIARY.search(before[: found.start("verb")]):
        return False
    if found["comma"]:
        return after.startswith(",")
    return bool(_PRESENT.match(after) or _VERB.search(_CLAUSE_END.split(after, maxsplit=1)[0]))


def _describes_noun(before: str, after: str) -> bool:
    """ "resigned over the 2019 fire"; but "the 2019 fire killed 40", of which the fire is the deed."""
    describes = _POSSESSIVE.match(after) or (_DETERMINER.search(before) and _NOUN.match(after))
    if not describes or _DURING.search(before):
        return False
    return not _SUBJECT.match(_CLAUSE_BEGIN.split(before)[-1]) or bool(_GOES_ON.match(after))
