"""What a run would ask and cost, without asking: a network that only counts."""

from __future__ import annotations

import json
import threading

import httpx2

from summarizer.llm.servers import server_of
from summarizer.llm.transport import QUESTIONS
from summarizer.llm.usage import price
from summarizer.schema import Usage
from summarizer.settings import Settings

CHARACTERS_PER_TOKEN = 3.8
"""Of a prompt, what goes around it included: 3.81 over the sample's calls; OpenAI's rule of thumb is 4."""
OUTPUT_SHARE = 0.06
"""Tokens of a reply per character of the sentences asked about: 0.05 over the sample's replies. Most claims are the
number of a sentence; a strong model words more of them anew."""


class CountingNetwork(httpx2.BaseTransport):
    """Answers no question, but adds up what each would have taken."""

    def __init__(self, settings: Settings) -> None:
        self._base_url = server_of(settings).base_url
        self._lock = threading.Lock()
        self._usage: list[Usage] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Count one question; the reply refuses it, so that nothing is kept of it."""
        if not request.url.path.endswith(QUESTIONS):
            return httpx2.Response(200, json={"data": [{"id": "unknown", "object": "model"}]})
        usage = _expected(json.loads(request.read()))
        with self._lock:
            self._usage.append(usage.model_copy(update={"cost_usd": price(usage, self._base_url)}))
        return httpx2.Response(422, json={"error": {"message": "only counted, not asked"}})

    @property
    def usage(self) -> tuple[Usage, ...]:
        """What was counted so far, call by call."""
        return tuple(self._usage)


def _expected(question: dict[str, object]) -> Usage:
    messages = question["messages"]
    assert isinstance(messages, list)
    sent = sum(len(message["content"]) for message in messages)
    return Usage(
        model=str(question["model"]),
        calls=1,
        input_tokens=round(sent / CHARACTERS_PER_TOKEN),
        output_tokens=round(OUTPUT_SHARE * len(messages[-1]["content"])),
    )
