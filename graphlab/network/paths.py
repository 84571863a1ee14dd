"""Measures over shortest paths: how often between others, how near to all.

A distance is 1/weight: many joint papers make two authors close. Reading the weight as a distance turns every such
ranking upside down.
"""

from typing import Any

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from graphlab.errors import SettingsError
from graphlab.network.brandes import pairs_between
from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.order import stretches, tied_in_order
from graphlab.network.projection import Floats
from graphlab.network.routes import distances_from, inverse, lengths_of
from graphlab.network.sampling import PathSums, rank_interval, sampled_sums
from graphlab.network.steps import step_sums

MOST_AUTHORS_FOR_PATHS = 5000  # about ten seconds for all three on one core
SOURCES = 200


def path_centralities(
    network: "CoauthorNetwork | nx.Graph[Any]",
    *,
    weighted: bool = True,
    n_sources: int = SOURCES,
    random_state: int = 1,
) -> pd.DataFrame:
    """Betweenness, closeness and harmonic centrality, exact on small components and estimated on large ones.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    weighted
        Distance 1/weight. Off: number of steps.
    n_sources
        Authors from whom the paths are followed in a component of more than `MOST_AUTHORS_FOR_PATHS` authors. 200 by
        default: 20 CPU seconds on 110,000 authors with 750,000 ties. Four times as many halve the errors.
    random_state
        Seed of their draw.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``: ``betweenness``, ``closeness``, ``harmonic`` as the functions of these names have
        them; ``betweenness_error``, ``closeness_error``, ``harmonic_error``, half-widths of intervals that hold the
        true value of an author in 95 of 100 draws, 0 if exact; ``betweenness_rank_low``, ``betweenness_rank_high``, the
        best and the worst rank these allow.

    Raises
    ------
    SettingsError
        If ``n_sources`` is below 30.

    Notes
    -----
    See `graphlab.network.sampling.sampled_sums` for the estimates and their errors.

    Examples
    --------
    >>> table = path_centralities(nx.path_graph(3))
    >>> table.loc["1", ["betweenness", "betweenness_error", "betweenness_rank_low"]].tolist()
    [1.0, 0.0, 1.0]
    """
    if n_sources < 30:
        msg = f"n_sources is {n_sources}: from fewer than 30 sources no error can be told"
        raise SettingsError(msg, hint="leave it at 200, or take more")
    network = as_network(network)
    n = len(network)
    weights = network.adjacency(weighted=weighted)
    _, part = connected_components(weights, directed=False) if n else (0, np.zeros(0, dtype=np.int64))
    reach = np.bincount(part)[part]
    is_large = reach > max(MOST_AUTHORS_FOR_PATHS, n_sources)
    sums = np.zeros((6, n))
    for number in np.unique(part[is_large]):
        members = np.flatnonzero(part == number)
        inside = sparse.csr_array(weights[members][:, members])
        sums[:, members] = sampled_sums(inside, n_sources=n_sources, random_state=random_state)
    small = np.flatnonzero(~is_large)
    inside = sparse.csr_array(weights[small][:, small])
    graph = network.to_igraph() if len(small) == n else network.to_igraph().induced_subgraph(small.tolist())
    sums[0, small] = 2.0 * _pairs(graph, inside)
    sums[1:3, small] = _distance_sums(inside)
    return _table(network, PathSums(*sums), reach.astype(np.float64))


def betweenness(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Share of shortest paths between other authors that run through each author; exact at any size.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    weighted
        Shortest by distance 1/weight. Off: by number of steps.

    Returns
    -------
    pandas.Series
        From 0 to 1, by author. 0 for everybody if there are fewer than three authors.

    Notes
    -----
    The sum over pairs s, t of sigma_st(i)/sigma_st, divided by (n-1)(n-2)/2 (L. C. Freeman, Sociometry 40(1), 35-41,
    1977), by the algorithm of U. Brandes, Journal of Mathematical Sociology 25(2), 163-177 (2001). The time grows with
    authors times ties; above some thousand authors `path_centralities` has estimates with errors.

    Paths count as equally long when their lengths agree to about 1 part in 10**10. Sums of 1/weight are often equal
    in fact but not in floating point (1/2 + 1/3 + 1/6 and 1/1, say); comparing them bit by bit, as networkx does, lets
    rounding choose among equal paths. The values here are those of exact fractions.

    Examples
    --------
    >>> betweenness(nx.star_graph(3)).tolist()
    [1.0, 0.0, 0.0, 0.0]
    """
    network = as_network(network)
    weights = network.adjacency(weighted=weighted)
    return network.by_author(_share(_pairs(network.to_igraph(), weights), len(network)))


def closeness(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Inverse mean distance of each author to the others, scaled by the share of authors within reach; exact.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    weighted
        Distance 1/weight. Off: number of steps.

    Returns
    -------
    pandas.Series
        By author; 0 for an author without collaborators.

    Notes
    -----
    ((r-1)/(n-1)) (r-1)/sum_j d_ij over the r authors of i's component, i included: the formula of Wasserman and Faust
    for networks in several parts (S. Wasserman and K. Faust, *Social Network Analysis*, 1994, equation 5.22), as in
    networkx. Without the first factor a lone pair would be the closest of all.

    Examples
    --------
    >>> closeness(nx.path_graph(3)).round(6).tolist()
    [0.666667, 1.0, 0.666667]
    """
    network = as_network(network)
    weights = network.adjacency(weighted=weighted)
    far, _ = _distance_sums(weights)
    return network.by_author(_closeness(far, _reach(weights)))


def harmonic(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Sum of inverse distances from each author to all others, who count 0 if out of reach; exact.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    weighted
        Distance 1/weight. Off: number of steps.

    Returns
    -------
    pandas.Series
        By author; an author without collaborators has 0.

    Notes
    -----
    Section 3 of P. Boldi and S. Vigna, "Axioms for centrality", Internet Mathematics 10, 222-262 (2014).

    Examples
    --------
    >>> harmonic(nx.path_graph(3)).tolist()
    [1.5, 2.0, 1.5]
    """
    network = as_network(network)
    _, near = _distance_sums(network.adjacency(weighted=weighted))
    return network.by_author(near)


def _pairs(graph: igraph.Graph, weights: sparse.csr_array) -> Floats:
    """Pairs of others between whom each author lies."""
    if _is_even(weights):
        ones = sparse.csr_array((np.ones(weights.nnz), weights.indices, weights.indptr), shape=weights.shape)
        return pairs_between(graph, ones)
    lengths = (1.0 / np.array(graph.es["weight"])).tolist()
    return np.array(graph.betweenness(directed=False, weights=lengths), dtype=np.float64)


def _distance_sums(weights: sparse.csr_array) -> tuple[Floats, Floats]:
    """Distances from each author summed, and inverse distances."""
    if _is_even(weights):
        weight = weights.data[0] if weights.nnz else 1.0
        steps, inverse_steps = step_sums(weights)
        return steps / weight, inverse_steps * weight
    far, near = np.zeros(weights.shape[0]), np.zeros(weights.shape[0])
    order = tied_in_order(weights)
    lengths = lengths_of(sparse.csr_array(weights[order][:, order]))
    for first, stop in stretches(lengths):
        part = sparse.csr_array(lengths[first:stop, first:stop])
        for source, distance in distances_from(part, np.arange(stop - first)):
            author = order[first + source]
            far[author] = distance[np.isfinite(distance)].sum()
            near[author] = inverse(distance).sum()
    return far, near


def _is_even(weights: sparse.csr_array) -> bool:
    """Whether all ties weigh the same, so that the shortest paths are those with the fewest steps."""
    return not weights.nnz or bool((weights.data == weights.data[0]).all())


def _reach(weights: sparse.csr_array) -> Floats:
    if not weights.shape[0]:
        return np.zeros(0)
    _, part = connected_components(weights, directed=False)
    return np.bincount(part)[part].astype(np.float64)


def _share(pairs: Floats, n: int) -> Floats:
    return pairs / ((n - 1) * (n - 2) / 2) if n > 2 else pairs


def _closeness(far: Floats, reach: Floats) -> Floats:
    others = max(len(far) - 1, 1)
    return np.divide((reach - 1) ** 2 / others, far, out=np.zeros_like(far), where=far > 0)


def _table(network: CoauthorNetwork, sums: PathSums, reach: Floats) -> pd.DataFrame:
    between, error = (_share(pairs / 2, len(network)) for pairs in (sums.pairs, sums.pairs_error))
    low, high = rank_interval(between, error)
    near = _closeness(sums.far, reach)
    # To first order: the distances are known to a few per cent.
    near_error = near * np.divide(sums.far_error, sums.far, out=np.zeros_like(near), where=sums.far > 0)
    columns = {
        "betweenness": between,
        "closeness": near,
        "harmonic": sums.near,
        "betweenness_error": error,
        "betweenness_rank_low": low,
        "betweenness_rank_high": high,
        "closeness_error": near_error,
        "harmonic_error": sums.near_error,
    }
    return pd.DataFrame({name: network.by_author(values) for name, values in columns.items()})
