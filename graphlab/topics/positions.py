"""The theme map: a place in the plane for each paper, near papers about the same thing."""

import numpy as np
import numpy.typing as npt

MOST_EXACT = 400
N_STEPS = 100
N_ANCHORS = 5
LEAST_DISTANCE = 0.12

FloatArray = npt.NDArray[np.float64]


def theme_positions(points: FloatArray) -> FloatArray:
    """Positions in the plane whose distances follow 1 - cosine of the points.

    Weighted stress majorisation (SMACOF) from the classical scaling solution; the weights 1/d^2 make near papers count
    most. `LEAST_DISTANCE` is added to each distance, so that like papers stand side by side and not on each other.
    Above `MOST_EXACT` papers, evenly chosen ones are placed so and each other paper between its `N_ANCHORS` nearest.

    Parameters
    ----------
    points
        Rows of length 1.

    Returns
    -------
    numpy.ndarray
        Papers x 2, centred, the larger half-width 1; no random numbers are drawn.

    References
    ----------
    E. R. Gansner, Y. Koren, S. North, "Graph drawing by stress majorization", GD 2004.

    Examples
    --------
    >>> places = theme_positions(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    >>> near, far = np.linalg.norm(places[0] - places[1]), np.linalg.norm(places[0] - places[2])
    >>> bool(near < far)
    True
    """
    n = len(points)
    if n < 2:
        return np.zeros((n, 2))
    chosen = np.unique(np.linspace(0, n - 1, min(n, MOST_EXACT)).round().astype(np.int64))
    placed = _stress_layout(points[chosen])
    if len(chosen) < n:
        placed = _between_anchors(points, chosen, placed)
    placed = placed - placed.mean(axis=0)
    widest = np.abs(placed).max()
    return placed / widest if widest > 0 else placed


def _stress_layout(points: FloatArray) -> FloatArray:
    distances = np.maximum(1.0 - points @ points.T, 0.0) + LEAST_DISTANCE
    np.fill_diagonal(distances, 0.0)
    placed = _classical_scaling(distances)
    weights = np.where(distances > 0, 1.0 / np.maximum(distances, LEAST_DISTANCE) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian, hermitian=True)
    for _ in range(N_STEPS):
        gaps = np.hypot(placed[:, :1] - placed[:, 0], placed[:, 1:] - placed[:, 1])
        ratio = np.where(gaps > 0, weights * distances / np.where(gaps > 0, gaps, 1.0), 0.0)
        placed = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ placed)
    return placed


def _classical_scaling(distances: FloatArray) -> FloatArray:
    n = len(distances)
    centred = np.eye(n) - 1.0 / n
    values, vectors = np.linalg.eigh(-0.5 * centred @ distances**2 @ centred)
    top = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 0.0))
    largest = np.abs(np.round(top, 9)).argmax(axis=0)
    top = top * np.where(top[largest, np.arange(top.shape[1])] < 0, -1.0, 1.0)
    # Equal points need different starts: a small turn by their place in the order.
    angle = 2.4 * np.arange(n)
    return np.pad(top, ((0, 0), (0, 2 - top.shape[1]))) + 1e-3 * np.column_stack((np.cos(angle), np.sin(angle)))


def _between_anchors(points: FloatArray, chosen: npt.NDArray[np.int64], placed: FloatArray) -> FloatArray:
    """Each paper at the mean of its nearest placed papers, weighted by a high power of the cosine."""
    positions = np.empty((len(points), 2))
    for start in range(0, len(points), 1000):
        cosines = np.round(points[start : start + 1000] @ points[chosen].T, 10)
        near = np.argpartition(-cosines, N_ANCHORS - 1, axis=1)[:, :N_ANCHORS]
        weight = np.exp(20.0 * np.take_along_axis(cosines, near, axis=1) - 20.0)
        positions[start : start + 1000] = (weight[:, :, None] * placed[near]).sum(axis=1) / weight.sum(axis=1)[:, None]
    positions[chosen] = placed
    return positions
