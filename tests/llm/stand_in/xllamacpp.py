"""Stands in for llama.cpp: a model "file" holds, in JSON, what comes of loading it.

address   where questions are answered: a server of the test's own
log       a file that is told the process and the parameters, and locked while the process is there
seconds   how long it loads
error     what it says instead of answering
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any


class CommonParams:
    """Takes whatever it is given."""

    def __init__(self) -> None:
        self.model = SimpleNamespace()


class Server:
    """Loads when it is made; chatters as the real one does."""

    def __init__(self, params: Any) -> None:
        plan = json.loads(Path(params.model.path).read_bytes().removeprefix(b"GGUF"))
        given = vars(params) | {"model": params.model.path, "model_alias": list(params.model_alias)}
        self._log = Path(plan["log"]).open("w")  # noqa: SIM115 - as long as this process is there
        fcntl.flock(self._log, fcntl.LOCK_EX)
        self._log.write(json.dumps({"pid": os.getpid(), **given}))
        self._log.flush()
        time.sleep(plan.get("seconds", 0))
        if "error" in plan:
            os.write(2, f"{plan['error']}\n".encode())
        os.write(1, b"chatter\n")
        os.write(2, b"0.00.002.000 W srv init: chatter\n")
        if "error" in plan:
            raise RuntimeError("Failed to init server, please check the input params.")
        self.listening_address = plan["address"]
