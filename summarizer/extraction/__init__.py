"""One article → verified claims. The only stage that asks the model, and it can do without.

What asks the model is not imported here: openai alone takes a second, and `verify` needs none of it.

extractor.py     the flow of one article with a model; the file to read first
annotated.py     an article with its sentences, and which of them report anything
quoted.py        what an article reproduces without reporting it
passages.py      sentences → the passages that the model is asked about
drafts.py        one passage → the model's drafts
selecting.py     the flow without a model: the most telling sentences
agreement.py     how many others of the day tell the same
claims.py        a draft, whoever made it → a claim, or withheld
wording.py       a draft's words made to stand alone, where the repair is certain
references.py    what only the sentences before a statement tell
antecedents.py   whom "he", "she" or "it" means
pointing.py      which sentences state a statement
verification.py  a statement against its evidence: `verify`
copying.py       whole and near copies of a sentence
checks.py        the single checks
naming.py        the check of names
attributing.py   who says so, read from the evidence
details.py       kind, modality, hedge, date and figures, read from the evidence
observations.py  quotations, unknowns and cautions, read from the article
"""

from summarizer.extraction.agreement import agreement
from summarizer.extraction.annotated import annotate
from summarizer.extraction.selecting import select_article, stand_in_article
from summarizer.extraction.verification import verify

__all__ = ["agreement", "annotate", "select_article", "stand_in_article", "verify"]
