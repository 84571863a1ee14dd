"""Drawn tables as columns of plain numbers, from the upper left corner of the page."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from graphlab.figures import Geometry
from graphlab.report.explorer.colours import Colours

MOST_CURVES = 4_000  # ties: curves of more cannot be told apart, and cost twice


def rounded(values: pd.Series, *, digits: int = 2) -> list[float | None]:
    """Numbers of a column, ``None`` where there is none.

    Examples
    --------
    >>> rounded(pd.Series([1.234, None]))
    [1.23, None]
    """
    return [None if pd.isna(value) else round(float(value), digits) for value in values]


def node_columns(nodes: pd.DataFrame, colours: Colours, *, height: float) -> dict[str, list[Any]]:
    """Circles and the places of their names.

    Parameters
    ----------
    nodes
        Rows of `Geometry.nodes`.
    colours
        Colours met so far.
    height
        Height of the page.
    """
    return {
        "colour": [colours.place(str(colour)) for colour in nodes["colour"]],
        "x": rounded(nodes["x"]),
        "y": rounded(height - nodes["y"]),
        "r": rounded(nodes["r"]),
        # Where the printed figure puts the name, from the middle of the circle.
        "label_dx": rounded(nodes["label_x"] - nodes["x"]),
        "label_dy": rounded(nodes["y"] - nodes["label_y"]),
        "label_anchor": [str(anchor) for anchor in nodes["label_anchor"]],
        "label_size": rounded(nodes["font_size"]),
        "label_weight": [int(weight) for weight in nodes["weight"]],
    }


def sorted_edges(geometry: Geometry) -> pd.DataFrame:
    """Ties thinnest first, as they are drawn."""
    return geometry.edges.sort_values(["width", "author_a", "author_b"], ignore_index=True)


def tie_columns(
    edges: pd.DataFrame, colours: Colours, *, ends: Mapping[str, int], height: float
) -> dict[str, list[Any]]:
    """Lines between circles; no bends where they are very many.

    Parameters
    ----------
    edges
        Rows of `Geometry.edges`, in the order to draw them.
    colours
        Colours met so far.
    ends
        Row of each circle by id.
    height
        Height of the page.
    """
    inks = [colours.place(str(colour)) for colour in edges["colour"]]
    looks = list(zip(rounded(edges["width"]), rounded(edges["alpha"]), inks, strict=True))
    places = {look: place for place, look in enumerate(dict.fromkeys(looks))}
    is_curved = len(edges) <= MOST_CURVES
    return {
        "a": [ends[author] for author in edges["author_a"]],
        "b": [ends[author] for author in edges["author_b"]],
        "cx": rounded(edges["cx"]) if is_curved else [],
        "cy": rounded(height - edges["cy"]) if is_curved else [],
        # Few looks for many ties: width, opacity, colour.
        "style": [places[look] for look in looks],
        "styles": list(places),
    }
