"""Shortest paths over distances, one source at a time: how far everybody is, and whom the paths pass."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from graphlab.network.projection import Bools, Floats, Ints

ROWS_AT_ONCE = 16  # distances of 16 sources from 100,000 authors are 13 MB
SAME_LENGTH = 1e-10  # sums of 1/weight that are equal in fact differ by rounding


class Ways(NamedTuple):
    """Ties on shortest paths from a source, by both ends; the rounds to walk them in; the paths to each author."""

    near: Ints
    far: Ints
    rounds: list[Ints]
    paths: Floats


def lengths_of(weights: sparse.csr_array) -> sparse.csr_array:
    """Distances 1/weight, entry by entry."""
    return sparse.csr_array((1.0 / weights.data, weights.indices, weights.indptr), shape=weights.shape)


def distances_from(lengths: sparse.csr_array, sources: Ints) -> Iterator[tuple[int, Floats]]:
    """Each source with its distances to everybody, infinite where there is no path.

    Examples
    --------
    >>> lengths = sparse.csr_array(np.array([[0, 0.5], [0.5, 0]]))
    >>> [(source, row.tolist()) for source, row in distances_from(lengths, np.array([1]))]
    [(1, [0.5, 0.0])]
    """
    for low in range(0, len(sources), ROWS_AT_ONCE):
        some = sources[low : low + ROWS_AT_ONCE]
        yield from zip(some.tolist(), dijkstra(lengths, directed=True, indices=some), strict=True)


def inverse(distance: Floats) -> Floats:
    """1/distance, 0 for the source itself and for whom it does not reach."""
    return np.divide(1.0, distance, out=np.zeros_like(distance), where=distance > 0)


def passed_by(
    lengths: sparse.csr_array, rows: Ints, *, source: int, distance: Floats, draw: np.random.Generator
) -> Floats:
    """For each author the paths of one source that pass, weighed so that both ends of a path share its count.

    Parameters
    ----------
    lengths
        Distance of every tie, both ways; everybody is within reach of everybody.
    rows
        Row of every entry of ``lengths``.
    source, distance
        The source and its distance to everybody.
    draw
        Picks one of several shortest paths between two authors, all with the same chance.

    Returns
    -------
    numpy.ndarray
        Summed over all sources its expected value is the number of ordered pairs of others, each by the share of its
        shortest paths that pass the author.

    Notes
    -----
    An author counts for the pairs whose path it stands on beyond the middle, twice, as Brandes's algorithm counts it
    once for either end; in the middle itself, once. Whoever stands next to a source no longer gets all the source's
    paths from that source alone, but a few from each of its targets, so that estimates from a few sources vary less:
    this is the bisection scaling of R. Geisberger, P. Sanders and D. Schultes, "Better approximation of betweenness
    centrality", ALENEX 2008, 90-100, by steps.
    """
    ways = _ways(lengths, rows, source=source, distance=distance)
    near, far = ways.near, ways.far
    chosen = _one_way(ways, draw)
    walks = [ties[chosen[ties]] for ties in ways.rounds]
    before = np.full(len(distance), source)
    before[far[chosen]] = near[chosen]
    steps = np.zeros(len(distance), dtype=np.int64)
    for ties in walks:
        steps[far[ties]] = steps[near[ties]] + 1
    # Every target counts on the way back from it, to the middle of its path and not beyond.
    middle = _climbed(before, (steps + 1) // 2)
    is_even = steps % 2 == 0
    counts = np.bincount(before, minlength=len(distance)).astype(np.float64)
    counts -= np.bincount(middle, np.where(is_even, 0.5, 1.0), len(distance))
    counts -= np.bincount(before[middle], np.where(is_even, 0.5, 0.0), len(distance))
    for ties in reversed(walks):
        np.add.at(counts, near[ties], counts[far[ties]])
    counts[source] = 0.0
    return 2.0 * counts


def _climbed(before: Ints, up: Ints) -> Ints:
    """Where each arrives that many steps back towards the source."""
    place, jump = np.arange(len(before)), before
    for bit in range(int(up.max(initial=0)).bit_length()):
        place = np.where(up >> bit & 1, jump[place], place)
        jump = jump[jump]
    return place


def _one_way(ways: Ways, draw: np.random.Generator) -> Bools:
    """Which ties form a tree in which every shortest path from the source was as likely as every other."""
    chosen = np.ones(len(ways.far), dtype=np.bool_)
    several = np.flatnonzero(np.bincount(ways.far, minlength=len(ways.paths))[ways.far] > 1)
    # The shortest of exponential waits, at rates in proportion to the paths that come along each tie, is a fair pick.
    wait = draw.exponential(size=len(several)) / ways.paths[ways.near[several]]
    order = several[np.lexsort((wait, ways.far[several]))]
    end = ways.far[order]
    chosen[order[np.append(False, end[1:] == end[:-1])[: len(end)]]] = False
    return chosen


def _ways(lengths: sparse.csr_array, rows: Ints, *, source: int, distance: Floats) -> Ways:
    ends = lengths.indices
    gap = distance[rows]
    gap += lengths.data
    gap -= distance[ends]
    ties = np.flatnonzero(gap <= SAME_LENGTH * distance[ends])
    near, far = rows[ties], ends[ties].astype(np.int64)
    n = len(distance)
    n_on, n_to = np.bincount(near, minlength=n), np.bincount(far, minlength=n)
    begin = np.cumsum(n_on) - n_on
    paths = np.zeros(n)
    paths[source] = 1.0
    seat = np.zeros(n, dtype=np.int64)
    rounds: list[Ints] = []
    ready = np.array([source])
    while True:
        count = n_on[ready]
        total = int(count.sum())
        if not total:
            return Ways(near, far, rounds, paths)
        walked = np.repeat(begin[ready] - np.cumsum(count) + count, count) + np.arange(total)
        rounds.append(walked)
        reached = far[walked]
        np.add.at(paths, reached, paths[near[walked]])
        np.subtract.at(n_to, reached, 1)
        reached = reached[n_to[reached] == 0]  # every tie that leads there has been walked
        seat[reached] = np.arange(len(reached))
        ready = reached[seat[reached] == np.arange(len(reached))]  # each once
