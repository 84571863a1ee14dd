import numpy as np
import pytest
from scipy import sparse

from graphlab.topics import neighbours
from graphlab.topics.clustering import latent_rows, unit
from graphlab.topics.neighbours import nearest, neighbour_graph


def rows() -> sparse.csr_array:
    rng = np.random.default_rng(4)
    subject = np.repeat(np.eye(12), 60, axis=0) @ rng.random((12, 300)) ** 6
    return sparse.csr_array(unit(np.where(rng.random((720, 300)) < 0.1, rng.random((720, 300)), 0) + subject))


def test_the_nearest_rows_are_those_with_the_largest_cosine():
    near = nearest(rows(), rows(), 5, skip_self=True)
    cosines = (rows() @ rows().T).toarray()
    np.fill_diagonal(cosines, -1)
    assert np.allclose(near.cosines, -np.sort(-cosines, axis=1)[:, :5])
    assert np.allclose(np.take_along_axis(cosines, near.places, axis=1), near.cosines)


def test_dense_rows_have_the_neighbours_of_sparse_ones():
    assert np.array_equal(nearest(rows(), rows(), 4).places, nearest(rows().toarray(), rows().toarray(), 4).places)


def test_of_equal_rows_the_first_is_nearest():
    assert nearest(np.array([[1.0, 0.0]]), np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 0.0]]), 1).places.tolist() == [[1]]


def test_cells_find_nearly_all_neighbours(monkeypatch: pytest.MonkeyPatch):
    latent, _ = latent_rows(rows())
    exact = neighbour_graph(rows(), latent)
    monkeypatch.setattr(neighbours, "MOST_EXACT", 100)
    monkeypatch.setattr(neighbours, "PAPERS_PER_CELL", 60)
    in_cells = neighbour_graph(rows(), latent)
    shared = (exact.sign().multiply(in_cells.sign())).sum()
    assert shared > 0.9 * exact.nnz
    assert (in_cells != in_cells.T).nnz == 0
