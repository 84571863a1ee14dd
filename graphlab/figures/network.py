"""The collaboration network, drawn from its geometry."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import CircleCollection, LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_rgba_array
from matplotlib.path import Path

from graphlab.figures.canvas import Page, page
from graphlab.figures.geometry import Geometry
from graphlab.figures.legend import LINE
from graphlab.figures.style import INK, LEGEND_FILL, LEGEND_LINE, MUTED
from graphlab.figures.svg import HALO
from graphlab.figures.text import LEADING

HULL_ALPHA = 0.10
NODE_RIM = 0.9
ALIGN = {"start": "left", "middle": "center", "end": "right"}


def plot_network(geometry: Geometry, *, ax: Axes | None = None) -> Axes:
    """Collaboration network: circles are authors, lines joint papers, tints communities with letter and theme.

    Parameters
    ----------
    geometry
        What to draw; see `network_geometry`.
    ax
        Axes to draw on; everything is scaled to it. ``None`` makes a figure of the geometry's own size.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> import pandas as pd
    >>> from graphlab.figures import network_geometry
    >>> authors = pd.DataFrame({"author_id": ["a", "b"], "name": ["Ada", "Bo"], "papers": [2, 1], "strength": [1, 1],
    ...     "community": [1, 1], "theme_id": [1, 1]})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "papers": [1], "weight": [1.0]})
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "theme_id": [1]})
    >>> ax = plot_network(network_geometry(authors, ties, groups, n_themes=1))
    >>> [text.get_text() for text in ax.texts][:2]
    ['Ada', 'Bo']
    """
    sheet = page(geometry.width, geometry.height, ax)
    _draw_hulls(sheet, geometry)
    draw_edges(sheet, geometry.edges)
    draw_circles(sheet, geometry.nodes.rename(columns={"r": "size"}), list(geometry.nodes["colour"]))
    draw_names(sheet, geometry.nodes)
    _draw_group_names(sheet, geometry)
    draw_legend(sheet, geometry.legend)
    return sheet.ax


def _draw_hulls(sheet: Page, geometry: Geometry) -> None:
    hulls = geometry.hulls
    colours = to_rgba_array(list(hulls["colour"]), HULL_ALPHA)
    sheet.ax.add_collection(PolyCollection(list(hulls["points"]), facecolors=colours, linewidths=0, zorder=1))


def draw_edges(sheet: Page, edges: pd.DataFrame) -> None:
    """Draw ties, the ``edges`` of a geometry, as curves."""
    codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3]
    curves = edges[["x0", "y0", "cx", "cy", "x1", "y1"]].to_numpy(float).reshape(-1, 3, 2)
    colours = to_rgba_array(list(edges["colour"]))
    colours[:, 3] = edges["alpha"]
    sheet.ax.add_collection(
        PathCollection(
            [Path(curve, codes) for curve in curves],
            facecolors="none",
            edgecolors=colours,
            linewidths=edges["width"].to_numpy(float) * sheet.scale,
            capstyle="round",
            zorder=2,
        )
    )


def draw_circles(
    sheet: Page, circles: pd.DataFrame, colours: list[str], *, rims: Sequence[str] | str = "white", zorder: float = 3
) -> None:
    """Draw circles at ``x``, ``y`` with the radius ``size``, in points."""
    centres, radii = circles[["x", "y"]].to_numpy(float), circles["size"].to_numpy(float)
    sheet.ax.add_collection(
        CircleCollection(
            sizes=np.pi * (radii * sheet.scale) ** 2,  # matplotlib takes the area of the circle, in square points
            offsets=centres,
            offset_transform=sheet.ax.transData,
            facecolors=colours or "none",
            edgecolors=rims,
            linewidths=NODE_RIM * sheet.scale,
            zorder=zorder,
        )
    )


def draw_names(sheet: Page, nodes: pd.DataFrame) -> None:
    """Draw the names of the ``nodes`` of a geometry that have a place, and the lines that lead to them."""
    named = nodes[nodes["shown"]]
    ends = named.loc[named["leader"], ["x0", "y0", "x1", "y1"]].to_numpy(float).reshape(-1, 2, 2)
    sheet.ax.add_collection(LineCollection(list(ends), colors=MUTED, linewidths=0.45 * sheet.scale, zorder=2.5))
    for name in named.reset_index().to_dict("records"):
        lines = name["label"].split("\n")
        for k, line in enumerate(lines):
            sheet.write(
                name["label_x"],
                name["label_y"] + (len(lines) - 1 - k) * LEADING * name["font_size"],
                line,
                size=name["font_size"],
                weight=name["weight"] if k == 0 else 400,
                color=name["label_colour"],
                ha=ALIGN[name["label_anchor"]],
                va="baseline",
                zorder=5,
                gid=f"{HALO}-author-{name['index']}" if name["crossed"] else None,
            )


def _draw_group_names(sheet: Page, geometry: Geometry) -> None:
    for name in geometry.group_labels.reset_index().to_dict("records"):
        sheet.write(
            name["x"],
            name["y"],
            name["text"],
            size=name["font_size"],
            weight=name["weight"],
            color=name["colour"],
            va="baseline",
            zorder=5,
            gid=f"{HALO}-author-{name['index']}" if name["crossed"] else None,
        )


def draw_legend(sheet: Page, legend: pd.DataFrame) -> None:
    """Draw the ``legend`` of a geometry."""
    dots = legend[legend["kind"] == "dot"]
    draw_circles(sheet, dots, [LEGEND_FILL] * len(dots))
    lines = legend[legend["kind"] == "line"]
    ends = [[(x, y), (x + LINE, y)] for x, y in zip(lines["x"], lines["y"], strict=True)]
    widths = lines["size"].to_numpy(float) * sheet.scale
    sheet.ax.add_collection(LineCollection(ends, colors=LEGEND_LINE, linewidths=widths, zorder=3))
    for mark in legend[legend["kind"].isin(["text", "muted"])].to_dict("records"):
        sheet.write(
            mark["x"],
            mark["y"] - 0.36 * mark["size"],  # the middle of a figure's height
            mark["text"],
            size=mark["size"],
            color=MUTED if mark["kind"] == "muted" else INK,
            va="baseline",
            zorder=5,
        )
