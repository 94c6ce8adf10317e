"""What a clause says of its date: to come, coming round every year, or before what is being told."""

from __future__ import annotations

import re

from summarizer.language.dates.phrase import Tense

_REACH = 80  # code points around a date in which its verb stands

# The present tense with a date is a timetable: "schools reopen on Monday".
_TIMETABLE = (
    r"(?:(?:re)?opens?|closes|begins?|starts|ends|resumes?|expires?|meets?|convenes?|passes|"
    r"takes?\s+(?:effect|place|office)|comes?\s+into\s+(?:force|effect)|go(?:es)?\s+(?:on|to|into)|falls?\s+due|"
    r"kicks?\s+off|goes\s+up|walks?\s+out)"
)
_TO_COME = (
    r"(?:will|shall|(?:may|must|should|would)(?!\s+have\b)|[’']ll|plans?\s+to|upcoming|(?:is|are)\s+to|"
    r"(?<!was )(?<!were )(?<!been )(?:due|scheduled|set\s+(?:to|for)|expected|forecast|planned\s+to))"
)
_AHEAD_BEFORE = re.compile(rf"\b{_TO_COME}\b(?P<rest>[^.;!?]*)$")
_TIMETABLE_BEFORE = re.compile(rf"(?<!not )(?<!was to )(?<!were to )\b{_TIMETABLE}\b(?P<rest>[^,.;:!?]{{0,40}})$")
_PRESENT_PASSIVE = re.compile(
    r"\b(?:is|are)\s+(?:\w+ly\s+)?(?!dated)\w+(?:ed|en)\s+(?:(?:on|for|to|until|from)\s+)?(?:the\s+)?$"
)
_PUT_OFF = re.compile(
    r"(?<!had been )\b(?:moved|postponed|put\s+off|delayed|rescheduled|adjourned|deferred)"
    r"\s+(?:to|until|till)\s+(?:the\s+)?$"
)
# What has happened: "will bury the man who was shot on Monday", "a treaty signed on Friday".
_PAST = (
    r"(?:was|were|had|did|said|told|shot|made|taken|struck|broken|stolen|lost|won|brought|caught|sent|sank|fell|left)"
)
_HAPPENED = re.compile(
    rf"\b{_PAST}\b|(?<!\bbe )(?<!been )(?<!being )(?<!\bget )(?<!ly )\b(?!hundred)\w{{2,}}[^\We]ed\b|"
    r"\b(?:after|following|despite|since)\s+(?:the\s+|last\s+)?$"
)
_CLAUSE_BEGINS = re.compile(r"(?:^|[.;:,“\"]\s*)(?:(?:[Oo]n|[Ii]n|[Bb]y|[Ff]rom|[Ee]arly|[Ll]ate)\s+)*(?:the\s+)?$")
_AHEAD_AFTER = re.compile(
    rf"(?:['’]s)?(?:,?\s+(?!{_PAST}\b|says\b|tells\b|\w+ed\b)[\w’'-]+){{1,6}}?\s+(?:{_TO_COME}|{_TIMETABLE})\b"
)
_NO_SUBJECT = re.compile(r"\b(?:of|after|in|during|following|from|at|since|over|for)\s+(?:the\s+)?$")
_POSSESSIVE = re.compile(r"['’]s?\b")
_UNLESS = re.compile(r"\s+unless\b")
_YEARLY = re.compile(
    r"\b(?:every|each)\s+(?:year|spring|summer|autumn|fall|winter)\b|\bannually\b|\bborn\s+(?:\w+\s+)?on\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_HAD = re.compile(r"\bhad\s+(?:\w+\s+){1,8}$")
_STOP = re.compile(r"[.;!?](?=\s|$)")


def tense_of(text: str, start: int, end: int) -> Tense:
    """The tense of the date at `text[start:end]`."""
    before = _STOP.split(text[max(0, start - _REACH) : start])[-1]
    after = _STOP.split(text[end : end + _REACH], maxsplit=1)[0]
    if _EVERY.search(before) or _YEARLY.search(before) or _YEARLY.search(after):
        return "yearly"
    if _SINCE.search(before):
        return ""
    if _comes_before(before) or _comes_after(before, after):
        return "ahead"
    return "had" if _HAD.search(before) else ""


def _comes_before(before: str) -> bool:
    """ "will meet on", "takes effect on", "is moved to"."""
    ahead = _AHEAD_BEFORE.search(before) or _TIMETABLE_BEFORE.search(before)
    if _PRESENT_PASSIVE.search(before) or _PUT_OFF.search(before):
        return True
    return ahead is not None and not _HAPPENED.search(ahead["rest"])


def _comes_after(before: str, after: str) -> bool:
    """ "Friday's vote will …", "On Friday the court is to …", "… on Friday unless …"."""
    leads = (_POSSESSIVE.match(after) and not _NO_SUBJECT.search(before)) or _CLAUSE_BEGINS.search(before)
    return bool(_UNLESS.match(after)) or bool(leads and _AHEAD_AFTER.match(after))
