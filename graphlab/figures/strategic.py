"""The strategic diagram: themes by how much they are tied to others and how tightly they hang together."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import NDArray

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.dots import draw_papers
from graphlab.figures.labels import Scene, label_placement
from graphlab.figures.style import HAIRLINE, INK, MUTED, TEXT_WIDTH
from graphlab.figures.svg import HALO
from graphlab.figures.text import ASCENT, DESCENT, printable, shortened, text_width

Floats = NDArray[np.float64]

HEIGHT = 300.0
LEFT, FOOT, EDGE = 26.0, 24.0, 34.0
NAME_SIZE, NOTE_SIZE = 7.6, 6.8
NAME_WIDTH = 150.0
RADII = (4.0, 12.0)
CORNER = 8.0  # room around the words in a corner
MARK_REACH = 1.35  # corners of a mark reach this many radii from its middle
# Corner and words of each quadrant; centrality to the right, density upwards.
CORNERS = (
    ("Niche: tight, apart", "left", "top"),
    ("Motor: tight, central", "right", "top"),
    ("Emerging or declining", "left", "bottom"),
    ("Basic and transversal", "right", "bottom"),
)


def plot_strategic_diagram(
    strategic: pd.DataFrame, themes: pd.DataFrame, *, width: float = TEXT_WIDTH, ax: Axes | None = None
) -> Axes:
    """Themes by Callon's centrality (right) and density (up); the lines are the medians.

    Parameters
    ----------
    strategic
        What `graphlab.analysis.strategic_diagram` returns: ``theme_id``, ``centrality``, ``density``.
    themes
        Table `themes` of an analysis: ``theme_id``, ``label``, ``n_papers``.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    The area of a mark grows with the papers of the theme. The numbers are in the table.

    Examples
    --------
    >>> themes = pd.DataFrame({"theme_id": [1, 2], "label": ["Tea", "Ice"], "n_papers": [9, 4]})
    >>> table = pd.DataFrame({"theme_id": [1, 2], "centrality": [2.0, 1.0], "density": [3.0, 9.0]})
    >>> ax = plot_strategic_diagram(table, themes)
    >>> [text.get_text() for text in ax.texts][-2:]
    ['Tea', 'Ice']
    """
    sheet = page(layout_width(ax, width), HEIGHT, ax)
    at = strategic.merge(themes[["theme_id", "label", "n_papers"]], on="theme_id").reset_index(drop=True)
    x = _places(at["centrality"].to_numpy(float), LEFT + EDGE, sheet.width - EDGE)
    y = _places(at["density"].to_numpy(float), FOOT + EDGE, HEIGHT - EDGE)
    _draw_frame(sheet, _middle(x, LEFT, sheet.width), _middle(y, FOOT, HEIGHT))
    largest = max(1.0, float(at["n_papers"].max())) if len(at) else 1.0
    radii = RADII[0] + (RADII[1] - RADII[0]) * np.sqrt(at["n_papers"].to_numpy(float) / largest)
    for row in range(len(at)):
        mark = pd.DataFrame({"x": [x[row]], "y": [y[row]], "theme_id": [at["theme_id"][row]], "hollow": [False]})
        draw_papers(sheet, mark, radius=float(radii[row]), n_themes=len(themes))
    labels = [printable(str(label)) for label in at["label"]]
    _draw_names(sheet, labels, centres=np.column_stack([x, y]), radii=radii)
    return sheet.ax


def _places(values: Floats, low: float, high: float) -> Floats:
    """Places between two ends, by value; in the middle where all are alike."""
    if not len(values) or np.ptp(values) == 0:
        return np.full(len(values), (low + high) / 2)
    return low + (high - low) * (values - values.min()) / np.ptp(values)


def _middle(places: Floats, low: float, high: float) -> float:
    return float(np.median(places)) if len(places) else (low + high) / 2


def _draw_frame(sheet: Page, x: float, y: float) -> None:
    """Lines through the medians, names of the axes and of the quadrants."""
    lines = [[(x, FOOT), (x, HEIGHT)], [(LEFT, y), (sheet.width, y)]]
    sheet.ax.add_collection(LineCollection(lines, colors=HAIRLINE, linewidths=1.0 * sheet.scale, zorder=1))
    for words, side, end in CORNERS:
        left = side == "left"
        sheet.write(
            LEFT + 4 if left else sheet.width - 4,
            HEIGHT - 9 if end == "top" else FOOT + 4,
            words,
            size=NOTE_SIZE,
            color=MUTED,
            ha="left" if left else "right",
        )
    right = "Centrality: ties to other themes \N{RIGHTWARDS ARROW}"
    up = "Density: ties inside \N{RIGHTWARDS ARROW}"
    sheet.write((LEFT + sheet.width) / 2, 6, right, size=NOTE_SIZE, color=INK, ha="center")
    sheet.write(12, (FOOT + HEIGHT) / 2, up, size=NOTE_SIZE, color=INK, ha="center", va="center", rotation=90)


def _draw_names(sheet: Page, labels: list[str], *, centres: Floats, radii: Floats) -> None:
    names = [shortened(label, size=NAME_SIZE, weight=600, width=min(NAME_WIDTH, sheet.width / 2)) for label in labels]
    sizes = np.array([[text_width(name, NAME_SIZE, 600), NAME_SIZE * (ASCENT + DESCENT)] for name in names])
    reach = CORNER + max(text_width(words, NOTE_SIZE) for words, _, _ in CORNERS)
    sides = ((LEFT, LEFT + reach), (sheet.width - reach, sheet.width))
    corners = [(x0, y, x1, y + 14) for x0, x1 in sides for y in (FOOT, HEIGHT - 14)]
    scene = Scene(
        nodes=centres,
        radii=MARK_REACH * radii,
        edge_points=np.empty((0, 2)),
        edge_weight=np.empty(0),
        blocked=np.array(corners),
        page=(LEFT, FOOT, sheet.width, HEIGHT),
    )
    order = np.argsort(-radii, kind="stable")
    found = label_placement(np.arange(len(names)), sizes.reshape(-1, 2), scene, importance=order)
    for place, (name, box, shown) in enumerate(zip(names, found.boxes, found.shown, strict=True)):
        if shown:
            style = {"weight": 600, "color": INK, "gid": f"{HALO}-theme-{place}"}
            sheet.write(box[0], box[1] + DESCENT * NAME_SIZE, name, size=NAME_SIZE, **style)
