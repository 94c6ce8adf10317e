"""The key is nowhere but in the header of a request."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.faults.catalogue import PASSING, STOPPING
from tests.faults.processes import finish, start
from tests.faults.running import KEY, brief, check_secret, write_news
from tests.faults.server import FaultyModel

ECHOES = {name: (PASSING | STOPPING)[name] for name in ("400", "401", "429", "503", "quota", "repeats the key")}


@pytest.mark.parametrize("fault", [*ECHOES, "none"])
def test_a_server_that_repeats_the_key(tmp_path: Path, caplog: pytest.LogCaptureFixture, fault: str) -> None:
    write_news(tmp_path, 2, seed=4)
    caplog.set_level(logging.DEBUG)
    with FaultyModel({fault: ECHOES[fault]} if fault in ECHOES else {}, share=0.6) as model:
        outcome = brief(model, tmp_path, "-v", "--record", tmp_path / "kept", "-o", tmp_path / "out.html")
    check_secret(outcome)
    assert KEY not in caplog.text


def test_what_the_libraries_log(tmp_path: Path) -> None:
    write_news(tmp_path, 1, seed=4)
    with FaultyModel(ECHOES, share=0.5) as model:
        words = ("brief", "news", "--base-url", model.url, "--model", "tiny", "-v", "--deadline", 3)
        told = {"OPENAI_API_KEY": KEY, "OPENAI_LOG": "debug", "HTTPX_LOG_LEVEL": "trace"}
        _, stderr = finish(start(tmp_path, *words, told=told))
    assert "Sending HTTP Request" in stderr  # openai's own log, which the user asked for
    assert KEY not in stderr


@pytest.mark.parametrize("key", [f"{KEY}\n", f" {KEY}", f"{KEY} {KEY}", f"{KEY}\u00e9", f"{KEY}\r\nX-Other: 1"])
def test_a_key_with_other_characters(tmp_path: Path, key: str) -> None:
    write_news(tmp_path, 1, seed=4)
    with FaultyModel() as model:
        outcome = brief(model, tmp_path, "-v", key=key)
    assert outcome.status == (0 if key.strip() == KEY else 2)
    assert model.asked.total() == (2 if key.strip() == KEY else 0)
    check_secret(outcome)


@pytest.mark.parametrize("place", ["ftp://me:{}@127.0.0.1/v1", "http://me:{}@127.0.0.1:9/v1"])
def test_a_password_in_the_address(tmp_path: Path, place: str) -> None:
    write_news(tmp_path, 1, seed=4)
    with FaultyModel() as model:
        outcome = brief(model, tmp_path, "-v", "--base-url", place.format(KEY))
    assert outcome.status in (1, 2)
    assert "127.0.0.1" in outcome.stderr
    check_secret(outcome)


@pytest.mark.parametrize(
    "line", [f'api_key = ["{KEY}"]', f'api-key = "{KEY}"', f'api_key = "{KEY}', f"api_key = {KEY}"]
)
def test_a_settings_file_that_is_wrong(tmp_path: Path, line: str) -> None:
    write_news(tmp_path, 1, seed=4)
    with FaultyModel() as model:
        (tmp_path / "wrong.toml").write_text(line.format(KEY))
        outcome = brief(model, tmp_path, "--config", tmp_path / "wrong.toml")
    (tmp_path / "wrong.toml").unlink()
    assert outcome.status == 2
    check_secret(outcome)
