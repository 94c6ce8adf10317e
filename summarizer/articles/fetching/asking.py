"""One request: its headers, its answer, no more bytes than allowed. Knows nothing of redirects, turns or robots."""

from __future__ import annotations

import re
import ssl
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from time import monotonic

import httpcore2
import httpx2

from summarizer.articles.fetching.connecting import CheckedBackend
from summarizer.errors import SourceError, SourceUnavailableError

DISTRIBUTION = "structured-summarizer"
PROJECT = f"https://pypi.org/project/{DISTRIBUTION}/"
ROBOT = "summarizer"
"""What a site's robots.txt calls us."""

READ = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, application/json;q=0.9, text/*;q=0.8, */*;q=0.1"
)
_CHUNK = 65_536  # bytes unpacked at once: what a few packed bytes may grow to before they are counted
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take. `size`: bytes of the body, unpacked; `seconds`: for all of it."""

    size: int
    seconds: float
    allow_private: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def charset(self) -> str | None:
        """The encoding that the server says its text has."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None


@cache
def user_agent() -> str:
    """Who asks, in which version, and where to read about it."""
    try:
        return f"{ROBOT}/{version(DISTRIBUTION)} (+{PROJECT})"
    except PackageNotFoundError:
        return f"{ROBOT} (+{PROJECT})"


def ask(url: httpx2.URL, headers: Mapping[str, str], limits: Limits) -> Answer:
    """The answer at `url`. Raises `SourceError`, `SourceUnavailableError` where a later run may have it."""
    until = monotonic() + limits.seconds
    backend = CheckedBackend(until, allow_private=limits.allow_private)
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=tls(), network_backend=backend) as pool,
            pool.stream("GET", _core_url(url), headers=_headers(headers)) as response,
        ):
            names = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            content = _content(response.iter_stream(), names, limits.size) if response.status == 200 else b""
            return Answer(response.status, names, content)
    except httpcore2.TimeoutException as error:
        raise SourceUnavailableError(f"{url.host} did not answer in {limits.seconds:g} s") from error
    except httpcore2.ConnectError as error:
        raise _unconnected(url, error) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise SourceUnavailableError(f"{url.host} broke off its answer: {error or 'nothing came'}") from error


@cache
def tls() -> ssl.SSLContext:
    """Whom this machine trusts; reading that takes a tenth of a second."""
    return httpcore2.default_ssl_context()


def _core_url(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _headers(more: Mapping[str, str]) -> list[tuple[str, str]]:
    own = {"User-Agent": user_agent(), "Accept": READ, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
    return list((own | dict(more)).items())


def _unconnected(url: httpx2.URL, error: Exception) -> SourceError:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return SourceError(f"the certificate of {url.host} is not valid: {cause.verify_message}")
    return SourceUnavailableError(f"{url.host} cannot be connected to: {error or 'no reason is given'}")


# --------------------------------------------------------------------------- the body, within its limit


def _content(pieces: Iterable[bytes], headers: Mapping[str, str], limit: int) -> bytes:
    """The body, unpacked; counted while it comes, so that neither a long nor a packed one fills the memory."""
    content = bytearray()
    for piece in _unpacked(pieces, headers.get("content-encoding", "").strip().lower()):
        content += piece
        if len(content) > limit:
            raise SourceError(f"more than {limit:,} bytes (setting max_article_bytes)")
    return bytes(content)


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        yield from pieces
    elif encoding in {"gzip", "x-gzip", "deflate"}:
        try:
            yield from _inflated(pieces)
        except zlib.error as error:
            raise SourceError(f"what it sent as {encoding} cannot be unpacked") from error
    else:
        raise SourceError(f"it answered packed as {encoding!r}, which nobody asked for")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Of gzip and of both that servers call deflate, at most `_CHUNK` bytes at once."""
    unpacking: zlib._Decompress | None = None
    for piece in pieces:
        if unpacking is None:
            raw = piece[0] & 0x0F != zlib.DEFLATED and piece[:2] != b"\x1f\x8b"
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS if raw else zlib.MAX_WBITS | 32)
        packed = piece
        while packed:
            yield unpacking.decompress(packed, _CHUNK)
            packed = unpacking.unconsumed_tail
    if unpacking and not unpacking.eof:
        raise zlib.error("cut off")
