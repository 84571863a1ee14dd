"""Communities and connected components: groups of authors, numbered by size, the same on every run."""

import random
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.errors import SettingsError
from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.objective import Judged, Objective, judged

Ints = NDArray[np.int64]

MOST_STARTS = 100
EDGES_OF_ALL_STARTS = 300_000  # so many edges are gone through in all starts together, at least once
EDGES_TO_THE_END = 100_000  # with more, a run stops after:
N_ITERATIONS = 5


def communities(
    network: "CoauthorNetwork | nx.Graph[Any]",
    *,
    objective: Objective = "modularity",
    resolution: float = 1.0,
    random_state: int = 1,
    n_starts: int | None = None,
    min_size: int = 1,
) -> pd.Series:
    """Community of each author, found by the Leiden algorithm.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    objective
        ``"modularity"`` of the weights; ``"association"``: CPM on association strengths, which is VOSviewer's
        clustering; ``"cpm"``: CPM on the weights as they are. See `community_quality` for the formulas.
    resolution
        Resolution: more than 1 gives more and smaller communities. 1 by default, which is Newman's modularity and
        VOSviewer's default.
    random_state
        Seed of the algorithm's random choices.
    n_starts
        Number of runs, of which the best is taken. ``None``: 100 up to 3,000 pairs, falling to 10 at 30,000 and 1 from
        300,000 on. VOSviewer takes 10; on its own example of 115 researchers one run in four finds the best division,
        so that 10 runs miss it once in 24 times.
    min_size
        Communities of fewer authors are merged into others, as VOSviewer does it. 1 by default: none.

    Returns
    -------
    pandas.Series
        Number of the community by ``author_id``: 1 is the largest, and of equal ones the first is that with the
        smallest ``author_id``. An author without collaborators is a community of one.

    Raises
    ------
    SettingsError
        If the objective is none of the three, ``resolution`` not above 0, or ``n_starts`` or ``min_size`` not at
        least 1.

    Notes
    -----
    Each run goes on until nothing improves (V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden:
    guaranteeing well-connected communities", Scientific Reports 9, 5233, 2019); above 100,000 pairs it stops after 5
    iterations, which at 852,000 pairs takes an eighth of the time for 0.002 less modularity. Of runs that are equally
    good to 1e-12 the one whose list of numbers is smallest is taken. Authors and pairs enter in the order of their ids
    and the random numbers come from a generator of its own, so neither the order of the input nor anything drawn
    elsewhere has an effect.

    The smallest community below ``min_size`` is merged into the one with the greatest ratio of the weight between
    them to that one's size, until none is left that has a neighbour.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> graph = nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(4))
    >>> communities(network_from_networkx(graph)).tolist()
    [2, 2, 2, 1, 1, 1, 1]
    """
    network = as_network(network)
    seen = judged(network, objective, resolution=resolution)
    n_starts = default_starts(len(network.edges)) if n_starts is None else n_starts
    if n_starts < 1 or min_size < 1:
        msg = f"n_starts is {n_starts} and min_size {min_size}; both are numbers from 1"
        raise SettingsError(msg, hint="leave both at their defaults")
    runs = leiden_runs(seen, random_state=random_state, n_starts=n_starts)
    labels = _best(runs, seen)
    if min_size > 1:
        labels = numbered_by_size(_without_small(seen, labels - 1, min_size=min_size))
    return membership_series(network, labels)


def connected_components(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Connected component of each author: 1 is the largest, equal ones by their smallest ``author_id``.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> connected_components(network_from_networkx(nx.Graph([(0, 1), (2, 3), (3, 4)]))).tolist()
    [2, 2, 1, 1, 1]
    """
    network = as_network(network)
    _, label = sparse.csgraph.connected_components(network.adjacency(weighted=False), directed=False)
    return membership_series(network, numbered_by_size(label))


def numbered_by_size(labels: Sequence[int] | NDArray[np.integer]) -> Ints:
    """Labels renamed 1, 2, ... by falling size of their group; equal groups in the order of their first member.

    Examples
    --------
    >>> numbered_by_size([7, 4, 4, 9]).tolist()
    [2, 1, 1, 3]
    """
    _, first, label, size = np.unique(
        np.asarray(labels, dtype=np.int64), return_index=True, return_inverse=True, return_counts=True
    )
    number = np.empty(len(first), dtype=np.int64)
    number[np.lexsort((first, -size))] = np.arange(1, len(first) + 1)
    return number[label]


def default_starts(n_edges: int) -> int:
    """Number of Leiden runs for a network of so many pairs.

    Examples
    --------
    >>> [default_starts(n) for n in (0, 3_000, 30_000, 1_000_000)]
    [100, 100, 10, 1]
    """
    return max(1, min(MOST_STARTS, EDGES_OF_ALL_STARTS // max(n_edges, 1)))


def leiden_runs(seen: Judged, *, random_state: int, n_starts: int, n_iterations: int = N_ITERATIONS) -> list[Ints]:
    """Communities of several runs of the Leiden algorithm, each numbered from 1 by size.

    A run goes to its end; with more than `EDGES_TO_THE_END` edges it stops after `n_iterations`.
    """
    graph = igraph.Graph(n=len(seen.size), edges=np.column_stack(seen.ends), directed=False)
    weights, sizes = seen.weight.tolist(), seen.size.tolist()
    n_iterations = -1 if len(weights) <= EDGES_TO_THE_END else n_iterations
    # igraph has one generator for the whole process; Python's own module is what it starts with.
    igraph.set_random_number_generator(random.Random(random_state))  # noqa: S311 # no secret is drawn
    try:
        return [
            numbered_by_size(
                graph.community_leiden(
                    objective_function="CPM",
                    weights=weights,
                    node_weights=sizes,
                    resolution=seen.resolution,
                    n_iterations=n_iterations,
                ).membership
            )
            for _ in range(n_starts)
        ]
    finally:
        igraph.set_random_number_generator(random)


def membership_series(network: CoauthorNetwork, numbers: Ints) -> pd.Series:
    """Numbers of groups by ``author_id``."""
    return pd.Series(numbers, index=pd.Index(network.authors["author_id"], name="author_id"), dtype="int64")


def _best(runs: list[Ints], seen: Judged) -> Ints:
    """Run of the highest quality; of equal ones that whose list of numbers is smallest."""
    quality = [seen.quality(run) for run in runs]
    equal = [run for run, value in zip(runs, quality, strict=True) if value >= max(quality) - 1e-12]
    return min(equal, key=lambda run: run.tolist())


def _without_small(seen: Judged, labels: Ints, *, min_size: int) -> Ints:
    """Labels from 0 after merging the smallest groups one by one."""
    n_groups = int(labels.max(initial=-1)) + 1
    between = _weights_between(seen, labels, n_groups)
    size, n_authors = np.bincount(labels, seen.size).tolist(), np.bincount(labels).tolist()
    into = np.arange(n_groups)
    heap = [(n, group) for group, n in enumerate(n_authors) if n < min_size]
    heapify(heap)
    while heap:
        n, small = heappop(heap)
        if n != n_authors[small] or not between[small]:  # grown since, or without a neighbour
            continue
        best = min(between[small], key=lambda g: (-between[small][g] / size[g], g))
        for other, weight in between.pop(small).items():
            del between[other][small]
            if other != best:
                between[best][other] = between[other][best] = between[best].get(other, 0.0) + weight
        into[into == small] = best
        n_authors[best], n_authors[small] = n_authors[best] + n, 0
        size[best] += size[small]
        if n_authors[best] < min_size:
            heappush(heap, (n_authors[best], best))
    return into[labels]


def _weights_between(seen: Judged, labels: Ints, n_groups: int) -> dict[int, dict[int, float]]:
    """Weight between every two groups that have any, from both sides."""
    a, b = (labels[end] for end in seen.ends)
    apart = a != b
    half = sparse.coo_array((seen.weight[apart], (a[apart], b[apart])), shape=(n_groups, n_groups))
    both = sparse.coo_array(half + half.T)
    both.sum_duplicates()
    between: dict[int, dict[int, float]] = {group: {} for group in range(n_groups)}
    for one, two, weight in zip(both.row.tolist(), both.col.tolist(), both.data.tolist(), strict=True):
        between[one][two] = weight
    return between
