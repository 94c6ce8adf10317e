"""Addresses of articles: the one to show, and whether two lead to the same article."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What senders add to learn who came how. Only names that serve nothing else: `id`, `source` or `cid` may choose the
# article, and two articles must never be taken for one.
_TRACKERS = frozenset(
    """fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igsh igshid li_fat_id mc_cid mc_eid mkt_tok
    _ga _gl _hsenc _hsmi vero_id vero_conv oly_enc_id oly_anon_id __twitter_impression ocid cmpid ftag ftcamp smid
    smtyp icid ncid spm xtor ito guccounter guce_referrer guce_referrer_sig sr_share wt_mc""".split()
)
_TRACKER = re.compile(r"(?:utm|mtm|pk|itm|hsa|at|ns)_")
_FROM_FEED = re.compile(r"(?:rss|atom|feed)[\d.]{0,3}")  # "?source=rss"
_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]{2,6}/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(?P<tls>s/)?(?=[\w-]+\.)",
    re.IGNORECASE,
)
_AMP_PATH = re.compile(r"(?:/amp/*|\.amp)$|\.amp(?=\.html?$)", re.IGNORECASE)
_EDITION = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")  # of a site: for phones, for AMP
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


def is_address(source: str) -> bool:
    """Whether a SOURCE is an address on the web, not a file.

    >>> is_address("https://news.example/a"), is_address("news/a.html")
    (True, False)
    """
    return re.match(r"https?:/", source, re.IGNORECASE) is not None


def without_password(address: str) -> str:
    """The address as it may stand in a briefing.

    >>> without_password("https://reader:secret@news.example/a")
    'https://news.example/a'
    """
    return re.sub(r"(?<=//)[^/?#]*@", "", address, count=1)


def shown(address: str) -> str:
    """The address without what only tells who came how; it leads to the same page.

    >>> shown("https://news.example/a?id=7&utm_source=x#share")
    'https://news.example/a?id=7'
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return address  # no address at all: whoever asks for it finds out
    kept = [part for part in parts.query.split("&") if part and not _is_tracker(part)]
    fragment = parts.fragment if parts.fragment.startswith("!") else ""  # "#!/a" is a page of its own
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), fragment))


def identity(address: str) -> str:
    """The same for addresses that lead to one article: with or without https, www, AMP, a slash at the end.

    >>> identity("http://www.news.example/a/amp/?utm_medium=rss") == identity("https://news.example/a")
    True
    """
    try:
        parts = urlsplit(shown(_AMP_CACHE.sub(lambda found: f"http{'s' if found['tls'] else ''}://", address)))
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return address
    host = _EDITION.sub("", (parts.hostname or "").rstrip("."), count=1)
    path = _AMP_PATH.sub("", _INDEX.sub("/", parts.path)).rstrip("/")
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _is_amp(pair))
    return f"{host}{port}{path}?{urlencode(query)}#{parts.fragment}"


def stated_or_found(stated: str | None, found: str) -> str:
    """The address that a page states for itself, where that can be: on its own site, and not the site's front page."""
    try:
        if stated and is_address(stated) and _same_site(stated, found) and urlsplit(stated).path.strip("/"):
            return shown(stated)
    except ValueError:
        pass
    return shown(found)


def _same_site(one: str, other: str) -> bool:
    """Whether one host is the other, or lies under it (`amp.news.example`)."""
    a, b = (_EDITION.sub("", (urlsplit(address).hostname or ""), count=1) for address in (one, other))
    return a == b or (a.endswith(f".{b}") and "." in b) or (b.endswith(f".{a}") and "." in a)


def _is_tracker(part: str) -> bool:
    name, _, value = part.lower().partition("=")
    return name in _TRACKERS or bool(_TRACKER.match(name)) or bool(_FROM_FEED.fullmatch(value))


def _is_amp(pair: tuple[str, str]) -> bool:
    name, value = pair[0].lower(), pair[1].lower()
    return (name == "amp" and value in {"", "1", "true"}) or (name == "outputtype" and value == "amp")
