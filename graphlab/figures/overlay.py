"""The network with authors coloured by a number, and as a landscape of where they crowd."""

from dataclasses import replace

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from graphlab.errors import SettingsError
from graphlab.figures.canvas import Page, page
from graphlab.figures.geometry import Geometry
from graphlab.figures.legend import LINE, MEANING, SIZE
from graphlab.figures.marks import BETWEEN_COLOUR
from graphlab.figures.network import draw_circles, draw_edges, draw_legend, draw_names
from graphlab.figures.style import HAIRLINE, INK, MUTED
from graphlab.figures.text import shortened, text_width

Floats = NDArray[np.float64]

# One hue that only grows darker: the order survives colour blindness and a black-and-white print. Its lightest end has
# 3:1 on white; the darkest shade of a density lets a name on it be read, with a rim or without.
RAMP = LinearSegmentedColormap.from_list("graphlab ramp", ["#6496C8", "#3F7AB5", "#265D99", "#17406F", "#0A1E3B"])
DENSITY = LinearSegmentedColormap.from_list("graphlab density", ["#FFFFFF", "#DCE9F5", "#A9CBE8", "#86B5DD", "#6FA6D6"])
UNKNOWN = "#FFFFFF"
BAR = (78.0, 6.0)
FOOT = 16.0  # the line under the figure for a bar that finds no room beside the legend
GAP = 12.0
TITLE_ROOM = BAR[0] + 80.0  # of the bar and what its ends mean
DENSITY_TITLE = "Papers of authors close by"
N_SHADES = 32
KERNEL = 0.125  # width of a density hill in mean distances; VOSviewer's default
CELL = 2.0  # raster of the density, in points
DOT = 1.3


def plot_overlay(geometry: Geometry, values: pd.Series, *, title: str, ax: Axes | None = None) -> Axes:
    """Network with authors coloured by a number, such as the mean year of their papers, with a bar that says which.

    Parameters
    ----------
    geometry
        What to draw; see `network_geometry`.
    values
        Number of each author, indexed by ``author_id``; authors without one are drawn hollow.
    title
        What the number is, with its unit, such as "Mean year of papers".
    ax
        Axes to draw on; everything is scaled to it. ``None`` makes a figure of the geometry's own size.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    SettingsError
        If `values` are not numbers.

    Examples
    --------
    >>> from graphlab.figures import network_geometry
    >>> authors = pd.DataFrame({"author_id": ["a", "b"], "name": ["Ada", "Bo"], "papers": [2, 1], "strength": [1, 1],
    ...     "community": [1, 1], "theme_id": [1, 1]})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "papers": [1], "weight": [1.0]})
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "theme_id": [1]})
    >>> geometry = network_geometry(authors, ties, groups, n_themes=1)
    >>> ax = plot_overlay(geometry, pd.Series({"a": 2019.5, "b": 2021}), title="Mean year")
    >>> [text.get_text() for text in ax.texts][-3:]
    ['Mean year', '2019.5', '2021']
    """
    try:
        number = pd.to_numeric(values.reindex(geometry.nodes["author_id"])).to_numpy(np.float64, na_value=np.nan)
    except (TypeError, ValueError) as error:
        msg = f"the values of {title!r} are not numbers: {error}"
        raise SettingsError(msg, hint="colour by a column of numbers, such as a year or a count") from error
    title = shortened(title, size=SIZE, weight=400, width=geometry.width - TITLE_ROOM)
    known = np.isfinite(number)
    low, high = (float(number[known].min()), float(number[known].max())) if known.any() else (0.0, 0.0)
    shade = np.where(known, Normalize(low, high if high > low else low + 1)(np.where(known, number, low)), 0.0)
    colours = [_hex(x) if k else UNKNOWN for x, k in zip(shade, known, strict=True)]
    legend = _without_meaning(geometry.legend)
    ends = tuple(f"{end:.6g}" if abs(end) >= 1000 else f"{end:.3g}" for end in (low, high))  # years keep decimals
    free = geometry.width - legend["x"].max() - LINE - GAP if len(legend) else geometry.width
    is_below = bool(known.any()) and _bar_width(title, ends) > free
    sheet = _page_with_foot(geometry, FOOT if is_below else 0.0, ax)
    draw_edges(sheet, geometry.edges.assign(colour=BETWEEN_COLOUR))
    rims = ["white" if k else MUTED for k in known]
    draw_circles(sheet, geometry.nodes.rename(columns={"r": "size"}), colours, rims=rims)
    draw_names(sheet, geometry.nodes)
    draw_legend(sheet, legend)
    if known.any():
        words = legend[legend["kind"] == "muted"]
        y = float(words["y"].iloc[0]) if len(words) else BAR[1]
        _draw_bar(sheet, (geometry.width, -FOOT / 2 if is_below else y), title=title, ends=ends, ramp=RAMP)
    return sheet.ax


def with_ties(geometry: Geometry, ties: pd.DataFrame) -> Geometry:
    """Geometry with these ties alone, everybody in place: the backbone of a network instead of all of it.

    Parameters
    ----------
    geometry
        Geometry of the whole network.
    ties
        ``author_a``, ``author_b`` of the ties to draw, such as ``graphlab.network.backbone(network).edges``.

    Examples
    --------
    >>> from graphlab.figures import network_geometry
    >>> authors = pd.DataFrame({"author_id": ["a", "b"], "name": ["Ada", "Bo"], "papers": [2, 1], "strength": [1, 1],
    ...     "community": [1, 1], "theme_id": [1, 1]})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "papers": [1], "weight": [1.0]})
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "theme_id": [1]})
    >>> with_ties(network_geometry(authors, ties, groups, n_themes=1), ties.head(0))
    <Geometry: 2 authors (0 hidden, 0 unnamed), 0 ties, 482 x 86 pt>
    """
    pairs = ties[["author_a", "author_b"]]
    return replace(geometry, edges=geometry.edges.merge(pairs, on=["author_a", "author_b"]))


def plot_density(geometry: Geometry, *, ax: Axes | None = None) -> Axes:
    """Landscape of the network: darker where many authors with many papers stand close.

    Parameters
    ----------
    geometry
        What to draw; see `network_geometry`.
    ax
        Axes to draw on; everything is scaled to it. ``None`` makes a figure of the geometry's own size.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    D(x) = sum_i w_i exp(-(d(x, x_i) / (m h))^2), w_i the author's papers, m the mean distance between authors and h
    = 0.125: N. J. van Eck and L. Waltman, "Software survey: VOSviewer", Scientometrics 84, 523-538 (2010).

    Examples
    --------
    >>> from graphlab.figures import network_geometry
    >>> authors = pd.DataFrame({"author_id": ["a", "b"], "name": ["Ada", "Bo"], "papers": [2, 1], "strength": [1, 1],
    ...     "community": [1, 1], "theme_id": [1, 1]})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "papers": [1], "weight": [1.0]})
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "theme_id": [1]})
    >>> ax = plot_density(network_geometry(authors, ties, groups, n_themes=1))
    >>> len(ax.images)
    1
    """
    sheet = _page_with_foot(geometry, FOOT, ax)
    density = network_density(geometry)
    extent = (0.0, geometry.width, 0.0, geometry.height)
    sheet.ax.imshow(density, extent=extent, origin="lower", cmap=DENSITY, interpolation="bilinear", zorder=0)
    sheet.ax.set_xlim(0, geometry.width)
    sheet.ax.set_ylim(-FOOT, geometry.height)
    dots = geometry.nodes.assign(size=DOT)
    draw_circles(sheet, dots, [INK] * len(dots), rims=["none"] * len(dots))
    draw_names(sheet, geometry.nodes.assign(leader=False, crossed=True, label_colour=INK))
    if len(dots):
        _draw_bar(sheet, (geometry.width, -FOOT / 2), title=DENSITY_TITLE, ends=("none", "most"), ramp=DENSITY)
    return sheet.ax


def network_density(geometry: Geometry) -> Floats:
    """Density of authors on a raster of 2 points, (rows from below, columns), its greatest value 1.

    The formula stands with `plot_density`.
    """
    x = np.arange(CELL / 2, geometry.width, CELL)
    y = np.arange(CELL / 2, geometry.height, CELL)
    nodes = geometry.nodes
    if not len(nodes):
        return np.zeros((len(y), len(x)))
    xy, weight = nodes[["x", "y"]].to_numpy(float), nodes["papers"].to_numpy(float)
    one, two = np.triu_indices(len(xy), 1)
    mean = float(np.hypot(*(xy[one] - xy[two]).T).mean()) if len(one) else geometry.width / 4
    across, along = (np.exp(-(((at[:, None] - xy[:, k]) / (KERNEL * mean)) ** 2)) for k, at in ((0, x), (1, y)))
    density = (along * weight) @ across.T
    return density / density.max()


def _without_meaning(legend: pd.DataFrame) -> pd.DataFrame:
    return legend[legend["text"] != MEANING]


def _page_with_foot(geometry: Geometry, foot: float, ax: Axes | None) -> Page:
    """Page of the geometry with room for one more line under it."""
    sheet = page(geometry.width, geometry.height + foot, ax)
    sheet.ax.set_ylim(-foot, geometry.height)
    return sheet


def _bar_width(title: str, ends: tuple[str, ...]) -> float:
    return BAR[0] + 24 + sum(text_width(text, SIZE) for text in (title, *ends))


def _draw_bar(
    sheet: Page, corner: tuple[float, float], *, title: str, ends: tuple[str, ...], ramp: LinearSegmentedColormap
) -> None:
    """Bar of a ramp that ends at the right, its title before it and what its ends mean beside it."""
    (low, high), y = ends, corner[1]
    right = corner[0] - 8 - text_width(high, SIZE)
    left = right - 4 - BAR[0]
    start = left - 4 - text_width(low, SIZE)
    for k in range(N_SHADES):
        at = left + BAR[0] * k / N_SHADES
        colour = _hex((k + 0.5) / N_SHADES, ramp)
        sheet.ax.add_patch(Rectangle((at, y - BAR[1] / 2), BAR[0] / N_SHADES + 0.05, BAR[1], color=colour, lw=0))
    frame = Rectangle((left, y - BAR[1] / 2), *BAR, fill=False, edgecolor=HAIRLINE, linewidth=0.5 * sheet.scale)
    sheet.ax.add_patch(frame)
    base = y - 0.36 * SIZE
    sheet.write(start - 8 - text_width(title, SIZE), base, title, size=SIZE, color=MUTED, va="baseline")
    sheet.write(start, base, low, size=SIZE, color=INK, va="baseline")
    sheet.write(right, base, high, size=SIZE, color=INK, va="baseline")


def _hex(share: float, ramp: LinearSegmentedColormap = RAMP) -> str:
    red, green, blue, _ = ramp(float(share))
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"
