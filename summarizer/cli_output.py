"""How the command speaks: the result on stdout or in a file, everything else on stderr."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from typer.core import TyperGroup

from summarizer.asking import Progress
from summarizer.errors import SummarizerError, UsageError
from summarizer.pipeline import Forecast
from summarizer.rendering import Format, render
from summarizer.rendering.words import clean
from summarizer.schema import Briefing, Extraction, Failure, Withheld
from summarizer.storage import is_replaceable, whole_file

if TYPE_CHECKING:
    from summarizer.llm import Spent

PARTIAL, NOTHING, INTERRUPTED = 3, 1, 130
"""Exit statuses that no error carries."""

SLOW_S = 10.0  # for one call; a large model takes 2 to 5 s, a small one on a laptop 10 to 60
MOST_CAUSES = 4  # of failures that the summary tells; the briefing has all

_LOGGER = logging.getLogger("summarizer")
_SENTENCES = re.compile(r"^sentences? [\d to]+: ")


class FormatName(StrEnum):
    """The forms of a briefing, as the command calls them."""

    MD = "md"
    HTML = "html"
    JSON = "json"
    TEXT = "text"


_FORMATS: dict[FormatName, Format] = {
    FormatName.MD: "markdown",
    FormatName.HTML: "html",
    FormatName.JSON: "json",
    FormatName.TEXT: "text",
}
_SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".txt": "text",
}


class ReportingGroup(TyperGroup):
    """Turns our errors into two lines on stderr and an exit status; nobody sees a traceback for them."""

    def make_context(self, info_name: Any, args: list[str], *more: Any, **how: Any) -> Any:
        """Read the arguments; prints the help where it is asked for or where there are none."""
        with _reported():
            return super().make_context(info_name, args or ["--help"], *more, **how)

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        with _reported():
            return super().invoke(ctx)


@contextmanager
def _reported() -> Iterator[None]:
    try:
        yield
    except SummarizerError as error:
        say(str(error), hint=error.hint)
        raise typer.Exit(error.exit_status) from error
    except KeyboardInterrupt as error:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from error
    except (BrokenPipeError, SystemExit) as error:
        # The reader has seen enough (`| head`); rich, which prints the help, makes a failure of it.
        if isinstance(error, SystemExit) and not isinstance(error.__context__, BrokenPipeError):
            raise
        _let_go_of_stdout()
        raise typer.Exit(0) from error


def _let_go_of_stdout() -> None:
    """What Python still holds for it goes nowhere, quietly."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str, *, hint: str = "") -> None:
    """An error or a warning to the user, and what can be done now."""
    if _in_json():
        _tell_json("error", message, {"hint": hint} if hint else {})
        return
    _tell(f"summarizer: {message}")
    if hint:
        _tell(f"  {hint}")


def log_to_stderr(*, quiet: bool, verbose: bool, in_json: bool) -> None:
    """Send the package's log to stderr: warnings, with `-v` also what is being done, with `-q` errors alone.

    `in_json`: whatever is said from here on is one JSON object a line.
    """
    _LOGGER.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    _LOGGER.handlers = [_SaidInJson() if in_json else _Said()]


class _Said(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _tell(f"summarizer: {record.getMessage()}")


class _SaidInJson(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _tell_json(record.levelname.lower(), record.getMessage(), getattr(record, "fields", {}))


def _in_json() -> bool:
    return any(isinstance(handler, _SaidInJson) for handler in _LOGGER.handlers)


def _tell(line: str) -> None:
    """A line on stderr, without what a terminal would obey: it may quote an article's name or a model."""
    indent = line[: len(line) - len(line.lstrip())]
    with suppress(OSError):  # nobody can be told that nobody can be told
        typer.echo("\n".join(indent + clean(part) for part in line.splitlines()), err=True)


def _tell_json(level: str, message: str, fields: Mapping[str, object]) -> None:
    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    with suppress(OSError):
        typer.echo(json.dumps({"time": moment, "level": level, "message": message, **fields}), err=True)


class Target(NamedTuple):
    """Where a briefing goes, `None` is stdout, and in which form."""

    output: Path | None
    form: Format


def chosen_formats(name: FormatName | None, outputs: Sequence[Path]) -> list[Target]:
    """Each output with its form: the one asked for; else what the file's suffix says; else that of the terminal.

    Called before any work: a file that cannot be written must not cost a model call.
    """
    places = [None if _is_stdout(output) else output for output in outputs] or [None]
    if len(set(places)) < len(places):
        raise UsageError("the same output is given twice")
    return [Target(place, _chosen_format(name, place)) for place in places]


def _chosen_format(name: FormatName | None, output: Path | None) -> Format:
    check_writable(output)
    if name:
        return _FORMATS[name]
    if output is None:
        return "text" if sys.stdout.isatty() else "markdown"
    if output.suffix.lower() not in _SUFFIXES:
        raise UsageError(f"{output} does not say its format", f"end it with {', '.join(_SUFFIXES)}, or give --format")
    return _SUFFIXES[output.suffix.lower()]


def _is_stdout(output: Path) -> bool:
    return str(output) == "-"


def check_writable(output: Path | None) -> None:
    """Raise now what would otherwise be found after the work. `None` and `-` are stdout."""
    if output is None or _is_stdout(output):
        return
    if output.is_dir():
        raise UsageError(f"{output} is a folder", "name a file in it")
    folder = Path(os.path.realpath(output)).parent
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", "make it first")
    if is_replaceable(output):
        try:
            TemporaryFile(dir=folder).close()
        except OSError as error:
            raise UsageError(f"cannot write {output}: {error.strerror}") from error


def write_briefing(briefing: Briefing, targets: Iterable[Target]) -> None:
    """Render to each target; colours and the terminal's width only where a terminal will show them."""
    for output, form in targets:
        on_terminal = output is None and sys.stdout.isatty()
        color = on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size().columns if on_terminal else None
        write(render(briefing, form, width=width, color=color), output)


def write(text: str, output: Path | None = None) -> None:
    """The text as UTF-8 on stdout, or in a file that afterwards is either whole or as it was."""
    if output is None or _is_stdout(output):
        _write_to_stdout(text)
        return
    with whole_file(output) as put:
        put(text)


def _write_to_stdout(text: str) -> None:
    try:
        typer.echo(text.encode(), nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go_of_stdout()
        raise SummarizerError(f"cannot write to stdout: {error.strerror}") from error


def write_lines(texts: Iterable[str]) -> None:
    """Some texts on stdout, without what a terminal would obey: they may quote a server."""
    lines = (line for text in texts for line in text.split("\n"))
    write("".join(f"{line[: len(line) - len(line.lstrip())]}{clean(line)}\n" for line in lines))


@contextmanager
def whole_output(output: Path | None) -> Iterator[Callable[[str], None]]:
    """A function that writes pieces of text to stdout at once, or to a file that appears only when all is written."""
    if output is None or _is_stdout(output):
        yield write
        return
    with whole_file(output) as put:
        yield put


@dataclass
class Meter:
    """Takes how far a run is: shows it where somebody looks, and keeps it for the summary."""

    show: Callable[[Progress], None] | None = None
    last: Progress | None = None

    def __call__(self, progress: Progress) -> None:
        self.last = progress
        if self.show:
            self.show(progress)


@contextmanager
def progress_bar(*, hidden: bool) -> Iterator[Meter]:
    """A meter; on a terminal, and unless `hidden`, with a bar."""
    if hidden or not sys.stderr.isatty():
        yield Meter()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(progress: Progress) -> None:
            calls = f" ({progress.spent.calls} calls)" if progress.spent else ""
            description = escape(progress.source[-40:]) + calls
            bar.update(task, completed=progress.done, total=progress.total, description=description)

        yield Meter(show)


@contextmanager
def interruptible(kept_in: Path | None) -> Iterator[None]:
    """Ctrl-C ends the run with a line that says where the replies so far are kept."""
    try:
        yield
    except KeyboardInterrupt as error:
        kept = f"; the replies so far are kept in {kept_in}, run again to go on" if kept_in else ""
        say(f"interrupted{kept}")
        raise typer.Exit(INTERRUPTED) from error


@dataclass
class Made:
    """What came of a run, for the summary. `stories` is `None` where none are made."""

    articles: int = 0
    stories: int | None = None
    claims: int = 0
    withheld: int = 0
    failed: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    """The checks that claims failed, with how many failed them."""
    causes: dict[str, list[str]] = field(default_factory=dict)
    """Why something failed → where, unless it was said already."""

    @classmethod
    def of(cls, briefing: Briefing) -> Made:
        """The counts of a briefing."""
        causes: dict[str, list[str]] = {}
        for failure in briefing.failures:
            causes.setdefault(_SENTENCES.sub("", failure.reason), []).append(failure.source)
        return cls(
            articles=len(briefing.articles),
            stories=len(briefing.stories),
            claims=sum(len(story.claims) for story in briefing.stories),
            withheld=len(briefing.withheld),
            failed=len(briefing.failures),
            faults=_faults(briefing.withheld),
            causes=causes,
        )

    def add(self, extraction: Extraction) -> None:
        """Count one more article, and say what failed in it."""
        self.articles += 1
        self.claims += len(extraction.claims)
        self.withheld += len(extraction.withheld)
        self.faults += _faults(extraction.withheld)
        for failure in extraction.failures:
            self.fail(failure)

    def fail(self, failure: Failure) -> None:
        """Count and say a failure."""
        self.failed += 1
        say(f"{failure.source}: {failure.reason}")

    @property
    def exit_status(self) -> int:
        """0 where all is complete, 3 where something failed, 1 where no article was left."""
        return 0 if not self.failed else PARTIAL if self.articles else NOTHING


def _faults(withheld: Iterable[Withheld]) -> Counter[str]:
    return Counter(reason.partition(":")[0] for entry in withheld for reason in entry.reasons)


def tell_summary(made: Made, meter: Meter | None, seconds: float) -> None:
    """What was made of what, what it took, and what did not go well."""
    spent = meter.last.spent if meter and meter.last else None
    lines = [_counted(made, spent, seconds), *(_trouble(spent) if spent else ()), *_left_out(made)]
    for line in lines:
        if _in_json():
            _tell_json("info", line.strip(), {})
        else:
            _tell(line)


def _trouble(spent: Spent) -> Iterator[str]:
    if spent.slowest_s >= SLOW_S:
        yield f"  slowest: {spent.slowest_s:.1f} s for {spent.slowest}"
    if spent.repeated:
        yield f"  repeated: {_count(spent.repeated, 'call', 'calls')}, because the server was busy or silent"
    if spent.asked_again:
        yield f"  asked again: {_count(spent.asked_again, 'question', 'questions')}, because of the form of the reply"


def _left_out(made: Made) -> Iterator[str]:
    if made.faults:
        yield "  withheld: " + ", ".join(f"{number:,} for {check}" for check, number in made.faults.most_common())
    causes = sorted(made.causes.items(), key=lambda cause: -len(cause[1]))
    for reason, sources in causes[:MOST_CAUSES]:
        more = f" and {len(sources) - 1:,} more" if len(sources) > 1 else ""
        yield f"  failed: {sources[0]}{more}: {reason}"
    if len(causes) > MOST_CAUSES:
        yield f"  failed: for {_count(len(causes) - MOST_CAUSES, 'other reason', 'other reasons')}, see the briefing"


def _counted(made: Made, spent: Spent | None, seconds: float) -> str:
    counts = [
        _count(made.articles, "article", "articles"),
        *([] if made.stories is None else [_count(made.stories, "story", "stories")]),
        _count(made.claims, "claim", "claims"),
        f"{made.withheld:,} withheld",
        f"{made.failed:,} failed",
    ]
    took = [_spent(spent)] if spent else []
    return "; ".join((", ".join(counts), *took, f"{seconds:.1f} s"))


def _spent(spent: Spent) -> str:
    places = ((spent.from_recordings, "recordings"), (spent.from_cache, "the cache"))
    known = ", ".join(f"{number:,} from {place}" for number, place in places if number)
    calls = _count(spent.calls, "call", "calls") + (f" ({known})" if known else "")
    return f"{calls}, {spent.input_tokens:,} tokens in, {spent.output_tokens:,} out"


def forecast_words(forecast: Forecast) -> str:
    """What a run would take, in two lines at most."""
    articles = _count(forecast.articles, "article", "articles")
    usage = forecast.usage
    if usage is None:
        return f"{articles}, no model: nothing is asked\n"
    known = f" ({forecast.known:,} more from the cache)" if forecast.known else ""
    more = f", and up to {forecast.headlines:,} for headlines" if forecast.headlines else ""
    calls = f"{articles}: {_count(usage.calls, 'call', 'calls')} of {usage.model}{known}{more}"
    if not usage.calls:
        return f"{calls}\n" if more else f"{calls}; costs nothing\n"
    besides = ", without the headlines" if more else ""
    tokens = f"about {usage.input_tokens:,} tokens in, {usage.output_tokens:,} out"
    return f"{calls}\n{tokens}; {_cost(usage.cost_usd)}{besides}\n"


def _cost(usd: float | None) -> str:
    if usd is None:
        return "cost unknown"
    return f"about ${usd:,.4f}" if usd else "no cost"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
