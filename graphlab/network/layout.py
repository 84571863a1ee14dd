"""Positions of authors on a page: Kamada-Kawai per component, room for names, components packed side by side."""

from dataclasses import dataclass, replace

import igraph
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.fft import irfft2, next_fast_len, rfft2

from graphlab.network.discs import discs_side_by_side

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

MEAN_EDGE = 44.0  # mean length of a tie before fitting, in points
STRETCH = 1.28  # names are wider than high, so the layout is too
CROSS_GROUP = 0.45  # ties between communities pull this much less, so that communities stand apart
HULL_PAD = 13.0  # the tint behind a community reaches this far beyond its nodes, in points
GAP = 15.0  # free space between tints, in points; a group's name fits into it
SCALES = (1.25, 1.12, 1.0, 0.9, 0.8, 0.7, 0.62, 0.54, 0.46, 0.4)
CROWD = 40  # a component of this many authors is laid out community by community
DISC_ROOM = 1.9  # area of a community in multiples of its names, at a scale of 1
STRIP_SHARE = 0.5  # of the page, at most, for authors without ties while there are others
MAIN_SHARE = 0.4  # a component with this share of the authors takes the shape of the page
WIDTH_COST = 0.6  # width is there anyway; height is cut to what is used
_CELL = 4.0  # raster of the packing, in points
_ANGLES = np.linspace(0, 2 * np.pi, 16, endpoint=False)
_DIRECTIONS: Floats = np.column_stack([np.cos(_ANGLES), np.sin(_ANGLES)])


def author_layout(nodes: pd.DataFrame, ties: pd.DataFrame, *, width: float, height: float) -> pd.DataFrame:
    """Positions of authors in points, with room for their names, for a page of `width` times `height`.

    Every connected component is laid out by Kamada-Kawai with tie length ``1/sqrt(weight)``, turned to its longest
    axis, and spread until the boxes of its nodes are apart and its communities do not interlock. In a component of 40
    or more, every community becomes an even disc. Components are then packed, the largest first; authors without ties
    stand in rows right below. If that does not fit the page, it is done again with shorter ties.

    Parameters
    ----------
    nodes
        One row per author: ``author_id``, ``community``, and the size in points of the box that the node and its name
        need: ``box_width``, ``box_height``.
    ties
        One row per pair: ``author_a``, ``author_b``, ``weight`` (bigger is closer). Pairs with an author not in `nodes`
        are left out.
    width, height
        Size of the page in points. The result fits it, if need be by squeezing positions together.

    Returns
    -------
    pandas.DataFrame
        ``author_id``, ``x``, ``y`` in points, sorted by author; ``(0, 0)`` is the lower left corner of the page. The
        order of the input rows has no effect.

    Notes
    -----
    T. Kamada and S. Kawai, "An algorithm for drawing general undirected graphs", Information Processing Letters 31
    (1989). The start is a circle in order of community and id, so no random number is drawn.

    Examples
    --------
    >>> import pandas as pd
    >>> nodes = pd.DataFrame({"author_id": ["a", "b"], "community": 1, "box_width": 50.0, "box_height": 9.0})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "weight": [1.0]})
    >>> author_layout(nodes, ties, width=200, height=100).round()
      author_id      x     y
    0         a   65.0  50.0
    1         b  135.0  50.0
    """
    nodes = nodes.sort_values("author_id", ignore_index=True)
    graph = _graph(nodes, ties)
    box = nodes[["box_width", "box_height"]].to_numpy(float) / 2
    community = np.unique(nodes["community"].to_numpy(), return_inverse=True)[1].astype(np.intp)
    members = sorted((np.array(m, dtype=np.intp) for m in graph.connected_components()), key=lambda m: (-len(m), m[0]))
    alone = np.array([m[0] for m in members if len(m) == 1], dtype=np.intp)
    share = 1.0 if len(alone) == len(nodes) else STRIP_SHARE
    strip = _rows_of_isolates(box, alone, width=width, height=share * height)
    parts = [
        _Part(m, _kamada_kawai(graph, m, community, tall=height > width), box[m], community[m], width / height)
        for m in members
        if len(m) > 1
    ]
    room = height - strip.height
    fitted = _fitted(parts, width, room)
    xy = np.zeros((len(nodes), 2))
    for part in fitted:
        xy[part.members] = part.xy + np.array([0.0, strip.height])
    free = min((float(part.bounds()[0][1]) for part in fitted), default=0.0)  # the rows stand right below the others
    xy[strip.members] = strip.xy + np.array([0.0, max(free - GAP / 2, 0.0)])
    return pd.DataFrame({"author_id": nodes["author_id"], "x": xy[:, 0], "y": xy[:, 1]})


@dataclass(frozen=True)
class _Part:
    """A connected component: its rows, their positions, half boxes and communities, and the shape of the page."""

    members: Ints
    xy: Floats
    box: Floats
    community: Ints
    aspect: float  # of the page

    def at(self, xy: Floats) -> "_Part":
        return replace(self, xy=xy)

    def bounds(self) -> tuple[Floats, Floats]:
        """Lower left and upper right corner, names and tint included."""
        reach = np.maximum(self.box, HULL_PAD)
        return (self.xy - reach).min(axis=0), (self.xy + reach).max(axis=0)


@dataclass(frozen=True)
class _Strip:
    """Authors without ties, in rows at the foot of the page."""

    members: Ints
    xy: Floats
    height: float


def _graph(nodes: pd.DataFrame, ties: pd.DataFrame) -> igraph.Graph:
    """Graph on the row numbers of `nodes`, with ties in a fixed order."""
    row = pd.Series(np.arange(len(nodes)), index=nodes["author_id"])
    ends = pd.DataFrame({"a": ties["author_a"].map(row), "b": ties["author_b"].map(row), "w": ties["weight"]}).dropna()
    low, high = ends[["a", "b"]].min(axis=1), ends[["a", "b"]].max(axis=1)
    ends = ends.assign(a=low, b=high).sort_values(["a", "b"])
    pairs = ends[["a", "b"]].to_numpy(int).tolist()
    return igraph.Graph(n=len(nodes), edges=pairs, edge_attrs={"weight": ends["w"].to_numpy(float).tolist()})


def _kamada_kawai(graph: igraph.Graph, members: Ints, community: Ints, *, tall: bool) -> Floats:
    """Kamada-Kawai of one component, along its longest axis, with a mean tie of `MEAN_EDGE` points."""
    part = graph.induced_subgraph(members.tolist())
    ends = np.array(part.get_edgelist(), dtype=np.intp)
    group = community[members]
    inside = group[ends[:, 0]] == group[ends[:, 1]]
    length = 1 / np.sqrt(np.array(part.es["weight"], dtype=float)) / np.where(inside, 1.0, CROSS_GROUP)
    place = np.argsort(np.lexsort((members, group)))
    angle = 2 * np.pi * place / len(members)
    circle = np.column_stack([np.cos(angle), np.sin(angle)]) * len(members) / 6
    xy = np.array(part.layout_kamada_kawai(seed=circle.tolist(), weights=length.tolist()).coords)
    xy = _turned(xy, tall=tall)
    mean = float(np.linalg.norm(xy[ends[:, 0]] - xy[ends[:, 1]], axis=1).mean())
    return np.round(xy * (MEAN_EDGE / max(mean, 1e-9)) * (STRETCH, 1.0), 3)


def _turned(xy: Floats, *, tall: bool) -> Floats:
    """Positions around their mean with the longest axis along the page; mirrored so that the first node is top left."""
    centred = xy - xy.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)  # ascending: the longest axis is last
    turned = centred @ axes[:, ::-1]
    turned = turned[:, ::-1] if tall else turned
    sign = np.where(turned[0] * (1, -1) > 0, -1.0, 1.0)
    return turned * sign


def _fitted(parts: list[_Part], width: float, height: float) -> list[_Part]:
    """Parts spread and packed at the largest scale that fits the page; squeezed where none does."""
    if not parts:
        return []
    n_nodes = sum(len(part.members) for part in parts)
    parts = [_like_page(part, width / height, share=len(part.members) / n_nodes) for part in parts]
    spread: list[_Part] = []
    for scale in SCALES:
        spread = [_spread(part, scale) for part in parts]
        packed = _packed(spread, width, height)
        if packed:
            return _centred(packed, width, height)
    grow = 1.0
    while True:
        grow *= 1.2
        packed = _packed(spread, width * grow, height * grow)
        if packed:
            centred = _centred(packed, width * grow, height * grow)
            return [part.at(part.xy / grow) for part in centred]


def _like_page(part: _Part, aspect: float, *, share: float) -> _Part:
    """A component that makes up most of the network, drawn out or in towards the shape of the page."""
    if share < MAIN_SHARE or not 5 <= len(part.members) < CROWD:
        return part
    low, high = _spread(part, SCALES[-4]).bounds()  # names make it taller or wider than the ties do
    size = high - low
    stretch = float(np.clip(np.sqrt(aspect * size[1] / size[0]), 0.6, 1.8))
    return part.at(part.xy * (stretch, 1 / stretch))


def _spread(part: _Part, scale: float) -> _Part:
    """Nodes pushed apart until their boxes are free, communities until their tints are."""
    if len(part.members) >= CROWD:
        return part.at(_crowd(part, scale))
    xy = part.xy * scale
    for _ in range(3):
        xy = _boxes_apart(xy, part)
        xy = _groups_apart(xy, part.community)
    return part.at(_boxes_apart(xy, part))


def _crowd(part: _Part, scale: float) -> Floats:
    """Positions of a component too large for all its names to stand beside a force-directed layout."""
    room = DISC_ROOM * scale**2
    reach = HULL_PAD + GAP / 2
    box = part.box * (min(1.0, (1 + scale) / 2), 1.0)  # where it is narrow, names stand in two lines
    xy = discs_side_by_side(part.xy, part.community, box, room=room, reach=reach, aspect=part.aspect)
    return np.round(xy, 3)


def _boxes_apart(home: Floats, part: _Part, *, n_rounds: int = 4) -> Floats:
    """Positions whose boxes do not overlap, as near `home` as the pushing leaves them."""
    n = len(home)
    one, two = np.triu_indices(n, 1)
    apart = part.community[one] != part.community[two]
    need = part.box[one] + part.box[two]
    need = np.where(apart[:, None], np.maximum(need, 2 * HULL_PAD + GAP / 2), need)
    xy = home
    for _ in range(n_rounds):  # in each round, only pairs that are near enough to meet are looked at
        near = (np.abs(xy[two] - xy[one]) < need + 1.5 * HULL_PAD).all(axis=1)
        xy, moved = _pushed(xy, home, one=one[near], two=two[near], need=need[near])
        if not moved:
            break
    return xy


def _pushed(xy: Floats, home: Floats, *, one: Ints, two: Ints, need: Floats) -> tuple[Floats, bool]:
    """Positions after pushing pairs apart along the shorter way, and whether any pair had to be pushed."""
    xy, n, pair, moved = xy.copy(), len(xy), np.arange(len(one)), False
    for _ in range(10):
        gap = xy[two] - xy[one]
        over = need - np.abs(gap)
        hit = (over > 0.1).all(axis=1)
        if not hit.any():
            break
        moved = True
        axis = np.argmin(over, axis=1)
        push = np.where(hit, over[pair, axis], 0.0) * np.where(gap[pair, axis] < 0, -0.3, 0.3)
        for k in (0, 1):
            amount = np.where(axis == k, push, 0.0)
            xy[:, k] += np.bincount(two, amount, n) - np.bincount(one, amount, n)
        xy += 0.01 * (home - xy)
    return xy, moved


def _groups_apart(xy: Floats, community: Ints, *, n_rounds: int = 30) -> Floats:
    """Positions with whole communities moved until a straight line parts every two of them.

    The line is looked for in 16 directions, by the extents of both communities along each.
    """
    ids, group = np.unique(community, return_inverse=True)
    one, two = np.triu_indices(len(ids), 1)
    shift = np.zeros((len(ids), 2))
    along = xy @ _DIRECTIONS.T
    far = np.array([along[group == g].max(axis=0) for g in range(len(ids))])
    need = 2 * HULL_PAD + GAP / 3
    for _ in range(n_rounds if len(one) else 0):
        reach = far + shift @ _DIRECTIONS.T
        opposite = np.roll(reach, len(_DIRECTIONS) // 2, axis=1)
        gap = -opposite[two] - reach[one]
        best = np.argmax(gap, axis=1)
        short = np.clip(need - gap[np.arange(len(one)), best], 0, None)
        if short.max() < 0.5:
            break
        push = _DIRECTIONS[best] * (0.35 * short)[:, None]
        for k in (0, 1):
            shift[:, k] += np.bincount(two, push[:, k], len(ids)) - np.bincount(one, push[:, k], len(ids))
    return xy + shift[group]


def _packed(parts: list[_Part], width: float, height: float) -> list[_Part] | None:
    """Parts moved side by side, each where the whole stays most compact; ``None`` if they do not fit the page.

    The field is twice the page, so that the first part need not stand in the middle of the page in the end.
    """
    page = (int(height / _CELL), int(width / _CELL))
    field = np.zeros((next_fast_len(2 * page[0], real=True), next_fast_len(2 * page[1], real=True)))
    extent = np.array([*field.shape, 0, 0])  # bottom, left, top, right of what is placed
    done: list[_Part] = []
    parts = sorted(parts, key=lambda p: (-np.prod(p.bounds()[1] - p.bounds()[0]), p.members[0]))
    masks = [_mask(part) for part in parts]
    if sum(mask.sum() for mask, _ in masks) > page[0] * page[1]:
        return None
    for part, (mask, corner) in zip(parts, masks, strict=True):
        if mask.shape[0] > page[0] or mask.shape[1] > page[1]:
            return None
        free = _overlap(field, mask) < 0.5
        cost = np.where(free, _packing_cost(np.indices(free.shape), mask.shape, extent=extent, page=page), np.inf)
        best = np.unravel_index(np.argmin(cost), cost.shape)
        if not np.isfinite(cost[best]):
            return None
        at = np.array([int(best[0]), int(best[1])])
        field[at[0] : at[0] + mask.shape[0], at[1] : at[1] + mask.shape[1]] += mask
        extent = np.concatenate([np.minimum(extent[:2], at), np.maximum(extent[2:], at + mask.shape)])
        done.append(part.at(part.xy - corner + at[::-1] * _CELL))
    return done


def _overlap(field: Floats, mask: Floats) -> Floats:
    """Cells that field and mask share, for every place of the mask's lower left corner, by Fourier transform."""
    shared = irfft2(rfft2(field) * np.conj(rfft2(mask, s=field.shape)), s=field.shape)
    return np.asarray(shared)[: field.shape[0] - mask.shape[0] + 1, : field.shape[1] - mask.shape[1] + 1]


def _packing_cost(corner: Ints, size: tuple[int, ...], *, extent: Ints, page: tuple[int, int]) -> Floats:
    """Share of the page used once a mask stands with its lower left corner there, plus its distance from the middle.

    Rounded, so that equal places stay equal; infinite where the whole no longer fits the page.
    """
    bottom, left = corner[0], corner[1]
    tall = (np.maximum(extent[2], bottom + size[0]) - np.minimum(extent[0], bottom)) / page[0]
    wide = (np.maximum(extent[3], left + size[1]) - np.minimum(extent[1], left)) / page[1]
    off = np.hypot((bottom + size[0] / 2) / page[0] - 1, (left + size[1] / 2) / page[1] - 1)
    cost = np.maximum(tall, WIDTH_COST * wide) + 0.4 * off
    return np.where((tall <= 1) & (wide <= 1), np.round(cost, 6), np.inf)


def _mask(part: _Part) -> tuple[Floats, Floats]:
    """Raster of what a part needs with half the gap around it, and the point of its lower left corner."""
    low, high = part.bounds()
    low, high = low - GAP / 2, high + GAP / 2
    columns, rows = np.ceil((high - low) / _CELL).astype(int)
    x = low[0] + (np.arange(columns) + 0.5) * _CELL
    y = low[1] + (np.arange(rows) + 0.5) * _CELL
    reach = np.maximum(np.abs(_DIRECTIONS) @ part.box.T, HULL_PAD).T + GAP / 2
    along = part.xy @ _DIRECTIONS.T + reach
    inside = np.zeros((rows, columns), dtype=bool)
    for group in np.unique(part.community):
        far = along[part.community == group].max(axis=0)
        cells = (x[None, :, None] * _DIRECTIONS[:, 0] + y[:, None, None] * _DIRECTIONS[:, 1]) <= far
        inside |= cells.all(axis=2)
    return inside.astype(float), low


def _centred(parts: list[_Part], width: float, height: float) -> list[_Part]:
    """Parts moved together into the middle of the page."""
    bounds = [part.bounds() for part in parts]
    low = np.min([b[0] for b in bounds], axis=0)
    high = np.max([b[1] for b in bounds], axis=0)
    move = (np.array([width, height]) - low - high) / 2
    return [part.at(part.xy + move) for part in parts]


def _rows_of_isolates(box: Floats, members: Ints, *, width: float, height: float) -> _Strip:
    """Authors without ties in rows of at most a height in all, each with its name to the right."""
    if not len(members):
        return _Strip(members, np.empty((0, 2)), 0.0)
    column = float(box[members, 0].max()) * 2.8 + 8
    n_columns = max(1, min(len(members), int(width / column)))
    line, place = np.divmod(np.arange(len(members)), n_columns)
    n_rows = int(line.max()) + 1
    row = min(float(box[members, 1].max()) * 2 + 4, height / n_rows)
    left = (width - n_columns * column) / 2
    xy = np.column_stack([left + (place + 0.15) * column, (n_rows - line - 0.5) * row])
    return _Strip(members, xy, n_rows * row)
