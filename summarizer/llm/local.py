"""A model file of one's own, run by llama.cpp from the first question on.

llama.cpp runs in a process of its own (`local_server`): in this one it would take Ctrl-C for itself, write to stderr
what it likes, and end the run where memory is short.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile

import httpx2
from pydantic import SecretStr

from summarizer.errors import ModelStopError, SettingsError, UsageError
from summarizer.llm import local_server

LOCAL_URL = "http://local-model.invalid/v1"
"""Stands for wherever the model will be found."""
SAMPLES, SAMPLE_BYTES = 256, 4096
"""Of a model file, for its fingerprint: takes 10 ms, and what changed one byte in twenty shows in a dozen of them."""

LONGEST_CAUSE = 300  # bytes of what llama.cpp says

_MAGIC = b"GGUF"
_STAMP = re.compile(r"^[\d.]+ E (?:\w+: )?")  # before a line of llama.cpp's: when, how bad, and which function

_log = logging.getLogger(__name__)


def check_model_file(file: Path) -> None:
    """Raise `SettingsError` for what is no model file."""
    hint = "write --model local:PATH, the path of a model in the GGUF format"
    try:
        with file.open("rb") as content:
            magic = content.read(len(_MAGIC))
    except OSError as error:
        raise SettingsError(f"cannot read the model file {file}: {error.strerror}", hint) from error
    if magic != _MAGIC:
        raise SettingsError(f"the model file {file} is not in the GGUF format", hint)


def fingerprint(file: Path) -> str:
    """What tells a model file from others, wherever it lies: its size, and samples from all over it.

    Its beginning would not do: it is the same after each training of the same model.
    """
    size = file.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with file.open("rb", buffering=0) as content:
        for number in range(SAMPLES):
            content.seek(number * max(0, size - SAMPLE_BYTES) // (SAMPLES - 1))
            digest.update(content.read(SAMPLE_BYTES))
    return digest.hexdigest()[:12]


class LocalModel(httpx2.BaseTransport):
    """Passes requests on to llama.cpp, which it starts with the first of them and stops when it is closed.

    Raises `UsageError` where llama.cpp is not installed; a request, `ModelStopError` where the model does not run.
    """

    def __init__(self, file: Path, key: SecretStr, calls_at_once: int) -> None:
        if find_spec("xllamacpp") is None:
            raise UsageError(
                "xllamacpp is not installed, and model files are run by it",
                "pip install 'structured-summarizer[local]'",
            )
        self._file = file
        self._task = {"path": str(file), "name": file.stem, "key": key.get_secret_value(), "parallel": calls_at_once}
        self._network = httpx2.HTTPTransport(limits=httpx2.Limits(max_connections=calls_at_once))
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._address: Future[str] = Future()
        self._errors = TemporaryFile()  # noqa: SIM115 - closed with the process that writes to it
        self._closed = False

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass on one request, once the model is loaded."""
        process = self._started()
        try:
            address = self._address.result(request.extensions["timeout"]["read"])
        except TimeoutError:
            raise httpx2.ReadTimeout("it is still being loaded", request=request) from None
        if not address or process.poll() is not None:
            raise self._ended(process)
        place = httpx2.URL(address)
        request.url = request.url.copy_with(host=place.host, port=place.port)
        return self._network.handle_request(request)

    def close(self) -> None:
        """Stop it; requests that wait for it fail."""
        self._network.close()
        with self._lock:
            self._closed = True
            if self._process:
                _stop(self._process)
            self._errors.close()

    def _started(self) -> subprocess.Popen[str]:
        with self._lock:
            if self._closed:
                raise ModelStopError("the client is closed")
            if self._process is None:
                _log.info("llama.cpp loads %s", self._file)
                self._process = self._start()
            return self._process

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-P", local_server.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            start_new_session=True,  # Ctrl-C is for us: we stop it
        )
        assert process.stdin
        with suppress(BrokenPipeError):  # it has ended already, and said why
            process.stdin.write(json.dumps(self._task) + "\n")
            process.stdin.flush()
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        return process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        """Hear where the model is found; nothing, if it ends before."""
        assert process.stdout
        with process.stdout:
            self._address.set_result(process.stdout.readline().strip())

    def _ended(self, process: subprocess.Popen[str]) -> ModelStopError:
        """Why it did. Of a model that cannot be loaded, the first error is the cause; the others follow from it."""
        with self._lock:
            if self._closed:
                return ModelStopError("the client is closed")
            status = process.wait()
            self._errors.seek(0)
            said = (
                self._errors.readline(LONGEST_CAUSE)
                .decode(errors="replace")
                .strip()
                .replace(str(self._file), self._file.name)
            )
        loaded = self._address.result()
        cause = (not loaded and _STAMP.sub("", said)) or f"its process ended with status {status}"
        hint = "check that the file is whole, and that there is memory enough for it"
        return ModelStopError(f"llama.cpp cannot run {self._file.name}: {cause}", hint)


def _stop(process: subprocess.Popen[str]) -> None:
    process.kill()  # it keeps nothing that could be lost
    process.wait()
    assert process.stdin
    with suppress(BrokenPipeError):
        process.stdin.close()
