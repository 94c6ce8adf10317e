"""The model: one client, recordings and cache beneath it, prompts, usage and cost.

    from summarizer.llm import Client, render_prompt

    with Client.open(settings, replay=Path("fixtures/recordings")) as client:
        answer = client.ask(render_prompt("extract", passage="…"), Reply)

Beneath `Client.ask`, from the outside in:

    client.py      one question → one `Answer`; instructor asks again when the form is wrong
    servers.py     whom to ask, the way there, the cache of its replies
    local.py       a model file run by llama.cpp; local_server.py is what runs it
    replies.py     the shape of a reply: strict schema, short fixed complaints
    retries.py     tenacity waits for a busy server; nothing else retries
    budget.py      what may still be asked: calls, money, time
    logs.py        what `-v` says of each call
    faults.py      what openai and httpx2 raise → our errors, without the key
    transport.py   recordings, then the cache, then the network
    recordings.py  one file per reply, looked up by what was asked
    nearest.py     why a replay has no recording for a question
    usage.py       tokens and cost
    forecast.py    what a run would take, without asking
    prompts.py     one Markdown file per task
"""

from summarizer.llm.client import DEFAULT_MODEL, Answer, Client
from summarizer.llm.forecast import CountingNetwork
from summarizer.llm.logs import about
from summarizer.llm.prompts import Prompt, load_prompt, render_prompt
from summarizer.llm.usage import Spent

__all__ = [
    "DEFAULT_MODEL",
    "Answer",
    "Client",
    "CountingNetwork",
    "Prompt",
    "Spent",
    "about",
    "load_prompt",
    "render_prompt",
]
