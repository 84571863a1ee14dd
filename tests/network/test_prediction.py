import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sklearn.metrics import roc_auc_score

from graphlab.network.prediction import best_pairs, placements, shared_scores


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(2, 25), st.floats(0.05, 0.6), st.integers(0, 99))
def test_scores_are_those_of_networkx(n, p, seed):
    graph = nx.gnp_random_graph(n, p, seed=seed)
    adjacency = sparse.csr_array(nx.to_scipy_sparse_array(graph, dtype=float))
    everybody = np.arange(n)
    scores = shared_scores(adjacency, everybody, everybody).toarray()
    for a, b in graph.edges:
        assert scores[a, b] == 0
    for index, part in ((nx.resource_allocation_index, scores.real), (nx.adamic_adar_index, scores.imag)):
        for a, b, value in index(graph):
            assert part[a, b] == pytest.approx(value, abs=1e-9)
            assert part[b, a] == pytest.approx(value, abs=1e-9)


def test_the_best_pairs_are_the_best_of_all_in_any_blocks(monkeypatch):
    graph = nx.gnp_random_graph(60, 0.1, seed=3)
    adjacency = sparse.csr_array(nx.to_scipy_sparse_array(graph, dtype=float))
    everybody = np.arange(60)
    best = sorted(nx.resource_allocation_index(graph), key=lambda found: (-round(found[2], 12), found[0], found[1]))[
        :15
    ]
    for block in (7, 1000):
        monkeypatch.setattr("graphlab.network.prediction.BLOCK", block)
        found = best_pairs(adjacency, everybody, n_pairs=15, about=everybody, namesake=everybody)
        assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(a, b) for a, b, _ in best]


def test_asking_about_one_gives_the_pairs_of_that_one():
    graph = nx.karate_club_graph()
    adjacency = sparse.csr_array(nx.to_scipy_sparse_array(graph, weight=None, dtype=float))
    found = best_pairs(adjacency, np.arange(34), n_pairs=5, about=np.array([16]), namesake=np.arange(34))
    assert ((found.a == 16) | (found.b == 16)).all()
    assert len(found.a) == 3


@given(st.lists(st.integers(0, 5), min_size=1, max_size=9), st.lists(st.integers(0, 5), min_size=1, max_size=9))
def test_the_mean_placement_is_the_area_under_the_curve(chosen, others):
    truth = [1] * len(chosen) + [0] * len(others)
    expected = roc_auc_score(truth, chosen + others)
    assert placements(np.array(chosen, float), np.array(others, float)).mean() == pytest.approx(expected)


def test_two_spellings_of_one_name_are_no_pair():
    star = sparse.csr_array(nx.to_scipy_sparse_array(nx.star_graph(3), dtype=float))
    found = best_pairs(star, np.arange(4), n_pairs=9, about=np.arange(4), namesake=np.array([0, 1, 1, 2]))
    assert list(zip(found.a.tolist(), found.b.tolist(), strict=True)) == [(1, 3), (2, 3)]
