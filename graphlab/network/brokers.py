"""Brokerage: who stands between people, or between groups, that are not tied to each other."""

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.network.blocks import blocks
from graphlab.network.from_networkx import as_network, of_authors
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.projection import Floats

ROWS_AT_ONCE = 4096  # the product of two large networks is larger still; row by row it is not


def brokerage(network: "CoauthorNetwork | nx.Graph[Any]", communities: pd.Series) -> pd.DataFrame:
    """Table of all measures of this module, one row per author.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    communities
        Community of each author, as `graphlab.network.communities` returns it.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``, with the columns ``constraint``, ``effective_size``, ``participation``, ``module_z``
        and ``pairs_cut``; each is the function of that name.

    Examples
    --------
    >>> groups = pd.Series([1, 1, 2, 2], index=["0", "1", "2", "3"])
    >>> brokerage(nx.star_graph(3), groups).loc["0"].round(3).to_dict()
    {'constraint': 0.333, 'effective_size': 3.0, 'participation': 0.444, 'module_z': 0.0, 'pairs_cut': 3.0}
    """
    network = as_network(network)
    return pd.DataFrame(
        {
            "constraint": constraint(network),
            "effective_size": effective_size(network),
            "participation": participation(network, communities),
            "module_z": module_z(network, communities),
            "pairs_cut": pairs_cut(network),
        }
    )


def constraint(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Burt's constraint: how far each author's ties all lead to one closed circle; low for a broker.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    weighted
        Use the weights of ties. Off: every tie weighs 1.

    Returns
    -------
    pandas.Series
        By author, above 0; it can exceed 1. Missing for an author without collaborators.

    Notes
    -----
    c_i = sum over i's collaborators j of (p_ij + sum_q p_iq p_qj)^2, where p_ij is the share of j in i's strength:
    R. S. Burt, "Structural holes and good ideas", American Journal of Sociology 110(2), 349-399 (2004), as in
    networkx.

    Examples
    --------
    >>> constraint(nx.complete_graph(3)).tolist()
    [1.125, 1.125, 1.125]
    """
    network = as_network(network)
    weights = "weight" if weighted else None
    return _of_tied(network, np.array(network.to_igraph().constraint(weights=weights), dtype=np.float64))


def effective_size(network: "CoauthorNetwork | nx.Graph[Any]", *, weighted: bool = True) -> pd.Series:
    """Burt's effective size: number of collaborators less the redundancy among them; high for a broker.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    weighted
        Use the weights of ties. Off: every tie weighs 1; then it is n - 2t/n for n collaborators with t ties
        among them (Borgatti).

    Returns
    -------
    pandas.Series
        By author, from 1 to the number of collaborators when unweighted. Missing for an author without collaborators.

    Notes
    -----
    e_i = sum over i's collaborators j of (1 - sum_q p_iq m_jq), where p_iq is the share of q in i's strength and
    m_jq is j's weight with q over j's largest weight: R. S. Burt, *Structural Holes* (1992), chapter 2. It is what
    networkx gives for weights when ``nodes`` are named; for all nodes at once networkx 3.6 divides by q's largest
    weight.

    Examples
    --------
    >>> effective_size(nx.star_graph(3)).tolist()
    [3.0, 1.0, 1.0, 1.0]
    """
    network = as_network(network)
    ties = network.adjacency(weighted=False)
    weights = network.adjacency(weighted=weighted)
    shares, parts = _rows_over(weights, "sum"), sparse.csr_array(_rows_over(weights, "max").T)
    redundancy = np.zeros(len(network))
    for low in range(0, len(network), ROWS_AT_ONCE):
        some = slice(low, low + ROWS_AT_ONCE)
        redundancy[some] = (ties[some] * (shares[some] @ parts)).sum(axis=1)
    return _of_tied(network, np.diff(ties.indptr).astype(np.float64) - redundancy)


def participation(network: "CoauthorNetwork | nx.Graph[Any]", communities: pd.Series) -> pd.Series:
    """Spread of each author's strength over communities: 0 if it all lies in one, near 1 if evenly in many.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    communities
        Community of each author, indexed by ``author_id``.

    Returns
    -------
    pandas.Series
        By author, at least 0 and below 1. Missing for an author without collaborators.

    Raises
    ------
    SettingsError
        If an author has no community.

    Notes
    -----
    P_i = 1 - sum over communities s of (k_is/k_i)^2, where k_is is i's strength into s and k_i its strength: R. Guimerà
    and L. A. N. Amaral, "Functional cartography of complex metabolic networks", Nature 433, 895-900 (2005), equation 2.

    Examples
    --------
    >>> participation(nx.path_graph(3), pd.Series([1, 1, 2], index=["0", "1", "2"])).tolist()
    [0.0, 0.5, 0.0]
    """
    network = as_network(network)
    into, _ = _into_groups(network, communities)
    shares = _rows_over(into, "sum")
    # Rounding may leave a hair on either side of 0.
    return _of_tied(network, 1.0 - np.asarray(shares.power(2).sum(axis=1), dtype=np.float64)).round(12).clip(lower=0.0)


def module_z(network: "CoauthorNetwork | nx.Graph[Any]", communities: pd.Series) -> pd.Series:
    """How much stronger each author is tied into the own community than its members are on average.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    communities
        Community of each author, indexed by ``author_id``.

    Returns
    -------
    pandas.Series
        By author, in standard deviations of the community; 0 where all its members are tied alike. Missing for an
        author without collaborators.

    Raises
    ------
    SettingsError
        If an author has no community.

    Notes
    -----
    z_i = (k_i - mean k) / sd k over the community of i, k being the strength into it: R. Guimerà and L. A. N. Amaral,
    "Functional cartography of complex metabolic networks", Nature 433, 895-900 (2005), equation 1.

    Examples
    --------
    >>> module_z(nx.star_graph(3), pd.Series(1, index=["0", "1", "2", "3"])).round(3).tolist()
    [1.732, -0.577, -0.577, -0.577]
    """
    network = as_network(network)
    into, own = _into_groups(network, communities)
    strength = pd.Series(np.asarray(into[np.arange(len(network)), own])) if len(network) else pd.Series(dtype="float64")
    grouped = strength.groupby(own)
    above, spread = strength - grouped.transform("mean"), grouped.transform("std", ddof=0)
    # The mean of equal numbers may miss them by a hair.
    is_flat = spread <= 1e-9 * strength.abs()
    return _of_tied(network, (above / spread.mask(is_flat, 1.0)).mask(is_flat, 0.0).to_numpy(np.float64))


def pairs_cut(network: "CoauthorNetwork | nx.Graph[Any]") -> pd.Series:
    """Who holds the network together: pairs of others who lose every path between them if the author leaves.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.

    Returns
    -------
    pandas.Series
        By author; above 0 exactly for the articulation points of the graph.

    Notes
    -----
    Counted from the tree of blocks (J. Hopcroft and R. Tarjan, "Efficient algorithms for graph manipulation",
    Communications of the ACM 16(6), 372-378, 1973), in time that grows with the number of ties.

    Examples
    --------
    >>> pairs_cut(nx.path_graph(4)).tolist()
    [0, 2, 2, 0]
    """
    network = as_network(network)
    return network.by_author(blocks(network.to_igraph()).pairs_cut.astype(np.int64))


def _into_groups(network: CoauthorNetwork, communities: pd.Series) -> tuple[sparse.csr_array, NDArray[np.int64]]:
    """Strength of each author into each community, and the column of the own one."""
    codes, groups = pd.factorize(of_authors(network, communities))
    n = len(network)
    member = sparse.csr_array((np.ones(n), (np.arange(n), codes)), shape=(n, len(groups)))
    return sparse.csr_array(network.adjacency() @ member), codes.astype(np.int64)


def _rows_over(weights: sparse.csr_array, total: str) -> sparse.csr_array:
    """Matrix with each row divided by its sum or its largest entry; empty rows stay empty."""
    if not weights.nnz:
        return weights
    totals = weights.max(axis=1).toarray().ravel() if total == "max" else np.asarray(weights.sum(axis=1))
    inverse = np.divide(1.0, totals, out=np.zeros_like(totals), where=totals > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ weights)


def _of_tied(network: CoauthorNetwork, values: Floats) -> pd.Series:
    """Values by author, missing for those without a tie, for whom the measures are not defined."""
    a, b = network.ends
    tied = np.bincount(np.concatenate([a, b]), minlength=len(network)) > 0
    return network.by_author(np.where(tied, values, np.nan))
