"""The place, date and credit that a news text opens with: "TOLM, May 3 (Corran Press) — "."""

from __future__ import annotations

import re

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
