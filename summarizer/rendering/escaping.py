"""Making text from articles inert in Markdown, and leaving ordinary prose as it is."""

from __future__ import annotations

import re

# Active anywhere in a line: emphasis, code, links and images, tags, entities, table cells, strike-through.
_ACTIVE = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)")
# Active without any markup: GitHub makes links of addresses.
_ADDRESS = re.compile(r"(?<=\w)(?=://)|(?<=www)(?=\.)|(?<=\S)(?=@\w)", re.IGNORECASE)
# Active where a line or list item starts: headings, quotations, rules, lists; and a heading's closing marks.
_START = re.compile(r"^(?=[-+#>=])|^(\d{1,9})(?=[.)](?:\s|$))|(?<=\s)(?=#+$)")


def escape(text: str) -> str:
    """One line of text that Markdown shows as it is written.

    >>> escape("1. See [3] or <b>www.town.example</b>, at 5.5-6 %")
    '1\\\\. See \\\\[3\\\\] or \\\\<b>www\\\\.town.example\\\\</b>, at 5.5-6 %'
    """
    inert = _ACTIVE.sub(r"\\\g<0>", text)
    inert = _ADDRESS.sub(r"\\", inert)
    return _START.sub(lambda match: f"{match[1] or ''}\\", inert)


def link_target(address: str) -> str:
    """An address that stays inside the angle brackets of a Markdown link."""
    return "".join(f"%{ord(character):02X}" if character in '<>\\`"' else character for character in address)
