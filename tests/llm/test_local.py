"""A model file: run by llama.cpp in a process of its own, for which a stand-in takes questions to the fake model."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarizer import Settings, load_settings
from summarizer.cli import app
from tests.faults.processes import ROOT, finish, start

STAND_IN = str(Path(__file__).parent / "stand_in")
GOOD = {"claims": [{"statement": "The bridge is shut.", "sentences": [2], "said_by": None}]}
INSTALL = "pip install 'structured-summarizer[local]'"
REAL_FILE = os.environ.get("LOCAL_MODEL_FILE", "")


@dataclass(frozen=True)
class ModelFile:
    """A model file, and what the process that loads it tells."""

    path: Path
    log: Path

    @property
    def loaded(self) -> dict[str, Any] | None:
        """The parameters it was loaded with, and by which process."""
        return json.loads(self.log.read_text()) if self.log.exists() and self.log.stat().st_size else None

    @property
    def running(self) -> bool:
        """Whether that process is there."""
        if self.loaded is None:
            return False
        with self.log.open() as log:
            try:
                fcntl.flock(log, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False


Make = Callable[..., ModelFile]
Run = Callable[..., Result]


@pytest.fixture
def make(fake_model: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes model files, in a folder with two articles and without configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(STAND_IN)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((STAND_IN, str(ROOT))))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "news").mkdir()
    for number in range(2):
        (tmp_path / "news" / f"{number}.txt").write_text(f"Police in Tolm put the toll at {14 + number}. It is shut.")
    fake_model.always(GOOD)

    def write(path: str = "models/tiny-q4.gguf", **plan: object) -> ModelFile:
        file = ModelFile(tmp_path / path, tmp_path / f"{Path(path).name}.log")
        file.path.parent.mkdir(exist_ok=True)
        plan = {"address": fake_model.url.removesuffix("/v1"), "log": str(file.log), **plan}
        file.path.write_text(f"GGUF{json.dumps(plan)}")
        return file

    return write


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """The command; nothing reaches the streams past it."""

    def call(*words: object) -> Result:
        result = CliRunner().invoke(app, [str(word) for word in words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "".join(capfd.readouterr()) == ""
        assert "chatter" not in result.output
        return result

    return call


def brief(file: object, *more: object) -> tuple[object, ...]:
    return "brief", "news", "--model", f"local:{file}", "--now", "2026-03-02T20:00Z", "--format", "json", *more


# --------------------------------------------------------------------------- questions and answers


def test_a_file_is_run_for_the_questions_and_stopped(run: Run, make: Make, fake_model: Any) -> None:
    file = make()
    result = run(*brief(file.path))
    assert result.exit_code == 0, result.stderr
    (usage,) = json.loads(result.stdout)["usage"]
    assert (usage["model"], usage["calls"], usage["cost_usd"]) == ("tiny-q4", 2, 0.0)
    loaded = file.loaded
    assert loaded is not None
    assert {seen.body["model"] for seen in fake_model.seen} == {"tiny-q4"}
    assert {seen.headers["authorization"] for seen in fake_model.seen} == {f"Bearer {loaded['api_keys'][0]}"}
    assert (loaded["hostnames"], loaded["port"], loaded["model_alias"]) == (["127.0.0.1"], 0, ["tiny-q4"])
    assert loaded["n_parallel"] == 1
    assert not file.running


def test_more_calls_at_once_have_as_much_room_each(run: Run, make: Make) -> None:
    alone, both = make("one.gguf"), make("two.gguf")
    run(*brief(alone.path))
    run(*brief(both.path, "--concurrency", 2))
    assert alone.loaded
    assert both.loaded
    assert both.loaded["n_parallel"] == 2
    assert both.loaded["n_ctx"] == 2 * alone.loaded["n_ctx"]


def test_a_file_takes_its_time_one_call_after_another_unless_told_otherwise() -> None:
    served, local = Settings(model="tiny"), Settings(model="local:tiny.gguf")
    assert (served.calls_at_once, local.calls_at_once) == (8, 1)
    assert local.call_timeout_s > 10 * served.call_timeout_s
    told = served.model_copy(update={"model": "local:tiny.gguf", "concurrency": 3, "timeout_s": 7.0})
    assert (told.calls_at_once, told.call_timeout_s) == (3, 7.0)


def test_it_is_asked_even_where_a_server_is_configured(
    run: Run, make: Make, fake_model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert run(*brief(make().path)).exit_code == 0
    assert "sk-canary" not in repr(fake_model.seen)


@pytest.mark.parametrize("name", ["~/models/tiny-q4.gguf", "models/tiny-q4.gguf"])
def test_the_settings_name_it_by_a_path_from_home_or_from_here(run: Run, make: Make, name: str) -> None:
    make()
    Path("summarizer.toml").write_text(f'model = "local:{name}"')
    assert not load_settings().without_model
    result = run("brief", "news", "--format", "json")
    assert json.loads(result.stdout)["usage"][0]["calls"] == 2


# --------------------------------------------------------------------------- what was answered before


def test_what_the_cache_answers_starts_nothing_even_when_the_file_has_moved(
    run: Run, make: Make, fake_model: Any
) -> None:
    file = make()
    first = run(*brief(file.path))
    file.log.unlink()
    file.path.parent.rename("elsewhere")
    again = run(*brief("elsewhere/tiny-q4.gguf"))
    assert (again.stdout, file.loaded, len(fake_model.seen)) == (first.stdout, None, 2)


def test_another_file_of_the_same_name_is_asked_anew(run: Run, make: Make, fake_model: Any) -> None:
    run(*brief(make("a/tiny.gguf", training=1).path))
    run(*brief(make("b/tiny.gguf", training=2).path))
    assert len(fake_model.seen) == 4


def test_recordings_are_replayed_where_the_file_is_not(run: Run, make: Make, tmp_path: Path) -> None:
    file = make()
    recorded = run(*brief(file.path, "--record", "kept"))
    file.path.unlink()
    replay = ("brief", "news", "--replay", "kept", "--now", "2026-03-02T20:00Z", "--format", "json")
    assert run(*replay).stdout == recorded.stdout
    assert run(*replay, "--model", "local:/elsewhere/tiny-q4.gguf").stdout == recorded.stdout
    kept = "".join(path.read_text() for folder in ("kept", "cache") for path in Path(folder).rglob("*.json"))
    assert str(tmp_path) not in kept + recorded.stdout


def test_a_dry_run_starts_nothing_and_costs_nothing(run: Run, make: Make, fake_model: Any) -> None:
    file = make()
    result = run(*brief(file.path, "--dry-run"))
    assert "2 articles: 2 calls of tiny-q4\n" in result.stdout
    assert "; no cost\n" in result.stdout
    assert (file.loaded, fake_model.seen) == (None, [])
    assert run(*brief(file.path, "--max-cost", "0.01")).exit_code == 0


# --------------------------------------------------------------------------- what can be wrong


def test_without_llama_cpp_the_way_to_get_it_is_named(run: Run, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    result = run(*brief(make().path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "summarizer: xllamacpp is not installed, and model files are run by it",
        f"  {INSTALL}",
    ]


@pytest.mark.usefixtures("make")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.gguf", "cannot read the model file missing.gguf: No such file"),
        ("", "cannot read the model file .: Is a directory"),
        ("news/0.txt", "the model file news/0.txt is not in the GGUF format"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_what_is_no_model_file_is_said_at_once(run: Run, name: str, reason: str, more: tuple[str, ...]) -> None:
    result = run(*brief(name, *more))
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"summarizer: {reason}" in result.stderr
    assert "--model local:PATH" in result.stderr


def test_a_file_that_cannot_be_loaded_is_an_error_with_the_cause(run: Run, make: Make) -> None:
    file = make(error="0.00.120.159 E llama_model_load: error loading model: tensor data is not within the file bounds")
    result = run(*brief(file.path))
    assert (result.exit_code, result.stdout) == (1, "")
    cause = "error loading model: tensor data is not within the file bounds"
    assert result.stderr.startswith(f"summarizer: llama.cpp cannot run tiny-q4.gguf: {cause}\n  check that the file")
    assert not file.running


def test_what_the_briefing_says_of_it_names_no_path(run: Run, make: Make, tmp_path: Path) -> None:
    file = make(error=f"0.00.013.422 E cmn  common_init_: failed to load model '{tmp_path}/models/tiny-q4.gguf'")
    result = run(*brief(file.path, "--stand-in"))
    assert result.exit_code == 3
    assert "failed to load model 'tiny-q4.gguf'" in json.loads(result.stdout)["failures"][0]["reason"]
    assert str(tmp_path) not in result.stdout


def test_one_that_ends_meanwhile_ends_the_run(run: Run, make: Make, fake_model: Any, pauses: Any) -> None:
    file = make()

    def killed(body: Any) -> Any:
        assert file.loaded
        if len(fake_model.seen) == 1:
            return fake_model.canned(fake_model.completion(GOOD))
        os.kill(file.loaded["pid"], signal.SIGKILL)
        return fake_model.canned("gone", 500)

    fake_model.judge = killed
    result = run(*brief(file.path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot run tiny-q4.gguf: its process ended with status -9" in result.stderr
    assert "memory" in result.stderr
    assert "the replies so far are kept in" in result.stderr


def test_one_that_loads_too_long_is_no_answer(
    run: Run, make: Make, pauses: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = make(seconds=60)
    monkeypatch.setenv("SUMMARIZER_TIMEOUT_S", "0.1")
    result = run(*brief(file.path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no answer from the local model within 0.1 s" in result.stderr
    assert not file.running


def test_the_deadline_does_not_wait_for_it_to_be_loaded(run: Run, make: Make) -> None:
    run(*brief(make().path, "--max-calls", 1, "--record", "kept"))
    file = make(seconds=60)
    result = run(*brief(file.path, "--deadline", 2, "--record", "kept"))
    assert result.exit_code == 3
    assert "2 s were over" in json.loads(result.stdout)["failures"][0]["reason"]
    assert file.loaded
    assert not file.running


# --------------------------------------------------------------------------- when the run ends early


def _heeding_ctrl_c() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and all that this starts as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begun(file: ModelFile, tmp_path: Path, concurrency: int = 1) -> subprocess.Popen[str]:
    """The command as a process of its own, in which the model is being loaded, or was."""
    told = {"PYTHONPATH": os.environ["PYTHONPATH"]}
    words = brief(file.path, "--concurrency", concurrency)
    process = start(tmp_path, *words, told=told, preexec_fn=_heeding_ctrl_c)
    _until(lambda: file.running or process.poll() is not None)
    return process


def _until(true: Callable[[], bool]) -> None:
    late = time.monotonic() + 60
    while not true():
        assert time.monotonic() < late
        time.sleep(0.02)


@pytest.mark.slow
@pytest.mark.parametrize(("concurrency", "loading_s"), [(1, 0), (1, 60), (2, 60)])
def test_ctrl_c_stops_it(make: Make, fake_model: Any, tmp_path: Path, concurrency: int, loading_s: int) -> None:
    file = make(seconds=loading_s)
    fake_model.default = fake_model.canned(fake_model.completion(GOOD), delay_s=30)
    process = begun(file, tmp_path, concurrency)
    _until(lambda: bool(loading_s or fake_model.seen))
    process.send_signal(signal.SIGINT)
    since = time.monotonic()
    status, stderr = finish(process)
    assert time.monotonic() - since < 10
    assert status == 130
    assert stderr == f"summarizer: interrupted; the replies so far are kept in {tmp_path}/cache, run again to go on\n"
    assert not file.running


@pytest.mark.slow
def test_it_does_not_outlive_a_run_that_is_killed(make: Make, fake_model: Any, tmp_path: Path) -> None:
    file = make()
    fake_model.default = fake_model.canned(fake_model.completion(GOOD), delay_s=30)
    process = begun(file, tmp_path)
    _until(lambda: bool(fake_model.seen))
    process.kill()
    finish(process)
    _until(lambda: not file.running)


# --------------------------------------------------------------------------- the real one


@pytest.mark.slow
@pytest.mark.skipif(
    not (REAL_FILE and find_spec("xllamacpp")),
    reason=f"runs a real model: {INSTALL}, and name its file in LOCAL_MODEL_FILE",
)
def test_a_real_model_answers(tmp_path: Path) -> None:
    (tmp_path / "tolm.txt").write_text("Police in Tolm put the toll at 14. The bridge of Tolm is shut since Monday.")
    process = start(tmp_path, "extract", "tolm.txt", "--model", f"local:{REAL_FILE}", "--no-cache")
    stdout, stderr = process.communicate(timeout=900)
    assert process.returncode == 0, stderr
    assert json.loads(stdout)["claims"]
    assert stderr.startswith("1 article, ")
