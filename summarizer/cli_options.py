"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli_output import FormatName

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE",
        help="Files, folders, pages, feeds, lists of feeds (OPML); - is stdin. Without any: sources of the settings.",
    ),
]
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
Model = Annotated[
    str | None,
    typer.Option(help="Name of the model, as its server knows it; local:PATH.gguf: run that file; none: do without."),
]
BaseUrl = Annotated[str | None, typer.Option(metavar="URL", help="Address of an OpenAI-compatible server.")]
PassageSentences = Annotated[
    int | None, typer.Option(help="Sentences per model call; 0: the whole article. [default: by the model's name]")
]
StandIn = Annotated[
    bool | None,
    typer.Option("--stand-in", help="Where the model does not answer, the article's own sentences, marked."),
]
Headlines = Annotated[
    bool | None,
    typer.Option("--headlines", help="The model words headlines and ledes, too: one more call a story."),
]
Record = Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the model's replies there.")]
Replay = Annotated[Path | None, typer.Option(metavar="DIR", help="Answer only from replies recorded there.")]
Cache = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Where replies, pages and feeds are kept between runs.")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing between runs.")]
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
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses that are not public, too.")]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help="Settings file to read instead of the usual ones.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say what is being done: one line a call.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Whatever is said on stderr: one JSON object a line.")]
