import numpy as np
import pytest
from scipy import sparse

from graphlab.topics.clustering import SMALL, latent_rows, placing, space, spherical_kmeans, topic_centres, unit
from graphlab.topics.neighbours import n_neighbours


def clouds(n_each: int = 12) -> np.ndarray:
    rng = np.random.default_rng(3)
    return unit(np.abs(np.repeat(np.eye(5)[:3], n_each, axis=0) + rng.normal(scale=0.15, size=(3 * n_each, 5))))


def test_three_clouds_are_three_groups():
    labels, centres = spherical_kmeans(clouds(), 3, random_state=np.random.default_rng(1))
    assert [len(set(labels[start : start + 12])) for start in (0, 12, 24)] == [1, 1, 1]
    assert len(set(labels)) == 3
    assert np.allclose(np.linalg.norm(centres, axis=1), 1)


def test_each_point_is_in_the_group_of_its_nearest_centre():
    points = clouds()
    labels, centres = spherical_kmeans(points, 4, random_state=np.random.default_rng(1))
    assert (labels == (points @ centres.T).argmax(axis=1)).all()


def test_as_many_groups_as_points_puts_each_alone():
    labels, _ = spherical_kmeans(unit(np.eye(4)), 4, random_state=np.random.default_rng(1))
    assert sorted(labels) == [0, 1, 2, 3]


def test_latent_rows_keep_the_cosines():
    rows = sparse.csr_array(clouds())
    latent, loadings = latent_rows(rows)
    assert np.allclose(latent @ latent.T, (rows @ rows.T).toarray())
    assert np.allclose(unit(rows @ loadings), latent)


def test_many_papers_of_low_rank_keep_their_cosines_too():
    rng = np.random.default_rng(2)
    rows = sparse.csr_array(unit(rng.random((SMALL + 50, 8)) @ rng.random((8, 120))))
    latent, _ = latent_rows(rows)
    assert np.allclose(latent @ latent.T, (rows @ rows.T).toarray())
    assert (np.diff(space(rows, latent).neighbours.indptr) >= n_neighbours(SMALL + 50)).all()


def test_neighbours_come_from_the_same_cloud_and_the_graph_is_symmetric():
    graph = space(clouds(), clouds()).neighbours.toarray()
    assert np.array_equal(graph, graph.T)
    assert graph[:12, 12:].sum() < 0.2 * graph[:12, :12].sum()
    assert (np.diag(graph) == 0).all()
    assert ((graph > 0).sum(axis=1) >= n_neighbours(36)).all()


def test_a_paper_of_the_space_keeps_its_affinities_and_a_new_one_is_drawn_to_its_neighbours():
    where = space(clouds(), clouds())
    centres = topic_centres(where.rows, np.repeat([0, 1, 2], 12), 3)
    assert np.allclose(placing(where.rows, where)(centres), where.rows @ centres.T)
    assert placing(unit(np.array([[1.0, 0.2, 0.1, 0.3, 0.3]])), where)(centres).argmax() == 0


@pytest.mark.parametrize("n", [1, 2, 3])
def test_spaces_of_very_few_papers_exist(n: int):
    assert space(unit(np.eye(3))[:n], unit(np.eye(3))[:n]).points.shape[0] == n
