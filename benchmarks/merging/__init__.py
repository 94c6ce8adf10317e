"""How right merging is, measured on labelled data: `make bench-merging`.

__main__.py   the command: which measures, the table, the floors
corpora.py    the labelled data, read as plain Python values
making.py     texts → extractions without a model: every sentence is a claim
scores.py     B³, pairs, macro-F1
table.py      rows, and the floors that they must reach (floors.json)
claims.py     the same fact in other words is one claim, and is not disputed
pairs.py      two sentences say the same, or do not
stories.py    documents on one event are one story
disputes.py   how two figures go together                             labels/disputes.json, disputes_unseen.json
grown.py      figures that grew are superseded, not disputed
origins.py    copies are found, independent texts are not folded
dates.py      what a date phrase means                                labels/dates.json
speed.py      100,000 claims
"""
