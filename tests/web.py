"""A web of invented sites, all of them one loopback server; nothing else is ever connected to."""

from __future__ import annotations

import json
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

import httpcore2
import pytest

from summarizer.articles.fetching import connecting, hosts

SOMEWHERE = "93.184.215.14"  # a public address; the sites are said to be there

Body = bytes | Iterable[bytes]


@dataclass(frozen=True)
class Answer:
    """One answer. A body in pieces is sent piece by piece, without a length."""

    body: Body = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Web:
    """`answers` by address; `asked`, `statuses`: each request's address with its headers, and with what was answered.

    `names`: what a host resolves to; `waits`: the pauses, in seconds; `strayed`: connections to anywhere else.
    """

    port: int
    answers: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    statuses: list[tuple[str, int]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    names: dict[str, list[str]] = field(default_factory=dict)
    strayed: list[tuple[str, int]] = field(default_factory=list)

    def put(self, address: str, body: str | Body = b"", status: int = 200, **headers: str) -> str:
        """Have the address answer so; `Content_Type` becomes `Content-Type`."""
        raw = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[address] = Answer(raw, status, named)
        return address

    def redirect(self, address: str, to: str, status: int = 302) -> str:
        return self.put(address, b"", status, Location=to)

    @property
    def addresses(self) -> list[str]:
        """What was asked for, but robots.txt."""
        return [address for address, _ in self.asked if not address.endswith("/robots.txt")]

    def resolve(self, host: str, port: int) -> list[str]:
        if host.endswith(".example"):
            return self.names.get(host, [SOMEWHERE])
        return [str(ip_address(host))] if ":" in host or host[:1].isdigit() else _unknown(host)

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        if address != SOMEWHERE:
            self.strayed.append((address, port))
            raise httpcore2.ConnectError("blocked by the test")
        return httpcore2.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout)


def _unknown(host: str) -> list[str]:
    raise socket.gaierror(socket.EAI_NONAME, host)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    web: Web

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent about a client that had enough."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        web = self.server.web
        address = f"http://{self.headers['Host']}{self.path}"
        web.asked.append((address, dict(self.headers.items())))
        found = web.answers.get(address) or Answer(status=404)
        answer = found() if callable(found) else found
        tag = answer.headers.get("ETag")
        if tag and self.headers["If-None-Match"] == tag:
            answer = Answer(status=304)
        self._send(address, answer)

    def _send(self, address: str, answer: Answer) -> None:
        self.server.web.statuses.append((address, answer.status))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if isinstance(answer.body, bytes):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        for piece in [answer.body] if isinstance(answer.body, bytes) else answer.body:
            self.wfile.write(piece)

    def log_message(self, *_: Any) -> None:
        """Keep the test output clean."""


def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """The sites, until the test ends. Nobody strays: a connection to anywhere else fails the test."""
    server = _Server(("127.0.0.1", 0), _Handler)
    web = server.web = Web(server.server_port)
    monkeypatch.setattr(connecting, "resolve", web.resolve)
    monkeypatch.setattr(connecting, "connect", web.connect)
    monkeypatch.setattr(hosts, "pause", web.waits.append)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield web
    server.shutdown()
    server.server_close()
    assert web.strayed == []


# --------------------------------------------------------------------------- what sites serve


def page(title: str, *paragraphs: str, head: str = "") -> str:
    """A page of an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def rss(*items: str, title: str = "Harrow Post") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        f'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{title}</title>'
        f"{''.join(items)}</channel></rss>"
    )


def item(link: str, title: str = "Ferries", summary: str = "", whole: str = "", day: str = "") -> str:
    dated = f"<pubDate>{day}</pubDate>" if day else ""
    content = f"<content:encoded><![CDATA[{whole}]]></content:encoded>" if whole else ""
    return f"<item><title>{title}</title><link>{link}</link><description>{summary}</description>{content}{dated}</item>"


def opml(*feeds: str) -> str:
    outlines = "".join(f'<outline type="rss" xmlUrl="{feed}"/>' for feed in feeds)
    return f'<opml version="2.0"><head/><body><outline text="News">{outlines}</outline></body></opml>'


def json_feed(*items: dict[str, Any]) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harrow Post", "items": items})
