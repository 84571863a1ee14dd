"""VOSviewer's layout: positions that minimise attraction along ties less repulsion between all pairs."""

from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.optimize import minimize

from graphlab.errors import SettingsError
from graphlab.network.from_networkx import as_network
from graphlab.network.layout_scores import with_quality
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.objective import judged
from graphlab.network.partition import connected_components
from graphlab.network.rings import rings_of_components, upright

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MOST_AUTHORS = 3000  # of one component: every step looks at all pairs
MOST_STARTS = 30
PAIRS_OF_ALL_STARTS = 400_000
PAIRS_OF_ALL_FOLLOWED = 40_000
FIRST = (2, 1)  # exponents at which few starts end in a poor layout
PATH_STEP = 0.5  # by which the repulsion falls from that of the first layout to the one asked for
_TINY = 1e-12


def vos_layout(
    network: "CoauthorNetwork | nx.Graph[Any]",
    *,
    attraction: float = 2,
    repulsion: float = 1,
    normalise: bool = True,
    random_state: int = 1,
    n_starts: int | None = None,
) -> pd.DataFrame:
    """Positions of authors by the VOS technique, as VOSviewer places them.

    Parameters
    ----------
    network
        Network of authors, or a networkx graph.
    attraction, repulsion
        The two exponents, 2 and 1 by default as in VOSviewer; attraction is the greater. Small ones, such as 1 and -2,
        pull communities further apart.
    normalise
        Take association strengths. Off: take the weights as they are.
    random_state
        Seed of the starting positions.
    n_starts
        Number of random starts, of which the best is taken. ``None``: 30 up to 115 authors, falling to 1 at 632.

    Returns
    -------
    pandas.DataFrame
        ``author_id``, ``x``, ``y``, sorted by author. The largest component has its longest axis along x and a mean
        distance of 1 between its authors, as VOSviewer's has; the others, each laid out alone and smaller by the root
        of its number of authors, stand in rings around it. ``attrs`` hold the method, its parameters, ``objective``
        (V of the largest component at its best scale, the less the better) and the numbers of `layout_quality`.

    Raises
    ------
    SettingsError
        If attraction is not above repulsion, ``n_starts`` not at least 1, or a component has more than 3,000
        authors.

    Notes
    -----
    V = 1/a sum w_ij d_ij^a - 1/r sum d_ij^r over pairs i < j, w_ij the association strength 2m a_ij / (s_i s_j), a the
    attraction, r the repulsion, with ln d in place of d^0/0. With a component apart V has no minimum, because nothing
    holds it back; that is why components are laid out one by one. L-BFGS starts from random positions at exponents 2
    and 1, where few starts end in a poor layout; the best (one or more, while there is time) are followed while the
    repulsion falls by halves to the one asked for. On VOSviewer's own maps with exponents 1 and 0, 1 and -1, 2 and -2,
    1 and -2 this reaches a lower V than VOSviewer's layout, and than ten random starts at those exponents.

    References
    ----------
    .. [1] N. J. van Eck, L. Waltman, R. Dekker and J. van den Berg, "A comparison of two techniques for bibliometric
       mapping: multidimensional scaling and VOS", JASIST 61(12), 2405-2416 (2010).
    .. [2] A. Noack, "Modularity clustering is force-directed layout", Physical Review E 79, 026102 (2009), for the
       family of exponents.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> layout = vos_layout(network_from_networkx(nx.path_graph(3)))
    >>> (layout.set_index("author_id").round(2) + 0.0).reset_index().values.tolist()
    [['0', -0.75, 0.0], ['1', 0.0, 0.0], ['2', 0.75, 0.0]]
    """
    network = as_network(network)
    if not attraction > repulsion or (n_starts is not None and n_starts < 1):
        msg = f"attraction is {attraction}, repulsion {repulsion}, n_starts {n_starts}; that has no best layout"
        raise SettingsError(msg, hint="attraction has to be above repulsion, such as 2 and 1, and n_starts at least 1")
    component = connected_components(network).to_numpy()
    members = [np.flatnonzero(component == c) for c in range(1, int(component.max(initial=0)) + 1)]
    if members and len(members[0]) > MOST_AUTHORS:
        msg = f"a component has {len(members[0])} authors; VOS looks at all pairs and takes up to {MOST_AUTHORS}"
        raise SettingsError(msg, hint="use neighbour_layout for large networks, or lay out a part of this one")
    draw = np.random.default_rng(random_state)
    strengths = _weights(network, normalise=normalise)
    placed: list[Floats] = []
    objective = 0.0
    for rows in members:
        value, xy = _best(strengths[np.ix_(rows, rows)], (attraction, repulsion), draw=draw, n_starts=n_starts)
        objective = objective if placed else value
        placed.append(xy * np.sqrt(len(rows) / len(members[0])))
    xy = rings_of_components(members, placed)
    table = pd.DataFrame({"author_id": network.authors["author_id"], "x": xy[:, 0], "y": xy[:, 1]})
    table.attrs = {"method": "vos", "attraction": attraction, "repulsion": repulsion, "objective": round(objective, 6)}
    return with_quality(network, table)


def vos_objective(
    network: "CoauthorNetwork | nx.Graph[Any]",
    layout: pd.DataFrame,
    *,
    attraction: float = 2,
    repulsion: float = 1,
    normalise: bool = True,
) -> float:
    """V of a layout of a connected network at the scale at which it is least; see `vos_layout`.

    Parameters
    ----------
    network
        Network of authors, in one component, or a networkx graph.
    layout
        ``author_id``, ``x``, ``y`` of each of its authors.
    attraction, repulsion
        The two exponents.
    normalise
        Take association strengths. Off: take the weights as they are.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphlab.network import network_from_networkx
    >>> network = network_from_networkx(nx.path_graph(3))
    >>> round(vos_objective(network, vos_layout(network)), 4)
    -2.0
    """
    network = as_network(network)
    xy = layout.set_index("author_id").loc[network.authors["author_id"], ["x", "y"]].to_numpy(np.float64)
    problem = _Problem(_weights(network, normalise=normalise), attraction, repulsion)
    return problem.value(xy * problem.best_scale(xy))


@dataclass(frozen=True, eq=False)
class _Problem:
    """V and its gradient for one component; `weight` is its symmetric matrix of association strengths."""

    weight: Floats
    a: float
    r: float

    def value_and_slope(self, flat: Floats) -> tuple[float, Floats]:
        """V and its gradient at positions written as one row."""
        xy = flat.reshape(-1, 2)
        square = np.square(np.subtract.outer(xy[:, 0], xy[:, 0])) + np.square(np.subtract.outer(xy[:, 1], xy[:, 1]))
        np.fill_diagonal(square, 1.0)
        square = np.maximum(square, _TINY)
        pull = self.weight * _power(square, self.a - 2)
        push = _power(square, self.r - 2)
        np.fill_diagonal(push, 0.0)
        both = pull - push
        total = both.sum(axis=1)  # sums, not matrix products, whose last bits depend on the number of threads
        slope = np.column_stack([total * along - (both * along).sum(axis=1) for along in xy.T])
        log = np.log(square) if 0 in {self.a, self.r} else square
        drawn = self.weight * log / 2 if self.a == 0 else pull * square / self.a
        apart = log / 2 if self.r == 0 else push * square / self.r
        np.fill_diagonal(apart, 0.0)
        return float(drawn.sum() - apart.sum()) / 2, slope.ravel()

    def value(self, xy: Floats) -> float:
        """V at positions."""
        return self.value_and_slope(xy.ravel())[0]

    def best_scale(self, xy: Floats) -> float:
        """Factor by which positions have to be stretched for the least V."""
        one, two = np.triu_indices(len(xy), 1)
        square = np.maximum(((xy[one] - xy[two]) ** 2).sum(axis=1), _TINY)
        pull = float((self.weight[one, two] * _power(square, self.a)).sum())
        push = float(_power(square, self.r).sum())
        return (push / pull) ** (1 / (self.a - self.r)) if pull > 0 else 1.0

    def solved(self, xy: Floats, *, loosely: bool = False) -> tuple[float, Floats]:
        """V and positions at the minimum that is reached from some positions; a layout on the way need not be exact."""
        start = (xy * self.best_scale(xy)).ravel()
        n_steps, least_gain = (200, 1e-8) if loosely else (3000, 1e-16)
        end = minimize(  # pyright: ignore[reportCallIssue] # the stubs know the options of other methods only
            self.value_and_slope,
            start,
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": n_steps, "maxfun": 2 * n_steps, "ftol": least_gain, "gtol": 1e-9, "maxcor": 20},  # pyright: ignore[reportArgumentType]
        )
        return float(end.fun), np.asarray(end.x, dtype=np.float64).reshape(-1, 2)


def _best(
    weight: Floats, exponents: tuple[float, float], *, draw: np.random.Generator, n_starts: int | None
) -> tuple[float, Floats]:
    """Least V found and its positions, upright and with a mean distance of 1."""
    n = len(weight)
    if n == 1:
        return 0.0, np.zeros((1, 2))
    n_starts = n_starts or max(1, min(MOST_STARTS, PAIRS_OF_ALL_STARTS // n**2))
    first = _Problem(weight, *FIRST)
    starts = [first.solved(draw.uniform(-1, 1, (n, 2)), loosely=True) for _ in range(n_starts)]
    bases = sorted({float(f"{value:.5g}"): xy for value, xy in starts}.items(), key=itemgetter(0))  # no layout twice
    n_followed = max(1, min(n_starts, PAIRS_OF_ALL_FOLLOWED // n**2)) if exponents != FIRST else 1
    value, xy = min((_followed(weight, exponents, xy) for _, xy in bases[:n_followed]), key=itemgetter(0))
    one, two = np.triu_indices(n, 1)
    xy = upright(xy)
    return value, xy / np.hypot(*(xy[one] - xy[two]).T).mean()


def _followed(weight: Floats, exponents: tuple[float, float], xy: Floats) -> tuple[float, Floats]:
    """V and positions after following a layout from the first exponents to those asked for."""
    attraction, repulsion = exponents
    for between in np.arange(FIRST[1] - PATH_STEP, repulsion, -PATH_STEP):
        if between < attraction:
            _, xy = _Problem(weight, attraction, float(between)).solved(xy, loosely=True)
    return _Problem(weight, attraction, repulsion).solved(xy)


def _weights(network: CoauthorNetwork, *, normalise: bool) -> Floats:
    """Symmetric matrix of association strengths, or of the weights."""
    seen = judged(network, "association" if normalise else "cpm", resolution=1.0)
    matrix = np.zeros((len(network), len(network)))
    matrix[seen.ends] = seen.weight
    return matrix + matrix.T


def _power(square: Floats, exponent: float) -> Floats:
    """Distance to a power, from its square; whole powers need no logarithm."""
    if exponent != int(exponent):
        return square ** (exponent / 2)
    whole, odd = divmod(abs(int(exponent)), 2)
    power = np.sqrt(square) if odd else np.ones_like(square)
    for _ in range(whole):
        power = power * square
    return 1 / power if exponent < 0 else power
