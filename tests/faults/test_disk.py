"""Where nothing can be written, one message says so, before the first call where that can be known."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.processes import finish, start, without_privileges
from tests.faults.running import brief, check_stderr, write_news
from tests.faults.server import FaultyModel

SMALL = 2_000  # bytes


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file grows beyond a few lines."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with news, and one in it that nobody may write to."""
    write_news(tmp_path, 3, seed=1)
    (tmp_path / "locked").mkdir(mode=0o555)
    return tmp_path


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_leaves_the_earlier_edition_and_costs_the_cache_alone(folder: Path) -> None:
    (folder / "out.json").write_text("{}")
    with FaultyModel() as model:
        unwritten = brief(model, folder, "-o", folder / "out.json")
        printed = brief(model, folder)
    assert (unwritten.status, printed.status) == (1, 0)
    warning, message = unwritten.stderr.splitlines()
    assert warning.endswith("cannot be written (File too large); this run goes on without it")
    assert message == f"summarizer: cannot write {folder / 'out.json'}: File too large"
    assert (folder / "out.json").read_text() == "{}"
    assert [path for path in (folder / "cache").rglob("*") if path.is_file()] == []
    assert sorted(path.name for path in folder.iterdir()) == ["cache", "locked", "news", "out.json"]


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_costs_the_kept_edition_and_not_the_printed_one(folder: Path) -> None:
    with FaultyModel() as model:
        outcome = brief(model, folder, "--no-cache", "--editions", folder / "kept", "--quiet")
    assert (outcome.status, len(outcome.briefing["articles"])) == (3, 3)
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.startswith("summarizer: the edition is not kept: cannot write ")
    assert list((folder / "kept").iterdir()) == []


@pytest.mark.usefixtures("full_disk")
def test_recording_ends_with_the_disk(folder: Path) -> None:
    with FaultyModel() as model:
        outcome = brief(model, folder, "--record", folder / "kept", "--concurrency", 1)
    assert (outcome.status, model.asked.total()) == (1, 1)
    assert outcome.stderr.startswith(f"summarizer: cannot write recordings to {folder / 'kept'}: File too large")


def test_a_full_disk_behind_stdout(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        status, stderr = finish(start(tmp_path, "schema", stdout=full))
    assert (status, stderr) == (1, "summarizer: cannot write to stdout: No space left on device\n")


def test_a_full_device(folder: Path) -> None:
    with FaultyModel() as model:
        outcome = brief(model, folder, "-o", "/dev/full")
    assert (outcome.status, outcome.stderr) == (1, "summarizer: cannot write /dev/full: No space left on device\n")


def test_a_read_only_folder_is_found_before_the_first_call(folder: Path) -> None:
    with FaultyModel() as model:
        words = ("brief", "news", "--base-url", model.url, "-o", "locked/out.json")
        status, stderr = finish(start(folder, *words, preexec_fn=without_privileges))
    assert (status, model.asked.total()) == (2, 0)
    assert stderr == "summarizer: cannot write locked/out.json: Permission denied\n"


def test_a_read_only_cache_costs_the_cache_alone(folder: Path) -> None:
    with FaultyModel() as model:
        words = ("brief", "news", "--base-url", model.url, "--model", "tiny", "--cache", "locked/cache")
        status, stderr = finish(start(folder, *words, preexec_fn=without_privileges))
    assert status == 0
    check_stderr(stderr)
    assert stderr.count("cannot be written (Permission denied)") == 1
