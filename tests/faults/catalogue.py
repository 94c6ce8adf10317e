"""The faults that a model server can have, each with a name.

NETWORK    no answer, half an answer, a slow one
BUSY       an answer that asks to come again later
HTTP       an answer that is no reply of a model
SHAPE      a reply that is built wrongly
CONTENT    a well-built reply that is wrong
STOPPING   what no further call can mend: the run must end
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from tests.faults.server import Exchange, Fault

SLOW_S = 1.5
"""Longer than the campaign's time-out."""

INVENTED = ("Quorl Zebbing", "987,654,321")
"""A name and a number that no article has."""

BIG = 50_000_000


def _error(words: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"message": words, "type": code, "code": code}}


def _echoing(exchange: Exchange, status: int, words: str, code: str | None = None, **headers: str) -> None:
    """An error that repeats the key, as servers like to do."""
    said = f"{words} (Authorization: {exchange.headers['Authorization']})"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    exchange.send(_error(said, code), status, named)


def _answer(status: int, words: str, code: str | None = None, **headers: str) -> Fault:
    return partial(_echoing, status=status, words=words, code=code, **headers)


# --------------------------------------------------------------------------- network


def _reset_in_head(exchange: Exchange) -> None:
    exchange.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Ty")
    exchange.reset()


def _reset_in_body(exchange: Exchange) -> None:
    body = json.dumps(exchange.completion("{}")).encode()
    exchange.begin(len(body))
    exchange.wfile.write(body[: exchange.dice.randrange(len(body))])
    exchange.reset()


def _reset_after_body(exchange: Exchange) -> None:
    exchange.complete(exchange.claims())
    exchange.reset()


def _drip(exchange: Exchange) -> None:
    body = json.dumps(exchange.completion("{}")).encode()
    exchange.begin(len(body))
    exchange.drip((body[at : at + 1] for at in range(len(body))), 0.05)


def _hang_up(exchange: Exchange) -> None:
    exchange.begin(1000)
    exchange.close_connection = True


NETWORK: dict[str, Fault] = {
    "time-out": lambda exchange: exchange.wait(SLOW_S),
    "reset before the answer": Exchange.reset,
    "reset in the head": _reset_in_head,
    "reset in the body": _reset_in_body,
    "reset after the body": _reset_after_body,
    "slow drip": _drip,
    "hung up": _hang_up,
    "no HTTP": lambda exchange: exchange.drip([b"SSH-2.0-OpenSSH_9.6\r\n"], 0),
    "wrong length": lambda exchange: exchange.drip([b"HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n{}"], 0),
}

# --------------------------------------------------------------------------- busy

BUSY: dict[str, Fault] = {
    "429": _answer(429, "Rate limit reached", "rate_limit_exceeded"),
    "429, later": _answer(429, "Rate limit reached", "rate_limit_exceeded", Retry_After="2"),
    "429, at a date": _answer(429, "Rate limit reached", Retry_After="Wed, 21 Oct 2037 07:28:00 GMT"),
    "429, at no date": _answer(429, "Rate limit reached", Retry_After="Wed, 21 Oct 2037 07:28:00 +9999999999"),
    "429, never": _answer(429, "Rate limit reached", Retry_After="1e999"),
    "500": _answer(500, "Internal server error"),
    "502": lambda exchange: exchange.send(b"<html><h1>502 Bad Gateway</h1></html>", 502),
    "503": _answer(503, "The engine is overloaded", "server_error"),
    "504": lambda exchange: exchange.send(b"", 504),
}

# --------------------------------------------------------------------------- no reply of a model


def _cut(exchange: Exchange) -> None:
    body = json.dumps(exchange.completion(json.dumps({"claims": exchange.claims()}))).encode()
    exchange.send(body[: exchange.dice.randrange(len(body))])


def _big(exchange: Exchange) -> None:
    exchange.begin(BIG)
    exchange.drip((b" " * 1_000_000 for _ in range(BIG // 1_000_000)), 0)


def _as_is(body: Any, status: int = 200, **headers: str) -> Fault:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda exchange: exchange.send(body, status, named)


HTTP: dict[str, Fault] = {
    "empty": _as_is(b""),
    "HTML": _as_is(b"<!doctype html><title>Sign in</title>"),
    "cut anywhere": _cut,
    "invalid UTF-8": _as_is(b'{"choices": [{"message": {"content": "\xff\xfe\x80"}}]}'),
    "bad gzip": _as_is(b"not gzip", Content_Encoding="gzip"),
    "50 MB": _big,
    "deep": _as_is(b'{"choices": ' + b"[" * 200_000),
    "no content": lambda exchange: exchange.begin(0, 204),
    "accepted": _as_is({"status": "queued"}, 202),
    "not modified": _as_is(b"", 304),
    "redirect in circles": lambda exchange: exchange.send(b"", 307, {"Location": exchange.path}),
    "redirect to nowhere": _as_is(b"", 302, Location="gopher://\x7f"),
    "400": _answer(400, "response_format is not supported"),
    "413": _answer(413, "context_length_exceeded"),
    "418": _as_is([1], 418),
    "an error as a reply": _as_is(_error("upstream is down")),
}

# --------------------------------------------------------------------------- wrong shape


def _with_usage(usage: Any) -> Fault:
    return lambda exchange: exchange.complete(exchange.claims(), usage=usage)


def _message(**message: Any) -> Fault:
    return lambda exchange: exchange.send(exchange.completion(json.dumps({"claims": exchange.claims()}), **message))


def _said(content: str | None) -> Fault:
    return lambda exchange: exchange.send(exchange.completion(content))


def _twice(exchange: Exchange) -> None:
    good = json.dumps(exchange.claims())
    exchange.send(exchange.completion(f'{{"claims": [], "claims": {good}}}'))


def _usage_missing(exchange: Exchange) -> None:
    body = exchange.completion(json.dumps({"claims": exchange.claims()}))
    del body["usage"]
    exchange.send(body)


SHAPE: dict[str, Fault] = {
    "usage missing": _usage_missing,
    "usage in words": _with_usage({"prompt_tokens": "12", "completion_tokens": [], "total_tokens": None}),
    "usage not a number": _with_usage({"prompt_tokens": float("nan"), "completion_tokens": -5}),
    "usage nested": _with_usage({"prompt_tokens": 5, "completion_tokens_details": 7, "prompt_tokens_details": [1]}),
    "finish is a list": _message(finish=["stop"]),
    "lone surrogate": _message(finish="\ud800", role="\udfff"),
    "role is null": _message(role=None),
    "tool calls": _message(tool_calls=[{"id": 1}], function_call="x"),
    "no words": _said(None),
    "prose": _said("I am sorry, I cannot do that."),
    "content cut": _said('{"claims": [{"statement": "Police in'),
    "content deep": _said('{"claims": ' + "[" * 10_000),
    "content of surrogates": _said('{"claims": "\ud800"}'),
    "null": _said("null"),
    "a list": _said("[]"),
    "other fields": _said('{"answer": 42}'),
    "texts for numbers": _said('{"claims": [{"statement": 5, "sentences": ["one"], "said_by": []}]}'),
    "huge numbers": _said('{"claims": [{"statement": "x", "sentences": [' + "9" * 5000 + '], "said_by": null}]}'),
    "duplicated keys": _twice,
    "no choices": _as_is({"choices": []}),
    "choice is null": _as_is({"choices": [None]}),
}

# --------------------------------------------------------------------------- wrong content


def _renumbered(exchange: Exchange) -> None:
    claims = exchange.claims()
    exchange.complete([claim | {"sentences": [exchange.dice.randint(-3, 300)]} for claim in claims])


def _invented(exchange: Exchange) -> None:
    name, number = INVENTED
    statement = f"{name} said that {number} people were hurt."
    exchange.complete([{"statement": statement, "sentences": [1], "said_by": name}, *exchange.claims()])


def _mutated(exchange: Exchange) -> None:
    """Each claim with an invented name or number in its midst."""
    claims = exchange.claims()
    for claim in claims:
        words = claim["statement"].split(" ")
        words[exchange.dice.randrange(len(words))] = exchange.dice.choice(INVENTED)
        claim["statement"] = " ".join(words)
    exchange.complete(claims)


def _whim(exchange: Exchange) -> None:
    claims = exchange.claims()
    exchange.dice.shuffle(claims)
    exchange.complete(claims[: exchange.dice.randrange(len(claims) + 1)])


def _endless(exchange: Exchange) -> None:
    exchange.complete(exchange.claims() * 200)


CONTENT: dict[str, Fault] = {
    "wrong numbers": _renumbered,
    "invented facts": _invented,
    "mutated facts": _mutated,
    "something else each time": _whim,
    "the same over and over": _endless,
    "refusal": lambda exchange: exchange.send(exchange.completion(None, refusal="I cannot help with that")),
    "content filter": lambda exchange: exchange.send(exchange.completion("", finish="content_filter")),
    "cut off": lambda exchange: exchange.send(exchange.completion('{"claims": [', finish="length")),
    "repeats the key": lambda exchange: exchange.send(
        exchange.completion(f"Your key is {exchange.headers['Authorization']}.")
    ),
}

# --------------------------------------------------------------------------- what ends a run

STOPPING: dict[str, Fault] = {
    "401": _answer(401, "Incorrect API key provided", "invalid_api_key"),
    "quota": _answer(429, "You exceeded your current quota", "insufficient_quota"),
    "unknown model": _answer(404, "The model does not exist", "model_not_found"),
}

PASSING = NETWORK | BUSY | HTTP | SHAPE | CONTENT
"""Faults that cost one question at most."""
