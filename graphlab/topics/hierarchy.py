"""Topics of topics: which two to join next, and what a number of topics smaller than the one found would be."""

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

HIERARCHY_COLUMNS = {
    "n_topics": "number of topics left after the merge",
    "topic": "topic that takes the other one in",
    "merged": "topic that is taken in",
    "cosine": "cosine of the two centres",
}


def topic_hierarchy(centres: FloatArray, sizes: IntArray) -> pd.DataFrame:
    """Merges that lead from the topics found to one, columns `HIERARCHY_COLUMNS`; always the two nearest centres.

    Parameters
    ----------
    centres
        Topics x dimensions, rows of length 1.
    sizes
        Papers of each topic, by which the centre of two joined topics is weighted.

    References
    ----------
    R. R. Sokal, C. D. Michener, "A statistical method for evaluating systematic relationships", 1958 (centroid method).

    Examples
    --------
    >>> table = topic_hierarchy(np.array([[1.0, 0.0], [0.0, 1.0], [0.8, 0.6]]), np.array([1, 1, 1]))
    >>> table[["topic", "merged"]].to_numpy().tolist()
    [[0, 2], [0, 1]]
    """
    sums, left = centres * sizes[:, None], list(range(len(centres)))
    rows: list[tuple[int, int, int, float]] = []
    while len(left) > 1:
        now = sums[left] / np.maximum(np.linalg.norm(sums[left], axis=1, keepdims=True), np.finfo(np.float64).tiny)
        cosines = np.round(np.tril(now @ now.T, -1) + np.triu(np.full((len(left), len(left)), -np.inf)), 10)
        second, first = np.unravel_index(int(cosines.argmax()), cosines.shape)
        topic, merged = left[int(first)], left[int(second)]
        rows.append((len(left) - 1, topic, merged, float(cosines[second, first])))
        sums[topic] += sums[merged]
        left.remove(merged)
    return pd.DataFrame(rows, columns=list(HIERARCHY_COLUMNS))


def merged_labels(labels: IntArray, hierarchy: pd.DataFrame, n_topics: int) -> IntArray:
    """Labels after the merges of the hierarchy down to `n_topics`; topics are numbered as before, with gaps closed.

    Parameters
    ----------
    labels
        Topic of each paper.
    hierarchy
        Table of `topic_hierarchy`.
    n_topics
        Topics wanted.

    Examples
    --------
    >>> table = topic_hierarchy(np.array([[1.0, 0.0], [0.0, 1.0], [0.8, 0.6]]), np.array([1, 1, 1]))
    >>> merged_labels(np.array([0, 1, 2]), table, 2)
    array([0, 1, 0])
    """
    merged = labels.copy()
    for topic, other in hierarchy.loc[hierarchy["n_topics"] >= n_topics, ["topic", "merged"]].to_numpy().tolist():
        merged[merged == other] = topic
    return np.unique(merged, return_inverse=True)[1].astype(np.int64)
