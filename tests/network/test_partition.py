import os
import random
import subprocess
import sys

import igraph
import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.errors import SettingsError
from graphlab.network import communities, connected_components, modularity, network_from_networkx
from graphlab.network.partition import numbered_by_size


def turned(graph):
    again = nx.Graph()
    again.add_nodes_from(reversed(list(graph)))
    again.add_edges_from((b, a, data) for a, b, data in reversed(list(graph.edges(data=True))))
    return again


def test_cliques_are_communities_numbered_by_size():
    graph = nx.disjoint_union_all([nx.complete_graph(3), nx.complete_graph(5), nx.complete_graph(3), nx.empty_graph(1)])
    found = communities(network_from_networkx(nx.relabel_nodes(graph, {n: f"{n:02}" for n in graph})))
    assert found.tolist() == [2] * 3 + [1] * 5 + [3] * 3 + [4]


def test_modularity_of_the_karate_factions_is_the_known_one():
    graph = nx.karate_club_graph()
    faction = pd.Series({str(node): club for node, club in graph.nodes(data="club")})
    assert modularity(network_from_networkx(graph), faction) == pytest.approx(0.391438, abs=5e-7)
    assert modularity(network_from_networkx(graph, weight=None), faction) == pytest.approx(0.358235, abs=5e-7)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_modularity_is_that_of_networkx_and_every_component_keeps_its_own_communities(graphs, data):
    graph = data.draw(graphs)
    network = network_from_networkx(graph)
    found = communities(network)
    if graph.number_of_edges():
        groups = [set(members.index) for _, members in found.groupby(found)]
        named = nx.relabel_nodes(graph, str)
        assert modularity(network, found) == pytest.approx(nx.community.modularity(named, groups))
    component = connected_components(network)
    assert all(len(set(part)) == 1 for _, part in component.groupby(found))


def test_communities_are_at_least_as_good_as_the_best_known_on_karate():
    graph = network_from_networkx(nx.karate_club_graph(), weight=None)
    assert modularity(graph, communities(graph)) == pytest.approx(0.419790, abs=5e-7)


def test_neither_input_order_nor_other_random_draws_change_communities():
    graph = nx.les_miserables_graph()
    first = communities(network_from_networkx(graph))
    random.seed(99)
    assert communities(network_from_networkx(turned(graph))).equals(first)


def test_pythons_own_random_numbers_are_left_alone():
    network = network_from_networkx(nx.karate_club_graph())
    random.seed(5)
    expected = random.getrandbits(64)
    random.seed(5)
    communities(network)
    assert random.getrandbits(64) == expected


def test_igraph_draws_from_pythons_random_numbers_again_afterwards():
    communities(network_from_networkx(nx.karate_club_graph()))
    drawn = []
    for _ in range(2):
        random.seed(5)
        drawn.append(igraph.Graph.Erdos_Renyi(n=20, m=40).get_edgelist())
    assert drawn[0] == drawn[1]


def test_the_hash_seed_changes_nothing():
    code = (
        "import networkx as nx; from graphlab.network import communities, network_from_networkx;"
        "print(communities(network_from_networkx(nx.les_miserables_graph())).tolist())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(communities(network_from_networkx(nx.les_miserables_graph())).tolist())


def test_a_higher_resolution_gives_more_communities():
    network = network_from_networkx(nx.les_miserables_graph())
    assert communities(network, resolution=3).max() > communities(network, resolution=0.3).max()


def test_more_starts_are_never_worse():
    network = network_from_networkx(nx.les_miserables_graph())
    one, ten = (modularity(network, communities(network, n_starts=n)) for n in (1, 10))
    assert ten >= one


@pytest.mark.parametrize("wrong", [{"resolution": 0}, {"resolution": float("nan")}, {"n_starts": 0}, {"min_size": 0}])
def test_settings_that_mean_nothing_are_refused(wrong):
    with pytest.raises(SettingsError, match=f"{next(iter(wrong))}|resolution"):
        communities(network_from_networkx(nx.path_graph(2)), **wrong)


@pytest.mark.parametrize(("n", "expected"), [(0, []), (1, [1]), (3, [1, 2, 3])])
def test_isolated_authors_are_communities_and_components_of_one(n, expected):
    network = network_from_networkx(nx.empty_graph(n))
    assert communities(network).tolist() == expected
    assert connected_components(network).tolist() == expected
    assert modularity(network, communities(network)) == 0


def test_components_are_numbered_by_size_then_by_smallest_member():
    graph = nx.Graph([("a", "b"), ("c", "d"), ("d", "e"), ("f", "g")])
    assert connected_components(network_from_networkx(graph)).tolist() == [2, 2, 1, 1, 1, 3, 3]


def test_equal_groups_are_numbered_in_the_order_of_their_first_members():
    assert numbered_by_size([5, 3, 3, 5, 9]).tolist() == [1, 2, 2, 1, 3]


def merged_by_the_book(network, labels, min_size):
    """Small communities merged step by step from the definition: smallest first, by weight between over size."""
    labels = labels.copy()
    stuck = set()
    while True:
        sizes = labels.value_counts()
        small = sorted((n, c) for c, n in sizes.items() if n < min_size and c not in stuck)
        if not small:
            return labels
        own = small[0][1]
        a, b = network.edges["author_a"].map(labels), network.edges["author_b"].map(labels)
        strength = pd.concat([network.edges.groupby(e)["weight"].sum() for e in ("author_a", "author_b")])
        strength = strength.groupby(level=0).sum().reindex(labels.index, fill_value=0).groupby(labels).sum()
        across = pd.concat(
            [network.edges["weight"].groupby(b[a == own]).sum(), network.edges["weight"].groupby(a[b == own]).sum()]
        )
        across = across.groupby(level=0).sum().drop(own, errors="ignore")
        if across.empty:
            stuck.add(own)
            continue
        ratio = across / strength.loc[across.index]
        labels[labels == own] = ratio.idxmax()


def test_small_communities_are_merged_by_the_rule_of_vosviewer():
    network = network_from_networkx(nx.les_miserables_graph())
    fine = communities(network, resolution=4.0)
    merged = communities(network, resolution=4.0, min_size=6)
    by_hand = merged_by_the_book(network, fine, 6)
    assert fine.nunique() > merged.nunique() > 1
    assert merged.tolist() == numbered_by_size(by_hand.to_numpy()).tolist()


def test_a_small_community_without_ties_stays():
    graph = nx.disjoint_union_all([nx.complete_graph(4), nx.complete_graph(2), nx.empty_graph(1)])
    found = communities(network_from_networkx(graph), min_size=3)
    assert found.value_counts().tolist() == [4, 2, 1]


@pytest.mark.parametrize("objective", ["modularity", "association", "cpm"])
@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3)])
def test_without_ties_everybody_is_a_community(graph, objective):
    assert communities(network_from_networkx(graph), objective=objective).tolist() == list(range(1, len(graph) + 1))


def test_users_pass_their_own_networkx_graph_and_weights_that_are_none_are_refused():
    graph = nx.les_miserables_graph()
    assert communities(graph).tolist() == communities(network_from_networkx(graph)).tolist()
    graph.add_edge("Valjean", "Marius", weight=-1)
    with pytest.raises(SettingsError, match="not a number above 0"):
        communities(graph, objective="association")
