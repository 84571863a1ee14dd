import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.figures.labels import CLEARANCE, Scene, edge_length_under, label_placement, rim_distance, touching


def scene(nodes, *, radii=None, blocked=(), edge_points=(), page=(0, 0, 300, 200)):
    nodes = np.array(nodes, dtype=float).reshape(-1, 2)
    points = np.array(edge_points, dtype=float).reshape(-1, 2)
    return Scene(
        nodes=nodes,
        radii=np.full(len(nodes), 3.0) if radii is None else np.array(radii, dtype=float),
        edge_points=points,
        edge_weight=np.ones(len(points)),
        blocked=np.array(blocked, dtype=float).reshape(-1, 4),
        page=page,
    )


def placed(where, *, width=50.0):
    n = len(where.nodes)
    return label_placement(np.arange(n), np.tile([width, 8.0], (n, 1)), where, importance=np.arange(n))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(5, 295), st.integers(5, 195)), min_size=1, max_size=40, unique=True))
def test_shown_names_touch_no_name_no_node_and_stay_on_the_page(nodes):
    where = scene(nodes, blocked=[(100, 100, 150, 110)])
    found = placed(where)
    boxes = found.boxes[found.shown]
    between = touching(boxes, boxes)
    np.fill_diagonal(between, val=False)
    assert not between.any()
    assert not touching(boxes, where.blocked).any()
    assert (rim_distance(boxes, where.nodes, where.radii) >= CLEARANCE - 1e-9).all()
    assert (boxes[:, :2] >= 0).all()
    assert (boxes[:, 2] <= 300).all()
    assert (boxes[:, 3] <= 200).all()


def test_a_free_name_stands_to_the_right_of_its_node():
    found = placed(scene([(100, 100)]))
    left, bottom, _, top = found.boxes[0]
    assert 103 < left < 106
    assert (bottom + top) / 2 == 100


def test_a_name_at_the_right_edge_stands_to_the_left():
    assert placed(scene([(290, 100)])).boxes[0, 2] < 290


def test_the_least_important_name_is_left_out_where_there_is_room_for_one():
    where = scene([(8, 7), (60, 7)], page=(0, 0, 100, 14))  # a name of 40 points fits between them, nowhere else
    both = np.tile([40.0, 8.0], (2, 1))
    for first in (0, 1):
        found = label_placement(np.array([0, 1]), both, where, importance=np.array([first, 1 - first]))
        assert found.shown.tolist() == [first == 0, first == 1]


def test_a_name_avoids_an_edge():
    edge = [(x, 100) for x in range(100, 160, 3)]
    left, bottom, right, top = placed(scene([(100, 100)], edge_points=edge)).boxes[0]
    assert not (left <= 110 <= right and bottom <= 100 <= top)


def test_edge_points_under_a_box_are_counted():
    where = scene([(0, 0)], edge_points=[(10, 10), (12, 10), (50, 50)])
    assert edge_length_under(np.array([[4.0, 4.0, 20.0, 20.0]]), where).tolist() == [2.0]


def test_no_names_need_no_places():
    assert placed(scene([])).shown.tolist() == []
