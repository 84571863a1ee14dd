"""Centrality of authors: one function per measure, each with its definition and its source.

Shortest paths run over distances, and a distance is 1/weight: many joint papers make two authors close. Reading the
weight as a distance turns every such ranking upside down.
"""

from typing import Any

import igraph
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import eigsh

from graphlab.network.coauthors import CoauthorNetwork, Floats

DAMPING = 0.85  # Brin and Page's own value, and everybody's since
MOST_AUTHORS_FOR_PATHS = 5000  # about five seconds for each of the three on one core
PATH_MEASURES = ("betweenness", "closeness", "harmonic")


def centralities(network: CoauthorNetwork) -> pd.DataFrame:
    """Table of all measures of this module, one row per author.

    Parameters
    ----------
    network
        Network of authors.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``, with the columns ``degree``, ``strength``, ``newman_strength``, ``betweenness``,
        ``closeness``, ``harmonic``, ``eigenvector``, ``pagerank`` and ``core``; each is the function of that name.
        Above `MOST_AUTHORS_FOR_PATHS` authors the three that need all shortest paths are missing: their cost grows with
        authors times ties, and a guess without a stated error would be worse than a gap.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> centralities(network_from_networkx(nx.path_graph(3)))["betweenness"].tolist()
    [0.0, 1.0, 0.0]
    """
    measures = (
        degree,
        strength,
        newman_strength,
        betweenness,
        closeness,
        harmonic,
        eigenvector,
        pagerank,
        core,
    )
    missing = pd.Series(np.nan, index=network.authors["author_id"])
    is_large = len(network) > MOST_AUTHORS_FOR_PATHS
    return pd.DataFrame(
        {
            measure.__name__: missing if is_large and measure.__name__ in PATH_MEASURES else measure(network)
            for measure in measures
        }
    )


def degree(network: CoauthorNetwork) -> pd.Series:
    """Number of collaborators of each author.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> degree(network_from_networkx(nx.star_graph(3))).tolist()
    [3, 1, 1, 1]
    """
    return _series(network, network.to_igraph().degree(), dtype="int64")


def strength(network: CoauthorNetwork) -> pd.Series:
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
    >>> from graphlab.network import network_from_networkx
    >>> graph = nx.Graph()
    >>> graph.add_edge("Ann", "Bob", weight=2)
    >>> graph.add_edge("Ann", "Cy", weight=0.5)
    >>> strength(network_from_networkx(graph)).to_dict()
    {'Ann': 2.5, 'Bob': 2.0, 'Cy': 0.5}
    """
    return _summed(network, "weight")


def newman_strength(network: CoauthorNetwork) -> pd.Series:
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
    >>> from graphlab.network import network_from_networkx
    >>> newman_strength(network_from_networkx(nx.path_graph(2))).tolist()
    [nan, nan]
    """
    return _summed(network, "newman")


def betweenness(network: CoauthorNetwork, *, weighted: bool = True) -> pd.Series:
    """Share of shortest paths between other authors that run through each author.

    Parameters
    ----------
    network
        Network of authors.
    weighted
        Shortest by distance 1/weight. Off: by number of steps.

    Returns
    -------
    pandas.Series
        From 0 to 1, by author. 0 for everybody if there are fewer than three authors.

    Notes
    -----
    The sum over pairs s, t of sigma_st(i)/sigma_st, divided by (n-1)(n-2)/2 (L. C. Freeman, Sociometry 40(1), 35-41,
    1977), by the algorithm of U. Brandes, Journal of Mathematical Sociology 25(2), 163-177 (2001).

    Paths count as equally long when their lengths agree to about 1 part in 10**10. Sums of 1/weight are often equal
    in fact but not in floating point (1/2 + 1/3 + 1/6 and 1/1, say); comparing them bit by bit, as networkx does, lets
    rounding choose among equal paths. The values here are those of exact fractions.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> betweenness(network_from_networkx(nx.star_graph(3))).tolist()
    [1.0, 0.0, 0.0, 0.0]
    """
    n = len(network)
    graph = network.to_igraph()
    paths = np.array(graph.betweenness(directed=False, weights=_distances(graph, weighted=weighted)), dtype=np.float64)
    pairs = (n - 1) * (n - 2) / 2
    return _series(network, paths / pairs if pairs > 0 else paths)


def closeness(network: CoauthorNetwork, *, weighted: bool = True) -> pd.Series:
    """Inverse mean distance of each author to the others, scaled by the share of authors within reach.

    Parameters
    ----------
    network
        Network of authors.
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
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> graph = nx.path_graph(2)
    >>> graph.add_node(2)
    >>> closeness(network_from_networkx(graph)).tolist()
    [0.5, 0.5, 0.0]
    """
    graph = network.to_igraph()
    within = np.array(
        graph.closeness(weights=_distances(graph, weighted=weighted), normalized=True), dtype=np.float64
    )  # missing where nobody is in reach
    parts = graph.connected_components()
    reached = np.array(parts.sizes(), dtype=np.float64)[np.array(parts.membership, dtype=np.int64)] - 1
    return _series(network, np.nan_to_num(within) * reached / max(len(network) - 1, 1))


def harmonic(network: CoauthorNetwork, *, weighted: bool = True) -> pd.Series:
    """Sum of inverse distances of each author to all others.

    Parameters
    ----------
    network
        Network of authors.
    weighted
        Distance 1/weight. Off: number of steps; then the number of collaborators, plus half of theirs, and so on.

    Returns
    -------
    pandas.Series
        By author, from 0; not divided by anything, as in networkx. Who cannot be reached adds 0.

    Notes
    -----
    Section 3 of P. Boldi and S. Vigna, "Axioms for centrality", Internet Mathematics 10, 222-262 (2014).

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> harmonic(network_from_networkx(nx.path_graph(3))).tolist()
    [1.5, 2.0, 1.5]
    """
    graph = network.to_igraph()
    mean = np.array(
        graph.harmonic_centrality(weights=_distances(graph, weighted=weighted), normalized=False), dtype=np.float64
    )
    return _series(network, mean)


def eigenvector(network: CoauthorNetwork) -> pd.Series:
    """Centrality that is in proportion to the summed, weighted centrality of the collaborators.

    Computed on the largest component only (number 1 of `graphlab.network.connected_components`);
    0 elsewhere: on a network in several parts the measure is not defined. The squares of the values sum to 1.

    Notes
    -----
    The leading eigenvector of the weight matrix (P. Bonacich, American Journal of Sociology 92(5), 1170-1182, 1987),
    to machine precision. It is 0 for everybody if nobody has a collaborator.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> eigenvector(network_from_networkx(nx.path_graph(3))).round(6).tolist()
    [0.5, 0.707107, 0.5]
    """
    values = np.zeros(len(network))
    parts = network.to_igraph().connected_components()
    giant = max(parts, key=len, default=[])  # of equal ones the first, which holds the smallest author_id
    if len(giant) > 1:
        values[giant] = _leading_vector(network.adjacency()[giant][:, giant])
    return _series(network, values)


def pagerank(network: CoauthorNetwork) -> pd.Series:
    """Share of time a walker spends with each author who follows ties by weight and restarts with chance 0.15.

    Returns
    -------
    pandas.Series
        By author; sums to 1. An author without collaborators passes the walker on to anybody.

    Notes
    -----
    S. Brin and L. Page, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30, 107-117
    (1998), with damping 0.85. Converged to about 1e-10, which networkx with its default tolerance is not.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> pagerank(network_from_networkx(nx.path_graph(3))).round(6).tolist()
    [0.256757, 0.486486, 0.256757]
    """
    return _series(network, network.to_igraph().pagerank(weights="weight", damping=DAMPING, directed=False))


def core(network: CoauthorNetwork) -> pd.Series:
    """Largest k such that each author belongs to a group in which everybody has k collaborators; weights play no part.

    Notes
    -----
    S. B. Seidman, "Network structure and minimum degree", Social Networks 5(3), 269-287 (1983). A paper with n authors
    puts all of them into the (n-1)-core: on coauthor networks the number says how long the bylines are, too.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> core(network_from_networkx(nx.complete_graph(4))).tolist()
    [3, 3, 3, 3]
    """
    return _series(network, network.to_igraph().coreness(), dtype="int64")


def _distances(graph: igraph.Graph, *, weighted: bool) -> list[float] | None:
    return [1.0 / weight for weight in graph.es["weight"]] if weighted else None


def _leading_vector(weights: sparse.csr_array) -> Floats:
    # A fixed start vector: eigsh would draw one.
    _, vectors = eigsh(weights, k=1, which="LA", v0=np.asarray(weights.sum(axis=1), dtype=np.float64))
    vector = np.abs(vectors[:, 0])
    return vector / np.linalg.norm(vector)


def _summed(network: CoauthorNetwork, column: str) -> pd.Series:
    a, b = network.ends
    value = network.edges[column].to_numpy(np.float64)
    n = len(network)
    return _series(network, np.bincount(a, value, n) + np.bincount(b, value, n))


def _series(
    network: CoauthorNetwork, values: list[float] | list[int] | NDArray[Any], *, dtype: str = "float64"
) -> pd.Series:
    return pd.Series(values, index=pd.Index(network.authors["author_id"], name="author_id"), dtype=dtype)
