"""Figures to files and text, the same bytes on every run."""

import io
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import matplotlib as mpl
import typst
from matplotlib.figure import FigureBase

from graphlab.errors import SettingsError
from graphlab.figures.canvas import HALO
from graphlab.figures.outlines import outlined
from graphlab.figures.scripts import FONT_DIR
from graphlab.figures.style import DPI, RC

Format = Literal["svg", "pdf", "png"]
FORMATS: tuple[Format, ...] = ("svg", "pdf", "png")
# Typst sets the SVG as a page of its size: the same picture in every format, and a tenth of the time that matplotlib
# needs to subset the fonts. Nothing but the size is passed in.
RIM = "paint-order: stroke; stroke: #ffffff; stroke-opacity: 0.85; stroke-width: 2.2px; stroke-linejoin: round;"
# Where Inter is not installed, as in a notebook, a viewer takes the next; alone, it would take a serif face.
FAMILIES = "font-family: 'Inter', 'Helvetica Neue', Arial, sans-serif"
PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image("figure.svg", width: float(sys.inputs.width) * 1pt)
"""


def save_figure(figure: FigureBase, stem: Path | str, *, formats: Sequence[Format] = FORMATS) -> list[Path]:
    """Figure written as ``stem.svg``, ``stem.pdf`` and ``stem.png``.

    Parameters
    ----------
    figure
        A matplotlib figure.
    stem
        Path without suffix.
    formats
        Of ``svg``, ``pdf`` and ``png``. SVG and PDF hold real text in Inter; PNG has 300 dots per inch.

    Returns
    -------
    list of pathlib.Path
        The files written, in the order of `formats`.

    Raises
    ------
    ValueError
        For a format that is not one of the three.
    """
    unknown = sorted(set(formats) - set(FORMATS))
    if unknown:
        msg = f"unknown figure format {unknown[0]!r}; use svg, pdf or png"
        raise ValueError(msg)
    svg = render_svg(figure)
    width = figure.get_figure(root=True).get_size_inches()[0] * 72
    paths = [Path(f"{stem}.{kind}") for kind in formats]
    for path, kind in zip(paths, formats, strict=True):
        path.write_bytes(svg.encode() if kind == "svg" else _typeset(svg, kind, width=width))
    return paths


def write_figure(figure: FigureBase, path: Path | str) -> Path:
    """Figure written to one file, its format chosen by the suffix.

    Parameters
    ----------
    figure
        A matplotlib figure.
    path
        File ending in .svg, .pdf or .png.

    Raises
    ------
    SettingsError
        For any other suffix.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> write_figure(Figure(), "network.jpg")
    Traceback (most recent call last):
    graphlab.errors.SettingsError: network.jpg: a figure cannot be written as '.jpg'
    """
    target = Path(path)
    kinds: list[Format] = [kind for kind in FORMATS if target.suffix.lower() == f".{kind}"]
    if not kinds:
        msg = f"{path}: a figure cannot be written as '{target.suffix}'"
        raise SettingsError(msg, hint="end the name in .svg, .pdf or .png")
    (written,) = save_figure(figure, target.with_suffix(""), formats=kinds)
    return written


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


def _typeset(svg: str, kind: Literal["pdf", "png"], *, width: float) -> bytes:
    """SVG as PDF or PNG."""
    return typst.compile(
        {"main.typ": PAGE, "figure.svg": outlined(svg).encode()},  # type: ignore[arg-type] # its stubs know no dict of bytes
        format=kind,
        ppi=DPI,
        font_paths=[FONT_DIR],
        ignore_system_fonts=True,
        sys_inputs={"width": f"{width:.3f}"},
        timestamp=0,
    )
