import numpy as np
import pandas as pd

from graphlab.figures.legend import network_legend
from graphlab.figures.marks import authors_shown, edge_points, edge_width, node_radius


def authors_with(papers):
    n = len(papers)
    return pd.DataFrame(
        {"author_id": [f"a{i}" for i in range(n)], "papers": papers, "strength": np.arange(n, dtype=float)}
    )


def test_a_limit_on_papers_decides_where_it_leaves_enough_authors():
    shown, threshold = authors_shown(authors_with([3, 3, 2, 2, 1, 1, 1, 1]), 5)
    assert shown["papers"].tolist() == [3, 3, 2, 2]
    assert threshold == 2


def test_ties_decide_between_authors_with_as_many_papers():
    shown, threshold = authors_shown(authors_with([1] * 6), 2)
    assert shown["author_id"].tolist() == ["a4", "a5"]
    assert threshold is None


def test_the_legend_says_what_was_hidden_and_why():
    nodes, ties = authors_with([1, 2]), pd.DataFrame({"papers": [1]})
    for threshold, why in ((2, "Authors with 2 or more papers; 7 more authors not drawn"), (None, "7 more authors")):
        legend, height = network_legend(nodes, ties, n_hidden=7, threshold=threshold, width=482)
        assert legend["text"].str.startswith(why).any()
        assert height > network_legend(nodes, ties, n_hidden=0, threshold=None, width=482)[1]


def test_the_largest_node_never_exceeds_ten_points():
    assert node_radius(np.array([1.0, 400.0]), most=400).tolist() == [2.1, 10.0]


def test_the_thinnest_tie_is_one_paper_and_the_thickest_the_most():
    assert edge_width(np.array([1.0, 9.0]), most=9).round(2).tolist() == [0.55, 3.15]
    assert edge_width(np.array([1.0]), most=1).tolist() == [0.55]


def test_points_of_an_edge_run_from_end_to_end_along_the_curve():
    edge = pd.DataFrame(
        {"x0": [0.0], "y0": [0.0], "cx": [15.0], "cy": [10.0], "x1": [30.0], "y1": [0.0], "width": [1.0]}
    )
    points, weight = edge_points(edge)
    assert points[0].tolist() == [0, 0]
    assert points[-1].tolist() == [30, 0]
    assert points[:, 1].max() == 5
    assert set(weight) == {2.0}
