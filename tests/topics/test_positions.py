import numpy as np
import pytest

from graphlab.topics.clustering import unit
from graphlab.topics.positions import MOST_EXACT, theme_positions


def clouds(n_each: int) -> np.ndarray:
    rng = np.random.default_rng(3)
    return unit(np.repeat(np.eye(4), n_each, axis=0) + rng.normal(scale=0.1, size=(4 * n_each, 4)))


@pytest.mark.parametrize("n_each", [10, MOST_EXACT // 2])
def test_papers_about_the_same_thing_are_neighbours(n_each: int):
    places = theme_positions(clouds(n_each))
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(gaps, np.inf)
    nearest = gaps.argmin(axis=1)
    assert (nearest // n_each == np.arange(4 * n_each) // n_each).mean() > 0.95


def test_positions_are_centred_and_fill_the_square():
    places = theme_positions(clouds(8))
    assert np.allclose(places.mean(axis=0), 0)
    assert np.abs(places).max() == pytest.approx(1.0)


def test_like_papers_do_not_stand_on_each_other():
    places = theme_positions(np.tile([[1.0, 0.0]], (5, 1)))
    gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert gaps[~np.eye(5, dtype=bool)].min() > 0.05


@pytest.mark.parametrize("n", [0, 1])
def test_fewer_than_two_papers_stand_in_the_middle(n: int):
    assert theme_positions(np.ones((n, 1))).tolist() == [[0.0, 0.0]] * n
