import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy.spatial import procrustes
from scipy.spatial.distance import pdist

from graphlab.errors import SettingsError
from graphlab.network import network_from_networkx, vos_layout, vos_objective

# The exponents each of VOSviewer's maps was made with.
MAPS = {
    "Dimensions_obesity_journal_bibliographic_coupling_network.json": (1, 0),
    "QSS_publication_bibliographic_coupling_network.json": (1, -1),
    "QSS_SM_2020-2021_co-authorship_network.json": (2, -2),
    "Dimensions_scientometrics_researcher_co-authorship_network.json": (1, -2),
}


def xy_of(layout):
    return layout.set_index("author_id")[["x", "y"]]


def community_graph():
    return nx.planted_partition_graph(4, 12, 0.7, 0.05, seed=5)


@pytest.mark.parametrize("name", MAPS)
def test_v_is_not_above_that_of_vosviewers_own_map(read_map, name):
    network, _, xy = read_map(name)
    attraction, repulsion = MAPS[name]
    ours = vos_layout(network, attraction=attraction, repulsion=repulsion)
    theirs = vos_objective(network, xy.reset_index(), attraction=attraction, repulsion=repulsion)
    assert ours.attrs["objective"] < theirs


def test_the_example_of_vosviewers_authors_has_their_distances():
    graph = nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 5), (5, 4), (4, 3)])
    layout = vos_layout(network_from_networkx(graph), normalise=False)
    xy = layout[["x", "y"]].to_numpy()
    assert pdist(xy).mean() == pytest.approx(1)
    assert np.hypot(*(xy[2] - xy[3])) / np.hypot(*(xy[0] - xy[1])) == pytest.approx(11.50, abs=0.005)
    assert layout.attrs["objective"] == pytest.approx(-73.2825, abs=5e-5)


def test_the_layout_at_the_default_exponents_is_the_same_whatever_the_start():
    graph = nx.connected_watts_strogatz_graph(40, 6, 0.2, seed=2)  # nobody in it could change places with another
    one, two = (vos_layout(network_from_networkx(graph), random_state=s) for s in (1, 2))
    assert procrustes(xy_of(one), xy_of(two))[2] < 1e-6
    assert one.attrs["objective"] == pytest.approx(two.attrs["objective"], abs=1e-5)


def test_the_forces_on_every_author_cancel():
    network = network_from_networkx(community_graph())
    layout = vos_layout(network, attraction=1, repulsion=-1)
    start = vos_objective(network, layout, attraction=1, repulsion=-1)
    for row in (0, 17, 40):
        for axis in ("x", "y"):
            for step in (-1e-4, 1e-4):
                moved = layout.copy()
                moved.loc[row, axis] += step
                assert vos_objective(network, moved, attraction=1, repulsion=-1) > start - 1e-7


def test_the_order_of_nodes_and_edges_has_no_effect():
    graph = community_graph()
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a) for a, b in reversed(list(graph.edges)))
    pd.testing.assert_frame_equal(vos_layout(network_from_networkx(graph)), vos_layout(network_from_networkx(turned)))


def test_components_stand_side_by_side_and_smaller_ones_are_smaller():
    graph = nx.disjoint_union_all([nx.complete_graph(6), nx.cycle_graph(4), nx.path_graph(2), nx.empty_graph(2)])
    layout = vos_layout(network_from_networkx(nx.relabel_nodes(graph, {n: f"{n:02}" for n in graph})))
    xy = layout[["x", "y"]].to_numpy()
    parts = [xy[:6], xy[6:10], xy[10:12], xy[12:13], xy[13:]]
    middle = [part.mean(axis=0) for part in parts]
    reach = [np.hypot(*(p - m).T).max() for p, m in zip(parts, middle, strict=True)]
    assert reach[0] > reach[1] > reach[2] > reach[3] == 0
    for one in range(5):
        for two in range(one):
            assert np.hypot(*(middle[one] - middle[two])) > reach[one] + reach[two]


def test_networks_of_nobody_and_of_one_have_a_layout():
    assert vos_layout(network_from_networkx(nx.Graph())).empty
    assert vos_layout(network_from_networkx(nx.empty_graph(1)))[["x", "y"]].to_numpy().tolist() == [[0, 0]]


@pytest.mark.parametrize("wrong", [{"attraction": 1}, {"repulsion": 3}, {"n_starts": 0}])
def test_exponents_without_a_minimum_are_refused(wrong):
    with pytest.raises(SettingsError, match="attraction"):
        vos_layout(network_from_networkx(nx.path_graph(3)), **wrong)


def test_a_component_too_large_for_all_pairs_is_refused_with_what_to_do():
    with pytest.raises(SettingsError, match="takes up to 3000"):
        vos_layout(network_from_networkx(nx.path_graph(3001)))
