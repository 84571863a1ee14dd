"""Brokerage: who stands between people, or between groups, that are not tied to each other."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.network.coauthors import CoauthorNetwork


def brokerage(network: CoauthorNetwork, communities: pd.Series) -> pd.DataFrame:
    """Table of all measures of this module, one row per author.

    Parameters
    ----------
    network
        Network of authors.
    communities
        Community of each author, as `graphlab.network.communities` returns it.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``, with the columns ``constraint``, ``effective_size`` and ``participation``; each is the
        function of that name.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> network = network_from_networkx(nx.star_graph(3))
    >>> groups = pd.Series([1, 1, 2, 2], index=["0", "1", "2", "3"])
    >>> brokerage(network, groups).loc["0"].round(3).to_dict()
    {'constraint': 0.333, 'effective_size': 3.0, 'participation': 0.444}
    """
    return pd.DataFrame(
        {
            "constraint": constraint(network),
            "effective_size": effective_size(network),
            "participation": participation(network, communities),
        }
    )


def constraint(network: CoauthorNetwork, *, weighted: bool = True) -> pd.Series:
    """Burt's constraint: how far each author's ties all lead to one closed circle; low for a broker.

    Parameters
    ----------
    network
        Network of authors.
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
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> constraint(network_from_networkx(nx.complete_graph(3))).tolist()
    [1.125, 1.125, 1.125]
    """
    ties = network.adjacency(weighted=False)
    shares = _rows_over(network.adjacency(weighted=weighted), "sum")
    dependence = ties * (shares + shares @ shares)
    return _of_tied(network, np.asarray(dependence.power(2).sum(axis=1)))


def effective_size(network: CoauthorNetwork, *, weighted: bool = True) -> pd.Series:
    """Burt's effective size: number of collaborators less the redundancy among them; high for a broker.

    Parameters
    ----------
    network
        Network of authors.
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
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> effective_size(network_from_networkx(nx.star_graph(3))).tolist()
    [3.0, 1.0, 1.0, 1.0]
    """
    ties = network.adjacency(weighted=False)
    weights = network.adjacency(weighted=weighted)
    redundancy = ties * (_rows_over(weights, "sum") @ _rows_over(weights, "max").T)
    sizes = np.asarray(ties.sum(axis=1)) - np.asarray(redundancy.sum(axis=1))
    return _of_tied(network, sizes)


def participation(network: CoauthorNetwork, communities: pd.Series) -> pd.Series:
    """Spread of each author's strength over communities: 0 if it all lies in one, near 1 if evenly in many.

    Parameters
    ----------
    network
        Network of authors.
    communities
        Community of each author, indexed by ``author_id``.

    Returns
    -------
    pandas.Series
        By author, at least 0 and below 1. Missing for an author without collaborators.

    Raises
    ------
    KeyError
        If an author has no community.

    Notes
    -----
    P_i = 1 - sum over communities s of (k_is/k_i)^2, where k_is is i's strength into s and k_i its strength: R. Guimerà
    and L. A. N. Amaral, "Functional cartography of complex metabolic networks", Nature 433, 895-900 (2005), equation 2.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> participation(network_from_networkx(nx.path_graph(3)), pd.Series([1, 1, 2], index=["0", "1", "2"])).tolist()
    [0.0, 0.5, 0.0]
    """
    codes, groups = pd.factorize(communities.loc[network.authors["author_id"]])
    n = len(network)
    member = sparse.csr_array((np.ones(n), (np.arange(n), codes)), shape=(n, len(groups)))
    shares = _rows_over(network.adjacency(), "sum") @ member
    # Rounding may leave a hair on either side of 0.
    return _of_tied(network, 1.0 - np.asarray(shares.power(2).sum(axis=1))).round(12).clip(lower=0.0)


def _rows_over(weights: sparse.csr_array, total: str) -> sparse.csr_array:
    """Matrix with each row divided by its sum or its largest entry; empty rows stay empty."""
    if not weights.nnz:
        return weights
    totals = weights.max(axis=1).toarray().ravel() if total == "max" else np.asarray(weights.sum(axis=1))
    inverse = np.divide(1.0, totals, out=np.zeros_like(totals), where=totals > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ weights)


def _of_tied(network: CoauthorNetwork, values: NDArray[Any]) -> pd.Series:
    """Values by author, missing for those without a tie, for whom the measures are not defined."""
    a, b = network.ends
    tied = np.bincount(np.concatenate([a, b]), minlength=len(network)) > 0
    index = pd.Index(network.authors["author_id"], name="author_id")
    return pd.Series(np.where(tied, values, np.nan), index=index)
