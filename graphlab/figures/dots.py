"""Papers as marks: one shape and one colour per theme, hollow where something about the paper is less than sure."""

import numpy as np
import pandas as pd
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgba
from matplotlib.markers import MarkerStyle
from matplotlib.transforms import IdentityTransform

from graphlab.figures.canvas import Page
from graphlab.figures.style import MARKER_AREA, theme_colour, theme_marker

HOLLOW_RIM = 1.1  # in points


def draw_papers(sheet: Page, papers: pd.DataFrame, *, radius: float, n_themes: int, colour: str | None = None) -> None:
    """Draw one mark per paper.

    Parameters
    ----------
    sheet
        Page to draw on.
    papers
        ``x``, ``y``, ``theme_id`` and, unless none is, ``hollow``; one row per paper.
    radius
        Radius of a round mark in points; other shapes have about the same area.
    n_themes
        Number of themes in the study.
    colour
        One colour for all marks, in place of those of the themes.
    """
    themes = papers["theme_id"].fillna(0).astype(int)
    for theme, group in papers.groupby(themes):
        marker, ink = theme_marker(theme), to_rgba(colour or theme_colour(theme, n_themes))
        hollow = group["hollow"].to_numpy(bool) if "hollow" in group else np.zeros(len(group), dtype=bool)
        faces = np.where(hollow[:, None], to_rgba("white"), ink)
        size = 2 * (radius - HOLLOW_RIM / 2) * sheet.scale
        shape = MarkerStyle(marker)
        marks = PathCollection(
            [shape.get_path().transformed(shape.get_transform())],
            sizes=[size**2 * MARKER_AREA[marker]],
            offsets=group[["x", "y"]].to_numpy(float),
            offset_transform=sheet.ax.transData,
            facecolors=faces,
            edgecolors=[ink],
            linewidths=HOLLOW_RIM * sheet.scale,
            zorder=4,
        )
        marks.set_transform(IdentityTransform())
        sheet.ax.add_collection(marks, autolim=False)
