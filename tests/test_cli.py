"""The command as a user meets it: what it prints, where, with which exit status."""

from __future__ import annotations

import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from summarizer import cli_output
from summarizer.cli import app
from summarizer.schema import Briefing
from summarizer.storage import read_briefing

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
DAY_1, DAY_2 = FIXTURES / "articles" / "2026-03-02", FIXTURES / "articles" / "2026-03-03"
REPLAY = ("--replay", str(FIXTURES / "recordings"), "--config", str(FIXTURES / "summarizer.toml"))
MONDAY, TUESDAY = ("--now", "2026-03-02T20:00+01:00"), ("--now", "2026-03-03T20:00+01:00")

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in an empty folder, without keys or configuration, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMARIZER_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))

    def call(*arguments: object, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
        assert "Traceback" not in result.stderr
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return call


TOLM = "Police in Tolm put the toll at 14. The bridge is shut."


def article(folder: Path, name: str = "tolm.txt", text: str = TOLM) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def claims(*statements: tuple[str, int]) -> dict[str, Any]:
    return {"claims": [{"statement": text, "sentences": [number], "said_by": None} for text, number in statements]}


def asking(fake_model: Any, *more: object) -> tuple[object, ...]:
    """Arguments that brief the folder `news` with the fake model."""
    return "brief", "news", "--base-url", fake_model.url, "--model", "tiny", *more


GOOD = claims(("Police in Tolm put the toll at 14.", 1), ("The bridge is shut.", 2))


# --------------------------------------------------------------------------- the sample news


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Both days of the sample news, as JSON."""
    folder = tmp_path_factory.mktemp("editions")
    monday, tuesday = folder / "monday.json", folder / "tuesday.json"
    for arguments in (
        (DAY_1, *REPLAY, *MONDAY, "-o", monday),
        (DAY_2, *REPLAY, *TUESDAY, "--previous", monday, "-o", tuesday),
    ):
        result = CliRunner().invoke(app, ["brief", *map(str, arguments)])
        assert result.exit_code == 0, result.stderr
    return monday, tuesday


def test_the_sample_news_gives_the_same_bytes_every_time(run: Run) -> None:
    first, second = (run("brief", DAY_1, *REPLAY, *MONDAY, "--format", "json") for _ in range(2))
    assert first.exit_code == 0, first.stderr
    assert first.stdout_bytes == second.stdout_bytes
    assert "12 articles" not in first.stdout
    assert re.search(r"\d+ articles, \d+ stories, \d+ claims", first.stderr)


def test_three_articles_were_also_recorded_whole(run: Run) -> None:
    whole = (DAY_1 / "ferry-wire.txt", DAY_1 / "war-briefing.txt", DAY_2 / "recall-correction.txt")
    result = run("brief", *whole, *REPLAY, *TUESDAY, "--passage-sentences", 0, "--format", "json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["usage"][0]["calls"] == 3


def test_every_evidence_is_its_span(editions: tuple[Path, Path]) -> None:
    for path in editions:
        briefing = read_briefing(path)
        texts = {one.id: one.text for one in briefing.articles}
        spans = [
            (report.article_id, span)
            for story in briefing.stories
            for claim in story.claims
            for report in claim.reports
            for span in report.evidence
        ]
        assert len(spans) > 50
        assert all(texts[article_id][span.start : span.end] == span.text for article_id, span in spans)


def test_extract_and_merge_give_what_brief_gives(run: Run, tmp_path: Path, editions: tuple[Path, Path]) -> None:
    lines = tmp_path / "extractions.jsonl"
    assert run("extract", DAY_1, *REPLAY, "-o", lines).exit_code == 0
    merged = run("merge", lines, "--config", FIXTURES / "summarizer.toml", *MONDAY, "--format", "json")
    assert merged.exit_code == 0, merged.stderr
    assert merged.stdout == editions[0].read_text("utf-8")


@pytest.mark.parametrize("form", ["md", "html", "json", "text"])
def test_render_gives_every_form(run: Run, editions: tuple[Path, Path], form: str) -> None:
    result = run("render", editions[1], "--format", form)
    assert result.exit_code == 0, result.stderr
    assert read_briefing(editions[1]).stories[0].headline[:20] in html.unescape(result.stdout)


def test_explain_shows_the_articles_words(run: Run, editions: tuple[Path, Path]) -> None:
    claim = read_briefing(editions[0]).stories[0].claims[0]
    result = run("explain", editions[0], claim.id[:8])
    assert result.exit_code == 0, result.stderr
    assert " ".join(claim.reports[0].evidence[0].text.split()) in " ".join(result.stdout.split())
    assert run("explain", editions[0], "zzzz").exit_code == 2


def test_diff_names_what_changed(run: Run, editions: tuple[Path, Path]) -> None:
    result = run("diff", *editions)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.strip()
    assert run("diff", editions[0], editions[0]).exit_code == 0


def test_schema_is_the_schema_of_a_briefing(run: Run) -> None:
    assert json.loads(run("schema").stdout)["title"] == Briefing.__name__


# --------------------------------------------------------------------------- a model behind an address


def test_a_second_run_asks_nothing(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always(GOOD)
    ask = asking(fake_model, *MONDAY, "--format", "json")
    first, asked = run(*ask), len(fake_model.seen)
    second = run(*ask)
    assert (first.exit_code, asked, len(fake_model.seen)) == (0, 1, 1)
    assert first.stdout == second.stdout


def test_record_then_replay_gives_the_same(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always(GOOD)
    live = run(*asking(fake_model, "--record", "kept", *MONDAY))
    again = run("brief", tmp_path / "news", "--replay", "kept", *MONDAY)
    assert (live.exit_code, again.exit_code) == (0, 0), live.stderr + again.stderr
    assert live.stdout == again.stdout


def test_a_wrong_key_is_said_once_and_keeps_what_was_recorded(run: Run, fake_model: Any, tmp_path: Path) -> None:
    for number in range(6):
        article(tmp_path / "news", f"{number}.txt", TOLM.replace("14", str(14 + number)))
    fake_model.says(GOOD)
    fake_model.default = fake_model.canned({"error": {"message": "Incorrect API key"}}, 401)
    result = run(
        "brief",
        tmp_path / "news",
        "--base-url",
        fake_model.url,
        "--model",
        "tiny",
        "--record",
        "kept",
        "--concurrency",
        1,
    )
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(re.findall(r"^summarizer: ", result.stderr, re.MULTILINE)) == 1
    assert len(fake_model.seen) == 2
    assert len(list((tmp_path / "kept").glob("*.json"))) == 1


def test_an_unknown_model_stops_the_run(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.default = fake_model.canned(
        {"error": {"message": "model 'huge' not found", "code": "model_not_found"}}, 404
    )
    result = run("brief", tmp_path / "news", "--base-url", fake_model.url, "--model", "huge")
    assert result.exit_code == 1
    assert "huge" in result.stderr
    assert "--model" in result.stderr


def test_a_refused_connection_is_explained(run: Run, tmp_path: Path, pauses: Any) -> None:
    article(tmp_path / "news")
    result = run("brief", tmp_path / "news", "--base-url", "http://127.0.0.1:9/v1", "--model", "tiny")
    assert result.exit_code == 1
    assert "127.0.0.1:9" in result.stderr


@pytest.mark.parametrize("reply", ["I cannot do that.", '{"claims": [{"statement": "Pol', '{"answer": 42}'])
def test_replies_of_the_wrong_form_are_failures(run: Run, fake_model: Any, tmp_path: Path, reply: str) -> None:
    article(tmp_path / "news")
    article(tmp_path / "news", "harrow.txt", "Nobody was hurt in Harrow on Monday, the mayor said.")
    harrow = fake_model.canned(
        fake_model.completion(claims(("Nobody was hurt in Harrow on Monday, the mayor said.", 1)))
    )
    tolm = fake_model.canned(fake_model.completion(reply))
    fake_model.judge = lambda body: harrow if "Harrow" in body["messages"][1]["content"] else tolm
    result = run(*asking(fake_model, *MONDAY, "--format", "json"))
    assert result.exit_code == 3, result.stderr
    briefing = json.loads(result.stdout)
    assert [(f["source"], f["stage"]) for f in briefing["failures"]] == [("tolm.txt", "extraction")]
    assert len(briefing["stories"]) == 1


def test_where_no_article_is_answered_nothing_is_written(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always("I cannot do that.")
    result = run(*asking(fake_model))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "tolm.txt" in result.stderr


def test_an_article_whose_claims_all_fail_is_listed_with_the_reasons(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always(claims(("Police in Tolm put the toll at 40.", 1), ("The bridge is open.", 7)))
    result = run(*asking(fake_model, *MONDAY, "--format", "json"))
    briefing = json.loads(result.stdout)
    assert result.exit_code == 0
    assert briefing["stories"] == []
    assert {entry["statement"] for entry in briefing["withheld"]} == {
        "Police in Tolm put the toll at 40.",
        "The bridge is open.",
    }


@pytest.mark.parametrize("concurrency", [1, 2])
def test_interrupting_stops_at_once_and_keeps_what_was_answered(
    fake_model: Any, tmp_path: Path, concurrency: int
) -> None:
    for number in range(8):
        article(tmp_path / "news", f"{number}.txt", TOLM.replace("14", str(14 + number)) * 10)
    fake_model.says(GOOD).says(GOOD)
    fake_model.default = fake_model.canned(fake_model.completion(GOOD), delay_s=30)
    command = [sys.executable, "-m", "summarizer", *map(str, asking(fake_model, "--concurrency", concurrency))]
    with started(command, tmp_path) as process:
        while len(fake_model.seen) < 2 + concurrency and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        begun = time.monotonic()
        stdout, stderr = process.communicate(timeout=25)
        seconds = time.monotonic() - begun
    assert (process.returncode, stdout) == (130, "")
    assert seconds < 10  # a busy machine's second or two
    assert "Traceback" not in stderr
    assert str(tmp_path / "cache") in stderr
    assert len(fake_model.seen) == 2 + concurrency
    assert len(list((tmp_path / "cache").rglob("*.json"))) == 2


def test_interrupting_while_it_starts_prints_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt")  # as if Ctrl-C came while this is imported
    with started([sys.executable, "-m", "summarizer"], tmp_path) as process:
        _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (130, "summarizer: interrupted\n")


def started(command: list[str], folder: Path) -> subprocess.Popen[str]:
    """The command as a process of its own, in that folder, with a cache there."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI", "SUMMARIZER"))} | {
        "SUMMARIZER_CACHE_DIR": str(folder / "cache"),
        "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
    }
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heeding_ctrl_c,  # noqa: PLW1509 - touches nothing that a thread could hold
    )


def _heeding_ctrl_c() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and all that this starts as well."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_make_has_the_folder_that_it_writes_to() -> None:
    recipes = re.findall(r"^([a-z-]+):.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    writing = {name: recipe for name, recipe in recipes if re.search(r"(>|--output |rm -rf )build/", recipe)}
    assert writing.keys() == {"record", "lock"}
    assert [name for name, recipe in writing.items() if "mkdir -p build\n" not in recipe] == []


# --------------------------------------------------------------------------- what is said on stderr


def test_the_summary_says_what_came_from_files(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always(GOOD)
    ask = asking(fake_model, *MONDAY)
    assert "; 1 call, 100 tokens in, 10 out; " in run(*ask).stderr
    assert "; 1 call (1 from the cache), 100 tokens in, 10 out; " in run(*ask, "--record", "kept").stderr
    again = run("brief", "news", "--replay", "kept", *MONDAY)
    assert "; 1 call (1 from recordings), 100 tokens in, 10 out; " in again.stderr


def test_merging_says_nothing_of_calls(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always(GOOD)
    run("extract", *asking(fake_model, "-o", "x.jsonl")[1:])
    assert "call" not in run("merge", "x.jsonl", *MONDAY).stderr


def test_verbose_says_each_call_and_each_wait(run: Run, fake_model: Any, tmp_path: Path, pauses: Any) -> None:
    article(tmp_path / "news")
    fake_model.then({"error": {"message": "slow down, sk-canary"}}, 503).always(GOOD)
    (tmp_path / "summarizer.toml").write_text('api_key = "sk-canary"')
    stderr = run(*asking(fake_model, "-v")).stderr
    call = r"^summarizer: tolm\.txt, sentences 1 to 2: "
    assert re.search(call + r"answered 503, asked again in \d\.\d s$", stderr, re.MULTILINE)
    assert re.search(call + r"answered; 100 tokens in, 10 out, \d+\.\d s, from the network$", stderr, re.MULTILINE)
    assert "from the cache" in run(*asking(fake_model, "-v")).stderr
    assert "canary" not in stderr
    assert "tolm.txt" not in run(*asking(fake_model, "--no-cache")).stderr


def test_verbose_says_why_a_passage_is_split(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.says("{", finish="length").always(GOOD)
    stderr = run(*asking(fake_model, "-v")).stderr
    assert "tolm.txt, sentences 1 to 2: the reply was cut off" in stderr
    assert len(stderr.splitlines()) == 4  # a line for each call, and the summary


def test_verbose_says_what_was_wrong_with_a_reply(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.says({"claims": [{"sentences": [1]}]}).always(GOOD)
    first, second, *_ = run(*asking(fake_model, "-v")).stderr.splitlines()
    assert ": wrong form (claims.0.claim.statement is missing); 100 tokens in" in first
    assert ": answered; 100 tokens in" in second


def test_the_log_can_be_json(run: Run, fake_model: Any, tmp_path: Path, pauses: Any) -> None:
    article(tmp_path / "news", "a\x1b[31m\u202e.txt")
    fake_model.then(b"", 503).always(GOOD)
    stderr = run(*asking(fake_model, "-v", "--log-json")).stderr
    lines = [json.loads(line) for line in stderr.splitlines()]
    assert all({"time", "level", "message"} <= line.keys() for line in lines)
    assert [line.get("outcome") for line in lines] == ["answered 503", "answered", None, None]
    call = lines[1]
    assert (call["article"], call["sentences"]) == ("a\x1b[31m\u202e.txt", [1, 2])
    assert (call["input_tokens"], call["output_tokens"], call["place"]) == (100, 10, "the network")
    assert stderr.isascii()
    refused = run(*asking(fake_model, "--log-json", "-o", "nowhere/out.md")).stderr
    assert json.loads(refused)["hint"] == "make it first"


def test_what_is_said_of_an_article_holds_nothing_that_a_terminal_obeys(
    run: Run, fake_model: Any, tmp_path: Path
) -> None:
    article(tmp_path / "news", "a\x1b[31m\u202e.txt")
    fake_model.says("", refusal="\x1b]0;title\x07 no").always(GOOD)
    for flags in ((), ("-v",)):
        stderr = run(*asking(fake_model, *flags)).stderr
        assert not {"\x1b", "\x07", "\u202e"} & set(stderr)


def test_the_summary_says_what_did_not_go_well(run: Run, fake_model: Any, tmp_path: Path, pauses: Any) -> None:
    for number in range(3):
        article(tmp_path / "news", f"{number}.txt", TOLM.replace("14", str(14 + number)))
    fake_model.then(b"", 503).says("no json").says(claims(("Police in Tolm put the toll at 99.", 1)))
    fake_model.always("").default = fake_model.canned(fake_model.completion("", refusal="no"))
    _, *more = run(*asking(fake_model, "--concurrency", 1)).stderr.splitlines()
    assert more == [
        "  repeated: 1 call, because the server was busy or silent",
        "  asked again: 1 question, because of the form of the reply",
        "  withheld: 1 for numbers",
        "  failed: 1.txt and 1 more: the model refused: no",
    ]


def test_the_summary_names_the_slowest_call(
    run: Run, fake_model: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_output, "SLOW_S", 0.001)
    article(tmp_path / "news")
    fake_model.then(fake_model.completion(GOOD), delay_s=0.01)
    assert re.search(r"\n  slowest: 0\.\d s for tolm\.txt, sentences 1 to 2\n", run(*asking(fake_model)).stderr)


@pytest.mark.parametrize("keeping", [(), ("--no-cache",), ("--record", "kept")])
def test_a_key_refused_midway_says_what_is_kept_where(
    run: Run, fake_model: Any, tmp_path: Path, keeping: tuple[str, ...]
) -> None:
    for number in range(3):
        article(tmp_path / "news", f"{number}.txt", TOLM.replace("14", str(14 + number)))
    fake_model.says(GOOD)
    fake_model.default = fake_model.canned({"error": {"message": "Incorrect API key"}}, 401)
    result = run(*asking(fake_model, "--concurrency", 1, *keeping))
    assert result.exit_code == 1
    where = {(): str(tmp_path / "cache"), ("--record", "kept"): "kept"}.get(keeping)
    assert ("kept in" in result.stderr) is (where is not None)
    assert where is None or f"kept in {where}" in result.stderr


def test_a_refused_first_call_kept_nothing(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.default = fake_model.canned({"error": {"message": "Incorrect API key"}}, 401)
    assert "kept" not in run(*asking(fake_model)).stderr


def test_a_busy_server_is_no_wrong_address(run: Run, fake_model: Any, tmp_path: Path, pauses: Any) -> None:
    for number in range(3):
        article(tmp_path / "news", f"{number}.txt", TOLM.replace("14", str(14 + number)))
    fake_model.default = fake_model.canned({"error": {"message": "overloaded"}}, 503)
    result = run(*asking(fake_model, "--concurrency", 1))
    assert result.exit_code == 1
    assert "address" not in result.stderr
    assert "--concurrency" in result.stderr


def test_help_into_a_closed_pipe_is_no_failure() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "summarizer", "--help"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_arguments_it_prints_its_help(run: Run) -> None:
    assert run().stdout == run("--help").stdout
    assert run().exit_code == 0


# --------------------------------------------------------------------------- extract and merge


def test_extract_says_what_could_not_be_read(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    article(tmp_path / "news", "broken.json", "{")
    fake_model.always(GOOD)
    result = run("extract", *asking(fake_model)[1:])
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "broken.json" in result.stderr
    assert re.search(r"1 article, 2 claims, 0 withheld, 1 failed; 1 call, 100 tokens in, 10 out; ", result.stderr)
    quiet = run("extract", *asking(fake_model, "-q")[1:])
    assert "broken.json" in quiet.stderr
    assert "1 article" not in quiet.stderr


def test_extract_without_any_answer_gives_nothing(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    fake_model.always("I cannot do that.")
    result = run("extract", *asking(fake_model)[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "tolm.txt, sentences 1 to 2: the reply had the wrong form" in result.stderr


def test_extract_without_any_article_says_why(run: Run) -> None:
    result = run("extract", "nowhere", "--base-url", "http://127.0.0.1:9/v1", "--model", "tiny")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nowhere" in result.stderr


def test_extract_finds_a_missing_folder_before_it_asks(run: Run, fake_model: Any, tmp_path: Path) -> None:
    article(tmp_path / "news")
    result = run("extract", *asking(fake_model, "-o", "build/x.jsonl")[1:])
    assert result.exit_code == 2
    assert f"there is no folder {tmp_path / 'build'}" in result.stderr
    assert fake_model.seen == []


@pytest.mark.parametrize(("place", "called"), [("empty.jsonl", "empty.jsonl"), ("-", "standard input")])
def test_merging_nothing_gives_nothing(run: Run, tmp_path: Path, place: str, called: str) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    result = run("merge", place, stdin="")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"no extraction in {called}" in result.stderr


def test_merging_a_briefing_says_that_it_is_one(run: Run, editions: tuple[Path, Path]) -> None:
    result = run("merge", editions[0])
    assert result.exit_code == 2
    assert f"{editions[0]} is a briefing" in result.stderr
    assert "--previous" in result.stderr


@pytest.mark.parametrize("text", [None, "", "[]"])
def test_an_unreadable_edition_is_a_usage_error(run: Run, fake_model: Any, tmp_path: Path, text: str | None) -> None:
    article(tmp_path / "news")
    if text is not None:
        (tmp_path / "old.json").write_text(text)
    for command in (asking(fake_model, "--previous", "old.json"), ("render", "old.json")):
        result = run(*command)
        assert result.exit_code == 2
        assert "old.json" in result.stderr
    assert fake_model.seen == []


# --------------------------------------------------------------------------- bad input


def test_no_source_is_a_usage_error(run: Run) -> None:
    assert run("brief").exit_code == 2


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_source_without_articles_gives_nothing(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    result = run("brief", tmp_path / name, "--base-url", "http://127.0.0.1:9/v1", "--model", "tiny")
    assert (result.exit_code, result.stdout) == (1, "")
    assert name in result.stderr


def test_a_bad_file_among_good_ones_is_a_failure_and_the_rest_goes_on(
    run: Run, fake_model: Any, tmp_path: Path
) -> None:
    article(tmp_path / "news")
    article(tmp_path / "news", "broken.json", "{")
    fake_model.always(GOOD)
    result = run(*asking(fake_model, *MONDAY, "--format", "json"))
    assert result.exit_code == 3
    briefing = json.loads(result.stdout)
    assert [failure["source"] for failure in briefing["failures"]] == ["broken.json"]
    assert len(briefing["stories"][0]["claims"]) >= 1


def test_a_missing_recording_names_the_nearest(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "changed.txt"
    copy.write_text((DAY_1 / "ferry-wire.txt").read_text("utf-8").replace("twenty minutes", "thirty minutes"), "utf-8")
    result = run("brief", copy, *REPLAY)
    assert (result.exit_code, result.stdout) == (4, "")
    assert "thirty minutes" in result.stderr


def test_an_unknown_setting_is_named(run: Run, tmp_path: Path) -> None:
    Path("summarizer.toml").write_text("modle = 'tiny'")
    article(tmp_path / "news")
    result = run("brief", tmp_path / "news")
    assert result.exit_code == 2
    assert "modle" in result.stderr
    assert "'model'" in result.stderr


@pytest.mark.parametrize(
    "moments",
    [("--since", "9999d", "--now", "0001-01-01"), ("--now", "0001-01-01"), ("--since", "9999-12-31T23:59-14:00")],
)
def test_moments_beyond_the_calendar_are_usage_errors(run: Run, moments: tuple[str, ...]) -> None:
    result = run("brief", DAY_1 / "ferry-wire.txt", *REPLAY, *moments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_an_unknown_variable_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODLE", "tiny")
    result = run("brief", "news")
    assert result.exit_code == 2
    assert "SUMMARIZER_MODLE" in result.stderr
    assert "'SUMMARIZER_MODEL'" in result.stderr


def test_standard_input_is_a_source(run: Run, fake_model: Any) -> None:
    fake_model.always(GOOD)
    result = run("brief", "-", "--base-url", fake_model.url, "--model", "tiny", *MONDAY, stdin=TOLM)
    assert result.exit_code == 0, result.stderr
    assert "14" in result.stdout


def test_the_suffix_of_the_output_decides_its_form(run: Run, editions: tuple[Path, Path], tmp_path: Path) -> None:
    for name, start in (("a.md", "# "), ("a.html", "<!"), ("a.json", "{")):
        assert run("render", editions[0], "-o", tmp_path / name).exit_code == 0
        assert (tmp_path / name).read_text("utf-8").lower().startswith(start)
    assert run("render", editions[0], "-o", tmp_path / "a.pdf").exit_code == 2
    assert not (tmp_path / "a.pdf").exists()


def test_an_altered_briefing_is_refused(run: Run, editions: tuple[Path, Path], tmp_path: Path) -> None:
    briefing = json.loads(editions[0].read_text("utf-8"))
    briefing["stories"][0]["claims"][0]["reports"][0]["evidence"][0]["text"] = "Nobody died."
    altered = tmp_path / "altered.json"
    altered.write_text(json.dumps(briefing), "utf-8")
    result = run("render", altered)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "was altered" in result.stderr
