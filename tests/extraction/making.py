"""Small articles, and models that answer as they are told."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import httpx2

from summarizer.extraction import verify
from summarizer.extraction.annotated import Annotated, annotate
from summarizer.llm import Client
from summarizer.schema import Article, Boilerplate, Check, Verdict, article_id
from summarizer.settings import Settings

Answer = Callable[[Any], tuple[int, Any]]

FERRY = (
    "TOLM, May 3 (Corran Press) — At least 14 people died when the ferry Marra sank off Tolm on Monday, police said. "
    "Harbour master Edda Quill told reporters that the bow door was not closed. "
    "“Nobody checked the door,” Quill said. "
    "The operator, Ollery Line, reportedly knew of the fault. "
    "Ada Ros of the coast guard thanked Leo Marsh for 300 blankets on Tuesday. "
    "The search may end on Friday."
)


def make_article(text: str = FERRY, *, language: str | None = "en", boilerplate: str = "", **more: Any) -> Article:
    identifier, digest = article_id(text)
    start = text.find(boilerplate)
    spans = (Boilerplate(start=start, end=start + len(boilerplate), text=boilerplate, reason="credit"),)
    return Article(
        id=identifier,
        sha256=digest,
        source="news.txt",
        text=text,
        language=language,
        boilerplate=spans if boilerplate else (),
        **more,
    )


def annotated(text: str = FERRY, **more: Any) -> Annotated:
    return annotate(make_article(text, **more))


def check(statement: str, text: str = FERRY, sentences: Sequence[int] | None = None, **more: Any) -> Verdict:
    """The verdict on a statement; every evidence is its span."""
    said_by = more.pop("said_by", None)
    article = make_article(text, **more)
    verdict = verify(statement, article, sentences, said_by)
    for evidence in verdict.evidence:
        assert evidence.text == article.text[evidence.start : evidence.end]
    return verdict


def failed(verdict: Verdict) -> list[str]:
    """Names of the checks that failed."""
    return [check.name for check in verdict.checks if check.result == "failed"]


def named(verdict: Verdict, name: str) -> Check:
    return next(check for check in verdict.checks if check.name == name)


def stated(verdict: Verdict) -> str:
    """The words that carry the statement."""
    return " ".join(e.text for e in verdict.evidence if e.role == "states")


def claim(statement: str, *sentences: int, said_by: str | None = None) -> dict[str, Any]:
    return {"statement": statement, "sentences": list(sentences), "said_by": said_by}


def reply(
    *claims: dict[str, Any] | int, finish: str = "stop", content: str | None = None, refusal: str | None = None
) -> Any:
    """The body of a chat completion."""
    text = json.dumps({"claims": list(claims)}) if content is None else content
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1_772_000_000,
        "model": "tiny",
        "choices": [{"index": 0, "finish_reason": finish, "message": message}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }


class Model:
    """Answers each question with `(status, body)` made by `answer` of its last user message; `asked` keeps them."""

    def __init__(self, answer: Callable[[str], Any]) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def client(self, settings: Settings) -> Client:
        return Client.open(settings, transport=httpx2.MockTransport(self._answer))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        messages = json.loads(request.content)["messages"]
        self.asked.append(next(m["content"] for m in messages if m["role"] == "user"))
        made = self.answer(self.asked[-1])
        status, body = made if isinstance(made, tuple) else (200, made)
        return httpx2.Response(status, json=body)


def numbered(question: str) -> list[str]:
    """The numbered sentences of a question."""
    lines = [line.split(": ", 1) for line in question.splitlines()]
    return [line[1] for line in lines if line[0].isdigit()]


def make_settings(**more: Any) -> Settings:
    known = {
        "model": "tiny",
        "base_url": "http://model.test/v1",
        "api_key": "sk-test",
        "attempts": 1,
        "cache_dir": None,
    }
    return Settings.model_validate(known | more)
