"""A host → a connection to the very address that was checked, which ends in time.

A name is resolved once for each connection, and the connection goes to what was checked: a name that points elsewhere
a moment later changes nothing. Every hop of a redirect is a connection of its own, so each is checked.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from time import monotonic
from typing import Any

import httpcore2

from summarizer.articles.fetching.policy import is_public
from summarizer.errors import SourceError, SourceUnavailableError


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the resolver's order; raises `OSError`, `UnicodeError` where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def connect(address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
    """A connection to an IP address."""
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout)


class CheckedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses alone (unless `allow_private`); no stream of it outlives the moment `until`."""

    def __init__(self, until: float, *, allow_private: bool) -> None:
        self._until = until
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the host's addresses that answers; raises `SourceError` for a refused one."""
        failed: Exception | None = None
        for address in self._addresses(host, port):
            try:
                return _Timed(connect(address, port, self._left(timeout)), self._until)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore2.ConnectError(f"{host} has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        """All or none: a name with one address inside and one outside is a trap, not a site."""
        try:
            addresses = resolve(host, port)
        except socket.gaierror as error:
            kind = SourceUnavailableError if error.errno == socket.EAI_AGAIN else SourceError
            raise kind(f"no address of the host {host} is known") from error
        except (OSError, UnicodeError) as error:
            raise SourceError(f"{host} is no name of a host") from error
        private = [address for address in addresses if not is_public(address)]
        if private and not self._allow_private:
            where = host if host == private[0] else f"{host} is at {private[0]}, which"
            raise SourceError(f"{where} is not a public address; --allow-private would allow it")
        return addresses

    def _left(self, timeout: float | None) -> float:
        return _left(self._until, timeout)


class _Timed(httpcore2.NetworkStream):
    """A stream whose every step has only the time that is left for all: a byte a second would be endless."""

    def __init__(self, stream: httpcore2.NetworkStream, until: float) -> None:
        self._stream = stream
        self._until = until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._until, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._until, timeout))
        return _Timed(secured, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float, timeout: float | None) -> float:
    left = until - monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this address is used up")
    return min(left, timeout or left)
