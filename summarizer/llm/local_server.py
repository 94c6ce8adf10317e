"""llama.cpp on a free port of the loopback: what `local` runs as a process of its own.

stdin: what to serve, one line of JSON; then nothing, until whoever started this is gone. stdout: the address, once it
answers. Nothing of the package is imported: that takes as long as to load a small model.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

CONTEXT_TOKENS = 8192
"""Per call: a long article's 6,000, and the longest reply. More takes memory, up to a gigabyte for each of these."""


def main() -> None:
    """Serve until stdin ends."""
    task = json.loads(sys.stdin.readline())
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever llama.cpp prints
    try:
        server = serve(**task)
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
    told.write(f"{server.listening_address}\n")
    told.flush()
    sys.stdin.read()
    os._exit(0)  # it would end its threads one by one, and a reply under way takes minutes


def serve(path: str, name: str, key: str, parallel: int) -> Any:
    """A server that answers for the model in that file, so many calls at once; raises where it cannot be loaded."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = path
    params.model_alias = {name}  # else each reply names the path
    params.hostnames, params.port, params.api_keys = ["127.0.0.1"], 0, [key]
    params.n_parallel, params.n_ctx = parallel, parallel * CONTEXT_TOKENS
    params.cache_ram_mib = 0  # it would keep every prompt, up to 8 GB, and none comes twice
    params.enable_reasoning = 0  # what a model thinks before it answers takes minutes here
    params.verbosity = 1  # errors
    return xllamacpp.Server(params)


if __name__ == "__main__":
    main()
