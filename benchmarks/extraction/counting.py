"""A loopback server before the model's: passes everything on, and adds up calls and tokens, whoever asks."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2

TIMEOUT_S = 600.0


@dataclass
class Count:
    """What passed through so far, and the address to ask."""

    url: str = ""
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0


@contextmanager
def counting(base_url: str) -> Iterator[Count]:
    """A server on a free port that stands for the one at `base_url`."""
    count = Count()
    with httpx2.Client(timeout=TIMEOUT_S) as upstream:

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(upstream.get(base_url + self.path))

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                kind = {"Content-Type": "application/json"}
                answer = upstream.post(base_url + self.path, content=body, headers=kind)
                _add(count, answer)
                self._answer(answer)

            def _answer(self, answer: httpx2.Response) -> None:
                self.send_response(answer.status_code)
                self.send_header("Content-Type", answer.headers.get("content-type", "application/json"))
                self.send_header("Content-Length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            def log_message(self, *_: Any) -> None:
                """Silent: the table is what is read."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        count.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield count
        finally:
            server.shutdown()
            server.server_close()


def _add(count: Count, answer: httpx2.Response) -> None:
    try:
        usage = json.loads(answer.content).get("usage") or {}
    except ValueError:
        usage = {}
    count.calls += 1
    count.input_tokens += usage.get("prompt_tokens", 0)
    count.output_tokens += usage.get("completion_tokens", 0)
