"""Joint papers made comparable: how much more often two authors meet than their sizes let expect.

Every formula works on the entries of a sparse matrix, one by one, and gives a sparse matrix.
"""

from dataclasses import replace
from typing import Any, Literal, get_args

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike
from scipy import sparse

from graphlab.errors import SettingsError
from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.projection import Floats

Normalisation = Literal[
    "association by links",
    "association by occurrences",
    "fractionalisation",
    "salton",
    "jaccard",
    "inclusion",
    "equivalence",
]
BY_LINKS = ("association by links", "fractionalisation")


def normalised(
    matrix: sparse.csr_array, method: Normalisation, *, occurrences: ArrayLike | None = None
) -> sparse.csr_array:
    """Symmetric matrix of co-occurrences, normalised.

    Parameters
    ----------
    matrix
        Co-occurrences c_ij, symmetric; the diagonal is left out.
    method
        ``"association by links"`` is VOSviewer's association strength, c_ij L / (l_i l_j), with l_i the summed
        co-occurrences of i (its total link strength) and L the sum of these. ``"association by occurrences"`` is
        that of bibliometrix, c_ij / (o_i o_j), with o_i the occurrences of i. The two rank pairs differently.
        ``"fractionalisation"`` is VOSviewer's c_ij (n/l_i + n/l_j) / 2 for n nodes. ``"salton"`` is
        c_ij / sqrt(o_i o_j), ``"jaccard"`` c_ij / (o_i + o_j - c_ij), ``"inclusion"`` c_ij / min(o_i, o_j),
        ``"equivalence"`` c_ij^2 / (o_i o_j).
    occurrences
        o_i, such as the papers of each author; needed by all but the two that go by links.

    Returns
    -------
    scipy.sparse.csr_array
        As many entries as ``matrix`` has off its diagonal.

    Raises
    ------
    SettingsError
        If the method is unknown, or ``occurrences`` is needed and missing, of another length, or not above 0 where
        there are co-occurrences.

    Notes
    -----
    N. J. van Eck and L. Waltman, "How to normalize cooccurrence data? An analysis of some well-known similarity
    measures", JASIST 60(8), 1635-1651 (2009).

    Examples
    --------
    >>> pair = sparse.csr_array(np.array([[0, 2.0], [2.0, 0]]))
    >>> normalised(pair, "jaccard", occurrences=[4, 3]).toarray().tolist()
    [[0.0, 0.4], [0.4, 0.0]]
    """
    if method not in get_args(Normalisation):
        msg = f"{method!r} is not a way to normalise"
        raise SettingsError(msg, hint=f"use one of {', '.join(get_args(Normalisation))}")
    entries = sparse.coo_array(matrix)
    i, j = entries.coords
    off = i != j
    i, j, c = i[off], j[off], entries.data[off].astype(np.float64)
    n = matrix.shape[0]
    size = np.bincount(i, c, n).astype(np.float64) if method in BY_LINKS else _occurrences(occurrences, n)
    at_i, at_j = size[i], size[j]
    if ((at_i <= 0) | (at_j <= 0)).any():
        msg = "something that occurs together with something else is said to occur 0 times"
        raise SettingsError(msg, hint="give the occurrences of every row, in the order of the rows")
    values = _values(method, c, sizes=(at_i, at_j), total=float(size.sum()), n=n)
    result = sparse.csr_array((values, (i, j)), shape=matrix.shape)
    result.sort_indices()
    return result


def normalised_network(network: "CoauthorNetwork | nx.Graph[Any]", method: Normalisation) -> CoauthorNetwork:
    """Network with its weights normalised; occurrences are the papers of each author.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    method
        As in `normalised`.

    Raises
    ------
    SettingsError
        As `normalised`; a networkx graph has no papers.

    Examples
    --------
    >>> normalised_network(nx.path_graph(3), "association by links").edges["weight"].tolist()
    [2.0, 2.0]
    """
    network = as_network(network)
    papers = network.authors["papers"]
    known = None if papers.isna().any() else papers.to_numpy(np.float64)
    matrix = normalised(network.adjacency(), method, occurrences=known)
    a, b = network.ends
    weights = np.asarray(matrix[a, b]) if len(a) else np.zeros(0)
    return replace(network, edges=network.edges.assign(weight=weights.astype(np.float64)))


def _occurrences(occurrences: ArrayLike | None, n: int) -> Floats:
    known = None if occurrences is None else np.asarray(occurrences, dtype=np.float64)
    if known is None or known.shape != (n,):
        msg = f"this normalisation needs the occurrences of all {n} rows"
        raise SettingsError(msg, hint='pass occurrences=, or use "association by links"')
    return known


def _values(method: Normalisation, c: Floats, *, sizes: tuple[Floats, Floats], total: float, n: int) -> Floats:
    i, j = sizes
    formulas = {
        "association by links": lambda: c * total / (i * j),
        "association by occurrences": lambda: c / (i * j),
        "fractionalisation": lambda: c * (n / i + n / j) / 2.0,
        "salton": lambda: c / np.sqrt(i * j),
        "jaccard": lambda: c / (i + j - c),
        "inclusion": lambda: c / np.minimum(i, j),
        "equivalence": lambda: c**2 / (i * j),
    }
    return formulas[method]()
