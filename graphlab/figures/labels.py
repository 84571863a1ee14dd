"""Places for names: beside their node, on no other name, on no node, inside the page."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import isotonic_regression

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Bools = NDArray[np.bool_]

N_ANGLES = 12
RINGS = (1.6, 7.0, 14.0, 22.0, 32.0, 44.0)  # distance from the node's rim, in points
RING_COST = (0.0, 5.0, 9.0, 16.0, 26.0, 38.0)
NODE_COST = 90.0
EDGE_COST = 0.9  # per point of an edge under the name; edges are sampled every 3 points
AMBIGUITY_COST = 2.5  # per point by which another node is nearer than the name's own, or less than this farther:
AMBIGUITY_MARGIN = 1.5
TINT_COST = 4.0  # per sixth of the name that lies on another community's tint
FAR = 4  # from this ring on, a name may not lie on another community's tint
OVERLAP_COST = 120.0
CLEARANCE = 0.6  # free space around a name, in points
BESIDE = 2.5  # and between two names on one line, which must not read as one
N_SWEEPS = 6
_FORBIDDEN = 1e6
_CELL = 2.0


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What names must keep clear of, in points.

    Attributes
    ----------
    nodes, radii
        Centres (n, 2) and radii (n,) of all nodes.
    edge_points
        Points along the edges, (m, 2).
    edge_weight
        How much a name should avoid each of these points, (m,).
    blocked
        Boxes no name may touch, (k, 4) as left, bottom, right, top.
    page
        Box all names must lie in: left, bottom, right, top.
    outlines
        Outlines of the communities' tints; a name should not lie on one that is not its own.
    outline_of
        Outline each node belongs to, (n,); -1 for none.
    """

    nodes: Floats
    radii: Floats
    edge_points: Floats
    edge_weight: Floats
    blocked: Floats
    page: tuple[float, float, float, float]
    outlines: Sequence[ArrayLike] = ()
    outline_of: Ints | None = None


@dataclass(frozen=True, kw_only=True)
class Placement:
    """Where each name stands.

    Attributes
    ----------
    boxes
        Left, bottom, right, top of each name, (n, 4), in points.
    choice
        Candidate chosen for each name.
    shown
        Whether there was room for the name.
    """

    boxes: Floats
    choice: Ints
    shown: Bools


def label_placement(own: Ints, sizes: Floats, scene: Scene, *, importance: Ints) -> Placement:
    """Places for the names of nodes: 72 candidates each, greedy by importance, then coordinate descent.

    A name is left out, the least important first, where it would touch another name, a node or a blocked box.

    Parameters
    ----------
    own
        Node of each name, a row of ``scene.nodes``.
    sizes
        Width and height of each name, (n, 2), in points.
    scene
        Nodes, edges and boxes to keep clear of.
    importance
        Names from the most to the least important.

    Returns
    -------
    Placement

    Examples
    --------
    >>> scene = Scene(
    ...     nodes=np.array([[50.0, 50.0]]), radii=np.array([3.0]), edge_points=np.empty((0, 2)),
    ...     edge_weight=np.empty(0), blocked=np.empty((0, 4)), page=(0.0, 0.0, 200.0, 100.0))
    >>> label_placement(np.array([0]), np.array([[40.0, 8.0]]), scene, importance=np.array([0])).boxes.round(1).tolist()
    [[54.6, 46.0, 94.6, 54.0]]
    """
    boxes = _candidates(scene.nodes[own], scene.radii[own], sizes)
    cost, hard = _own_cost(boxes, own, scene)
    return placement(boxes, cost, hard, importance=importance)


def placement(boxes: Floats, cost: Floats, hard: Bools, *, importance: Ints) -> Placement:
    """One candidate per name with the least cost and no two chosen boxes touching.

    Parameters
    ----------
    boxes
        Candidates of each name, (n, k, 4).
    cost
        Cost of each candidate alone, (n, k).
    hard
        Candidates that may not be shown at all, (n, k).
    importance
        Names from the most to the least important; the last are left out first.

    Returns
    -------
    Placement

    Examples
    --------
    >>> boxes = np.array([[[0, 0, 9, 9], [20, 0, 29, 9]], [[5, 0, 14, 9], [40, 0, 49, 9]]], dtype=float)
    >>> cost = np.array([[0.0, 1.0], [0.0, 5.0]])
    >>> placement(boxes, cost, np.zeros((2, 2), dtype=bool), importance=np.array([0, 1])).choice.tolist()
    [0, 1]
    """
    n = len(boxes)
    cost = cost + np.where(hard, _FORBIDDEN, 0.0)
    near = _neighbours(boxes)
    choice = np.zeros(n, dtype=np.intp)
    placed = np.zeros(n, dtype=bool)
    stale = np.ones(n, dtype=bool)  # whether a neighbour moved since the name was last looked at
    current = boxes[:, 0].copy() if n else np.empty((0, 4))
    for _ in range(N_SWEEPS + 1):
        for i in importance:
            if not stale[i]:
                continue
            others = near[i][placed[near[i]]]
            total = cost[i] + OVERLAP_COST * touching(boxes[i], current[others]).sum(axis=1)
            best = np.intp(np.argmin(total))
            if best != choice[i] or not placed[i]:
                stale[near[i]] = True
            choice[i], current[i], placed[i], stale[i] = best, boxes[i, best], True, False
        if not stale.any():
            break
    shown = _without_touching(current, hard[np.arange(n), choice], importance)
    for i in importance[~shown[importance]]:
        free = ~hard[i] & ~touching(boxes[i], current[shown]).any(axis=1)
        if free.any():
            choice[i] = np.argmin(np.where(free, cost[i], np.inf))
            current[i], shown[i] = boxes[i, choice[i]], True
    return Placement(boxes=current, choice=choice, shown=shown)


def spread_apart(wanted: Floats, *, least: float, low: float, high: float) -> Floats:
    """Places in the given order, at least `least` apart and inside `low` to `high`, as near to the wanted as they go.

    Parameters
    ----------
    wanted
        Places, ascending.
    least
        Smallest distance; smaller where there is no room for all.
    low, high
        Ends of the room.

    Notes
    -----
    Least squares under order constraints: isotonic regression of the places less their least distances.

    Examples
    --------
    >>> spread_apart(np.array([1.0, 1.0, 9.0]), least=2.0, low=0.0, high=10.0).tolist()
    [0.0, 2.0, 9.0]
    """
    n = len(wanted)
    least = min(least, (high - low) / max(n - 1, 1))
    shifted = np.asarray(wanted, dtype=float) - least * np.arange(n)
    level = isotonic_regression(shifted).x if n else shifted
    return np.clip(level, low, high - least * (n - 1)) + least * np.arange(n)


def touching(boxes: Floats, others: Floats) -> Bools:
    """Whether each of `boxes` (a, 4) comes too near to each of `others` (b, 4): (a, b).

    Examples
    --------
    >>> touching(np.array([[0.0, 0, 9, 9]]), np.array([[11.0, 0, 20, 9], [12.0, 0, 20, 9]])).tolist()
    [[True, False]]
    """
    a, b = boxes[:, None, :], others[None, :, :]
    apart = (a[..., 0] >= b[..., 2] + BESIDE) | (b[..., 0] >= a[..., 2] + BESIDE)
    apart |= (a[..., 1] >= b[..., 3] + CLEARANCE) | (b[..., 1] >= a[..., 3] + CLEARANCE)
    return ~apart


def rim_distance(boxes: Floats, nodes: Floats, radii: Floats) -> Floats:
    """Distance from each box (..., 4) to the rim of each node: (..., n); negative where they overlap.

    Nodes may be the same for all boxes, (n, 2), or others for each, (..., n, 2).

    Examples
    --------
    >>> rim_distance(np.array([[0.0, 0, 9, 9]]), np.array([[14.0, 4.0]]), np.array([2.0])).tolist()
    [[3.0]]
    """
    x, y = nodes[..., 0], nodes[..., 1]
    dx = np.maximum(np.maximum(boxes[..., None, 0] - x, x - boxes[..., None, 2]), 0.0)
    dy = np.maximum(np.maximum(boxes[..., None, 1] - y, y - boxes[..., None, 3]), 0.0)
    return np.hypot(dx, dy) - radii


def edge_length_under(boxes: Floats, scene: Scene) -> Floats:
    """Weight of the edge points under each box (..., 4), to the nearest cell of 2 points.

    A summed-area table makes the cost independent of the number of edges.
    """
    left, bottom, right, top = scene.page
    columns, rows = int((right - left) / _CELL) + 2, int((top - bottom) / _CELL) + 2
    column = np.clip(((scene.edge_points[:, 0] - left) / _CELL).astype(int), 0, columns - 1)
    row = np.clip(((scene.edge_points[:, 1] - bottom) / _CELL).astype(int), 0, rows - 1)
    count = np.bincount(row * columns + column, scene.edge_weight, rows * columns).reshape(rows, columns)
    table = np.zeros((rows + 1, columns + 1))
    table[1:, 1:] = count.cumsum(axis=0).cumsum(axis=1)
    x0, x1 = (np.clip(np.rint((boxes[..., k] - left) / _CELL).astype(int), 0, columns) for k in (0, 2))
    y0, y1 = (np.clip(np.rint((boxes[..., k] - bottom) / _CELL).astype(int), 0, rows) for k in (1, 3))
    return table[y1, x1] - table[y0, x1] - table[y1, x0] + table[y0, x0]


def outline_distance(boxes: Floats, outlines: Sequence[ArrayLike]) -> Floats:
    """Distance, at least, of six points of each box (n, k, 4) from each convex outline: (outline, n, k, 6).

    Zero or less inside. The outlines are looked at from 24 directions.
    """
    at = np.array([[i / 2, j] for i in range(3) for j in range(2)])
    points = boxes[..., None, :2] + at * (boxes[..., None, 2:] - boxes[..., None, :2])
    angle = np.arange(24) * 2 * np.pi / 24
    unit = np.stack([np.cos(angle), np.sin(angle)])
    along = points @ unit
    away = [(along - (np.asarray(outline) @ unit).max(axis=0)).max(axis=-1) for outline in outlines]
    return np.array(away).reshape(len(outlines), *points.shape[:-1])


def outside(boxes: Floats, page: tuple[float, float, float, float]) -> Bools:
    """Whether each box (..., 4) leaves the page."""
    left, bottom, right, top = page
    return (boxes[..., 0] < left) | (boxes[..., 1] < bottom) | (boxes[..., 2] > right) | (boxes[..., 3] > top)


def _candidates(centres: Floats, radii: Floats, sizes: Floats) -> Floats:
    """Boxes around each node: 12 angles on each ring, (n, k, 4)."""
    angle = np.arange(N_ANGLES) * 2 * np.pi / N_ANGLES
    unit = np.column_stack([np.cos(angle), np.sin(angle)])
    side = np.clip(unit * 1.5, -1, 1)  # a box beside its node hangs by its edge, above or below by its middle
    distance = radii[:, None] + np.array(RINGS)
    if not len(centres):
        return np.empty((0, len(RINGS) * N_ANGLES, 4))
    middle = (centres[:, None, None] + distance[:, :, None, None] * unit + side * sizes[:, None, None] / 2).reshape(
        len(centres), -1, 2
    )
    half = sizes[:, None] / 2
    return np.concatenate([middle - half, middle + half], axis=2)


def _own_cost(boxes: Floats, own: Ints, scene: Scene) -> tuple[Floats, Bools]:
    """Cost of each candidate by itself, and which of them may not be shown."""
    n, k, _ = boxes.shape
    hits, mine, nearest = _rims(boxes, own, scene)
    turn = np.arange(N_ANGLES) * 2 * np.pi / N_ANGLES
    liking = np.tile(1.2 * (1 - np.cos(turn)) / 2 + 1.0 * np.abs(np.sin(turn)), len(RINGS))
    cost = np.repeat(RING_COST, N_ANGLES) + liking + NODE_COST * hits
    cost = cost + EDGE_COST * edge_length_under(boxes, scene)
    cost = cost + AMBIGUITY_COST * np.clip(mine - nearest + AMBIGUITY_MARGIN, 0, None)
    blocked = touching(boxes.reshape(-1, 4), scene.blocked).any(axis=1).reshape(n, k)
    blocked |= _leader_crosses(boxes, scene.nodes[own], scene.blocked)
    if scene.outline_of is not None:
        on = (outline_distance(boxes, scene.outlines) <= 0).sum(axis=-1)
        foreign = np.arange(len(scene.outlines))[:, None] != scene.outline_of[own]
        abroad = (on * foreign[..., None]).sum(axis=0)
        cost = cost + TINT_COST * abroad
        blocked |= (abroad > 0) & (np.arange(k) >= FAR * N_ANGLES)
    return cost, (hits > 0) | blocked | outside(boxes, scene.page)


def _rims(boxes: Floats, own: Ints, scene: Scene) -> tuple[Ints, Floats, Floats]:
    """Nodes each candidate touches, its distance to its own node, and to the nearest other where that is not far.

    Only nodes that may matter to a name are looked at: some thirty, however many there are.
    """
    n, k, _ = boxes.shape
    if not n:
        return np.empty((0, k), dtype=np.intp), np.empty((0, k)), np.empty((0, k))
    mine = rim_distance(boxes, scene.nodes[own, None, None], scene.radii[own, None, None])[..., 0]
    reach = np.concatenate([boxes[..., :2].min(axis=1), boxes[..., 2:].max(axis=1)], axis=1)
    away = rim_distance(reach, scene.nodes, scene.radii)
    away[np.arange(n), own] = np.inf
    matters = away < np.maximum(mine.max(axis=1) + AMBIGUITY_MARGIN, CLEARANCE)[:, None]
    which = np.argsort(~matters, axis=1, kind="stable")[:, : int(matters.sum(axis=1).max())]
    centre = np.where(np.take_along_axis(matters, which, axis=1)[..., None], scene.nodes[which], np.inf)
    rim = rim_distance(boxes, centre[:, None], scene.radii[which][:, None])
    hits = (rim < CLEARANCE).sum(axis=2) + (mine < CLEARANCE)
    return hits, mine, rim.min(axis=2, initial=np.inf)


def _leader_crosses(boxes: Floats, centres: Floats, blocked: Floats) -> Bools:
    """Whether the line from each node to each of its candidates (n, k, 4) runs through a blocked box."""
    end = np.clip(centres[:, None], boxes[..., :2], boxes[..., 2:])
    at = np.linspace(0, 1, 8)[:, None, None, None]
    points = centres[:, None] + at * (end - centres[:, None])
    inside = np.zeros(points.shape[:-1], dtype=bool)
    for left, bottom, right, top in blocked:
        inside |= (points > (left, bottom)).all(axis=-1) & (points < (right, top)).all(axis=-1)
    return np.asarray(inside.any(axis=0))


def _neighbours(boxes: Floats) -> list[Ints]:
    """Names that each name may come to touch, by all its candidates (n, k, 4)."""
    if not len(boxes):
        return []
    reach = np.concatenate([boxes[..., :2].min(axis=1), boxes[..., 2:].max(axis=1)], axis=1)
    meet = touching(reach, reach)
    np.fill_diagonal(meet, val=False)
    return [np.flatnonzero(row) for row in meet]


def _without_touching(boxes: Floats, hard: Bools, importance: Ints) -> Bools:
    """Names to show: the most important of any that touch."""
    shown = np.zeros(len(boxes), dtype=bool)
    for i in importance:
        shown[i] = not hard[i] and not touching(boxes[i : i + 1], boxes[shown]).any()
    return shown
