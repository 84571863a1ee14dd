"""A crowded component on a page: each community an even disc of its members, the discs side by side."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

STRETCH = 1.28  # names are wider than high, so a disc is too
_ANGLES = np.linspace(0, 2 * np.pi, 16, endpoint=False)
_DIRECTIONS: Floats = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])
_N_PULLS, _N_PUSHES = 120, 60  # rounds in which the discs are drawn together, and then only pushed apart


def discs_side_by_side(
    home: Floats, community: Ints, box: Floats, *, room: float, reach: float, aspect: float = 1.0
) -> Floats:
    """Positions with every community spread evenly over a disc and the discs close together without overlap.

    Where people stand is only loosely kept: a member keeps its direction from the middle of the community and who is
    nearer to it than whom, a community keeps the direction of its neighbours. What a dense network gains is that no
    community becomes a knot or a strip.

    Parameters
    ----------
    home
        Positions by the forces of the ties, (n, 2).
    community
        Community of each author, (n,).
    box
        Half width and half height that each author needs, name included, (n, 2), in points.
    room
        Area of a disc in multiples of the boxes of its members; boxes are pushed apart where that is too little.
    reach
        Least distance from an author to the rim of the disc, in points.
    aspect
        Width over height that the whole should have.

    Returns
    -------
    numpy.ndarray
        Positions (n, 2) in points.

    Examples
    --------
    >>> home = np.array([[0.0, 0.0], [0.0, 1.0], [0.0, 2.0], [0.1, 3.0]])
    >>> xy = discs_side_by_side(home, np.array([0, 0, 1, 1]), np.full((4, 2), 10.0), room=1.5, reach=12)
    >>> bool(np.linalg.norm(xy[0] - xy[2]) > 20)
    True
    """
    ids, group = np.unique(community, return_inverse=True)
    rows = [np.flatnonzero(group == g) for g in range(len(ids))]
    middle = np.array([home[r].mean(axis=0) for r in rows])
    inner = np.zeros_like(home)
    for r, centre in zip(rows, middle, strict=True):
        inner[r] = _even_disc(home[r] - centre, box[r], room)
    need = np.maximum(box @ np.abs(_DIRECTIONS).T, reach)
    far = np.array([(inner[r] @ _DIRECTIONS.T + need[r]).max(axis=0) for r in rows])
    size = np.sqrt((far[:, 0] + far[:, 8]) * (far[:, 4] + far[:, 12]))
    spread = _balanced(middle) * np.linalg.norm(size) * 0.5
    return inner + _side_by_side(spread, far, aspect)[group]


def _even_disc(xy: Floats, box: Floats, room: float) -> Floats:
    """Members at their angle, as far out as their rank by distance makes the disc evenly full; then pushed apart."""
    n = len(xy)
    if n == 1:
        return np.zeros((1, 2))
    round_ = _balanced(xy)
    distance = np.round(np.hypot(*round_.T), 9)
    rank = np.empty(n)
    rank[np.lexsort((np.arange(n), distance))] = np.arange(n)
    radius = np.sqrt(room * float((4 * box.prod(axis=1)).sum()) / np.pi) * np.sqrt((rank + 0.5) / n)
    angle = np.arctan2(round_[:, 1], round_[:, 0])
    shape = np.array([np.sqrt(STRETCH), 1 / np.sqrt(STRETCH)])
    return _ellipses_apart(np.column_stack([np.cos(angle), np.sin(angle)]) * radius[:, None] * shape, box)


def _balanced(xy: Floats) -> Floats:
    """Positions around their mean, stretched to be about as high as wide, with a root mean square distance of 1."""
    centred = xy - xy.mean(axis=0)
    values, axes = np.linalg.eigh(centred.T @ centred / len(xy))
    floor = max(0.05 * float(values.max()), 1e-12)  # three in a row do not become a triangle
    even = centred @ axes / np.sqrt(np.maximum(values, floor)) @ axes.T
    return even / max(float(np.sqrt((even**2).sum(axis=1).mean())), 1e-9)


def _ellipses_apart(xy: Floats, box: Floats, *, n_rounds: int = 150) -> Floats:
    """Positions pushed until each lies outside the other's ellipse.

    Boxes pushed along the shorter way end up in columns, because names are wide; ellipses do not.
    """
    one, two = np.triu_indices(len(xy), 1)
    need = box[one] + box[two]
    n, xy = len(xy), xy.copy()
    for _ in range(n_rounds):
        gap = (xy[two] - xy[one]) / need
        length = np.hypot(*gap.T)
        short = np.clip(1 - length, 0, None)
        if short.max() < 0.01:
            break
        unit = np.where(length[:, None] > 1e-9, gap / np.maximum(length, 1e-9)[:, None], (0.0, 1.0))
        push = 0.35 * short[:, None] * unit * need
        for k in (0, 1):
            xy[:, k] += np.bincount(two, push[:, k], n) - np.bincount(one, push[:, k], n)
    return xy


def _side_by_side(middle: Floats, far: Floats, aspect: float) -> Floats:
    """Middles of discs drawn together, then pushed until a straight line parts every two of them.

    `far` is how far each disc reaches from its middle in 16 directions.
    """
    n = len(middle)
    one, two = np.triu_indices(n, 1)
    half = len(_DIRECTIONS) // 2
    for step in range(_N_PULLS + _N_PUSHES if len(one) else 0):
        if step < _N_PULLS:
            middle = middle * _pull(middle, far, aspect)
        reach = far + middle @ _DIRECTIONS.T
        gap = -np.roll(reach, half, axis=1)[two] - reach[one]
        best = np.argmax(gap, axis=1)
        short = np.clip(-gap[np.arange(len(one)), best], 0, None)
        if step >= _N_PULLS and short.max() < 0.5:
            break
        push = _DIRECTIONS[best] * (0.4 * short)[:, None]
        middle = middle + np.column_stack(
            [np.bincount(two, push[:, k], n) - np.bincount(one, push[:, k], n) for k in (0, 1)]
        )
    return middle


def _pull(middle: Floats, far: Floats, aspect: float) -> Floats:
    """Factors that bring the discs nearer along the side that is too long for the aspect of the whole."""
    reach = far + middle @ _DIRECTIONS.T
    wide, high = (reach[:, k].max() + reach[:, k + 8].max() for k in (0, 4))
    return np.array([0.96, 0.995]) if wide > aspect * high else np.array([0.995, 0.96])
