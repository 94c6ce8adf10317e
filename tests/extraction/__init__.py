"""Tests of extraction and verification."""
