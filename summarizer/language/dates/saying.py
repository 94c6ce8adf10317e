"""Whether a date is that on which something was said or published, and not that on which it happened."""

from __future__ import annotations

import re

# What "was confirmed on Monday" happened then, for all that is told.
_SAID = (
    r"(?<!be )(?<!been )(?<!was )(?<!were )"
    r"(?:said|says|told|announced|reported|declared|stated|warned|confirmed|denied|repeated|added|wrote)"
)
_ON = r"(?:(?:on|in|late|early|last|earlier|at)\s+)*$"
# What may stand between a verb of saying and its date: no clause of what is said.
_NO_CLAUSE = (
    r"(?!(?:that|he|she|it|they|we|i|there|who|which|whose|the|an?|his|her|its|their|this|these|was|were|is|are|had|"
    r"has|have|will|would|on)\b|\w+ed\b)[\w’'-]+"
)
_PHRASE = rf"(?:(?:the|an?|his|her|its|their)\s+)?(?:{_NO_CLAUSE}\s+){{1,4}}?"
_BETWEEN = rf"(?:(?:\w+ly|here|again|also|later|earlier)\s+|(?:to|in|at|from|by|during|after|via)\s+{_PHRASE})"
_VERB_BEFORE = re.compile(rf"\b{_SAID}\s+(?:(?<=told\s){_PHRASE})?{_BETWEEN}{{0,2}}{_ON}", re.IGNORECASE)
_DOCUMENT = (
    r"(?:reports?|statements?|stud(?:y|ies)|surveys?|polls?|figures|data|findings|reviews?|letters?|memos?|interviews?|"
    r"articles?|posts?|videos?|footage|bulletins?|messages?|records?|documents?|estimates?|results|speech|address|"
    r"broadcast|briefing|conference)"
)
_DOCUMENT_BEFORE = re.compile(
    rf"\b{_DOCUMENT}\s+(?:(?:published|released|issued|posted|aired|broadcast|dated|seen|obtained)\s+)"
    rf"(?:by\s+{_PHRASE})?{_ON}|"
    rf"\b(?:in|at)\s+(?:an?|its|his|her|their|the)\s+(?:\w+\s+){{0,2}}{_DOCUMENT}\s+(?:to\s+{_PHRASE})?(?:on\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)
# "On Monday, police said that …": the date leads the clause of the verb.
_LEADS = re.compile(r"(?:^|[.;:]\s+)(?:(?:on|late|early)\s+)*$", re.IGNORECASE)
_VERB_AFTER = re.compile(rf",?\s+(?:{_PHRASE}){{1,2}}?(?:said|says|told)\b(?!,)", re.IGNORECASE)
_LONGEST = 120  # code points from the verb to its date


def is_said_on(text: str, start: int, end: int) -> bool:
    """Whether the date at `text[start:end]` dates a verb of saying, or a report, and not what is said."""
    if text[end : end + 1] in ("'", "’"):
        return False  # "police said Monday's quake …"
    before = text[max(0, start - _LONGEST) : start]
    if _VERB_BEFORE.search(before) or _DOCUMENT_BEFORE.search(before):
        return True
    leads = start < _LONGEST and _LEADS.search(before)
    return bool(leads and _VERB_AFTER.match(text[end : end + _LONGEST]))
