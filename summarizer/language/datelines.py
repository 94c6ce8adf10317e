"""The place, date and credit that a news text opens with: "TOLM, May 3 (Corran Press) — "."""

from __future__ import annotations

import re
from itertools import islice

_TOP_LINES = 5  # headline, byline, date line: what stands above a dateline
_DATELINE = re.compile(
    r"^\s*(?P<place>[A-Z][A-Z'’.\- ]{2,}(?:[A-Z]|\b))"
    r"(?:,[^—–()\n]{1,40})?\s*(?:\((?P<credit>[^()\n]{2,40})\))?\s*(?:[—–]|--|-(?=\s))\s*"
)
_CREDIT_ONLY = re.compile(r"^\s*\((?P<credit>[A-Z][^()\n]{1,40})\)\s*(?:[—–]|--|-)\s*")


def dateline_end(text: str) -> int:
    """Where the dateline at the start of a text ends; 0 where there is none.

    >>> text = "TOLM, May 3 (Corran Press) — Rain fell."
    >>> text[dateline_end(text) :]
    'Rain fell.'
    """
    match = _DATELINE.match(text) or _CREDIT_ONLY.match(text)
    return match.end() if match else 0


def dateline_credit(text: str) -> str | None:
    """The agency or paper that a dateline credits."""
    match = _DATELINE.match(text) or _CREDIT_ONLY.match(text)
    return match["credit"].strip() if match and match["credit"] else None


def find_dateline(text: str) -> str:
    """The dateline of an article, below its headline and byline too; empty where there is none.

    >>> find_dateline("Rain in Tolm\\n\\nTOLM, May 3 — Rain fell.")
    'TOLM, May 3 — '
    """
    lines = islice((line for line in text.splitlines() if line.strip()), _TOP_LINES)
    return next((line[:end] for line in lines if (end := dateline_end(line))), "")
