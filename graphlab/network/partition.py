"""Communities and connected components: groups of authors, numbered by size, the same on every run."""

import random
from collections.abc import Sequence

import igraph
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.errors import SettingsError
from graphlab.network.coauthors import CoauthorNetwork


def communities(
    network: CoauthorNetwork, *, resolution: float = 1.0, random_state: int = 1, n_starts: int = 10
) -> pd.Series:
    """Community of each author, found by the Leiden algorithm.

    Parameters
    ----------
    network
        Network of authors.
    resolution
        Resolution of the modularity that is maximised: more than 1 gives more and smaller communities. 1 by default,
        which is Newman's modularity.
    random_state
        Seed of the algorithm's random choices.
    n_starts
        Number of runs, of which the best is taken. 10 by default, as in VOSviewer: one run may stop at a poor optimum.

    Returns
    -------
    pandas.Series
        Number of the community by ``author_id``: 1 is the largest, and of equal ones the first is that with the
        smallest ``author_id``. An author without collaborators is a community of one.

    Raises
    ------
    SettingsError
        If ``resolution`` is not above 0 or ``n_starts`` not at least 1.

    Notes
    -----
    Each run goes on until nothing improves (V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden:
    guaranteeing well-connected communities", Scientific Reports 9, 5233, 2019). Of runs that are equally good to 1e-12
    the one whose list of numbers is smallest is taken. Authors and pairs enter in the order of their ids and the
    random numbers come from a generator of its own, so neither the order of the input nor anything drawn elsewhere
    has an effect.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> graph = nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(4))
    >>> communities(network_from_networkx(graph)).tolist()
    [2, 2, 2, 1, 1, 1, 1]
    """
    if not resolution > 0 or n_starts < 1:
        msg = f"resolution is {resolution} and n_starts {n_starts}; communities need a resolution above 0 and a run"
        raise SettingsError(msg, hint="leave both at their defaults, 1 and 10")
    graph = network.to_igraph()
    runs = _leiden_runs(graph, resolution=resolution, random_state=random_state, n_starts=n_starts)
    quality = [_quality(network, np.array(run), resolution) for run in runs]
    best = min(run for run, value in zip(runs, quality, strict=True) if value >= max(quality) - 1e-12)
    return _series(network, best)


def modularity(network: CoauthorNetwork, membership: pd.Series, *, resolution: float = 1.0) -> float:
    """Weighted modularity of a division of the authors into groups.

    Parameters
    ----------
    network
        Network of authors.
    membership
        Group of each author, indexed by ``author_id``.
    resolution
        Resolution, 1 for Newman's modularity.

    Returns
    -------
    float
        At most 1; 0 for a network without pairs.

    Raises
    ------
    KeyError
        If an author has no group.

    Notes
    -----
    Q = sum_c (w_c/m - resolution (s_c/2m)^2) with w_c the weight inside group c, s_c its summed strength and m the
    total weight: M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70, 056131 (2004).

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> network = network_from_networkx(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3)))
    >>> modularity(network, communities(network))
    0.5
    """
    codes, _ = pd.factorize(membership.loc[network.authors["author_id"]])
    return _quality(network, codes.astype(np.int64), resolution)


def connected_components(network: CoauthorNetwork) -> pd.Series:
    """Connected component of each author: 1 is the largest, equal ones by their smallest ``author_id``.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> connected_components(network_from_networkx(nx.Graph([(0, 1), (2, 3), (3, 4)]))).tolist()
    [2, 2, 1, 1, 1]
    """
    return _series(network, numbered_by_size(network.to_igraph().connected_components().membership))


def numbered_by_size(labels: Sequence[int]) -> list[int]:
    """Labels renamed 1, 2, ... by falling size of their group; equal groups in the order of their first member.

    Examples
    --------
    >>> numbered_by_size([7, 4, 4, 9])
    [2, 1, 1, 3]
    """
    _, first, label, size = np.unique(
        np.asarray(labels, dtype=np.int64), return_index=True, return_inverse=True, return_counts=True
    )
    number = np.empty(len(first), dtype=np.int64)
    number[np.lexsort((first, -size))] = np.arange(1, len(first) + 1)
    return number[label].tolist()


def _leiden_runs(graph: igraph.Graph, *, resolution: float, random_state: int, n_starts: int) -> list[list[int]]:
    # igraph has one generator for the whole process; Python's own module is what it starts with.
    igraph.set_random_number_generator(random.Random(random_state))  # noqa: S311 # no secret is drawn
    try:
        return [
            numbered_by_size(
                graph.community_leiden(
                    objective_function="modularity", weights="weight", resolution=resolution, n_iterations=-1
                ).membership
            )
            for _ in range(n_starts)
        ]
    finally:
        igraph.set_random_number_generator(random)


def _quality(network: CoauthorNetwork, labels: NDArray[np.int64], resolution: float) -> float:
    a, b = network.ends
    weight = network.edges["weight"].to_numpy(np.float64)
    total = weight.sum()
    if not total:
        return 0.0
    inside = weight[labels[a] == labels[b]].sum()
    strength = np.bincount(labels[a], weight, len(labels) + 1) + np.bincount(labels[b], weight, len(labels) + 1)
    return float(inside / total - resolution * np.square(strength / (2 * total)).sum())


def _series(network: CoauthorNetwork, numbers: Sequence[int]) -> pd.Series:
    return pd.Series(numbers, index=pd.Index(network.authors["author_id"], name="author_id"), dtype="int64")
