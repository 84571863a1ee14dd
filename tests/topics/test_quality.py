import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.metrics import adjusted_rand_score, silhouette_score

from graphlab.topics.quality import (
    agreement,
    coherence,
    coherence_cv,
    diversity,
    inverted_rbo,
    modularity,
    npmi,
    silhouette,
)

groupings = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=2, max_size=25)


def test_npmi_of_terms_always_together_is_one_and_never_together_minus_one():
    assert npmi(0.3, 0.3, 0.3) == 1.0
    assert npmi(1.0, 1.0, 1.0) == 1.0
    assert npmi(0.0, 0.5, 0.5) == -1.0


def test_npmi_of_independent_terms_is_zero():
    assert npmi(0.06, 0.2, 0.3) == pytest.approx(0.0, abs=1e-12)


def test_npmi_follows_its_formula():
    assert npmi(0.2, 0.4, 0.25) == pytest.approx(math.log(0.2 / 0.1) / -math.log(0.2))


def test_coherence_averages_over_pairs_and_topics():
    counts = sparse.csr_array([[1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0]])
    assert coherence([[0, 1], [0, 2]], counts) == pytest.approx((1.0 - 1.0) / 2)


def test_diversity_is_the_share_of_different_terms():
    assert diversity([[1, 2, 3], [3, 4, 5]]) == pytest.approx(5 / 6)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(groupings)
def test_agreement_is_scikit_learns_adjusted_rand_index(pairs: list[tuple[int, int]]):
    first, second = np.array(pairs).T
    assert agreement(first, second) == pytest.approx(adjusted_rand_score(first, second))


def test_silhouette_is_scikit_learns_with_cosine_distance():
    rng = np.random.default_rng(1)
    points = rng.normal(size=(30, 4))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    labels = rng.integers(0, 3, 30)
    assert silhouette(points, labels) == pytest.approx(silhouette_score(points, labels, metric="cosine"))


def test_modularity_is_that_of_networkx_on_the_karate_club():
    graph = nx.karate_club_graph()
    labels = np.array([int(graph.nodes[node]["club"] == "Officer") for node in graph])
    matrix = sparse.csr_array(nx.to_scipy_sparse_array(graph, weight="weight"))
    expected = nx.community.modularity(graph, [set(np.flatnonzero(labels == k).tolist()) for k in (0, 1)])
    assert modularity(matrix, labels) == pytest.approx(expected) == pytest.approx(0.391438, abs=1e-6)


TEXTS = ["a b c", "a b", "c d", "a d e", "b c", "e a"]
TOPICS = ["a b c", "d e a"]
USED = sparse.csr_array([[float(word in text.split()) for word in "abcde"] for text in TEXTS])
TOPIC_COLUMNS = [["abcde".index(word) for word in topic.split()] for topic in TOPICS]


def test_coherences_are_those_gensim_gave():
    # gensim 4.4, CoherenceModel, window_size=50: longer than every text.
    assert coherence_cv(TOPIC_COLUMNS, USED) == pytest.approx(0.6117964945491646, abs=1e-9)
    assert coherence(TOPIC_COLUMNS, USED) == pytest.approx(0.0516354850, abs=1e-6)


@pytest.mark.parametrize(("name", "measure"), [("c_v", coherence_cv), ("c_npmi", coherence)])
def test_coherences_are_those_gensim_gives(name: str, measure):
    models = pytest.importorskip("gensim.models", reason="gensim is not installed")
    corpora = pytest.importorskip("gensim.corpora", reason="gensim is not installed")
    texts = [text.split() for text in TEXTS]
    theirs = models.CoherenceModel(
        topics=[topic.split() for topic in TOPICS],
        texts=texts,
        dictionary=corpora.Dictionary(texts),
        coherence=name,
        window_size=50,
        processes=1,
    )
    assert measure(TOPIC_COLUMNS, USED) == pytest.approx(theirs.get_coherence(), abs=1e-6)


def test_rank_biased_overlap_is_that_worked_out_by_hand():
    # Lists 1 2 3 and 2 1 4 share 0, 2, 2 of their first 1, 2, 3: 2/3 p^3 + (1-p)/p (2/2 p^2 + 2/3 p^3), p = 0.9.
    overlap = 2 / 3 * 0.9**3 + 0.1 / 0.9 * (0.9**2 + 2 / 3 * 0.9**3)
    assert inverted_rbo([[1, 2, 3], [2, 1, 4]]) == pytest.approx(1 - overlap)


def test_early_terms_weigh_more_in_inverted_rbo():
    assert inverted_rbo([[1, 2, 3], [1, 4, 5]]) < inverted_rbo([[1, 2, 3], [4, 5, 3]])
