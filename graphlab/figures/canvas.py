"""A figure without pyplot: a page in points to draw on, the caller's Axes or a fresh one."""

from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from graphlab.figures.style import RC
from graphlab.figures.text import font

HALO = "halo"  # texts whose gid begins with this get a white rim in SVG, and so in PDF and PNG


class Page(NamedTuple):
    """Axes whose data units are the points of a page, and how much larger or smaller they are drawn."""

    ax: Axes
    scale: float

    def write(self, x: float, y: float, text: str, *, size: float, **style: Any) -> None:
        """Put one line of text on the page; `style` are matplotlib's text properties and ``weight``."""
        face = font(round(size * self.scale, 3), style.pop("weight", 400))
        self.ax.text(x, y, text, fontproperties=face, parse_math=False, **style)


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
            ax = figure.add_axes((0, 0, 1, 1))
    else:
        box = ax.get_window_extent()
        dots = ax.figure.dpi / 72
        scale = min(box.width / dots / width, box.height / dots / height)
    ax.set_xlim(0, width)
    ax.set_ylim(0, height)
    ax.set_aspect("equal", adjustable="box")
    ax.set_axis_off()
    return Page(ax, scale)
