"""A network drawn small, for a cell of a notebook: who has most ties, and with whom."""

from collections.abc import Sequence
from html import escape

import igraph
import numpy as np
from numpy.typing import NDArray

from graphlab.cells import BAR_COLOUR, TEXT_COLOUR, svg_of

Floats = NDArray[np.float64]

MOST_NODES = 100
MOST_NAMES = 10
WIDTH, HEIGHT, MARGIN = 480, 300, 40


def network_sketch(graph: igraph.Graph, names: Sequence[str], *, label: str) -> str:
    """Nodes of greatest strength with the ties among them, as SVG.

    Parameters
    ----------
    graph
        Network with weights on its edges.
    names
        Name of each node.
    label
        Alternative text.

    Notes
    -----
    Laid out by Kamada-Kawai from a circle, so that the same network gives the same drawing.

    Examples
    --------
    >>> path = igraph.Graph(n=3, edges=[(0, 1), (1, 2)])
    >>> path.es["weight"] = [2.0, 1.0]
    >>> network_sketch(path, ["Ada", "Bo", "Cy"], label="Three people").count("<circle")
    3
    """
    strength = np.array(graph.strength(weights="weight"))
    shown: list[int] = np.lexsort((np.arange(len(names)), -strength))[:MOST_NODES].tolist()
    kept = sorted(shown)
    if not kept:
        return ""
    part = graph.induced_subgraph(kept)
    xy = _on_page(np.array(part.layout_kamada_kawai(weights=None).coords))
    size = strength[kept]
    heavy = np.array(part.es["weight"]) if part.ecount() else np.zeros(0)
    lines = [
        f'<line x1="{xy[a, 0]:.1f}" y1="{xy[a, 1]:.1f}" x2="{xy[b, 0]:.1f}" y2="{xy[b, 1]:.1f}" '
        f'stroke-width="{0.6 + 2 * weight / heavy.max():.1f}"/>'
        for (a, b), weight in zip(part.get_edgelist(), heavy, strict=True)
    ]
    radius = 2.2 + 5 * np.sqrt(size / max(float(size.max()), 1e-9))
    dots = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"><title>{escape(names[node])}</title></circle>'
        for (x, y), r, node in zip(xy, radius, kept, strict=True)
    ]
    first = [kept.index(node) for node in shown[:MOST_NAMES]]
    texts = [
        f'<text x="{xy[i, 0]:.1f}" y="{xy[i, 1] - radius[i] - 2:.1f}">{escape(names[kept[i]])}</text>' for i in first
    ]
    body = (
        f'<g stroke="{TEXT_COLOUR}" stroke-opacity=".35">{"".join(lines)}</g>'
        f'<g fill="{BAR_COLOUR}" stroke="#fff">{"".join(dots)}</g>'
        '<g font-size="10" text-anchor="middle" fill="#1B2733" stroke="#fff" stroke-width="3" '
        f'paint-order="stroke">{"".join(texts)}</g>'
    )
    return svg_of(body, width=WIDTH, height=HEIGHT, label=label)


def _on_page(xy: Floats) -> Floats:
    low, high = xy.min(axis=0), xy.max(axis=0)
    spread = np.where(high > low, high - low, 1.0)
    middle = np.where(high > low, xy - low, 0.5)
    return MARGIN + middle / spread * (np.array([WIDTH, HEIGHT]) - 2 * MARGIN)
