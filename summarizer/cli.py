"""The command: arguments → pipeline → output."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any

import typer

from summarizer import cli_input, cli_output, pipeline
from summarizer.cli_output import FormatName, Made, Meter
from summarizer.editions import compare, keep_edition, latest_editions
from summarizer.errors import DeliveryError, NothingToBriefError, UsageError
from summarizer.notifying import check_addresses
from summarizer.notifying import notify as notify_all
from summarizer.rendering import explain as explanation
from summarizer.rendering import render_comparison, render_feed
from summarizer.schema import Briefing
from summarizer.settings import Settings, load_settings

DISTRIBUTION = "structured-summarizer"
FEED_LENGTH = 30
"""Editions in a feed: what somebody missed on a month's journey."""

app = typer.Typer(
    name="summarizer",
    cls=cli_output.ReportingGroup,
    help="Turn news articles into one briefing that can be checked claim by claim.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Sources = Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Files or folders of articles; - is stdin.")]
BriefingFile = Annotated[str, typer.Argument(metavar="BRIEFING.json", help="A briefing in JSON; - is stdin.")]
FormatOption = Annotated[
    FormatName | None, typer.Option("--format", help="Form of the result. [default: text on a terminal, else md]")
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there instead; its suffix says the form.")
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write there instead, repeatable; its suffix says the form."),
]
Model = Annotated[str | None, typer.Option(help="Name of the model, as its server knows it; none: do without.")]
BaseUrl = Annotated[str | None, typer.Option(metavar="URL", help="Address of an OpenAI-compatible server.")]
PassageSentences = Annotated[int | None, typer.Option(help="Sentences per model call; 0: the whole article.")]
StandIn = Annotated[
    bool | None,
    typer.Option("--stand-in", help="Where the model does not answer, the article's own sentences, marked."),
]
Record = Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the model's replies there.")]
Replay = Annotated[Path | None, typer.Option(metavar="DIR", help="Answer only from replies recorded there.")]
Cache = Annotated[Path | None, typer.Option(metavar="DIR", help="Where replies are kept between runs.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no replies between runs.")]
Since = Annotated[str | None, typer.Option(metavar="MOMENT", help="What is news: since a date, 24h, 2d or yesterday.")]
Now = Annotated[str | None, typer.Option(metavar="MOMENT", help="The moment of this edition. [default: the present]")]
Zone = Annotated[
    str | None,
    typer.Option("--tz", metavar="ZONE", help="The reader's time zone, as Europe/Berlin. [default: the machine's]"),
]
EditionsFolder = Annotated[
    Path | None, typer.Option("--editions", metavar="DIR", help="Keep each edition there, and find earlier ones there.")
]
Notify = Annotated[
    list[str] | None,
    typer.Option("--notify", metavar="URL", help="Send what is new there: e-mail or chat, as apprise writes it."),
]
Link = Annotated[
    str | None, typer.Option("--link", metavar="URL", help="Where pages are published, each as DATE.html.")
]
PreviousFiles = Annotated[
    list[Path] | None, typer.Option("--previous", metavar="FILE", help="An earlier edition in JSON; repeatable.")
]
About = Annotated[
    list[str] | None,
    typer.Option("--about", metavar="WORDS", help="Put stories about this first; repeatable."),
]
MaxStories = Annotated[int | None, typer.Option(help="Stories to print.")]
MaxClaims = Annotated[int | None, typer.Option(help="Claims to print per story.")]
MaxCost = Annotated[float | None, typer.Option(metavar="USD", help="What the model may cost, never exceeded.")]
MaxCalls = Annotated[int | None, typer.Option(help="Requests to the model's server, repeated ones included.")]
Deadline = Annotated[float | None, typer.Option(metavar="SECONDS", help="When to stop asking the model.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what it would ask and cost.")]
Concurrency = Annotated[int | None, typer.Option(help="Model calls in flight at once.")]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help="Settings file to read instead of the usual ones.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say what is being done: one line a call.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Whatever is said on stderr: one JSON object a line.")]


def _version(wanted: bool) -> None:
    if not wanted:
        return
    try:
        typer.echo(f"summarizer {version(DISTRIBUTION)}")
    except PackageNotFoundError:
        typer.echo("summarizer (not installed)")
    raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn news articles into one briefing that can be checked claim by claim."""


@app.command()
def brief(
    sources: Sources,
    format: FormatOption = None,
    output: Outputs = None,
    model: Model = None,
    base_url: BaseUrl = None,
    passage_sentences: PassageSentences = None,
    stand_in: StandIn = None,
    record: Record = None,
    replay: Replay = None,
    cache: Cache = None,
    no_cache: NoCache = False,
    since: Since = None,
    now: Now = None,
    tz: Zone = None,
    editions: EditionsFolder = None,
    previous: PreviousFiles = None,
    notify: Notify = None,
    link: Link = None,
    about: About = None,
    max_stories: MaxStories = None,
    max_claims: MaxClaims = None,
    max_cost: MaxCost = None,
    max_calls: MaxCalls = None,
    deadline: Deadline = None,
    dry_run: DryRun = False,
    concurrency: Concurrency = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_json: LogJson = False,
) -> None:
    """Articles in, one briefing out."""
    started = perf_counter()
    cli_output.log_to_stderr(quiet=quiet, verbose=verbose, in_json=log_json)
    targets = cli_output.chosen_formats(format, output or [])
    _exclusive(record=record, replay=replay, dry_run=dry_run)
    settings = _settings(
        cache,
        no_cache,
        config,
        model=model,
        base_url=base_url,
        passage_sentences=passage_sentences,
        stand_in=stand_in,
        about=about,
        max_stories=max_stories,
        max_claims=max_claims,
        max_cost=max_cost,
        max_calls=max_calls,
        deadline_s=deadline,
        concurrency=concurrency,
        tz=tz,
        editions_dir=editions,
        notify=notify,
        link=link,
    )
    check_addresses(settings.notify)
    start, clock = cli_input.window(since, now, settings.zone, replaying=replay is not None)
    if dry_run:
        cli_output.write(cli_output.forecast_words(pipeline.forecast(sources, settings=settings, since=start)))
        return
    earlier = _earlier(previous)
    with (
        cli_output.interruptible(None if replay else record or settings.cache_dir),
        cli_output.progress_bar(hidden=quiet or verbose or log_json) as meter,
    ):
        briefing = pipeline.brief(
            sources,
            settings=settings,
            since=start,
            now=clock,
            previous=earlier,
            record=record,
            replay=replay,
            progress=meter,
        )
    cli_output.write_briefing(briefing, targets)
    done = [_keep(briefing, settings), _send(briefing, settings)]
    _finish(Made.of(briefing), meter, started, quiet=quiet, delivered=all(done))


@app.command()
def extract(
    sources: Sources,
    output: Output = None,
    model: Model = None,
    base_url: BaseUrl = None,
    passage_sentences: PassageSentences = None,
    stand_in: StandIn = None,
    record: Record = None,
    replay: Replay = None,
    cache: Cache = None,
    no_cache: NoCache = False,
    max_cost: MaxCost = None,
    max_calls: MaxCalls = None,
    deadline: Deadline = None,
    concurrency: Concurrency = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_json: LogJson = False,
) -> None:
    """Read the claims of each article: one extraction per line, in JSON."""
    started = perf_counter()
    cli_output.log_to_stderr(quiet=quiet, verbose=verbose, in_json=log_json)
    cli_output.check_writable(output)
    _exclusive(record=record, replay=replay)
    settings = _settings(
        cache,
        no_cache,
        config,
        model=model,
        base_url=base_url,
        passage_sentences=passage_sentences,
        stand_in=stand_in,
        max_cost=max_cost,
        max_calls=max_calls,
        deadline_s=deadline,
        concurrency=concurrency,
    )
    made = Made()
    with (
        cli_output.interruptible(None if replay else record or settings.cache_dir),
        cli_output.progress_bar(hidden=quiet or verbose or log_json) as meter,
        cli_output.whole_output(output) as put,
    ):
        for extraction in pipeline.extract_all(
            sources, settings=settings, record=record, replay=replay, on_failure=made.fail, progress=meter
        ):
            put(extraction.model_dump_json() + "\n")
            made.add(extraction)
    _finish(made, meter, started, quiet=quiet)


@app.command()
def merge(
    extractions: Annotated[
        list[str], typer.Argument(metavar="EXTRACTIONS.jsonl...", help="What extract wrote; - is stdin.")
    ],
    format: FormatOption = None,
    output: Outputs = None,
    since: Since = None,
    now: Now = None,
    tz: Zone = None,
    editions: EditionsFolder = None,
    previous: PreviousFiles = None,
    about: About = None,
    max_stories: MaxStories = None,
    max_claims: MaxClaims = None,
    config: Config = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_json: LogJson = False,
) -> None:
    """Make a briefing of extractions, without a model."""
    started = perf_counter()
    cli_output.log_to_stderr(quiet=quiet, verbose=verbose, in_json=log_json)
    targets = cli_output.chosen_formats(format, output or [])
    settings = load_settings(
        config, about=about, max_stories=max_stories, max_claims=max_claims, tz=tz, editions_dir=editions
    )
    start, clock = cli_input.window(since, now, settings.zone)
    briefing = pipeline.merge(
        cli_input.extractions_from(extractions),
        settings=settings,
        previous=_earlier(previous),
        now=clock,
        since=start,
    )
    cli_output.write_briefing(briefing, targets)
    _finish(Made.of(briefing), None, started, quiet=quiet, delivered=_keep(briefing, settings))


@app.command()
def render(briefing: BriefingFile, format: FormatOption = None, output: Outputs = None) -> None:
    """Give the same briefing in another form."""
    targets = cli_output.chosen_formats(format, output or [])
    cli_output.write_briefing(cli_input.briefing_from(briefing), targets)


@app.command()
def explain(
    briefing: BriefingFile,
    claim_id: Annotated[str, typer.Argument(help="Id of a claim, or its beginning.")],
) -> None:
    """Show a claim, its checks, and its evidence in the articles' words."""
    cli_output.write(explanation(cli_input.briefing_from(briefing), claim_id))


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier edition: its file, - for stdin, or its date.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later edition, likewise.")],
    editions: Annotated[
        Path | None, typer.Option("--editions", metavar="DIR", help="Where editions are kept that are named by date.")
    ] = None,
) -> None:
    """Show what differs between two editions."""
    if old == new == cli_input.STDIN:
        raise UsageError("only one of the two editions can come from stdin")
    folder = load_settings(editions_dir=editions).editions_dir
    before, after = (cli_input.edition_from(place, folder) for place in (old, new))
    cli_output.write(render_comparison(compare(before, after)))


@app.command()
def feed(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where editions are kept.")],
    output: Output = None,
    link: Link = None,
) -> None:
    """Make an Atom feed of the latest editions."""
    cli_output.check_writable(output)
    editions = latest_editions(folder, FEED_LENGTH)
    if not editions:
        raise NothingToBriefError(f"there is no edition in {folder}", "keep some there with --editions DIR")
    cli_output.write(render_feed(editions, load_settings(link=link).link), output)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a briefing."""
    cli_output.write(json.dumps(Briefing.model_json_schema(mode="serialization"), indent=1, ensure_ascii=False) + "\n")


def _exclusive(**options: object) -> None:
    given = [f"--{name.replace('_', '-')}" for name, value in options.items() if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} exclude each other")


def _settings(cache: Path | None, no_cache: bool, config: Path | None, **flags: Any) -> Settings:
    _exclusive(cache=cache, no_cache=no_cache)
    settings = load_settings(config, cache_dir=cache, **flags)
    return settings.model_copy(update={"cache_dir": None}) if no_cache else settings


def _earlier(paths: list[Path] | None) -> list[Briefing]:
    return [cli_input.briefing_from(str(path)) for path in paths or ()]


def _keep(briefing: Briefing, settings: Settings) -> bool:
    folder = settings.editions_dir
    return folder is None or _succeeds(lambda: keep_edition(briefing, folder))


def _send(briefing: Briefing, settings: Settings) -> bool:
    return not settings.notify or _succeeds(lambda: notify_all(briefing, settings))


def _succeeds(step: Callable[[], object]) -> bool:
    """Whether a step did what it should; one that fails is said, and keeps no other from being tried."""
    try:
        step()
    except DeliveryError as error:
        cli_output.say(str(error), hint=error.hint)
        return False
    return True


def _finish(made: Made, meter: Meter | None, started: float, *, quiet: bool, delivered: bool = True) -> None:
    if not quiet:
        cli_output.tell_summary(made, meter, perf_counter() - started)
    if status := made.exit_status or (0 if delivered else DeliveryError.exit_status):
        raise typer.Exit(status)
