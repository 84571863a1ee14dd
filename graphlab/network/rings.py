"""Components on a plane: each upright, the largest in the middle, the others in rings around it."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ROOM = 1.5  # a component's disc in radii, so that one's rim is not nearer to the next than to its own


def upright(xy: Floats) -> Floats:
    """Positions around their mean, the longest axis along x, mirrored so that the first point lies left and up.

    Examples
    --------
    >>> upright(np.array([[0.0, 0.0], [0.0, 2.0], [0.0, 4.0]])).round(2).tolist()
    [[-2.0, 0.0], [0.0, 0.0], [2.0, 0.0]]
    """
    centred = xy - xy.mean(axis=0)
    x, y = centred.T
    spread = np.array([[(x * x).sum(), (x * y).sum()], [(x * y).sum(), (y * y).sum()]])  # the same for any thread count
    _, axes = np.linalg.eigh(spread)  # ascending: the longest axis is last
    turned = centred @ axes[:, ::-1]
    far = np.argmax(np.abs(np.round(turned, 9)) > 0, axis=0)  # the first point that is off each axis
    sign = np.where(turned[far, [0, 1]] * (1, -1) > 0, -1.0, 1.0)
    return turned * sign + 0.0


def rings_of_components(members: list[Ints], placed: list[Floats]) -> Floats:
    """Positions of all authors: the first component in the middle, the others in rings around it.

    Parameters
    ----------
    members
        Rows of the authors of each component, the largest first.
    placed
        Positions (k, 2) of each component around its own middle.

    Returns
    -------
    numpy.ndarray
        Positions (n, 2); no two components' discs overlap.

    Examples
    --------
    >>> pair, single = np.array([[-0.5, 0.0], [0.5, 0.0]]), np.zeros((1, 2))
    >>> rings_of_components([np.array([0, 2]), np.array([1])], [pair, single]).round(2).tolist()
    [[-0.5, 0.0], [0.0, 1.28], [0.5, 0.0]]
    """
    xy = np.zeros((sum(map(len, members)), 2))
    if not members:
        return xy
    least = 0.5 / np.sqrt(len(placed[0]))  # an author alone needs room, too
    radius = ROOM * np.array([max(float(np.hypot(*part.T).max()), least) for part in placed])
    order = np.lexsort((np.arange(1, len(radius)), -radius[1:])) + 1
    xy[members[0]] = placed[0]
    for part, centre in zip(order, disc_rings(radius[order], inner=float(radius[0])), strict=True):
        xy[members[part]] = placed[part] + centre
    return xy


def disc_rings(radius: Floats, *, inner: float) -> Floats:
    """Centres of discs, from the largest to the smallest, in rings around a disc of radius `inner`.

    Examples
    --------
    >>> disc_rings(np.ones(3), inner=1.0).round(2).tolist()
    [[0.0, 2.0], [1.73, -1.0], [-1.73, -1.0]]
    """
    centres = np.zeros((len(radius), 2))
    first, rim = 0, inner
    while first < len(radius):
        middle = rim + radius[first]
        half = np.arcsin(np.minimum(radius[first:] / middle, 1.0))
        turn = np.cumsum(2 * half)
        n = max(1, int(np.searchsorted(turn, 2 * np.pi + 1e-9, side="right")))
        spare = max(2 * np.pi - turn[n - 1], 0.0) / n
        angle = np.pi / 2 - (turn[:n] - half[:n] - half[0] + spare * np.arange(n))
        centres[first : first + n] = middle * np.column_stack([np.cos(angle), np.sin(angle)])
        rim = middle + radius[first]
        first += n
    return centres
