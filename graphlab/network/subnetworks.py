"""Parts of a network: around one author, only these authors, the strong ties, the core, the ties that stand out.

A part keeps what was known of its authors and ties; what it leaves out changes no number of what stays. A part may be
empty, and every measure takes an empty network.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from graphlab.errors import SettingsError
from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.projection import Bools


def ego_network(network: "CoauthorNetwork | nx.Graph[Any]", author_id: str, *, depth: int = 1) -> CoauthorNetwork:
    """One author, those within some steps, and all ties among them.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    author_id
        The author in the middle, who is in the result.
    depth
        1: collaborators; 2: theirs, too.

    Raises
    ------
    SettingsError
        If there is no such author, or ``depth`` is below 1.

    Examples
    --------
    >>> len(ego_network(nx.path_graph(6), "2", depth=2))
    5
    """
    network = as_network(network)
    inside = (network.authors["author_id"] == author_id).to_numpy(np.bool_)
    if not inside.any():
        msg = f"the network has no author {author_id!r}"
        raise SettingsError(msg, hint="take the author_id from the network's table of authors")
    if depth < 1:
        msg = f"depth is {depth}; the network around an author begins at 1 step"
        raise SettingsError(msg, hint="use 1 for collaborators, 2 for theirs, too")
    ties = network.adjacency(weighted=False)
    for _ in range(depth):
        inside = inside | (ties @ inside.astype(np.float64) > 0)
    return _part(network, authors=inside)


def network_of(network: "CoauthorNetwork | nx.Graph[Any]", author_ids: Iterable[str]) -> CoauthorNetwork:
    """Only these authors and the ties among them.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    author_ids
        Authors to keep, in any order.

    Raises
    ------
    SettingsError
        If one of them is not in the network.

    Examples
    --------
    >>> network_of(nx.path_graph(4), ["0", "1", "3"]).edges[["author_a", "author_b"]].values.tolist()
    [['0', '1']]
    """
    network = as_network(network)
    wanted = set(author_ids)
    unknown = sorted(wanted - set(network.authors["author_id"]))
    if unknown:
        msg = f"the network has no author {', '.join(map(repr, unknown[:3]))}"
        raise SettingsError(msg, hint="take the author_id from the network's table of authors")
    return _part(network, authors=network.authors["author_id"].isin(list(wanted)).to_numpy(np.bool_))


def thresholded(
    network: "CoauthorNetwork | nx.Graph[Any]", *, min_papers: int = 1, min_weight: float = 0.0
) -> CoauthorNetwork:
    """Authors with enough papers and the ties among them that are strong enough.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    min_papers
        Fewest papers of an author. More than 1 needs a network built from papers.
    min_weight
        Least weight of a tie. Authors who lose all ties stay.

    Raises
    ------
    SettingsError
        If ``min_papers`` is asked of a network in which papers are not known.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("Ann", "Bob", 3), ("Bob", "Cy", 1)])
    >>> len(thresholded(graph, min_weight=2).edges)
    1
    """
    network = as_network(network)
    papers = network.authors["papers"]
    if min_papers > 1 and papers.isna().any():
        msg = "min_papers was asked of a network in which the papers of authors are not known"
        raise SettingsError(msg, hint="build the network with coauthor_network, or use min_weight alone")
    enough = (papers.fillna(1) >= min_papers).to_numpy(np.bool_)
    return _part(network, authors=enough, ties=(network.edges["weight"] >= min_weight).to_numpy(np.bool_))


def core_network(network: "CoauthorNetwork | nx.Graph[Any]", k: int) -> CoauthorNetwork:
    """Largest part in which everybody has at least k collaborators (the k-core of S. B. Seidman, 1983).

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    k
        Fewest collaborators within the part.

    Examples
    --------
    >>> len(core_network(nx.lollipop_graph(4, 3), 3))
    4
    """
    network = as_network(network)
    return _part(network, authors=np.array(network.to_igraph().coreness(), dtype=np.int64) >= k)


def disparity(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """How likely chance alone makes each tie as large a part of an author's strength; small for a tie that stands out.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.

    Returns
    -------
    pandas.Series
        In the order of ``edges``, 0 to 1: the lesser of the values at the two ends.

    Notes
    -----
    alpha_ij = (1 - w_ij/s_i)^(k_i - 1), s_i being the strength of i and k_i its number of collaborators: M. A. Serrano,
    M. Boguna and A. Vespignani, "Extracting the multiscale backbone of complex weighted networks", PNAS 106(16),
    6483-6488 (2009), equation 2. At an end with one collaborator it is 1.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("Ann", "Bob", 8), ("Ann", "Cy", 1), ("Ann", "Di", 1)])
    >>> disparity(graph).round(2).tolist()
    [0.04, 0.81, 0.81]
    """
    network = as_network(network)
    n, ends = len(network), network.ends
    weight = network.edges["weight"].to_numpy(np.float64)
    strength = sum((np.bincount(end, weight, n) for end in ends), np.zeros(n))
    degree = np.bincount(np.concatenate(ends), minlength=n)
    # Rounding may leave a hair below 0 at an author whose one tie is all its strength.
    alphas = [np.maximum(1.0 - weight / strength[end], 0.0) ** (degree[end] - 1.0) for end in ends]
    return pd.Series(np.minimum(*alphas), index=network.edges.index, name="disparity", dtype="float64")


def backbone(network: "CoauthorNetwork | nx.Graph[Any]", *, alpha: float = 0.05) -> CoauthorNetwork:
    """Ties that stand out at one of their ends, all authors kept: what remains of a hairball when chance is taken out.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    alpha
        Largest value of `disparity` of a tie that is kept; 0.05, the usual level, by default.

    Raises
    ------
    SettingsError
        If ``alpha`` is not between 0 and 1.

    Examples
    --------
    >>> graph = nx.Graph()
    >>> graph.add_weighted_edges_from([("Ann", "Bob", 8), ("Ann", "Cy", 1), ("Ann", "Di", 1)])
    >>> backbone(graph).edges["author_b"].tolist()
    ['Bob']
    """
    if not 0 <= alpha <= 1:
        msg = f"alpha is {alpha}, which is no probability"
        raise SettingsError(msg, hint="0.05 keeps the ties that chance makes in fewer than 5 of 100 cases")
    network = as_network(network)
    return _part(network, ties=disparity(network).to_numpy(np.float64) <= alpha)


def common_collaborators(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Number of collaborators that the two ends of each tie share, in the order of ``edges`` (Simmelian strength).

    Notes
    -----
    D. Krackhardt, "Super strong and sticky", in *Power and Influence in Organizations* (1998), 21-38.

    Examples
    --------
    >>> common_collaborators(nx.complete_graph(4)).tolist()
    [2, 2, 2, 2, 2, 2]
    """
    network = as_network(network)
    ties = network.adjacency(weighted=False)
    a, b = network.ends
    shared = np.zeros(len(a), dtype=np.int64)
    for low in range(0, len(a), 100_000):  # a block at a time: the rows of all ties at once are large
        some = slice(low, low + 100_000)
        shared[some] = np.asarray((ties[a[some]] * ties[b[some]]).sum(axis=1))
    return pd.Series(shared, index=network.edges.index, name="common_collaborators")


def _part(network: CoauthorNetwork, *, authors: Bools | None = None, ties: Bools | None = None) -> CoauthorNetwork:
    kept = np.ones(len(network.edges), dtype=np.bool_) if ties is None else ties
    if authors is None:
        return replace(network, edges=network.edges[kept].reset_index(drop=True))
    a, b = network.ends
    kept = kept & authors[a] & authors[b]
    return replace(
        network,
        authors=network.authors[authors].reset_index(drop=True),
        edges=network.edges[kept].reset_index(drop=True),
    )
