import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.metrics import adjusted_rand_score, silhouette_score

from graphlab.topics.quality import agreement, coherence, diversity, modularity, npmi, silhouette

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
