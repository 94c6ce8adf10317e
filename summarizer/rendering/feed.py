"""Editions → an Atom feed (RFC 4287): for each what is new, and where its page is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from summarizer.rendering.addresses import page_address
from summarizer.rendering.composing import compose
from summarizer.rendering.page import environment
from summarizer.schema import Briefing

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold; most of them are gone before, in what is composed."""


def render_feed(editions: Sequence[Briefing], link: str | None = None) -> str:
    """A feed of the editions in the order given, ending with a newline. `link`: the address of their pages' folder.

    Ids are made of `link` and the edition's date: a corrected edition of the same day updates its entry. Without a
    `link`, entries lead nowhere, and feeds of several people cannot be told apart.
    """
    base = link or "urn:summarizer"
    entries = [
        {
            "view": compose(edition),
            "id": uuid5(NAMESPACE_URL, page_address(base, edition.edition)).urn,
            "updated": edition.generated_at.isoformat(),
            "address": page_address(link, edition.edition) if link else "",
        }
        for edition in editions
    ]
    updated = max((edition.generated_at for edition in editions), default=None)
    text = (
        environment()
        .get_template("feed.xml")
        .render(entries=entries, id=uuid5(NAMESPACE_URL, base).urn, link=link, updated=updated and updated.isoformat())
    )
    return _NO_XML.sub("\ufffd", text)
