"""Papers by year and theme: one dot is one paper; bars where there are too many for dots."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from numpy.typing import NDArray

from graphlab.figures.canvas import Page, layout_width, page
from graphlab.figures.dots import draw_papers
from graphlab.figures.style import HAIRLINE, INK, MUTED, SHADE, TEXT_WIDTH, theme_colour
from graphlab.figures.text import printable, shortened, text_width

MAX_DOTS = 300
PITCH = 10.8  # from mark to mark, in points
ROOM = 150.0  # most height the columns may take
WIDEST_COLUMN = 96.0
SIDE = 6.0
YEARS = 15.0
NOTE = 11.0
HEAD = 24.0  # totals and "part year"
TOTAL = 16.0  # total above a column
LOW_PLOT = 140.0  # a lower plot may grow to this height to hold the key above its lower columns
KEY_GAP = 16.0
KEY_ROW = 11.5
KEY_SIZE = 6.8
KEY_NAME = 160.0  # longer theme names are cut
KEY_EXTRA = 15.0 + 22.0  # mark and count
NUMBER_SIZE = 7.0
BAR_MARK = 8.0  # room in a bar for the mark of its theme
HOLLOW = -1  # row of the key for papers whose year is inferred


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """One column per year, without gaps, and the marks or the bar in each."""

    page_width: float
    first: int
    counts: NDArray[np.int64]
    width: float
    pitch: float
    per_row: int
    dots: bool

    def middle(self, year: int) -> float:
        """Middle of a year's column in points."""
        return SIDE + (year - self.first + 0.5) * self.width

    @property
    def tops(self) -> NDArray[np.float64]:
        """Height of each column in points."""
        if self.dots:
            return np.ceil(self.counts / self.per_row) * self.pitch
        return self.counts / max(self.counts.max(), 1) * ROOM


@dataclass(frozen=True, kw_only=True)
class _Key:
    """Themes with their names and counts, and where they stand: in a corner of the plot or in rows below it."""

    rows: list[tuple[int, str, int]]
    width: float
    left: float | None  # None: below
    n_columns: int
    above: float = 0.0  # height of the columns it stands above

    @property
    def height(self) -> float:
        """Height in points."""
        return math.ceil(len(self.rows) / self.n_columns) * KEY_ROW + 5


def plot_timeline(
    papers: pd.DataFrame,
    themes: pd.DataFrame,
    *,
    part_year: int | None = None,
    width: float = TEXT_WIDTH,
    ax: Axes | None = None,
) -> Axes:
    """Papers stacked by year: one mark is one paper, its shape and colour its theme; hollow where the year is inferred.

    Parameters
    ----------
    papers
        One row per paper: ``paper_id``, ``year``, ``theme_id``, ``date_inferred``.
    themes
        Table `themes` of an analysis: ``theme_id``, ``label``.
    part_year
        Year whose count is incomplete; it is shaded and says so.
    width
        Width of the figure in points, such as `SINGLE_COLUMN` or `DOUBLE_COLUMN`; 482 is the report's (170 mm).
    ax
        Axes to draw on; the figure is laid out for their width. ``None`` makes a figure of its own.

    Returns
    -------
    matplotlib.axes.Axes

    Notes
    -----
    Above 300 papers, or where a year has more papers than dots fit, stacked bars replace the dots. Papers without a
    year are not drawn; a line under the figure counts them.

    Examples
    --------
    >>> papers = pd.DataFrame({"paper_id": ["p1", "p2"], "year": [2024, 2025], "theme_id": [1, 1],
    ...     "date_inferred": [False, True]})
    >>> ax = plot_timeline(papers, pd.DataFrame({"theme_id": [1], "label": ["Tea"]}), part_year=2025)
    >>> [text.get_text() for text in ax.texts]
    ['2024', '1', 'part year', '2025', '1', 'Tea', '2', 'year inferred', '1']
    """
    dated = papers.dropna(subset="year").sort_values(["year", "theme_id", "paper_id"])
    n_undated = len(papers) - len(dated)
    columns = _columns(dated["year"].to_numpy(np.int64), layout_width(ax, width))
    key = _key(dated, themes, columns, part_year=part_year)
    foot = NOTE if n_undated else 0.0
    base = foot + YEARS + (key.height if key.left is None else 0.0)
    sheet = page(columns.page_width, base + _plot_height(columns, key), ax)
    if len(dated):
        _draw_years(sheet, columns, base=base, part_year=part_year)
        if columns.dots:
            marks = _marks(dated, columns, base=base)
            draw_papers(sheet, marks, radius=0.4 * columns.pitch, n_themes=len(themes))
        else:
            _draw_bars(sheet, dated, columns, base=base, n_themes=len(themes))
    top = foot + key.height if key.left is None else base + _plot_height(columns, key)
    _draw_key(sheet, key, top=top, n_themes=len(themes))
    if not len(papers):
        sheet.write(sheet.width / 2, base + 6, "No papers", size=NUMBER_SIZE, color=MUTED, ha="center", va="baseline")
    if n_undated:
        note = f"{n_undated} paper{'s' if n_undated > 1 else ''} without a year not shown"
        sheet.write(SIDE, 3.0, note, size=KEY_SIZE, color=MUTED, va="baseline")
    return sheet.ax


def has_dots(years: pd.Series) -> bool:
    """Whether the timeline of papers of these years draws one mark per paper, and not bars, at the report's width.

    Examples
    --------
    >>> has_dots(pd.Series([2024, 2025])), has_dots(pd.Series([2016] * 174))
    (True, False)
    """
    return _columns(years.dropna().to_numpy(np.int64), TEXT_WIDTH).dots


def _columns(years: NDArray[np.int64], page_width: float) -> _Columns:
    """Columns wide and marks dense enough to show every paper, if they can be."""
    first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
    counts = np.bincount(years - first, minlength=last - first + 1) if len(years) else np.zeros(1, dtype=np.int64)
    width = min((page_width - 2 * SIDE) / len(counts), WIDEST_COLUMN)
    pitch = min(PITCH, 0.9 * width)
    fitting = max(1, int(0.9 * width / pitch))
    per_row = min(fitting, max(2, math.ceil(counts.max() * pitch / ROOM)))
    dots = len(years) <= MAX_DOTS and math.ceil(counts.max() / per_row) * pitch <= ROOM
    return _Columns(
        page_width=page_width, first=first, counts=counts, width=width, pitch=pitch, per_row=per_row, dots=dots
    )


def _plot_height(columns: _Columns, key: _Key) -> float:
    """Height above the line of the years, with room for totals and for a key above the lower columns."""
    own = float(columns.tops.max()) + HEAD
    return own if key.left is None else max(own, key.above + key.height)


def _key(dated: pd.DataFrame, themes: pd.DataFrame, columns: _Columns, *, part_year: int | None) -> _Key:
    """Key in the corner above the lower columns if it fits there, else in rows below the years.

    It never stands on the shade of the part year, which says so at its top.
    """
    count = dated["theme_id"].value_counts()
    rows = [
        (int(theme), shortened(printable(str(label)), size=KEY_SIZE, weight=400, width=KEY_NAME), int(n))
        for theme, label, n in zip(
            themes["theme_id"], themes["label"], themes["theme_id"].map(count).fillna(0), strict=True
        )
    ]
    n_inferred = int(dated["date_inferred"].sum())
    if n_inferred and columns.dots:
        rows.append((HOLLOW, "year inferred", n_inferred))
    width = max((text_width(name, KEY_SIZE) for _, name, _ in rows), default=0.0) + KEY_EXTRA
    years = columns.first + np.arange(len(columns.counts))
    middle = np.array([columns.middle(int(year)) for year in years])
    taken = np.where(years == part_year, np.inf, columns.tops + TOTAL)
    corners: list[_Key] = []
    for left in (SIDE, columns.page_width - SIDE - width):
        beside = (middle + columns.width / 2 > left) & (middle - columns.width / 2 < left + width)
        above = float(taken[beside].max(initial=0.0))
        corners.append(_Key(rows=rows, width=width, left=left, n_columns=1, above=above))
    key = min(corners, key=lambda corner: corner.above)
    if key.above + key.height <= max(float(columns.tops.max()) + HEAD, LOW_PLOT):
        return key
    n_columns = max(1, min(len(rows), int((columns.page_width - 2 * SIDE) / (width + KEY_GAP))))
    return _Key(rows=rows, width=width, left=None, n_columns=n_columns)


def _marks(dated: pd.DataFrame, columns: _Columns, *, base: float) -> pd.DataFrame:
    """Place of each paper: rows from the line of the years upwards, same themes together."""
    year = dated["year"].astype(int)
    rank = year.groupby(year).cumcount().to_numpy()
    in_year = year.map(year.value_counts()).to_numpy(int)
    row, place = np.divmod(rank, columns.per_row)
    in_row = np.minimum(columns.per_row, in_year)  # a year with fewer papers than a row holds stands in the middle
    x = year.map(columns.middle).to_numpy(float) + (place - (in_row - 1) / 2) * columns.pitch
    y = base + (row + 0.5) * columns.pitch + 1
    return pd.DataFrame({"x": x, "y": y, "theme_id": dated["theme_id"], "hollow": dated["date_inferred"]})


def _draw_years(sheet: Page, columns: _Columns, *, base: float, part_year: int | None) -> None:
    """Line of the years, totals above the columns, and the shade of a year that is not over."""
    top = sheet.ax.get_ylim()[1]
    sheet.ax.add_collection(
        LineCollection(
            [[(SIDE, base), (columns.middle(columns.first + len(columns.counts) - 1) + columns.width / 2, base)]],
            colors=HAIRLINE,
            linewidths=0.8 * sheet.scale,
            zorder=2,
        )
    )
    step = math.ceil((text_width("2000", NUMBER_SIZE) + 5) / columns.width)
    for i, (count, height) in enumerate(zip(columns.counts, columns.tops, strict=True)):
        year = columns.first + i
        x = columns.middle(year)
        if year == part_year:
            half = columns.width / 2
            corners = [(x - half, base), (x + half, base), (x + half, top), (x - half, top)]
            sheet.ax.add_collection(PolyCollection([corners], facecolors=SHADE, linewidths=0, zorder=1))
            narrow = text_width("part year", 5.6) > columns.width
            sheet.write(
                x + half if narrow else x,
                top - 7,
                "part year",
                size=5.6,
                color=MUTED,
                ha="right" if narrow else "center",
                va="baseline",
            )
        if (len(columns.counts) - 1 - i) % step == 0:
            half = text_width(str(year), NUMBER_SIZE) / 2 + 1
            at = min(max(x, half), sheet.width - half)
            sheet.write(at, base - 10, str(year), size=NUMBER_SIZE, color=MUTED, ha="center", va="baseline")
        if count and text_width(str(count), NUMBER_SIZE, 600) < columns.width:
            style = {"weight": 600, "color": INK, "ha": "center", "va": "baseline"}
            sheet.write(x, base + height + 4.5, str(count), size=NUMBER_SIZE, **style)


def _draw_bars(sheet: Page, dated: pd.DataFrame, columns: _Columns, *, base: float, n_themes: int) -> None:
    """Stacked bars, themes from the line of the years upwards, each with its mark where it is high enough for one."""
    table = pd.crosstab(dated["year"].astype(int), dated["theme_id"])
    upper = base + table.cumsum(axis=1) / columns.counts.max() * ROOM
    lower = upper.shift(1, axis=1, fill_value=base)
    half = 0.4 * columns.width
    x = np.array([columns.middle(year) for year in table.index])
    for theme in table.columns:
        low, high = lower[theme].to_numpy(float), upper[theme].to_numpy(float)
        corners = np.stack([x - half, low, x + half, low, x + half, high, x - half, high], axis=1).reshape(-1, 4, 2)
        bars = PolyCollection(
            list(corners),
            facecolors=theme_colour(theme, n_themes),
            edgecolors="white",
            linewidths=0.7 * sheet.scale,
            zorder=3,
        )
        sheet.ax.add_collection(bars)
        tall = high - low >= BAR_MARK if 2 * half >= BAR_MARK else np.zeros(len(x), dtype=bool)
        marks = pd.DataFrame({"x": x[tall], "y": (low + high)[tall] / 2, "theme_id": theme})
        draw_papers(sheet, marks, radius=BAR_MARK / 2 - 1.5, n_themes=n_themes, colour="white")


def _draw_key(sheet: Page, key: _Key, *, top: float, n_themes: int) -> None:
    """Mark, name and count of each theme."""
    marks: list[dict[str, float | bool]] = []
    for i, (theme, name, count) in enumerate(key.rows):
        row, column = (i, 0) if key.left is not None else divmod(i, key.n_columns)
        x = (SIDE if key.left is None else key.left) + column * (key.width + KEY_GAP)
        y = top - (row + 0.5) * KEY_ROW - 2
        marks.append({"x": x + 5, "y": y, "theme_id": max(theme, 0), "hollow": theme == HOLLOW})
        sheet.write(x + 15, y - 2.4, name, size=KEY_SIZE, color=INK, va="baseline")
        style = {"weight": 600, "color": INK, "ha": "right", "va": "baseline"}
        sheet.write(x + key.width - 2, y - 2.4, str(count), size=KEY_SIZE, **style)
    if marks:
        draw_papers(sheet, pd.DataFrame(marks), radius=3.4, n_themes=n_themes)
