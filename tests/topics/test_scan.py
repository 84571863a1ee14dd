import numpy as np

from graphlab.topics.clustering import space, unit
from graphlab.topics.scan import SCAN_COLUMNS, certainty, empty_scan, grouping


def test_topics_are_numbered_by_size_then_by_first_paper():
    points = unit(np.array([[0, 0, 1.0], [1, 0, 0], [0, 1, 0], [1, 0, 0.01], [0, 1, 0.01], [0, 1, 0.02], [1, 0, 0.02]]))
    assert grouping(space(points, points), 3, random_state=1).labels.tolist() == [2, 0, 1, 0, 1, 1, 0]


def test_certainty_does_not_depend_on_how_resamples_number_their_topics():
    labels = np.array([0, 0, 0, 1, 1])
    assert certainty(labels, [1 - labels, labels]).tolist() == [1.0] * 5


def test_certainty_counts_the_resamples_that_agree():
    labels = np.array([0, 0, 0, 1, 1, 1])
    moved = np.array([0, 0, 1, 1, 1, 1])
    assert certainty(labels, [labels, moved, moved, labels]).tolist() == [1, 1, 0.5, 1, 1, 1]


def test_the_empty_scan_has_every_column():
    assert list(empty_scan().columns) == list(SCAN_COLUMNS)
