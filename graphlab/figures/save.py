"""Figures to files and text, the same bytes on every run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import typst
from matplotlib.figure import FigureBase

from graphlab.errors import SettingsError
from graphlab.figures.outlines import outlined
from graphlab.figures.scripts import FONT_DIR
from graphlab.figures.style import DPI
from graphlab.figures.svg import render_svg

Format = Literal["svg", "pdf", "png"]
FORMATS: tuple[Format, ...] = ("svg", "pdf", "png")
# Typst sets the SVG as a page of its size: the same picture in every format, and a tenth of the time that matplotlib
# needs to subset the fonts. Nothing but the size is passed in.
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
