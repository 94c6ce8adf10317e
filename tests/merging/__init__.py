"""Tests of summarizer.merging."""
