"""A figure without pyplot: a page in points to draw on, the caller's Axes or a fresh one."""

from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from graphlab.figures.style import DOUBLE_COLUMN, LEAST_WIDTH, RC
from graphlab.figures.svg import render_svg
from graphlab.figures.text import font

LINE_DESCENT = 0.241  # from the foot of a line of Inter, as matplotlib measures it, to its baseline, in ems


class ShownAxes(Axes):
    """Axes of a figure that pyplot knows nothing of: a notebook shows it as SVG where they end a cell."""

    def _repr_html_(self) -> str:
        return render_svg(self.figure)


class Page(NamedTuple):
    """Axes whose data units are the points of a page, and how much larger or smaller they are drawn."""

    ax: Axes
    scale: float
    width: float
    height: float

    def write(self, x: float, y: float, text: str, *, size: float, **style: Any) -> None:
        """Put one line of text on the page; `style` are matplotlib's text properties and ``weight``."""
        face = font(round(size * self.scale, 3), style.pop("weight", 400))
        self.ax.text(x, y, text, fontproperties=face, parse_math=False, **style)


def layout_width(ax: Axes | None, width: float) -> float:
    """Width in points to lay a figure out for: that of the Axes, from 70 to 180 mm, or `width` where there are none.

    Text then has its own size in a column as on a sheet, and is not made smaller with the figure.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> layout_width(Figure(figsize=(5, 4)).add_axes((0, 0, 1, 1)), 482), layout_width(None, 482)
    (360.0, 482)
    """
    if ax is None:
        return width
    own = ax.get_window_extent().width * 72 / ax.figure.dpi
    return round(float(min(max(own, LEAST_WIDTH), DOUBLE_COLUMN)), 2)


def page(width: float, height: float, ax: Axes | None) -> Page:
    """Page of `width` by `height` points on `ax`, scaled to fit it, or on a fresh figure of that very size.

    Examples
    --------
    >>> sheet = page(144, 72, None)
    >>> sheet.scale, sheet.ax.figure.get_size_inches().tolist()
    (1.0, [2.0, 1.0])
    """
    scale = 1.0
    if ax is None:
        with mpl.rc_context(RC):
            figure = Figure(figsize=(width / 72, height / 72))
            FigureCanvasAgg(figure)
            ax = figure.add_axes((0, 0, 1, 1), axes_class=ShownAxes)
    else:
        box = ax.get_window_extent()
        dots = ax.figure.dpi / 72
        scale = min(box.width / dots / width, box.height / dots / height)
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    ax.set_aspect("equal", adjustable="box")
    ax.set_axis_off()
    return Page(ax, scale, width, height)
