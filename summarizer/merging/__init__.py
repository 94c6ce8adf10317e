"""Claims → stories: folding, origins, figures, disputes, dates. Needs no model.

merging.py         the flow: extractions → stories; the file to read first
grounding.py       what was altered since it was verified is withheld
memory.py          what earlier editions printed
telling.py         one claim as one article tells it             statements.py
terms.py           what a statement is about, as weighted terms
claims.py          tellings that say the same → one claim          candidates.py, clustering.py
sameness.py        whether two say the same                        alike.py, namesakes.py
wording.py         the wording that a claim is printed in
tolls.py           claims that give one toll in other words → one claim
stories.py         claims about one running event → one story      threads.py, linking.py, strays.py
copies.py          articles that are nearly one text
origins.py         who stands behind a claim, independently         speakers.py
figures.py         figures, with what they measure and when    meanings.py, conditions.py, aspects.py
lexicon.py         what befell those counted                   topics.py, counted.py, groups.py
comparable.py      figures that measure the same               rivals.py
measures.py        the tables of figures
disputes.py        figures that cannot both be true
contradictions.py  denials, blame, whether it is over, when    denials.py, contraries.py, deeds.py, opposites.py
changes.py         what is new against earlier editions        rewritten.py
dating.py          dates that the other articles of the story fix
timeline.py        events by their own time
beside.py          quotes, what is not known, cautions
entities.py        names and their variants
assembling.py      all of these → one story                        parts.py, leading.py
"""

from summarizer.merging.grounding import grounded
from summarizer.merging.merging import merge_extractions

__all__ = ["grounded", "merge_extractions"]
