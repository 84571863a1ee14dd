"""What each theme is about: its most telling terms as bars, one panel per theme."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.style import INK, MUTED, TEXT_WIDTH, theme_colour
from graphlab.figures.text import printable, shortened

N_COLUMNS = 3  # at most
PANEL = 120.0  # least width of a panel, in points
N_TERMS = 6
LINE, TITLE, GAP = 12.5, 16.0, 14.0
BAR = 34.0  # longest bar, in points
NAME_SIZE, TITLE_SIZE = 6.8, 7.6


def plot_term_bars(
    theme_terms: pd.DataFrame, themes: pd.DataFrame, *, width: float = TEXT_WIDTH, ax: Axes | None = None
) -> Axes:
    """Terms of each theme by their c-TF-IDF; the longest bar is the theme's first term.

    Parameters
    ----------
    theme_terms
        What `graphlab.analysis.theme_terms` returns: ``theme_id``, ``term``, ``score``, best first.
    themes
        Table `themes` of an analysis: ``theme_id``, ``label``.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    Bars compare terms within a theme: c-TF-IDF of two themes has no common scale.

    Examples
    --------
    >>> terms = pd.DataFrame({"theme_id": [1, 1], "term": ["green tea", "leaf"], "score": [0.4, 0.2]})
    >>> ax = plot_term_bars(terms, pd.DataFrame({"theme_id": [1], "label": ["Tea"]}))
    >>> [text.get_text() for text in ax.texts]
    ['Tea', 'green tea', 'leaf']
    """
    page_width = layout_width(ax, width)
    n_columns = min(N_COLUMNS, max(1, int(page_width // PANEL)))
    n_rows = max(1, -(-len(themes) // n_columns))
    panel = TITLE + N_TERMS * LINE + GAP
    sheet = page(page_width, n_rows * panel, ax)
    room = page_width / n_columns
    for place, row in enumerate(themes.to_dict("records")):
        down, right = divmod(place, n_columns)
        own = theme_terms[theme_terms["theme_id"] == row["theme_id"]].head(N_TERMS)
        colour = theme_colour(row["theme_id"], len(themes))
        top = n_rows * panel - down * panel
        title = shortened(printable(str(row["label"])), size=TITLE_SIZE, weight=600, width=room - 12)
        sheet.write(right * room, top - 10, title, size=TITLE_SIZE, weight=600, color=INK)
        _draw_panel(sheet, own, left=right * room, top=top - TITLE, room=room, colour=colour)
    if themes.empty:
        sheet.write(page_width / 2, panel / 2, "No themes", size=NAME_SIZE, color=MUTED, ha="center")
    return sheet.ax


def _draw_panel(sheet: Page, terms: pd.DataFrame, *, left: float, top: float, room: float, colour: str) -> None:
    most = float(terms["score"].max()) if len(terms) else 1.0
    length = BAR * np.maximum(terms["score"].to_numpy(float), 0) / (most or 1.0)
    bars: list[list[tuple[float, float]]] = []
    for line, (term, long) in enumerate(zip(terms["term"], length, strict=True)):
        y = top - (line + 1) * LINE + 3
        bars.append([(left, y), (left + long, y), (left + long, y + 6), (left, y + 6)])
        name = shortened(printable(str(term)), size=NAME_SIZE, weight=400, width=room - BAR - 14)
        sheet.write(left + BAR + 5, y + 0.6, name, size=NAME_SIZE, color=INK)
    sheet.ax.add_collection(PolyCollection(bars, facecolors=colour, linewidths=0, zorder=3))
