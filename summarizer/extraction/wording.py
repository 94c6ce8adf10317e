"""A draft's words made to stand alone, where that is certain: the article's own words, and names for pronouns.

What is put in stands in square brackets, as editors do it: "[Tolm Press] reported …".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.extraction.annotated import Annotated
from summarizer.extraction.antecedents import PERSONAL, antecedent, outside_quotations
from summarizer.extraction.copying import unbracketed
from summarizer.extraction.references import complement, open_body, open_owner, open_reference
from summarizer.language.attribution import Attribution, find_attribution
from summarizer.language.datelines import dateline_end
from summarizer.language.names import find_names, same_name
from summarizer.language.people import BODY_WORD, is_person, opening_name, untitled_text
from summarizer.language.quotations import find_quotations
from summarizer.language.similarity import fold, words
from summarizer.schema import Check

MOSTLY = 0.6  # a statement that is a run of so much of its sentence is given as the whole sentence, attribution and all

_LEADING = re.compile(r"^(?P<word>It|He|She|They|Its|His|Her|Their)\b")
_POSSESSIVES = {"its", "his", "her", "their"}
# "It" that stands for nothing: "It is unclear whether …", "It took an hour to …", "It rained".
_EXPLETIVE = re.compile(
    r"^It(?:['’]s| \w+)(?: \w+)?(?: \w+)? (?:(?:un)?clear|(?:un)?known|possible|impossible|important|necessary|hard|"
    r"difficult|easy|time|up to)\b"
    r"|^It(?:['’]s| is| was| has been| will be| would be| remains| turned out| emerged| appears| seems)(?: \w+){0,4}? "
    r"(?:that|whether|who|when|how|why)\b"
    r"|^It (?:(?:may|might|could|will|would|can) )?(?:take|takes|took|taken)\b"
    r"|^It (?:had |has )?(?:rain|snow)(?:s|ed)\b"
    r"|^It was the (?:first|second|third|worst|deadliest|biggest) .*\b(?:since|in)\b"
)
_SPEAKING = re.compile(
    r"(?<![\w\[])(?P<word>he|she|it|they)(?= (?:has |had |also |later |then )?(?:said|says|told|added|announced|stated|"
    r"declared|reported|warned|noted|insisted|explained|wrote|confirmed)\b)"
)
_POINTING_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|confirm(?:s|ed)|disput(?:es|ed)|disclos(?:es|ed)|"
    r"announc(?:es|ed)) (?P<word>it|this|that)(?=[.,]|$|\s+on\b)"
)
_DEMONSTRATIVE = re.compile(r"^(?:This|That) (?:is|was)\b")
_VAGUE = re.compile(
    r"^(?:(?:This|That|These|Those) (?:were|are|has|had|have|will|would|includ\w+|came|comes|means|marks)\b|"
    r"According to (?:him|her|it|them)\b|Neither\b(?! .*\bnor\b)|Both\b(?! .*\band\b)|"
    r"The (?:two|three|latter|former|same(?! (?:day|week|month|year|evening|night|morning)))\b)"
)
_OFFICE = re.compile(
    r"^The (?:[a-z]+ ){0,2}(?:office|ministry|government|company|agency|bank|union|council|court|army|navy|group|party|"
    r"department|commission|committee|firm|operator|hospital|authority|service|embassy|line|guard|board)\b"
)
# Begins or ends in the middle of a sentence.
_FRAGMENT = re.compile(
    r"^[a-zß-ÿ]|\b(?:of|the|an?|to|in|on|at|for|with|by|and|or|that|from|as|was|were|is|are|been|has|had|have|about|its?|"
    r"his|her|their|called|said|between)[\s.,:;]*$"
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(https?://[^\s()]*\)")
_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,3})(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
# “It rained.” Ros said: the full stop inside the marks was the end of the article's sentence, and is none here.
_STOP_BEFORE_SPEAKER = re.compile(r"\.([”\"’'])\s+(?=(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|told|added)\b)")
_ONE_OF_THEM = re.compile(r"(?<=one of )them(?= (?:said|says|told|added)\b)")
_OWN_PAPER = re.compile(
    r"\b(?P<word>this (?:paper|newspaper|magazine)|(?P<german>(?:dieser|unserer) (?:Zeitung|Redaktion)))\b"
)
_NOT_ALONE = re.compile(
    r"^(?:He|She|It|They|This|That|These|His|Her|Its|Their|There|Both|Neither|Another|Similar)\b|"
    r"\b(?:same|such|I|we|you|my|our)\b|\?"
)


@dataclass(frozen=True, slots=True)
class Worded:
    """The statement as it will be printed, the sentences whose names it borrows, and what was done."""

    statement: str
    borrowed: tuple[int, ...] = ()
    checks: tuple[Check, ...] = field(default=())


def own_words(statement: str, text: Annotated, numbers: tuple[int, ...]) -> str:
    """The statement without dateline; the sentence itself where the statement repeats all or most of it.

    This brings back quotation marks, the attribution and the hedges that a model loses while copying.
    """
    plain = unbracketed(" ".join(statement.split()), [text.lines[n - 1] for n in numbers])
    plain = _unmarked(plain[dateline_end(plain) :])
    for number in numbers:
        line = text.lines[number - 1]
        sentence = _unmarked(line[dateline_end(line) :])
        if _repeats(plain, sentence):
            return sentence
    return _closed(plain)


def _unmarked(text: str) -> str:
    """Without the emphasis and links of Markdown, which are typography."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text))


def _repeats(statement: str, sentence: str) -> bool:
    """Whether the statement is most of the sentence, a fragment of it, or words that it quotes without their marks."""
    said, written = _words(statement), _words(sentence)
    if not said:
        return False
    if len(said) >= MOSTLY * len(written) or _FRAGMENT.search(statement):
        return _has_run(written, said)
    quoted = find_quotations(sentence) if not find_quotations(statement) else ()
    return any(_has_run(_words(quotation.text), said) for quotation in quoted)


def _has_run(written: list[str], said: list[str]) -> bool:
    """Whether `said` stands in `written` in one piece."""
    return any(written[i : i + len(said)] == said for i in range(len(written) - len(said) + 1))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in words(fold(text))]


def _closed(statement: str) -> str:
    statement = _STOP_BEFORE_SPEAKER.sub(r",\1 ", statement.rstrip(" ,;:"))
    return statement if not statement or statement[-1] in ".!?…\"”’'»)]" else statement + "."


def stand_alone(statement: str, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """Put names in brackets for pronouns; say where that is not possible."""
    worded = Worded(statement)
    for step in (_leading, _one_of_them, _speaker, _owner, _pointing_back, _paper, _body, _ending, _referring):
        worded = step(worded, text, numbers)
    return worded if worded.checks else Worded(worded.statement, worded.borrowed, (_passed(),))


def _leading(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "She resigned." → "[Ada Ros] resigned." """
    match = _LEADING.match(worded.statement)
    if _DEMONSTRATIVE.match(worded.statement):
        return _with_core(worded, worded.statement.split()[0], text, numbers[0])
    if _VAGUE.match(worded.statement):
        return _vague(worded, re.sub(r"^According to ", "", worded.statement).split()[0].strip(","))
    if not match or _EXPLETIVE.match(worded.statement):
        return worded
    word = match["word"]
    if word.lower() in _POSSESSIVES and _named_before(worded.statement):  # "In her speech" is not sought, "Her …" is
        return worded
    name = antecedent(word, text, numbers[0])
    if name is None:
        return _vague(worded, word)
    shown = f"T{name[1:]}" if name.startswith("the ") else name
    put = f"[{shown}{'’' if shown.endswith('s') else '’s'}]" if word.lower() in _POSSESSIVES else f"[{shown}]"
    return _borrow(worded, put + worded.statement[match.end() :], (word, name), text, numbers[0])


def _one_of_them(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "…, one of them said" → "…, one of [two people familiar with the files] said"."""
    match = _ONE_OF_THEM.search(outside_quotations(worded.statement))
    speaker = text.attribution(numbers[0]) if match else None
    if match is None or speaker is None or not speaker.described_as:
        return _vague(worded, "them") if match else worded
    several = speaker.described_as.removeprefix("one of ")
    changed = f"{worded.statement[: match.start()]}[{several}]{worded.statement[match.end() :]}"
    check = Check(name="self_contained", result="repaired", detail=f"“them” is {several}")
    before = (numbers[0] - 1,) if numbers[0] - 1 in text.reporting_set else ()
    return Worded(changed, (*worded.borrowed, *before), (*worded.checks, check))


def _speaker(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "…, she told parliament" → "…, [Ada Ros] told parliament"."""
    own = outside_quotations(worded.statement)
    match = _SPEAKING.search(own)
    if match is None or _names_speaker(own[: match.start()], match["word"]):
        return worded
    name = antecedent(match["word"], text, numbers[0])
    if name is None:
        return _vague(worded, match["word"])
    rest = worded.statement[match.end() :]
    if any(same_name(name, other.text) for other in find_names(rest)):  # "he said, according to Ada Ros"
        return _vague(worded, match["word"])
    changed = f"{worded.statement[: match.start()]}[{name}]{rest}"
    return _borrow(worded, changed, (match["word"], name), text, numbers[0])


def _owner(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "said Ada Ros, its director" → "said Ada Ros, [Tolm Press’s] director"."""
    match = open_owner(worded.statement)
    if match is None or not text.is_english:
        return worded
    name = antecedent(match["word"], text, numbers[0])
    if name is None:
        return _vague(worded, f"{match['word']} {match['noun']}")
    put = f"[{name}{'’' if name.endswith('s') else '’s'}]"
    changed = f"{worded.statement[: match.start()]}{put} {worded.statement[match.start('noun') :]}"
    return _borrow(worded, changed, (match["word"], name), text, numbers[0])


def _referring(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "The toll had stood at 14." → "The toll [in the sinking off Tolm] had stood at 14."

    Where no sentence before tells it so plainly, it stays open: "She knew of no such letter".
    """
    if worded.checks and worded.checks[-1].result == "failed":
        return worded
    found = open_reference(worded.statement, text, numbers[0])
    if found is None:
        return worded
    told = complement(found.noun, text, numbers[0]) if found.noun else None
    if told is None:
        return worded if found.noun == "toll" else _vague(worded, found.words)  # a toll is one of deaths
    changed = f"{worded.statement[: found.end]} [{told[0]}]{worded.statement[found.end :]}"
    check = Check(name="self_contained", result="repaired", detail=f"“{found.words}” is that {told[0]}")
    return Worded(changed, (*worded.borrowed, told[1]), (*worded.checks, check))


def _names_speaker(before: str, word: str) -> bool:
    """Whether words before a pronoun already name whom it means: "The office opened an inquiry, it told …"."""
    if word in PERSONAL:
        names = [untitled_text(name.text) for name in find_names(before) if name.sure or name.start == 0]
        return any(is_person(name) or not BODY_WORD.search(name) for name in names)
    return opening_name(before) is not None or _OFFICE.match(before) is not None


def _pointing_back(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "The line denied it." → "The line denied it [“The door was open”]."."""
    match = _POINTING_BACK.search(outside_quotations(worded.statement))
    if match is None:
        return worded
    return _with_core(worded, worded.statement[: match.end()], text, numbers[0])


def _paper(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "told this paper" → "told [Tolm Press]": a reader of the briefing holds another paper."""
    match = _OWN_PAPER.search(outside_quotations(worded.statement))
    outlet = text.article.outlet
    if match is None or not outlet:
        return worded
    kept = f"{match['german']} " if match["german"] else ""  # a German name would have to be declined
    changed = f"{worded.statement[: match.start()]}{kept}[{outlet}]{worded.statement[match.end() :]}"
    check = Check(name="self_contained", result="repaired", detail=f"“{match['word']}” is {outlet}")
    return Worded(changed, worded.borrowed, (*worded.checks, check))


def _body(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "The line blamed the crew." → "The line [Ollery Line] blamed the crew." """
    found = open_body(worded.statement, text, numbers[0])
    if found is None:
        return worded
    match, name = found
    end = match.end("noun")
    changed = f"{worded.statement[:end]} [{name}]{worded.statement[end:]}"
    return _borrow(worded, changed, (worded.statement[:end], name), text, numbers[0])


def _with_core(worded: Worded, upto: str, text: Annotated, number: int) -> Worded:
    """The statement with what the sentence before reports, in brackets after `upto`, which ends with "it" or "that"."""
    word, before = upto.rsplit(maxsplit=1)[-1], number - 1
    core = _core(text.lines[before - 1]) if before in text.reporting_set else None
    if core is None:
        return _vague(worded, word)
    changed = f"{upto} [“{core}”]{worded.statement[len(upto) :]}"
    check = Check(name="self_contained", result="repaired", detail=f"“{word}” is the sentence before")
    return Worded(changed, (*worded.borrowed, before), (*worded.checks, check))


def _core(sentence: str) -> str | None:
    """What a sentence reports, without who says so: "The door was open, she said" → "The door was open".

    `None` where that is itself not understood alone.
    """
    bare = re.sub(r"[“”\"]", "", sentence[dateline_end(sentence) :]).rstrip(" .")
    found = find_attribution(bare)
    core = bare if found is None else _reported(bare, found)
    return core if core and len(core.split()) > 2 and not _NOT_ALONE.search(core) else None


def _reported(bare: str, found: Attribution) -> str | None:
    """The words before ", she said", or after "She said that"."""
    cue = re.search(rf"\b{re.escape(found.cue)}\b", bare)
    if cue is None:
        return None
    named = (found.said_by or found.described_as, *found.via[:1])  # "she said, citing the divers": she is the link
    speaker = max((bare.rfind(name, 0, cue.start()) for name in named if name), default=-1)
    if speaker >= 0:  # the speaker stands before the verb …
        led = bare[:speaker].rstrip()
        said = re.sub(r"^[ ,]*(?:(?:on|in) \w+ )?(?:that )?", "", bare[cue.end() :])
        return led.rstrip(",") if "," in led[-1:] else (None if len(led.split()) > 3 else said)
    led = bare[: cue.start()].rstrip()
    return led.rstrip(",") if led.endswith(",") else None


def _borrow(worded: Worded, changed: str, meant: tuple[str, str], text: Annotated, number: int) -> Worded:
    word, name = meant
    source = text.naming_sentence(name, number)
    check = Check(name="self_contained", result="repaired", detail=f"“{word}” is {name}")
    return Worded(changed, (*worded.borrowed, *([source] if source else [])), (*worded.checks, check))


def _named_before(statement: str) -> bool:
    """Whether a possessive at the start looks forward: "Her hand raised, Ada Ros swore …"."""
    clause, comma, rest = statement.partition(", ")
    return bool(comma) and not find_names(clause) and is_person(opening_name(rest))


def _ending(worded: Worded, text: Annotated, numbers: tuple[int, ...]) -> Worded:
    """ "One entry ran:" announces what it does not say."""
    if not worded.statement.rstrip().endswith(":"):
        return worded
    check = Check(name="self_contained", result="failed", detail="what it announces stands outside the sentence")
    return Worded(worded.statement, worded.borrowed, (*worded.checks, check))


def _vague(worded: Worded, word: str) -> Worded:
    check = Check(name="self_contained", result="failed", detail=f"what “{word}” means stands outside the sentence")
    return Worded(worded.statement, worded.borrowed, (*worded.checks, check))


def _passed() -> Check:
    return Check(name="self_contained", result="passed")
