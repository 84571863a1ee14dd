"""The network above the size where names of people can be read: a circle per community, named by theme and people."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.figures.geometry import (
    BOX,
    FEWER,
    MARGIN,
    N_TRIES,
    Geometry,
    is_readable,
    named_nodes,
    network_scene,
    placed_nodes,
)
from graphlab.figures.groups import group_hulls
from graphlab.figures.legend import legend_marks
from graphlab.figures.marks import styled_edges
from graphlab.figures.style import INK, TEXT_WIDTH, theme_colour
from graphlab.figures.text import printable, shortened, text_width

Floats = NDArray[np.float64]

GROUPS_ABOVE = 600  # authors: with more, a page has room for less than one in four by name
AREA_PER_GROUP = 5000.0  # square points of page a community with its two lines of name needs
RADIUS = (2.6, 15.0)  # least and greatest; area grows with authors
FONT_SIZE = 6.6
LABEL_WIDTH = 106.0  # of either line of a name, in points
N_PEOPLE = 2
LEAST_SIZE = 2  # an author alone is no group


def group_geometry(
    collaborators: pd.DataFrame,
    coauthors: pd.DataFrame,
    communities: pd.DataFrame,
    *,
    n_themes: int,
    width: float = TEXT_WIDTH,
    aspect: float = 1.0,
) -> Geometry:
    r"""Geometry of the network of communities, to be drawn by `plot_network`, the same for any row order.

    Parameters
    ----------
    collaborators, coauthors, communities
        Tables of an analysis; see `graphlab.analysis.tables`.
    n_themes
        Number of themes in the study, which decides the colours.
    width
        Width of the figure in points; 482 is the text width of the report (170 mm).
    aspect
        Width over greatest height. The figure is lower where its content is.

    Returns
    -------
    Geometry
        With ``level`` ``"groups"``. A circle is a community of two or more, its area grows with authors; a tie's width
        with the papers that have authors of both. Names are letter and theme, and the people with most papers.
        ``n_hidden`` and ``n_unnamed`` count communities: the largest are drawn, one per 5000 square points, fewer
        where circles would overlap or names find no place.

    Examples
    --------
    >>> authors = pd.DataFrame({"author_id": list("abcd"), "community": [1, 1, 2, 2]})
    >>> ties = pd.DataFrame({"author_a": ["a", "b"], "author_b": ["b", "c"], "paper_ids": [("p",), ("q",)]})
    >>> groups = pd.DataFrame({"community": [1, 2], "letter": ["A", "B"], "label": ["Tea", "Milk"], "theme_id": [1, 2],
    ...     "n_authors": [2, 2], "authors": [("Ada", "Bo"), ("Cy", "Di")]})
    >>> group_geometry(authors, ties, groups, n_themes=2).nodes["label"].tolist()
    ['A\xa0 Tea\nAda, Bo', 'B\xa0 Milk\nCy, Di']
    """
    named = communities[communities["n_authors"] >= LEAST_SIZE].sort_values(
        ["n_authors", "community"], ascending=[False, True]
    )
    ties = group_ties(collaborators, coauthors)
    n_max = max(1, int(width * (width / aspect) / AREA_PER_GROUP))
    page = (width, width / aspect)
    found = _geometry(named, ties, n_themes=n_themes, page=page, n_max=n_max)
    for _ in range(N_TRIES):
        if is_readable(found):
            break
        n_max = int(FEWER * len(found.nodes))
        found = _geometry(named, ties, n_themes=n_themes, page=page, n_max=n_max)
    return found


def group_ties(collaborators: pd.DataFrame, coauthors: pd.DataFrame) -> pd.DataFrame:
    """Pairs of communities with papers that have authors of both.

    Returns
    -------
    pandas.DataFrame
        ``community_a`` < ``community_b``, ``papers`` (how many), sorted.

    Examples
    --------
    >>> authors = pd.DataFrame({"author_id": list("abc"), "community": [1, 1, 2]})
    >>> ties = pd.DataFrame({"author_a": ["a", "b"], "author_b": ["c", "c"], "paper_ids": [("p",), ("p", "q")]})
    >>> group_ties(authors, ties).values.tolist()
    [[1, 2, 2]]
    """
    of = collaborators.set_index("author_id")["community"]
    a, b = coauthors["author_a"].map(of).to_numpy(), coauthors["author_b"].map(of).to_numpy()
    pairs = pd.DataFrame(
        {"community_a": np.minimum(a, b), "community_b": np.maximum(a, b), "paper": coauthors["paper_ids"]}
    )
    across = pairs[a != b].explode("paper").drop_duplicates()
    return across.groupby(["community_a", "community_b"]).size().rename("papers").reset_index()


def _geometry(
    named: pd.DataFrame, ties: pd.DataFrame, *, n_themes: int, page: tuple[float, float], n_max: int
) -> Geometry:
    """Geometry with at most so many communities."""
    width, height = page
    shown = named.head(n_max)
    nodes = _styled(shown, n_themes=n_themes)
    drawn = _ties_shown(ties, nodes)
    most = float(nodes["papers"].max()) if len(nodes) else 1.0
    note = _note(named.iloc[n_max:])
    legend, foot = legend_marks(nodes, drawn, radius=lambda n: _radius(n, most), note=note, width=width, unit="Authors")
    nodes, height = placed_nodes(nodes, drawn, page=page, foot=foot)
    edges, hulls = styled_edges(nodes, drawn), group_hulls(nodes)
    scene = network_scene(nodes, edges, page=(MARGIN / 2, foot, width - MARGIN / 2, height - MARGIN / 2))
    nodes = named_nodes(nodes, scene)
    return Geometry(
        width=width,
        height=height,
        nodes=nodes,
        edges=edges,
        hulls=hulls,
        group_labels=pd.DataFrame(
            columns=pd.Index(["community", "text", "colour", "x", "y", "font_size", "weight", "crossed", *BOX])
        ),
        legend=legend,
        n_hidden=len(named) - len(nodes),
        n_unnamed=int((~nodes["shown"]).sum()),
        level="groups",
    )


def _styled(groups: pd.DataFrame, *, n_themes: int) -> pd.DataFrame:
    """Communities as the nodes of a geometry, sorted by number."""
    groups = groups.sort_values("community", ignore_index=True)
    n = groups["n_authors"].to_numpy(float)
    lines = [_lines(row) for row in groups.to_dict("records")]
    return pd.DataFrame(
        {
            "author_id": [f"{c:09}" for c in groups["community"]],
            "papers": groups["n_authors"].astype(int),
            "strength": n,
            "community": groups["community"],
            "theme_id": groups["theme_id"],
            "colour": [theme_colour(t, n_themes) for t in groups["theme_id"]],
            "r": _radius(n, n.max(initial=1)),
            "label": pd.Series(["\n".join(pair) for pair in lines], dtype="str"),
            "font_size": FONT_SIZE,
            "weight": 600,
            "label_width": [max(text_width(a, FONT_SIZE, 600), text_width(b, FONT_SIZE)) for a, b in lines],
            "label_colour": INK,
        }
    )


def _lines(group: dict[Hashable, Any]) -> tuple[str, str]:
    """Letter and theme; people with most papers."""
    label = "" if pd.isna(group["label"]) else printable(str(group["label"]))
    theme = f"{group['letter']}\N{NO-BREAK SPACE} {label}" if label else str(group["letter"])
    people = list(group["authors"])
    rest = len(people) - N_PEOPLE
    names = ", ".join(printable(str(name)) for name in people[:N_PEOPLE]) + (f" +{rest:,}" if rest > 0 else "")
    if text_width(names, FONT_SIZE) > LABEL_WIDTH:
        names = printable(str(people[0])) + f" +{rest + 1:,}"
    return shortened(theme, size=FONT_SIZE, weight=600, width=LABEL_WIDTH), names


def _radius(n_authors: Floats, most: float) -> Floats:
    return np.maximum(RADIUS[0], RADIUS[1] * np.sqrt(n_authors / most))


def _ties_shown(ties: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """Ties between communities drawn, as the ties of a geometry; near are those with many papers for their size."""
    drawn = ties[ties["community_a"].isin(nodes["community"]) & ties["community_b"].isin(nodes["community"])]
    size = nodes.set_index("community")["papers"]
    expected = np.sqrt(drawn["community_a"].map(size) * drawn["community_b"].map(size))
    return pd.DataFrame(
        {
            "author_a": [f"{c:09}" for c in drawn["community_a"]],
            "author_b": [f"{c:09}" for c in drawn["community_b"]],
            "papers": drawn["papers"].to_numpy(),
            "weight": (drawn["papers"] / expected).to_numpy(float),
        }
    ).sort_values(["author_a", "author_b"], ignore_index=True)


def _note(hidden: pd.DataFrame) -> str:
    """How many communities are not drawn."""
    if hidden.empty:
        return ""
    n, authors = len(hidden), int(hidden["n_authors"].sum())
    return f"{n:,} smaller group{'s' if n > 1 else ''} of {authors:,} authors not drawn"
