"""Text → XML that nothing hides in: no entities, no depth without end, repaired where it is broken.

Feeds are often broken, and libxml2 repairs in linear time; feedparser's own repair takes minutes for a bad megabyte.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from lxml import etree

from summarizer.errors import SourceError

MOST_ATTRIBUTES = 50  # of an element; feeds have up to ten, and thousands take time that grows with their square
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<number>#\d{1,7};|#[xX][\da-fA-F]{1,6};)|(?P<name>\w{1,32};))?", re.DOTALL
)
_OWN = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


def parse_xml(text: str) -> etree._Element:
    """The root of an XML document. Raises `SourceError` where there is none, or where it declares entities."""
    tidy = _REFERENCE.sub(_reference, _CONTROL.sub("", _DECLARATION.sub("", text)))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(tidy.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceError("it is not XML") from error
    if root is None:
        raise SourceError("it is not XML")
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():
        raise SourceError("it declares entities of its own, which may stand for gigabytes: that is not read")
    for element in root.iter(etree.Element):
        if len(element.attrib) > MOST_ATTRIBUTES:
            element.attrib.clear()
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case."""
    return etree.QName(element).localname.lower()


def _reference(found: re.Match[str]) -> str:
    """HTML's names as what they stand for; an ampersand that begins none as itself; CDATA as it is."""
    name = found["name"]
    if found["number"] or name in _OWN or found[0][0] == "<":
        return found[0]
    return html5.get(name, f"&amp;{name}") if name else "&amp;"
