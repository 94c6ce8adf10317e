"""Notices in which a paper says that it was wrong."""

from __future__ import annotations

import re

_NOTICE = re.compile(
    r"^(?:CORRECTION|Correction|Corrected|CLARIFICATION|Clarification)\b"
    r"|^(?:An|This) (?:earlier|previous) version of (?:this|the) (?:article|story|report)\b"
    r"|\b(?:said|says|wrote) in a correction\b"
)


def is_correction(statement: str) -> bool:
    """Whether a statement is a paper's notice that it was wrong: what it repeats is the error.

    >>> is_correction("Correction: An article on Monday gave a wrong number.")
    True
    """
    return _NOTICE.search(statement) is not None
