import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.errors import SettingsError
from graphlab.network import (
    brokerage,
    communities,
    constraint,
    effective_size,
    module_z,
    network_from_networkx,
    pairs_cut,
    participation,
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_constraint_and_effective_size_are_those_of_networkx(graphs, same, data):
    graph = data.draw(graphs)
    network = network_from_networkx(graph)
    assert same(constraint(network), nx.constraint(graph, weight="weight"))
    assert same(constraint(network, weighted=False), nx.constraint(graph))
    # Without nodes, networkx 3.6 divides the weights of j with q by q's largest instead of j's.
    assert same(effective_size(network), nx.effective_size(graph, nodes=list(graph), weight="weight"))
    assert same(effective_size(network, weighted=False), nx.effective_size(graph))


def test_karate_and_the_medici_have_their_known_values():
    karate = network_from_networkx(nx.karate_club_graph())
    assert constraint(karate, weighted=False)["0"] == pytest.approx(0.155423, abs=5e-7)
    assert effective_size(karate, weighted=False)["33"] == pytest.approx(15.2353, abs=5e-5)
    florence = network_from_networkx(nx.florentine_families_graph())
    assert constraint(florence)["Medici"] == pytest.approx(0.209877, abs=5e-7)
    assert effective_size(florence)["Medici"] == pytest.approx(5.6667, abs=5e-5)


def test_participation_is_exactly_0_within_one_community():
    graph = nx.star_graph(6)  # six times the rounded 1/6 is not 1
    spread = participation(network_from_networkx(graph), pd.Series(1, index=[str(node) for node in graph]))
    assert set(spread) == {0.0}


def test_participation_by_hand():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("A", "B", 3), ("A", "C", 1)])
    spread = participation(network_from_networkx(graph), pd.Series({"A": 1, "B": 1, "C": 2}))
    # A has 3/4 of its strength in one community and 1/4 in the other.
    assert spread.to_dict() == {"A": 1 - 9 / 16 - 1 / 16, "B": 0.0, "C": 0.0}


def test_an_author_without_a_community_is_an_error():
    with pytest.raises(SettingsError, match="1 of 2 authors have no community, such as '1'"):
        participation(network_from_networkx(nx.path_graph(2)), pd.Series({"0": 1}))


@pytest.mark.parametrize("n", [0, 1, 3])
def test_isolated_authors_have_no_brokerage(n):
    network = network_from_networkx(nx.empty_graph(n))
    table = brokerage(network, communities(network))
    assert len(table) == n
    assert table.drop(columns="pairs_cut").isna().all(axis=None)
    assert (table["pairs_cut"] == 0).all()


def test_module_z_by_hand():
    graph = nx.Graph()
    graph.add_weighted_edges_from([("A", "B", 3), ("A", "C", 1), ("C", "D", 2)])
    z = module_z(graph, pd.Series({"A": 1, "B": 1, "C": 1, "D": 2}))
    # Strengths into the first community: A 4, B 3, C 1; mean 8/3, variance 14/9. D has none into its own.
    assert z.tolist() == pytest.approx([4 / 14**0.5, 1 / 14**0.5, -5 / 14**0.5, 0.0])


def test_members_tied_alike_have_a_module_z_of_0():
    graph = nx.complete_graph(7)
    nx.set_edge_attributes(graph, 0.1, "weight")
    assert set(module_z(graph, pd.Series(1, index=[str(node) for node in graph]))) == {0.0}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_pairs_are_cut_by_the_articulation_points_alone(graphs, data):
    graph = data.draw(graphs)
    cut = pairs_cut(graph)
    assert set(cut[cut > 0].index) == {str(node) for node in nx.articulation_points(graph)}
