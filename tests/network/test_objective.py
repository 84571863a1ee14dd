import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import adjusted_rand_score

from graphlab.errors import SettingsError
from graphlab.network import communities, community_quality, network_from_networkx

# VOSviewer's own clusterings: number of clusters and quality at a resolution of 1, and our best quality.
MAPS = {
    "JOI_2007-2016_co-authorship_network.json": (25, 0.931214, 0.931214),
    "Dimensions_scientometrics_researcher_co-authorship_network.json": (16, 0.812115, 0.812115),
    "QSS_SM_2020-2021_co-authorship_network.json": (17, 0.868605, 0.869292),
    "QSS_publication_bibliographic_coupling_network.json": (4, 0.502618, 0.502618),
    "Dimensions_obesity_journal_bibliographic_coupling_network.json": (3, 0.140247, 0.140247),
}


@pytest.mark.parametrize("name", MAPS)
def test_vosviewers_clusterings_come_out_or_better_ones(read_map, name):
    network, cluster, _ = read_map(name)
    n_clusters, theirs, best = MAPS[name]
    assert cluster.nunique() == n_clusters
    assert community_quality(network, cluster, objective="association") == pytest.approx(theirs, abs=5e-7)
    for random_state in (1, 2, 3):
        found = communities(network, objective="association", random_state=random_state)
        assert community_quality(network, found, objective="association") == pytest.approx(best, abs=5e-7)
        if theirs == best:
            assert adjusted_rand_score(cluster.loc[found.index], found) == 1


def test_the_example_of_vosviewers_authors_has_its_two_clusters():
    graph = nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3), (3, 5), (5, 4), (4, 3)])
    found = communities(network_from_networkx(graph), objective="cpm", resolution=0.2)
    assert found.tolist() == [1, 1, 1, 2, 2, 2]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data(), objective=st.sampled_from(["association", "cpm", "modularity"]))
def test_quality_is_the_double_sum_it_is_defined_as(graphs, data, objective):
    graph = nx.relabel_nodes(data.draw(graphs), str)
    group = pd.Series({node: data.draw(st.integers(1, 3)) for node in graph})
    s = dict(graph.degree(weight="weight"))
    total = sum(s.values())
    if not total:
        return
    w = {(a, b): d["weight"] for x, y, d in graph.edges(data=True) for a, b in ((x, y), (y, x))}
    if objective == "association":
        w = {(a, b): value * total / (s[a] * s[b]) for (a, b), value in w.items()}
    n = {node: s[node] / total**0.5 if objective == "modularity" else 1.0 for node in graph}
    same = [(a, b) for a in graph for b in graph if group[a] == group[b]]
    expected = sum(w.get((a, b), 0) - 0.7 * n[a] * n[b] for a, b in same) / sum(w.values())
    got = community_quality(network_from_networkx(graph), group, objective=objective, resolution=0.7)
    assert got == pytest.approx(expected, abs=1e-12)


def test_an_unknown_objective_is_refused():
    with pytest.raises(SettingsError, match="infomap"):
        community_quality(network_from_networkx(nx.path_graph(2)), pd.Series({"0": 1, "1": 1}), objective="infomap")
