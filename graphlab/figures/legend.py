"""The line under the network figure: what sizes, widths and colours mean, in units."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.figures.marks import crowd_scale, edge_width, node_radius
from graphlab.figures.text import text_width

Floats = NDArray[np.float64]

SIZE = 6.6
LINE = 24.0  # length of a sample tie, in points
HEIGHT = 26.0
NOTE_HEIGHT = 11.0
MEANING = "Colour: main theme of the group"
Mark = tuple[str, float, float, float, str]
COLUMNS = ["kind", "x", "y", "size", "text"]


def network_legend(
    nodes: pd.DataFrame, ties: pd.DataFrame, *, n_hidden: int, threshold: int | None, width: float
) -> tuple[pd.DataFrame, float]:
    """Marks of the legend and its height in points.

    Parameters
    ----------
    nodes, ties
        Authors and ties that are drawn, with ``papers``.
    n_hidden
        Authors not drawn, said in a second line.
    threshold
        Papers an author needed to be drawn, where that decided.
    width
        Width of the figure in points.

    Returns
    -------
    tuple
        Table of marks: ``kind`` (text, muted, dot or line), ``x`` (left), ``y`` (middle), ``size`` (font size, radius
        or line width) and ``text``; and the height of the legend.
    """
    scale = crowd_scale(len(nodes))
    most = float(nodes["papers"].max()) if len(nodes) else 1.0
    note = _hidden_note(n_hidden, threshold) if n_hidden else ""
    return legend_marks(
        nodes, ties, radius=lambda papers: node_radius(papers, most=most, scale=scale), note=note, width=width
    )


def legend_marks(
    nodes: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    radius: Callable[[Floats], Floats],
    note: str,
    width: float,
    unit: str = "Papers",
) -> tuple[pd.DataFrame, float]:
    """Marks of the legend and its height; `radius` of a circle by its number of `unit`, and `note` as a second line."""
    rows: list[Mark] = []
    scale = crowd_scale(len(nodes))
    foot = NOTE_HEIGHT if note else 0.0
    if not len(nodes):
        return pd.DataFrame(rows, columns=pd.Index(COLUMNS)), HEIGHT + foot
    samples = sample_values(int(nodes["papers"].max()))
    height = max(HEIGHT, 2 * float(radius(np.array(samples, dtype=float)).max()) + 6)
    y, x = foot + height / 2, 6.0
    x = _text(rows, (x, y), unit, muted=True) + 10
    for papers in samples:
        r = float(radius(np.array([papers], dtype=float))[0])
        rows.append(("dot", x + r, y, r, ""))
        x = _text(rows, (x + 2 * r + 4, y), f"{papers:,}", muted=False) + 12
    if len(ties):
        x = _text(rows, (x + 16, y), "Papers together", muted=True) + 10
        most = int(ties["papers"].max())
        for papers in sample_values(most):
            line = float(edge_width(np.array([papers], dtype=float), most=most, scale=scale)[0])
            rows.append(("line", x, y, line, ""))
            x = _text(rows, (x + LINE + 4, y), f"{papers:,}", muted=False) + 12
    right = max(x + 16, width - 8 - text_width(MEANING, SIZE))
    if right + text_width(MEANING, SIZE) <= width - 4:
        _text(rows, (right, y), MEANING, muted=True)
    if note:
        _text(rows, (6.0, foot - 1), note, muted=True)
    return pd.DataFrame(rows, columns=pd.Index(COLUMNS)), height + foot


def sample_values(most: int) -> list[int]:
    """One, the most, and a value between that stands for the middle of the areas.

    Examples
    --------
    >>> sample_values(7), sample_values(2), sample_values(1)
    ([1, 3, 7], [1, 2], [1])
    """
    return sorted({1, round(most**0.6), most})


def _hidden_note(n_hidden: int, threshold: int | None) -> str:
    """How many authors are not drawn, and why."""
    who = f"{n_hidden:,} more author{'s' if n_hidden > 1 else ''}"
    if threshold is None:
        return f"{who} with fewest papers and ties not drawn"
    return f"Authors with {threshold} or more papers; {who} not drawn"


def _text(rows: list[Mark], at: tuple[float, float], text: str, *, muted: bool) -> float:
    """Append a text that begins at a point; its right end."""
    rows.append(("muted" if muted else "text", *at, SIZE, text))
    return at[0] + text_width(text, SIZE)
