"""Where a sentence says who speaks: the phrases before and after its verbs of saying.

Works on masked text, in which every quotation is a run of closing marks of the same length: what is quoted holds
neither the verb nor the speaker, and offsets stay those of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from summarizer.language.attribution_patterns import (
    ANONYMOUS,
    BODY,
    INVERTED_VERB,
    PARTICIPLE,
    PRONOUN,
    QUOTED_AS,
    RELAYING,
    ROLE,
    VERB,
)
from summarizer.language.names import find_names
from summarizer.language.people import is_person, untitled, untitled_text
from summarizer.language.quotations import find_quotations

WINDOW = 400  # a subject stands near its verb; looking no further keeps the longest sentence cheap
MOST_VERBS = 20  # more than a sentence has; bounds the work on what is none
LONGEST_PHRASE = 14  # words

_PARENTHESIS = re.compile(
    r"\s*\([^()]{0,80}\)|,\s(?:for (?:instance|example)|in turn|however|meanwhile|too)(?=,|\s|$),?"
)
# Between the subject and its verb, and part of neither.
_ADVERB = re.compile(
    r"\s+(?:has|have|had|been|first|now|earlier|long|also|later|then|again|still|himself|herself|itself|themselves|"
    r"previously|once|often|always|never|sometimes|[a-z]+ly|(?:on )?[A-Z]\w+day|last \w+|"
    r"in (?:a|an) (?:\w+ ){0,2}(?:statement|interview|e-?mail|post))$"
)
_CUT = re.compile(
    r"[;:”\"—–]\s*|\b(?:[Bb]ut|[Ww]hile|[Aa]lthough|[Tt]hough|[Aa]s)\s+|\band\s+(?![A-Z])|(?<=,['’])\s+|"
    r"\b(?:said|says|say|told|tells|adds|denied|denies|believes|argues|argued)\s+"
)
# What is said inside such a clause is not what the sentence says: "few recall that Ros said so".
_SUBORDINATE = re.compile(
    r"\b(?:that|because|where|if|when|whether|since|after|before|than|until|unless|what|which|whom|how|why)\s[^,;:”—]*$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:and|but|meanwhile|still|later|yet|so|then|also|earlier|however)\s+|"
    r"(?:on|in|at|last|early|late)\s+(?:[A-Z]?\w+day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|\d{4})\s+)+",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(r"\b(?:in|during|after) which (?:he|she|it|they)$")
# No noun phrase has these: a clause has been taken for one.
_CLAUSE_WORD = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might|do|does|did|not|won|there|"
    r"what|how|why|when|while|if|because|than|whether|who|which|whom|that)\b|n['’]t\b",
)
_NO_BEGINNING = re.compile(
    r"(?:of|in|on|at|by|for|from|with|to|into|under|over|after|before|during|among|amid|across|despite|like|about|"
    r"between|through|anything|something|everything|no|nobody|none|neither|nor|without|within|since|until|against|"
    r"near|according|as|or|i|we|you|this is|it)\b",
    re.IGNORECASE,
)
_JOINING = re.compile(r"(?:\b(?:and|but|or|then))$")
_TRAILING_PRONOUN = re.compile(r"^(?:.*\s)?(?P<pronoun>he|she|it|they)$", re.IGNORECASE | re.DOTALL)
# "the day she said", "everything he told": the pronoun's clause describes a noun.
_WH = re.compile(
    r"^(?!(?:in|on|at|by|for|from|with|to|of|now|then|still|so|yet)\b).*\w\s\w+$", re.IGNORECASE | re.DOTALL
)
_NO_APPOSITION = re.compile(
    r"(?:in|on|at|by|for|from|with|to|of|and(?! who)|but|or|as|after|before|when|while|where|so|not|like|[a-z]+ly)\b"
)
# "Ros, in a statement on Monday, said", "Ros, speaking in Tolm, said".
_ASIDE = re.compile(r"(?:in|on|at|during|after|before|speaking|asked|reached|responding|citing)\b")
_PART_OF_NAME = (
    r"(?:(?:[A-Z]|(?:[A-Z]\.){1,2}[A-Z]|Gen|Sgt|Dr|Mr|Mrs|Ms|Col|Lt|Capt|Maj|Prof|Sen|Rep|Gov|Adm|St|Jr|Sr)\.(?=\s)|"
    r"[\w'’\-]+(?:\.\w+)*)"
)
_AFTER = re.compile(
    rf"\s+(?P<phrase>{_PART_OF_NAME}(?:\s{_PART_OF_NAME}){{0,8}}?)"
    r"(?=\s*[,.;:()”—–]|\s+(?:in|on|at|to|after|before|during|when|who|as|while|with|by phone|of)\b|\s*$)"
)
_AFTER_APPOSITION = re.compile(rf",\s+(?P<phrase>{_PART_OF_NAME}(?:\s{_PART_OF_NAME}){{0,8}}?)(?=\s*[,.;(]|\s*$)")
# "Ros, the mayor, said his survey showed …": what was said, not who said it; but "said its director, Ada Ros".
_PRONOUN_FIRST = re.compile(r"(?:he|she|it|they|his|her|their|its|this|that|there)\s", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|get|got|gets)(?:\s+\w+ly)?\s*$", re.IGNORECASE)
_FINAL = re.compile(
    r"(?:\s+(?:on|in|at|during|by|last|this|earlier|later|reporters|to|\w+day)\b[^,.;:”]{0,80})?\s*(?:[.,;:)]|$)"
)


def mask(sentence: str) -> str:
    """The sentence with each quotation, marks included, as a run of “””; same length.

    >>> mask("“We won,” Ros said.")
    '””””””””” Ros said.'
    """
    parts, position = [], 0
    for quotation in find_quotations(sentence):
        start, end = _with_marks(sentence, quotation.start, quotation.end)
        start = max(start, position)
        parts += [sentence[position:start], "”" * (end - start)]
        position = end
    return "".join([*parts, sentence[position:]])


def _with_marks(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The span of a quotation with the marks around it."""
    width = 2 if sentence[max(0, start - 2) : start] == "''" else 1
    return start - width, min(len(sentence), end + width)


def speaker_phrases(masked: str) -> Iterator[tuple[str, str]]:
    """Pairs of a verb of saying and the phrase of its subject, the one that the whole sentence rests on first.

    That is the one set after what it reports ("He will go, Ros said"); else they come in the order of the text.
    """
    verbs = islice(VERB.finditer(masked), MOST_VERBS)
    found = [(match, phrase) for match in verbs if (phrase := _subject(masked, match))]
    final = next((pair for pair in reversed(found) if _closes(masked, *pair)), None)
    for match, phrase in ([final] if final else []) + found:
        yield match[0], phrase
    for match in islice(QUOTED_AS.finditer(masked), MOST_VERBS):
        if phrase := subject_before(masked, match.start()):
            yield match[0], phrase
    participle = PARTICIPLE.search(masked)
    if participle and (phrase := _opening_subject(masked)):
        yield participle["cue"], phrase


def _closes(masked: str, match: re.Match[str], phrase: str) -> bool:
    """Whether subject and verb are set after what they report: "…, Ros said on Monday", "…”, said Ros"."""
    if RELAYING.search(match[0]):
        return False
    before = masked[max(0, match.start() - WINDOW) : match.start()]
    position = before.rfind(phrase.split(",", maxsplit=1)[0])
    is_set_off = position > 0 and before[:position].rstrip()[-1:] in {",", "”"}
    return position < 0 or (is_set_off and bool(_FINAL.match(masked, match.end())))


def _subject(masked: str, match: re.Match[str]) -> str | None:
    """The subject of a verb of saying, before it or, where the verb follows what was said, after it."""
    start = max(0, match.start() - WINDOW)
    before = _PARENTHESIS.sub("", masked[start : match.start()]).rstrip()
    if _BE.search(before):
        return None  # "a man was told", "what is called"
    is_inverted = before[-1:] in {"”", ","} or bool(re.search(r"[,.!?]['’]$", before))
    if is_inverted and INVERTED_VERB.search(match[0]) and not match[0].endswith(("told", "tells")):
        apposed = _with_apposition(before) if before.endswith(",") else None
        after = subject_after(masked, match.end())
        return apposed if apposed and (after is None or _has_person(apposed)) else after
    return subject_before(masked, match.start())


def _has_person(phrase: str) -> bool:
    """Whether a phrase names somebody by more than a surname."""
    return any(is_person(untitled_text(name.text.split(" of ")[0])) for name in find_names(phrase))


def subject_before(masked: str, position: int) -> str | None:
    """The noun phrase that ends before `position`, with an apposition between commas if there is one."""
    before = _PARENTHESIS.sub("", masked[max(0, position - WINDOW) : position]).rstrip()
    before = _without_adverbs(before)
    if before.endswith(","):  # "Eskel, the chief of staff, said"; "A person, who was not authorised to speak, said"
        return _with_apposition(before)
    if _JOINING.search(before) or _IN_WHICH.search(before):
        # "Ros met survivors and said", "Ros sent a note in which she said"
        return _opening_subject(masked)
    return last_phrase(before)


def _without_adverbs(text: str) -> str:
    """A text without the adverbs, auxiliaries and times that it ends with."""
    shorter = _ADVERB.sub("", text).rstrip()
    while shorter != text:
        text, shorter = shorter, _ADVERB.sub("", shorter).rstrip()
    return text


def last_phrase(text: str) -> str | None:
    """The noun phrase that ends a text; `None` where its end is no noun phrase."""
    if _SUBORDINATE.search(text):
        return None
    cuts = [match.end() for match in _CUT.finditer(text)]
    clause = text[cuts[-1] if cuts else 0 :]
    phrase = _LEADING.sub("", clause[clause.rfind(", ") + 1 :].strip(" ,-—–"))
    if pronoun := _TRAILING_PRONOUN.match(phrase):
        return None if _WH.search(phrase) else pronoun["pronoun"]
    return phrase if is_noun_phrase(phrase) else None


def is_noun_phrase(phrase: str) -> bool:
    """Whether words can be a noun phrase that names a speaker: short, no finite verb, no preposition first."""
    head = phrase.split(",", maxsplit=1)[0]
    return bool(
        phrase
        and len(phrase.split()) <= LONGEST_PHRASE
        and not _CLAUSE_WORD.search(head)
        and not _NO_BEGINNING.match(head)
        and not head.endswith(("'", "’", "'s", "’s"))
    )


def _with_apposition(before: str) -> str | None:
    """ "…, Eskel, the chief of staff," → "Eskel, the chief of staff"; the nearest head that has one."""
    cut = max(before.rfind("”"), before.rfind(";"), before.rfind(": "), before.rfind("— "))
    parts = before[cut + 1 :].rstrip(" ,").split(", ")
    for i in range(len(parts) - 2, max(-1, len(parts) - 6), -1):
        head = last_phrase(re.split(r"\swho\b", parts[i])[0])
        if (
            head
            and not PRONOUN.fullmatch(head)
            and not _NO_APPOSITION.match(parts[i + 1])
            and _can_speak(head, parts[i + 1])
        ):
            return ", ".join([head, *parts[i + 1 :]])
    aside = len(parts) > 1 and _ASIDE.match(parts[-1]) and last_phrase(parts[-2])
    return aside if aside and find_names(aside) else None


def _can_speak(head: str, apposition: str) -> bool:
    """A head with a name, a known noun for a speaker, or a name in apposition to it."""
    return bool(find_names(head)) or _known_noun(head) or _has_person(apposition)


def _known_noun(phrase: str) -> bool:
    """Whether a word of the phrase is one that speakers are called by."""
    return any(pattern.fullmatch(word) for word in phrase.split() for pattern in (BODY, ANONYMOUS, ROLE))


def subject_after(masked: str, position: int) -> str | None:
    """The noun phrase of an inverted "…”, said X, the mayor"."""
    match = _AFTER.match(_PARENTHESIS.sub("", masked[position : position + WINDOW]))
    if not match:
        return None
    phrase = match["phrase"].strip()
    following = _AFTER_APPOSITION.match(match.string, match.end())
    if following and not (find_names(phrase) and not find_names(following["phrase"])):
        is_same = not find_names(phrase) or not is_person(untitled(find_names(phrase)[-1]))
        phrase = f"{phrase}, {following['phrase']}" if is_same else phrase
    if _PRONOUN_FIRST.match(phrase) and not (_has_person(phrase) and "," in phrase):
        return None
    is_apposed = "," in phrase and _has_person(phrase)
    return phrase if (is_apposed or _ends_in_speaker(phrase.split(",")[0])) and is_noun_phrase(phrase) else None


def _ends_in_speaker(phrase: str) -> bool:
    """Whether the last word is a name, a noun for a speaker or a pronoun."""
    last = phrase.rsplit(maxsplit=1)[-1]
    return (last[:1].isupper() and bool(find_names(phrase))) or _known_noun(last) or bool(PRONOUN.fullmatch(phrase))


def _opening_subject(masked: str) -> str | None:
    """The pronoun or name that a sentence begins with, if it is the subject of its first verb."""
    opening = masked[:WINDOW].lstrip()
    if match := re.match(r"(?:He|She|They)\b", opening):
        return match[0]
    names = find_names(re.sub(r"^[Tt]he\s+", "", opening))
    return names[0].text if names and names[0].start == 0 and names[0].sure else None
