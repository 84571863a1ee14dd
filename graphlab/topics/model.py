"""`TopicModel`: papers grouped into topics by the words of their titles and abstracts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from graphlab.errors import SettingsError
from graphlab.topics.clustering import N_DIMENSIONS, Space, latent_rows, space, unit
from graphlab.topics.labels import telling_terms, term_scores, topic_names
from graphlab.topics.positions import theme_positions
from graphlab.topics.scan import Grouping, certainty, empty_scan, grouping, resampled_labels, resamples, scan
from graphlab.topics.terms import Terms, terms

FEWEST_PAPERS = 6
PAPERS_PER_TOPIC = 3
FEW_FOR_TOPICS = 30
N_REPRESENTATIVE = 3
DIVERSITY = 0.5

Papers = Sequence[tuple[str, str]] | pd.DataFrame
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


class TopicModel(ClusterMixin, TransformerMixin, BaseEstimator):
    """Topics of a set of papers, and which paper belongs to which.

    Papers are compared by the TF-IDF of their words. Each row is drawn towards its nearest neighbours and reduced by
    SVD, and spherical k-means finds the topics. Their number is the most stable of those with nearly the largest
    modularity on the graph of neighbours. Topics are named by the phrases that set them apart (c-TF-IDF).

    Parameters
    ----------
    n_topics
        Number of topics; ``None`` tries 2 to `max_topics` (at most a third of the papers) and keeps the scan.
    max_topics
        Largest number tried.
    random_state
        Seed of everything random. The order of the papers has no effect.

    Attributes
    ----------
    labels_
        Topic of each paper; 0 is the largest.
    second_labels_
        Next nearest topic of each paper; -1 with one topic.
    certainty_
        For each paper the share of resamples (80 % of the papers, everything refitted) in which it falls into its own
        topic; 0 for a paper without words.
    topic_labels_
        Name of each topic.
    topic_terms_, topic_term_scores_
        Most telling terms of each topic, best first, and their c-TF-IDF.
    representative_
        For each topic the places of up to three papers near its centre and not alike.
    positions_
        Papers x 2: a map on which papers about the same thing are near each other.
    scan_
        Table of the numbers tried, columns `SCAN_COLUMNS`.
    note_
        What a reader must know about these topics; empty if nothing.

    Examples
    --------
    >>> papers = [("Federated learning of phones", ""), ("Cooling a data center", "")]
    >>> model = TopicModel().fit(papers)
    >>> model.labels_, model.note_
    (array([0, 0]), '2 papers are too few to find topics: one topic is shown.')
    """

    def __init__(self, n_topics: int | None = None, *, max_topics: int = 10, random_state: int = 1) -> None:
        self.n_topics = n_topics
        self.max_topics = max_topics
        self.random_state = random_state

    def fit(self, X: Papers, y: Any = None) -> Self:  # noqa: ARG002, N803 # scikit-learn's signature
        """Find the topics of papers.

        Parameters
        ----------
        X
            (title, abstract) of each paper, or a table with these columns; either text may be empty.
        y
            Ignored.

        Raises
        ------
        SettingsError
            If a number of topics is not positive, or there is no paper.
        """
        papers = _pairs(X)
        _check(self.n_topics, self.max_topics, len(papers))
        order = np.array(sorted(range(len(papers)), key=lambda place: papers[place]), dtype=np.int64)
        with threadpool_limits(1):
            self._fit_sorted([papers[place] for place in order], order)
        return self

    def transform(self, X: Papers) -> FloatArray:  # noqa: N803 # scikit-learn's signature
        """Affinity of papers to topics: the cosine of each paper's place with each topic's centre."""
        check_is_fitted(self)
        with threadpool_limits(1):
            counts = self._terms.counts(_pairs(X))
            latent = unit(np.asarray(self._terms.tfidf(counts) @ self._loadings))
            return self._space.place(latent) @ self._centres.T

    def predict(self, X: Papers) -> IntArray:  # noqa: N803 # scikit-learn's signature
        """Nearest topic of each paper."""
        return self.transform(X).argmax(axis=1)

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:  # noqa: ARG002 # scikit-learn's signature
        """Names of the columns of `transform`: the topic names."""
        check_is_fitted(self)
        return np.array(self.topic_labels_, dtype=object)

    def _fit_sorted(self, papers: list[tuple[str, str]], order: IntArray) -> None:
        """Fit to papers in canonical order; `order` holds their places in the input."""
        vocabulary, counts = terms(papers)
        latent, loadings = latent_rows(vocabulary.tfidf(counts))
        worded = np.flatnonzero(np.linalg.norm(latent, axis=1) > 0)
        tried = _numbers_tried(self.n_topics, self.max_topics, len(worded))
        has_words = len(worded) > 0
        if not has_words:
            worded = np.arange(len(papers))
        counts = sparse.csr_array(counts[worded])
        where = space(latent[worded], n_dimensions=max(N_DIMENSIONS, *tried))
        chosen, sure, self.scan_ = _chosen_topics(where, (vocabulary, counts), tried, random_state=self.random_state)
        self._terms, self._loadings, self._space, self._centres = vocabulary, loadings, where, chosen.centres
        self._name_topics(counts, chosen.labels, sure)
        self._place_papers(chosen, sure * has_words, _Places(order[worded], len(papers)))
        self.note_ = _note(self.n_topics, len(chosen.centres), n_papers=len(papers), n_worded=has_words * len(worded))

    def _name_topics(self, counts: sparse.csr_array, labels: IntArray, sure: FloatArray) -> None:
        scores = term_scores(counts, labels, self._terms, weights=sure)
        top = telling_terms(scores, self._terms)
        self.topic_labels_ = topic_names(scores, counts, labels, vocabulary=self._terms)
        self.topic_terms_ = [tuple(self._terms.names[term] for term in row) for row in top]
        self.topic_term_scores_ = [tuple(float(scores[topic, term]) for term in row) for topic, row in enumerate(top)]

    def _place_papers(self, chosen: Grouping, sure: FloatArray, places: "_Places") -> None:
        """Everything that is one per paper, in the order of the input; papers without words go to topic 0, unsure."""
        cosines = np.round(self._space.points @ chosen.centres.T, 10)
        others = cosines.copy()
        others[np.arange(len(others)), chosen.labels] = -np.inf
        n_topics = len(chosen.centres)
        second = others.argmax(axis=1) if n_topics > 1 else np.full(len(others), -1)
        self.labels_ = places.spread(chosen.labels, 0)
        self.second_labels_ = places.spread(second, 1 if n_topics > 1 else -1)
        self.certainty_ = places.spread(sure, 0.0)
        self.positions_ = places.spread(theme_positions(self._space.points), 0.0)
        nearest = [_representatives(self._space.latent, cosines[:, t], chosen.labels == t) for t in range(n_topics)]
        self.representative_ = [tuple(places.of[rows].tolist()) for rows in nearest]


@dataclass(frozen=True, eq=False)
class _Places:
    """Where the papers that were fitted stand in the input."""

    of: IntArray
    n_papers: int

    def spread(self, values: npt.NDArray[Any], missing: float) -> npt.NDArray[Any]:
        """One value per paper of the input."""
        every = np.full((self.n_papers, *values.shape[1:]), missing, dtype=values.dtype)
        every[self.of] = values
        return every


def _pairs(papers: Papers) -> list[tuple[str, str]]:
    rows = zip(papers["title"], papers["abstract"], strict=True) if isinstance(papers, pd.DataFrame) else papers
    return [(_text(title), _text(abstract)) for title, abstract in rows]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _check(n_topics: int | None, max_topics: int, n_papers: int) -> None:
    if n_papers == 0:
        msg = "there is no paper to find topics in"
        raise SettingsError(msg, hint="give at least one title or abstract")
    if n_topics is not None and n_topics < 1:
        msg = f"the number of topics must be at least 1, not {n_topics}"
        raise SettingsError(msg, hint="leave it out to have it chosen")
    if max_topics < 1:
        msg = f"the largest number of topics must be at least 1, not {max_topics}"
        raise SettingsError(msg, hint="the default is 10")


def _numbers_tried(n_topics: int | None, max_topics: int, n_worded: int) -> list[int]:
    if n_topics is not None:
        return [max(1, min(n_topics, n_worded))]
    if n_worded < FEWEST_PAPERS or max_topics < 2:
        return [1]
    return list(range(2, max(2, min(max_topics, n_worded // PAPERS_PER_TOPIC)) + 1))


def _chosen_topics(
    where: Space, named: tuple[Terms, sparse.csr_array], tried: Sequence[int], *, random_state: int
) -> tuple[Grouping, FloatArray, pd.DataFrame]:
    """The topics, the certainty of each paper and the scan."""
    found = {len(one.centres): one for one in (grouping(where.points, n, random_state=random_state) for n in tried)}
    found.pop(1, None)
    if not found:
        whole = Grouping(
            labels=np.zeros(len(where.points), dtype=np.int64), centres=unit(where.points.sum(axis=0)[None])
        )
        return whole, np.ones(len(where.points)), empty_scan()
    drawn = resamples(where.latent, n_dimensions=where.axes.shape[1], random_state=random_state)
    again = {n: resampled_labels(drawn, n, random_state=random_state) for n in found}
    vocabulary, counts = named
    table = scan(where, [(found[n], again[n]) for n in found], vocabulary, counts=counts)
    best = int(table["n_topics"][table["chosen"]].iloc[0])
    return found[best], certainty(found[best].labels, again[best]), table


def _representatives(latent: FloatArray, nearness: FloatArray, member: npt.NDArray[np.bool_]) -> list[int]:
    """Papers near the topic's centre, each next one also unlike those before (maximal marginal relevance)."""
    rows = np.flatnonzero(member)
    chosen: list[int] = []
    likeness = np.zeros(len(rows))
    score = nearness[rows].copy()
    for _ in range(min(N_REPRESENTATIVE, len(rows))):
        best = int(np.round(score - DIVERSITY * likeness, 10).argmax())
        chosen.append(int(rows[best]))
        score[best] = -np.inf
        likeness = np.maximum(likeness, latent[rows] @ latent[rows[best]])
    return chosen


def _note(n_asked: int | None, n_topics: int, *, n_papers: int, n_worded: int) -> str:
    papers = f"{n_papers} paper{'s' if n_papers != 1 else ''}"
    parts: list[str] = []
    if n_worded == 0:
        parts.append("No paper has words that could be compared: one topic is shown.")
    elif n_papers == 1:
        parts.append("One paper makes one topic.")
    elif n_asked is not None and n_topics < n_asked:
        parts.append(f"{papers} cannot make {n_asked} topics: {n_topics} shown.")
    elif n_asked is None and n_worded < FEWEST_PAPERS:
        parts.append(f"{papers} are too few to find topics: one topic is shown.")
    elif n_topics == 1 and n_asked is None:
        parts.append(f"The {papers} could not be told apart: one topic is shown.")
    elif n_worded < FEW_FOR_TOPICS:
        compared = papers if n_worded == n_papers else f"{n_worded} of {papers} to compare"
        parts.append(f"With only {compared}, topics rest on few words: read the certainty of each paper.")
    if 0 < n_worded < n_papers:
        without = "1 paper shares" if n_papers - n_worded == 1 else f"{n_papers - n_worded} papers share"
        parts.append(f"{without} no word with another: listed with the largest topic, certainty 0.")
    return " ".join(parts)
