"""Themes of one period flowing into those of the next; themes that end or begin keep their place."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba_array
from numpy.typing import NDArray

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.style import INK, MUTED, TEXT_WIDTH, theme_colour
from graphlab.figures.svg import HALO
from graphlab.figures.text import printable, shortened

Floats = NDArray[np.float64]

HEAD, FOOT = 22.0, 8.0
BOX_WIDTH = 9.0
LINE = 11.0  # least height of a theme: one line of text
GAP = 4.0
PER_PAPER = 150.0  # height all papers of the fullest period take together
NAME_SIZE, NOTE_SIZE = 7.0, 6.8
FLOW_ALPHA = 0.30
FLOW_RIM = 0.5  # in the full colour: a pale band keeps its outline in print
STEPS = 24


def plot_alluvial(
    found: pd.DataFrame, links: pd.DataFrame, *, width: float = TEXT_WIDTH, ax: Axes | None = None
) -> Axes:
    """Themes of each period as boxes, as high as their papers; bands join themes that keep their terms.

    Parameters
    ----------
    found
        What `graphlab.analysis.period_themes` returns: ``period``, ``first_year``, ``last_year``, ``theme``, ``label``,
        ``n_papers``.
    links
        What `graphlab.analysis.theme_evolution` returns: ``period``, ``theme``, ``next_theme``, ``inclusion``.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    A band is as wide as its inclusion index times the smaller of its two ends. A theme has the colour of the theme it
    shares most with before it; one without is a new colour. Themes without a band are drawn all the same: they end,
    or are new.

    Examples
    --------
    >>> found = pd.DataFrame({"period": [1, 2], "first_year": [2000, 2010], "last_year": [2009, 2019], "theme": [1, 1],
    ...     "label": ["Tea", "Tea"], "n_papers": [9, 4]})
    >>> links = pd.DataFrame({"period": [1], "theme": [1], "next_theme": [1], "inclusion": [0.5]})
    >>> [text.get_text() for text in plot_alluvial(found, links).texts]
    ['2000–2009', 'Tea', '2010–2019', 'Tea']
    """
    width = layout_width(ax, width)
    if found.empty:
        sheet = page(width, 40, ax)
        sheet.write(width / 2, 18, "No dated papers", size=NOTE_SIZE, color=MUTED, ha="center")
        return sheet.ax
    boxes = _boxes(found, links, width)
    sheet = page(width, float(boxes["top"].max()) + HEAD, ax)
    _draw_flows(sheet, boxes, links)
    _draw_boxes(sheet, boxes)
    return sheet.ax


def _boxes(found: pd.DataFrame, links: pd.DataFrame, width: float) -> pd.DataFrame:
    """Place, order and colour of each theme."""
    table = found.sort_values(["period", "theme"], ignore_index=True)
    n_periods = table["period"].nunique()
    step = width / n_periods
    fullest = table.groupby("period")["n_papers"].sum().max()
    height = np.maximum(LINE, PER_PAPER * table["n_papers"] / fullest)
    ordinal = table["period"].map({p: i for i, p in enumerate(sorted(table["period"].unique()))})
    table = table.assign(x=ordinal * step, width=step, height=height, colour=_colours(table, links))
    middles: dict[tuple[int, int], float] = {}
    parts = [_stacked(part, links, middles) for _, part in table.groupby("period", sort=True)]
    return pd.concat(parts, ignore_index=True)


def _stacked(part: pd.DataFrame, links: pd.DataFrame, middles: dict[tuple[int, int], float]) -> pd.DataFrame:
    """Themes of one period from the top down, in the order of those they come from; fills `middles`."""
    before = links[links["period"] == part["period"].iloc[0] - 1]
    pull = [
        _mean_place(before[before["next_theme"] == theme], middles, default=float("inf")) for theme in part["theme"]
    ]
    part = part.assign(pull=pull).sort_values(["pull", "theme"], ascending=[True, True])
    bottom = FOOT
    rows: list[float] = []
    for height in part["height"][::-1]:
        rows.append(bottom)
        bottom += height + GAP
    part = part.assign(bottom=rows[::-1])
    part["top"] = part["bottom"] + part["height"]
    for row in part.to_dict("records"):
        # Larger is lower: the order runs from the top.
        middles[row["period"], row["theme"]] = -(row["bottom"] + row["top"]) / 2
    return part


def _mean_place(links: pd.DataFrame, middles: dict[tuple[int, int], float], *, default: float) -> float:
    if links.empty:
        return default
    places = [middles[period, theme] for period, theme in zip(links["period"], links["theme"], strict=True)]
    return float(np.average(places, weights=links["inclusion"]))


def _colours(table: pd.DataFrame, links: pd.DataFrame) -> list[str]:
    """Colour handed on along the strongest link; a new one where there is none, or where a larger heir took it."""
    strongest = links.sort_values(["inclusion", "theme", "next_theme"], ascending=[False, True, True])
    heir: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for row in strongest.to_dict("records"):
        one, two = (row["period"], row["theme"]), (row["period"] + 1, row["next_theme"])
        if two not in heir and one not in taken:
            heir[two] = one
            taken.add(one)
    number: dict[tuple[int, int], int] = {}
    for key in zip(table["period"], table["theme"], strict=True):
        number[key] = number[heir[key]] if key in heir else len(set(number.values())) + 1
    n = max(number.values(), default=1)
    return [theme_colour(number[key], n) for key in zip(table["period"], table["theme"], strict=True)]


def _draw_flows(sheet: Page, boxes: pd.DataFrame, links: pd.DataFrame) -> None:
    of = {(row["period"], row["theme"]): row for row in boxes.to_dict("records")}
    out: dict[tuple[int, int], float] = {}
    into: dict[tuple[int, int], float] = {}
    flows = [(of[row["period"], row["theme"]], of[row["period"] + 1, row["next_theme"]], row["inclusion"])
             for row in links.to_dict("records")]  # fmt: skip
    flows.sort(key=lambda flow: (flow[0]["period"], -flow[0]["top"], -flow[1]["top"]))
    shape, colours = [], []
    for one, two, inclusion in flows:
        width = inclusion * min(one["height"], two["height"])
        keys = (one["period"], one["theme"]), (two["period"], two["theme"])
        y0 = one["top"] - out.get(keys[0], 0.0)
        y1 = two["top"] - into.get(keys[1], 0.0)
        out[keys[0]] = min(out.get(keys[0], 0.0) + width, one["height"] - width)
        into[keys[1]] = min(into.get(keys[1], 0.0) + width, two["height"] - width)
        shape.append(_flow((one["x"] + BOX_WIDTH, two["x"]), (y0, y1), width))
        colours.append(one["colour"])
    fills = to_rgba_array(colours, FLOW_ALPHA)
    flow_rim = FLOW_RIM * sheet.scale
    sheet.ax.add_collection(PolyCollection(shape, facecolors=fills, edgecolors=colours, linewidths=flow_rim, zorder=1))


def _flow(x: tuple[float, float], y: tuple[float, float], width: float) -> Floats:
    """Outline of a band whose upper edge runs between two points."""
    t = np.linspace(0, 1, STEPS)
    upper = y[0] + (y[1] - y[0]) * (3 * t**2 - 2 * t**3)
    along = x[0] + (x[1] - x[0]) * t
    return np.column_stack([np.concatenate([along, along[::-1]]), np.concatenate([upper, (upper - width)[::-1]])])


def _draw_boxes(sheet: Page, boxes: pd.DataFrame) -> None:
    corners: list[Any] = []
    for row in boxes.to_dict("records"):
        left, right = row["x"], row["x"] + BOX_WIDTH
        corners.append([(left, row["bottom"]), (right, row["bottom"]), (right, row["top"]), (left, row["top"])])
    sheet.ax.add_collection(PolyCollection(corners, facecolors=list(boxes["colour"]), linewidths=0, zorder=3))
    top = sheet.ax.get_ylim()[1]
    for _, part in boxes.groupby("period", sort=True):
        first, last = int(part["first_year"].iloc[0]), int(part["last_year"].iloc[0])
        span = str(first) if first == last else f"{first}\N{EN DASH}{last}"
        sheet.write(float(part["x"].iloc[0]), top - 10, span, size=NOTE_SIZE, weight=600, color=MUTED)
        for row in part.to_dict("records"):
            _write_name(sheet, row)


def _write_name(sheet: Page, row: dict[Any, Any]) -> None:
    room = row["width"] - BOX_WIDTH - 10
    name = shortened(printable(str(row["label"])), size=NAME_SIZE, weight=500, width=room)
    y = (row["bottom"] + row["top"]) / 2 - 2.4
    gid = f"{HALO}-theme-{row['period']}-{row['theme']}"
    sheet.write(row["x"] + BOX_WIDTH + 4, y, name, size=NAME_SIZE, weight=500, color=INK, zorder=5, gid=gid)
