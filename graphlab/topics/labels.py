"""Words for topics: their most telling terms, and a name that reads like a research theme."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphlab.topics.stop_words import VAGUE_WORDS
from graphlab.topics.terms import Terms

N_TERMS = 10
N_CANDIDATES = 30
# A phrase says more than a word of the same weight.
PHRASE_BONUS = 3.0
# "Deep learning" names a topic, but badly; "learning" does not name one.
VAGUE_PHRASE = 0.07
VAGUE_WORD = 0.01
# A term of a single paper does not speak for a topic of `FEW_IN_TOPIC` papers or more.
LONE = 0.01
FEW_IN_TOPIC = 5
# A word that ends a phrase less often than this is an adjective or the first half of something.
NOUN = 0.2
# Even a paper of no certainty has a little say: there may be no others.
LEAST_WEIGHT = 0.05
# Terms below this share of the best score tell nothing more.
WORTH_TELLING = 0.02
# A name whose term more than half of the topic's papers use needs no second part.
COVERED = 0.5
LONGEST_NAME = 46
# A second term is named only if its score is at least this share of the first's, more of a phrase, which says enough.
CLOSE = 0.2
CLOSER = 2.0

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


def term_scores(
    counts: sparse.csr_array, labels: IntArray, vocabulary: Terms, *, weights: FloatArray | None = None
) -> FloatArray:
    """How well each term tells what each topic is about.

    Parameters
    ----------
    counts
        Papers x terms.
    labels
        Topic of each paper, 0 to k - 1.
    vocabulary
        The terms.
    weights
        How much each paper counts, such as its certainty; all alike if not given.

    Returns
    -------
    numpy.ndarray
        Topics x terms.

    Notes
    -----
    score = c-TF-IDF x R x P x form. R is the share of the topic's papers that use the term and P the share of the
    papers using it that are the topic's (Popescul and Ungar's "frequent and predictive"). The form is higher for
    phrases, and for terms that often stand at the end of a phrase, which nouns do; it is low where all words are vague
    ("deep learning") and very low for one vague word ("model") and for terms of a single paper.

    References
    ----------
    A. Popescul, L. H. Ungar, "Automatic labeling of document clusters", 2000.
    """
    weight = np.maximum(np.ones(len(labels)) if weights is None else weights, LEAST_WEIGHT)
    uses = sparse.csr_array(counts.sign())
    used = _by_topic(uses.multiply(weight[:, None]).tocsr(), labels)
    recall = used / np.bincount(labels, weights=weight)[:, None]
    precision = used / np.maximum(used.sum(axis=0), LEAST_WEIGHT)
    shared = np.where((_by_topic(uses, labels) < 2) & (np.bincount(labels)[:, None] >= FEW_IN_TOPIC), LONE, 1.0)
    return (
        class_tfidf(counts.multiply(weight[:, None]).tocsr(), labels)
        * (recall * precision)
        * _form(vocabulary)
        * shared
    )


def telling_terms(scores: FloatArray, vocabulary: Terms, *, n_terms: int = N_TERMS) -> list[list[int]]:
    """Columns of each topic's best terms, best first, none of them a variant of another.

    Of two terms of which one contains the other ("learning", "federated learning") the phrase stays, unless the word
    has more than twice its score.

    Parameters
    ----------
    scores
        Topics x terms, from `term_scores`.
    vocabulary
        The terms.
    n_terms
        Terms per topic.
    """
    return [_without_parts(row, vocabulary, n_terms) for row in scores]


def topic_names(
    scores: FloatArray, counts: sparse.csr_array, labels: IntArray, *, vocabulary: Terms
) -> tuple[str, ...]:
    """A name for each topic; no two topics share a term, and a vague word stands alone only if nothing else is left.

    The name is the term with the highest score. If it is a single word, or at most `COVERED` of the topic's papers use
    it, a second term that covers other papers and scores nearly as high is added. Larger topics choose first.

    Parameters
    ----------
    scores
        Topics x terms, from `term_scores`.
    counts
        Papers x terms.
    labels
        Topic of each paper, 0 = largest.
    vocabulary
        The terms.
    """
    columns = sparse.csc_array(counts)
    taken: set[str] = set()
    taken_names: set[str] = set()
    names: list[str] = []
    for topic, row in enumerate(scores):
        # The words of a name are used up, so that no two names are variants of one.
        candidates = _without_parts(row, vocabulary, N_CANDIDATES)
        free = [term for term in candidates if not taken.issuperset(vocabulary.parts[term])]
        free = [term for term in free if vocabulary.names[term].casefold() not in taken_names]
        free = [term for term in free if _can_stand_alone(term, vocabulary)] or free
        uses = columns[:, free].toarray()[labels == topic] > 0
        chosen = _name_terms(free, row[free], uses, vocabulary=vocabulary)
        taken.update(part for term in chosen for part in vocabulary.parts[term])
        taken_names.update(vocabulary.names[term].casefold() for term in chosen)
        names.append(_joined([vocabulary.names[term] for term in chosen]) or f"Topic {topic + 1}")
    return tuple(names)


def _name_terms(
    terms: Sequence[int], scores: FloatArray, uses: npt.NDArray[np.bool_], *, vocabulary: Terms
) -> list[int]:
    """One or two of the terms, which stand best first; `uses` is the topic's papers x these terms."""
    if not terms:
        return []
    first = terms[0]
    words = set(vocabulary.parts[first])
    if len(words) > 1 and uses[:, 0].mean() > COVERED:
        return [first]
    gains = scores * (0.2 + (uses & ~uses[:, :1]).mean(axis=0))
    for place in np.argsort(-np.round(gains, 12), kind="stable"):
        second = terms[int(place)]
        fits = len(vocabulary.names[first]) + len(vocabulary.names[second]) + 3 <= LONGEST_NAME
        is_close = scores[place] >= CLOSE * scores[0] * (CLOSER if len(words) > 1 else 1.0)
        is_telling = is_close and gains[place] > 0.1 * gains.max()
        if fits and is_telling and not words & set(vocabulary.parts[second]):
            return [first, second]
    return [first]


def _can_stand_alone(term: int, vocabulary: Terms) -> bool:
    """A phrase, or a word that is not mostly followed by another ("numerical", "federated")."""
    return len(vocabulary.parts[term]) > 1 or bool(vocabulary.closes[term] >= NOUN)


@lru_cache(maxsize=1)
def _form(vocabulary: Terms) -> FloatArray:
    """Factor for the form of each term alone."""
    is_phrase = np.array([len(parts) > 1 for parts in vocabulary.parts])
    is_vague = np.array([all(map(_is_vague_word, parts)) for parts in vocabulary.parts])
    ends = np.minimum(1.0, np.where(is_phrase, 0.3, 0.1) + 2.0 * vocabulary.closes)
    begins = np.minimum(1.0, 0.15 + 1.5 * vocabulary.opens)
    form = np.where(is_phrase, PHRASE_BONUS * ends * begins, ends)
    return form * np.where(is_vague, np.where(is_phrase, VAGUE_PHRASE, VAGUE_WORD), 1.0)


def _is_vague_word(word: str) -> bool:
    return word in VAGUE_WORDS or word.removesuffix("s") in VAGUE_WORDS


def _joined(names: Sequence[str]) -> str:
    """Names as one label: "speculative decoding", "KV cache" -> "Speculative decoding & KV cache"."""
    label = " & ".join(names)
    first = label.split(" ", 1)[0]
    return label[:1].upper() + label[1:] if first == first.lower() else label


def _without_parts(row: FloatArray, vocabulary: Terms, n_terms: int) -> list[int]:
    order = np.lexsort((np.arange(len(row)), -np.round(row, 12)))
    chosen: list[int] = []
    for term in (int(column) for column in order[: 20 * n_terms] if row[column] > WORTH_TELLING * row.max()):
        parts = set(vocabulary.parts[term])
        name = vocabulary.names[term].casefold()
        kin = [
            other
            for other in chosen
            if _share_words(parts, set(vocabulary.parts[other])) or vocabulary.names[other].casefold() == name
        ]
        replaced = [
            other for other in kin if len(vocabulary.parts[other]) < len(parts) and row[other] <= 2.0 * row[term]
        ]
        if len(replaced) < len(kin):
            continue
        if replaced:
            chosen[chosen.index(replaced[0])] = term
            chosen = [other for other in chosen if other not in replaced]
        elif len(chosen) < n_terms:
            chosen.append(term)
    return chosen


def _share_words(parts: set[str], others: set[str]) -> bool:
    """Whether one term contains the other, or they have two words in common."""
    return len(parts & others) >= min(len(parts), len(others), 2)


def _by_topic(counts: sparse.csr_array, labels: IntArray) -> FloatArray:
    n_topics = int(labels.max()) + 1
    member = sparse.csr_array((np.ones(len(labels)), (labels, np.arange(len(labels)))), shape=(n_topics, len(labels)))
    return np.asarray((member @ counts).toarray(), dtype=np.float64)
