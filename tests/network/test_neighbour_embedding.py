import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graphlab.network import layout_quality, neighbour_layout, network_from_networkx


def caveman():
    return nx.relabel_nodes(nx.connected_caveman_graph(60, 8), {n: f"{n:03}" for n in range(480)})


def test_collaborators_stand_next_to_each_other():
    network = network_from_networkx(caveman())
    layout = neighbour_layout(network)
    assert layout.attrs["kept"] > 0.9
    assert layout.attrs["edge_ratio"] < 0.1


def test_the_order_of_nodes_and_edges_has_no_effect_and_the_seed_has():
    graph = caveman()
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a) for a, b in reversed(list(graph.edges)))
    one = neighbour_layout(network_from_networkx(graph))
    pd.testing.assert_frame_equal(one, neighbour_layout(network_from_networkx(turned)))
    assert not np.allclose(one["x"], neighbour_layout(network_from_networkx(graph), random_state=2)["x"])


def test_small_components_stand_outside_the_largest():
    graph = nx.disjoint_union(nx.connected_caveman_graph(30, 6), nx.disjoint_union_all([nx.complete_graph(3)] * 9))
    xy = neighbour_layout(network_from_networkx(nx.relabel_nodes(graph, {n: f"{n:03}" for n in graph})))
    distance = np.hypot(xy["x"] - xy["x"][:180].mean(), xy["y"] - xy["y"][:180].mean())
    assert distance[180:].min() > distance[:180].max()


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3), nx.path_graph(2)])
def test_the_smallest_networks_have_a_layout(graph):
    layout = neighbour_layout(network_from_networkx(graph))
    assert np.isfinite(layout[["x", "y"]].to_numpy(float)).all()
    assert len(layout) == len(graph)
    assert layout[["x", "y"]].drop_duplicates().shape[0] == len(graph)


def test_kept_is_the_share_of_collaborators_among_the_nearest():
    graph = nx.gnp_random_graph(40, 0.15, seed=3)
    network = network_from_networkx(graph)
    xy = np.random.default_rng(1).normal(size=(40, 2))
    ids = network.authors["author_id"]
    distance = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    shares = []
    for row, author in enumerate(ids):
        near = [ids[i] for i in np.argsort(distance[row]) if i != row][: graph.degree[int(author)]]
        if near:
            shares.append(np.mean([graph.has_edge(int(author), int(n)) for n in near]))
    found = layout_quality(network, pd.DataFrame({"author_id": ids, "x": xy[:, 0], "y": xy[:, 1]}))
    assert found["kept"] == pytest.approx(np.mean(shares))


def test_a_network_without_ties_has_no_quality():
    network = network_from_networkx(nx.empty_graph(3))
    assert layout_quality(network, neighbour_layout(network)).isna().all()
