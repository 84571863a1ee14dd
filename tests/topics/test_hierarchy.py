import numpy as np

from graphlab.topics import TopicModel
from graphlab.topics.hierarchy import HIERARCHY_COLUMNS, merged_labels, topic_hierarchy

PAPERS = [
    (f"{subject} {words.split()[n % 3]} {n}", f"On {words}.")
    for subject, words in (
        ("Sourdough", "yeast flour oven"),
        ("Rye", "yeast flour dough"),
        ("Pulsar", "neutron star spectrum"),
    )
    for n in range(7)
]


def test_topics_of_like_words_merge_first():
    model = TopicModel(3).fit(PAPERS)
    assert list(model.hierarchy_.columns) == list(HIERARCHY_COLUMNS)
    two = model.merged(2)
    assert len(set(two[:14])) == len(set(two[14:])) == 1
    assert set(two[:14]) != set(two[14:])
    assert set(model.merged(1)) == {0}


def test_the_centre_of_joined_topics_is_weighted_by_their_papers():
    centres = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]])
    table = topic_hierarchy(centres, np.array([1, 9, 1]))
    joined = centres[0] + 9 * centres[1]
    assert table["topic"].tolist() == [0, 0]
    assert table["merged"].tolist() == [1, 2]
    assert table["cosine"].iloc[1] == round(float(joined[1] / np.linalg.norm(joined)), 10)


def test_as_many_topics_as_there_are_leaves_the_labels():
    table = topic_hierarchy(np.eye(3), np.array([1, 1, 1]))
    assert merged_labels(np.array([2, 0, 1]), table, 3).tolist() == [2, 0, 1]


def test_one_topic_splits_into_parts_and_others_are_left_out():
    model = TopicModel(2).fit(PAPERS)
    bread = int(model.labels_[0])
    parts = model.split(bread, 2)
    assert set(parts[:14]) == {0, 1}
    assert set(parts[14:]) == {-1}
    assert len(set(parts[:7])) == len(set(parts[7:14])) == 1
