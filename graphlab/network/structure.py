"""A network as a whole, in numbers: how dense, how clustered, how wide, how much it hangs on few."""

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse
from scipy.sparse.csgraph import breadth_first_order, connected_components
from scipy.special import stdtrit

from graphlab.network.from_networkx import as_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.order import tied_in_order
from graphlab.network.projection import Ints
from graphlab.network.steps import BITS, step_sums, sweep

MOST_AUTHORS_FOR_MEAN_PATH = 20_000  # about three seconds
WORDS = 20  # 1,280 sources beyond that


def network_summary(network: "CoauthorNetwork | nx.Graph[Any]", *, random_state: int = 1) -> pd.Series:
    """Figures of a network as a whole; ties count as ties, whatever they weigh.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    random_state
        Seed of the draw of sources for the mean path of a giant component of more than
        `MOST_AUTHORS_FOR_MEAN_PATH` authors.

    Returns
    -------
    pandas.Series
        ``n_authors``, ``n_ties``, ``n_alone`` (authors without a tie), ``density``, ``mean_degree``, ``n_components``
        (an author alone is one), ``giant_authors`` and ``giant_share`` (of the largest component), ``transitivity``,
        ``mean_clustering`` (authors with fewer than two collaborators count 0), ``assortativity`` (of degree; missing
        where all degrees at ties are alike), ``centralization`` (of degree: 1 for a star), and of the largest component
        ``diameter``, ``mean_path``, both in steps, and ``mean_path_error`` (0 if exact, else Student's half-width at
        95 per cent). Missing where not defined.

    Notes
    -----
    Transitivity, the mean clustering coefficient and assortativity as in M. E. J. Newman, "The structure and function
    of complex networks", SIAM Review 45(2), 167-256 (2003); centralization as in L. C. Freeman, "Centrality in social
    networks", Social Networks 1, 215-239 (1979). The diameter is exact at any size: P. Crescenzi et al., "On computing
    the diameter of real-world undirected graphs", Theoretical Computer Science 514, 84-95 (2013).

    Examples
    --------
    >>> network_summary(nx.star_graph(3))[["density", "centralization", "diameter", "mean_path"]].tolist()
    [0.5, 1.0, 2.0, 1.5]
    """
    network = as_network(network)
    n, m = len(network), len(network.edges)
    ties = network.adjacency(weighted=False)
    degree = np.diff(ties.indptr)
    n_parts, part = connected_components(ties, directed=False) if n else (0, np.zeros(0, dtype=np.int64))
    sizes = np.bincount(part, minlength=1)
    graph = network.to_igraph()
    figures = {
        "n_authors": n,
        "n_ties": m,
        "n_alone": int((degree == 0).sum()),
        "density": 2.0 * m / (n * (n - 1)) if n > 1 else np.nan,
        "mean_degree": 2.0 * m / n if n else np.nan,
        "n_components": n_parts,
        "giant_authors": int(sizes.max()),
        "giant_share": sizes.max() / n if n else np.nan,
        "transitivity": graph.transitivity_undirected(mode="zero") if n else np.nan,
        "mean_clustering": graph.transitivity_avglocal_undirected(mode="zero") if n else np.nan,
        "assortativity": graph.assortativity_degree(directed=False) if m else np.nan,
        "centralization": (degree.max() - degree).sum() / ((n - 1) * (n - 2)) if n > 2 else np.nan,
    }
    giant = np.flatnonzero(part == np.argmax(sizes))
    wide = _wide(sparse.csr_array(ties[giant][:, giant]), random_state=random_state)
    return pd.Series({**figures, **wide}, dtype="float64", name="value")


def _wide(ties: sparse.csr_array, *, random_state: int) -> dict[str, float]:
    """Diameter and mean path of a connected graph."""
    n = ties.shape[0]
    if n < 2:
        return dict.fromkeys(("diameter", "mean_path", "mean_path_error"), np.nan)
    order = tied_in_order(ties)
    ties = sparse.csr_array(ties[order][:, order])
    if n <= MOST_AUTHORS_FOR_MEAN_PATH:
        mean, error = float(step_sums(ties)[0].sum()) / (n * (n - 1)), 0.0
    else:
        drawn = np.random.default_rng(random_state).choice(n, (WORDS, BITS), replace=False)
        means = [float(_swept(ties, np.sort(some))[0]) / (BITS * (n - 1)) for some in drawn]
        mean = float(np.mean(means))
        error = float(stdtrit(WORDS - 1, 0.975)) * float(np.std(means, ddof=1)) / np.sqrt(WORDS)
    return {"diameter": float(_diameter(ties)), "mean_path": mean, "mean_path_error": error}


def _diameter(ties: sparse.csr_array) -> int:
    """Longest distance, from searches that begin at the authors farthest from a central one."""
    end = int(_searched(ties, int(np.argmax(np.diff(ties.indptr))))[0][-1])
    order, before, level = _searched(ties, end)
    longest, centre = int(level.max()), int(order[-1])
    # Halfway between two ends, not the author with most collaborators: on a path that one may be an end.
    for _ in range(longest // 2):
        centre = int(before[centre])
    level = _searched(ties, centre)[2]
    longest = max(longest, int(level.max()))
    for depth in range(int(level.max()), 0, -1):
        # Whoever is not searched from yet is nearer to the centre: two of them are at most 2 (depth - 1) apart.
        fringe = np.flatnonzero(level == depth)
        for low in range(0, len(fringe), BITS):
            longest = max(longest, _swept(ties, fringe[low : low + BITS])[1])
        if longest >= 2 * (depth - 1):
            break
    return longest


def _searched(ties: sparse.csr_array, source: int) -> tuple[Ints, Ints, Ints]:
    """Authors in the order in which a search reaches them, who each is reached from, and after how many steps."""
    order, before = breadth_first_order(ties, source, directed=False)
    level = np.zeros(ties.shape[0], dtype=np.int64)
    for node in order[1:].tolist():
        level[node] = level[before[node]] + 1
    return order.astype(np.int64), before.astype(np.int64), level


def _swept(ties: sparse.csr_array, sources: Ints) -> tuple[float, int]:
    """Steps from up to 64 sources to everybody, summed, and the most of them."""
    far, _, most = sweep(ties.indices, ties.indptr[:-1].astype(np.int64), sources)
    return float(far.sum()), most
