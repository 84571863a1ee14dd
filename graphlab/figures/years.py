"""The network through time: one panel per period, everybody in the same place in all of them."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from graphlab.figures.canvas import Page, page
from graphlab.figures.geometry import Geometry
from graphlab.figures.network import draw_circles, draw_edges
from graphlab.figures.style import HAIRLINE, INK, MUTED
from graphlab.figures.text import text_width

MOST_PANELS = 6
N_COLUMNS = 3  # at most
PANEL = 112.0  # least width of a panel, in points
GAP = 10.0
TITLE = 24.0  # height of a panel's heading, in points
COUNT_SIZE = 6.2
ABSENT = "#E4E8EC"
GROUND = 1.0  # the absent lie under the ties: they only say where everybody is


def plot_network_years(
    geometry: Geometry,
    coauthors: pd.DataFrame,
    *,
    authorships: pd.DataFrame,
    papers: pd.DataFrame,
    n_panels: int = MOST_PANELS,
    ax: Axes | None = None,
) -> Axes:
    """Network in each of several periods, as small multiples in which nobody moves.

    Parameters
    ----------
    geometry
        Positions of the authors; see `network_geometry`.
    coauthors
        ``author_a``, ``author_b`` and ``paper_ids`` of each pair.
    authorships
        ``paper_id`` and ``author_id``.
    papers
        ``paper_id`` and ``year``; papers without a year are in no panel.
    n_panels
        Number of periods, of as many papers each as whole years allow; fewer where there are fewer years.
    ax
        Axes to draw on; everything is scaled to it. ``None`` makes a figure as wide as the geometry.

    Returns
    -------
    matplotlib.axes.Axes
        In each panel, authors with a paper in the period are coloured, the others pale; ties are those with a joint
        paper in the period.

    Examples
    --------
    >>> from graphlab.figures import network_geometry
    >>> authors = pd.DataFrame({"author_id": ["a", "b"], "name": ["Ada", "Bo"], "papers": [2, 1], "strength": [1, 1],
    ...     "community": [1, 1], "theme_id": [1, 1]})
    >>> ties = pd.DataFrame({"author_a": ["a"], "author_b": ["b"], "papers": [1], "weight": [1.0]})
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "theme_id": [1]})
    >>> written = pd.DataFrame({"paper_id": ["p", "q", "q"], "author_id": ["a", "a", "b"]})
    >>> papers = pd.DataFrame({"paper_id": ["p", "q"], "year": [2019, 2021]})
    >>> geometry = network_geometry(authors, ties, groups, n_themes=1)
    >>> ax = plot_network_years(geometry, ties.assign(paper_ids=[("q",)]), authorships=written, papers=papers)
    >>> [text.get_text() for text in ax.texts]
    ['2019', '1 paper, 1 author, 0 ties', '2020–2021', '1 paper, 2 authors, 1 tie']
    """
    spans = year_spans(papers["year"].dropna().astype(int), n_panels)
    shape = geometry.height / geometry.width
    columns = max(1, min(N_COLUMNS, len(spans), int(geometry.width // PANEL)))
    width = (geometry.width - (columns - 1) * GAP) / columns
    high = width * shape + TITLE
    rows = max(1, -(-len(spans) // columns))
    sheet = page(geometry.width, rows * high + (rows - 1) * GAP, ax)
    pairs = (
        coauthors[["author_a", "author_b", "paper_ids"]].explode("paper_ids").rename(columns={"paper_ids": "paper_id"})
    )
    for k, span in enumerate(spans):
        row, column = divmod(k, columns)
        corner = (column * (width + GAP), (rows - 1 - row) * (high + GAP))
        inside = papers.loc[papers["year"].between(*span), "paper_id"]
        panel = _panel(geometry, scale=width / geometry.width, corner=corner)
        present = set(authorships.loc[authorships["paper_id"].isin(inside), "author_id"])
        tied = pairs.loc[pairs["paper_id"].isin(inside), ["author_a", "author_b"]].drop_duplicates()
        _draw_panel(sheet, panel, present=present, tied=tied)
        _write_heading(sheet, corner, (width, high), span=span, counts=(len(inside), len(present), len(tied)))
    return sheet.ax


def year_spans(years: pd.Series, n_spans: int) -> list[tuple[int, int]]:
    """First and last year of at most so many periods with about as many papers each, without gaps.

    Examples
    --------
    >>> year_spans(pd.Series([2001, 2015, 2016, 2016, 2017]), 3)
    [(2001, 2015), (2016, 2016), (2017, 2017)]
    """
    if years.empty:
        return []
    counts = years.value_counts().sort_index()
    done = (counts.cumsum() - counts / 2) / counts.sum()  # where the middle of a year's papers stands, 0 to 1
    period = np.minimum((done * n_spans).astype(int), n_spans - 1)
    lasts = [int(group.index[-1]) for _, group in counts.groupby(period)]
    firsts = [int(counts.index[0]), *(last + 1 for last in lasts[:-1])]
    return list(zip(firsts, lasts, strict=True))


def _panel(geometry: Geometry, *, scale: float, corner: tuple[float, float]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Nodes and edges of a geometry, shrunk and moved to a panel."""
    nodes, edges = geometry.nodes.copy(), geometry.edges.copy()
    for k, axis in enumerate("xy"):
        nodes[axis] = nodes[axis] * scale + corner[k]
        for name in (f"{axis}0", f"c{axis}", f"{axis}1"):
            edges[name] = edges[name] * scale + corner[k]
    nodes["size"] = np.maximum(nodes["r"] * scale, 0.9)
    edges["width"] *= scale
    return nodes, edges


def _draw_panel(
    sheet: Page, panel: tuple[pd.DataFrame, pd.DataFrame], *, present: set[str], tied: pd.DataFrame
) -> None:
    """Absent authors pale, then the ties of the period, then its authors."""
    nodes, edges = panel
    is_present = nodes["author_id"].isin(present)
    absent, there = nodes[~is_present], nodes[is_present]
    draw_circles(sheet, absent, [ABSENT] * len(absent), rims="none", zorder=GROUND)
    draw_edges(sheet, edges.merge(tied, on=["author_a", "author_b"]))
    draw_circles(sheet, there, list(there["colour"]), rims="none")


def _write_heading(
    sheet: Page,
    corner: tuple[float, float],
    size: tuple[float, float],
    *,
    span: tuple[int, int],
    counts: tuple[int, int, int],
) -> None:
    """Years of the panel, and how many papers, authors and ties the data has in them."""
    left, top = corner[0], corner[1] + size[1]
    years = f"{span[0]}" if span[0] == span[1] else f"{span[0]}\N{EN DASH}{span[1]}"
    words = [f"{n:,} {noun}{'' if n == 1 else 's'}" for n, noun in zip(counts, ("paper", "author", "tie"), strict=True)]
    sheet.write(left, top - 9, years, size=8, weight=600, color=INK, va="baseline")
    while len(words) > 1 and text_width(", ".join(words), COUNT_SIZE) > size[0]:
        words.pop()
    sheet.write(left, top - 18, ", ".join(words), size=COUNT_SIZE, color=MUTED, va="baseline")
    sheet.ax.plot([left, left + size[0]], [top - TITLE, top - TITLE], color=HAIRLINE, linewidth=0.5 * sheet.scale)
