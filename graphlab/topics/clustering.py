"""Papers as points whose neighbours are about the same thing, and spherical k-means on them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import linalg

SMOOTHING = 0.7
N_DIMENSIONS = 10
N_LATENT = 100
SMALL = 600
N_STARTS = 40
MOST_ITERATIONS = 100
FEWEST_STARTS = 5
MOST_WORK = 100_000
SMALLEST = 1e-12
SAME = 1 - 1e-9
BLOCK = 1000

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Space:
    """Where papers lie: rows of length 1, close together when the papers are about the same thing.

    Attributes
    ----------
    points
        Papers x dimensions: latent rows drawn towards their neighbours, then denoised by SVD.
    neighbours
        Symmetric graph of each paper and the papers whose words are most like its own; weights are cosines.
    latent
        The rows the space was made from.
    once
        The latent rows drawn towards their neighbours once.
    axes
        Latent x dimensions: turns a smoothed latent row into a point.
    """

    points: FloatArray
    neighbours: sparse.csr_array
    latent: FloatArray
    once: FloatArray
    axes: FloatArray

    def place(self, latent: FloatArray) -> FloatArray:
        """Points of other papers, drawn towards the papers of the space they resemble; a paper of the space stays."""
        nearest = _nearest(latent, self.latent, n_neighbours(len(self.latent) + 1))
        points = unit(_smoothed(latent, nearest.matrix, self.once) @ self.axes)
        closest = nearest.places[:, 0]
        same = np.einsum("ij,ij->i", latent, self.latent[closest]) > SAME
        points[same] = self.points[closest[same]]
        return points


def latent_rows(tfidf: sparse.csr_array) -> tuple[FloatArray, FloatArray]:
    """Papers in the space of their singular vectors, and the loadings (terms x latent) that put a TF-IDF row there.

    Exact for at most `SMALL` papers; the first `N_LATENT` singular vectors for more.

    Parameters
    ----------
    tfidf
        Papers x terms, rows of length 1 or 0.
    """
    if 0 in tfidf.shape:
        return np.zeros((tfidf.shape[0], 1)), np.zeros((tfidf.shape[1], 1))
    if tfidf.shape[0] <= SMALL:
        gram = (tfidf @ tfidf.T).toarray()
        squares, left = np.linalg.eigh(gram)
        kept = squares > SMALLEST
        left, values = left[:, kept][:, ::-1], np.sqrt(squares[kept][::-1])
        loadings = np.asarray(tfidf.T @ (left / values))
    else:
        rank = min(N_LATENT, min(tfidf.shape) - 1)
        start = np.ones(min(tfidf.shape)) / np.sqrt(min(tfidf.shape))
        _, values, right = linalg.svds(tfidf, k=rank, v0=start)
        loadings = np.ascontiguousarray(right[np.argsort(-values)].T)
    loadings = loadings * _signs(loadings)
    return unit(np.asarray(tfidf @ loadings)), loadings


def space(latent: FloatArray, *, n_dimensions: int = N_DIMENSIONS) -> Space:
    """Space of papers in which spherical k-means finds topics.

    Each row is replaced by (1 - a) x itself + a x the cosine-weighted mean of its neighbours (a = `SMOOTHING`), twice,
    which lets papers borrow the words of papers like them; the first singular vectors of the result are kept.

    Parameters
    ----------
    latent
        Papers x latent, rows of length 1.
    n_dimensions
        Singular vectors kept.
    """
    nearest = _nearest(latent, latent, n_neighbours(len(latent)), skip_self=True).matrix
    neighbours = sparse.csr_array(nearest.maximum(nearest.T))
    once = _smoothed(latent, neighbours, latent)
    smoothed = _smoothed(latent, neighbours, once)
    _, axes = np.linalg.eigh(smoothed.T @ smoothed)
    axes = axes[:, ::-1][:, :n_dimensions]
    axes = axes * _signs(axes)
    return Space(points=unit(smoothed @ axes), neighbours=neighbours, latent=latent, once=once, axes=axes)


def n_neighbours(n_papers: int) -> int:
    """Neighbours per paper: log2 of the number of papers, the order at which such a graph hangs together.

    References
    ----------
    U. von Luxburg, "A tutorial on spectral clustering", Statistics and Computing 17(4), 2007, section 8.2.

    Examples
    --------
    >>> [n_neighbours(n) for n in (2, 50, 10_000)]
    [1, 6, 14]
    """
    return int(min(np.ceil(np.log2(max(n_papers, 2))), max(n_papers - 1, 1)))


def spherical_kmeans(
    points: FloatArray, n_groups: int, *, random_state: np.random.Generator, n_starts: int = N_STARTS
) -> tuple[IntArray, FloatArray]:
    """Groups of points by direction: the best of several starts, all run side by side.

    Parameters
    ----------
    points
        Rows of length 1.
    n_groups
        Number of groups, at most the number of points.
    random_state
        Draws the first centres (k-means++ with 1 - cosine as the distance).
    n_starts
        Starts tried; the one with the largest sum of cosines is kept.

    Returns
    -------
    labels, centres
        Group of each point, and the unit mean of each group.

    References
    ----------
    I. S. Dhillon, D. S. Modha, "Concept decompositions for large sparse text data using clustering", Machine Learning
    42, 2001. D. Arthur, S. Vassilvitskii, "k-means++", SODA 2007.

    Examples
    --------
    >>> points = unit(np.array([[1.0, 0.1], [1.0, 0.0], [0.0, 1.0], [0.1, 1.0]]))
    >>> labels, _ = spherical_kmeans(points, 2, random_state=np.random.default_rng(1))
    >>> bool(labels[0] == labels[1] != labels[2] == labels[3])
    True
    """
    n_starts = int(np.clip(MOST_WORK // max(len(points), 1), FEWEST_STARTS, n_starts))
    centres = _first_centres(points, n_groups, random_state.random((n_groups, n_starts)))
    labels = np.full((n_starts, len(points)), -1)
    cosines = points @ centres.transpose(0, 2, 1)
    for _ in range(MOST_ITERATIONS):
        nearest = cosines.argmax(axis=2)
        if np.array_equal(nearest, labels):
            break
        labels = nearest
        centres = _centres(points, labels, centres)
        cosines = points @ centres.transpose(0, 2, 1)
    best = int(np.argmax(np.round(cosines.max(axis=2).sum(axis=1), 9)))
    return cosines[best].argmax(axis=1), centres[best]


def unit(rows: FloatArray) -> FloatArray:
    """Rows scaled to length 1; rows of zeros stay zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1.0)


def _centres(points: FloatArray, labels: IntArray, old: FloatArray) -> FloatArray:
    """Unit means of the groups of every start; a group without points keeps its old centre."""
    member = (labels[:, None, :] == np.arange(old.shape[1])[None, :, None]).astype(np.float64)
    sums = member @ points
    lengths = np.linalg.norm(sums, axis=2, keepdims=True)
    return np.where(lengths > SMALLEST, sums / np.maximum(lengths, SMALLEST), old)


def _first_centres(points: FloatArray, n_groups: int, draws: FloatArray) -> FloatArray:
    """k-means++: each next centre is drawn with a chance that grows with its distance from those before."""
    chosen = points[(draws[0] * len(points)).astype(np.int64)]
    centres = [chosen]
    closest = chosen @ points.T
    for draw in draws[1:n_groups]:
        chance = np.cumsum(np.maximum(1.0 - closest, SMALLEST), axis=1)
        place = (chance < draw[:, None] * chance[:, -1:]).sum(axis=1)
        chosen = points[np.minimum(place, len(points) - 1)]
        centres.append(chosen)
        closest = np.maximum(closest, chosen @ points.T)
    return np.stack(centres, axis=1)


@dataclass(frozen=True, eq=False)
class _Nearest:
    """The papers most like each row, most like first, and their cosines."""

    places: IntArray
    cosines: FloatArray
    n_others: int

    @property
    def matrix(self) -> sparse.csr_array:
        """Rows x other papers."""
        rows = np.repeat(np.arange(len(self.places)), self.places.shape[1])
        shape = (len(self.places), self.n_others)
        matrix = sparse.csr_array((self.cosines.ravel(), (rows, self.places.ravel())), shape=shape)
        matrix.eliminate_zeros()
        return matrix


def _nearest(rows: FloatArray, others: FloatArray, n: int, *, skip_self: bool = False) -> _Nearest:
    n = min(n, len(others) - skip_self)
    places = np.empty((len(rows), n), dtype=np.int64)
    cosines = np.empty((len(rows), n))
    for start in range(0, len(rows), BLOCK):
        # Rounded, so that ties are ties on every machine and go to the earlier paper.
        block = np.round(rows[start : start + BLOCK] @ others.T, 10)
        if skip_self:
            block[np.arange(len(block)), np.arange(start, start + len(block))] = -np.inf
        kept = _largest(block, n)
        places[start : start + BLOCK] = kept
        cosines[start : start + BLOCK] = np.maximum(np.take_along_axis(block, kept, axis=1), 0.0)
    return _Nearest(places, cosines, len(others))


def _largest(rows: FloatArray, n: int) -> IntArray:
    """Places of the n largest entries of each row, largest first."""
    if rows.shape[1] <= SMALL:
        return np.argsort(-rows, axis=1, kind="stable")[:, :n]
    kept = np.sort(np.argpartition(-rows, n - 1, axis=1)[:, :n], axis=1)
    order = np.argsort(-np.take_along_axis(rows, kept, axis=1), axis=1, kind="stable")
    return np.take_along_axis(kept, order, axis=1)


def _smoothed(rows: FloatArray, nearest: sparse.csr_array, others: FloatArray) -> FloatArray:
    """Rows drawn towards the weighted mean of their neighbours among `others`."""
    return unit((1.0 - SMOOTHING) * rows + SMOOTHING * unit(np.asarray(nearest @ others)))


def _signs(columns: FloatArray) -> FloatArray:
    """Factors that make the largest entry of each column positive: a singular vector has no sign of its own."""
    if not columns.size:
        return np.ones(columns.shape[1])
    largest = np.abs(np.round(columns, 9)).argmax(axis=0)
    return np.where(columns[largest, np.arange(columns.shape[1])] < 0, -1.0, 1.0)
