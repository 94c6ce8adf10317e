"""What the schema's machine words are called in English, and how dates, numbers and names are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timezone
from urllib.parse import urlsplit

from summarizer.schema import Check, Origin, StoryClaim, Usage, When

KINDS = {
    "event": "",
    "statement": "",
    "estimate": "an estimate",
    "plan": "a plan",
    "forecast": "a forecast",
}
MODALITIES = {"asserted": "", "reported": "", "alleged": "alleged", "denied": "denied"}
DISPUTES = {
    "disputed": "disputed",
    "superseded": "later figure supersedes",
    "unresolved": "cannot be settled from these articles",
}
DISPUTE_MARKS = {
    "disputed": "disputed, see",
    "superseded": "the figure changed, see",
    "unresolved": "reports differ, see",
}
BASES = {"cumulative": "in total", "at_a_time": "at that time", "in_period": "within the period"}
AS_OF_BASES = {"stated": "", "said": "when it was said", "published": "the article's date", "unknown": ""}
WHEN_BASES = {"stated": "", "metadata": "the article's own date", "derived": "from an article's date"}
UNKNOWNS = {
    "stated": "an article says so",
    "undated": "nothing in the articles dates it",
    "no_reply": "asked, but gave no answer",
    "unclear": "the wording leaves it open",
}
CAUTIONS = {
    "name_variant": "this name is written differently elsewhere",
    "contradiction": "contradicted within the same article",
    "garbled": "garbled in the article",
    "anonymous": "the source is not named",
    "no_metadata": "the article lacks its date, its outlet, or both",
}
UNCHANGED = "Unchanged since earlier editions"
GONE = "Not told again"
STAGES = {
    "articles": "reading",
    "extraction": "extracting claims",
    "merging": "merging",
    "headlines": "wording headlines",
}
CHECKS = {
    "attribution": "speaker",
    "dates": "dates",
    "hedges": "certainty",
    "model": "model",
    "names": "names",
    "negation": "denials",
    "numbers": "numbers",
    "quotations": "quotations",
    "roles": "roles",
    "self_contained": "clarity",
    "sentences": "place in the text",
}
RESULTS = {"passed": "holds", "repaired": "repaired", "failed": "fails", "unchecked": "not checked"}
WEAKNESSES = {
    "corroborated": "",
    "asserted": "asserted by a party to it",
    "single-source": "",
    "unattributed": "source not named",
}
STANDINGS = {
    "corroborated": "2 independent origins",
    "asserted": "asserted by a party",
    "single-source": "one source",
    "unattributed": "source not named",
}
FORMER_STANDINGS = STANDINGS | {"corroborated": "independent origins"}
STATUS_REASONS = {
    "corroborated": "two or more independent origins say so, and not all of them are parties to it",
    "asserted": "only parties to it say so; agreeing parties do not corroborate each other",
    "single-source": "one independent origin says so; outlets that repeat it add nothing",
    "unattributed": "no article says where it comes from",
}

_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_HARMLESS = "\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"  # joiners; Arabic number signs


def clean(text: str) -> str:
    """One line that is safe to show: white space folded, control and direction characters made visible as �.

    No-break spaces and the joiners that scripts and emoji need stay; soft hyphens and byte order marks go.
    """
    folded = _SPACES.sub(" ", text).strip()
    if folded.isascii() and folded.isprintable():
        return folded
    return "".join(map(_visible, folded))


def _visible(character: str) -> str:
    if character in "\u00ad\ufeff":
        return ""
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs"}
    return "\ufffd" if hidden and character not in _HARMLESS else character


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 story", "9,214 stories"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number(value: float) -> str:
    """ "0.75", "8,500", "1.2 billion"."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:,.4g} {name}"
    return f"{value:,.6g}"


def shortened(text: str, length: int) -> str:
    """The text, or as many of its first words as `length` characters hold."""
    folded = clean(text)
    if len(folded) <= length:
        return folded
    cut = folded[:length].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.–—-") + "…"


def day(moment: date) -> str:
    """2 March 2026."""
    return f"{moment.day} {moment:%B} {moment.year}"


def weekday(moment: date) -> str:
    """Monday, 2 March 2026."""
    return f"{moment:%A}, {day(moment)}"


def minute(moment: datetime) -> str:
    """2 March 2026, 06:00 UTC+01:00. A zone goes by its offset: its name is lost in JSON."""
    offset = moment.utcoffset()
    zone = "" if offset is None else f" {timezone(offset)}"
    return f"{day(moment)}, {moment:%H:%M}{zone}"


def when_basis(when: When) -> str:
    """What a date rests on; nothing where there is none, or where the article states it."""
    return WHEN_BASES[when.basis] if when.start or when.end else ""


def when_words(when: When) -> str:
    """A date as precisely as it is known, and no more."""
    if when.precision == "undated":
        return f"no date (“{when.as_written}”)" if when.as_written else "no date"
    if when.precision == "month_day":
        month_day = f"{when.start.day} {when.start:%B}" if when.start else when.as_written
        return f"{month_day} (year not given)"
    return _dated(when, when.start, when.end) if when.start else when.as_written or "no date"


def _dated(when: When, start: date, end: date | None) -> str:
    match when.precision:
        case "year":
            return str(start.year)
        case "month":
            return f"{start:%B} {start.year}"
        case "season":
            return f"{_months(start, end or start)} (“{when.as_written}”)"
        case "range":
            return _days(start, end) if end else f"since {day(start)}"
        case _:
            return day(start)


def _months(start: date, end: date) -> str:
    first = f"{start:%B}" if start.year == end.year else f"{start:%B} {start.year}"
    last = f"{end:%B} {end.year}"
    return last if (start.year, start.month) == (end.year, end.month) else f"{first}–{last}"


def _days(start: date, end: date) -> str:
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"{start.day} {start:%B} – {day(end)}" if start.year == end.year else f"{day(start)} – {day(end)}"


def independent(origins: Sequence[Origin]) -> tuple[str, ...]:
    """Independent origins by name; the organs of one group stand together as one."""
    groups: dict[str, list[Origin]] = {}
    for origin in origins:
        groups.setdefault((origin.group or origin.name).casefold(), []).append(origin)
    return tuple(_group_words(members) for members in groups.values())


def _group_words(members: Sequence[Origin]) -> str:
    names = list(dict.fromkeys(origin.name for origin in members))
    group = members[0].group
    return " and ".join(names) + (f" ({group})" if group and group not in names else "")


def status_words(claim: StoryClaim, chained: bool = False) -> str:
    """How well a claim is supported, and by whom, in plain words; `chained`: its chain names the one source."""
    origins = independent(claim.origins)
    names = "; ".join(origins)
    match claim.status:
        case "corroborated":
            return f"{count(len(origins), 'independent origin')}: {names}{_parties(claim.origins)}"
        case "asserted":
            return f"asserted by {'a party' if len(origins) == 1 else 'parties'} to it: {names}"
        case "single-source":
            return f"one source: {names}" if names and not chained else "one source"
        case "unattributed":
            return "source not named"


def _parties(origins: Sequence[Origin]) -> str:
    parties = list(dict.fromkeys(origin.name for origin in origins if origin.is_actor))
    return f" ({' and '.join(parties)}: party to it)" if parties else ""


def usage_words(usage: Usage) -> str:
    """What one model's calls took."""
    cached = f" ({usage.cached_tokens:,} of them cached)" if usage.cached_tokens else ""
    return (
        f"Made with {usage.model}: {count(usage.calls, 'call')}, {usage.input_tokens:,} tokens in{cached}, "
        f"{usage.output_tokens:,} out; {cost_words(usage.cost_usd)}."
    )


def cost_words(cost_usd: float | None) -> str:
    """Money; "cost unknown" where no price is known."""
    return "cost unknown" if cost_usd is None else f"cost ${cost_usd:,.4f}"


def web_address(url: str | None) -> str | None:
    """The URL, if it is an http(s) address of a host and nothing more adventurous; else `None`."""
    if url is None or not url.isprintable() or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname and clean(url) == url else None


def site(address: str) -> str:
    """The site of a web address, as people call it: "news.example"."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def check_words(check: Check) -> str:
    """A check and its result: "numbers: holds"."""
    detail = f" ({check.detail})" if check.detail else ""
    return f"{CHECKS.get(check.name, check.name)}: {RESULTS[check.result]}{detail}"


def checks_words(checks: Sequence[Check]) -> tuple[str, ...]:
    """How many checks hold, and each one that does not simply hold."""
    holding = [check for check in checks if check.result == "passed"]
    others = tuple(check_words(check) for check in checks if check.result != "passed")
    if not checks:
        return ("not checked",)
    number = f"all {len(checks)}" if len(holding) == len(checks) else f"{len(holding)} of {len(checks)}"
    return (f"{number} checks hold", *others)


def reason_words(reason: str) -> str:
    """Why a claim is withheld, its check under the name that readers know."""
    name, colon, detail = reason.partition(": ")
    return f"{CHECKS[name]}: {detail}" if colon and name in CHECKS else reason
