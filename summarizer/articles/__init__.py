"""Sources → articles: files, folders and standard input.

reading.py      the flow: sources → documents → articles; the file to read first
files.py        sources → files, sorted, each once, with their bytes
encoding.py     bytes → text
formats.py      the content of one file → documents (text, Markdown, JSON, JSON lines)
pages.py        the HTML page → its visible article text and its metadata
records.py      named fields (JSON objects, front matter, JSON-LD) → metadata
metadata.py     datelines, bylines, date lines and headlines in the text → metadata
published.py    a written date → date or datetime
languages.py    text → its language
boilerplate.py  text → the stretches that are not reporting
document.py     what these hand to each other
"""

from summarizer.articles.reading import read_articles

__all__ = ["read_articles"]
