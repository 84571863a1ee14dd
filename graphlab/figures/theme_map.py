"""The theme map: papers near similar papers, the areas of the themes tinted and named."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from scipy.spatial import KDTree

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.dots import draw_papers
from graphlab.figures.labels import Scene, edge_length_under, outside, placement, rim_distance
from graphlab.figures.style import INK, MUTED, TEXT_WIDTH, text_colour, theme_colour, tint
from graphlab.figures.text import printable, shortened, text_width

Floats = NDArray[np.float64]

LOW_CERTAINTY = 0.5
MOST_MARKS = 3_000  # more marks than this hide each other, however small
HEIGHTS = (150.0, 300.0)  # for one paper, for 16 and more
FOOT = 18.0
BORDER = 30.0  # free space around the papers: a theme's name fits into it
RADII = (4.2, 1.6)  # of a mark, for few and for many papers
AREA_SHARE = 0.06  # of the map that marks may cover before they shrink
NAME_SIZE, COUNT_SIZE = 8.2, 6.4
NOTE_LINE = 7.5
NAME_WIDTH = 200.0
AREA_TINT = 0.13
MARK_REACH = 1.3  # corners of a mark reach this many radii from its middle
REACH, BLUR = 17.0, 11.0  # a lone paper's area is this wide; how smooth areas are; in points
CELL = 2.0
CLEARANCE = 3.0  # free space between a name and a mark, and around the light box of a name that has to lie on marks
TOUCH_COST = 100.0  # for lying on marks: less than for lying on another name
MARK_COST = 0.4  # and per mark
FOREIGN_COST = 0.9  # per point by which another theme's paper is nearer to a name than its own
FAR_COST = 0.6  # per point from a name to the nearest paper of its theme
MIDDLE_COST = 0.05  # and to the middle of them
LEADER_FROM = 22.0  # a name farther than this from its papers, in points, has a line to the nearest
NEAREST_OF = 400  # of more papers than this, an even sample decides which theme is nearest
BOX_ALPHA = 0.94


def plot_theme_map(
    paper_themes: pd.DataFrame, themes: pd.DataFrame, *, width: float = TEXT_WIDTH, ax: Axes | None = None
) -> Axes:
    """Papers placed near similar papers; colour and shape are their theme, hollow marks are uncertain assignments.

    Parameters
    ----------
    paper_themes
        Table `paper_themes` of an analysis: ``paper_id``, ``theme_id``, ``certainty``, ``x``, ``y``.
    themes
        Table `themes` of an analysis: ``theme_id``, ``label``.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    Only nearness has a meaning: both directions are stretched to fill the map, and marks that would hide each other are
    moved apart. An area belongs to the theme whose papers are densest there, so areas never overlap. Of more than 3,000
    papers so many are drawn, taken evenly in the order of their ids; areas and counts are those of all.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper_id": ["p1", "p2"], "theme_id": [1, 1], "certainty": [0.9, 0.2],
    ...     "x": [0.0, 1.0], "y": [0.0, 1.0]})
    >>> ax = plot_theme_map(papers, pd.DataFrame({"theme_id": [1], "label": ["Tea"]}))
    >>> [text.get_text() for text in ax.texts]
    ['Tea', '2 papers', 'One mark is one paper; hollow: certainty of its theme below 0.5']
    """
    height = float(np.clip(HEIGHTS[0] + 10.0 * (len(paper_themes) - 1), *HEIGHTS))
    size = (layout_width(ax, width), height)
    everything = _placed(paper_themes, size)
    papers = _drawn(everything, size)
    sheet = page(*size, ax)
    if len(papers):
        # Areas follow the marks; where these are a sample, they are those of all papers.
        _draw_areas(sheet, papers if len(papers) == len(everything) else everything, n_themes=len(themes))
        draw_papers(sheet, papers, radius=_radius(len(papers), size[0]), n_themes=len(themes))
        for name in _names(papers, themes, size=size, counts=Counter(everything["theme_id"].tolist())):
            _draw_name(sheet, name)
    note = _note(len(papers), len(everything))
    lines = [note] if text_width(note, COUNT_SIZE) < size[0] - 12 else note.split("; ")
    for k, line in enumerate(reversed(lines)):
        sheet.write(6.0, 5.0 + k * NOTE_LINE, line, size=COUNT_SIZE, color=MUTED, va="baseline")
    return sheet.ax


def _note(n_drawn: int, n_papers: int) -> str:
    if not n_papers:
        return "No papers"
    of = f"of {n_drawn:,} papers out of {n_papers:,}" if n_drawn < n_papers else "paper"
    return f"One mark is one {of}; hollow: certainty of its theme below {LOW_CERTAINTY}"


@dataclass(frozen=True, kw_only=True)
class _Name:
    """Name of a theme and where it stands, in points."""

    theme_id: int
    text: str
    count: str
    colour: str
    middle: float
    top: float
    box: tuple[float, float, float, float]
    on_marks: bool
    leader: tuple[tuple[float, float], tuple[float, float]] | None  # from the name to the nearest of its papers


def _placed(paper_themes: pd.DataFrame, size: tuple[float, float]) -> pd.DataFrame:
    """Papers with their place on the page, in the order of their ids."""
    papers = paper_themes.sort_values("paper_id", ignore_index=True)
    raw = papers[["x", "y"]].to_numpy(float)
    low, span = (raw.min(axis=0), np.ptp(raw, axis=0)) if len(raw) else (0.0, 1.0)
    share = np.where(span > 1e-9, (raw - low) / np.where(span > 1e-9, span, 1.0), 0.5)
    room = np.array(size) - 2 * BORDER - np.array([0.0, FOOT])
    xy = BORDER + share * room + np.array([0.0, FOOT])
    hollow = papers["certainty"].fillna(0.0) < LOW_CERTAINTY
    return pd.DataFrame({"x": xy[:, 0], "y": xy[:, 1], "theme_id": papers["theme_id"], "hollow": hollow})


def _drawn(papers: pd.DataFrame, size: tuple[float, float]) -> pd.DataFrame:
    """Papers that are drawn, apart from each other: all, or an even sample of very many."""
    if len(papers) > MOST_MARKS:
        papers = papers.iloc[np.linspace(0, len(papers) - 1, MOST_MARKS).round().astype(int)]
    xy = _apart(papers[["x", "y"]].to_numpy(float), _radius(len(papers), size[0]), size=size)
    return papers.assign(x=xy[:, 0], y=xy[:, 1])


def _radius(n_papers: int, width: float) -> float:
    """Radius of a mark in points: smaller where there are many."""
    area = AREA_SHARE * width * HEIGHTS[1] / max(n_papers, 1)
    return float(np.clip(np.sqrt(area / np.pi), RADII[1], RADII[0]))


def _apart(xy: Floats, radius: float, *, size: tuple[float, float], n_rounds: int = 60) -> Floats:
    """Places moved until marks no longer hide each other."""
    xy = xy.copy()
    need = 2 * radius + 1.2
    for _ in range(n_rounds):
        pairs = KDTree(xy).query_pairs(need, output_type="ndarray") if len(xy) > 1 else np.empty((0, 2), dtype=int)
        if not len(pairs):
            break
        one, two = pairs[np.lexsort(pairs.T)].T
        gap = xy[two] - xy[one]
        length = np.hypot(*gap.T)
        turn = one + 2.4 * two  # any direction will do for marks on the same spot, as long as it is always the same
        same = np.column_stack([np.cos(turn), np.sin(turn)])
        unit = np.where(length[:, None] > 1e-6, gap / np.maximum(length, 1e-6)[:, None], same)
        push = unit * (need - length)[:, None] * 0.4
        for k in (0, 1):
            xy[:, k] += np.bincount(two, push[:, k], len(xy)) - np.bincount(one, push[:, k], len(xy))
        xy = np.clip(xy, radius + 4, np.array(size) - radius - 4)
        xy[:, 1] = np.maximum(xy[:, 1], FOOT + radius)
    return xy


def _draw_areas(sheet: Page, papers: pd.DataFrame, *, n_themes: int) -> None:
    """Tint where a theme's papers are denser than any other theme's."""
    x, y = np.arange(0, sheet.width + CELL, CELL), np.arange(0, sheet.ax.get_ylim()[1] + CELL, CELL)
    edges = [np.append(y, y[-1] + CELL) - CELL / 2, np.append(x, x[-1] + CELL) - CELL / 2]
    ids = sorted(papers["theme_id"].unique())
    density = np.array(
        [
            gaussian_filter(np.histogram2d(group["y"], group["x"], bins=edges)[0], BLUR / CELL, truncate=3.0)
            for _, group in papers.groupby("theme_id")
        ]
    )
    least = np.exp(-((REACH / BLUR) ** 2) / 2) / (2 * np.pi * (BLUR / CELL) ** 2)
    for k, theme in enumerate(ids):
        others = np.delete(density, k, axis=0).max(axis=0, initial=0.0)
        lead = np.minimum(density[k] - others, density[k] - least)
        if lead.max() > 0:
            colour = tint(theme_colour(theme, n_themes), AREA_TINT)
            sheet.ax.contourf(x, y, lead, levels=[0.0, float(lead.max()) + 1], colors=[colour], zorder=1)


def _names(
    papers: pd.DataFrame, themes: pd.DataFrame, *, size: tuple[float, float], counts: Counter[int]
) -> list[_Name]:
    """Names of the themes near their papers, on no other name, and on no mark where there is room."""
    labels = dict(zip(themes["theme_id"].astype(int), themes["label"], strict=True))
    groups = [(int(str(t)), g[["x", "y"]].to_numpy(float)) for t, g in papers.groupby("theme_id") if t in labels]
    if not groups:
        return []
    # a theme in one place has fewer places for its name than one that is all over the map, so it is served first
    order = np.lexsort(([t for t, _ in groups], [round(float(xy.std(axis=0).sum()), 6) for _, xy in groups]))
    texts = [
        shortened(printable(str(labels[t])), size=NAME_SIZE, weight=600, width=min(NAME_WIDTH, size[0] / 2))
        for t, _ in groups
    ]
    needs = np.array([[text_width(text, NAME_SIZE, 600), NAME_SIZE + COUNT_SIZE + 2] for text in texts])
    boxes = np.array([_candidates(xy, need) for (_, xy), need in zip(groups, needs, strict=True)])
    n_under = _marks_under(boxes, papers[["x", "y"]].to_numpy(float), size=size)
    cost = _distance_cost(boxes, groups) + TOUCH_COST * (n_under > 0) + MARK_COST * n_under
    room = np.array([-CLEARANCE, -CLEARANCE, CLEARANCE, CLEARANCE])
    edge = outside(boxes, (4.0, FOOT, size[0] - 4.0, size[1] - 3.0))
    found = placement(boxes + room, cost, edge, importance=order.astype(np.intp))
    return [
        _Name(
            theme_id=theme,
            text=texts[i],
            count=f"{counts[theme]:,} paper{'s' if counts[theme] != 1 else ''}",
            colour=text_colour(theme_colour(theme, len(themes))),
            middle=float(found.boxes[i, [0, 2]].mean()),
            top=float(found.boxes[i, 3]) - CLEARANCE,
            box=tuple(found.boxes[i]),
            on_marks=bool(n_under[i, found.choice[i]] > 0),
            leader=_leader(found.boxes[i], xy, _radius(len(papers), size[0])),
        )
        for i, (theme, xy) in enumerate(groups)
        if found.shown[i]
    ]


def _candidates(xy: Floats, size: Floats) -> Floats:
    """Boxes for a name on circles around the middle of a theme's papers, (k, 4)."""
    angle = np.arange(36) * 2 * np.pi / 36
    unit = np.column_stack([np.cos(angle), np.sin(angle)])
    ring = np.arange(0, 240, 6.0)
    middle = (np.median(xy, axis=0) + ring[:, None, None] * unit).reshape(-1, 2)
    return np.concatenate([middle - size / 2, middle + size / 2], axis=1)


def _marks_under(boxes: Floats, xy: Floats, *, size: tuple[float, float]) -> Floats:
    """Number of marks that each box comes too near to; a point too many rather than one too few."""
    reach = _radius(len(xy), size[0]) * MARK_REACH + CLEARANCE + 1.0
    scene = Scene(
        nodes=np.empty((0, 2)),
        radii=np.empty(0),
        edge_points=xy,
        edge_weight=np.ones(len(xy)),
        blocked=np.empty((0, 4)),
        page=(0.0, 0.0, *size),
    )
    return edge_length_under(boxes + np.array([-reach, -reach, reach, reach]), scene)


def _distance_cost(boxes: Floats, groups: list[tuple[int, Floats]]) -> Floats:
    """Cost of each candidate alone: far from the own papers, nearer to others."""
    step = -(-sum(len(xy) for _, xy in groups) // NEAREST_OF)
    near = np.stack([rim_distance(boxes, xy[::step], np.zeros(len(xy[::step]))).min(axis=2) for _, xy in groups])
    own = np.arange(len(groups))
    mine = near[own, own]
    near[own, own] = np.inf
    middles = np.array([np.median(xy, axis=0) for _, xy in groups])
    away = np.linalg.norm((boxes[..., :2] + boxes[..., 2:]) / 2 - middles[:, None], axis=2)
    return MIDDLE_COST * away + FAR_COST * mine + FOREIGN_COST * np.clip(mine + 6 - near.min(axis=0), 0, 120)


def _leader(box: Floats, xy: Floats, radius: float) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Line from a name to the nearest paper of its theme, where that is not right beside it."""
    ends = np.clip(xy, box[:2] + CLEARANCE, box[2:] - CLEARANCE)
    length = np.hypot(*(xy - ends).T)
    near = int(np.argmin(np.round(length, 6)))
    if length[near] < LEADER_FROM:
        return None
    x1, y1 = xy[near] + (ends[near] - xy[near]) * (MARK_REACH * radius + 1) / length[near]
    return (float(ends[near, 0]), float(ends[near, 1])), (float(x1), float(y1))


def _draw_name(sheet: Page, name: _Name) -> None:
    """Name over number of papers, on a light box where it lies on marks."""
    if name.on_marks:
        left, bottom, right, top = name.box
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        ground = PolyCollection([corners], facecolors="white", alpha=BOX_ALPHA, linewidths=0, zorder=5)
        sheet.ax.add_collection(ground, autolim=False)
    if name.leader:
        lines = LineCollection([name.leader], colors=name.colour, linewidths=0.5 * sheet.scale, zorder=3)
        sheet.ax.add_collection(lines, autolim=False)
    gid = f"name-theme-{name.theme_id}"
    style = {"ha": "center", "va": "baseline", "zorder": 6}
    y = name.top - 0.8 * NAME_SIZE
    sheet.write(name.middle, y, name.text, size=NAME_SIZE, weight=600, color=name.colour, gid=gid, **style)
    y = name.top - NAME_SIZE - 0.95 * COUNT_SIZE
    sheet.write(name.middle, y, name.count, size=COUNT_SIZE, color=INK, gid=f"{gid}-count", **style)
