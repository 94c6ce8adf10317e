"""`python -m summarizer`: the command, where its script is not on the path."""

from summarizer.cli import app

app()
