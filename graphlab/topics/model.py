"""`TopicModel`: papers grouped into topics by the words of their titles and abstracts."""

from collections.abc import Callable, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from graphlab.cells import bars_svg, cell_html
from graphlab.errors import SettingsError
from graphlab.settings import ThemeEdits
from graphlab.topics.clustering import N_DIMENSIONS, affinities, latent_rows, placing, space, unit
from graphlab.topics.editing import distinct, edited
from graphlab.topics.hierarchy import merged_labels, topic_hierarchy
from graphlab.topics.labels import telling_terms, term_scores, topic_names
from graphlab.topics.languages import other_languages
from graphlab.topics.neighbours import Rows
from graphlab.topics.notes import FEWEST_PAPERS, topic_note
from graphlab.topics.positions import theme_positions
from graphlab.topics.scan import Grouping, certainty, empty_scan, grouping, numbered, resampled_labels, resamples, scan
from graphlab.topics.stream import Paper
from graphlab.topics.terms import TITLE_WEIGHT, Terms, terms
from graphlab.topics.words import topic_words

PAPERS_PER_TOPIC = 3
N_REPRESENTATIVE = 3
DIVERSITY = 0.5

Papers = Sequence[Paper] | pd.DataFrame
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
Embedding = npt.ArrayLike | Callable[[list[str]], npt.ArrayLike]


class TopicModel(ClusterMixin, TransformerMixin, BaseEstimator):
    """Topics of a set of papers, and which paper belongs to which.

    Papers are compared by the words of their titles and abstracts, weighted by BM25. Each is drawn towards its nearest
    neighbours and reduced by SVD, spherical k-means finds groups, and each paper goes to the group whose words are most
    like its own. The number of topics is the largest of those with nearly the best modularity on the graph of
    neighbours that are stable under resampling. Topics are named by the phrases that set them apart (c-TF-IDF).

    Parameters
    ----------
    n_topics
        Number of topics; ``None`` tries 2 to `max_topics` (at most a third of the papers) and keeps the scan.
    max_topics
        Largest number tried.
    embedding
        What papers are compared by instead of their words: an array with one row per paper, or a function from texts
        ("title. abstract") to such an array. Nothing is ever downloaded. Names and terms still come from the words.
    edits
        What a user changed: topics renamed, merged, or pinned to terms.
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
        topic; 0 for a paper without words. A paper that fits nowhere has a low one; no topic collects such papers.
    affinities_
        Papers x topics: cosine of each paper with the centre of each topic.
    topic_labels_
        Name of each topic.
    topic_terms_, topic_term_scores_
        Most telling terms of each topic, best first, and their scores (`term_scores`).
    topic_words_
        Ten single words of each topic that papers use together; no word stands for two topics (`topic_words`).
    representative_
        For each topic the places of up to three papers near its centre and not alike.
    positions_
        Papers x 2: a map on which papers about the same thing are near each other.
    hierarchy_
        Table of the merges that would lead to ever fewer topics, columns `HIERARCHY_COLUMNS`.
    scan_
        Table of the numbers tried, columns `SCAN_COLUMNS`: coherence, diversity, silhouette and stability of each.
    stop_terms_
        Words that more than half of the papers use, with the idf that is left of them: 0.69 to 0, which is nothing.
    vocabulary_, counts_
        The terms (`Terms`), and papers x terms in the order of the input.
    note_
        What a reader must know about these topics; empty if nothing.

    Examples
    --------
    >>> papers = [("Federated learning of phones", ""), ("Cooling a data center", "")]
    >>> model = TopicModel().fit(papers)
    >>> model.labels_, model.note_[:51]
    (array([0, 0]), '2 papers are too few to find themes: one theme is s')
    """

    def __init__(
        self,
        n_topics: int | None = None,
        *,
        max_topics: int = 10,
        embedding: Embedding | None = None,
        edits: ThemeEdits | None = None,
        random_state: int = 1,
    ) -> None:
        self.n_topics = n_topics
        self.max_topics = max_topics
        self.embedding = embedding
        self.edits = edits
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
            If a number of topics is not positive, there is no paper, the embedding has another number of rows, or an
            edit names a topic or term that does not exist.
        """
        papers = _pairs(X)
        _check(self.n_topics, self.max_topics, len(papers))
        embedded = None if self.embedding is None else _embedded(self.embedding, papers)
        order = np.array(sorted(range(len(papers)), key=lambda place: papers[place]), dtype=np.int64)
        with threadpool_limits(1):
            self._fit_sorted([papers[place] for place in order], order, embedded=embedded)
        return self

    def transform(self, X: Papers) -> FloatArray:  # noqa: N803 # scikit-learn's signature
        """Affinity of papers to topics: cosine with each centre, drawn towards that of the papers they resemble.

        Raises
        ------
        SettingsError
            If the model was fitted on an array: new papers then need a function.
        """
        check_is_fitted(self)
        papers = _pairs(X)
        with threadpool_limits(1):
            if self.embedding is None:
                rows: Rows = self.vocabulary_.tfidf(self.vocabulary_.counts(papers))
            elif callable(self.embedding):
                rows = _embedded(self.embedding, papers)
            else:
                msg = "new papers cannot be placed: the model was fitted on an array"
                raise SettingsError(msg, hint="give TopicModel(embedding=...) a function from texts to rows")
            return placing(rows, self._space)(self._centres)

    def predict(self, X: Papers) -> IntArray:  # noqa: N803 # scikit-learn's signature
        """Topic of each paper; a paper the model was fitted on keeps its own."""
        return self.transform(X).argmax(axis=1)

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:  # noqa: ARG002 # scikit-learn's signature
        """Names of the columns of `transform`: the topic names."""
        check_is_fitted(self)
        return np.array(self.topic_labels_, dtype=object)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, str]:
        """What a notebook shows: the topics, once they are found; scikit-learn's diagram before."""
        if not hasattr(self, "topic_labels_"):
            return super()._repr_mimebundle_(**kwargs)
        return {"text/plain": repr(self), "text/html": self._topics_html()}

    def _topics_html(self) -> str:
        counts = np.bincount(self.labels_, minlength=len(self.topic_labels_)).tolist()
        numbers = {str(number): n for number, n in enumerate(counts, start=1)}
        sure = f"mean certainty {self.certainty_.mean():.2f}" if len(self.certainty_) else ""
        caption = f"{len(counts)} in {len(self.labels_):,} papers; {sure}. {self.note_}".rstrip()
        terms_shown = [", ".join(found[:6]) for found in self.topic_terms_]
        return cell_html(
            title="Topics",
            caption=caption,
            svg=bars_svg(numbers, label="Papers by topic"),
            columns=["", "Topic", "Papers", "Terms"],
            rows=zip(numbers, self.topic_labels_, counts, terms_shown, strict=True),
        )

    def _fit_sorted(self, papers: list[Paper], order: IntArray, *, embedded: FloatArray | None) -> None:
        """Fit to papers in canonical order; `order` holds their places in the input."""
        self.vocabulary_, counts = terms(papers)
        self.stop_terms_ = self.vocabulary_.widespread()
        rows: Rows = self.vocabulary_.tfidf(counts) if embedded is None else embedded[order]
        worded = np.flatnonzero(np.asarray(abs(rows).sum(axis=1)).ravel() > 0)
        tried = _numbers_tried(self.n_topics, self.max_topics, len(worded))
        n_worded = len(worded)
        worded = worded if n_worded else np.arange(len(papers))
        rows, kept = rows[worded], sparse.csr_array(counts[worded])
        latent = latent_rows(rows)[0] if isinstance(rows, sparse.sparray) else rows
        self._space = space(rows, latent, n_dimensions=max(N_DIMENSIONS, *tried))
        chosen, sure, names = self._topics(kept, tried)
        self._centres = chosen.centres
        self._name_topics(kept, chosen.labels, sure, names=names)
        self._place_papers(chosen, sure * (n_worded > 0), order[worded], n_papers=len(papers))
        self.counts_ = sparse.csr_array(counts[np.argsort(order)])
        self.hierarchy_ = topic_hierarchy(chosen.centres, np.bincount(chosen.labels))
        languages = other_languages(f"{title} {abstract}" for title, abstract in papers)
        self.note_ = topic_note(self.n_topics, len(chosen.centres), papers, n_worded=n_worded, languages=languages)

    def _topics(self, counts: sparse.csr_array, tried: Sequence[int]) -> tuple[Grouping, FloatArray, dict[int, str]]:
        """The topics with the user's changes, the certainty of each paper, and the names the user gave."""
        found, again = self._chosen(counts, tried)
        sure = certainty(found.labels, again) if again else np.ones(len(found.labels))
        if self.edits in (None, ThemeEdits()):
            return found, sure, {}
        scores = term_scores(counts, found.labels, self.vocabulary_, weights=sure)
        names = topic_names(scores, counts, found.labels, vocabulary=self.vocabulary_)
        changed = edited(self._space, found.labels, self.edits, names=names, uses=_users(self.vocabulary_, counts))
        if again:
            sure = certainty(found.labels, again, joined=changed.joined, final=changed.groups)
        chosen = numbered(self._space, changed.groups)
        number = dict(zip(changed.groups.tolist(), chosen.labels.tolist(), strict=True))
        given = {number[group]: name for group, name in changed.names.items() if group in number}
        return chosen, np.where(changed.pinned, 1.0, sure), given

    def _chosen(self, counts: sparse.csr_array, tried: Sequence[int]) -> tuple[Grouping, list[IntArray]]:
        """The topics, and the topic of each paper in each resample; keeps the scan."""
        where = self._space
        made = (grouping(where, n, random_state=self.random_state) for n in tried)
        found = {len(one.centres): one for one in made if len(one.centres) > 1}
        if not found:
            self.scan_ = empty_scan()
            return numbered(where, np.zeros(len(where.points), dtype=np.int64)), []
        drawn = resamples(where, random_state=self.random_state)
        again = resampled_labels(where, drawn, list(found), random_state=self.random_state)
        self.scan_ = scan(where, list(zip(found.values(), again, strict=True)), self.vocabulary_, counts=counts)
        best = int(self.scan_["n_topics"][self.scan_["chosen"]].iloc[0])
        return found[best], again[list(found).index(best)]

    def _name_topics(
        self, counts: sparse.csr_array, labels: IntArray, sure: FloatArray, *, names: dict[int, str]
    ) -> None:
        scores = term_scores(counts, labels, self.vocabulary_, weights=sure)
        top = telling_terms(scores, self.vocabulary_)
        made = topic_names(scores, counts, labels, vocabulary=self.vocabulary_)
        shown = tuple(names.get(topic, name) for topic, name in enumerate(made))
        self.topic_labels_ = distinct(shown) if names else shown
        words = topic_words(sparse.csr_array(counts[:, : self.vocabulary_.n_words]), labels)
        self.topic_words_ = [tuple(self.vocabulary_.names[word] for word in row) for row in words]
        self.topic_terms_ = [tuple(self.vocabulary_.names[term] for term in row) for row in top]
        self.topic_term_scores_ = [tuple(float(scores[topic, term]) for term in row) for topic, row in enumerate(top)]

    def _place_papers(self, chosen: Grouping, sure: FloatArray, places: IntArray, *, n_papers: int) -> None:
        """Everything that is one per paper, in the order of the input; papers without words go to topic 0, unsure."""

        def spread(values: npt.NDArray[Any], missing: float) -> npt.NDArray[Any]:
            every = np.full((n_papers, *values.shape[1:]), missing, dtype=values.dtype)
            every[places] = values
            return every

        self._fitted_labels, self._fitted_places = chosen.labels, places
        near = affinities(self._space.rows, chosen.centres)
        others = near.copy()
        others[np.arange(len(others)), chosen.labels] = -np.inf
        n_topics = len(chosen.centres)
        second = others.argmax(axis=1) if n_topics > 1 else np.full(len(others), -1)
        self.labels_ = spread(chosen.labels, 0)
        self.second_labels_ = spread(second, 1 if n_topics > 1 else -1)
        self.certainty_ = spread(sure, 0.0)
        self.affinities_ = spread(near, 0.0)
        self.positions_ = spread(theme_positions(self._space.points), 0.0)
        nearest = [_representatives(self._space.latent, near[:, t], chosen.labels == t) for t in range(n_topics)]
        self.representative_ = [tuple(places[rows].tolist()) for rows in nearest]

    def merged(self, n_topics: int) -> IntArray:
        """Topic of each paper if the topics were joined, nearest first, until `n_topics` are left."""
        check_is_fitted(self)
        return merged_labels(self.labels_, self.hierarchy_, n_topics)

    def split(self, topic: int, n_topics: int = 2) -> IntArray:
        """Part of each paper if one topic were split: 0 = largest part, -1 for papers of other topics."""
        check_is_fitted(self)
        members = np.flatnonzero(self._fitted_labels == topic)
        parts = np.full(len(self.labels_), -1)
        with threadpool_limits(1):
            part = space(self._space.rows[members], self._space.latent[members])
            made = grouping(part, min(n_topics, len(members)), random_state=self.random_state)
        parts[self._fitted_places[members]] = made.labels
        return parts


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


def _embedded(embedding: Embedding, papers: Sequence[Paper]) -> FloatArray:
    """Rows of length 1, one per paper."""
    texts = [". ".join(filter(None, paper)) for paper in papers]
    hint = "give an array of papers x dimensions, or a function that returns one"
    try:
        rows = np.asarray(embedding(texts) if callable(embedding) else embedding, dtype=np.float64)
    except (TypeError, ValueError) as error:
        msg = f"the embedding is not made of numbers: {error}"
        raise SettingsError(msg, hint=hint) from error
    if rows.ndim != 2 or len(rows) != len(papers) or not np.isfinite(rows).all():
        what = (
            "one with missing values" if rows.ndim == 2 and len(rows) == len(papers) else f"one of shape {rows.shape}"
        )
        msg = f"the embedding must be {len(papers)} rows of finite numbers, one per paper, not {what}"
        raise SettingsError(msg, hint=hint)
    return unit(rows)


def _users(vocabulary: Terms, counts: sparse.csr_array) -> Callable[[str], npt.NDArray[np.bool_] | None]:
    """Function from a term to the papers that use it in the title or twice; if there are none, once."""
    columns = {name.casefold(): column for column, name in enumerate(vocabulary.names)}

    def users(term: str) -> npt.NDArray[np.bool_] | None:
        column = columns.get(term.casefold())
        if column is None:
            return None
        used = counts[:, [column]].toarray().ravel()
        return used >= min(TITLE_WEIGHT, used.max(initial=1.0))

    return users
