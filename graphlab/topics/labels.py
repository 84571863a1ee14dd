"""Words for topics: their most telling terms, and a name that reads like a research theme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphlab.topics.stop_words import VAGUE_WORDS
from graphlab.topics.terms import Terms

N_TERMS = 10
# A phrase says more than a word of the same c-TF-IDF.
PHRASE_BONUS = 2.0
# A name that covers this share of the topic's papers needs no second part.
COVERED = 0.6
LONGEST_LABEL = 48

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


def class_tfidf(counts: sparse.csr_array, labels: IntArray) -> FloatArray:
    """Weight of each term in each topic: c-TF-IDF.

    Parameters
    ----------
    counts
        Papers x terms.
    labels
        Topic of each paper, 0 to k - 1.

    Returns
    -------
    numpy.ndarray
        Topics x terms.

    Notes
    -----
    W = tf x ln(1 + A / f): tf is the term's share of all terms of the topic, f its count over all topics, A the mean
    number of terms per topic.

    References
    ----------
    M. Grootendorst, "BERTopic: Neural topic modeling with a class-based TF-IDF procedure", arXiv:2203.05794, 2022.

    Examples
    --------
    >>> class_tfidf(sparse.csr_array([[2.0, 0.0], [0.0, 2.0]]), np.array([0, 1])).round(3)
    array([[0.693, 0.   ],
           [0.   , 0.693]])
    """
    per_topic = _by_topic(counts, labels)
    share = per_topic / np.maximum(per_topic.sum(axis=1, keepdims=True), 1.0)
    frequency = np.maximum(per_topic.sum(axis=0), np.finfo(np.float64).tiny)
    return share * np.log1p(per_topic.sum() / len(per_topic) / frequency)


def telling_terms(weights: FloatArray, vocabulary: Terms, *, n_terms: int = N_TERMS) -> list[list[int]]:
    """Columns of each topic's most telling terms, best first, none of them part of another.

    Of two terms of which one contains the other ("learning", "federated learning") the phrase stays, unless the word
    has more than twice its weight.

    Parameters
    ----------
    weights
        Topics x terms, from `class_tfidf`.
    vocabulary
        The terms.
    n_terms
        Terms per topic.
    """
    return [_without_parts(row, vocabulary, n_terms) for row in weights]


def topic_names(counts: sparse.csr_array, labels: IntArray, vocabulary: Terms) -> tuple[str, ...]:
    """A name for each topic; no two topics share one, and none is a single vague word if any other term is left.

    The name is the term with the highest c-TF-IDF x square root of the share of the topic's papers that use it (phrases
    count `PHRASE_BONUS` times). If it covers less than `COVERED` of the papers, a second is added that
    covers most of the others. Larger topics choose first.

    Parameters
    ----------
    counts
        Papers x terms.
    labels
        Topic of each paper, 0 = largest.
    vocabulary
        The terms.
    """
    weights = class_tfidf(counts, labels)
    use = _by_topic(counts.sign(), labels)
    sizes = np.bincount(labels, minlength=len(weights))
    taken: set[int] = set()
    names: list[str] = []
    for topic, row in enumerate(weights):
        papers = sparse.csc_array(counts[labels == topic])
        chosen = _name_terms(_Candidates(row, use, sizes, topic, papers), vocabulary, taken)
        taken.update(chosen)
        names.append(_joined([vocabulary.names[term] for term in chosen]) or f"Topic {topic + 1}")
    return tuple(names)


@dataclass(frozen=True)
class _Candidates:
    weights: FloatArray
    use: FloatArray
    sizes: IntArray
    topic: int
    papers: sparse.csc_array


def _name_terms(candidates: _Candidates, vocabulary: Terms, taken: set[int]) -> list[int]:
    scores = _name_scores(candidates, vocabulary)
    order = [int(term) for term in np.lexsort((np.arange(len(scores)), -np.round(scores, 12))) if scores[term] > 0]
    order = [term for term in order[:200] if term not in taken]
    if not order:
        return []
    first = order[0]
    n_papers = candidates.papers.shape[0]
    covered = candidates.papers[:, [first]].toarray().ravel() > 0
    if covered.mean() >= COVERED:
        return [first]
    best, best_gain = None, 0.0
    for term in order[1:40]:
        if set(vocabulary.parts[term]) & set(vocabulary.parts[first]):
            continue
        if len(vocabulary.names[first]) + len(vocabulary.names[term]) + 3 > LONGEST_LABEL:
            continue
        new = float(((candidates.papers[:, [term]].toarray().ravel() > 0) & ~covered).sum()) / n_papers
        if scores[term] * new > best_gain:
            best, best_gain = term, scores[term] * new
    return [first] if best is None else [first, best]


def _name_scores(candidates: _Candidates, vocabulary: Terms) -> FloatArray:
    """How well each term names the topic."""
    use = candidates.use[candidates.topic]
    share = use / max(candidates.sizes[candidates.topic], 1)
    bonus = np.array([PHRASE_BONUS if len(parts) > 1 else 1.0 for parts in vocabulary.parts])
    vague = np.array([all(part in VAGUE_WORDS for part in parts) and len(parts) == 1 for parts in vocabulary.parts])
    penalty = np.where(vague, 1e-3, 1.0)
    lone = np.where((use < 2) & (candidates.sizes[candidates.topic] > 1), 1e-2, 1.0)
    return candidates.weights * np.sqrt(share) * bonus * penalty * lone


def _joined(names: Sequence[str]) -> str:
    """Names as one label: "speculative decoding", "LLM" -> "Speculative decoding & LLM"."""
    label = " & ".join(names)
    return label[:1].upper() + label[1:] if label[1:2] == label[1:2].lower() else label


def _without_parts(row: FloatArray, vocabulary: Terms, n_terms: int) -> list[int]:
    order = np.lexsort((np.arange(len(row)), -np.round(row, 12)))
    chosen: list[int] = []
    for term in (int(column) for column in order[: 20 * n_terms] if row[column] > 0):
        parts = set(vocabulary.parts[term])
        rivals = [
            other for other in chosen if parts <= set(vocabulary.parts[other]) or parts >= set(vocabulary.parts[other])
        ]
        shorter = [
            other for other in rivals if len(vocabulary.parts[other]) < len(parts) and row[other] <= 2.0 * row[term]
        ]
        if len(shorter) < len(rivals):
            continue
        if shorter:
            chosen[chosen.index(shorter[0])] = term
            chosen = [other for other in chosen if other not in shorter[1:]]
        elif len(chosen) < n_terms:
            chosen.append(term)
    return chosen


def _by_topic(counts: sparse.csr_array, labels: IntArray) -> FloatArray:
    n_topics = int(labels.max()) + 1
    member = sparse.csr_array((np.ones(len(labels)), (labels, np.arange(len(labels)))), shape=(n_topics, len(labels)))
    return np.asarray((member @ counts).toarray(), dtype=np.float64)
