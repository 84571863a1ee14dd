"""Single words of each topic, for measures that compare topic models: frequent in the topic, and found together."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphlab.topics.labels import class_tfidf

N_WORDS = 10
N_CANDIDATES = 40

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def topic_words(counts: sparse.csr_array, labels: IntArray, *, n_words: int = N_WORDS) -> list[list[int]]:
    """Columns of each topic's words, best first; no word stands for two topics.

    A word belongs to the topic in which its c-TF-IDF is highest. Of a topic's `N_CANDIDATES` best words the first is
    taken, then always the one with the largest sum of c-TF-IDF (as a share of the topic's best) and mean NPMI with the
    words taken: words that papers use together describe one subject, words that are only frequent need not.

    Parameters
    ----------
    counts
        Papers x words.
    labels
        Topic of each paper, 0 to k - 1.
    n_words
        Words per topic.

    Examples
    --------
    >>> topic_words(sparse.csr_array([[2.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 3.0]]), np.array([0, 0, 1]))
    [[0, 1], [2]]
    """
    scores = class_tfidf(counts, labels)
    own = np.where(scores.argmax(axis=0) == np.arange(len(scores))[:, None], scores, 0.0)
    columns = sparse.csc_array(counts)
    return [_going_together(row, columns, n_words) for row in own]


def _going_together(scores: FloatArray, columns: sparse.csc_array, n_words: int) -> list[int]:
    best = np.lexsort((np.arange(len(scores)), -np.round(scores, 12)))[:N_CANDIDATES]
    best = best[scores[best] > 0]
    if not len(best):
        return []
    likeness = _npmi(columns[:, best].toarray() > 0)
    share = scores[best] / scores[best[0]]
    chosen = [0]
    while len(chosen) < min(n_words, len(best)):
        gain = share + likeness[:, chosen].mean(axis=1)
        gain[chosen] = -np.inf
        chosen.append(int(np.round(gain, 10).argmax()))
    return best[chosen].tolist()


def _npmi(used: npt.NDArray[np.bool_]) -> FloatArray:
    """NPMI of every two columns, as `graphlab.topics.quality.npmi`."""
    flags = used.astype(np.float64)
    together = flags.T @ flags / len(flags)
    single = np.diag(together)
    some = (together > 0) & (together < 1)
    safe = np.where(some, together, 0.5)
    value = np.log(safe / np.outer(single, single)) / -np.log(safe)
    return np.where(some, value, np.where(together > 0, 1.0, -1.0))
