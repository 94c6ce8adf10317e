"""Day after day: editions kept in a folder, the reader's clock, and what the command says of them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarizer.cli import app
from summarizer.schema import Briefing, Extraction, Failure, Story
from summarizer.storage import read_briefing
from tests.faults.processes import finish, start, without_privileges
from tests.merging.making import extraction

Run = Callable[..., Result]

DAYS = {
    "mon": "A total of 14 people died when the ferry Marlin sank off Tolm on Sunday, the Tolm Fire Service said. "
    "The Marlin had left Tolm harbour at nine. About 40 people are missing off Tolm, fire chief Maud Terr said.",
    "tue": "The bank of Ruvia raised its rate on Tuesday. Governor Oru Vask of the bank of Ruvia defended it.",
    "wed": "The death toll of the ferry Marlin off Tolm rose to 23 on Wednesday, the Tolm Fire Service said. "
    "The Marlin had left Tolm harbour at nine. Divers reached the lower deck of the Marlin.",
}
DATES = {"mon": date(2026, 3, 2), "tue": date(2026, 3, 3), "wed": date(2026, 3, 4)}
BUSY = Failure(source="b.txt", stage="extraction", reason="the server was busy")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder with one file of extractions for each day, and no configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, text in DAYS.items():
        write(tmp_path / f"{name}.jsonl", told(name, text))

    def call(*arguments: object) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


def told(name: str, text: str, **more: object) -> Extraction:
    title = "Rate rises in Ruvia" if name == "tue" else "Ferry Marlin off Tolm"
    made = extraction(text, "Wire", published=DATES[name], title=title)
    return made.model_copy(update=more)


def write(path: Path, *extractions: Extraction) -> Path:
    path.write_text("".join(one.model_dump_json() + "\n" for one in extractions), "utf-8")
    return path


def day(name: str, *more: object) -> tuple[object, ...]:
    """Arguments that make the edition of that day, in UTC, and keep it."""
    return ("merge", f"{name}.jsonl", "--tz", "UTC", "--now", f"{DATES[name]}T20:00", "--editions", "kept", *more)


def kept(name: str) -> Briefing:
    return read_briefing(Path("kept") / f"{DATES[name]}.json")


def the_ferry(briefing: Briefing) -> Story:
    (story,) = (one for one in briefing.stories if "Marlin" in one.headline)
    return story


# --------------------------------------------------------------------------- editions


def test_each_day_finds_the_days_before_and_a_pause_makes_nothing_new(run: Run) -> None:
    for name in DAYS:
        assert run(*day(name, "-q")).exit_code == 0
    monday, wednesday = the_ferry(kept("mon")), the_ferry(kept("wed"))
    assert [story.change for story in kept("tue").stories] == ["new"]
    assert (wednesday.id, wednesday.change) == (monday.id, "updated")
    (toll,) = (claim for claim in wednesday.claims if "23" in claim.statement)
    assert toll.change == "revised"
    assert toll.previous is not None
    assert (toll.previous.edition, "14" in toll.previous.statement) == (DATES["mon"], True)
    assert toll.id in {claim.id for claim in monday.claims if "14" in claim.statement}
    assert [dispute.kind for dispute in wednesday.disputes] == ["superseded"]


def test_a_degraded_day_between_takes_part_and_gives_way(run: Run) -> None:
    run(*day("mon", "-q"))
    write(Path("tue.jsonl"), told("tue", DAYS["tue"], failures=(BUSY,)))
    assert run(*day("tue", "-q")).exit_code == 3
    assert kept("tue").failures == (BUSY,)
    run(*day("wed", "-q"))
    assert the_ferry(kept("wed")).change == "updated"
    good = the_ferry(kept("wed"))

    write(Path("wed.jsonl"), told("wed", DAYS["wed"], failures=(BUSY,)))
    again = run(*day("wed", "-q"))
    assert again.exit_code == 3
    assert the_ferry(kept("wed")) == good
    assert the_ferry(read_briefing(Path("kept/2026-03-04.partial.json"))) == good
    assert "kept beside it, as 2026-03-04.partial.json" in run(*day("wed")).stderr


def test_a_second_run_compares_with_yesterday_and_gives_the_same_bytes(run: Run) -> None:
    for name in ("mon", "wed"):
        run(*day(name, "-q"))
    first = Path("kept/2026-03-04.json").read_bytes()
    run(*day("wed", "-q"))
    assert Path("kept/2026-03-04.json").read_bytes() == first


def test_previous_files_and_the_folder_work_together(run: Run) -> None:
    run(*day("mon", "-q"))
    Path("kept/2026-03-02.json").rename("elsewhere.json")
    run(*day("tue", "-q"))
    run(*day("wed", "-q", "--previous", "elsewhere.json"))
    assert the_ferry(kept("wed")).change == "updated"
    both = Path("kept/2026-03-04.json").read_bytes()
    run(*day("mon", "-q"))
    run(*day("wed", "-q", "--previous", "elsewhere.json"))
    assert Path("kept/2026-03-04.json").read_bytes() == both


def test_the_folder_can_stand_in_the_settings(run: Run) -> None:
    Path("summarizer.toml").write_text('editions_dir = "kept"\ntz = "UTC"\n')
    run("merge", "mon.jsonl", "--now", "2026-03-02T20:00", "-q")
    assert the_ferry(kept("mon")).change == "new"
    assert run("diff", "2026-03-02", "2026-03-02").exit_code == 0


def test_an_unreadable_edition_is_one_warning(run: Run) -> None:
    run(*day("mon", "-q"))
    Path("kept/2026-03-01.json").write_text('{"schema_version": 99}')
    result = run(*day("wed"))
    assert result.exit_code == 0
    assert [line for line in result.stderr.splitlines() if "99" in line] == [
        "summarizer: kept/2026-03-01.json has schema version 99, this program reads version 1; it is left out"
    ]
    assert the_ferry(kept("wed")).change == "updated"


def test_where_nothing_can_be_kept_the_briefing_is_printed_all_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o555)
    words = ("merge", "mon.jsonl", "--editions", "locked/kept", "-q", "-o", "out.json")
    status, stderr = finish(start(tmp_path, *words, preexec_fn=without_privileges))
    assert status == 3
    assert stderr == "summarizer: cannot keep the edition in locked/kept: Permission denied\n"
    assert read_briefing(tmp_path / "out.json").stories


def test_two_commands_at_once_leave_one_whole_edition(run: Run, tmp_path: Path) -> None:
    both = [start(tmp_path, *day("mon", "-q")) for _ in range(2)]
    assert [finish(process) for process in both] == [(0, "")] * 2
    assert [path.name for path in Path("kept").iterdir()] == ["2026-03-02.json"]
    assert the_ferry(kept("mon")).change == "new"


def test_editions_are_compared_by_date(run: Run) -> None:
    for name in ("mon", "wed"):
        run(*day(name, "-q"))
    by_date = run("diff", "2026-03-02", "2026-03-04", "--editions", "kept")
    assert by_date.stdout == run("diff", "kept/2026-03-02.json", "kept/2026-03-04.json").stdout
    assert "Updated: " in by_date.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("diff", "2026-03-02", "2026-03-03", "--editions", "kept"), "there is no edition of 2026-03-03 in kept"),
        (("diff", "2026-03-02", "2026-03-03"), "2026-03-02 is a date, and no folder of editions is known"),
        (day("mon", "--editions", "mon.jsonl"), "editions_dir: this is a file, and must be a folder"),
        (day("mon", "--tz", "Europe/Tolm"), "there is no such time zone; "),
        (day("mon", "--tz", "../etc/passwd"), "there is no such time zone; "),
        (day("mon", "--about", " "), "topics.about.0: String should match pattern"),
        (day("mon", "--now", "9999-12-31T23:59-12:00"), "give a moment that can have news"),
    ],
)
def test_bad_input_is_one_clear_error(run: Run, words: tuple[object, ...], said: str) -> None:
    run(*day("mon", "-q"))
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) <= 2


# --------------------------------------------------------------------------- topics


def test_what_the_reader_asks_for_comes_first_and_the_rest_stays_in_sight(run: Run) -> None:
    both = ("merge", "mon.jsonl", "tue.jsonl", "--format", "md")
    Path("summarizer.toml").write_text('[topics]\nabout = ["ferries"]\nmust_not = ["Geneva"]\n')
    ferry = run(*both).stdout
    assert "About “ferries”, as you asked; in one outlet" in ferry
    bank = run(*both, "--about", "the rates of a bank").stdout
    assert "About “rates” and “bank”, as you asked" in bank
    assert ferry.index("## A total of 14") < ferry.index("## The bank of Ruvia")
    assert bank.index("## A total of 14") > bank.index("## The bank of Ruvia")
    Path("summarizer.toml").write_text('[topics]\nmust_not = ["Ruvia"]\n')
    assert "- The bank of Ruvia raised its rate on Tuesday — about “Ruvia”, which you leave out" in run(*both).stdout
    Path("summarizer.toml").write_text('[topics]\nmust = ["Geneva"]\n')
    quiet = run(*both)
    assert (quiet.exit_code, quiet.stdout.count("not about “Geneva”")) == (0, 2)


# --------------------------------------------------------------------------- windows


@pytest.fixture
def in_sydney(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in Sydney."""
    monkeypatch.setenv("TZ", "Australia/Sydney")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def window_of(run: Run, *words: object) -> tuple[str, str, str | None]:
    """(edition, generated at, since) of an edition made with these words."""
    result = run("merge", "mon.jsonl", "--format", "json", "-q", *words)
    assert result.exit_code == 0, result.stderr
    made = json.loads(result.stdout)
    return made["edition"], made["generated_at"], made["window"]["since"]


def test_the_edition_has_the_readers_day(run: Run) -> None:
    late = ("--now", "2026-03-02T22:30Z")
    assert window_of(run, *late)[0] == "2026-03-02"
    assert window_of(run, *late, "--tz", "Australia/Sydney")[0] == "2026-03-03"
    assert window_of(run, "--now", "2026-03-02T05:00Z", "--tz", "America/Lima")[0] == "2026-03-02"
    assert window_of(run, "--now", "2026-03-02T04:59Z", "--tz", "America/Lima")[0] == "2026-03-01"


@pytest.mark.usefixtures("in_sydney")
def test_without_a_zone_it_is_the_machines(run: Run) -> None:
    assert window_of(run, "--now", "2026-03-02T06:00")[1] == "2026-03-02T06:00:00+11:00"
    assert window_of(run, "--now", "2026-03-02T06:00", "--tz", "UTC")[1] == "2026-03-02T06:00:00Z"
    assert window_of(run, "--now", "2026-03-02T06:00Z", "--since", "2026-03-01")[2] == "2026-03-01T00:00:00Z"
    assert window_of(run, "--now", "2026-04-06T06:00", "--since", "2026-04-05")[2] == "2026-04-05T00:00:00+11:00"
    assert window_of(run)[1].endswith(("+10:00", "+11:00"))


@pytest.mark.parametrize(
    ("now", "since", "begin"),
    [
        ("2026-03-30T06:00", "yesterday", "2026-03-29T00:00:00+01:00"),  # a day of 23 hours
        ("2026-03-29T06:00", "24h", "2026-03-28T05:00:00+01:00"),
        ("2026-10-26T06:00", "yesterday", "2026-10-25T00:00:00+02:00"),  # a day of 25 hours
        ("2026-10-26T00:30", "24h", "2026-10-25T01:30:00+02:00"),
        ("2026-10-25T12:00", "1d", "2026-10-24T13:00:00+02:00"),
        ("2026-03-29T12:00", "2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),  # an hour that there was not
        ("2026-03-02T00:00", "yesterday", "2026-03-01T00:00:00+01:00"),
    ],
)
def test_clocks_that_change(run: Run, now: str, since: str, begin: str) -> None:
    assert window_of(run, "--now", now, "--since", since, "--tz", "Europe/Berlin")[2] == begin


def test_an_edition_reads_the_same_from_its_file(run: Run) -> None:
    run(*day("mon", "-q", "--since", "yesterday", "--tz", "Europe/Berlin", "-o", "now.md", "-o", "now.html"))
    run("render", "kept/2026-03-02.json", "-o", "again.md", "-o", "again.html")
    assert "News since 1 March 2026, 00:00 UTC+01:00." in Path("now.md").read_text("utf-8")
    for suffix in ("md", "html"):
        assert Path(f"now.{suffix}").read_bytes() == Path(f"again.{suffix}").read_bytes()


def test_an_output_given_twice_is_refused(run: Run) -> None:
    result = run("merge", "mon.jsonl", "-o", "a.md", "-o", "a.md")
    assert (result.exit_code, "given twice" in result.stderr) == (2, True)
    result = run("merge", "mon.jsonl", "-q", "-o", "-", "-o", "a.json")
    assert (result.exit_code, result.stdout[:12]) == (0, "# Briefing o")
    assert read_briefing(Path("a.json")).stories


def test_a_midnight_that_there_was_not(run: Run) -> None:
    words = ("--now", "2026-04-25T09:00", "--since", "yesterday", "--tz", "Africa/Cairo")
    assert window_of(run, *words)[2] == "2026-04-24T01:00:00+03:00"
