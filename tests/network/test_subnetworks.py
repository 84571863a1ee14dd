import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.errors import SettingsError
from graphlab.network import (
    backbone,
    centralities,
    coauthor_network,
    common_collaborators,
    core_network,
    disparity,
    ego_network,
    network_of,
    network_summary,
    thresholded,
)


def ties(network):
    return {frozenset(pair) for pair in zip(network.edges["author_a"], network.edges["author_b"], strict=True)}


@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=st.data(), depth=st.integers(1, 3))
def test_an_ego_network_is_that_of_networkx(graphs, data, depth):
    graph = data.draw(graphs)
    found = ego_network(graph, "0", depth=depth)
    reference = nx.ego_graph(graph, 0, radius=depth)
    assert set(found.authors["author_id"]) == {str(node) for node in reference}
    assert ties(found) == {frozenset(map(str, edge)) for edge in reference.edges}


@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=st.data(), k=st.integers(0, 4))
def test_a_core_is_that_of_networkx(graphs, data, k):
    graph = data.draw(graphs)
    assert ties(core_network(graph, k)) == {frozenset(map(str, edge)) for edge in nx.k_core(graph, k).edges}


def test_only_these_authors_keep_their_ties_and_papers(from_bylines):
    network = network_of(coauthor_network(from_bylines(["A B C", "A C", "B D"])), ["C", "A", "D"])
    assert network.authors[["author_id", "papers"]].to_numpy().tolist() == [["A", 2], ["C", 2], ["D", 1]]
    assert ties(network) == {frozenset("AC")}


@pytest.mark.parametrize("pick", [lambda g: ego_network(g, "nobody"), lambda g: network_of(g, ["nobody", "0"])])
def test_an_unknown_author_is_named(pick):
    with pytest.raises(SettingsError, match="no author 'nobody'"):
        pick(nx.path_graph(2))


def test_a_depth_below_1_is_refused():
    with pytest.raises(SettingsError, match="depth is 0"):
        ego_network(nx.path_graph(2), "0", depth=0)


def test_thresholds_keep_who_has_enough_papers_and_what_is_strong_enough(from_bylines):
    network = coauthor_network(from_bylines(["A B", "A B", "B C", "C D", "D"]))
    assert ties(thresholded(network, min_weight=2)) == {frozenset("AB")}
    assert len(thresholded(network, min_weight=2)) == 4
    assert thresholded(network, min_papers=3).authors["author_id"].tolist() == ["B"]


def test_thresholds_that_remove_everything_leave_an_empty_network_to_measure(from_bylines):
    empty = thresholded(coauthor_network(from_bylines(["A B", "B C"])), min_papers=99)
    assert (len(empty), len(empty.edges)) == (0, 0)
    assert len(centralities(empty)) == 0
    assert network_summary(empty)["n_authors"] == 0


def test_papers_are_not_asked_of_a_networkx_graph():
    with pytest.raises(SettingsError, match="papers of authors are not known"):
        thresholded(nx.path_graph(3), min_papers=2)


def test_disparity_by_hand():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("A", "B", 3), ("A", "C", 1), ("C", "D", 1), ("C", "E", 2)])
    values = dict(zip([tuple(p) for p in graph.edges], disparity(graph), strict=True))
    # A: (1 - 3/4)^1 and (1 - 1/4)^1; C: (1 - 1/4)^2, twice, and (1 - 2/4)^2; B, D and E have one tie: 1.
    assert values == pytest.approx({("A", "B"): 0.25, ("A", "C"): 0.5625, ("C", "D"): 0.5625, ("C", "E"): 0.25})


def test_a_backbone_keeps_everybody_and_the_ties_that_stand_out():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("A", "B", 30), *(("A", str(i), 1) for i in range(9))])
    kept = backbone(graph)
    assert ties(kept) == {frozenset("AB")}
    assert len(kept) == 11
    assert len(backbone(graph, alpha=0).edges) == 0
    assert len(backbone(graph, alpha=1).edges) == 10


def test_a_backbone_of_even_ties_is_empty():
    assert len(backbone(nx.complete_graph(4)).edges) == 0


def test_an_alpha_that_is_no_probability_is_refused():
    with pytest.raises(SettingsError, match="alpha is 5"):
        backbone(nx.path_graph(3), alpha=5)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(data=st.data())
def test_common_collaborators_are_common_neighbours(graphs, data):
    graph = nx.relabel_nodes(data.draw(graphs), str)
    found = common_collaborators(graph)
    pairs = sorted(tuple(sorted(edge)) for edge in graph.edges)
    assert found.tolist() == [len(list(nx.common_neighbors(graph, a, b))) for a, b in pairs]
