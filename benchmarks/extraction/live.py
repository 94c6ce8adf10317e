"""The same articles, the same model, one after the other: what each system prints, and what that took."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.extraction.counting import counting
from benchmarks.extraction.sample import sample
from benchmarks.extraction.systems import Run, keep, run_from, run_of
from summarizer.llm import Client
from summarizer.pipeline import extract
from summarizer.settings import Settings

PEERS = {
    "langextract": ("langextract[openai]==1.7.*",),
    "instructor": ("instructor==1.17.*", "openai==3.3.*"),
}
"""Name → what its virtual environment needs."""
VENVS = Path(__file__).parents[2] / "build" / "peers"


def run_live(base_url: str, model: str) -> None:
    """Ask the server for all of them, and keep what came (runs/NAME.json)."""
    keep("summarizer", _ours(base_url, model))
    for name in PEERS:
        keep(name, _peer(name, base_url, model))


def _ours(base_url: str, model: str) -> Run:
    with TemporaryDirectory() as folder, counting(base_url.removesuffix("/v1")) as count:
        settings = Settings(base_url=f"{count.url}/v1", model=model, cache_dir=None, concurrency=1, timeout_s=600)
        begun = perf_counter()
        with Client.open(settings, record=folder) as client:
            found = [(told, extract(told.article, settings=settings, client=client)) for told in sample()]
        seconds = perf_counter() - begun
    return run_of(found)._replace(calls=count.calls, output_tokens=count.output_tokens, seconds=seconds)


def _peer(name: str, base_url: str, model: str) -> Run:
    python = _venv(name)
    articles = json.dumps([{"name": told.name, "text": told.article.text} for told in sample()])
    with counting(base_url.removesuffix("/v1")) as count:
        begun = perf_counter()
        script = Path(__file__).with_name("peers") / f"{name}_peer.py"
        told = subprocess.run(
            [python, script, f"{count.url}/v1", model], input=articles, stdout=subprocess.PIPE, text=True, check=True
        )
        seconds = perf_counter() - begun
    values = json.loads(told.stdout.splitlines()[-1])
    for failure in values["failed"]:
        print(f"{name}: {failure}", file=sys.stderr)
    return run_from(values)._replace(calls=count.calls, output_tokens=count.output_tokens, seconds=seconds)


def _venv(name: str) -> Path:
    folder = VENVS / name
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS[name]], check=True)
    return python
