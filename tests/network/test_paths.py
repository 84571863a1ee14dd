import random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from graphlab.errors import SettingsError
from graphlab.network import betweenness, closeness, harmonic, path_centralities
from graphlab.network.blocks import blocks
from graphlab.network.routes import distances_from, lengths_of, passed_by
from graphlab.network.twins import twins


@st.composite
def papers_graphs(draw):
    """Graphs of overlapping cliques, as coauthorship makes them: full of twins and of authors in whom blocks meet."""
    graph = nx.empty_graph(draw(st.integers(1, 30)))
    for team in draw(st.lists(st.lists(st.sampled_from(range(len(graph))), max_size=6), max_size=14)):
        graph.add_edges_from((a, b) for a in team for b in team if a < b)
    return graph


@settings(max_examples=60, deadline=None, derandomize=True)
@given(graph=papers_graphs())
def test_measures_by_steps_are_those_of_networkx(graph, same):
    assert same(betweenness(graph, weighted=False), nx.betweenness_centrality(graph))
    assert same(closeness(graph, weighted=False), nx.closeness_centrality(graph))
    assert same(harmonic(graph, weighted=False), nx.harmonic_centrality(graph))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(graph=papers_graphs(), weight=st.sampled_from([0.5, 1, 7]))
def test_ties_of_equal_weight_are_walked_by_steps_and_measured_by_distance(graph, weight, same):
    nx.set_edge_attributes(graph, weight, "weight")
    nx.set_edge_attributes(graph, 1 / weight, "distance")
    assert same(betweenness(graph), nx.betweenness_centrality(graph, weight="distance"))
    assert same(closeness(graph), nx.closeness_centrality(graph, distance="distance"))
    assert same(harmonic(graph), nx.harmonic_centrality(graph, distance="distance"))


@pytest.mark.parametrize(
    "graph",
    [
        nx.star_graph(300),
        nx.path_graph(150),
        nx.complete_graph(70),
        nx.balanced_tree(3, 4),
        nx.windmill_graph(40, 4),
        nx.disjoint_union(nx.gnm_random_graph(150, 300, seed=2), nx.barbell_graph(70, 3)),
    ],
    ids=["star", "path", "clique", "tree", "windmill", "random and barbell"],
)
def test_larger_graphs_of_every_shape_agree_with_networkx(graph, same):
    table = path_centralities(graph, weighted=False)
    assert same(table["betweenness"], nx.betweenness_centrality(graph))
    assert same(table["closeness"], nx.closeness_centrality(graph))
    assert same(table["harmonic"], nx.harmonic_centrality(graph))
    assert (table.filter(like="error") == 0).all(axis=None)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(graph=papers_graphs())
def test_pairs_cut_are_the_pairs_that_lose_every_path(graph):
    cut = blocks(_igraph(graph)).pairs_cut
    for node in graph:
        rest = nx.restricted_view(graph, [node], [])
        component = nx.node_connected_component(graph, node) - {node}
        sizes = [len(part) for part in nx.connected_components(rest) if part <= component]
        assert cut[node] == (sum(sizes) ** 2 - sum(size**2 for size in sizes)) / 2


@settings(max_examples=40, deadline=None, derandomize=True)
@given(graph=papers_graphs())
def test_twins_are_those_with_the_same_closed_neighbourhood(graph):
    class_of = twins(_matrix(graph)).class_of
    for a in graph:
        for b in graph:
            assert (class_of[a] == class_of[b]) == ({a, *graph[a]} == {b, *graph[b]})


def test_what_a_source_counts_adds_up_to_betweenness_in_both_directions():
    # All sources; where several paths are shortest, the mean of many draws.
    graph = nx.les_miserables_graph()
    weights = _matrix(nx.convert_node_labels_to_integers(graph, ordering="sorted"), weight="weight")
    lengths, n = lengths_of(weights), weights.shape[0]
    rows = np.repeat(np.arange(n), np.diff(lengths.indptr))
    draw, n_draws = np.random.default_rng(1), 30
    total = sum(
        passed_by(lengths, rows, source=source, distance=distance, draw=draw)
        for _ in range(n_draws)
        for source, distance in distances_from(lengths, np.arange(n))
    )
    expected = betweenness(graph).to_numpy() * (n - 1) * (n - 2)
    assert total / n_draws == pytest.approx(expected, abs=0.01 * expected.max())


@pytest.fixture
def small_limit(monkeypatch):
    monkeypatch.setattr("graphlab.network.paths.MOST_AUTHORS_FOR_PATHS", 100)


def team_graph(n_papers, *, seed):
    draw = random.Random(seed)  # noqa: S311 # no secret is drawn
    graph = nx.Graph()
    for number in range(n_papers):
        old = draw.sample(sorted(graph), min(len(graph), draw.choice([1, 1, 2])))
        team = [*old, *(f"{number}-{i}" for i in range(draw.choice([0, 1, 2])))]
        for a in team:
            graph.add_node(a)
            for b in team:
                if a < b:
                    graph.add_edge(a, b, weight=graph.get_edge_data(a, b, {"weight": 0})["weight"] + 1)
    return graph


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("weighted", [True, False])
def test_stated_errors_hold_for_at_least_95_in_100_authors(weighted):
    graph = team_graph(600, seed=3)
    truth = {m.__name__: m(graph, weighted=weighted) for m in (betweenness, closeness, harmonic)}
    held = dict.fromkeys(truth, 0.0)
    for seed in range(6):
        table = path_centralities(graph, weighted=weighted, n_sources=60, random_state=seed)
        for name, values in truth.items():
            assert (table[f"{name}_error"] > 0).mean() > 0.9
            held[name] += ((table[name] - values).abs() <= table[f"{name}_error"] + 1e-12).mean() / 6
        rank = truth["betweenness"].round(12).rank(ascending=False, method="min")
        assert rank.between(table["betweenness_rank_low"], table["betweenness_rank_high"]).mean() >= 0.95
    assert min(held.values()) >= 0.95


@pytest.mark.usefixtures("small_limit")
def test_small_components_are_exact_beside_a_large_one():
    graph = nx.disjoint_union(nx.path_graph(5), nx.gnm_random_graph(200, 700, seed=1))
    table = path_centralities(graph, n_sources=50)
    small = [str(node) for node in range(5)]
    assert (table.loc[small].filter(like="error") == 0).all(axis=None)
    assert table.loc[small, "harmonic"].tolist() == harmonic(nx.path_graph(5)).tolist()
    assert table.loc["2", "betweenness"] == pytest.approx(betweenness(graph)["2"])


@pytest.mark.usefixtures("small_limit")
def test_estimates_are_the_same_for_every_order_of_the_graph():
    graph = team_graph(200, seed=5)
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a, data) for a, b, data in reversed(list(graph.edges(data=True))))
    first, second = (path_centralities(g, n_sources=50) for g in (graph, turned))
    assert first.equals(second)


def test_too_few_sources_are_refused():
    with pytest.raises(SettingsError, match="n_sources is 3"):
        path_centralities(nx.path_graph(3), n_sources=3)


def test_weights_of_0_are_refused_by_every_measure():
    graph = nx.Graph()
    graph.add_edge("Ann", "Bob", weight=0)
    for measure in (betweenness, closeness, harmonic, path_centralities):
        with pytest.raises(SettingsError, match="weight 0"):
            measure(graph)


def _matrix(graph, weight=None):
    matrix = nx.to_scipy_sparse_array(graph, nodelist=range(len(graph)), weight=weight, dtype=float, format="csr")
    return sparse.csr_array(matrix)


def _igraph(graph):
    import igraph

    return igraph.Graph(n=len(graph), edges=list(graph.edges))


@pytest.mark.parametrize("graph", [nx.windmill_graph(60, 6), nx.complete_graph(150), nx.star_graph(150)])
def test_errors_hold_where_few_are_near_and_all_others_alike(graph, monkeypatch):
    exact = path_centralities(graph)
    monkeypatch.setattr("graphlab.network.paths.MOST_AUTHORS_FOR_PATHS", 50)
    found = path_centralities(graph, n_sources=30)
    for name in ("closeness", "harmonic"):
        assert (abs(found[name] - exact[name]) <= found[f"{name}_error"] + 1e-12).all()
