"""What a division into communities is judged by: modularity, or CPM as VOSviewer uses it."""

from dataclasses import dataclass
from typing import Any, Literal

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.errors import SettingsError
from graphlab.network.from_networkx import as_network, of_authors
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.normalisation import normalised_network

Objective = Literal["modularity", "association", "cpm"]
OBJECTIVES = ("modularity", "association", "cpm")
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False, kw_only=True)
class Judged:
    """A network as an objective sees it: Q = 1/(2m) sum_ij d(c_i, c_j) (w_ij - resolution n_i n_j).

    Attributes
    ----------
    ends
        Rows of the two ends of every edge.
    weight
        Weight w of every edge; m is their sum.
    size
        Weight n of every author.
    resolution
        Resolution in the units of w / n^2.
    """

    ends: tuple[Ints, Ints]
    weight: Floats
    size: Floats
    resolution: float

    def quality(self, labels: Ints) -> float:
        """Q of the groups with these labels, numbers from 0 on; 0 for a network without edges."""
        a, b = self.ends
        total = float(self.weight.sum())
        if not total:
            return 0.0
        inside = float(self.weight[labels[a] == labels[b]].sum())
        return inside / total - self.resolution * float(np.square(np.bincount(labels, self.size)).sum()) / (2 * total)


def judged(network: CoauthorNetwork, objective: Objective, *, resolution: float) -> Judged:
    """Network as one of the objectives sees it.

    Raises
    ------
    SettingsError
        If the objective is none of the three, or the resolution not above 0.
    """
    if objective not in OBJECTIVES or not 0 < resolution < np.inf:
        msg = f"communities by {objective!r} at a resolution of {resolution} are not defined"
        raise SettingsError(msg, hint=f"use one of {', '.join(OBJECTIVES)} and a resolution above 0, such as 1")
    ends = network.ends
    weight = network.edges["weight"].to_numpy(np.float64)
    strength = np.bincount(np.concatenate(ends), np.tile(weight, 2), len(network)).astype(np.float64)
    total = float(strength.sum())
    if objective == "modularity":
        return Judged(ends=ends, weight=weight, size=strength, resolution=resolution / total if total else resolution)
    if objective == "association":
        weight = normalised_network(network, "association by links").edges["weight"].to_numpy(np.float64)
    return Judged(ends=ends, weight=weight, size=np.ones(len(network)), resolution=resolution)


def community_quality(
    network: "CoauthorNetwork | nx.Graph[Any]",
    membership: pd.Series,
    *,
    objective: Objective = "modularity",
    resolution: float = 1.0,
) -> float:
    """Quality of a division of the authors into groups, by the objective the division was made for.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    membership
        Group of each author, indexed by ``author_id``.
    objective
        ``"modularity"`` on the weights; ``"association"``: CPM on association strengths, which is what VOSviewer
        maximises; ``"cpm"``: CPM on the weights as they are. See `communities`.
    resolution
        Resolution; 1 for Newman's modularity and for VOSviewer's default.

    Returns
    -------
    float
        At most 1; 0 for a network without pairs.

    Raises
    ------
    SettingsError
        If an author has no group, the objective is none of the three, or the resolution not above 0.

    Notes
    -----
    Q = 1/(2m) sum_ij d(c_i, c_j) (w_ij - g n_i n_j), over all i and j, i = j included, with m the sum of the weights
    w, g the resolution and n the weight of an author: 1 for CPM; the strength s for modularity, with g divided by 2m
    [1]_. Association strength is w_ij 2m / (s_i s_j) [2]_.

    References
    ----------
    .. [1] V. A. Traag, P. Van Dooren and Y. Nesterov, "Narrow scope for resolution-limit-free community detection",
       Physical Review E 84, 016114 (2011), equations 5 and 6.
    .. [2] L. Waltman, N. J. van Eck and E. C. M. Noyons, "A unified approach to mapping and clustering of bibliometric
       networks", Journal of Informetrics 4(4), 629-635 (2010), equations 2 and 7.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import communities, network_from_networkx
    >>> network = network_from_networkx(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3)))
    >>> community_quality(network, communities(network))
    0.5
    """
    network = as_network(network)
    codes, _ = pd.factorize(of_authors(network, membership))
    return judged(network, objective, resolution=resolution).quality(codes.astype(np.int64))


def modularity(network: "CoauthorNetwork | nx.Graph[Any]", membership: pd.Series, *, resolution: float = 1.0) -> float:
    """Weighted modularity of a division of the authors into groups: `community_quality` by its default objective.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
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
    SettingsError
        If an author has no group.

    Notes
    -----
    Q = sum_c (w_c/m - resolution (s_c/2m)^2) with w_c the weight inside group c, s_c its summed strength and m the
    total weight: M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70, 056131 (2004).

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import communities, network_from_networkx
    >>> network = network_from_networkx(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3)))
    >>> modularity(network, communities(network))
    0.5
    """
    return community_quality(network, membership, resolution=resolution)
