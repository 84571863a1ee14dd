import pandas as pd
import pytest

from graphlab.network import author_theme_graph, coauthor_network, theme_graph, tie_themes

BYLINES = ["A B", "A B", "A C", "C"]


@pytest.fixture
def assigned():
    return pd.DataFrame({"paper_id": ["p1", "p2", "p3", "p4"], "theme_id": [1, 2, 2, None]}).astype(
        {"theme_id": "Int64"}
    )


def test_authors_are_tied_to_themes_by_their_papers(from_bylines, assigned):
    graph = author_theme_graph(from_bylines(BYLINES), assigned)
    assert {(a, t): w for a, t, w in graph.edges(data="weight")} == {
        ("A", "theme 1"): 1,
        ("A", "theme 2"): 2,
        ("B", "theme 1"): 1,
        ("B", "theme 2"): 1,
        ("C", "theme 2"): 1,
    }
    assert graph.nodes["theme 2"] == {"bipartite": 1, "kind": "theme", "label": "theme 2", "theme_id": 2}


def test_themes_are_tied_by_their_authors(from_bylines, assigned):
    graph = theme_graph(from_bylines(BYLINES), assigned)
    assert graph.nodes["theme 2"]["papers"] == 2
    assert graph.edges["theme 1", "theme 2"] == {"authors": 2, "weight": 2, "jaccard": 2 / 3}


def test_a_tie_knows_what_it_is_about(from_bylines, assigned):
    table = tie_themes(coauthor_network(from_bylines(BYLINES)), assigned)
    assert table.to_numpy().tolist() == [["A", "B", 1, 1, 0.5], ["A", "B", 2, 1, 0.5], ["A", "C", 2, 1, 1.0]]


def test_without_themes_there_are_authors_alone(from_bylines):
    none = pd.DataFrame({"paper_id": pd.Series(dtype="str"), "theme_id": pd.Series(dtype="Int64")})
    corpus = from_bylines(BYLINES)
    assert author_theme_graph(corpus, none).number_of_edges() == 0
    assert len(theme_graph(corpus, none)) == 0
    assert tie_themes(coauthor_network(corpus), none).empty
