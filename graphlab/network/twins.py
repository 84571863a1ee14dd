"""Twins: authors tied to each other and to exactly the same others, such as those of one paper and no other.

No shortest path between others tells twins apart, and none between twins passes anybody. A measure over shortest paths
therefore needs one of them only, with the number it stands for.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse

from graphlab.network.projection import Bools, Ints


class Twins(NamedTuple):
    """Classes of twins: one member of each, the class of every node, the number of members of each."""

    first: Ints
    class_of: Ints
    size: Ints


def twins(adjacency: sparse.csr_array) -> Twins:
    """Classes of nodes with the same closed neighbourhood in a graph without loops; most classes have one member.

    Notes
    -----
    Nodes are compared by a sum of random 64-bit numbers over their closed neighbourhoods; those that agree are then
    compared neighbour by neighbour, so that chance decides nothing.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph([(0, 1), (1, 2), (0, 2), (2, 3)])
    >>> twins(sparse.csr_array(nx.to_scipy_sparse_array(graph))).class_of.tolist()
    [0, 0, 1, 2]
    """
    closed = sparse.csr_array(adjacency + sparse.eye_array(adjacency.shape[0], format="csr"))
    closed.sort_indices()
    n = closed.shape[0]
    if not n:
        return Twins(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    marks = np.random.default_rng(0).integers(0, 2**63, n, dtype=np.uint64)
    sums = np.add.reduceat(marks[closed.indices], closed.indptr[:-1])
    _, first, class_of = np.unique(sums, return_index=True, return_inverse=True)
    alike = _same_row(closed, np.arange(n), first[class_of])
    # A node that only seems a twin is a class of its own.
    names = np.where(alike, first[class_of], np.arange(n))
    first, class_of, size = np.unique(names, return_inverse=True, return_counts=True)
    return Twins(first, class_of, size)


def _same_row(matrix: sparse.csr_array, rows: Ints, others: Ints) -> Bools:
    """Whether row i has its entries in the columns where row others[i] has them."""
    length = np.diff(matrix.indptr).astype(np.int64)
    same = length[rows] == length[others]
    asked = np.flatnonzero(same & (rows != others))
    count = length[asked]
    step = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    here = matrix.indices[np.repeat(matrix.indptr[rows[asked]], count) + step]
    there = matrix.indices[np.repeat(matrix.indptr[others[asked]], count) + step]
    same[np.repeat(asked, count)[here != there]] = False
    return same
