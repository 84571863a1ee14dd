import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.network import coauthor_network, network_summary, structure


def expected(graph):
    n, degree = len(graph), dict(graph.degree)
    giant = graph.subgraph(max(nx.connected_components(graph), key=len))
    wide = len(giant) > 1
    return {
        "n_authors": n,
        "n_ties": graph.number_of_edges(),
        "n_alone": sum(d == 0 for d in degree.values()),
        "density": nx.density(graph) if n > 1 else np.nan,
        "mean_degree": sum(degree.values()) / n,
        "n_components": nx.number_connected_components(graph),
        "giant_authors": len(giant),
        "giant_share": len(giant) / n,
        "transitivity": nx.transitivity(graph),
        "mean_clustering": nx.average_clustering(graph),
        "mean_path_error": 0.0 if wide else np.nan,
    }


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_figures_are_those_of_networkx(graphs, data):
    graph = data.draw(graphs)
    found = network_summary(graph)
    values = expected(graph)
    assert found[list(values)].to_dict() == pytest.approx(values, nan_ok=True, abs=1e-12)
    # Of several largest components the one with the first author is measured.
    sizes = [len(part) for part in nx.connected_components(graph)]
    first = next(part for part in nx.connected_components(graph) if len(part) == max(sizes))
    if len(first) > 1:
        giant = graph.subgraph(first)
        assert found["diameter"] == nx.diameter(giant)
        assert found["mean_path"] == pytest.approx(nx.average_shortest_path_length(giant))


def test_karate_has_its_known_figures():
    found = network_summary(nx.karate_club_graph())
    assert found["density"] == pytest.approx(0.139037, abs=5e-7)
    assert found["transitivity"] == pytest.approx(0.255682, abs=5e-7)
    assert found["mean_clustering"] == pytest.approx(0.570638, abs=5e-7)
    assert found["mean_path"] == pytest.approx(2.4082, abs=5e-5)
    assert found["diameter"] == 5
    assert found["assortativity"] == pytest.approx(-0.475613, abs=5e-7)


def test_les_miserables_have_their_known_figures():
    found = network_summary(nx.les_miserables_graph())
    assert found["transitivity"] == pytest.approx(0.498932, abs=5e-7)
    assert found["mean_clustering"] == pytest.approx(0.573137, abs=5e-7)
    assert found["mean_path"] == pytest.approx(2.641148, abs=5e-7)


@pytest.mark.parametrize(("graph", "value"), [(nx.star_graph(9), 1.0), (nx.cycle_graph(9), 0.0)])
def test_a_star_is_all_centre_and_a_ring_has_none(graph, value):
    assert network_summary(graph)["centralization"] == pytest.approx(value)


@pytest.mark.parametrize(
    "graph",
    [
        nx.path_graph(90),
        nx.lollipop_graph(70, 40),
        nx.grid_2d_graph(5, 30),
        nx.cycle_graph(31),
        nx.barbell_graph(40, 9),
    ],
    ids=["path", "lollipop", "grid", "ring", "barbell"],
)
def test_the_diameter_is_exact_for_every_shape(graph):
    assert network_summary(graph)["diameter"] == nx.diameter(graph)


def test_the_mean_path_of_a_large_network_is_drawn_with_its_error(monkeypatch):
    graph = nx.connected_watts_strogatz_graph(2000, 4, 0.2, seed=1)
    exact = network_summary(graph)
    monkeypatch.setattr("graphlab.network.structure.MOST_AUTHORS_FOR_MEAN_PATH", 100)
    drawn = network_summary(graph)
    assert drawn["diameter"] == exact["diameter"]
    assert 0 < drawn["mean_path_error"] < 0.05
    assert abs(drawn["mean_path"] - exact["mean_path"]) <= drawn["mean_path_error"]


@pytest.mark.parametrize("bylines", [[], ["A"], ["A", "B"]])
def test_networks_without_ties_have_what_is_defined(from_bylines, bylines):
    found = network_summary(coauthor_network(from_bylines(bylines)))
    assert found["n_ties"] == 0
    assert found["n_authors"] == len(bylines)
    assert np.isnan(found["diameter"])


@pytest.mark.parametrize("graph", [nx.path_graph(300), nx.full_rary_tree(2, 255), nx.barbell_graph(20, 61)])
def test_the_diameter_takes_few_searches_where_the_ends_are_far_apart(graph, monkeypatch):
    searches = []
    swept = structure._swept
    monkeypatch.setattr(structure, "_swept", lambda *args: searches.append(1) or swept(*args))
    assert network_summary(graph)["diameter"] == nx.diameter(graph)
    assert len(searches) < 5
