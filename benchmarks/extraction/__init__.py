"""How good extraction is on the sample news: with the recorded model, without one, and beside what people use today.

sample.py       the articles and their hand-written key facts
systems.py      what each system prints of them
measures.py     coverage, right, repeats, cost
judging.py      what people judged of printed statements
live.py         running all on a model server, through counting.py
peers/          the others, each in a virtual environment of its own
runs/           what live runs gave
"""
