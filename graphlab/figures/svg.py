"""A figure as SVG text, the same on every run."""

import io
import re
import warnings

import matplotlib as mpl
from matplotlib.figure import FigureBase

from graphlab.figures.style import RC

HALO = "halo"  # texts whose gid begins with this get a white rim in SVG, and so in PDF and PNG
RIM = "paint-order: stroke; stroke: #ffffff; stroke-opacity: 0.85; stroke-width: 2.2px; stroke-linejoin: round;"
# Where Inter is not installed, as in a notebook, a viewer takes the next; alone, it would take a serif face.
FAMILIES = "font-family: 'Inter', 'Helvetica Neue', Arial, sans-serif"


def render_svg(figure: FigureBase) -> str:
    """Figure as SVG text, with real text in Inter, or in a sans-serif face of the viewer's where it lacks Inter.

    Names that lie on lines or marks get a white rim, drawn under their letters.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> render_svg(Figure()).lstrip().startswith("<?xml")
    True
    """
    buffer = io.StringIO()
    with mpl.rc_context(RC), warnings.catch_warnings():
        # Names in scripts that Inter lacks stay text in the SVG; the viewer's fonts show them.
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
        figure.get_figure(root=True).savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    svg = buffer.getvalue().replace("font-family: 'Inter'", FAMILIES)
    return re.sub(rf'(<g id="{HALO}-[^"]*">\s*<text style=")', rf"\1{RIM} ", svg)
