"""Sources → articles: files, folders, standard input, pages and feeds on the web.

reading.py      the flow: sources → documents → articles; the file to read first
web.py          addresses, feeds, lists of feeds → documents, each article once
contents.py     what an address holds: a feed, a list of feeds, a page
feeds.py        RSS, Atom, JSON Feed → items; OPML → addresses
safe_xml.py     text → XML that nothing hides in, repaired
addresses.py    which address of an article to show, and whether two are the same article's
checking.py     what each source gives, and what is wrong with it
fetching/       an address → its bytes, politely and safely
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

from summarizer.articles.checking import SourceCheck, check_sources
from summarizer.articles.reading import read_articles

__all__ = ["SourceCheck", "check_sources", "read_articles"]
