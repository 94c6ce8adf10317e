"""Record, replay and cache."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer import errors
from summarizer.llm import Client, Prompt
from summarizer.llm.recordings import Recording, RecordingFolder, key_of
from summarizer.settings import Settings

PROMPT = Prompt("You list what happened.", "[1] A ferry sank off Höllin.\n[2] Nobody was hurt.")
GOOD = {"points": ["A ferry sank.", "Nobody was hurt."]}
OFFLINE = Settings(cache_dir=None)


class Points(BaseModel):
    points: list[str]


class Other(BaseModel):
    points: list[str]
    more: str


def ask(settings: Settings, prompt: Prompt = PROMPT, reply_type: type[Any] = Points, **how: Any) -> Any:
    with Client.open(settings, **how) as client:
        return client.ask(prompt, reply_type)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def recorded(fake_model, settings, tmp_path):
    """A folder with one recording."""
    fake_model.says(GOOD)
    ask(settings, record=tmp_path / "rec")
    return tmp_path / "rec"


# --------------------------------------------------------------------------- record, then replay


def test_replay_gives_the_same_answer_without_a_server(fake_model, settings, tmp_path):
    fake_model.says("no json").says(GOOD)
    live = ask(settings, record=tmp_path)
    fake_model.close()
    before = snapshot(tmp_path)
    again = ask(OFFLINE, replay=tmp_path)
    assert (again.value, again.usage, again.recorded) == (live.value, live.usage, live.recorded)
    assert (live.cached, again.cached) == (False, True)
    assert snapshot(tmp_path) == before
    assert len(before) == 2


def test_recording_again_asks_nobody_and_changes_nothing(fake_model, settings, recorded):
    before = snapshot(recorded)
    assert ask(settings, record=recorded).cached
    assert (snapshot(recorded), len(fake_model.seen)) == (before, 1)


def test_a_recording_is_readable_and_holds_no_more_than_needed(recorded):
    (path,) = recorded.iterdir()
    text = path.read_text("utf-8")
    content = json.loads(text)
    assert list(content) == ["key", "model", "recorded", "cost_usd", "request", "response"]
    assert path.stem == content["key"][:16]
    assert content["request"]["path"] == "/chat/completions"
    assert content["request"]["body"]["messages"][1]["content"] == [
        "[1] A ferry sank off Höllin.\n",
        "[2] Nobody was hurt.",
    ]
    assert "Höllin" in text
    assert not {"timings", "created", "/models/", "uthorization", "127.0.0.1"} & {
        word for word in ("timings", "created", "/models/", "uthorization", "127.0.0.1") if word in text
    }


def test_a_second_identical_question_is_answered(recorded):
    with Client.open(OFFLINE, replay=recorded) as client:
        assert client.ask(PROMPT, Points).value == client.ask(PROMPT, Points).value


def test_the_same_question_at_once_is_asked_once(fake_model, settings, tmp_path):
    fake_model.default = fake_model.canned(fake_model.completion(GOOD), delay_s=0.05)
    with Client.open(settings, record=tmp_path) as client, ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: client.ask(PROMPT, Points), range(8)))
    assert len(fake_model.seen) == 1


def test_many_threads_replay(fake_model, settings, tmp_path):
    fake_model.always(GOOD)
    questions = [Prompt("s", f"[1] {number}") for number in range(100)]
    for how, there in (({"record": tmp_path}, settings), ({"replay": tmp_path}, OFFLINE)):
        with Client.open(there, **how) as client, ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(lambda prompt: client.ask(prompt, Points), questions))
    assert all(answer.cached for answer in answers)
    assert (len(fake_model.seen), len(list(tmp_path.iterdir()))) == (100, 100)


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ({"content": '{"points": [', "finish": "length"}, errors.ReplyCutOffError),
        ({"content": "", "refusal": "no"}, errors.ModelRefusedError),
    ],
)
def test_a_cut_off_or_refused_reply_is_replayed_but_not_cached(fake_model, settings, tmp_path, how, kind):
    settings = settings.model_copy(update={"cache_dir": tmp_path / "cache"})
    fake_model.says(**how)
    with pytest.raises(kind):
        ask(settings, record=tmp_path / "rec")
    with pytest.raises(kind):
        ask(OFFLINE, replay=tmp_path / "rec")
    fake_model.says(GOOD)
    assert not ask(settings).cached


def test_errors_are_not_recorded(fake_model, settings, pauses, tmp_path):
    fake_model.then({"error": {"message": "no"}}, 400).then(b"").then({"choices": []})
    for _ in range(3):
        with pytest.raises(errors.ModelError):
            ask(settings, record=tmp_path)
    assert not list(tmp_path.iterdir())


# --------------------------------------------------------------------------- what a replay may be asked


def test_the_model_comes_from_the_recordings(recorded):
    with Client.open(OFFLINE, replay=recorded) as client:
        assert client.model == "tiny"


def test_recordings_of_several_models_need_a_name(fake_model, settings, recorded):
    fake_model.says(GOOD)
    ask(settings.model_copy(update={"model": "huge"}), record=recorded)
    with pytest.raises(errors.SettingsError, match="huge, tiny"):
        Client.open(OFFLINE, replay=recorded)
    assert ask(OFFLINE.model_copy(update={"model": "huge"}), replay=recorded).usage.model == "huge"


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: None])
def test_a_folder_without_recordings(tmp_path, make):
    make(tmp_path / "none")
    with pytest.raises(errors.SettingsError, match="none"):
        Client.open(OFFLINE, replay=tmp_path / "none")


def test_record_or_replay(tmp_path):
    with pytest.raises(errors.SettingsError):
        Client.open(OFFLINE, record=tmp_path, replay=tmp_path)


@pytest.mark.parametrize(
    ("prompt", "reply_type", "changes", "difference"),
    [
        (PROMPT, Points, {"model": "huge"}, "model: 'huge' instead of 'tiny'"),
        (PROMPT, Points, {"max_output_tokens": 99}, "max_tokens: 99 instead of 1500"),
        (PROMPT, Other, {}, "schema of the reply"),
        (Prompt("You list.", PROMPT.user), Points, {}, "prompt: line 1, “You list.” instead of “You list what"),
        (
            Prompt(PROMPT.system, PROMPT.user.replace("Nobody", "A sailor")),
            Points,
            {},
            "passage: line 2, “[2] A sailor was hurt.” instead of “[2] Nobody was hurt.”",
        ),
    ],
)
def test_a_miss_names_the_nearest_and_what_differs(
    fake_model, settings, recorded, prompt, reply_type, changes, difference
):
    fake_model.says(GOOD)
    ask(settings, Prompt("s", "something else"), record=recorded)
    with pytest.raises(errors.MissingRecordingError) as caught:
        ask(OFFLINE.model_copy(update={"model": "tiny"} | changes), prompt, reply_type, replay=recorded)
    assert difference in str(caught.value)
    assert str(caught.value).count(";") == 1  # one difference and no other
    assert caught.value.exit_status == 4


def test_a_miss_in_a_long_line_shows_the_place(settings, fake_model, tmp_path):
    fake_model.says(GOOD)
    ask(settings, Prompt("s", "x" * 300 + " fourteen " + "y" * 300), record=tmp_path)
    with pytest.raises(errors.MissingRecordingError) as caught:
        ask(OFFLINE, Prompt("s", "x" * 300 + " fifteen " + "y" * 300), replay=tmp_path)
    assert "fourteen" in str(caught.value)
    assert "fifteen" in str(caught.value)
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("damage", [b"", b'{"key": ', b"[]", b"{}", b"\xff\xfe"])
def test_a_damaged_recording_is_named(fake_model, settings, recorded, damage):
    (path,) = recorded.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage)
    with pytest.raises(errors.MissingRecordingError, match=path.name):
        ask(OFFLINE.model_copy(update={"model": "tiny"}), replay=recorded)
    fake_model.says(GOOD)
    ask(settings, record=recorded)
    assert json.loads(path.read_bytes())["key"] == json.loads(whole)["key"]


def test_a_renamed_recording_is_noticed(recorded):
    (path,) = recorded.iterdir()
    content = json.loads(path.read_bytes()) | {"key": "0" * 64}
    path.write_text(json.dumps(content, indent=1))
    with pytest.raises(errors.MissingRecordingError, match="another question"):
        ask(OFFLINE, replay=recorded)


def test_notes_beside_the_recordings_are_left_alone(recorded):
    (recorded / "MODEL.md").write_text("Made by a small model.")
    (recorded / "model.json").write_text("{}")
    assert ask(OFFLINE, replay=recorded).cached


# --------------------------------------------------------------------------- the cache


@pytest.fixture
def caching(settings, tmp_path):
    return settings.model_copy(update={"cache_dir": tmp_path / "cache"})


def test_the_next_run_costs_no_call(fake_model, caching):
    fake_model.says(GOOD)
    first, second = ask(caching), ask(caching)
    assert (first.cached, second.cached) == (False, True)
    assert (second.value, second.usage, second.recorded) == (first.value, first.usage, first.recorded)
    assert len(fake_model.seen) == 1


def test_replies_that_led_to_no_answer_are_asked_for_again(fake_model, caching, tmp_path):
    fake_model.says("no json").says("no json").says("no json").says(GOOD)
    with pytest.raises(errors.ReplyFormError):
        ask(caching, record=tmp_path / "rec")
    assert not ask(caching).cached
    with pytest.raises(errors.ReplyFormError):  # a replay shows what happened
        ask(OFFLINE, replay=tmp_path / "rec")


def test_a_reply_that_was_mended_is_not_asked_for_again(fake_model, caching):
    fake_model.says("no json").says(GOOD)
    assert ask(caching).usage.calls == 2
    assert ask(caching).cached


def test_recording_copies_from_the_cache(fake_model, caching, tmp_path):
    fake_model.says(GOOD)
    ask(caching)
    assert ask(caching, record=tmp_path / "rec").cached
    fake_model.close()
    assert ask(OFFLINE, replay=tmp_path / "rec").cached


def test_another_address_has_another_cache(fake_model, caching):
    fake_model.says(GOOD).says(GOOD)
    ask(caching)
    elsewhere = caching.model_copy(update={"base_url": fake_model.url.replace("127.0.0.1", "localhost")})
    assert not ask(elsewhere).cached


def test_a_damaged_cache_file_is_asked_again(fake_model, caching):
    fake_model.says(GOOD).says(GOOD)
    ask(caching)
    (path,) = caching.cache_dir.rglob("*.json")
    path.write_text('{"key": ')
    assert not ask(caching).cached
    assert ask(caching).cached


def test_a_cache_that_cannot_be_written_is_a_warning(fake_model, caching, caplog):
    caching.cache_dir.write_text("a file where the folder should be")
    fake_model.always(GOOD)
    with caplog.at_level(logging.WARNING), Client.open(caching) as client:
        for number in range(3):
            assert not client.ask(Prompt("s", str(number)), Points).cached
    assert len([record for record in caplog.records if "cache" in record.message]) == 1


def test_a_folder_that_cannot_be_recorded_to(settings, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(errors.SettingsError, match="cannot write recordings"):
        Client.open(settings, record=tmp_path / "file")


# --------------------------------------------------------------------------- the files


def test_the_key_is_what_was_asked():
    body = {"model": "m", "messages": [{"role": "user", "content": "x"}]}
    key = key_of("POST", "/chat/completions", body)
    assert key == key_of("POST", "/chat/completions", dict(reversed(body.items())))
    assert key != key_of("POST", "/completions", body)
    assert key != key_of("POST", "/chat/completions", body | {"model": "n"})
    old, new = ({"x": f"see https://errors.pydantic.dev/{version}/v/int"} for version in ("2.14", "3.0"))
    assert key_of("POST", "/", old) == key_of("POST", "/", new)


def test_the_address_is_not_part_of_the_key(fake_model, settings, recorded):
    moved = settings.model_copy(update={"base_url": "http://elsewhere.invalid/api/openai/v1/"})
    assert ask(moved, record=recorded).cached


@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(alphabet=st.sampled_from('{}[], \n\r\u2028"x')))
def test_texts_come_back_exactly(tmp_path_factory, asked, said):
    folder = RecordingFolder(tmp_path_factory.mktemp("r"))
    recording = Recording(
        key="a" * 64,
        model="m",
        recorded=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        cost_usd=0.01,
        path="/chat/completions",
        request={"messages": [{"role": "user", "content": asked}], "model": "m"},
        body={"choices": [{"message": {"content": said}}]},
    )
    folder.write(recording)
    assert folder.read("a" * 64) == recording


def test_readers_never_see_half_a_file(tmp_path):
    folder = RecordingFolder(tmp_path)
    body = {"choices": [{"message": {"content": "x" * 100_000}}]}
    recording = Recording("b" * 64, "m", datetime(2026, 3, 2, tzinfo=UTC), None, "/", {"messages": []}, body)
    folder.write(recording)
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            folder.write(recording)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        assert folder.read("b" * 64) == recording
    stop.set()
    for writer in writers:
        writer.join()
    assert os.listdir(tmp_path) == ["b" * 16 + ".json"]
