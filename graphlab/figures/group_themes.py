"""Groups by themes as a matrix of circles: whose papers are on what, and where that is more than chance."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.patches import Circle

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.dots import draw_papers
from graphlab.figures.style import HAIRLINE, INK, LEGEND_LINE, MUTED, TEXT_WIDTH, contrast, theme_colour, tint
from graphlab.figures.text import printable, shortened, text_width

MOST_GROUPS = 12
LEVEL = 0.05
ROW, MARK_ROW, FOOT_LINE = 21.0, 12.0, 12.0
NAME_SIZE, NOTE_SIZE, HEAD_SIZE, NUMBER_SIZE, LEAST_NUMBER_SIZE = 7.0, 6.2, 6.8, 6.2, 5.0
NAME_SHARE, NAME_ROOM = 0.37, 158.0  # of the width, and at most
UPRIGHT = 40.0  # narrower columns have slanted names
SIGNED = 17.0  # narrower columns have shares without a per cent sign
SLANT, SLANTED_WIDTH = 55.0, 88.0
LINES, LEADING = 3, 8.2
RADII = (1.4, 9.5)
PALE_SHARE = 0.28  # of the colour, the rest white
WHITE, BLACK = "#FFFFFF", "#000000"  # one of the two reads at 4.5:1 on any colour
SOLID, PALE, HOLLOW = "more than chance gives", "the theme\N{RIGHT SINGLE QUOTATION MARK}s share or more", "less"


class _Grid(NamedTuple):
    """Where columns and rows of the matrix are, in points; rows are counted from below."""

    left: float
    column: float
    foot: float
    rows: int
    names: float  # height of the names of the themes
    slanted: bool

    @property
    def top(self) -> float:
        return self.foot + ROW * (self.rows + 1)

    def x(self, place: int) -> float:
        return self.left + self.column * (place + 0.5)

    def y(self, place: int) -> float:
        return self.foot + ROW * (self.rows - place - 0.5)


def plot_group_themes(
    community_themes: pd.DataFrame,
    communities: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    width: float = TEXT_WIDTH,
    ax: Axes | None = None,
) -> Axes:
    """Papers of each group on each theme as circles, filled where they are more than chance gives.

    Parameters
    ----------
    community_themes
        What `graphlab.analysis.community_themes` returns.
    communities
        Table `communities` of an analysis; those of `groups_shown` are drawn, by main theme.
    themes
        Table `themes` of an analysis.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; columns are as wide as it allows, so that text can be read in a journal column, too. ``None``
        makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    The area of a circle grows with the papers, whose number is in it or under it. It is filled where papers drawn by
    lot hold as many in one of 20 matrices at most (``p_adjusted``), pale where the group has the theme's share of all
    papers or more (``lift``), hollow where it has less. Themes have their mark as well as their colour.

    Examples
    --------
    >>> groups = pd.DataFrame({"community": [1], "letter": ["A"], "label": ["Tea"], "n_authors": [2], "n_papers": [4]})
    >>> groups = groups.assign(authors=[("Ann Ash", "Bo Birk")], theme_id=1)
    >>> themes = pd.DataFrame({"theme_id": [1, 2], "label": ["Tea", "Ice"], "n_papers": [6, 2]})
    >>> counts = pd.DataFrame({"community": [1], "theme_id": [1], "papers": [4], "lift": [1.3], "p_adjusted": [0.2]})
    >>> ax = plot_group_themes(counts, groups, themes.assign(short_label=themes["label"]))
    >>> [text.get_text() for text in ax.texts][:8]
    ['Tea', '75%', 'Ice', '25%', 'All papers', '8', 'A', 'Tea']
    """
    shown = groups_shown(communities)
    width = layout_width(ax, width)
    grid = _grid_of(width, len(shown), themes)
    sheet = page(width, grid.top + MARK_ROW + grid.names + 4, ax)
    if shown.empty or themes.empty:
        sheet.write(width / 2, grid.top, "No groups", size=HEAD_SIZE, color=MUTED, ha="center")
        return sheet.ax
    _draw_heads(sheet, grid, themes)
    _draw_names(sheet, grid, shown, end=grid.left + grid.column * len(themes))
    _draw_circles(sheet, grid, _cells(community_themes, shown, themes), n_themes=len(themes))
    _draw_legend(sheet, grid, width=width)
    return sheet.ax


def groups_shown(communities: pd.DataFrame) -> pd.DataFrame:
    """Groups that the matrix has room for, by main theme: those with most papers, with two at least if any has two.

    Parameters
    ----------
    communities
        Table `communities` of an analysis.

    Examples
    --------
    >>> groups = pd.DataFrame({"community": [1, 2, 3], "letter": ["A", "B", ""], "n_papers": [1, 7, 9]})
    >>> groups_shown(groups.assign(theme_id=[1, 2, 2]))["letter"].tolist()
    ['B']
    """
    groups = communities[communities["letter"] != ""]
    if (groups["n_papers"] > 1).any():
        groups = groups[groups["n_papers"] > 1]
    groups = groups.sort_values(["n_papers", "community"], ascending=[False, True]).head(MOST_GROUPS)
    return groups.sort_values(["theme_id", "n_papers", "community"], ascending=[True, False, True], ignore_index=True)


def _grid_of(width: float, n_groups: int, themes: pd.DataFrame) -> _Grid:
    left = min(NAME_ROOM, NAME_SHARE * width)
    n = max(len(themes), 1)
    column = min((width - left) / n, 110.0)
    labels = [printable(str(label)) for label in themes["label"]]
    longest = max((text_width(word, HEAD_SIZE, 500) for label in labels for word in label.split(" ")), default=0.0)
    slanted = column < max(UPRIGHT, longest + 4)
    names = LINES * LEADING
    if slanted:
        run, rise = np.cos(np.radians(SLANT)), np.sin(np.radians(SLANT))
        short = [text_width(_slanted_name(label), HEAD_SIZE, 500) for label in themes["short_label"]]
        beyond = max((run * w - (n - place - 0.5) * column for place, w in enumerate(short)), default=0.0)
        column -= max(0.0, beyond + 12) / n
        names = rise * max(short, default=0.0) + 6
    lines = 1 if width > 400 else 2
    return _Grid(left, float(column), 6 + lines * FOOT_LINE, n_groups, float(names), slanted)


def _slanted_name(label: object) -> str:
    return shortened(printable(str(label)), size=HEAD_SIZE, weight=500, width=SLANTED_WIDTH)


def _draw_heads(sheet: Page, grid: _Grid, themes: pd.DataFrame) -> None:
    """Names, marks and shares of the themes."""
    total = themes["n_papers"].sum()
    labels = themes["short_label" if grid.slanted else "label"]
    signed = grid.column >= SIGNED
    for place, (theme, label, n) in enumerate(zip(themes["theme_id"], labels, themes["n_papers"], strict=True)):
        x, y = grid.x(place), grid.top + MARK_ROW
        if grid.slanted:
            style = {"rotation": SLANT, "rotation_mode": "anchor", "ha": "left"}
            sheet.write(x + 1, y + 2, _slanted_name(label), size=HEAD_SIZE, weight=500, color=INK, **style)
        else:
            for line, words in enumerate(reversed(_wrapped(printable(str(label)), width=grid.column - 3))):
                sheet.write(x, y + 2 + LEADING * line, words, size=HEAD_SIZE, weight=500, color=INK, ha="center")
        mark = pd.DataFrame({"x": [x], "y": [grid.top + 5.0], "theme_id": [theme], "hollow": [False]})
        draw_papers(sheet, mark, radius=min(3.4, 0.36 * grid.column), n_themes=len(themes))
        share = _percent(n / max(total, 1))
        share = share if signed else share.rstrip("%")
        sheet.write(x, grid.top - ROW / 2 - 2, share, size=NUMBER_SIZE, color=MUTED, ha="center")
    all_papers = "All papers" if signed else "All papers; in %"
    sheet.write(4, grid.top - ROW / 2 - 2, all_papers, size=NAME_SIZE, color=MUTED)
    sheet.write(grid.left - 5, grid.top - ROW / 2 - 2, f"{total:,}", size=NAME_SIZE, color=MUTED, ha="right")


def _wrapped(text: str, *, width: float) -> list[str]:
    """Text in up to three lines no wider than `width`."""
    lines: list[str] = []
    words = text.split(" ")
    while words and len(lines) < LINES - 1:
        n = 1
        while n < len(words) and text_width(" ".join(words[: n + 1]), HEAD_SIZE, 500) <= width:
            n += 1
        lines.append(shortened(" ".join(words[:n]), size=HEAD_SIZE, weight=500, width=width))
        words = words[n:]
    return [*lines, shortened(" ".join(words), size=HEAD_SIZE, weight=500, width=width)] if words else lines


def _percent(share: float) -> str:
    return "<1%" if 0 < share < 0.005 else f"{share:.0%}"


def _draw_names(sheet: Page, grid: _Grid, groups: pd.DataFrame, *, end: float) -> None:
    """Letter, label, people and papers of each group, with a line above each row."""
    lines = [[(4, grid.foot + ROW * row), (end, grid.foot + ROW * row)] for row in range(grid.rows + 1)]
    widths = [0.8, *[0.5] * (grid.rows - 1), 0.9]
    colours = [HAIRLINE] * grid.rows + [LEGEND_LINE]
    sheet.ax.add_collection(
        LineCollection(lines, colors=colours, linewidths=[w * sheet.scale for w in widths], zorder=1)
    )
    indent = max(18.0, 9 + max(text_width(letter, NAME_SIZE, 600) for letter in groups["letter"]))
    for place, row in enumerate(groups.to_dict("records")):
        y, papers = grid.y(place), f"{row['n_papers']:,}"
        room = grid.left - indent - text_width(papers, NAME_SIZE) - 8
        label = shortened(printable(str(row["label"])), size=NAME_SIZE, weight=500, width=room)
        sheet.write(4, y + 1.4, row["letter"], size=NAME_SIZE, weight=600, color=INK)
        sheet.write(indent, y + 1.4, label, size=NAME_SIZE, weight=500, color=INK)
        people = _people(printable(str(row["authors"][0])), row["n_authors"] - 1, width=room)
        sheet.write(indent, y - 6.8, people, size=NOTE_SIZE, color=MUTED)
        sheet.write(grid.left - 5, y - 2.4, papers, size=NAME_SIZE, color=INK, ha="right")


def _people(lead: str, n_more: int, *, width: float) -> str:
    """Name of a group's first author, and how many there are beside, shorter where there is less room."""
    whole = f"{lead} and {n_more:,} more"
    if text_width(whole, NOTE_SIZE) <= width:
        return whole
    rest = f" +{n_more:,}"
    return shortened(lead, size=NOTE_SIZE, weight=400, width=width - text_width(rest, NOTE_SIZE)) + rest


def _cells(community_themes: pd.DataFrame, groups: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Pairs that are drawn, with their row and column."""
    row = pd.Series(range(len(groups)), index=groups["community"])
    column = pd.Series(range(len(themes)), index=themes["theme_id"])
    cells = community_themes[community_themes["community"].isin(row.index)]
    return cells.assign(row=cells["community"].map(row), column=cells["theme_id"].map(column))


def _draw_circles(sheet: Page, grid: _Grid, cells: pd.DataFrame, *, n_themes: int) -> None:
    most = max(4.0, float(cells["papers"].max()) if len(cells) else 0.0)
    greatest = min(RADII[1], grid.column / 2 - 0.6)
    patches: list[Circle] = []
    faces: list[str] = []
    rims: list[str] = []
    for cell in cells.to_dict("records"):
        colour = theme_colour(cell["theme_id"], n_themes)
        face = colour if cell["p_adjusted"] <= LEVEL else tint(colour, PALE_SHARE) if cell["lift"] >= 1 else WHITE
        r = max(RADII[0], greatest * float(np.sqrt(cell["papers"] / most)))
        at = (grid.x(cell["column"]), grid.y(cell["row"]))
        x, y = _draw_number(sheet, at, f"{cell['papers']:,}", r=r, room=grid.column - 1, face=face)
        patches.append(Circle((x, y), r))
        faces.append(face)
        rims.append(colour)
    sheet.ax.add_collection(
        PatchCollection(patches, facecolors=faces, edgecolors=rims, linewidths=0.9 * sheet.scale, zorder=3),
        autolim=False,
    )


def _draw_number(
    sheet: Page, at: tuple[float, float], number: str, *, r: float, room: float, face: str
) -> tuple[float, float]:
    """Write a number into its circle, or under it where there is no room; the middle of the circle."""
    x, y = at
    size = NUMBER_SIZE if text_width(number, NUMBER_SIZE, 500) < room else LEAST_NUMBER_SIZE
    inside = text_width(number, size, 500) / 2 + 1.4 < r
    ink = max((BLACK, WHITE), key=lambda shade: contrast(shade, face)) if inside and face != WHITE else INK
    if not inside:
        y += 3.2
    foot = y - 0.36 * size if inside else y - r - 6.4
    sheet.write(x, foot, number, size=size, weight=500, color=ink, ha="center", zorder=5)
    return x, y


def _draw_legend(sheet: Page, grid: _Grid, *, width: float) -> None:
    """What size and filling say, under the matrix; in two lines where one is too short."""
    lead = "Circle and number: papers with an author of the group"
    y = grid.foot - FOOT_LINE
    sheet.write(4, y, lead, size=NOTE_SIZE, color=MUTED)
    x = 4 + text_width(lead, NOTE_SIZE) + 14
    if width <= 400:
        x, y = 4.0, y - FOOT_LINE
    patches: list[Circle] = []
    for words in (SOLID, PALE, HOLLOW):
        patches.append(Circle((x + 3, y + 2.2), 3))
        sheet.write(x + 9, y, words, size=NOTE_SIZE, color=INK)
        x += 9 + text_width(words, NOTE_SIZE) + 10
    faces = [MUTED, tint(MUTED, PALE_SHARE), WHITE]
    sheet.ax.add_collection(
        PatchCollection(patches, facecolors=faces, edgecolors=MUTED, linewidths=0.9 * sheet.scale, zorder=3),
        autolim=False,
    )
