"""One article → verified claims. The only stage that asks the model.

extractor.py     the flow of one article; the file to read first
annotated.py     an article with its sentences, and which of them report anything
quoted.py        what an article reproduces without reporting it
passages.py      sentences → the passages that the model is asked about
drafts.py        one passage → the model's drafts
wording.py       a draft's words made to stand alone, where the repair is certain
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

from summarizer.extraction.extractor import extract_article
from summarizer.extraction.verification import verify

__all__ = ["extract_article", "verify"]
