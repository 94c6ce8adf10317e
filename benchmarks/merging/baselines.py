"""What anyone would try first: TF-IDF with average link at its best threshold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer


def tf_idf_clusters(texts: Mapping[str, str], score: Callable[[Mapping[str, int]], float]) -> tuple[float, float]:
    """(best score, its threshold) of average-link clusters by the cosine of TF-IDF vectors.

    The threshold is chosen on the very labels that it is scored by: no fair method can do better with these vectors.
    """
    names = list(texts)
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts.values())
    distances = np.clip(1 - (vectors @ vectors.T).toarray(), 0, 1)
    np.fill_diagonal(distances, 0)
    tree = linkage(squareform(distances, checks=False), "average")
    thresholds = np.arange(0.3, 1, 0.02)
    scores = [(score(dict(zip(names, fcluster(tree, t, "distance"), strict=True))), 1 - t) for t in thresholds]
    return max(scores)


def best_threshold(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """The threshold on `scores` that gives the most right answers."""
    return max(sorted(set(scores)), key=lambda t: sum((s >= t) == same for s, same in zip(scores, gold, strict=True)))
