from dataclasses import replace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from graphlab.errors import SettingsError
from graphlab.network import coauthor_network, normalised, normalised_network

# a, b and c occur 4, 3 and 2 times; a and b meet twice, a and c once.
MEETINGS = sparse.csr_array(np.array([[4.0, 2, 1], [2, 3, 0], [1, 0, 2]]))
OCCURRENCES = [4, 3, 2]


@pytest.mark.parametrize(
    ("method", "ab", "ac"),
    [
        ("association by links", 2 * 6 / (3 * 2), 1 * 6 / (3 * 1)),
        ("association by occurrences", 2 / 12, 1 / 8),
        ("fractionalisation", 2 * (3 / 3 + 3 / 2) / 2, 1 * (3 / 3 + 3 / 1) / 2),
        ("salton", 2 / 12**0.5, 1 / 8**0.5),
        ("jaccard", 2 / 5, 1 / 5),
        ("inclusion", 2 / 3, 1 / 2),
        ("equivalence", 4 / 12, 1 / 8),
    ],
)
def test_each_formula_by_hand(method, ab, ac):
    found = normalised(MEETINGS, method, occurrences=OCCURRENCES).toarray()
    assert found == pytest.approx(np.array([[0, ab, ac], [ab, 0, 0], [ac, 0, 0]]))


def test_the_two_association_strengths_rank_pairs_differently():
    links, occurrences = (
        normalised(MEETINGS, f"association by {what}", occurrences=OCCURRENCES).toarray()
        for what in ("links", "occurrences")
    )
    assert links[0, 1] == links[0, 2]
    assert occurrences[0, 1] > occurrences[0, 2]


def test_a_network_of_200000_nodes_stays_sparse():
    n = 200_000
    rows = np.arange(n - 1)
    path = sparse.csr_array((np.ones(n - 1), (rows, rows + 1)), shape=(n, n))
    found = normalised(sparse.csr_array(path + path.T), "jaccard", occurrences=np.full(n, 2.0))
    assert found.nnz == 2 * (n - 1)
    assert set(found.data) == {1 / 3}


def test_a_coauthor_network_is_normalised_by_papers(from_bylines):
    network = normalised_network(coauthor_network(from_bylines(["A B", "A B", "A C"])), "jaccard")
    assert network.edges["weight"].tolist() == pytest.approx([2 / 3, 1 / 3])
    assert network.edges["papers"].tolist() == [2, 1]


@pytest.mark.parametrize("matrix", [sparse.csr_array((0, 0)), sparse.csr_array((3, 3))], ids=["no rows", "no meetings"])
def test_nothing_stays_nothing(matrix):
    found = normalised(matrix, "association by links")
    assert (found.shape, found.nnz) == (matrix.shape, 0)


@pytest.mark.parametrize(
    ("method", "occurrences", "message"),
    [
        ("cosine", OCCURRENCES, "'cosine' is not a way"),
        ("jaccard", None, "needs the occurrences of all 3 rows"),
        ("jaccard", [1, 2], "needs the occurrences of all 3 rows"),
        ("salton", [4, 0, 2], "said to occur 0 times"),
    ],
)
def test_what_cannot_be_normalised_is_refused(method, occurrences, message):
    with pytest.raises(SettingsError, match=message):
        normalised(MEETINGS, method, occurrences=occurrences)


def test_a_networkx_graph_knows_no_papers():
    with pytest.raises(SettingsError, match="needs the occurrences"):
        normalised_network(nx.path_graph(3), "salton")


def test_the_index_of_the_ties_plays_no_part(from_bylines):
    network = coauthor_network(from_bylines(["A B", "A B", "A C", "C D"]))
    shifted = replace(network, edges=network.edges.set_index(pd.Index([7, 0, 3])))
    found = normalised_network(shifted, "jaccard").edges["weight"]
    assert found.tolist() == normalised_network(network, "jaccard").edges["weight"].tolist()
