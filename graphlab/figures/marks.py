"""How authors and their collaborations look on the network figure: who is drawn, size, weight, colour, curve."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.figures.style import INK, MUTED, theme_colour
from graphlab.figures.text import printable, text_width

Floats = NDArray[np.float64]

NODE_RADIUS = (2.1, 3.1, 10.0)  # least, of one paper while there is room, greatest; area grows with papers
NAME_SIZE = (6.2, 8.2)
CROWD = 80  # above this many authors, nodes and ties become smaller and thinner,
LEAST_SCALE = 0.6  # down to this share
EDGE_WIDTH = (0.55, 2.6)
EDGE_ALPHA = (0.38, 0.72)
BETWEEN_COLOUR = "#8A95A1"
BEND = (0.10, 0.18)  # inside a community, between two
EDGE_POINT = 3.0  # edges are sampled this densely for the names to keep clear of, in points


def authors_shown(collaborators: pd.DataFrame, n_max: int) -> tuple[pd.DataFrame, int | None]:
    """At most `n_max` authors, those with most papers, and the number of papers that was asked for if that decided.

    Where a limit on papers would leave less than half of `n_max`, summed weight decides between authors with as many
    papers, and the limit is ``None``.

    Examples
    --------
    >>> authors = pd.DataFrame({"author_id": list("abc"), "papers": [3, 1, 1], "strength": [1, 5, 4]})
    >>> authors_shown(authors, 2)[0]["author_id"].tolist()
    ['a', 'b']
    """
    if len(collaborators) <= n_max:
        return collaborators.sort_values("author_id", ignore_index=True), None
    ranked = collaborators.sort_values(["papers", "strength", "author_id"], ascending=[False, False, True])
    threshold = int(ranked["papers"].iloc[n_max]) + 1
    above = ranked[ranked["papers"] >= threshold]
    if len(above) > n_max / 2:
        return above.sort_values("author_id", ignore_index=True), threshold
    return ranked.head(n_max).sort_values("author_id", ignore_index=True), None


def styled_nodes(authors: pd.DataFrame, communities: pd.DataFrame, *, n_themes: int) -> pd.DataFrame:
    """Authors with radius, colour of their community's main theme, and name as it is printed and how wide it is."""
    nodes = unmeasured_nodes(authors, communities, n_themes=n_themes)
    names = zip(nodes["label"], nodes["font_size"], nodes["weight"], strict=True)
    return nodes.assign(label_width=[text_width(name, size, int(weight)) for name, size, weight in names])


def unmeasured_nodes(authors: pd.DataFrame, communities: pd.DataFrame, *, n_themes: int) -> pd.DataFrame:
    """`styled_nodes` without the widths of the names, which take most of the time."""
    theme = authors["community"].map(communities.set_index("community")["theme_id"])
    papers = authors["papers"].to_numpy(float)
    weight = np.select([papers >= 3, papers >= 2], [600, 500], 400)
    size = np.round(NAME_SIZE[0] + (NAME_SIZE[1] - NAME_SIZE[0]) * _growth(papers, at_least=7), 2)
    names = [printable(str(name)) for name in authors["name"]]
    return pd.DataFrame(
        {
            "author_id": authors["author_id"],
            "papers": authors["papers"].astype(int),
            "strength": authors["strength"].astype(float),
            "community": authors["community"],
            "theme_id": theme,
            "colour": [theme_colour(t, n_themes) for t in theme],
            "r": node_radius(papers, most=papers.max(initial=1), scale=crowd_scale(len(authors))),
            "label": names,
            "font_size": size,
            "weight": weight,
            "label_colour": np.where(papers >= 2, INK, MUTED),
        }
    ).reset_index(drop=True)


def crowd_scale(n_authors: int) -> float:
    """How much smaller nodes and ties are drawn in a large network, 0.6 to 1.

    Examples
    --------
    >>> crowd_scale(80), round(crowd_scale(125), 2), crowd_scale(300)
    (1.0, 0.8, 0.6)
    """
    return max(LEAST_SCALE, min(1.0, float(np.sqrt(CROWD / max(n_authors, 1)))))


def node_radius(papers: Floats, *, most: float, scale: float = 1.0) -> Floats:
    """Radius in points; area is proportional to papers, down to a least radius. `scale` makes the greatest smaller.

    Examples
    --------
    >>> node_radius(np.array([1.0, 4.0]), most=4).round(1).tolist()
    [3.1, 6.2]
    """
    least, one, greatest = NODE_RADIUS
    return np.maximum(least, min(one, greatest * scale / np.sqrt(most)) * np.sqrt(papers))


def edge_width(papers: Floats, *, most: float, scale: float = 1.0) -> Floats:
    """Width of a tie in points by joint papers. `scale` makes the widest thinner.

    Examples
    --------
    >>> edge_width(np.array([1.0, 3.0]), most=3).round(2).tolist()
    [0.55, 3.15]
    """
    return EDGE_WIDTH[0] + scale * EDGE_WIDTH[1] * np.sqrt((papers - 1) / max(most - 1, 1))


def ties_shown(coauthors: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """Ties between authors drawn, in order of the authors."""
    drawn = coauthors["author_a"].isin(nodes["author_id"]) & coauthors["author_b"].isin(nodes["author_id"])
    return coauthors.loc[drawn, ["author_a", "author_b", "papers", "weight"]].sort_values(
        ["author_a", "author_b"], ignore_index=True
    )


def styled_edges(nodes: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Ties as quadratic curves: inside a community bent towards its middle and in its colour, grey between two."""
    row = pd.Series(np.arange(len(nodes)), index=nodes["author_id"])
    a, b = (ties[end].map(row).to_numpy(int) for end in ("author_a", "author_b"))
    xy, group = nodes[["x", "y"]].to_numpy(float), nodes["community"].to_numpy()
    inside = group[a] == group[b]
    middle = nodes.groupby("community")[["x", "y"]].transform("mean").to_numpy(float)
    span, half = xy[b] - xy[a], (xy[a] + xy[b]) / 2
    across = np.column_stack([-span[:, 1], span[:, 0]])
    towards = np.where(((middle[a] - half) * across).sum(axis=1) < 0, -1.0, 1.0)
    bend = np.where(inside, BEND[0], BEND[1]) * towards
    control = half + across * bend[:, None]
    papers = ties["papers"].to_numpy(float)
    return pd.DataFrame(
        {
            "author_a": ties["author_a"],
            "author_b": ties["author_b"],
            "x0": xy[a, 0],
            "y0": xy[a, 1],
            "cx": control[:, 0],
            "cy": control[:, 1],
            "x1": xy[b, 0],
            "y1": xy[b, 1],
            "width": edge_width(papers, most=papers.max(initial=1), scale=crowd_scale(len(nodes))),
            "alpha": np.where(papers > 1, EDGE_ALPHA[1], EDGE_ALPHA[0]),
            "colour": np.where(inside, nodes["colour"].to_numpy()[a], BETWEEN_COLOUR),
        }
    )


def edge_points(edges: pd.DataFrame) -> tuple[Floats, Floats]:
    """Points along the curves, about `EDGE_POINT` apart, and how much a name should avoid each: thick ties more."""
    start, control, end = (edges[list(c)].to_numpy(float) for c in (("x0", "y0"), ("cx", "cy"), ("x1", "y1")))
    n = np.ceil(np.hypot(*(end - start).T) / EDGE_POINT).astype(int) + 1
    t = np.concatenate([np.linspace(0, 1, k) for k in n])[:, None] if len(n) else np.empty((0, 1))
    start, control, end = (np.repeat(p, n, axis=0) for p in (start, control, end))
    points = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
    return points, np.repeat(1 + edges["width"].to_numpy(float), n)


def _growth(papers: Floats, *, at_least: float) -> Floats:
    """0 for one paper, 1 for the most papers of anyone, in proportion to the root between."""
    most = max(float(papers.max(initial=1)), at_least)
    return np.sqrt((np.maximum(papers, 1) - 1) / (most - 1))
