"""What users import."""

from __future__ import annotations

import subprocess
import sys

import pytest

import summarizer


def test_all_names_can_be_imported() -> None:
    assert all(getattr(summarizer, name).__doc__ for name in summarizer.__all__)


def test_the_public_surface_changes_only_on_purpose() -> None:
    assert summarizer.__all__ == [
        "Article", "Briefing", "Claim", "Extraction", "Settings", "SummarizerError", "Verdict",
        "brief", "extract", "load_settings", "merge", "read_articles", "read_briefing", "render", "verify",
    ]  # fmt: skip


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'sumarise'"):
        _ = summarizer.sumarise


def test_reading_a_briefing_does_not_load_the_model_libraries() -> None:
    code = "import sys, summarizer.cli; sys.exit('openai' in sys.modules or 'instructor' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
