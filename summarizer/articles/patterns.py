"""The shapes of lines that are not reporting, as data for boilerplate.py.

Each rule wants a whole line (`LINES`, `CASED_LINES`) or a bracket or sentence of its own (`PARTS`).
"""

from __future__ import annotations

import re

_SITES = (
    r"(?:Facebook|Twitter|X|Instagram|YouTube|TikTok|Telegram|WhatsApp|LinkedIn|Threads|Bluesky|Mastodon|Reddit"
    r"|Google\sNews)"
)
_PICTURE = r"(?:file\s)?(?:photo(?:graph)?|image|picture|pic|video|graphic|illustration|footage)s?"
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s[A-ZÀ-Þ][\w.'’-]*){1,3}"
_STORIES = r"(?:stor(?:y|ies)|articles?|news|posts?|topics?|links?|coverage)"
_SENTENCE_START = r"(?:(?<=[.!?”\"]\s)|(?<=^))"
_AGENCY = r"(?:Getty\sImages|AP\sPhoto|Shutterstock|iStock|Unsplash|Wikimedia\sCommons)"

_EDITING = r"(?:(?:additional\s)?(?:editing|writing|reporting)\sby\s[^.;]{2,80}[;.]?\s?){1,4}"

_LINE_RULES: dict[str, tuple[str, ...]] = {
    "photo credit": (
        rf"[\[(]?{_PICTURE}(?:\s(?:credit|source|courtesy)s?)?\s?:\s?\S.*",
        rf"[\[(]?{_PICTURE}\s(?:credits?\s(?:to\s|by\s)?|courtesy\s(?:of\s)?)[^.!?]{{2,120}}[.)\]]{{0,2}}",
        rf"[\[(]?{_PICTURE}\s(?:by|via)\s[^.!?]{{2,80}}[\])]?",
        r"(?:credit|foto|crédito|crédit\sphoto|bild)\s?:\s?[^.!?]{2,80}",
    ),
    "share line": (
        r"(?:share|tweet|email|e-mail|print|pin\sit|whatsapp|copy\slink|save|bookmark)[.!]?",
        r"share\s(?:this|on|via|with\sfriends|the\s(?:article|story|post))\b.{0,60}",
        rf"follow\s.{{2,80}}?\son\s(?:our\s)?{_SITES}\b.{{0,80}}",
        r"(?:click|tap)\s(?:here\s)?to\s(?:share|print|email|subscribe|follow|join|sign\sup)\b.{0,80}",
        r"(?:like\sus|join\sour\s\w+\s(?:channel|group|page|community))\b.{0,80}",
    ),
    "subscription": (
        r"(?:subscribe|sign\sup|register)\s(?:now\s)?(?:to|for|here|today)\b.{0,100}",
        r"subscribe(?:\snow)?[.!]?",
        r"(?:get|download)\s(?:our|the)\s(?:free\s)?(?:app|newsletter)\b.{0,80}",
    ),
    "related link": (
        r"read\s(?:more|also|next|on|full\s(?:story|article))(?:\s?[:»>→].*|[.…]{0,3}|\s(?:here|on\sour)\b.{0,60})",
        r"(?:also\sread|see\salso|continue\sreading|keep\sreading)(?:\s?:.*|[.…]{0,3})",
        r"(?:click\shere\sto\s)?read\sthe\s(?:full|original|whole|rest\sof\sthe)\s(?:article|story|report|post)\b.{0,40}",
        rf"(?:related|recommended|trending)(?:\s{_STORIES})?(?:\s?:.*)?",
        r"(?:more\son\sthis(?:\sstory)?|most\sread)\s?:?",
        r"you\s(?:may|might)\salso\s(?:like|be\sinterested\sin)\b.{0,60}",
    ),
    "page furniture": (
        r"leave\sa\s(?:reply|comment)|(?:view|show|post|add)\s(?:a\s|all\s)?comments?",
        r"comments(?:\s\(\d+\))?|no\scomments(?:\syet)?",
        r"exit\smobile\sversion|skip\sto\s(?:main\s)?content|back\sto\stop|loading[.…]*|\d+\smin(?:ute)?s?\sread",
        r"the\s(?:post|article)\s.{2,200}\sappeared\sfirst\son\s.{2,100}",  # where a feed ends
        r"(?:story\scontinues\sbelow\s)?(?:this\s)?advertisement|sponsored(?:\scontent)?",
        r"<!--.*-->",
        r"(?:\{[{%#][^\n]{0,200}?[}%#]\}\s*)+",  # what a site's templates left behind
        r"[^.]{0,60}\b(?:pictures|photos|photographs|prints)\b[^.]{0,30}\scan\sbe\s(?:ordered|bought|purchased)\b.{0,80}",
        r"(?:tags?|filed\sunder|topics?|categor(?:y|ies)|keywords)\s?:\s?[^.!?]{2,200}",
    ),
    "copyright": (
        r"(?:©|\(c\)\s?\d{4}|copyright\s(?:©|\(c\)|\d{4}\b|by\s)).{0,200}",
        r"[^.]{0,80}\ball\srights\sreserved\b.{0,120}",
        r"(?:this\smaterial|no\spart\sof\sthis)\b.{0,80}\b(?:published|reproduced|redistributed)\b.{0,120}",
    ),
    "credit": (rf"\(?(?:additional\s)?reporting\sby\s[^.]{{2,120}}[;.]\s?{_EDITING}\)?",),
    "link": (
        r"https?://\S+",
        r"(?:[-*>]\s+)?!?\[[^\]]{0,200}\]\([^)\s]{1,300}\)",
    ),
}
LINES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rule, re.IGNORECASE)) for reason, rules in _LINE_RULES.items() for rule in rules
)

# Where capitals matter: "WATCH: …" between paragraphs, credits that are nothing but names.
CASED_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "related link",
        re.compile(
            r"(?:READ|WATCH|Watch|LISTEN|Listen|SEE|MORE|RELATED)(?:\s(?:MORE|ALSO|NOW|NEXT))?\s?[:|»]\s?[A-Z“\"'‘\[].*"
        ),
    ),
    (
        "credit",
        re.compile(
            rf"\(?(?:Additional\s)?[Rr]eporting\sby\s{_NAME}(?:(?:,\s|\sand\s){_NAME}){{0,3}}(?:\sin\s{_NAME})?\.?\)?"
        ),
    ),
)

# A part of a line: a bracketed credit, an appeal between sentences.
PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "photo credit",
        re.compile(
            rf"[\[(]{_PICTURE}(?:\s(?:credit|courtesy))?(?:\s(?:by|of|via)\b|\s?:)[^()\[\]\n]{{1,120}}[\])]",
            re.IGNORECASE,
        ),
    ),
    (
        "share line",
        re.compile(
            rf"{_SENTENCE_START}Follow\s[^.!?\n]{{2,60}}\son\s{_SITES}\b[^.!?\n]{{0,80}}(?:[.!](?=\s|$)|$)",
            re.MULTILINE,
        ),
    ),
    (
        "subscription",
        re.compile(
            rf"{_SENTENCE_START}(?:Subscribe|Sign\sup)\s(?:to|for)\s(?:our|the)\s[^.!?\n]{{0,60}}"
            r"\bnewsletters?\b[^.!?\n]{0,60}[.!]?",
            re.MULTILINE,
        ),
    ),
)

# The end of a caption: "… at dusk. Mara Venn/Harrow Pictures". Searched in one short line.
CAPTION_CREDIT = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=^)){_NAME}\s?/\s?[A-ZÀ-Þ][\w.&-]*(?:\s(?:Images|Pictures|Photos?|News|Press|Agency))?$"
    rf"|(?:(?<=[.!?]\s)|(?<=^))(?:[A-ZÀ-Þ][\w'’-]*\s){{0,3}}(?:via\s)?{_AGENCY}\b[^.!?\n]{{0,40}}$"
)

_WRITER = (
    r"(?:journalist|reporter|editor|correspondent|writer|columnist|contributor|producer|broadcaster|photographer"
    r"|author|fellow|freelancer|intern)"
)
_CALLING = (
    r"(?:\s(?:with|at|for|of|based|covering|specialising|specializing|focusing)\b"
    r"|\swho\s(?:covers|writes|reports|has)\b)"
)
# "Venn is an investigative reporter with the Harrow Post": the first sentence of a biography.
BIOGRAPHY = re.compile(
    r"(?:About\sthe\sauthor:?\s)?(?P<name>[A-ZÀ-Þ][\w'’.-]+(?:\s[A-ZÀ-Þ][\w'’.-]+){0,3})\s"
    rf"(?:(?:is|works\sas)\s(?:an?\s|the\s|our\s)?(?:[\w’'-]+\s){{0,5}}{_WRITER}\b(?=[^.]{{0,60}}{_CALLING})"
    rf"|is\s(?:the\s|The\s)?[A-ZÀ-Þ][\w -]{{1,30}}['’]s\s(?:[\w-]+\s){{0,4}}{_WRITER}\b"
    r"|has\s(?:covered|reported\son|written\sabout)\s[^.]{2,60}\s(?:for|since)\s"
    r"|writes\s(?:about|for)\s|covers\s[^.]{2,60}\sfor\s)"
)
# How its further sentences begin.
LIFE = re.compile(
    r"(?:He|She|They|[A-Z][\w'’-]+)\s(?:also\s|previously\s|currently\s|regularly\s)?"
    r"(?:has|have|covers?|writes?|reports?|holds?|specialis|specializ|focus|lives?|worked|joined|studied|tweets?"
    r"|can\sbe\s(?:reached|contacted)|is\s(?:based|a|an|the|passionate)|graduated|won)"
    r"|(?:Tips|Contact|E-?mail|Twitter)\s?:"
)
# A journalist can be in the news: these words say that a sentence tells what happened.
NEWS = re.compile(
    r"\b(?:arrest|detain|kill|shot|injur|wound|jail|charg|convict|sentenc|accus|said|told|died|missing|abduct|kidnap"
    r"|attack|releas|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)",
    re.IGNORECASE,
)
