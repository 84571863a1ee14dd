"""Distances by number of steps from everybody to everybody, 64 searches at a time: one bit of a word for each."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graphlab.network.order import stretches, tied_in_order
from graphlab.network.projection import Floats, Ints
from graphlab.network.twins import twins

BITS = 64


def step_sums(adjacency: sparse.csr_array) -> tuple[Floats, Floats]:
    """Summed number of steps from each author to those within reach, and summed inverses; exact.

    Parameters
    ----------
    adjacency
        Symmetric, without loops, an entry for every tie.

    Notes
    -----
    A word of 64 bits at each node says which of 64 sources have reached it; a step is one OR over the neighbours'
    words (M. Then et al., "The more the merrier: efficient multi-source graph traversal", PVLDB 8(4), 449-460,
    2014). Distances are the same both ways, so what reaches a node is counted there. Twins are merged, and a word
    holds sources that stand for equally many.

    Examples
    --------
    >>> import networkx as nx
    >>> path = sparse.csr_array(nx.to_scipy_sparse_array(nx.path_graph(3)))
    >>> [sums.tolist() for sums in step_sums(path)]
    [[3.0, 2.0, 3.0], [1.5, 2.0, 1.5]]
    """
    classes = twins(adjacency)
    merged = sparse.csr_array(adjacency[classes.first][:, classes.first])
    order = tied_in_order(merged)
    ties = sparse.csr_array(merged[order][:, order])
    far, near = (np.zeros(len(classes.first)) for _ in range(2))
    far[order], near[order] = _sums(ties, classes.size[order])
    among = classes.size - 1.0  # twins are one step apart
    return (far + among)[classes.class_of], (near + among)[classes.class_of]


def _sums(ties: sparse.csr_array, many: Ints) -> tuple[Floats, Floats]:
    far, near = np.zeros(len(many)), np.zeros(len(many))
    for first, stop in stretches(ties):
        part = sparse.csr_array(ties[first:stop, first:stop])
        begins = part.indptr[:-1].astype(np.int64)
        for number in np.unique(many[first:stop]):
            alike = np.flatnonzero(many[first:stop] == number)
            for low in range(0, len(alike), BITS):
                steps, inverse, _ = sweep(part.indices, begins, alike[low : low + BITS])
                far[first:stop] += number * steps
                near[first:stop] += number * inverse
    return far, near


def sweep(neighbours: NDArray[np.int32], begins: Ints, sources: Ints) -> tuple[Floats, Floats, int]:
    """Steps, and inverse steps, summed at every node over up to 64 sources that reach it, and the most steps.

    Every node needs a neighbour; those of node i stand from ``begins[i]`` on.

    Examples
    --------
    >>> far, near, most = sweep(np.array([1, 0, 2, 1], dtype=np.int32), np.array([0, 1, 3]), np.array([0]))
    >>> far.tolist(), near.tolist(), most
    ([0.0, 1.0, 2.0], [0.0, 1.0, 0.5], 2)
    """
    seen = np.zeros(len(begins), dtype=np.uint64)
    seen[sources] = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
    front = seen.copy()
    far, near = np.zeros(len(begins)), np.zeros(len(begins))
    step = 0
    while True:
        step += 1
        front = np.bitwise_or.reduceat(front[neighbours], begins) & ~seen
        count = np.bitwise_count(front)
        if not count.any():
            return far, near, step - 1
        seen |= front
        far += step * count.astype(np.float64)
        near += count / step
