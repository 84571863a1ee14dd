"""Facts and figures -> a tagged PDF, by a static Typst template."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any

import typst

from graphlab.figures.outlines import outlined
from graphlab.figures.scripts import FONT_DIR
from graphlab.report.glyphs import with_covered_text

_SIZE = re.compile(r'<svg[^>]*?\bviewBox="0 0 ([\d.]+) ([\d.]+)"', re.DOTALL)
# A document without a date is no PDF/A: papers without any year get the first day that a clock of 1970 knows.
_NO_DATE = date(1970, 1, 1)


def render_pdf(facts: Mapping[str, Any], figures: Mapping[str, str], *, as_of: date | None) -> bytes:
    """PDF/A-2a and PDF/UA-1 of a report.

    Parameters
    ----------
    facts
        What `graphlab.report.facts.report_facts` returns.
    figures
        SVG text by name: ``"network"``, ``"timeline"``, ``"theme-map"``; those that the facts say are drawn.
    as_of
        Reference date of the study; it is the document's date, so that two runs give the same bytes.

    Returns
    -------
    bytes
        The PDF.
    """
    data = dict(facts)
    for name, key in (
        ("network", "network"),
        ("theme-map", "map"),
        ("theme-streams", "movement"),
        ("group-themes", "work"),
    ):
        if name in figures:
            width, height = svg_size(figures[name])
            data[key] = {**facts[key], "width": width, "height": height}
    return compiled_pdf("report.typ", data, {f"{name}.svg": svg for name, svg in figures.items()}, as_of=as_of)


def compiled_pdf(
    template: str, facts: Mapping[str, Any], texts: Mapping[str, str], *, as_of: date | None = None
) -> bytes:
    """PDF/A-2a and PDF/UA-1 of one of our templates.

    Parameters
    ----------
    template
        Name of a file among the templates.
    facts
        Everything it prints; it reads them as ``report.json``.
    texts
        Other files it reads, such as figures, by name.
    as_of
        Date of the document.

    Returns
    -------
    bytes
        The PDF.
    """
    folder = files("graphlab.report").joinpath("templates")
    sources = {
        "main.typ": folder.joinpath(template).read_bytes(),
        "style.typ": folder.joinpath("style.typ").read_bytes(),
        "report.json": json.dumps(with_covered_text(dict(facts)), ensure_ascii=False).encode(),
        **{name: outlined(with_covered_text(text)).encode() for name, text in texts.items()},
    }
    midnight = datetime.combine(as_of or _NO_DATE, datetime.min.time(), tzinfo=UTC)
    return typst.compile(
        sources,  # type: ignore[arg-type] # its stubs know no dict of bytes
        format="pdf",
        font_paths=[str(FONT_DIR)],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(midnight.timestamp()),
    )


def svg_size(svg: str) -> tuple[float, float]:
    """Width and height of an SVG in its own units.

    Parameters
    ----------
    svg
        Text of the SVG, which must have a ``viewBox`` from 0 0.

    Raises
    ------
    ValueError
        If it has none.

    Examples
    --------
    >>> svg_size('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 482 300">')
    (482.0, 300.0)
    """
    found = _SIZE.search(svg)
    if not found:
        msg = "an SVG without viewBox has no size"
        raise ValueError(msg)
    return float(found[1]), float(found[2])
