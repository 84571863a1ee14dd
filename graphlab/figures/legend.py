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
LINE_HEIGHT = 13.0  # of a further line of the legend
SIDE = 6.0
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
    foot = NOTE_HEIGHT if note else 0.0
    if not len(nodes):
        return pd.DataFrame([], columns=pd.Index(COLUMNS)), HEIGHT + foot
    most = int(nodes["papers"].max())
    sizes = [(float(radius(np.array([n], dtype=float))[0]), f"{n:,}") for n in sample_values(most)]
    blocks = [_block(unit, "dot", sizes)]
    if len(ties):
        together, scale = int(ties["papers"].max()), crowd_scale(len(nodes))
        widths = [
            (float(edge_width(np.array([n], dtype=float), most=together, scale=scale)[0]), f"{n:,}")
            for n in sample_values(together)
        ]
        blocks.append(_block("Papers together", "line", widths))
    rows, height = _flowing(blocks, tall=max(HEIGHT, 2 * max(r for r, _ in sizes) + 6), width=width)
    rows = [(kind, x, y + foot, size, text) for kind, x, y, size, text in rows]
    if note:
        rows.append(("muted", SIDE, foot - 1, SIZE, note))
    return pd.DataFrame(rows, columns=pd.Index(COLUMNS)), height + foot


def _block(title: str, kind: str, samples: list[tuple[float, str]]) -> tuple[list[Mark], float]:
    """Title and samples, each with its number, on one line from 0; and where they end."""
    rows: list[Mark] = []
    x = _text(rows, (0.0, 0.0), title, muted=True) + 10
    for size, text in samples:
        rows.append((kind, x + size if kind == "dot" else x, 0.0, size, ""))
        x += 4 + (2 * size if kind == "dot" else LINE)
        x = _text(rows, (x, 0.0), text, muted=False) + 12
    return rows, x - 12


def _flowing(blocks: list[tuple[list[Mark], float]], *, tall: float, width: float) -> tuple[list[Mark], float]:
    """Blocks side by side, or one under the other where the page is narrow; what colour means at the right or below."""
    meaning = text_width(MEANING, SIZE)
    starts = [SIDE]
    for _, end in blocks:
        starts.append(starts[-1] + end + 28)
    lines = [(blocks, starts)] if starts[-1] - 28 <= width - SIDE else [([block], [SIDE]) for block in blocks]
    own_line = len(lines) > 1 or starts[-1] + meaning > width - 4
    heights = [tall, *[LINE_HEIGHT] * (len(lines) - 1 + own_line)]
    rows: list[Mark] = []
    y = sum(heights) - tall / 2
    for place, (held, at) in enumerate(lines):
        y -= (heights[place - 1] + heights[place]) / 2 if place else 0.0
        rows += [
            (kind, x + start, y, size, text)
            for (block, _), start in zip(held, at, strict=False)
            for kind, x, _, size, text in block
        ]
    if own_line:
        rows.append(("muted", SIDE, LINE_HEIGHT / 2, SIZE, MEANING))
    else:
        rows.append(("muted", width - 8 - meaning, y, SIZE, MEANING))
    return rows, sum(heights)


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
