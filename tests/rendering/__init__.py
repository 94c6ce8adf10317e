"""Tests of summarizer.rendering."""
