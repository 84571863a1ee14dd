import random

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from graphlab.errors import SettingsError
from graphlab.network import (
    adjusted_rand,
    coauthor_network,
    communities,
    community_certainty,
    consensus_communities,
    network_from_networkx,
    resolution_scan,
    variation_of_information,
)


def labels(values):
    return pd.Series(values, index=[f"{i:03}" for i in range(len(values))])


def caveman():
    return network_from_networkx(nx.relabel_nodes(nx.connected_caveman_graph(5, 7), {n: f"{n:02}" for n in range(35)}))


@pytest.fixture
def two_teams(from_bylines):
    """Two teams of four with ten papers each; Zoe has one paper with each."""
    papers = ["Ann Bob Cy Dan"] * 10 + ["Eve Flo Gus Hal"] * 10 + ["Ann Zoe", "Eve Zoe"]
    return coauthor_network(from_bylines(papers))


def test_agreement_is_that_of_scikit_learn():
    draw = random.Random(4)  # noqa: S311 # no secret is drawn
    for k in (1, 2, 5, 30):
        one, two = (labels([draw.randrange(k) for _ in range(30)]) for _ in range(2))
        assert adjusted_rand(one, two) == pytest.approx(adjusted_rand_score(one, two))


def test_variation_of_information_of_refinements_adds_up():
    coarse, fine, finest = labels([1] * 8), labels([1, 1, 1, 1, 2, 2, 2, 2]), labels(range(8))
    parts = variation_of_information(coarse, fine) + variation_of_information(fine, finest)
    assert variation_of_information(coarse, finest) == pytest.approx(parts) == pytest.approx(1)
    assert variation_of_information(fine, fine) == 0


def test_members_of_a_team_are_sure_and_who_stands_between_is_less_so(two_teams):
    table = community_certainty(two_teams, communities(two_teams), n_runs=40)
    assert table.loc[["Bob", "Cy", "Gus"], "certainty"].min() > 0.85
    assert table.loc["Zoe", "certainty"] < 0.8
    assert table.loc["Zoe", "n_runs"] < 40  # in some resamples she has no paper


def test_certainty_is_the_share_of_fellows_in_the_same_group(two_teams):
    table = community_certainty(two_teams, pd.Series(1, index=two_teams.authors["author_id"]), n_runs=10)
    runs_apart = table.loc["Bob", "certainty_seeds"]  # everybody in one group; runs part it into five and four
    own = communities(two_teams)
    assert runs_apart == pytest.approx(((own == own["Bob"]).sum() - 1) / 8)


def test_consensus_keeps_the_teams(two_teams):
    found = consensus_communities(two_teams)
    assert found[["Ann", "Bob", "Cy", "Dan"]].nunique() == found[["Eve", "Flo", "Gus", "Hal"]].nunique() == 1
    assert found["Ann"] != found["Eve"]


def test_consensus_of_a_network_that_was_not_made_from_papers_is_that_of_its_runs():
    assert consensus_communities(caveman()).tolist() == communities(caveman()).tolist()


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3)])
def test_networks_without_ties_have_nothing_to_be_unsure_of(graph):
    network = network_from_networkx(graph)
    found = communities(network)
    assert community_certainty(network, found)["certainty"].isna().all()
    assert consensus_communities(network).tolist() == found.tolist()
    assert resolution_scan(network, resolutions=[0.5, 1]).attrs["reason"].startswith("No resolution divides")


def test_a_scan_proposes_the_planted_communities():
    scan = resolution_scan(caveman())
    chosen = scan[scan["chosen"]].iloc[0]
    assert chosen["n_communities"] == 5
    assert chosen["plateau"] == scan["plateau"].max()
    assert scan["n_communities"].is_monotonic_increasing
    assert "5 communities of 3 or more authors" in scan.attrs["reason"]


def test_a_scan_never_proposes_the_connected_components():
    graph = nx.disjoint_union_all([nx.connected_caveman_graph(3, 6)] * 2)
    scan = resolution_scan(network_from_networkx(graph), objective="association")
    assert not scan.loc[scan["chosen"], "is_trivial"].any()


def test_input_order_has_no_effect_on_certainty(from_bylines):
    papers = ["Ann Bob Cy", "Cy Dan", "Dan Eve Flo", "Eve Flo", "Ann Bob"]
    tables = []
    for order in (slice(None), slice(None, None, -1)):
        corpus = from_bylines(papers)
        corpus = type(corpus)(
            papers=corpus.papers[order].reset_index(drop=True),
            authorships=corpus.authorships[order].reset_index(drop=True),
            authors=corpus.authors[order].reset_index(drop=True),
            issues=corpus.issues,
        )
        network = coauthor_network(corpus)
        tables.append(community_certainty(network, communities(network)))
    pd.testing.assert_frame_equal(*tables)


def test_settings_that_mean_nothing_are_refused():
    network = caveman()
    with pytest.raises(SettingsError, match="n_runs"):
        community_certainty(network, communities(network), n_runs=0)
    with pytest.raises(SettingsError, match="make no scan"):
        resolution_scan(network, resolutions=[1, 0.5])
    with pytest.raises(SettingsError, match="resolution"):
        resolution_scan(network, resolutions=[-1, 1])
    assert np.isfinite(resolution_scan(network, resolutions=[1], n_runs=1)["quality"]).all()
