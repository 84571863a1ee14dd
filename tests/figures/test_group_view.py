import numpy as np
import pandas as pd
import pytest

from graphlab.figures import group_geometry, group_ties, plot_network
from graphlab.figures.labels import touching

THEMES = ["Bandit problems", "Kernel methods", "Causal discovery from observational data at scale", "Graphs"]


def tables(n_groups, *, random_state=0):
    """Communities of falling size whose people publish across at random."""
    rng = np.random.default_rng(random_state)
    size = np.sort(rng.geometric(0.05, n_groups) + 1)[::-1]
    community = np.repeat(np.arange(1, n_groups + 1), size)
    ids = np.array([f"a{i:05}" for i in range(len(community))])
    authors = pd.DataFrame({"author_id": ids, "community": community})
    ends = np.sort(rng.integers(0, len(ids), (4 * n_groups, 2)), axis=1)
    ends = ends[ends[:, 0] != ends[:, 1]]
    papers = [(f"p{k}", f"q{k % 9}") for k in range(len(ends))]
    ties = pd.DataFrame({"author_a": ids[ends[:, 0]], "author_b": ids[ends[:, 1]], "paper_ids": papers})
    groups = pd.DataFrame(
        {
            "community": range(1, n_groups + 1),
            "letter": [f"G{k}" for k in range(n_groups)],
            "label": [THEMES[k % len(THEMES)] for k in range(n_groups)],
            "theme_id": [k % len(THEMES) + 1 for k in range(n_groups)],
            "n_authors": size,
            "authors": [tuple(f"Person {c} Number {k}" for k in range(n)) for c, n in enumerate(size)],
        }
    )
    return authors, ties, groups


@pytest.fixture(scope="module", params=[1, 8, 60, 400])
def geometry(request):
    return group_geometry(*tables(request.param), n_themes=4)


def test_names_overlap_neither_each_other_nor_a_circle_and_stay_on_the_page(geometry):
    named = geometry.nodes[geometry.nodes["shown"]]
    box = named[["left", "bottom", "right", "top"]].to_numpy(float)
    hits = touching(box, box)
    np.fill_diagonal(hits, False)
    assert not hits.any()
    nodes = geometry.nodes
    x = nodes["x"].to_numpy().clip(box[:, :1], box[:, 2:3])
    y = nodes["y"].to_numpy().clip(box[:, 1:2], box[:, 3:])
    assert (np.hypot(x - nodes["x"].to_numpy(), y - nodes["y"].to_numpy()) >= nodes["r"].to_numpy()).all()
    assert (box[:, :2] >= 0).all()
    assert (box[:, 2:] <= [geometry.width, geometry.height]).all()


def test_circles_do_not_overlap_and_most_have_their_name(geometry):
    xy, r = geometry.nodes[["x", "y"]].to_numpy(float), geometry.nodes["r"].to_numpy(float)
    one, two = np.triu_indices(len(xy), 1)
    assert (np.hypot(*(xy[one] - xy[two]).T) >= r[one] + r[two]).all()
    assert geometry.n_unnamed <= 0.15 * len(geometry.nodes) or len(geometry.nodes) <= 40


def test_the_largest_communities_are_drawn_and_the_legend_counts_the_others():
    authors, ties, groups = tables(400)
    geometry = group_geometry(authors, ties, groups, n_themes=4)
    drawn = geometry.nodes["community"]
    assert drawn.tolist() == list(range(1, len(drawn) + 1))
    hidden = groups[~groups["community"].isin(drawn)]
    assert geometry.n_hidden == len(hidden)
    note = f"{len(hidden)} smaller groups of {hidden['n_authors'].sum():,} authors not drawn"
    assert note in geometry.legend["text"].tolist()


def test_row_order_has_no_effect():
    parts = tables(30)
    shuffled = [part.sample(frac=1, random_state=3) for part in parts]
    assert group_geometry(*parts, n_themes=4).to_json() == group_geometry(*shuffled, n_themes=4).to_json()


def test_a_tie_counts_papers_once_however_many_of_their_authors_meet():
    authors = pd.DataFrame({"author_id": list("abcd"), "community": [2, 2, 1, 3]})
    pairs = [("a", "b", ("p",)), ("a", "c", ("p",)), ("b", "c", ("p", "q")), ("b", "d", ("r",))]
    ties = group_ties(authors, pd.DataFrame(pairs, columns=["author_a", "author_b", "paper_ids"]))
    assert ties.to_numpy().tolist() == [[1, 2, 2], [2, 3, 1]]


def test_area_grows_with_authors_down_to_the_least_circle():
    nodes = group_geometry(*tables(12), n_themes=4).nodes
    large = nodes[nodes["r"] > 2.7]
    assert np.ptp(large["r"] ** 2 / large["papers"]) < 1e-9


def test_without_communities_the_page_is_empty():
    authors, ties, groups = (part.head(0) for part in tables(3))
    geometry = group_geometry(authors, ties, groups, n_themes=0)
    assert geometry.nodes.empty
    assert not list(plot_network(geometry).texts)
