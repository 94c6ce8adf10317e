"""What `Client.ask` gives and raises, against a real server on the loopback."""

from __future__ import annotations

import json
import logging
import threading
import time
import traceback
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel, field_validator

from summarizer import errors
from summarizer.llm import DEFAULT_MODEL, Client, Prompt, Spent
from summarizer.settings import Settings

KEY = "sk-canary-7f3a9b"
PROMPT = Prompt("You list what happened.", "[1] A ferry sank.\n[2] Nobody was hurt.")
GOOD = {"points": [{"text": "A ferry sank.", "sentence": 1}]}


class Point(BaseModel):
    text: str
    sentence: int

    @field_validator("sentence")
    @classmethod
    def exists(cls, number: int) -> int:
        if number > 2:
            raise ValueError(f"there is no sentence {number}")
        return number


class Points(BaseModel):
    points: list[Point]
    title: str | None = None


def ask(settings: Settings, **how: Any) -> Any:
    with Client.open(settings, **how) as client:
        return client.ask(PROMPT, Points)


def failure(settings: Settings) -> errors.SummarizerError:
    with pytest.raises(errors.SummarizerError) as caught:
        ask(settings)
    return caught.value


# --------------------------------------------------------------------------- a good reply


def test_answer_has_value_usage_and_time(fake_model, settings):
    before = datetime.now(UTC).replace(microsecond=0)
    answer = ask(settings) if fake_model.says(GOOD, cached=64) else None
    assert answer.value == Points(points=[Point(text="A ferry sank.", sentence=1)])
    assert type(answer.value) is Points
    usage = answer.usage
    assert (usage.model, usage.calls, usage.input_tokens, usage.cached_tokens, usage.output_tokens) == (
        "tiny",
        1,
        100,
        64,
        10,
    )
    assert usage.cost_usd is None
    assert before <= answer.recorded <= datetime.now(UTC)
    assert not answer.cached


def test_question_is_strict_and_deterministic(fake_model, settings):
    ask(settings) if fake_model.says(GOOD) else None
    body = fake_model.seen[0].body
    assert fake_model.seen[0].path == "/v1/chat/completions"
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("tiny", 0, settings.max_output_tokens)
    wanted = body["response_format"]["json_schema"]
    assert wanted["strict"] is True
    schema = wanted["schema"]
    assert schema["required"] == ["points", "title"]
    assert schema["additionalProperties"] is False
    assert "default" not in schema["properties"]["title"]
    assert schema["$defs"]["Point"]["required"] == ["text", "sentence"]
    assert body["messages"] == [{"role": "system", "content": PROMPT.system}, {"role": "user", "content": PROMPT.user}]


@pytest.mark.parametrize("model", ["gpt-5-mini", "o4-mini", "gpt-6.1-sol"])
def test_reasoning_models_are_asked_their_way(fake_model, settings, model):
    fake_model.says(GOOD)
    ask(settings.model_copy(update={"model": model}))
    body = fake_model.seen[0].body
    assert body["max_completion_tokens"] == settings.max_output_tokens
    assert not {"max_tokens", "temperature"} & body.keys()


@pytest.mark.parametrize("model", ["gpt-4.1-mini", "gpt-oss-20b", "gpt-5-chat-latest", "qwen2.5"])
def test_other_models_get_temperature_0(fake_model, settings, model):
    fake_model.says(GOOD)
    ask(settings.model_copy(update={"model": model}))
    assert fake_model.seen[0].body["temperature"] == 0


@pytest.mark.parametrize(
    "text", ["```json\n%s\n```", "```\n%s\n```\n", "<think>well …</think>\n%s"], ids=["fence", "bare fence", "thinking"]
)
def test_wrapping_is_taken_off_without_asking_again(fake_model, settings, text):
    fake_model.says(text % json.dumps(GOOD))
    assert ask(settings).value.points[0].sentence == 1
    assert len(fake_model.seen) == 1


def test_article_text_is_never_a_template(fake_model, settings):
    article = "{{ 7*7 }} {% for x in y %} {# \n    indented\n\n{{ undefined.x }} <b>&amp;</b> \x00 \ud800"
    fake_model.says(GOOD)
    with Client.open(settings) as client:
        client.ask(Prompt("s", article), Points)
    assert fake_model.seen[0].body["messages"][1]["content"] == article.replace("\ud800", "\ufffd")


def test_price_of_a_known_model(settings):
    body = {"choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": json.dumps(GOOD)}}]}
    body |= {"usage": {"prompt_tokens": 1_000_000, "completion_tokens": 0}}
    transport = httpx2.MockTransport(lambda request: httpx2.Response(200, json=body))
    openai_s = Settings(model="gpt-4.1-mini", api_key=KEY, cache_dir=None)
    assert ask(openai_s, transport=transport).usage.cost_usd == pytest.approx(0.4)
    elsewhere = openai_s.model_copy(update={"base_url": "http://localhost:1/v1"})
    assert ask(elsewhere, transport=transport).usage.cost_usd is None


# --------------------------------------------------------------------------- asked again


def test_wrong_form_is_asked_again_with_a_short_message(fake_model, settings):
    fake_model.says("no json").says({"points": [{"text": "x", "sentence": 9}]}).says(GOOD)
    answer = ask(settings)
    assert answer.usage.calls == 3
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (300, 30)
    first, second = (seen.body["messages"][-1]["content"] for seen in fake_model.seen[1:])
    assert first.endswith("\nthe reply is not valid JSON")
    assert second.endswith("\npoints.0.sentence: there is no sentence 9")
    assert len(second) < 150
    assert [len(seen.body["messages"]) for seen in fake_model.seen] == [2, 4, 6]


@pytest.mark.parametrize("re_asks", [0, 2])
def test_wrong_form_to_the_end(fake_model, settings, re_asks):
    fake_model.always({"points": [{"text": "S" * 5000}]})
    error = failure(settings.model_copy(update={"re_asks": re_asks}))
    assert type(error) is errors.ReplyFormError
    assert "points.0.sentence is missing" in str(error)
    assert len(str(error)) < 200
    assert len(fake_model.seen) == 1 + re_asks


def test_lone_surrogates_of_a_reply_can_be_sent_back(fake_model, settings):
    fake_model.says('{"points": "\ud800"}').says(GOOD)
    assert ask(settings).usage.calls == 2


def test_usage_of_failed_questions_is_not_lost(fake_model, settings):
    fake_model.says(GOOD).says("{", finish="length")
    with Client.open(settings) as client:
        client.ask(PROMPT, Points)
        with pytest.raises(errors.ReplyCutOffError):
            client.ask(PROMPT, Points)
        assert (client.spent.calls, client.spent.input_tokens, client.spent.output_tokens) == (2, 200, 20)


def test_what_comes_from_files_is_counted_apart(fake_model, settings, tmp_path):
    caching = settings.model_copy(update={"cache_dir": tmp_path / "cache"})
    fake_model.says(GOOD)
    ask(caching)
    for places in ({"from_cache": 1}, {"from_recordings": 1}):
        with Client.open(caching, record=tmp_path / "kept") as client:
            client.ask(PROMPT, Points)
            assert client.spent == Spent(calls=1, input_tokens=100, output_tokens=10, **places)


# --------------------------------------------------------------------------- failures


def told(message: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"message": message, "code": code, "type": code}}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, told("Incorrect API key provided: " + KEY), errors.AuthenticationError),
        (403, told("forbidden"), errors.AuthenticationError),
        (404, told("The model `tiny` does not exist", "model_not_found"), errors.UnknownModelError),
        (400, told("tiny is not a valid model ID: unknown model"), errors.UnknownModelError),
        (404, "<html>not here</html>", errors.ModelStopError),
        (429, told("You exceeded your current quota", "insufficient_quota"), errors.QuotaError),
        (402, told("Insufficient balance"), errors.QuotaError),
        (400, told("This model's maximum context length is 10", "context_length_exceeded"), errors.ReplyCutOffError),
        (400, told("filtered", "content_filter"), errors.ModelRefusedError),
        (400, told("response_format is not supported"), errors.ModelError),
        (422, told("what?"), errors.ModelError),
    ],
)
def test_failures_that_waiting_does_not_help(fake_model, settings, pauses, status, body, kind):
    fake_model.then(body, status)
    error = failure(settings)
    assert type(error) is kind
    assert "127.0.0.1" in str(error)
    assert "\n" not in str(error)
    assert (len(fake_model.seen), pauses) == (1, [])


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 529])
def test_a_busy_server_is_asked_again(fake_model, settings, pauses, status):
    fake_model.then(told("slow down"), status).then("<html>busy</html>", status).says(GOOD)
    assert ask(settings).usage.calls == 1
    assert (len(fake_model.seen), len(pauses)) == (3, 2)
    assert 0.5 <= pauses[0] <= 0.75
    assert 1.0 <= pauses[1] <= 1.5


def test_a_busy_server_is_given_up(fake_model, settings, pauses):
    for _ in range(3):
        fake_model.then(told("overloaded"), 503)
    error = failure(settings)
    assert type(error) is errors.ModelUnavailableError
    assert error.retryable
    assert "503: overloaded" in str(error)
    assert len(fake_model.seen) == 3


def test_retries_and_re_asks_do_not_multiply(fake_model, settings, pauses):
    fake_model.then(b"", 503).says("no json").then(b"", 503).says("no json").says("no json")
    assert type(failure(settings)) is errors.ReplyFormError
    assert len(fake_model.seen) == 5


def test_a_time_out_is_retried(fake_model, settings, pauses):
    for _ in range(3):
        fake_model.then(b"", delay_s=0.3)
    error = failure(settings.model_copy(update={"timeout_s": 0.1}))
    assert type(error) is errors.ModelUnavailableError
    assert "within 0.1 s" in str(error)
    assert len(fake_model.seen) == 3


def test_a_broken_connection_is_retried(fake_model, settings, pauses):
    fake_model.then(fake_model.completion(GOOD), cut=20).says(GOOD)
    assert ask(settings).value.points
    assert len(fake_model.seen) == 2


def test_nobody_listens(fake_model, settings, pauses):
    fake_model.close()
    error = failure(settings)
    assert type(error) is errors.ModelUnavailableError
    assert str(error) == f"connection refused by {fake_model.url.removesuffix('/v1')}"
    assert len(pauses) == 2


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ({"content": "", "refusal": "I cannot help"}, errors.ModelRefusedError),
        ({"content": "", "finish": "content_filter"}, errors.ModelRefusedError),
        ({"content": '{"points": [', "finish": "length"}, errors.ReplyCutOffError),
    ],
)
def test_pointless_re_asks_are_not_made(fake_model, settings, pauses, how, kind):
    fake_model.says(**how)
    assert type(failure(settings)) is kind
    assert len(fake_model.seen) == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<html>Sign in to the hotel network</html>", "a web page"),
        (b"", "nothing"),
        (b'{"choices": "\xff\xfe"}', "no JSON object"),
        ([1], "no JSON object"),
        (b"[" * 200_000, "no JSON object"),
        (b" " * 8_000_001, "more than 8 MB"),
        ({}, "without a reply"),
        ({"choices": []}, "without a reply"),
        ({"choices": [{}]}, "without a reply"),
        ({"choices": [{"message": {"content": [{"type": "image"}]}}]}, "without a reply"),
        ({"error": {"message": "upstream is down"}}, "upstream is down"),
    ],
)
def test_replies_that_are_none(fake_model, settings, pauses, body, message):
    fake_model.then(body)
    error = failure(settings)
    assert type(error) is errors.ModelError
    assert message in str(error)
    assert len(fake_model.seen) == 1


@pytest.mark.parametrize("status", [202, 204])
def test_a_reply_has_status_200_or_content(fake_model, settings, status):
    fake_model.then(b"", status)
    assert "answered with nothing" in str(failure(settings))


def test_what_cannot_be_unpacked_is_no_reply(fake_model, settings):
    fake_model.then(b"not gzip", headers={"Content-Encoding": "gzip"})
    assert "cannot be unpacked" in str(failure(settings))


def test_an_answer_that_only_drips_is_a_time_out(settings):
    def drip() -> Any:
        while True:
            time.sleep(0.01)
            yield b" "

    class Dripping(httpx2.SyncByteStream):
        def __iter__(self) -> Any:
            return drip()

    slow = settings.model_copy(update={"timeout_s": 0.1, "attempts": 1})
    with pytest.raises(errors.ModelUnavailableError, match=r"within 0\.1 s"):
        ask(slow, transport=httpx2.MockTransport(lambda request: httpx2.Response(200, stream=Dripping())))


def test_nobody_is_sent_elsewhere(fake_model, settings):
    fake_model.then(b"", 307, headers={"Location": "http://127.0.0.1:9/v1"})
    assert str(failure(settings)).endswith("answered 307: http://127.0.0.1:9/v1")


@pytest.mark.parametrize("strange", [{"finish_reason": "\ud800"}, {"finish_reason": ["stop"]}, {"index": float("nan")}])
def test_strange_parts_of_a_reply_do_not_matter(fake_model, settings, tmp_path, strange):
    body = fake_model.completion("no json")
    body["choices"][0] |= strange
    fake_model.then(body).then(body).says(GOOD)
    assert ask(settings, record=tmp_path).usage.calls == 3
    assert ask(settings, replay=tmp_path).usage.calls == 3


@pytest.mark.parametrize("usage", [{"prompt_tokens": "12", "completion_tokens_details": 7}, {"total_tokens": []}])
def test_usage_of_any_type_can_be_asked_again(fake_model, settings, usage):
    fake_model.then(fake_model.completion("no json") | {"usage": usage}).says(GOOD)
    assert ask(settings).usage.calls == 2


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": None}, "much"])
def test_missing_usage_counts_nothing(fake_model, settings, usage):
    fake_model.then(fake_model.completion(GOOD) | {"usage": usage})
    answer = ask(settings)
    assert (answer.usage.calls, answer.usage.input_tokens, answer.usage.cost_usd) == (1, 0, None)


def test_a_bug_in_a_validator_is_not_hidden(fake_model, settings):
    class Buggy(BaseModel):
        points: list[Any]

        @field_validator("points")
        @classmethod
        def fail(cls, value: list[Any]) -> list[Any]:
            raise LookupError("bug")

    fake_model.says(GOOD)
    with Client.open(settings) as client, pytest.raises(LookupError, match="bug"):
        client.ask(PROMPT, Buggy)
    assert len(fake_model.seen) == 1


# --------------------------------------------------------------------------- closing


def test_a_closed_client_asks_nothing(fake_model, settings):
    client = Client.open(settings)
    client.close()
    with pytest.raises(errors.ModelStopError, match="closed"):
        client.ask(PROMPT, Points)
    assert fake_model.seen == []


def test_closing_ends_waits_and_asks_no_more(fake_model, settings):
    client = Client.open(settings)

    def judge(_: Any) -> Any:
        threading.Timer(0.2, client.close).start()
        return fake_model.canned(b"", 503, headers={"Retry-After": "30"})

    fake_model.judge = judge
    begun = time.monotonic()
    with pytest.raises(errors.ModelStopError, match="closed"):
        client.ask(PROMPT, Points)
    assert time.monotonic() - begun < 5
    assert len(fake_model.seen) == 1


def test_a_server_that_answers_in_between_is_not_given_up(fake_model, settings, pauses):
    once = settings.model_copy(update={"attempts": 1})
    with Client.open(once) as client:
        for _ in range(3):
            fake_model.then(told("overloaded"), 503).says("", refusal="no")
            for kind in (errors.ModelUnavailableError, errors.ModelRefusedError):
                with pytest.raises(kind):
                    client.ask(PROMPT, Points)


def test_what_is_kept_is_said_where_the_run_stops(fake_model, settings, tmp_path):
    fake_model.says(GOOD).then(told("bad key"), 401)
    with Client.open(settings, record=tmp_path / "kept") as client:
        client.ask(PROMPT, Points)
        with pytest.raises(errors.AuthenticationError) as caught:
            client.ask(Prompt("s", "another"), Points)
    assert caught.value.hint.startswith(errors.AuthenticationError.hint)
    assert f"kept in {tmp_path / 'kept'}" in caught.value.hint


def test_a_busy_server_is_not_looked_for_elsewhere(fake_model, settings, pauses):
    fake_model.default = fake_model.canned(told("overloaded"), 429)
    assert "address" not in failure(settings).hint
    fake_model.close()
    assert "address" in failure(settings).hint


# --------------------------------------------------------------------------- the key


@pytest.mark.parametrize("status", [200, 400, 401, 429, 500])
def test_the_key_appears_nowhere(fake_model, settings, pauses, caplog, capsys, tmp_path, status):
    caplog.set_level(logging.DEBUG)
    for _ in range(3):
        fake_model.then(told(f"bad key {KEY} in 'Bearer {KEY}'"), status)
    fake_model.says(GOOD)
    with Client.open(settings, record=tmp_path) as client:
        with pytest.raises(errors.ModelError) as caught:
            client.ask(PROMPT, Points)
        for _ in range(4 - len(fake_model.seen)):
            try:
                client.ask(PROMPT, Points)
            except errors.ModelError:
                continue
        shown = [repr(client), str(client), repr(caught.value), *traceback.format_exception(caught.value)]
    assert fake_model.seen[0].headers["authorization"] == f"Bearer {KEY}"
    shown += [caplog.text, *capsys.readouterr(), *(path.read_text() for path in tmp_path.iterdir())]
    assert KEY not in "".join(shown)


def test_a_reply_that_repeats_the_key_is_kept_without_it(fake_model, settings, tmp_path):
    fake_model.says({"points": [], "title": KEY})
    assert ask(settings, record=tmp_path).value.title == "***"
    assert KEY not in "".join(path.read_text() for path in tmp_path.iterdir())


def test_a_key_that_is_no_secret_is_left_in_replies(fake_model, settings):
    fake_model.says({"points": [], "title": "none of it"})
    assert ask(settings.model_copy(update={"api_key": None})).value.title == "none of it"


def test_failures_print_nothing(fake_model, settings, pauses, capsys):
    fake_model.always("no json")
    failure(settings)
    assert capsys.readouterr() == ("", "")


# --------------------------------------------------------------------------- which model


def test_nothing_to_ask():
    with pytest.raises(errors.NoModelError, match="no model is configured"):
        Client.open(Settings(cache_dir=None))
    with pytest.raises(errors.NoModelError, match="no key"):
        Client.open(Settings(model="gpt-4.1-mini", cache_dir=None))


def test_a_key_is_enough():
    with Client.open(Settings(api_key=KEY, cache_dir=None)) as client:
        assert client.model == DEFAULT_MODEL


def test_the_only_model_of_a_server_is_taken(fake_model, settings):
    fake_model.then({"object": "list", "data": [{"id": "lonely"}]}).says(GOOD)
    answer = ask(settings.model_copy(update={"model": None, "api_key": None}))
    assert answer.usage.model == "lonely"
    assert fake_model.seen[0].path == "/v1/models"
    assert fake_model.seen[1].headers["authorization"] == "Bearer none"


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        ({"data": [{"id": "b"}, {"id": "a"}]}, errors.NoModelError, "offers: a, b"),
        ({"data": []}, errors.NoModelError, "offers: none"),
        ({}, errors.NoModelError, "offers: none"),
        ("<html>", errors.ModelError, "a web page"),
    ],
)
def test_a_server_that_leaves_the_model_open(fake_model, settings, body, kind, message):
    fake_model.then(body)
    with pytest.raises(kind, match=message):
        Client.open(settings.model_copy(update={"model": None}))


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://x", "http://"])
def test_an_address_that_is_none(url):
    with pytest.raises(errors.SettingsError, match="is no address"):
        Client.open(Settings(model="m", base_url=url, cache_dir=None))


# --------------------------------------------------------------------------- many threads


def test_fifty_threads(fake_model, settings, pauses):
    """At first, every fifth question is turned away twice, and the reply to every fourth is of the wrong form."""
    turned_away: Counter[int] = Counter()

    def judge(body: Any) -> Any:
        number = int(body["messages"][1]["content"])
        turned_away[number] += 1
        if number % 5 == 0 and turned_away[number] <= 2:
            return fake_model.canned(b"", 503)
        wrong = number % 4 == 0 and len(body["messages"]) == 2
        return fake_model.canned(fake_model.completion("no json" if wrong else {"points": [], "title": str(number)}))

    fake_model.judge = judge
    with Client.open(settings.model_copy(update={"concurrency": 50})) as client:
        with ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(lambda number: client.ask(Prompt("s", str(number)), Points), range(200)))
        assert client.spent.calls == 250
    assert [answer.value.title for answer in answers] == [str(number) for number in range(200)]
    assert [answer.usage.calls for answer in answers] == [1 + (number % 4 == 0) for number in range(200)]
    assert len(pauses) == 80
    assert len(fake_model.seen) == 330
