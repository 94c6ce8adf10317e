"""The invented edition of `sample.py`, as a fixture."""

from __future__ import annotations

import pytest

from summarizer.schema import Briefing

from .sample import sample


@pytest.fixture(scope="session")
def briefing() -> Briefing:
    return sample()
