"""The command as a process of its own."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE = 24, 1


def start(folder: Path, *words: object, told: Mapping[str, str] = {}, **how: Any) -> subprocess.Popen[str]:
    """Begin to run the command in that folder, with a cache there, and without keys or configuration."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI", "SUMMARIZER"))}
    environment |= {"SUMMARIZER_CACHE_DIR": str(folder / "cache"), "PYTHONPATH": str(ROOT), "HOME": str(folder), **told}
    usual = {"env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-m", "summarizer", *map(str, words)]
    return subprocess.Popen(command, cwd=folder, text=True, **(usual | how))


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit status and what it said on stderr."""
    _, stderr = process.communicate(timeout=120)
    return process.returncode, stderr or ""


def without_privileges() -> None:
    """For `preexec_fn`: the permissions of a folder hold even for root."""
    ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, _CAP_DAC_OVERRIDE, 0, 0, 0)
