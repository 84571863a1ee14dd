"""Figures of themes over time: everything named, nothing overlapping, nothing cut, nothing left out."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.figure import Figure

from graphlab.figures import plot_alluvial, plot_strategic_diagram, plot_term_bars, plot_theme_streams
from graphlab.figures.dendrogram import plot_theme_dendrogram
from graphlab.figures.labels import spread_apart

LABELS = [
    f"{first} & a fairly long {second}"
    for first in ("Tea", "Ice", "Fire")
    for second in ("harvest", "sheet", "map", "line")
]


def themes(n):
    return pd.DataFrame({"theme_id": range(1, n + 1), "label": LABELS[:n], "n_papers": range(5 * n, 0, -5)})


def years(n, seed=1, span=12):
    counts = np.random.default_rng(seed).integers(0, 9, (n, span))
    return pd.DataFrame(
        [(t + 1, 2010 + y, int(counts[t, y])) for t in range(n) for y in range(span)],
        columns=["theme_id", "year", "papers"],
    )


def strategic(n, seed=1):
    values = np.random.default_rng(seed).random((2, n)) * 40
    return pd.DataFrame({"theme_id": range(1, n + 1), "centrality": values[0], "density": values[1]})


def evolution(seed=1, n_periods=3, n_themes=5):
    rng = np.random.default_rng(seed)
    found = pd.DataFrame(
        [
            (p, 2000 + 5 * p, 2004 + 5 * p, t, LABELS[t], int(rng.integers(1, 60)))
            for p in range(1, n_periods + 1)
            for t in range(1, n_themes + 1)
        ],
        columns=["period", "first_year", "last_year", "theme", "label", "n_papers"],
    )
    links = pd.DataFrame(
        [(p, t, u, float(rng.random())) for p in range(1, n_periods) for t in range(1, 5) for u in range(1, 4)],
        columns=["period", "theme", "next_theme", "inclusion"],
    )
    return found, links[links["inclusion"] > 0.5]


def merges(n, seed=1):
    rng, left, rows = np.random.default_rng(seed), list(range(n)), []
    while len(left) > 1:
        one, two = sorted(rng.choice(len(left), 2, replace=False))
        rows.append((len(left) - 1, left[one], left[two], 1 - len(rows) / n))
        left.pop(two)
    return pd.DataFrame(rows, columns=["n_topics", "topic", "merged", "cosine"])


def term_table(n):
    terms = [(t, f"term {i}", 1 / (i + 1)) for t in range(1, n + 1) for i in range(6)]
    return pd.DataFrame(terms, columns=["theme_id", "term", "score"])


FIGURES = {
    "streams": lambda **more: plot_theme_streams(years(10), themes(10), part_year=2021, **more),
    "strategic": lambda **more: plot_strategic_diagram(strategic(10), themes(10), **more),
    "alluvial": lambda **more: plot_alluvial(*evolution(), **more),
    "dendrogram": lambda **more: plot_theme_dendrogram(merges(10), themes(10), **more),
    "term bars": lambda **more: plot_term_bars(term_table(10), themes(10), **more),
}


@pytest.mark.parametrize("plot", FIGURES.values(), ids=FIGURES)
def test_no_text_overlaps_another_or_leaves_the_page(plot):
    ax = plot()
    boxes = [text.get_window_extent().extents for text in ax.texts]
    width, height = ax.figure.get_size_inches() * ax.figure.dpi
    for x0, y0, x1, y1 in boxes:
        assert x0 >= -1
        assert y0 >= -1
        assert x1 <= width + 1
        assert y1 <= height + 1
    # Ink boxes may share a point of line spacing, no more.
    for i, one in enumerate(boxes):
        for two in boxes[:i]:
            wide = min(one[2], two[2]) - max(one[0], two[0])
            high = min(one[3], two[3]) - max(one[1], two[1])
            assert wide <= 0.5 or high <= 2.0


@pytest.mark.parametrize("plot", FIGURES.values(), ids=FIGURES)
def test_it_draws_on_the_axes_it_is_given(plot):
    figure = Figure(figsize=(3, 3))
    FigureCanvasAgg(figure)
    ax = figure.add_subplot()
    assert plot(ax=ax) is ax
    assert ax.texts


@pytest.mark.parametrize("n", [1, 2, 10])
def test_every_stream_is_named(n):
    written = [text.get_text() for text in plot_theme_streams(years(n), themes(n)).texts]
    assert len(written) == 3 + n + len([word for word in written if word.isdigit()])


def band_tops(ax):
    """Upper edge of the first band, year by year, as a share."""
    outline = next(c for c in ax.collections if isinstance(c, PolyCollection)).get_paths()[0].vertices
    n = len(outline) // 2
    return ((outline[n : 2 * n, 1][::-1] - 22) / 190).tolist()


def test_a_band_is_the_share_of_its_year():
    table = pd.DataFrame({"theme_id": [1, 1, 2, 2], "year": [2000, 2001] * 2, "papers": [10, 30, 30, 10]})
    assert band_tops(plot_theme_streams(table, themes(2))) == pytest.approx([0.25, 0.75])


def test_a_year_with_few_papers_takes_those_around_it():
    table = pd.DataFrame(
        {"theme_id": [1, 1, 1, 2, 2, 2], "year": [2000, 2001, 2002] * 2, "papers": [8, 1, 8, 8, 0, 24]}
    )
    assert band_tops(plot_theme_streams(table, themes(2))) == pytest.approx([0.5, 17 / 49, 0.25])


def test_every_theme_of_every_period_is_drawn_linked_or_not():
    found, _ = evolution()
    ax = plot_alluvial(found, pd.DataFrame({"period": [], "theme": [], "next_theme": [], "inclusion": []}))
    assert sum(len(c.get_paths()) for c in ax.collections if isinstance(c, PolyCollection)) == len(found)


def test_a_theme_keeps_the_colour_of_the_one_it_comes_from():
    found, _ = evolution(n_periods=2, n_themes=2)
    links = pd.DataFrame({"period": [1], "theme": [2], "next_theme": [1], "inclusion": [0.9]})
    boxes = plot_alluvial(found, links).collections[-1].get_facecolors()
    assert len(boxes) == 4
    assert (boxes[1] == boxes[2]).all() or (boxes[1] == boxes[3]).all()
    assert len({tuple(colour) for colour in boxes}) == 3


def test_central_themes_stand_right_and_dense_ones_high():
    table = pd.DataFrame({"theme_id": [1, 2, 3], "centrality": [1.0, 2.0, 9.0], "density": [5.0, 1.0, 3.0]})
    ax = plot_strategic_diagram(table, themes(3))
    at = [c.get_offsets()[0] for c in ax.collections if len(c.get_offsets()) and c.get_offsets().any()]
    assert [x for x, _ in at] == sorted(x for x, _ in at)
    assert at[0][1] > at[2][1] > at[1][1]


@pytest.mark.parametrize("seed", range(3))
def test_lines_of_a_dendrogram_do_not_cross_its_other_leaves(seed):
    ax = plot_theme_dendrogram(merges(8, seed), themes(8))
    brackets = ax.collections[-1].get_segments()
    assert len(brackets) == 7
    for one in brackets:
        low, high = sorted((one[1][1], one[2][1]))
        for two in brackets:
            start = two[0]
            assert not (two is not one and low < start[1] < high and two[0][0] + 1e-9 < one[1][0] < two[1][0] - 1e-9)


def test_one_theme_has_no_merge():
    assert next(t.get_text() for t in plot_theme_dendrogram(merges(1), themes(1)).texts) == themes(1)["label"][0]


def test_names_keep_clear_of_the_marks_of_the_strategic_diagram():
    ax = plot_strategic_diagram(strategic(10), themes(10))
    ax.figure.canvas.draw()
    named = [text.get_window_extent().extents for text in ax.texts if text.get_text()[:3] in {"Tea", "Ice", "Fir"}]
    to_dots = ax.figure.dpi / 72
    for marks in ax.collections:
        if isinstance(marks, PathCollection):
            (x, y), reach = ax.transData.transform(marks.get_offsets()[0]), np.sqrt(marks.get_sizes()[0]) / 2 * to_dots
            for x0, y0, x1, y1 in named:
                assert np.hypot(max(x0 - x, 0, x - x1), max(y0 - y, 0, y - y1)) > 0.9 * reach


def test_empty_tables_say_so():
    none = pd.DataFrame({"theme_id": [], "year": [], "papers": []})
    assert [text.get_text() for text in plot_theme_streams(none, themes(1)).texts] == ["No dated papers"]
    assert [text.get_text() for text in plot_alluvial(evolution()[0].head(0), evolution()[1]).texts] == [
        "No dated papers"
    ]
    assert plot_term_bars(term_table(1), themes(1).head(0)).texts[0].get_text() == "No themes"


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
@settings(deadline=None)
def test_places_keep_their_order_and_their_distance(wanted):
    places = spread_apart(np.sort(wanted), least=5, low=0, high=100)
    assert (np.diff(places) >= 5 - 1e-9).all()
    assert places.min() >= -1e-9
    assert places.max() <= 100 + 1e-9
