"""The only colours, sizes and rc settings of the figures."""

from functools import lru_cache
from typing import Any

import pandas as pd

INK = "#1B2733"
MUTED = "#5B6875"
HAIRLINE = "#D5DBE1"
SHADE = "#F2F4F6"
LEGEND_FILL = "#8A95A1"
LEGEND_LINE = "#7B8794"
NO_THEME = "#7B8794"

# Searched, not chosen by eye: at least 3:1 contrast on white and the largest smallest CAM02-UCS distance, also as seen
# with deuteranopia, protanopia and tritanopia. tests/figures/test_style.py measures both.
PALETTES: dict[int, tuple[str, ...]] = {
    6: ("#1E5CA3", "#D56720", "#40A173", "#942F47", "#8D7BF6", "#AD79A6"),
    8: ("#1E5CA3", "#7D4360", "#3F9BB4", "#558050", "#ED6180", "#816EE8", "#9A8E13", "#983009"),
    10: (
        *("#2B40FE", "#F46B0F", "#56A291", "#642C2A", "#B67BE6", "#A65A5C", "#6C610B", "#1C4C5F", "#520BA8", "#6D7890"),
    ),
}
# The second code, so that colour is never alone: each theme has its own mark.
MARKERS = ("o", "s", "D", "^", "p", "P", "v", "X", "h", "*")
# A marker's area differs by shape at the same size; these factors make them look equally heavy.
MARKER_AREA = {"o": 1.0, "s": 0.84, "D": 0.72, "^": 1.0, "p": 1.06, "P": 1.1, "v": 1.0, "X": 1.05, "h": 1.04, "*": 1.5}

# Widths in points, from a sheet's text (the report's, 170 mm) to the columns of journals (85 and 180 mm).
TEXT_WIDTH, SINGLE_COLUMN, DOUBLE_COLUMN = 482.0, 241.0, 510.0
LEAST_WIDTH = 200.0  # on narrower Axes everything is drawn smaller
DPI = 300

RC: Any = {  # matplotlib types its keys one by one
    "font.family": ["Inter"],
    "text.parse_math": False,
    "text.hinting": "none",  # as wide as it is measured, and as SVG viewers set it
    "svg.fonttype": "none",
    "svg.hashsalt": "graphlab",
    "svg.id": None,
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "path.simplify": False,
    "savefig.facecolor": "white",
    "savefig.bbox": None,
    "savefig.pad_inches": 0,
    "axes.unicode_minus": False,
}


def theme_colour(theme_id: Any, n_themes: int) -> str:
    """Colour of a theme: the same in every figure, table and card.

    Parameters
    ----------
    theme_id
        Theme, from 1. A missing or unknown theme is grey.
    n_themes
        Number of themes in the study; it decides the palette, because fewer colours can be further apart.

    Returns
    -------
    str
        Colour as ``#RRGGBB``.

    Notes
    -----
    More than ten themes repeat the palette; marks and names still tell them apart.

    Examples
    --------
    >>> theme_colour(1, 6)
    '#1E5CA3'
    >>> theme_colour(None, 6)
    '#7B8794'
    """
    if not _is_theme(theme_id):
        return NO_THEME
    size = next((size for size in sorted(PALETTES) if n_themes <= size), max(PALETTES))
    return PALETTES[size][(int(theme_id) - 1) % size]


def theme_marker(theme_id: Any) -> str:
    """Mark of a theme as matplotlib names it; a circle where there is no theme.

    Examples
    --------
    >>> theme_marker(2)
    's'
    """
    return MARKERS[(int(theme_id) - 1) % len(MARKERS)] if _is_theme(theme_id) else "o"


def tint(colour: str, share: float) -> str:
    """Colour mixed with white: `share` of the colour, the rest white.

    Examples
    --------
    >>> tint("#000000", 0.1)
    '#E6E6E6'
    """
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - channel)):02X}" for channel in channels)


def contrast(colour: str, ground: str = "#FFFFFF") -> float:
    """Contrast ratio of two colours, 1 to 21, as WCAG 2 defines it.

    Examples
    --------
    >>> round(contrast("#000000"))
    21
    """
    low, high = sorted((_luminance(colour), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


@lru_cache
def text_colour(colour: str) -> str:
    """Colour darkened until text in it can be read on white and on a tint: at least 5.8:1 on white.

    Examples
    --------
    >>> contrast(text_colour("#8D7BF6")) >= 5.8
    True
    """
    shade = colour
    for share in range(100, 0, -4):
        shade = "#" + "".join(f"{int(colour[i : i + 2], 16) * share // 100:02X}" for i in (1, 3, 5))
        if contrast(shade) >= 5.8:
            break
    return shade


def _luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _is_theme(theme_id: Any) -> bool:
    """Whether this is a theme id: a number from 1."""
    return not pd.isna(theme_id) and int(theme_id) >= 1
