import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.network import (
    betweenness,
    centralities,
    closeness,
    core,
    eigenvector,
    harmonic,
    network_from_networkx,
    pagerank,
)

COLUMNS = [
    "degree",
    "strength",
    "newman_strength",
    "betweenness",
    "closeness",
    "harmonic",
    "betweenness_error",
    "betweenness_rank_low",
    "betweenness_rank_high",
    "closeness_error",
    "harmonic_error",
    "eigenvector",
    "pagerank",
    "core",
]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_measures_are_those_of_networkx_with_exact_distances(graphs, same, data):
    graph = data.draw(graphs)
    network = network_from_networkx(graph)
    table = centralities(network)
    assert same(table["degree"], dict(graph.degree))
    assert same(table["strength"], dict(graph.degree(weight="weight")))
    assert same(table["betweenness"], nx.betweenness_centrality(graph, weight="distance"))
    assert same(table["closeness"], nx.closeness_centrality(graph, distance="distance"))
    assert same(table["harmonic"], nx.harmonic_centrality(graph, distance="distance"))
    assert same(table["pagerank"], nx.pagerank(graph, tol=1e-13, max_iter=10_000))
    assert same(table["core"], nx.core_number(graph))
    assert same(betweenness(network, weighted=False), nx.betweenness_centrality(graph))
    assert same(closeness(network, weighted=False), nx.closeness_centrality(graph))
    assert same(harmonic(network, weighted=False), nx.harmonic_centrality(graph))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_eigenvector_is_that_of_networkx_on_the_giant_component_and_0_elsewhere(graphs, same, data):
    graph = data.draw(graphs)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    giant = parts[0]
    expected = dict.fromkeys(graph, 0.0)
    if len(giant) > 1:
        matrix = nx.to_numpy_array(graph, nodelist=sorted(giant))
        expected.update(zip(sorted(giant), abs(np.linalg.eigh(matrix)[1][:, -1]), strict=True))
    assert same(eigenvector(network_from_networkx(graph)), expected)


def test_karate_has_its_known_values():
    network = network_from_networkx(nx.karate_club_graph(), weight=None)
    between = betweenness(network)
    assert between["0"] == pytest.approx(0.437635, abs=5e-7)
    assert between["33"] == pytest.approx(0.304075, abs=5e-7)
    assert pagerank(network)["33"] == pytest.approx(0.100919, abs=5e-7)  # networkx says ...18 at its default tolerance
    assert core(network).max() == 4


def inverted(graph):
    """Graph whose weights are distances, so that weighing it again reads weights as distances."""
    graph = graph.copy()
    for *_, data in graph.edges(data=True):
        data["weight"] = 1 / data["weight"]
    return graph


def test_strong_ties_are_short():
    karate, miserables = nx.karate_club_graph(), nx.les_miserables_graph()
    # Exact fractions; networkx, which rounds, has 0.394886, 0.337121 and 0.328598.
    right = betweenness(network_from_networkx(karate)).nlargest(3).round(6)
    assert right.to_dict() == {"0": 0.395833, "2": 0.335227, "33": 0.329545}
    wrong = betweenness(network_from_networkx(inverted(karate))).nlargest(3).round(6)
    assert wrong.to_dict() == {"0": 0.473769, "33": 0.396780, "19": 0.240657}
    assert betweenness(network_from_networkx(miserables))["Valjean"] == pytest.approx(0.794649, abs=5e-7)
    assert betweenness(network_from_networkx(inverted(miserables)))["Valjean"] == pytest.approx(0.453900, abs=5e-7)


def test_les_miserables_has_its_known_values():
    graph = nx.les_miserables_graph()
    network = network_from_networkx(graph)
    assert (len(network), len(network.edges)) == (77, 254)
    assert betweenness(network, weighted=False)["Valjean"] == pytest.approx(0.569989, abs=5e-7)


def test_medici_have_their_known_values():
    network = network_from_networkx(nx.florentine_families_graph())
    assert betweenness(network)["Medici"] == pytest.approx(0.521978, abs=5e-7)
    assert closeness(network)["Medici"] == pytest.approx(0.56)


def test_paths_of_equal_length_share_even_where_rounding_parts_them():
    # 1/2 + 1/3 + 1/6 is 1, the direct way; added up in floating point it is not.
    assert 1 / 2 + 1 / 3 + 1 / 6 != 1
    graph = nx.Graph()
    graph.add_weighted_edges_from([(0, 1, 2), (1, 2, 3), (2, 3, 6), (0, 3, 1)])
    between = betweenness(network_from_networkx(graph)) * 3
    assert between.tolist() == pytest.approx([0, 1.5, 1.5, 0])


@pytest.mark.parametrize(
    ("graph", "n"), [(nx.Graph(), 0), (nx.empty_graph(1), 1), (nx.empty_graph(3), 3), (nx.path_graph(2), 2)]
)
def test_the_smallest_graphs_have_all_columns_and_no_warning(graph, n):
    table = centralities(network_from_networkx(graph))
    assert list(table) == COLUMNS
    assert len(table) == n
    assert table.index.name == "author_id"
    assert table.drop(columns="newman_strength").notna().all(axis=None)


def test_isolated_authors_are_central_in_no_way():
    table = centralities(network_from_networkx(nx.empty_graph(3)))
    ranks = ["betweenness_rank_low", "betweenness_rank_high"]
    assert (table.drop(columns=["pagerank", "newman_strength", *ranks]) == 0).all(axis=None)
    assert table[ranks].to_numpy().tolist() == [[1, 3]] * 3
    assert table["pagerank"].tolist() == pytest.approx([1 / 3] * 3)


def test_a_lone_pair_is_not_the_closest_of_all():
    graph = nx.disjoint_union(nx.complete_graph(6), nx.path_graph(2))
    near = closeness(network_from_networkx(graph))
    assert near["0"] > near["6"]


def test_a_long_chain_has_an_eigenvector():
    table = eigenvector(network_from_networkx(nx.path_graph(300)))
    assert (table > 0).all()
    assert (table**2).sum() == pytest.approx(1.0)


def test_the_order_of_a_graph_changes_no_digit():
    graph = nx.les_miserables_graph()
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a, data) for a, b, data in reversed(list(graph.edges(data=True))))
    first, second = (centralities(network_from_networkx(g)) for g in (graph, turned))
    assert first.equals(second)
