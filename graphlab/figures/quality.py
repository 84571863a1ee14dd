"""How well a drawn figure can be read, as numbers: overlaps, clipping, size and contrast of what was drawn."""

import io
import warnings
from typing import Any, cast

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.collections import CircleCollection, Collection, PathCollection
from matplotlib.colors import to_hex
from matplotlib.text import Text
from numpy.typing import NDArray

from graphlab.figures.canvas import LINE_DESCENT
from graphlab.figures.labels import rim_distance
from graphlab.figures.style import RC, contrast
from graphlab.figures.svg import HALO
from graphlab.figures.text import ASCENT, DESCENT

Floats = NDArray[np.float64]

RASTER = 144  # dots per inch at which the ground of texts is looked at
TOLERANCE = 0.6  # matplotlib rounds extents to whole dots: less than this, in points, is no overlap
HALO_SHARE = 0.85  # of white in the rim of a name that lies on lines
MARKS_FROM = 3.0  # what is drawn below this zorder is ground: tints, shades, grids, ties


def figure_quality(ax: Axes) -> "pd.Series[float]":
    """Legibility of a figure as numbers, at the size it has.

    Parameters
    ----------
    ax
        Axes with a figure of graphlab, or any other with texts and collections.

    Returns
    -------
    pandas.Series
        ``texts``; ``text_overlaps`` (pairs of texts that overlap), ``on_marks`` (texts that touch a circle or a mark),
        ``clipped`` (texts beyond the edge of the figure), ``smallest_text`` in points, ``text_contrast`` and
        ``mark_contrast``: the least contrast of a text with what lies under it, and of a mark, or else its rim, with
        white.

    Notes
    -----
    Contrast is that of WCAG 2, from 1 to 21; it asks for 4.5 for text and 3 for marks. For a text it is that of the
    worst twentieth of its box. Letters count from 0.2 em below the line to 0.8 em above. Slanted texts are measured for
    size and clipping only. Names that lie on lines are taken with the white rim they have in SVG, PDF and PNG.

    Examples
    --------
    >>> from graphlab.figures import plot_term_bars
    >>> terms = pd.DataFrame({"theme_id": [1, 1], "term": ["green tea", "leaf"], "score": [0.4, 0.2]})
    >>> ax = plot_term_bars(terms, pd.DataFrame({"theme_id": [1], "label": ["Tea"]}))
    >>> figure_quality(ax)[["texts", "text_overlaps", "clipped", "smallest_text"]].tolist()
    [3.0, 0.0, 0.0, 6.8]
    """
    figure = ax.get_figure(root=True)
    if figure is None:
        return pd.Series(dtype=float)
    texts = [text for text in ax.texts if text.get_text()]
    dots = figure.dpi / 72
    with mpl.rc_context(RC), warnings.catch_warnings():
        # Letters that Inter lacks are measured as squares.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        width, height = figure.get_size_inches() * figure.dpi
        sheet = RendererAgg(width, height, figure.dpi)
        extents = np.array([text.get_window_extent(sheet).extents for text in texts]).reshape(-1, 4) / dots
        ground = _ground(figure, ax)
    size = np.array([float(text.get_fontsize()) for text in texts])
    page = np.array(figure.get_size_inches()) * 72
    upright = np.array([text.get_rotation() == 0 for text in texts], dtype=bool)
    boxes = _ink(extents, size)
    clipped = (boxes[:, :2] < -TOLERANCE).any(axis=1) | (boxes[:, 2:] > page + TOLERANCE).any(axis=1)
    level = [(text, box) for text, box, flat in zip(texts, boxes, upright, strict=True) if flat]
    return pd.Series(
        {
            "texts": float(len(texts)),
            "text_overlaps": float(_overlaps(boxes[upright])),
            "on_marks": float(_on_marks(ax, boxes[upright], dots)),
            "clipped": float(clipped.sum()),
            "smallest_text": float(size.min(initial=99.0).round(2)),
            "text_contrast": round(min((_text_contrast(t, b, ground) for t, b in level), default=21.0), 2),
            "mark_contrast": round(min(_mark_contrasts(ax), default=21.0), 2),
        }
    )


def _ink(extents: Floats, size: Floats) -> Floats:
    """Boxes of the letters in boxes of lines, (n, 4)."""
    bottom = extents[:, 1] + (LINE_DESCENT - DESCENT) * size
    return np.column_stack([extents[:, 0], bottom, extents[:, 2], bottom + (ASCENT + DESCENT) * size])


def _ground(figure: Any, ax: Axes) -> NDArray[np.uint8]:
    """Pixels of the figure without its texts, (rows from above, columns, 3)."""
    shown = [(text, text.get_visible()) for text in ax.texts]
    buffer = io.BytesIO()
    try:
        for text, _ in shown:
            text.set_visible(False)
        figure.savefig(buffer, format="raw", dpi=RASTER)
    finally:
        for text, visible in shown:
            text.set_visible(visible)
    width, height = (int(side * RASTER + 1e-6) for side in figure.get_size_inches())
    return np.frombuffer(buffer.getvalue(), dtype=np.uint8).reshape(height, width, 4)[..., :3]


def _overlaps(boxes: Floats) -> int:
    """Pairs of boxes with a common area."""
    one, two = np.triu_indices(len(boxes), 1)
    common = np.minimum(boxes[one, 2:], boxes[two, 2:]) - np.maximum(boxes[one, :2], boxes[two, :2])
    return int((common > TOLERANCE).all(axis=1).sum())


def _on_marks(ax: Axes, boxes: Floats, dots: float) -> int:
    """Boxes that touch a circle or a mark."""
    centres, radii = [np.empty((0, 2))], [np.empty(0)]
    for marks in ax.collections:
        if isinstance(marks, CircleCollection | PathCollection) and len(marks.get_sizes()):
            at = np.asarray(marks.get_offset_transform().transform(marks.get_offsets())) / dots
            area = np.resize(np.asarray(marks.get_sizes(), dtype=float), len(at))
            centres.append(at)
            radii.append(np.sqrt(area / np.pi) if isinstance(marks, CircleCollection) else np.sqrt(area) / 2)
    away = rim_distance(boxes, np.concatenate(centres), np.concatenate(radii))
    return int((away.min(axis=1, initial=np.inf) < -TOLERANCE).sum())


def _text_contrast(text: Text, box: Floats, ground: NDArray[np.uint8]) -> float:
    """Contrast of a text with the worst twentieth of what is under its box."""
    dots, height = RASTER / 72, len(ground)
    left, right = (round(x * dots) for x in (box[0], box[2]))
    top, bottom = (height - round(y * dots) for y in (box[3], box[1]))
    under = ground[max(top, 0) : max(bottom, top + 1, 1), max(left, 0) : max(right, left + 1, 1)].reshape(-1, 3)
    if str(text.get_gid()).startswith(HALO):
        under = np.round(HALO_SHARE * 255 + (1 - HALO_SHARE) * under).astype(np.uint8)
    shades, counts = np.unique(under, axis=0, return_counts=True)
    ink = to_hex(cast(str, text.get_color()))
    found = np.array([contrast(ink, _hex(shade)) for shade in shades.tolist()])
    order = np.argsort(found)
    return float(found[order][np.searchsorted(counts[order].cumsum(), 0.05 * counts.sum())]) if len(found) else 21.0


def _mark_contrasts(ax: Axes) -> list[float]:
    """Contrast of each kind of mark with white, by its face or else its rim; what is white stands on something else."""
    drawn = [c for c in ax.collections if c.get_zorder() >= MARKS_FROM]
    return [value for marks in drawn for value in _contrasts_of(marks)]


def _contrasts_of(marks: Collection) -> list[float]:
    faces, rims = np.atleast_2d(marks.get_facecolor()), np.atleast_2d(marks.get_edgecolor())
    n = max(len(faces), len(rims))
    pairs = {
        tuple(_on_white(colours[i % len(colours)]) if colours.size else "#FFFFFF" for colours in (faces, rims))
        for i in range(n)
    }
    return [max(contrast(face), contrast(rim)) for face, rim in pairs if {face, rim} != {"#FFFFFF"}]


def _on_white(colour: Floats) -> str:
    """Colour with its transparency laid on white."""
    channels = np.round(255 * (colour[:3] * colour[3] + 1 - colour[3])).astype(int)
    return _hex(channels.tolist())


def _hex(channels: list[int]) -> str:
    return "#" + "".join(f"{channel:02X}" for channel in channels)
