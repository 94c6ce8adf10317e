"""How dates are written. `TRIGGER` finds where one may begin; the others match from there."""

from __future__ import annotations

import re

from summarizer.language.dates.phrase import COUNTS, FEASTS, PARTS_OF_YEAR

_LONG_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_LONG_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_ANY_WEEKDAY = rf"(?:{_WEEKDAY}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}(?![\w%]|[.,][0-9])"
_TIME_OF_DAY = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|lunchtime)\b)?"
_PART_OF = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Tt]he\s+(?:end|start|beginning|middle)\s+of|[Ee]arlier|[Ll]ater)[\s-]+)"
_UNIT = r"(?:day|week|month|year|decade|hour|minute)s?"
_COUNT = r"(?:[0-9]{1,3}|" + "|".join(COUNTS) + r"|several|a\s+few|a\s+couple\s+of)"
_LAST = r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]his\s+coming|[Tt]his\s+past)"
_TO = r"\s?(?:-|\u2013|to|and)\s?"
_FEAST = "|".join(FEASTS).replace(" ", r"\s+").replace("'", "['\u2019]")
_END = r"(?![\w-]*[^\W_])"

ISO = re.compile(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?=T[0-9]{2}|[^\w-]|-(?!\w)|$)")
NUMERIC = re.compile(rf"(?P<a>[0-9]{{1,2}})(?P<mark>[./])(?P<b>[0-9]{{1,2}})(?P=mark)(?P<year>{_YEAR})(?![./]?[0-9])")
CALENDAR = re.compile(
    rf"(?:(?P<weekday>{_ANY_WEEKDAY}),?\s+(?:the\s+)?)?"
    rf"(?:(?P<month>{_MONTH})\s+(?P<day>{_DAY}){_ORDINAL}(?![\w%]|[.,:][0-9])"
    rf"(?:{_TO}(?P<last>{_DAY}){_ORDINAL}(?![\w%:]|[.,:][0-9]|\s+{_MONTH}))?(?:,?\s+(?P<year>{_YEAR}))?"
    rf"|(?P<day2>{_DAY}){_ORDINAL}(?:{_TO}(?P<last2>{_DAY}){_ORDINAL})?\s+(?:of\s+)?"
    rf"(?P<month2>{_MONTH})(?!\w)(?:,?\s+(?P<year2>{_YEAR}))?)"
)
MONTH_YEAR = re.compile(rf"{_PART_OF}?(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{_YEAR})")
BARE_MONTH = re.compile(rf"(?:(?P<when>{_LAST})\s+|(?P<part>{_PART_OF}))?(?P<month>{_LONG_MONTH}){_END}")
BARE_WEEKDAY = re.compile(rf"(?:(?P<when>{_LAST})\s+)?(?P<weekday>{_WEEKDAY}){_END}{_TIME_OF_DAY}")
SEASON = re.compile(
    rf"(?:(?P<when>{_LAST})\s+|{_PART_OF})?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
    rf"(?:\s+(?:of\s+)?(?P<year>{_YEAR})(?P<next>[-\u2013/](?:20)?[0-9]{{2}})?)?\b"
)
FEAST = re.compile(rf"(?P<feast>{_FEAST})\b(?:,?\s+(?:of\s+|in\s+)?(?P<year>{_YEAR}))?", re.IGNORECASE)
PART_OF_YEAR = re.compile(
    rf"(?P<nth>{'|'.join(PARTS_OF_YEAR['quarter'])})\s+(?P<part>quarter|half)\s+of\s+"
    rf"(?:(?P<year>{_YEAR})|(?P<when>(?:last|this|next)\s+year\b))"
)
DECADE = re.compile(rf"{_PART_OF}?(?P<year>(?:1[5-9]|20)[0-9]0)s\b")
YEAR_ALONE = re.compile(rf"(?P<part>{_PART_OF})?(?P<year>(?:1[5-9]|20)[0-9]{{2}}(?![\w%]|[.,/][0-9]))")
RELATIVE = re.compile(
    rf"(?P<day>(?:the\s+)?day\s+(?:before\s+yesterday|after\s+tomorrow)|today|tonight|yesterday|tomorrow)\b{_TIME_OF_DAY}"
    rf"|{_PART_OF}?(?:last|this|(?<!the )next)\s+(?:morning|afternoon|evening|night|weekend|week|month|year)\b"
    rf"|(?:over|at)\s+the\s+weekend\b"
    rf"|{_COUNT}\s+{_UNIT}\s+ago(?:\s+today)?\b"
    rf"|{_COUNT}\s+(?:day|week|month|year|decade)s?\s+(?-i:later|earlier)\b(?!\s+than\b)"
    r"|the\s+(?:next|following|previous)\s+(?:day|morning|afternoon|evening|night)\b(?!['\u2019])"
    rf"|the\s+(?:following|previous)\s+(?:week|month|year)\b(?!['\u2019])|the\s+following\s+{_WEEKDAY}\b"
    r"|the\s+day\s+(?:before|after)(?=\s*[,.;]|\s*$)"
    r"|overnight(?=\s*[,.;]|\s*$|\s+(?:in|near|at|off|outside|across|after|when|as|and|by)\b)"
    rf"|(?:(?<=the )last|past)\s+{_COUNT}\s+{_UNIT}\b",
    re.IGNORECASE,
)
IN_FUTURE = re.compile(rf"in\s+(?P<count>{_COUNT}\s+{_UNIT})\b", re.IGNORECASE)
TRIGGER = re.compile(
    rf"(?:(?<![\w.,/:$€£-])|(?<=[0-9]{{4}}-))(?:[0-9]|{_MONTH}|{_ANY_WEEKDAY}|(?:[Ee]arl|[Ll]at|[Mm]id|"
    r"[Tt]he\s+(?:end|start|beg|mid|day|next|foll|prev)|[Oo]vern|[Ff]irst|[Ss]econd|[Ff]our|[Ii]n\s|"
    r"New\s+Y|Christ|Boxing|Valent|[Tt]hi|[Ll]as|[Pp]as|[Nn]ex|[Tt]od|[Tt]on|[Tt]om|[Yy]es|"
    r"[Oo]ver\s+the\s+w|[Aa]t\s+the\s+w|[Ss]pr|[Ss]um|[Aa]ut|[Ff]all|[Ww]int|[Dd]ay\s|[Ss]everal|[Aa]n?\s|"
    r"[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve))"
)
BETWEEN = re.compile(r"\b[Bb]etween\s+$")
