"""What our client adds to the calls that it makes, beside a plain loop of openai and instructor in threads.

    python -m benchmarks.calls [CALLS [SECONDS]]

A server in a process of its own answers each question after SECONDS, by claiming every sentence. The same questions
are asked 50 at once by each system, in a fresh process each: by the loop, by our client, and by `extract_all`, which
reads the articles and checks the claims besides: work that the loop leaves undone, so that no floor is set for it.
Imports and a first call are not counted; CPU is that of the whole process, user and system. Each system has its turn
twice, and its better turn counts.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import news
from benchmarks.replay import claim_everything

CALLS = 500
AT_ONCE = 50
REPLY_S = 1.0
TURNS = 2

RATE = 0.97
"""Share of the loop's calls per second that our client must reach."""
MORE_CPU_MS = 3.0
"""CPU a call that our client may take above the loop's."""

SENTENCES = 6
"""Of an article: the passage of one call."""
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


class Took(NamedTuple):
    """What all calls of a system took: seconds of wall time, and of CPU."""

    wall_s: float
    cpu_s: float


# --------------------------------------------------------------------------- the server


async def serve(reply_s: float) -> None:
    """Answer until killed, each question after `reply_s`; the first line of stdout is the address."""
    server = await asyncio.start_server(partial(_answer, reply_s), "127.0.0.1", 0, backlog=2 * AT_ONCE)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await server.serve_forever()


async def _answer(reply_s: float, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One connection: its questions, one after the other."""
    try:
        while length := _LENGTH.search(await reader.readuntil(b"\r\n\r\n")):
            reply = json.dumps(claim_everything(await reader.readexactly(int(length[1])))).encode()
            await asyncio.sleep(reply_s)
            head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(reply)}\r\n\r\n"
            writer.write(head.encode() + reply)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


@contextmanager
def server(reply_s: float) -> Iterator[str]:
    """A server in a process of its own: its address."""
    command = [sys.executable, "-m", "benchmarks.calls", "serve", str(reply_s)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


# --------------------------------------------------------------------------- the systems


def loop(url: str, articles: Path) -> Took:
    """What one writes without us: a thread for each call, and instructor's own repeats."""
    import instructor
    import openai
    from pydantic import BaseModel

    class Claim(BaseModel):
        statement: str
        sentences: list[int]

    class Claims(BaseModel):
        claims: list[Claim]

    client = instructor.from_openai(openai.OpenAI(base_url=url, api_key="none"), mode=instructor.Mode.JSON_SCHEMA)

    def ask(question: tuple[str, str]) -> None:
        system, user = question
        messages: list[Any] = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        found = client.chat.completions.create(
            model="stand-in", response_model=Claims, messages=messages, max_retries=2, temperature=0, max_tokens=1500
        )
        assert len(found.claims) == SENTENCES

    return _in_threads(ask, _questions(articles))


def client(url: str, articles: Path) -> Took:
    """Our client alone, with the same questions."""
    from summarizer.extraction.drafts import ClaimDrafts
    from summarizer.llm import Client, Prompt

    with Client.open(_settings(url)) as asked:

        def ask(question: tuple[str, str]) -> None:
            assert len(asked.ask(Prompt(*question), ClaimDrafts).value.claims) == SENTENCES

        return _in_threads(ask, _questions(articles))


def pipeline(url: str, articles: Path) -> Took:
    """All that `summarizer extract` does: read articles, ask, check the claims."""
    from summarizer.pipeline import extract_all

    files = sorted(articles.rglob("*.json"))

    def extract(some: Sequence[Path]) -> None:
        for extraction in extract_all(some, settings=_settings(url)):
            assert extraction.usage[0].calls == 1

    extract(files[:1])
    return _timed(lambda: extract(files[1:]))


SYSTEMS: dict[str, Callable[[str, Path], Took]] = {"loop": loop, "client": client, "pipeline": pipeline}
SHOWN = {"loop": "openai + instructor, threads", "client": "our client", "pipeline": "extract_all"}


def _settings(url: str) -> Any:
    from summarizer.settings import Settings

    return Settings(model="stand-in", base_url=url, cache_dir=None, concurrency=AT_ONCE, passage_sentences=SENTENCES)


def _questions(articles: Path) -> list[tuple[str, str]]:
    """(system, user) of each article, as the pipeline asks them."""
    from summarizer.articles import read_articles
    from summarizer.extraction.annotated import annotate
    from summarizer.llm import render_prompt

    def question(text: Any) -> tuple[str, str]:
        prompt = render_prompt(
            "extract", speakers=False, title=text.article.title, before=None, sentences=list(text.lines)
        )
        return prompt.system, prompt.user

    return [question(annotate(article)) for article in read_articles([articles])]


def _in_threads(ask: Callable[[tuple[str, str]], None], questions: Sequence[tuple[str, str]]) -> Took:
    ask(questions[0])

    def ask_all() -> None:
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(ask, questions[1:]))

    return _timed(ask_all)


def _timed(work: Callable[[], None]) -> Took:
    wall, cpu = time.perf_counter(), _cpu_s()
    work()
    return Took(time.perf_counter() - wall, _cpu_s() - cpu)


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


# --------------------------------------------------------------------------- the comparison


def compare(calls: float = CALLS, reply_s: float = REPLY_S) -> int:
    """Print the table; 1 where a floor is undercut."""
    with tempfile.TemporaryDirectory() as name:
        articles = Path(name)
        news.write(articles, int(calls) + 1, sentences=SENTENCES)  # one for the first call
        with server(reply_s) as url:
            turns = [{system: turn(system, url, articles) for system in SYSTEMS} for _ in range(TURNS)]
    took = {
        system: Took(*(min(turn[system][part] for turn in turns) for part in range(len(Took._fields))))
        for system in SYSTEMS
    }
    rates = {system: calls / one.wall_s for system, one in took.items()}
    cpu_ms = {system: 1000 * one.cpu_s / calls for system, one in took.items()}
    what = f"{calls:,.0f} calls of {reply_s:g} s, {AT_ONCE} at once"
    print(f"| {what} | calls/s | of ideal | of the loop | CPU ms a call |")
    print("|---|---:|---:|---:|---:|")
    for system in SYSTEMS:
        ideal, beside = rates[system] * reply_s / AT_ONCE, rates[system] / rates["loop"]
        print(f"| {SHOWN[system]} | {rates[system]:.1f} | {ideal:.1%} | {beside:.1%} | {cpu_ms[system]:.1f} |")
    print(f"| floors for our client | | | {RATE:.0%} | at most the loop's + {MORE_CPU_MS:g} |")
    return int(rates["client"] < RATE * rates["loop"] or cpu_ms["client"] > cpu_ms["loop"] + MORE_CPU_MS)


def turn(system: str, url: str, articles: Path) -> Took:
    """One turn of a system, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.calls", system, url, str(articles)],
        env=os.environ | {"NO_PROXY": "127.0.0.1"},
        check=True,
        stdout=subprocess.PIPE,
    )
    return Took(*json.loads(run.stdout))


def main(arguments: Sequence[str]) -> int:
    match arguments:
        case ["serve", reply_s]:
            asyncio.run(serve(float(reply_s)))
        case [system, url, articles]:
            print(json.dumps(SYSTEMS[system](url, Path(articles))))
        case _:
            return compare(*map(float, arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
