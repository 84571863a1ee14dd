"""Blocks: parts of a network that stay whole when any one author leaves, and the authors in whom they meet.

A shortest path between two authors of one block never leaves it. Whatever hangs on an author at the edge of a block can
therefore be counted at that author, and a measure over shortest paths taken block by block.
"""

from typing import NamedTuple

import igraph
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order, connected_components

from graphlab.network.projection import Floats, Ints


class Blocks(NamedTuple):
    """Blocks of two authors and more; an author in whom blocks meet has a copy in each.

    ``block`` and ``vertex`` say for each copy which block it is in and who it is; ``weight`` is the number of authors
    who reach the block through that author, the author included. ``pairs_cut`` is, by author, the number of pairs of
    others who lose every path between them if the author leaves.
    """

    block: Ints
    vertex: Ints
    weight: Floats
    pairs_cut: Floats


def blocks(graph: igraph.Graph) -> Blocks:
    """Blocks of a graph (biconnected components), with the weights of the parts that hang on them.

    Examples
    --------
    >>> path = igraph.Graph([(0, 1), (1, 2), (2, 3)])
    >>> blocks(path).pairs_cut.tolist()
    [0.0, 2.0, 2.0, 0.0]
    """
    members = list(graph.biconnected_components())
    sizes = np.array([len(part) for part in members], dtype=np.int64)
    vertex = np.fromiter((v for part in members for v in part), dtype=np.int64, count=int(sizes.sum()))
    block = np.repeat(np.arange(len(members)), sizes)
    weight, whole = _hanging(block, vertex, graph.vcount())
    branch = whole - weight
    reach = np.zeros(graph.vcount())
    reach[vertex] = whole - 1
    pairs = (reach**2 - np.bincount(vertex, branch**2, graph.vcount())) / 2
    return Blocks(block, vertex, weight, np.round(pairs))


def block_edges(adjacency: sparse.csr_array, parts: Blocks) -> sparse.csr_array:
    """Adjacency of the copies: every tie stands in the one block that holds both its ends."""
    n, n_copies = adjacency.shape[0], len(parts.vertex)
    half = sparse.coo_array(sparse.triu(adjacency))
    n_of = np.bincount(parts.vertex, minlength=n)
    # Look among the copies of the end that has fewer: a hub of a thousand blocks is asked once per neighbour.
    a, b = half.coords
    few, other = np.where(n_of[a] <= n_of[b], (a, b), (b, a)).astype(np.int64)
    by_vertex = np.argsort(parts.vertex, kind="stable")
    begin = np.cumsum(n_of) - n_of
    count = n_of[few]
    step = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    copy = by_vertex[np.repeat(begin[few], count) + step]
    key = parts.block * n + parts.vertex
    by_key = np.argsort(key)
    wanted = parts.block[copy] * n + np.repeat(other, count)
    place = np.minimum(np.searchsorted(key, wanted, sorter=by_key), n_copies - 1)
    match = by_key[place]
    found = key[match] == wanted
    row, column = copy[found], match[found]
    ties = sparse.coo_array((np.ones(len(row)), (row, column)), shape=(n_copies, n_copies))
    return sparse.csr_array(ties + ties.T)


def _hanging(block: Ints, vertex: Ints, n: int) -> tuple[Floats, Floats]:
    """For each copy, the authors who reach its block through it, and the authors of its component."""
    if not len(block):
        return np.zeros(0), np.zeros(0)
    n_blocks = int(block[-1]) + 1
    is_joint = np.bincount(vertex, minlength=n) > 1
    at_joint = np.flatnonzero(is_joint[vertex])
    joint = n_blocks + (np.cumsum(is_joint) - 1)[vertex]
    n_nodes = n_blocks + int(is_joint.sum())
    parent, order = _forest(block[at_joint], joint[at_joint], n_nodes)
    below = np.ones(n_nodes)
    below[:n_blocks] = np.bincount(block[~is_joint[vertex]], minlength=n_blocks)
    root = np.arange(n_nodes)
    for node in reversed(order):
        if parent[node] >= 0:
            below[parent[node]] += below[node]
    for node in order:
        if parent[node] >= 0:
            root[node] = root[parent[node]]
    whole = below[root[block]]
    weight, above = np.ones(len(block)), np.array(parent)
    of, at = block[at_joint], joint[at_joint]
    weight[at_joint] = np.where(above[at] == of, below[at], whole[at_joint] - below[of])
    return weight, whole


def _forest(block: Ints, joint: Ints, n_nodes: int) -> tuple[list[int], list[int]]:
    """Parent of every node of the forest of blocks and joints (-1 for a root), and the nodes from the roots down."""
    forest = sparse.coo_array((np.ones(len(block)), (block, joint)), shape=(n_nodes, n_nodes))
    _, part = connected_components(forest, directed=False)
    _, roots = np.unique(part, return_index=True)
    # One more node above all roots, so that one search reaches every tree.
    top = np.full(len(roots), n_nodes)
    rows, columns = np.concatenate([block, top]), np.concatenate([joint, roots])
    tree = sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=(n_nodes + 1, n_nodes + 1))
    order, parent = breadth_first_order(tree, n_nodes, directed=False)
    parent = np.where(parent == n_nodes, -1, parent)
    return parent[:-1].tolist(), order[1:].tolist()
