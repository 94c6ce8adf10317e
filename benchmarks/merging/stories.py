"""Documents on one event are one story; a look-alike event is another. Each document goes by its main story."""

from __future__ import annotations

from collections import Counter

from benchmarks.merging.baselines import tf_idf_clusters
from benchmarks.merging.corpora import event_documents
from benchmarks.merging.making import article, merged, sentence_claims
from benchmarks.merging.scores import b_cubed
from benchmarks.merging.table import Row

CORPORA = ("ecbplus",)


def measure() -> list[Row]:
    documents = {(one := article("\n".join(document.sentences))).id: (one, document) for document in event_documents()}
    gold = {name: document.story for name, (_, document) in documents.items()}
    told = Counter[tuple[str, str]]()
    for story in merged(sentence_claims(one) for one, _ in documents.values()):
        told.update((report.article_id, story.id) for claim in story.claims for report in claim.reports)
    found: dict[str, str] = {}
    for (name, story_id), _ in sorted(told.items(), key=lambda entry: (entry[1], entry[0])):
        found[name] = story_id
    precision, recall, f = b_cubed(gold, found)
    best, _ = tf_idf_clusters({name: one.text for name, (one, _) in documents.items()}, lambda g: b_cubed(gold, g)[2])
    return [
        Row("stories: B³ F", f, f"TF-IDF {best:.3f}", CORPORA),
        Row("stories: B³ precision", precision, "", CORPORA),
        Row("stories: B³ recall", recall, "", CORPORA),
    ]
