"""A model server on the loopback that fails as servers fail, by a plan that its seed fixes.

What a request gets depends on the seed, its words, and how often they came before: never on threads or time. Where the
plan has no fault for it, the reply claims each numbered sentence in its own words, as a small model does.
"""

from __future__ import annotations

import json
import random
import re
import socket
import struct
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends RST in place of FIN
_NUMBERED = re.compile(r"^(\d+): (.*)$", re.MULTILINE)


@dataclass
class FaultyModel:
    """Serves until it is left. A `share` of the requests meets one of `faults`; `delay_s` is what each reply takes."""

    faults: Mapping[str, Fault] = field(default_factory=dict)
    share: float = 0.3
    seed: int = 0
    delay_s: float = 0.0
    asked: Counter[str] = field(default_factory=Counter)
    """Each request's body, and how often it came."""
    met: Counter[str] = field(default_factory=Counter)
    """Each fault, and how often a request met it."""
    closing: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> FaultyModel:
        self._server = _Server(("127.0.0.1", 0), Exchange)
        self._server.model = self
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()

    def plan(self, body: str) -> tuple[Fault | None, random.Random]:
        """The fault that this request meets, and the dice for its details."""
        with self._lock:
            self.asked[body] += 1
            dice = random.Random(f"{self.seed}/{self.asked[body]}/{body}")
            if not self.faults or dice.random() >= self.share:
                return None, dice
            name = dice.choice(sorted(self.faults))
            self.met[name] += 1
            return self.faults[name], dice

    def questions(self) -> dict[str, list[str]]:
        """Each question → the bodies that asked it: the first, and one for each time it was asked again."""
        found: dict[str, list[str]] = {}
        for body in self.asked:
            found.setdefault(json.dumps(json.loads(body)["messages"][:2]), []).append(body)
        return found


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True
    model: FaultyModel

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Silent about a connection that either side broke."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class Exchange(BaseHTTPRequestHandler):
    """One request, and the ways of answering it."""

    protocol_version = "HTTP/1.1"
    server: _Server
    dice: random.Random
    question: dict[str, Any]

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        text = self.rfile.read(length).decode()
        if len(text.encode()) < length:
            raise ConnectionAbortedError("the client is gone")
        self.question = json.loads(text)
        fault, self.dice = self.server.model.plan(text)
        self.wait(self.server.model.delay_s)
        if fault:
            fault(self)
        else:
            self.complete(self.claims())

    def claims(self) -> list[dict[str, Any]]:
        """What a faithful model answers: each sentence, as it stands."""
        lines = _NUMBERED.findall(self.question["messages"][1]["content"])
        return [{"statement": words, "sentences": [int(number)], "said_by": None} for number, words in lines]

    def complete(self, claims: Any, **more: Any) -> None:
        """Reply with those claims; `more` replaces parts of the completion."""
        self.send(self.completion(json.dumps({"claims": claims})) | more)

    @staticmethod
    def completion(content: str | None, finish: Any = "stop", **message: Any) -> dict[str, Any]:
        """The body of a reply as a good server sends it."""
        message = {"role": "assistant", "content": content} | message
        usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
        choice = {"index": 0, "finish_reason": finish, "message": message}
        return {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "choices": [choice], "usage": usage}

    def send(self, body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Send a whole response; a body that is not bytes is sent as JSON."""
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.begin(len(raw), status, headers)
        self.wfile.write(raw)

    def begin(self, length: int, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Send the head of a response."""
        self.send_response(status)
        for name, value in (
            {"Content-Type": "application/json", "Content-Length": str(length)} | (headers or {})
        ).items():
            self.send_header(name, value)
        self.end_headers()

    def drip(self, pieces: Iterable[bytes], pause_s: float) -> None:
        """Send pieces of a response, slowly."""
        self.close_connection = True
        for piece in pieces:
            self.wfile.write(piece)
            self.wait(pause_s)

    def wait(self, seconds: float) -> None:
        """Let the client wait; ends with the server."""
        if seconds and self.server.model.closing.wait(seconds):
            raise ConnectionAbortedError("the server is closing")

    def reset(self) -> None:
        """Break the connection, so that the client is told of a reset and not of an end."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        for one in (self.rfile, self.wfile, self.connection):
            one.close()
        raise ConnectionResetError("as planned")

    def log_message(self, *_: Any) -> None:
        """Keep the output clean."""


Fault = Callable[[Exchange], None]
