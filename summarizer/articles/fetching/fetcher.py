"""One address, through its redirects, to its bytes: checked, in turn, and no more often than needed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2

from summarizer.articles.fetching.asking import Answer, Limits, ask
from summarizer.articles.fetching.hosts import Hosts
from summarizer.articles.fetching.kept import Kept, KeptAnswers
from summarizer.articles.fetching.robots import Robots
from summarizer.errors import SourceError, SourceUnavailableError
from summarizer.settings import Settings

MOST_REDIRECTS = 5  # RFC 9309 asks for five; news sites use one or two
HIGHEST_PORT = 65_535
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_REASONS = {
    401: "it wants a password",
    402: "it wants to be paid",
    403: "it refuses access",
    404: "there is nothing at this address",
    410: "it is gone for good",
    429: "too many requests",
    451: "withheld for legal reasons",
    503: "it is too busy",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address. `url`: where it was found; `moved`: the server says that this is for good."""

    url: str
    content: bytes
    charset: str | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    answer: Answer
    url: httpx2.URL
    moved: bool


class _BusyError(SourceUnavailableError):
    """The server says when it will answer."""


class Fetcher:
    """Fetches addresses, from several threads if need be; shares turns, robots.txt and what is kept among them."""

    def __init__(self, settings: Settings) -> None:
        self._limits = Limits(settings.max_article_bytes, settings.fetch_timeout_s, settings.allow_private)
        self._hosts = Hosts(settings.host_delay_s)
        self._robots = Robots(lambda address: self._follow(address, None, robots=None).answer.content, self._hosts)
        folder = settings.cache_dir / "web" if settings.cache_dir else None
        self._kept = KeptAnswers(folder, settings.max_article_bytes)

    def get(self, address: str, mark: str | None = None) -> Fetched:
        """What stands at an http(s) address.

        `mark`: what a feed says of it now; where that is what it said when the page was fetched last, the page is not
        asked for again. Raises `SourceError` with the reason, `SourceUnavailableError` where a later run may succeed.
        """
        kept = self._kept.read(address)
        if kept and mark is not None and kept.mark == mark:
            _log.info("%s: known, and its feed says nothing new of it", address)
            return _again(kept)
        found = self._follow(address, kept, robots=self._robots)
        if found.answer.status == 304 and kept:
            _log.info("%s: has not changed", address)
            self._kept.write(replace(kept, mark=mark))
            return _again(kept, moved=found.moved)
        _log.info("%s: fetched, %d bytes", address, len(found.answer.content))
        self._kept.write(_keepable(address, found, mark))
        return Fetched(str(found.url), found.answer.content, found.answer.charset, found.moved)

    def _follow(self, address: str, kept: Kept | None, robots: Robots | None) -> _Found:
        """The answer where the redirects end: 200, or 304 for what is kept. `robots`: asked at every hop."""
        url, for_good = _checked(address), True
        for hop in range(MOST_REDIRECTS + 1):
            if robots:
                robots.check(url)
            conditions = kept.conditions if kept and kept.url == str(url) else {}
            answer = self._ask(url, conditions)
            if answer.status == 200 or (answer.status == 304 and conditions):
                return _Found(answer, url, moved=for_good and hop > 0)
            if answer.status not in _REDIRECTS:
                raise SourceError(_refused(answer))
            for_good = for_good and answer.status in _PERMANENT
            url = _target(url, answer)
        raise SourceError(f"more than {MOST_REDIRECTS} redirects, the last one to {url}")

    def _ask(self, url: httpx2.URL, conditions: Mapping[str, str]) -> Answer:
        """The answer of one server; a busy one that says when to come back is asked once more then."""
        try:
            return self._once(url, conditions)
        except _BusyError:
            return self._once(url, conditions)

    def _once(self, url: httpx2.URL, conditions: Mapping[str, str]) -> Answer:
        with self._hosts.turn(url.host):
            answer = ask(url, conditions, self._limits)
            if answer.status not in _BUSY:
                return answer
            rest = _retry_after(answer)
            if rest is None:
                raise SourceUnavailableError(_refused(answer))
            self._hosts.rest(url.host, rest)
            raise _BusyError(_refused(answer))


def _checked(address: str | httpx2.URL) -> httpx2.URL:
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as error:
        raise SourceError(f"not an address that can be read: {error}") from error
    if url.scheme not in {"http", "https"}:
        raise SourceError(f"{url.scheme or 'relative'} addresses are not read; http and https are")
    if not url.host or not 0 < (url.port or 80) <= HIGHEST_PORT:
        raise SourceError("the address names no host, or no port of one")
    if url.userinfo:
        raise SourceError("an address with a password in it is not read: it would stand in the briefing")
    return url


def _target(url: httpx2.URL, answer: Answer) -> httpx2.URL:
    location = answer.headers.get("location", "").encode("latin-1").decode("utf-8", "replace")
    if not location:
        raise SourceError(f"it answered {answer.status}, but not where to go")
    try:
        return _checked(url.join(location))
    except (httpx2.InvalidURL, ValueError) as error:
        raise SourceError(f"it redirects to what is no address: {error}") from error


def _refused(answer: Answer) -> str:
    reason = _REASONS.get(answer.status)
    return f"it answered {answer.status}" + (f": {reason}" if reason else "")


def _retry_after(answer: Answer) -> float | None:
    """Seconds that a server wants to be left alone, given as such or as a moment; `None` where it does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _again(kept: Kept, *, moved: bool = False) -> Fetched:
    return Fetched(kept.url, kept.content, kept.charset, moved)


def _keepable(address: str, found: _Found, mark: str | None) -> Kept:
    answer = found.answer
    return Kept(
        address=address,
        url=str(found.url),
        content=answer.content,
        charset=answer.charset,
        etag=answer.headers.get("etag"),
        modified=answer.headers.get("last-modified"),
        mark=mark,
    )
