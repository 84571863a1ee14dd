"""Communities on the network figure: a tint behind each and its letter and name beside it."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.spatial import ConvexHull

from graphlab.figures.labels import Scene, edge_length_under, outline_distance, outside, placement, rim_distance
from graphlab.figures.style import text_colour
from graphlab.figures.text import ASCENT, DESCENT, printable, shortened, text_width
from graphlab.network.layout import HULL_PAD

Floats = NDArray[np.float64]

NAME_SIZE = 7.2
NAME_WEIGHT = 600
NAME_WIDTHS = (130.0, 84.0, 58.0)  # whole if it can be, then cut, then the letter alone
TINT_COST = 40.0  # per sixth of a name that lies on another community's tint
AMBIGUITY_COST = 4.0  # per point by which another community is nearer, or less than this much farther:
AMBIGUITY_MARGIN = 4.0
CUT_COST = 15.0
LETTER_COST = 200.0
EDGE_COST = 0.6
RINGS = (1.5, 6.0, 12.0)
BESIDE = 5.0
_WIDE_SPACE = "\N{NO-BREAK SPACE} "  # two plain spaces would be one in SVG
_ANGLE = np.arange(24) * 2 * np.pi / 24
_UNIT: Floats = np.column_stack([np.cos(_ANGLE), np.sin(_ANGLE)])


def group_hulls(nodes: pd.DataFrame) -> pd.DataFrame:
    """Outline of each community of two or more: the convex hull of its nodes, 13 points wider, with round corners."""
    rows = []
    for community, group in nodes.groupby("community"):
        if len(group) < 2:
            continue
        reach = group["r"].to_numpy()[:, None, None] * 0.5 + HULL_PAD
        ring = (group[["x", "y"]].to_numpy(float)[:, None] + reach * _UNIT).reshape(-1, 2)
        corners = ring[ConvexHull(ring).vertices]
        points = tuple((float(x), float(y)) for x, y in np.round(corners, 2))
        rows.append({"community": community, "colour": group["colour"].iloc[0], "points": points})
    return pd.DataFrame(rows, columns=pd.Index(["community", "colour", "points"]))


def group_labels(hulls: pd.DataFrame, communities: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Letter and name of each community outside its outline, on no node and no other community's name.

    Long names are cut at a word; where even that does not fit, the letter stands alone.
    """
    named = hulls.merge(communities[["community", "letter", "label"]], on="community").sort_values("community")
    named = named[named["letter"].astype(str).str.len() > 0]
    texts = [_wordings(str(letter), str(label)) for letter, label in zip(named["letter"], named["label"], strict=True)]
    outlines = [np.array(points) for points in named["points"]]
    if not outlines:
        return _label_table(named, [], np.empty((0, 4))).assign(crossed=False)
    boxes = np.array([_candidates(p, wordings) for p, wordings in zip(outlines, texts, strict=True)])
    cost, hard = _own_cost(boxes, scene)
    own = np.array([list(hulls["community"]).index(c) for c in named["community"]])
    away = outline_distance(boxes, list(hulls["points"]))
    cost = cost + _foreign_cost(away, own)
    room = np.array([-BESIDE, 0.0, BESIDE, 0.0])  # two names on one line must not read as one
    found = placement(boxes + room, cost, hard, importance=np.arange(len(named)))
    wording = found.choice // (len(RINGS) * len(_UNIT))
    chosen = [texts[i][w] for i, w in enumerate(wording)]
    table = _label_table(named, chosen, found.boxes - room)
    table["crossed"] = edge_length_under(found.boxes - room, scene) > 0
    return table[found.shown].reset_index(drop=True)


def _wordings(letter: str, label: str) -> list[str]:
    """What to write, longest first: letter and name, letter and cut name, letter."""
    name = printable(label)
    full = [shortened(name, size=NAME_SIZE, weight=NAME_WEIGHT, width=width) for width in NAME_WIDTHS]
    return [f"{letter}{_WIDE_SPACE}{text}" if text else letter for text in full] + [letter]


def _candidates(outline: Floats, wordings: list[str]) -> Floats:
    """Boxes around an outline: every wording on every ring in 24 directions, (k, 4)."""
    along = outline @ _UNIT.T
    farthest = (along > along.max(axis=0) - 0.5).T  # all corners of a flat side, so that a name stands at its middle
    rim = farthest @ outline / farthest.sum(axis=1, keepdims=True)
    side = np.clip(_UNIT * 1.5, -1, 1)
    boxes = []
    for text in wordings:
        size = np.array([text_width(text, NAME_SIZE, NAME_WEIGHT), NAME_SIZE * (ASCENT + DESCENT)])
        for ring in RINGS:
            middle = rim + ring * _UNIT + side * size / 2
            boxes.append(np.concatenate([middle - size / 2, middle + size / 2], axis=1))
    return np.concatenate(boxes)


def _own_cost(boxes: Floats, scene: Scene) -> tuple[Floats, NDArray[np.bool_]]:
    """Cost of each candidate by itself, and which may not be shown."""
    hits = (rim_distance(boxes, scene.nodes, scene.radii) < 1.0).sum(axis=2)
    turn = 14 * (1 - np.sin(_ANGLE)) / 2 + 6 * np.abs(np.cos(_ANGLE))
    ring = np.repeat(np.array(RINGS), len(_ANGLE)) * 0.8
    wording = np.repeat([0.0, CUT_COST, 2 * CUT_COST, LETTER_COST], len(RINGS) * len(_ANGLE))
    cost = np.tile(np.tile(turn, len(RINGS)) + ring, len(NAME_WIDTHS) + 1) + wording
    cost = cost + 90.0 * hits + EDGE_COST * edge_length_under(boxes, scene)
    return cost, (hits > 0) | outside(boxes, scene.page)


def _foreign_cost(away: Floats, own: NDArray[np.intp]) -> Floats:
    """Cost of lying on the tint of another community, or nearer to it than to the own one."""
    inside = (away <= 0).sum(axis=-1)
    mine = np.arange(len(away))[:, None] == own
    cost = TINT_COST * np.where(mine[..., None], 0.4 * inside, inside).sum(axis=0)
    near = away.clip(min=0).mean(axis=-1)
    home = near[own, np.arange(len(own))]
    nearest = np.where(mine[..., None], np.inf, near).min(axis=0)
    return cost + AMBIGUITY_COST * np.clip(home + AMBIGUITY_MARGIN - nearest, 0, None)


def _label_table(named: pd.DataFrame, texts: list[str], boxes: Floats) -> pd.DataFrame:
    """One row per name with its box and baseline."""
    return pd.DataFrame(
        {
            "community": named["community"].to_numpy(),
            "text": pd.Series(texts, dtype="str"),
            "colour": [text_colour(c) for c in named["colour"]],
            "x": boxes[:, 0],
            "y": boxes[:, 1] + DESCENT * NAME_SIZE,
            "font_size": NAME_SIZE,
            "weight": NAME_WEIGHT,
            "left": boxes[:, 0],
            "bottom": boxes[:, 1],
            "right": boxes[:, 2],
            "top": boxes[:, 3],
        }
    )
