import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from graphlab.errors import SettingsError
from graphlab.network import (
    author_paper_graph,
    latapy_clustering,
    network_from_networkx,
    robins_alexander_clustering,
    team_sizes,
    team_summary,
)

BYLINES = st.lists(st.lists(st.sampled_from("ABCDEFG"), min_size=1, max_size=5).map(" ".join), min_size=1, max_size=8)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(bylines=BYLINES)
def test_both_clusterings_are_those_of_networkx(from_bylines, bylines):
    corpus = from_bylines(bylines)
    graph = author_paper_graph(corpus)
    authors = [node for node, side in graph.nodes(data="bipartite") if side == 0]
    assert robins_alexander_clustering(corpus) == pytest.approx(bipartite.robins_alexander_clustering(graph))
    # networkx divides by nothing for an author without second neighbours, and says 0.
    assert latapy_clustering(corpus).to_dict() == pytest.approx(bipartite.latapy_clustering(graph, authors))
    assert latapy_clustering(graph).equals(latapy_clustering(corpus))


def test_davis_southern_women():
    davis = nx.davis_southern_women_graph()
    assert robins_alexander_clustering(davis) == pytest.approx(0.467764, abs=5e-7)
    found = team_summary(davis)
    assert found["latapy"] == pytest.approx(0.317140, abs=5e-7)
    # The mean over women and events alike, as often quoted.
    turned = nx.Graph(davis)
    nx.set_node_attributes(turned, {node: 1 - side for node, side in davis.nodes(data="bipartite")}, "bipartite")
    both = pd.concat([latapy_clustering(davis), latapy_clustering(turned)])
    assert both.mean() == pytest.approx(0.328486, abs=5e-7)
    assert (found["n_papers"], found["n_team_papers"], found["largest_team"]) == (14, 14, 14)
    assert found["mean_team"] == pytest.approx(89 / 14)


def test_team_sizes_count_papers_without_authors_too(from_bylines):
    corpus = from_bylines(["A B", "C", "A B C", "C C", ""])
    assert team_sizes(corpus).to_dict() == {0: 1, 1: 2, 2: 1, 3: 1}
    assert team_summary(corpus)["n_papers"] == 4


def test_repeated_pairs_and_teams(from_bylines):
    found = team_summary(from_bylines(["A B", "B A", "A B C", "D E", "D"]))
    assert found["repeat_pair_share"] == 3 / 4
    assert found["repeat_team_share"] == 2 / 4


@pytest.mark.parametrize("bylines", [[], ["A"], ["A", "B"]])
def test_without_teams_there_is_nothing_to_repeat(from_bylines, bylines):
    found = team_summary(from_bylines(bylines))
    assert found[["repeat_pair_share", "repeat_team_share"]].isna().all()
    assert found["robins_alexander"] == 0
    assert len(team_sizes(from_bylines(bylines))) == (1 if bylines else 0)


@pytest.mark.parametrize("graph", [nx.path_graph(3), nx.Graph([("Ann", "Bob")])])
def test_a_graph_that_is_not_bipartite_is_refused(graph):
    with pytest.raises(SettingsError, match="not one of authors and papers"):
        team_sizes(graph)


@pytest.mark.parametrize("source", [network_from_networkx(nx.path_graph(3)), nx.MultiGraph([(1, 2)]), None])
def test_what_has_no_papers_has_no_teams(source):
    with pytest.raises(SettingsError, match="teams are told from a corpus"):
        team_sizes(source)
