"""Tables of people: hand-counted on a toy corpus, contract-checked on the seed."""

import pytest

from graphlab import network
from graphlab.analysis import TABLES, author_themes, coauthors, collaborators, communities

PAPERS = [
    ("Alpha ducts", 2019, ["Ada Ash", "Bo Birk"], True),
    ("Beta ducts", 2020, ["Ada Ash", "Bo Birk", "Cy Cedar"], True),
    ("Gamma moss", 2021, ["Di Dogwood", "Ed Elm"], True),
    ("Delta moss", 2022, ["Fay Fir"], True),
]


@pytest.fixture
def tables(make_corpus):
    corpus = make_corpus(PAPERS)
    theme = {"Alpha ducts": 1, "Beta ducts": 1, "Gamma moss": 2, "Delta moss": 2}
    assigned = corpus.papers[["paper_id"]].assign(theme_id=corpus.papers["title"].map(theme).astype(int), certainty=1.0)
    net = network.coauthor_network(corpus)
    who = author_themes(corpus, assigned)
    people = collaborators(corpus, net, community=network.communities(net), author_theme=who)
    return corpus, assigned, net, who, people


def test_people_come_most_papers_first_then_first_authorships(tables):
    people = tables[-1]
    assert people["name"].tolist()[:2] == ["Ada Ash", "Bo Birk"]
    assert people["papers"].tolist()[:2] == [2, 2]
    assert people["first_author_papers"].tolist()[:2] == [2, 0]


def test_years_are_first_and_last_of_the_authors_papers(tables):
    row = tables[-1].set_index("name").loc["Ada Ash"]
    assert (row["first_year"], row["last_year"]) == (2019, 2020)


def test_a_solo_author_is_kept_without_collaborators(tables):
    row = tables[-1].set_index("name").loc["Fay Fir"]
    assert row["degree"] == 0
    assert row["strength"] == 0


def test_main_theme_is_the_theme_of_most_papers(tables):
    themes = tables[-1].set_index("name")["theme_id"]
    assert themes["Bo Birk"] == 1
    assert themes["Ed Elm"] == 2


def test_pairs_carry_names_and_joint_papers(tables):
    pairs = coauthors(tables[2])
    first = pairs.iloc[0]
    assert {first["name_a"], first["name_b"]} == {"Ada Ash", "Bo Birk"}
    assert first["papers"] == 2
    assert first["newman"] == pytest.approx(1 + 1 / 2)


def test_communities_are_largest_first_lettered_and_named_by_their_theme(tables):
    corpus, assigned, _, _, people = tables
    import pandas as pd

    themes = pd.DataFrame({"theme_id": [1, 2], "short_label": ["Ducts", "Moss"]})
    groups = communities(corpus, people, assigned=assigned, themes=themes)
    assert groups["n_authors"].tolist() == [3, 2, 1]
    assert groups["letter"].tolist() == ["A", "B", ""]
    assert groups["label"].tolist() == ["Ducts", "Moss", "Moss"]
    assert groups["authors"].iloc[0] == ("Ada Ash", "Bo Birk", "Cy Cedar")


@pytest.mark.parametrize("name", [n for n in TABLES if n != "completeness"])
def test_tables_of_a_study_have_the_documented_columns(seed_study, name):
    assert list(getattr(seed_study, name).columns) == list(TABLES[name])


def test_small_networks_are_exact_and_name_who_holds_them_together(tables):
    people = tables[-1].set_index("name")
    assert (people.filter(like="_error") == 0).all(axis=None)
    assert people.loc["Ada Ash", "pairs_cut"] == 0
    assert people.loc["Fay Fir", ["betweenness_rank_low", "betweenness_rank_high"]].tolist() == [1, len(people)]
    assert people[["pairs_cut", "betweenness_rank_low"]].dtypes.astype(str).tolist() == ["int64", "int64"]
