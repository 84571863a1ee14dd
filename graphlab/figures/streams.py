"""Shares of the themes over the years as one band each, named where they end."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from numpy.typing import NDArray

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.labels import spread_apart
from graphlab.figures.style import HAIRLINE, INK, MUTED, SHADE, TEXT_WIDTH, text_colour, theme_colour
from graphlab.figures.text import printable, shortened, text_width

Floats = NDArray[np.float64]

HEIGHT, FOOT, HEAD, LEFT = 190.0, 22.0, 12.0, 30.0  # higher where there are more names than lines
NAME_ROOM = 150.0
NAME_SHARE = 0.36  # of the page that names may take where it is narrow
NAME_SIZE, NUMBER_SIZE = 7.2, 7.0
LINE = 10.5  # from name to name
GAP = 12.0  # from a band to its name
LEAST_IN_WINDOW = 8  # papers behind a share


def plot_theme_streams(
    theme_years: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    part_year: int | None = None,
    width: float = TEXT_WIDTH,
    ax: Axes | None = None,
) -> Axes:
    """Share of each theme in the papers of a year, as bands that fill the page from 0 to 100%.

    Parameters
    ----------
    theme_years
        Table `theme_years` of an analysis: ``theme_id``, ``year``, ``papers``.
    themes
        Table `themes` of an analysis: ``theme_id``, ``label``.
    part_year
        Year whose count is incomplete; it is shaded and says so.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    The share in a year with fewer than eight papers is that of the years around it, as many as hold eight: one paper
    more or less would make it jump. Every band is named, so that the figure can be read without colour.

    Examples
    --------
    >>> years = pd.DataFrame({"theme_id": [1, 1, 2, 2], "year": [2020, 2021] * 2, "papers": [1, 3, 3, 1]})
    >>> ax = plot_theme_streams(years, pd.DataFrame({"theme_id": [1, 2], "label": ["Tea", "Ice"]}))
    >>> [text.get_text() for text in ax.texts]
    ['0%', '50%', '100%', '2020', '2021', 'Tea', 'Ice']
    """
    counts = theme_years.pivot_table(index="theme_id", columns="year", values="papers", aggfunc="sum", fill_value=0)
    sheet = page(layout_width(ax, width), max(HEIGHT, LINE * len(counts)) + FOOT + HEAD, ax)
    height = sheet.height - FOOT - HEAD
    if counts.empty or counts.to_numpy().sum() == 0:
        sheet.write(sheet.width / 2, FOOT + height / 2, "No dated papers", size=NUMBER_SIZE, color=MUTED, ha="center")
        return sheet.ax
    years = np.arange(int(counts.columns.min()), int(counts.columns.max()) + 1)
    papers = _pooled(counts.reindex(columns=years, fill_value=0).to_numpy(float))
    right = sheet.width - _name_room(sheet) - GAP
    x = np.linspace(LEFT, right, len(years)) if len(years) > 1 else np.array([(LEFT + right) / 2])
    tops = FOOT + height * np.cumsum(papers, axis=0) / np.maximum(papers.sum(axis=0), 1)
    _draw_grid(sheet, years, x, part_year=part_year)
    ids = counts.index.to_numpy(int)
    for row, theme in enumerate(ids):
        low = tops[row - 1] if row else np.full(len(x), FOOT)
        _draw_band(sheet, x, (low, tops[row]), colour=theme_colour(theme, len(themes)))
    ends = np.concatenate([[FOOT], tops[:, -1]])
    _draw_names(sheet, ids, themes, wanted=(ends[1:] + ends[:-1]) / 2, right=float(x[-1]))
    return sheet.ax


def _name_room(sheet: Page) -> float:
    return min(NAME_ROOM, NAME_SHARE * sheet.width)


def _pooled(papers: Floats) -> Floats:
    """Papers of each year, or of the fewest years around it that hold enough."""
    total = np.concatenate([np.zeros((len(papers), 1)), papers.cumsum(axis=1)], axis=1)
    n = papers.shape[1]
    pooled = np.empty_like(papers)
    for year in range(n):
        for reach in range(n):
            window = total[:, min(year + reach + 1, n)] - total[:, max(year - reach, 0)]
            if window.sum() >= LEAST_IN_WINDOW or reach == n - 1:
                pooled[:, year] = window
                break
    return pooled


def _draw_grid(sheet: Page, years: NDArray[np.int64], x: Floats, *, part_year: int | None) -> None:
    for share in (0.0, 0.5, 1.0):
        y = FOOT + share * (sheet.height - FOOT - HEAD)
        sheet.write(LEFT - 6, y - 2.4, f"{share:.0%}", size=NUMBER_SIZE, color=MUTED, ha="right")
        sheet.ax.add_collection(LineCollection([[(LEFT, y), (x[-1], y)]], colors=HAIRLINE, linewidths=0.8, zorder=1))
    step = max(1, int(np.ceil((text_width("2000", NUMBER_SIZE) + 6) * len(years) / max(x[-1] - x[0], 1.0))))
    for place in reversed(range(len(years) - 1, -1, -step)):
        sheet.write(x[place], FOOT - 12, str(years[place]), size=NUMBER_SIZE, color=MUTED, ha="center")
    if part_year is not None and part_year in years and len(years) > 1:
        half = (x[1] - x[0]) / 2
        at = x[part_year - int(years[0])]
        corners = [(at - half, FOOT), (at + 3, FOOT), (at + 3, sheet.height), (at - half, sheet.height)]
        sheet.ax.add_collection(PolyCollection([corners], facecolors=SHADE, linewidths=0, zorder=0))
        sheet.write(at + 2, sheet.height - HEAD + 3.5, "part year", size=5.6, color=MUTED, ha="right")


def _draw_band(sheet: Page, x: Floats, ends: tuple[Floats, Floats], *, colour: str) -> None:
    """One band; of a single year a narrow bar."""
    low, high = ends
    if len(x) == 1:
        x, low, high = np.array([x[0] - 4, x[0] + 4]), np.repeat(low, 2), np.repeat(high, 2)
    outline = np.column_stack([np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]])])
    band = PolyCollection([outline], facecolors=colour, edgecolors="white", linewidths=0.7 * sheet.scale, zorder=3)
    sheet.ax.add_collection(band)


def _draw_names(sheet: Page, ids: NDArray[np.int64], themes: pd.DataFrame, *, wanted: Floats, right: float) -> None:
    """Names at the right end, in the order of the bands, as near to them as they fit, with a line to each."""
    label = themes.set_index("theme_id")["label"]
    places = spread_apart(wanted, least=LINE, low=FOOT, high=sheet.height - HEAD)
    lines = [[(right + 2, y0), (right + GAP - 2, y)] for y0, y in zip(wanted, places, strict=True)]
    colours = [theme_colour(theme, len(themes)) for theme in ids]
    sheet.ax.add_collection(LineCollection(lines, colors=colours, linewidths=0.6 * sheet.scale, zorder=3))
    for theme, y in zip(ids, places, strict=True):
        name = shortened(
            printable(str(label.get(theme, theme))), size=NAME_SIZE, weight=600, width=_name_room(sheet) - 4
        )
        ink = text_colour(theme_colour(theme, len(themes)))
        sheet.write(right + GAP, y - 2.5, name, size=NAME_SIZE, weight=600, color=ink or INK)
