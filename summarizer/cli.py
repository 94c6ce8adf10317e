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
from summarizer import cli_options as options
from summarizer.cli_output import Made, Meter
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

feeds = typer.Typer(help="Look after the sources of the daily briefing.")
app.add_typer(feeds, name="feeds")


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
    sources: options.Sources = None,
    format: options.FormatOption = None,
    output: options.Outputs = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    passage_sentences: options.PassageSentences = None,
    headlines: options.Headlines = None,
    stand_in: options.StandIn = None,
    record: options.Record = None,
    replay: options.Replay = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
    since: options.Since = None,
    now: options.Now = None,
    tz: options.Zone = None,
    editions: options.EditionsFolder = None,
    previous: options.PreviousFiles = None,
    notify: options.Notify = None,
    link: options.Link = None,
    about: options.About = None,
    max_stories: options.MaxStories = None,
    max_claims: options.MaxClaims = None,
    max_cost: options.MaxCost = None,
    max_calls: options.MaxCalls = None,
    deadline: options.Deadline = None,
    dry_run: options.DryRun = False,
    concurrency: options.Concurrency = None,
    allow_private: options.AllowPrivate = False,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    log_json: options.LogJson = False,
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
        headlines=headlines,
        stand_in=stand_in,
        about=about,
        max_stories=max_stories,
        max_claims=max_claims,
        max_cost=max_cost,
        max_calls=max_calls,
        deadline_s=deadline,
        concurrency=concurrency,
        allow_private=allow_private or None,
        tz=tz,
        editions_dir=editions,
        notify=notify,
        link=link,
    )
    check_addresses(settings.notify)
    places = _sources(sources, settings)
    start, clock = cli_input.window(since, now, settings.zone, replaying=replay is not None)
    if dry_run:
        cli_output.write(cli_output.forecast_words(pipeline.forecast(places, settings=settings, since=start)))
        return
    earlier = _earlier(previous)
    with (
        cli_output.interruptible(None if replay else record or settings.cache_dir),
        cli_output.progress_bar(hidden=quiet or verbose or log_json) as meter,
    ):
        briefing = pipeline.brief(
            places,
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
    sources: options.Sources = None,
    output: options.Output = None,
    model: options.Model = None,
    base_url: options.BaseUrl = None,
    passage_sentences: options.PassageSentences = None,
    stand_in: options.StandIn = None,
    record: options.Record = None,
    replay: options.Replay = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
    max_cost: options.MaxCost = None,
    max_calls: options.MaxCalls = None,
    deadline: options.Deadline = None,
    concurrency: options.Concurrency = None,
    allow_private: options.AllowPrivate = False,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    log_json: options.LogJson = False,
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
        allow_private=allow_private or None,
    )
    made = Made()
    with (
        cli_output.interruptible(None if replay else record or settings.cache_dir),
        cli_output.progress_bar(hidden=quiet or verbose or log_json) as meter,
        cli_output.whole_output(output) as put,
    ):
        for extraction in pipeline.extract_all(
            _sources(sources, settings),
            settings=settings,
            record=record,
            replay=replay,
            on_failure=made.fail,
            progress=meter,
        ):
            put(extraction.model_dump_json() + "\n")
            made.add(extraction)
    _finish(made, meter, started, quiet=quiet)


@app.command()
def merge(
    extractions: Annotated[
        list[str], typer.Argument(metavar="EXTRACTIONS.jsonl...", help="What extract wrote; - is stdin.")
    ],
    format: options.FormatOption = None,
    output: options.Outputs = None,
    since: options.Since = None,
    now: options.Now = None,
    tz: options.Zone = None,
    editions: options.EditionsFolder = None,
    previous: options.PreviousFiles = None,
    about: options.About = None,
    max_stories: options.MaxStories = None,
    max_claims: options.MaxClaims = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    log_json: options.LogJson = False,
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
def render(briefing: options.BriefingFile, format: options.FormatOption = None, output: options.Outputs = None) -> None:
    """Give the same briefing in another form."""
    targets = cli_output.chosen_formats(format, output or [])
    cli_output.write_briefing(cli_input.briefing_from(briefing), targets)


@app.command()
def explain(
    briefing: options.BriefingFile,
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
    output: options.Output = None,
    link: options.Link = None,
) -> None:
    """Make an Atom feed of the latest editions."""
    cli_output.check_writable(output)
    editions = latest_editions(folder, FEED_LENGTH)
    if not editions:
        raise NothingToBriefError(f"there is no edition in {folder}", "keep some there with --editions DIR")
    cli_output.write(render_feed(editions, load_settings(link=link).link), output)


@feeds.command()
def check(
    sources: options.Sources = None,
    now: options.Now = None,
    cache: options.Cache = None,
    no_cache: options.NoCache = False,
    allow_private: options.AllowPrivate = False,
    config: options.Config = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    log_json: options.LogJson = False,
) -> None:
    """Say of each source what it gives, how new it is, and what is wrong with it."""
    cli_output.log_to_stderr(quiet=quiet, verbose=verbose, in_json=log_json)
    settings = _settings(cache, no_cache, config, allow_private=allow_private or None)
    _, clock = cli_input.window(None, now)
    with cli_output.progress_bar(hidden=quiet or verbose or log_json) as meter:
        checks = list(pipeline.check_feeds(_sources(sources, settings), settings=settings, now=clock, progress=meter))
    cli_output.write_lines(map(str, checks))
    failed = sum(one.failed for one in checks)
    if failed:
        raise typer.Exit(cli_output.PARTIAL if failed < len(checks) else cli_output.NOTHING)


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


def _sources(given: list[str] | None, settings: Settings) -> list[str]:
    if not given and not settings.sources:
        raise UsageError(
            "no source is given",
            'name files, folders, pages or feeds, or list them in summarizer.toml: sources = ["https://…/feed.xml"]',
        )
    return given or list(settings.sources)


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
