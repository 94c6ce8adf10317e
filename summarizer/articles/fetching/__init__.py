"""An address → its bytes, politely and safely.

fetcher.py     one address, through its redirects; the file to read first
asking.py      one request: its headers, its answer, no more bytes than allowed
connecting.py  a host → a connection to the very address that was checked, which ends in time
policy.py      which addresses may be connected to
robots.py      what a site's robots.txt allows
hosts.py       turns: one request to a host at a time, with a pause between
kept.py        what was fetched before, so that only what is new is sent again
"""

from summarizer.articles.fetching.fetcher import Fetched, Fetcher
from summarizer.articles.fetching.hosts import by_host

__all__ = ["Fetched", "Fetcher", "by_host"]
