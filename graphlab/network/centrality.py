"""Centrality of authors by their ties: one function per measure, each with its definition and its source."""

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import eigsh

from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.paths import path_centralities
from graphlab.network.projection import Floats

DAMPING = 0.85  # Brin and Page's own value, and everybody's since
ROUNDS = 150  # what is left of the start, 0.85**150, is 3e-11 of the whole


def centralities(network: "CoauthorNetwork | nx.Graph[Any]", *, random_state: int = 1) -> pd.DataFrame:
    """Table of all measures of this module and of `graphlab.network.path_centralities`, one row per author.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    random_state
        Seed of the estimates in components too large for exact path measures.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``, with the columns ``degree``, ``strength``, ``newman_strength``, those of
        `graphlab.network.path_centralities`, ``eigenvector``, ``pagerank`` and ``core``; each measure is the function
        of that name.

    Examples
    --------
    >>> import networkx as nx
    >>> centralities(nx.path_graph(3))["betweenness"].tolist()
    [0.0, 1.0, 0.0]
    """
    network = as_network(network)
    before = {measure.__name__: measure(network) for measure in (degree, strength, newman_strength)}
    paths = path_centralities(network, random_state=random_state)
    after = {measure.__name__: measure(network) for measure in (eigenvector, pagerank, core)}
    return pd.DataFrame({**before, **{str(name): paths[name] for name in paths}, **after})


def degree(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Number of collaborators of each author.

    Examples
    --------
    >>> import networkx as nx
    >>> degree(nx.star_graph(3)).tolist()
    [3, 1, 1, 1]
    """
    network = as_network(network)
    return network.by_author(np.bincount(np.concatenate(network.ends), minlength=len(network)))


def strength(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Summed weight of each author's ties.

    With full counting these are joint papers summed over collaborators (VOSviewer's total link strength), not papers: a
    paper with three others adds 3.

    Notes
    -----
    s_i = sum_j w_ij; equation 2 of A. Barrat et al., "The architecture of complex weighted networks", PNAS 101(11),
    3747-3752 (2004).

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("Ann", "Bob", weight=2)
    >>> graph.add_edge("Ann", "Cy", weight=0.5)
    >>> strength(graph).to_dict()
    {'Ann': 2.5, 'Bob': 2.0, 'Cy': 0.5}
    """
    return _summed(as_network(network), "weight")


def newman_strength(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Summed Newman weight of each author's ties, whatever the network's weight is.

    If nobody is left out of the network and no byline is cut, it is the number of papers written with others.
    Otherwise it is less by the shares of those left out; on cut bylines it shares the bound of ``newman`` in
    `graphlab.network.coauthor_network`. Missing for networks that were not built from papers.

    Notes
    -----
    Section II of M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001).

    Examples
    --------
    >>> import networkx as nx
    >>> newman_strength(nx.path_graph(2)).tolist()
    [nan, nan]
    """
    return _summed(as_network(network), "newman")


def eigenvector(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Centrality that is in proportion to the summed, weighted centrality of the collaborators.

    Computed on the largest component only (number 1 of `graphlab.network.connected_components`);
    0 elsewhere: on a network in several parts the measure is not defined. The squares of the values sum to 1.

    Notes
    -----
    The leading eigenvector of the matrix of weights, or of ones (P. Bonacich, American Journal of Sociology 92(5),
    1170-1182, 1987), to machine precision. It is 0 for everybody if nobody has a collaborator.

    Examples
    --------
    >>> import networkx as nx
    >>> eigenvector(nx.path_graph(3)).round(6).tolist()
    [0.5, 0.707107, 0.5]
    """
    network = as_network(network)
    values = np.zeros(len(network))
    weights = network.adjacency(weighted=weighted)
    if weights.nnz:
        _, part = connected_components(weights, directed=False)
        # Of equal ones the first, which holds the smallest author_id.
        giant = np.flatnonzero(part == part[np.argmax(np.bincount(part)[part])])
        values[giant] = _leading_vector(sparse.csr_array(weights[giant][:, giant]))
    return network.by_author(values)


def pagerank(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Share of time a walker spends with each author who follows ties by weight and restarts with chance 0.15.

    Returns
    -------
    pandas.Series
        By author; sums to 1. An author without collaborators passes the walker on to anybody.

    Notes
    -----
    S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30, 107-117
    (1998), with damping 0.85. Converged to 1e-10, which networkx with its default tolerance is not.

    Examples
    --------
    >>> import networkx as nx
    >>> pagerank(nx.path_graph(3)).round(6).tolist()
    [0.256757, 0.486486, 0.256757]
    """
    network = as_network(network)
    n = len(network)
    weights = network.adjacency(weighted=weighted)
    strength = np.asarray(weights.sum(axis=1), dtype=np.float64)
    is_alone = strength == 0
    share = np.divide(DAMPING, strength, out=np.zeros(n), where=~is_alone)
    rank = np.full(n, 1.0 / max(n, 1))
    for _ in range(ROUNDS):
        lost = (1.0 - DAMPING) * (1.0 - rank[is_alone].sum()) + rank[is_alone].sum()
        rank = weights @ (rank * share) + lost / max(n, 1)
    return network.by_author(rank)


def core(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Largest k such that each author belongs to a group in which everybody has k collaborators; weights play no part.

    Notes
    -----
    S. B. Seidman, "Network structure and minimum degree", Social Networks 5(3), 269-287 (1983). A paper with n authors
    puts all of them into the (n-1)-core: on coauthor networks the number says how long the bylines are, too.

    Examples
    --------
    >>> import networkx as nx
    >>> core(nx.complete_graph(4)).tolist()
    [3, 3, 3, 3]
    """
    network = as_network(network)
    return network.by_author(np.array(network.to_igraph().coreness(), dtype=np.int64))


def _leading_vector(weights: sparse.csr_array) -> Floats:
    # A fixed start vector: eigsh would draw one.
    _, vectors = eigsh(weights, k=1, which="LA", v0=np.asarray(weights.sum(axis=1), dtype=np.float64))
    vector = np.abs(vectors[:, 0])
    return vector / np.linalg.norm(vector)


def _summed(network: CoauthorNetwork, column: str) -> pd.Series:
    a, b = network.ends
    value = network.edges[column].to_numpy(np.float64)
    n = len(network)
    return network.by_author(np.bincount(a, value, n) + np.bincount(b, value, n))
