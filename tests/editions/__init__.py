"""Tests of summarizer.editions."""
