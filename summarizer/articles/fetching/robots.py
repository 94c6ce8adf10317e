"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
from protego import Protego

from summarizer.articles.fetching.asking import ROBOT, user_agent
from summarizer.articles.fetching.hosts import Hosts
from summarizer.errors import SourceError, SourceUnavailableError

_LONGEST = 512_000  # bytes of it that are read; RFC 9309 wants at least 500 KiB


class Robots:
    """Each site's rules, asked for once a run. `fetch`: the text at an address."""

    def __init__(self, fetch: Callable[[str], bytes], hosts: Hosts) -> None:
        self._fetch = fetch
        self._hosts = hosts
        self._rules: dict[str, Protego | SourceUnavailableError] = {}

    def check(self, url: httpx2.URL) -> None:
        """Raise `SourceError` where the site forbids the address, or where it cannot say what it allows."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        if site not in self._rules:
            self._rules[site] = self._read(site, url)
        rules = self._rules[site]
        if isinstance(rules, SourceUnavailableError):
            raise SourceUnavailableError(f"its robots.txt cannot be read: {rules}")
        if not rules.can_fetch(str(url), user_agent()):
            raise SourceError(f"the robots.txt of {url.host} forbids it")

    def _read(self, site: str, url: httpx2.URL) -> Protego | SourceUnavailableError:
        try:
            text = self._fetch(f"{site}/robots.txt")[:_LONGEST].decode("utf-8", "replace")
        except SourceUnavailableError as error:
            return error  # RFC 9309, 2.3.1.4: until it can be read, everything is forbidden
        except SourceError:
            text = ""  # RFC 9309, 2.3.1.3: none there, nothing forbidden
        rules = Protego.parse(text)
        self._hosts.slow_down(url.host, rules.crawl_delay(ROBOT) or 0.0)
        return rules
