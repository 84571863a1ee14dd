"""Which themes are nearest: the merges that lead from the themes found to one."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.dots import draw_papers
from graphlab.figures.style import HAIRLINE, INK, MUTED, TEXT_WIDTH
from graphlab.figures.text import printable, shortened

LINE, FOOT, HEAD = 15.0, 24.0, 6.0
NAMES = 190.0
NAME_SHARE = 0.45  # of the page that names may take where it is narrow
RIGHT = 14.0
NAME_SIZE, NOTE_SIZE = 7.4, 6.8
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def plot_theme_dendrogram(
    hierarchy: pd.DataFrame, themes: pd.DataFrame, *, width: float = TEXT_WIDTH, ax: Axes | None = None
) -> Axes:
    """Themes joined in pairs, nearest first; the further right two lines meet, the less alike the themes are.

    Parameters
    ----------
    hierarchy
        ``TopicModel.hierarchy_``: ``n_topics``, ``topic``, ``merged`` (from 0), ``cosine``.
    themes
        Table `themes` of an analysis: ``theme_id`` (from 1), ``label``.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> themes = pd.DataFrame({"theme_id": [1, 2, 3], "label": ["Tea", "Ice", "Coffee"]})
    >>> merges = pd.DataFrame({"n_topics": [2, 1], "topic": [0, 0], "merged": [2, 1], "cosine": [0.8, 0.1]})
    >>> [text.get_text() for text in plot_theme_dendrogram(merges, themes).texts][:3]
    ['Tea', 'Coffee', 'Ice']
    """
    order = _leaves(hierarchy, [int(theme) - 1 for theme in themes["theme_id"]])
    sheet = page(layout_width(ax, width), FOOT + HEAD + LINE * max(1, len(order)), ax)
    height = {topic: FOOT + LINE * (len(order) - place - 0.5) for place, topic in enumerate(order)}
    label = themes.set_index("theme_id")["label"]
    for topic in order:
        name = shortened(printable(str(label[topic + 1])), size=NAME_SIZE, weight=500, width=_names(sheet) - 22)
        sheet.write(14, height[topic] - 2.6, name, size=NAME_SIZE, weight=500, color=INK)
    marks = pd.DataFrame({"x": 5.0, "y": [height[t] for t in order], "theme_id": [t + 1 for t in order]})
    draw_papers(sheet, marks.assign(hollow=False), radius=3.4, n_themes=len(themes))
    _draw_axis(sheet)
    sheet.ax.add_collection(
        LineCollection(_lines(sheet, hierarchy, height), colors=MUTED, linewidths=1.0 * sheet.scale)
    )
    return sheet.ax


def _leaves(hierarchy: pd.DataFrame, topics: list[int]) -> list[int]:
    """Topics from the top down, so that the lines do not cross."""
    held = {topic: [topic] for topic in topics}
    for topic, merged in zip(hierarchy["topic"], hierarchy["merged"], strict=True):
        held[int(topic)] += held.pop(int(merged))
    return [leaf for topic in sorted(held) for leaf in held[topic]]


def _names(sheet: Page) -> float:
    return min(NAMES, NAME_SHARE * sheet.width)


def _x(sheet: Page, distance: float) -> float:
    return _names(sheet) + (sheet.width - RIGHT - _names(sheet)) * float(np.clip(distance, 0.0, 1.0))


def _lines(sheet: Page, hierarchy: pd.DataFrame, height: dict[int, float]) -> list[list[tuple[float, float]]]:
    """One bracket for each merge; where merged centres are nearer than before, it stands where the last one was."""
    at = dict.fromkeys(height, _names(sheet))
    height = dict(height)
    lines: list[list[tuple[float, float]]] = []
    for row in hierarchy.sort_values("n_topics", ascending=False).to_dict("records"):
        one, two = int(row["topic"]), int(row["merged"])
        x = max(_x(sheet, 1 - float(row["cosine"])), at[one], at[two])
        lines.append([(at[one], height[one]), (x, height[one]), (x, height[two]), (at[two], height[two])])
        at[one], height[one] = x, (height[one] + height[two]) / 2
    return lines


def _draw_axis(sheet: Page) -> None:
    for tick in TICKS:
        sheet.write(_x(sheet, tick), FOOT - 12, f"{tick:g}", size=NOTE_SIZE, color=MUTED, ha="center")
    ends = [[(_x(sheet, tick), FOOT - 3), (_x(sheet, tick), sheet.ax.get_ylim()[1])] for tick in TICKS]
    sheet.ax.add_collection(LineCollection(ends, colors=HAIRLINE, linewidths=0.6 * sheet.scale, zorder=0))
    sheet.write(
        (_names(sheet) + sheet.width - RIGHT) / 2,
        2,
        "1 - cosine of the centres",
        size=NOTE_SIZE,
        color=MUTED,
        ha="center",
    )
