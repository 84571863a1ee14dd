import networkx as nx
import pytest

from graphlab.errors import SettingsError
from graphlab.network import degree, network_from_networkx
from graphlab.network.from_networkx import as_network


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf"), "many", None])
def test_a_weight_that_is_not_a_number_above_0_is_refused(weight):
    graph = nx.Graph()
    graph.add_edge("Ann", "Bob", weight=weight)
    with pytest.raises(SettingsError, match="'Ann' and 'Bob' has the weight"):
        network_from_networkx(graph)


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph])
def test_directed_and_multigraphs_are_refused(kind):
    with pytest.raises(SettingsError, match="directed or has parallel edges"):
        network_from_networkx(kind([(1, 2)]))


def test_loops_are_left_out_whatever_their_weight():
    graph = nx.Graph([("Ann", "Bob")])
    graph.add_edge("Ann", "Ann", weight=-1)
    network = network_from_networkx(graph)
    assert network.edges[["author_a", "author_b"]].to_numpy().tolist() == [["Ann", "Bob"]]
    assert len(network_from_networkx(nx.Graph([("Ann", "Ann")])).edges) == 0


def test_a_network_is_taken_as_it_is():
    network = network_from_networkx(nx.path_graph(2))
    assert as_network(network) is network


def test_nodes_that_read_the_same_are_refused():
    with pytest.raises(SettingsError, match="read the same"):
        network_from_networkx(nx.Graph([(1, "1")]))


def test_names_and_weights_come_from_the_attributes():
    graph = nx.Graph()
    graph.add_node(1, name="Ann")
    graph.add_edge(1, 2, joint=3)
    network = network_from_networkx(graph, weight="joint")
    assert network.authors["name"].tolist() == ["Ann", "2"]
    assert network.edges["weight"].tolist() == [3.0]


def test_an_edge_without_weight_weighs_1():
    assert network_from_networkx(nx.path_graph(2)).edges["weight"].tolist() == [1.0]


@pytest.mark.parametrize("graph", [[("Ann", "Bob")], None])
def test_what_is_no_graph_is_refused(graph):
    with pytest.raises(SettingsError, match="a network is needed"):
        degree(graph)


@pytest.mark.parametrize("weight", [1e-200, 1e300])
def test_weights_whose_squares_overflow_are_refused(weight):
    graph = nx.Graph()
    graph.add_edge("Ann", "Bob", weight=weight)
    with pytest.raises(SettingsError, match="not between 1e-100 and 1e"):
        network_from_networkx(graph)
