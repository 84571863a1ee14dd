"""Papers as points whose neighbours are about the same thing, and spherical k-means on them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import linalg

from graphlab.topics.neighbours import Rows, n_neighbours, nearest, neighbour_graph

SMOOTHING = 0.7
N_SMOOTHINGS = 2
N_DIMENSIONS = 10
N_LATENT = 100
SMALL = 600
N_STARTS = 40
MOST_ITERATIONS = 100
FEWEST_STARTS = 5
MOST_WORK = 100_000
SMALLEST = 1e-12
SAME = 1 - 1e-9

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Space:
    """Where papers lie: rows of length 1, close together when the papers are about the same thing.

    Attributes
    ----------
    rows
        The papers' words (TF-IDF) or embedding, rows of length 1.
    latent
        The same in few dimensions.
    neighbours
        Symmetric graph of each paper and the papers most like it; weights are cosines.
    points
        Papers x dimensions: latent rows drawn towards their neighbours, then denoised by SVD.
    """

    rows: Rows
    latent: FloatArray
    neighbours: sparse.csr_array
    points: FloatArray


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


def space(rows: Rows, latent: FloatArray, *, n_dimensions: int = N_DIMENSIONS) -> Space:
    """Space of papers in which spherical k-means finds topics.

    Each latent row is replaced by (1 - a) x itself + a x the cosine-weighted mean of its neighbours (a = `SMOOTHING`),
    twice, which lets papers borrow the words of papers like them; the first singular vectors of the result are kept.
    Neighbours are those by the full rows: by 100 latent dimensions they group papers worse (NMI .526 against .538 over
    16 labelled sets; on short titles .67 against .72).

    Parameters
    ----------
    rows
        Papers x terms, rows of length 1.
    latent
        Papers x latent, rows of length 1.
    n_dimensions
        Singular vectors kept.
    """
    graph = neighbour_graph(rows, latent)
    smoothed = latent
    for _ in range(N_SMOOTHINGS):
        smoothed = unit((1.0 - SMOOTHING) * smoothed + SMOOTHING * unit(np.asarray(graph @ smoothed)))
    _, axes = np.linalg.eigh(smoothed.T @ smoothed)
    axes = axes[:, ::-1][:, :n_dimensions]
    return Space(rows=rows, latent=latent, neighbours=graph, points=unit(smoothed @ (axes * _signs(axes))))


def topic_centres(rows: Rows, labels: IntArray, n_topics: int) -> FloatArray:
    """Unit mean of the rows of each topic.

    Examples
    --------
    >>> topic_centres(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]), np.array([0, 0, 1]), 2)
    array([[1., 0.],
           [0., 1.]])
    """
    shape = (n_topics, len(labels))
    member = sparse.csr_array((np.ones(len(labels)), (labels, np.arange(len(labels)))), shape=shape)
    sums = member @ rows
    return unit(sums.toarray() if isinstance(sums, sparse.sparray) else np.asarray(sums))


def affinities(rows: Rows, centres: FloatArray) -> FloatArray:
    """Cosine of each row with each topic's centre.

    References
    ----------
    J. J. Rocchio, "Relevance feedback in information retrieval", 1971: nearest centroid in the space of words.
    """
    return np.round(np.asarray(rows @ centres.T, dtype=np.float64), 10)


def placing(rows: Rows, where: Space) -> Callable[[FloatArray], FloatArray]:
    """Function from topic centres to the affinities of papers that may not be in the space.

    A paper's cosines with the centres are drawn towards those of the papers it resembles: (1 - a) x own + a x the
    cosine-weighted mean of its neighbours', a = `SMOOTHING`; a paper of the space keeps its own.

    Parameters
    ----------
    rows
        Papers, rows of length 1 or 0.
    where
        The space.
    """
    near = nearest(rows, where.rows, n_neighbours(where.rows.shape[0] + 1))
    weights = near.matrix
    total = np.asarray(weights.sum(axis=1)).reshape(-1, 1)
    is_known = near.cosines[:, :1] > SAME

    def placed(centres: FloatArray) -> FloatArray:
        own = affinities(rows, centres)
        drawn = np.asarray(weights @ affinities(where.rows, centres)) / np.where(total > 0, total, 1.0)
        return np.where(is_known, own, (1.0 - SMOOTHING) * own + SMOOTHING * drawn)

    return placed


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


def _signs(columns: FloatArray) -> FloatArray:
    """Factors that make the largest entry of each column positive: a singular vector has no sign of its own."""
    if not columns.size:
        return np.ones(columns.shape[1])
    largest = np.abs(np.round(columns, 9)).argmax(axis=0)
    return np.where(columns[largest, np.arange(columns.shape[1])] < 0, -1.0, 1.0)
