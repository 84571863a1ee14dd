"""The network figure as numbers: positions, tints, names and legend, computed once for every drawing of it."""

import json
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.figures.groups import BESIDE, group_hulls, group_labels
from graphlab.figures.labels import N_ANGLES, Scene, edge_length_under, label_placement
from graphlab.figures.legend import network_legend
from graphlab.figures.marks import authors_shown, edge_points, styled_edges, styled_nodes, ties_shown
from graphlab.figures.style import TEXT_WIDTH
from graphlab.figures.text import ASCENT, DESCENT, LEADING
from graphlab.network.layout import author_layout

MAX_AUTHORS = 300
AREA_PER_AUTHOR = 1500.0  # square points of page an author with a name needs
MARGIN = 5.0
HEADROOM = 30.0  # above the highest and below the lowest node: tint, a group's name, an author's name
EMPTY_HEIGHT = 40.0
READABLE = 0.85  # share of the authors drawn that have their name; where fewer have, fewer authors are drawn:
FEWER = 0.88  # this share of them, tried
FEW_AUTHORS = 40  # so few are drawn in any case
N_TRIES = 8  # times at most
NAME_ROOM = 120.0  # a name wider than this, in points, has to find its place without help of the layout
NAME_SHARE = 0.7  # share of a name's width the layout keeps free; names point away from each other
BOX = ["left", "bottom", "right", "top"]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Geometry:
    """Everything the network figure shows, in points from the lower left corner of the page.

    Attributes
    ----------
    width, height
        Size of the page.
    nodes
        One row per author drawn: ``author_id``, ``x``, ``y``, ``r``, ``papers``, ``strength``, ``community``,
        ``theme_id``, ``colour``; the name: ``label``, ``label_x``, ``label_y`` (baseline), ``label_anchor`` (start,
        middle, end), ``label_width``, ``label_colour``, ``font_size``, ``weight``, ``shown`` (whether there was room),
        ``crossed`` (whether a tie runs under it), its box ``left``, ``bottom``, ``right``, ``top``; ``leader`` (whether
        a line leads to the name) and the ends of that line ``x0``, ``y0``, ``x1``, ``y1``.
    edges
        One row per pair drawn: ``author_a``, ``author_b``, ``x0``, ``y0``, control point ``cx``, ``cy``, ``x1``,
        ``y1``, ``width``, ``alpha``, ``colour``.
    hulls
        One row per community of two or more: ``community``, ``colour``, ``points`` (tuple of (x, y)).
    group_labels
        One row per named community: ``community``, ``text``, ``colour``, ``x``, ``y`` (baseline, left), ``font_size``,
        ``weight``, ``crossed``, ``left``, ``bottom``, ``right``, ``top``.
    legend
        One row per mark: ``kind`` (text, dot or line), ``x``, ``y``, ``size``, ``text``.
    n_hidden
        Authors not drawn for want of room.
    n_unnamed
        Authors drawn without their name for want of room.
    level
        What a circle is: ``"authors"``, or ``"groups"`` (see `group_geometry`), whose communities then stand in
        ``nodes`` as authors do here, ``papers`` being their authors.
    """

    width: float
    height: float
    nodes: pd.DataFrame
    edges: pd.DataFrame
    hulls: pd.DataFrame
    group_labels: pd.DataFrame
    legend: pd.DataFrame
    n_hidden: int
    n_unnamed: int
    level: Literal["authors", "groups"] = "authors"

    def to_json(self) -> str:
        """Geometry as JSON text, rounded to hundredths of a point: the same text for the same geometry.

        Missing values are ``null``.
        """
        tables = {
            name: json.loads(getattr(self, name).to_json(orient="records", double_precision=2))
            for name in ("nodes", "edges", "hulls", "group_labels", "legend")
        }
        sizes: dict[str, Any] = {
            "width": round(self.width, 2),
            "height": round(self.height, 2),
            "n_hidden": self.n_hidden,
            "n_unnamed": self.n_unnamed,
            "level": self.level,
        }
        return json.dumps(sizes | tables, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def __repr__(self) -> str:
        return (
            f"<Geometry: {len(self.nodes)} {self.level} ({self.n_hidden} hidden, {self.n_unnamed} unnamed), "
            f"{len(self.edges)} ties, {self.width:.0f} x {self.height:.0f} pt>"
        )


def network_geometry(
    collaborators: pd.DataFrame,
    coauthors: pd.DataFrame,
    communities: pd.DataFrame,
    *,
    n_themes: int,
    width: float = TEXT_WIDTH,
    aspect: float = 1.0,
) -> Geometry:
    """Geometry of the collaboration network, the same for the same tables in any row order.

    Parameters
    ----------
    collaborators, coauthors, communities
        Tables of an analysis; see `graphlab.analysis.tables`.
    n_themes
        Number of themes in the study, which decides the colours.
    width
        Width of the figure in points; 482 is the text width of the report (170 mm).
    aspect
        Width over greatest height. The figure is lower where its content is.

    Returns
    -------
    Geometry

    Notes
    -----
    At most one author per 1500 square points is drawn, and never more than 300: those with most papers; fewer where
    nodes would overlap or more than 15% of the names find no place. What is hidden is counted in ``n_hidden`` and said
    in the legend. Names are never cut; one without a place is left out and counted in ``n_unnamed``.

    Examples
    --------
    >>> authors = pd.DataFrame({"author_id": ["a", "b"], "name": ["Ada", "Bo"], "papers": [2, 1], "strength": [1, 1],
    ...     "community": [1, 1], "theme_id": [1, 1]})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "papers": [1], "weight": [1.0]})
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "theme_id": [1]})
    >>> network_geometry(authors, ties, groups, n_themes=1)
    <Geometry: 2 authors (0 hidden, 0 unnamed), 1 ties, 482 x 86 pt>
    """
    n_max = int(min(MAX_AUTHORS, width * (width / aspect) / AREA_PER_AUTHOR))
    page = (width, width / aspect)
    found = _geometry(collaborators, coauthors, communities, n_themes=n_themes, page=page, n_max=n_max)
    for _ in range(N_TRIES):
        if is_readable(found):
            break
        n_max = int(FEWER * len(found.nodes))
        found = _geometry(collaborators, coauthors, communities, n_themes=n_themes, page=page, n_max=n_max)
    return found


def is_readable(geometry: Geometry) -> bool:
    """Whether no two nodes overlap and enough of them have their name."""
    if geometry.n_unnamed > (1 - READABLE) * len(geometry.nodes) and len(geometry.nodes) > FEW_AUTHORS:
        return False
    xy, r = geometry.nodes[["x", "y"]].to_numpy(float), geometry.nodes["r"].to_numpy(float)
    one, two = np.triu_indices(len(xy), 1)
    return not (np.hypot(*(xy[one] - xy[two]).T) < r[one] + r[two]).any()


def _geometry(
    collaborators: pd.DataFrame,
    coauthors: pd.DataFrame,
    communities: pd.DataFrame,
    *,
    n_themes: int,
    page: tuple[float, float],
    n_max: int,
) -> Geometry:
    """Geometry with at most so many authors."""
    width, height = page
    shown, threshold = authors_shown(collaborators, n_max)
    n_hidden = len(collaborators) - len(shown)
    nodes = styled_nodes(shown, communities, n_themes=n_themes)
    ties = ties_shown(coauthors, nodes)
    legend, foot = network_legend(nodes, ties, n_hidden=n_hidden, threshold=threshold, width=width)
    nodes, height = placed_nodes(nodes, ties, page=page, foot=foot)
    edges, hulls = styled_edges(nodes, ties), group_hulls(nodes[_tied_together(nodes, ties)])
    scene = network_scene(nodes, edges, page=(MARGIN / 2, foot, width - MARGIN / 2, height - MARGIN / 2))
    names = group_labels(hulls, communities, scene)
    outline = pd.Series(range(len(hulls)), index=hulls["community"]).reindex(nodes["community"], fill_value=-1)
    scene = replace(
        scene,
        blocked=names[BOX].to_numpy(float) + np.array([-BESIDE, 0.0, BESIDE, 0.0]),
        outlines=list(hulls["points"]),
        outline_of=outline.to_numpy(np.intp),
    )
    nodes = named_nodes(nodes, scene)
    return Geometry(
        width=width,
        height=height,
        nodes=nodes,
        edges=edges,
        hulls=hulls,
        group_labels=names,
        legend=legend,
        n_hidden=n_hidden,
        n_unnamed=int((~nodes["shown"]).sum()),
    )


def _tied_together(nodes: pd.DataFrame, ties: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether each author stands with most of the community: who ties it together may not be drawn."""
    row = pd.Series(np.arange(len(nodes)), index=nodes["author_id"])
    ends = (ties["author_a"].map(row), ties["author_b"].map(row))
    graph = sparse.coo_array((np.ones(len(ties)), ends), shape=(len(nodes), len(nodes)))
    part = pd.Series(sparse.csgraph.connected_components(graph, directed=False)[1] if len(nodes) else [], dtype="int64")
    size = part.groupby([nodes["community"], part]).transform("size")
    best = pd.DataFrame({"community": nodes["community"], "size": -size, "part": part})
    chosen = best.sort_values(["community", "size", "part"]).drop_duplicates("community").set_index("community")["part"]
    return (nodes["community"].map(chosen) == part).to_numpy(np.bool_)


def network_scene(nodes: pd.DataFrame, edges: pd.DataFrame, *, page: tuple[float, float, float, float]) -> Scene:
    """What names have to keep clear of before any name is placed."""
    points, weight = edge_points(edges)
    return Scene(
        nodes=nodes[["x", "y"]].to_numpy(float),
        radii=nodes["r"].to_numpy(float),
        edge_points=points,
        edge_weight=weight,
        blocked=np.empty((0, 4)),
        page=page,
    )


def placed_nodes(
    nodes: pd.DataFrame, ties: pd.DataFrame, *, page: tuple[float, float], foot: float
) -> tuple[pd.DataFrame, float]:
    """Nodes with their positions, and the height of the page cut to what they need."""
    width, height = page
    spot = author_layout(_boxes(nodes), ties, width=width - 2 * MARGIN, height=height - foot - 2 * MARGIN)
    x, y = spot["x"].to_numpy() + MARGIN, spot["y"].to_numpy()
    if not len(nodes):
        return nodes.assign(x=x, y=y), foot + EMPTY_HEIGHT
    low, high = float(y.min()) - HEADROOM, float(y.max()) + HEADROOM
    used = min(high - low, height - foot)
    middle = foot + used / 2
    return nodes.assign(x=x, y=y - (low + high) / 2 + middle), foot + used


def _boxes(nodes: pd.DataFrame) -> pd.DataFrame:
    """Room each node needs in the layout: itself and most of its name on one side or the other."""
    wide = 2 * nodes["r"] + NAME_SHARE * nodes["label_width"].clip(upper=NAME_ROOM)
    high = np.maximum(2 * nodes["r"] + 2, label_height(nodes) + 2) + 3
    return pd.DataFrame(
        {"author_id": nodes["author_id"], "community": nodes["community"], "box_width": wide, "box_height": high}
    )


def named_nodes(nodes: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Nodes with the place of their name and the line that leads to it."""
    sizes = np.column_stack([nodes["label_width"], label_height(nodes)]).reshape(-1, 2)
    rank = nodes.sort_values(["papers", "strength", "author_id"], ascending=[False, False, True]).index.to_numpy()
    found = label_placement(np.arange(len(nodes)), sizes, scene, importance=rank)
    box = pd.DataFrame(found.boxes, columns=pd.Index(BOX), index=nodes.index)
    middle = (box["left"] + box["right"]) / 2
    beside = (box["left"] > nodes["x"]) | (box["right"] < nodes["x"])
    anchor = np.select([beside & (middle > nodes["x"]), beside], ["start", "end"], "middle")
    at = np.select([anchor == "start", anchor == "end"], [box["left"], box["right"]], middle)
    nodes = nodes.assign(
        shown=found.shown,
        label_x=at,
        label_y=box["bottom"] + DESCENT * nodes["font_size"],
        label_anchor=anchor,
        crossed=edge_length_under(found.boxes, scene) > 0,
    )
    return _with_leaders(nodes.join(box), found.choice // N_ANGLES > 0)


def label_height(nodes: pd.DataFrame) -> "pd.Series[float]":
    """Height of each name in points; lines are parted by a line break."""
    return nodes["font_size"] * (ASCENT + DESCENT + LEADING * nodes["label"].astype("str").str.count("\n"))


def _with_leaders(nodes: pd.DataFrame, far: NDArray[np.bool_]) -> pd.DataFrame:
    """Nodes with the ends of the line from the rim of the node to the nearest point of its name."""
    x1 = nodes["x"].clip(nodes["left"] + 1, nodes["right"] - 1)
    y1 = nodes["y"].clip(nodes["bottom"] + 1, nodes["top"] - 1)
    length = np.maximum(np.hypot(x1 - nodes["x"], y1 - nodes["y"]), 1e-9)
    reach = (nodes["r"] + 0.6) / length
    return nodes.assign(
        leader=nodes["shown"] & far,
        x0=nodes["x"] + (x1 - nodes["x"]) * reach,
        y0=nodes["y"] + (y1 - nodes["y"]) * reach,
        x1=x1,
        y1=y1,
    )
