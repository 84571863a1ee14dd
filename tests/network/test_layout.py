import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.network.layout import author_layout


def nodes_of(n, community=None):
    ids = [f"a{i:03d}" for i in range(n)]
    return pd.DataFrame(
        {"author_id": ids, "community": 1 if community is None else community, "box_width": 45.0, "box_height": 12.0}
    )


def ties_of(pairs):
    pairs = list(pairs)
    return pd.DataFrame(
        {
            "author_a": [f"a{a:03d}" for a, _ in pairs],
            "author_b": [f"a{b:03d}" for _, b in pairs],
            "weight": np.ones(len(pairs)),
        }
    )


def xy_of(nodes, ties, *, width=482.0, height=482.0):
    return author_layout(nodes, ties, width=width, height=height)[["x", "y"]].to_numpy()


pairs = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1])


@settings(max_examples=20, deadline=None)
@given(st.sets(pairs, max_size=30), st.randoms(use_true_random=False))
def test_row_order_changes_nothing(links, random):
    nodes, ties = nodes_of(12), ties_of(sorted(links))
    rows, ends = random.sample(range(12), 12), random.sample(range(len(ties)), len(ties))
    there = xy_of(nodes, ties)
    assert np.array_equal(there, xy_of(nodes.iloc[rows], ties.iloc[ends]))
    turned = ties.rename(columns={"author_a": "author_b", "author_b": "author_a"})
    assert np.array_equal(there, xy_of(nodes, turned))


@settings(max_examples=20, deadline=None)
@given(st.sets(pairs, max_size=30))
def test_everyone_is_on_the_page_and_has_room(links):
    xy = xy_of(nodes_of(12), ties_of(sorted(links)))
    assert (xy >= 0).all()
    assert (xy <= 482).all()
    one, two = np.triu_indices(12, 1)
    gap = np.abs(xy[one] - xy[two])
    assert ((gap[:, 0] > 40) | (gap[:, 1] > 9)).all()


def test_no_author_has_no_place():
    assert xy_of(nodes_of(0), ties_of([])).shape == (0, 2)


def test_two_authors_stand_in_the_middle():
    assert xy_of(nodes_of(2), ties_of([(0, 1)])).mean(axis=0) == pytest.approx([241, 241], abs=3)


def test_components_stand_side_by_side():
    links = [(i, j) for start in range(0, 30, 3) for i, j in ((start, start + 1), (start + 1, start + 2))]
    xy = xy_of(nodes_of(30, np.repeat(range(10), 3)), ties_of(links)).reshape(10, 3, 2)
    middles = xy.mean(axis=1)
    one, two = np.triu_indices(10, 1)
    gap = np.abs(middles[one] - middles[two])
    assert ((gap[:, 0] > 100) | (gap[:, 1] > 35)).all()
    assert len(set(middles[:, 0].round())) > 1


def test_authors_without_ties_stand_below_the_others():
    xy = xy_of(nodes_of(6), ties_of([(0, 1), (1, 2)]))
    assert xy[3:, 1].max() < xy[:3, 1].min()


def test_communities_of_one_component_do_not_interlock():
    left = [(i, j) for i in range(6) for j in range(i + 1, 6)]
    right = [(i + 6, j + 6) for i, j in left]
    xy = xy_of(nodes_of(12, [1] * 6 + [2] * 6), ties_of([*left, *right, (0, 6), (1, 7)]))
    directions = np.column_stack([np.cos(np.arange(16) * np.pi / 8), np.sin(np.arange(16) * np.pi / 8)])
    gap = (xy[6:] @ directions.T).min(axis=0) - (xy[:6] @ directions.T).max(axis=0)
    assert gap.max() > 20


def test_a_stronger_tie_is_shorter():
    ties = ties_of([(0, 1), (1, 2), (2, 3), (3, 0)]).assign(weight=[9.0, 1.0, 1.0, 1.0])
    nodes = nodes_of(4).assign(box_width=1.0, box_height=1.0)
    xy = xy_of(nodes, ties) / (1.28, 1)
    length = np.hypot(*(xy[[1, 2, 3, 0]] - xy[[0, 1, 2, 3]]).T)
    assert length[0] < 0.7 * length[1:].min()


@pytest.mark.parametrize("size", [(200.0, 100.0), (482.0, 300.0)])
def test_too_many_authors_are_squeezed_onto_the_page(size):
    links = [(i, j) for start in range(0, 120, 4) for i in range(start, start + 4) for j in range(i + 1, start + 4)]
    xy = xy_of(nodes_of(120, np.repeat(range(30), 4)), ties_of(links), width=size[0], height=size[1])
    assert (xy >= 0).all()
    assert (xy <= size).all()


def test_more_authors_without_ties_than_rows_fit_stay_on_the_page():
    xy = xy_of(nodes_of(150), ties_of([(0, 1), (1, 2)]), height=200)
    assert (xy >= 0).all()
    assert (xy <= (482, 200)).all()


def test_authors_without_ties_stand_right_below_the_others():
    xy = xy_of(nodes_of(6), ties_of([(0, 1), (1, 2)]))
    assert xy[:3, 1].min() - xy[3:, 1].max() < 40


def test_a_dense_community_of_many_is_no_column_of_names():
    links = [(i, j) for i in range(45) for j in range(i + 1, 45) if (i + j) % 3 == 0]
    wide, high = np.ptp(xy_of(nodes_of(45), ties_of(links)), axis=0)
    assert 0.6 < wide / high < 3


@pytest.mark.parametrize(("width", "height"), [(700.0, 350.0), (400.0, 600.0)])
def test_a_crowded_component_takes_the_shape_of_the_page(width, height):
    within = [(i, j) for g in range(0, 60, 6) for i in range(g, g + 6) for j in range(i + 1, g + 6)]
    across = [(g, (g + 6) % 60) for g in range(0, 60, 6)]
    xy = xy_of(nodes_of(60, np.repeat(range(10), 6)), ties_of([*within, *across]), width=width, height=height)
    wide, high = np.ptp(xy, axis=0)
    assert (wide > high) == (width > height)
