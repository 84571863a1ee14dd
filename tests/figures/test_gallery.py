"""Every figure at journal widths, on little and on much: what can be read is asserted as numbers."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from graphlab import figures
from graphlab.figures import DOUBLE_COLUMN, SINGLE_COLUMN, figure_quality, network_geometry, render_svg

WIDTHS = {"single": SINGLE_COLUMN, "double": DOUBLE_COLUMN}
NAMES = [
    "José Ñúñez",
    "Maximiliana Konstantinopoulou-Żebrowska de la Vega",
    "Å. Øg",
    "Nguyễn Thị Thu Hằng",
    "\N{CJK UNIFIED IDEOGRAPH-5F20}\N{CJK UNIFIED IDEOGRAPH-4F1F}",
    "Łukasz Čapek",
]
LABELS = ["Efficient serving of large language models under load", "Tea", "Federated & split learning", "Ice sheets"]


def network_of(n, make_network):
    """Tables of a network with communities, few authors with many papers, and names long, short and accented."""
    authors, ties, groups = make_network(n, n_groups=max(1, n // 15))
    rng = np.random.default_rng(n)
    authors["papers"] += (rng.pareto(1.5, n) * 2).astype(int)
    changed = rng.random(n) < 0.3
    authors.loc[changed, "name"] = [f"{NAMES[i % len(NAMES)]} {i}" for i in range(changed.sum())]
    ties["paper_ids"] = [(f"p{i % 40:03}", f"p{i % 7:03}") for i in range(len(ties))]
    groups["label"] = [LABELS[i % len(LABELS)] for i in range(len(groups))]
    sizes = authors.groupby("community").size()
    groups["n_authors"] = groups["community"].map(sizes)
    names = (
        authors.sort_values(["papers", "author_id"], ascending=[False, True]).groupby("community")["name"].agg(tuple)
    )
    groups["authors"] = groups["community"].map(names)
    return authors, ties, groups


@pytest.fixture(scope="module", params=[5, 50, 300, 3000])
def network(request, make_network):
    return network_of(request.param, make_network)


@pytest.fixture(scope="module", params=WIDTHS.values(), ids=WIDTHS)
def geometry(request, network):
    return network_geometry(*network, n_themes=6, width=request.param)


LIMITS = {"text_contrast": 4.5, "mark_contrast": 2.99, "smallest_text": 5.5}


def assert_readable(ax, *, names_on_marks=False):
    quality = figure_quality(ax)
    none = ["text_overlaps", "clipped"] if names_on_marks else ["text_overlaps", "clipped", "on_marks"]
    faults = {name: quality[name] for name in none if quality[name]}
    faults |= {name: quality[name] for name, least in LIMITS.items() if quality[name] < least}
    assert not faults, str(faults)


def test_a_network_can_be_read(geometry):
    assert_readable(figures.plot_network(geometry))


def test_an_overlay_can_be_read(geometry):
    years = pd.Series(np.linspace(1999, 2026, len(geometry.nodes)), index=geometry.nodes["author_id"])
    assert_readable(figures.plot_overlay(geometry, years, title="Mean year of papers"))


def test_a_density_can_be_read(geometry):
    quality = figure_quality(figures.plot_density(geometry))
    assert quality[["text_overlaps", "clipped", "on_marks"]].tolist() == [0, 0, 0]
    assert quality["text_contrast"] >= 4.5


def test_a_network_through_the_years_can_be_read(geometry, network):
    ties = network[1]
    papers = pd.DataFrame({"paper_id": [f"p{i:03}" for i in range(40)], "year": [1990 + i for i in range(40)]})
    written = ties[["author_a", "paper_ids"]].explode("paper_ids").drop_duplicates()
    written = written.rename(columns={"author_a": "author_id", "paper_ids": "paper_id"})
    ax = figures.plot_network_years(geometry, ties, authorships=written, papers=papers)
    assert_readable(ax)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_groups_can_be_read(network, width):
    assert_readable(figures.plot_network(figures.group_geometry(*network, n_themes=6, width=width)))


def test_every_tint_of_a_network_has_its_letter_so_that_grey_print_tells_the_groups(geometry, network):
    letters = network[2].set_index("community")["letter"]
    hulls = geometry.hulls["community"]
    named = set(geometry.group_labels["community"])
    without = [c for c in hulls if letters[c] and c not in named]
    assert len(without) <= 0.1 * len(hulls)


def themes_of(n):
    labels = [f"{LABELS[i % len(LABELS)]} {i + 1}" for i in range(n)]
    themes = pd.DataFrame({"theme_id": range(1, n + 1), "label": labels, "n_papers": range(5 * n, 0, -5)})
    return themes.assign(short_label=themes["label"])


def papers_of(n, n_themes, n_years):
    rng = np.random.default_rng(n)
    theme = rng.integers(1, n_themes + 1, n)
    papers = pd.DataFrame({"paper_id": [f"p{i:05}" for i in range(n)], "theme_id": theme})
    papers["year"] = pd.array(2026 - rng.integers(0, n_years, n), dtype="Int64")
    papers["date_inferred"] = rng.random(n) < 0.1
    papers["certainty"] = rng.random(n)
    return papers.assign(x=theme % 4 + rng.normal(0, 0.3, n), y=theme // 4 + rng.normal(0, 0.3, n))


def merges_of(n):
    rows = [(n - 1 - i, 0, i + 1, 0.9 - 0.8 * i / n) for i in range(n - 1)]
    return pd.DataFrame(rows, columns=["n_topics", "topic", "merged", "cosine"])


def years_of(n, n_years):
    papers = papers_of(40 * n, n, n_years)
    return papers.groupby(["theme_id", "year"]).size().rename("papers").reset_index()


def evolution_of(n, n_periods):
    rows = [
        (p, 2000 + 5 * p, 2004 + 5 * p, t, f"{LABELS[t % 4]} {t}", 40 // t)
        for p in range(1, n_periods + 1)
        for t in range(1, n + 1)
    ]
    found = pd.DataFrame(rows, columns=["period", "first_year", "last_year", "theme", "label", "n_papers"])
    links = [(p, t, t % n + 1, 0.6) for p in range(1, n_periods) for t in range(1, n + 1)]
    return found, pd.DataFrame(links, columns=["period", "theme", "next_theme", "inclusion"])


def terms_of(n):
    terms = ["graph neural network", "tea", "very long compound technical term of art", "naïve Bayes"]
    rows = [(t, f"{term} {t}", 1 / k) for t in range(1, n + 1) for k, term in enumerate(terms, 1)]
    return pd.DataFrame(rows, columns=["theme_id", "term", "score"])


def strategic_of(n):
    values = np.random.default_rng(n).random((2, n))
    return pd.DataFrame({"theme_id": range(1, n + 1), "centrality": values[0], "density": values[1]})


def groups_of(n):
    rng = np.random.default_rng(n)
    groups = pd.DataFrame({"community": range(1, 13), "letter": list("ABCDEFGHIJKL"), "label": (LABELS * 3)})
    groups = groups.assign(
        n_authors=range(24, 0, -2), n_papers=range(36, 0, -3), theme_id=[1 + i % n for i in range(12)]
    )
    groups["authors"] = [tuple(f"{name} {k}" for name in NAMES) for k in range(12)]
    cells = pd.DataFrame([(c, t) for c in range(1, 13) for t in range(1, n + 1)], columns=["community", "theme_id"])
    cells["papers"] = rng.integers(0, 9, len(cells))
    return cells.assign(lift=rng.random(len(cells)) * 2, p_adjusted=rng.random(len(cells))), groups


SIZES = [(1, SINGLE_COLUMN), (2, DOUBLE_COLUMN), (12, SINGLE_COLUMN), (12, DOUBLE_COLUMN), (30, SINGLE_COLUMN)]
PLOTS = {
    "timeline of dots": lambda n, **at: figures.plot_timeline(
        papers_of(60, n, 3 * n), themes_of(n), part_year=2026, **at
    ),
    "timeline of bars": lambda n, **at: figures.plot_timeline(papers_of(900, n, 40), themes_of(n), **at),
    "timeline of a year": lambda n, **at: figures.plot_timeline(papers_of(9, n, 1), themes_of(n), **at),
    "theme map": lambda n, **at: figures.plot_theme_map(papers_of(15 * n, n, 3), themes_of(n), **at),
    "streams": lambda n, **at: figures.plot_theme_streams(years_of(n, 40), themes_of(n), part_year=2026, **at),
    "streams of a year": lambda n, **at: figures.plot_theme_streams(years_of(n, 1), themes_of(n), **at),
    "streams of three years": lambda n, **at: figures.plot_theme_streams(
        years_of(n, 3), themes_of(n), part_year=2026, **at
    ),
    "strategic": lambda n, **at: figures.plot_strategic_diagram(strategic_of(n), themes_of(n), **at),
    "alluvial": lambda n, **at: figures.plot_alluvial(*evolution_of(n, 3), **at),
    "term bars": lambda n, **at: figures.plot_term_bars(terms_of(n), themes_of(n), **at),
    "dendrogram": lambda n, **at: figures.plot_theme_dendrogram(merges_of(n), themes_of(n), **at),
}


@pytest.mark.parametrize(("n_themes", "width"), SIZES)
@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_a_figure_of_themes_can_be_read(plot, n_themes, width):
    # Where papers leave no room, a name stands on them on a light box.
    assert_readable(plot(n_themes, width=width), names_on_marks=plot is PLOTS["theme map"] and n_themes > 2)


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("n_themes", [1, 6, 10])
def test_groups_by_themes_can_be_read(n_themes, width):
    quality = figure_quality(figures.plot_group_themes(*groups_of(n_themes), themes_of(n_themes), width=width))
    assert quality[["text_overlaps", "clipped"]].tolist() == [0, 0]  # numbers stand in the circles
    assert quality["smallest_text"] >= 5.5
    assert quality["mark_contrast"] >= 2.99


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_on_axes_as_wide_as_a_column_text_keeps_its_size(plot):
    ax = Figure(figsize=(SINGLE_COLUMN / 72, 6)).add_axes((0, 0, 1, 1))
    assert plot(2, ax=ax) is ax
    assert figure_quality(ax)["smallest_text"] >= 5.5


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_the_same_figure_is_the_same_bytes(plot):
    first, again = (render_svg(plot(6, width=SINGLE_COLUMN).figure) for _ in range(2))
    assert first == again
    assert "<text" in first


def test_overlaps_clipping_and_faint_texts_are_found():
    ax = Figure(figsize=(2, 2)).add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    for x, words, colour in ((0.1, "one", "black"), (0.11, "two", "black"), (0.95, "beyond", "#AAAAAA")):
        ax.text(x, 0.5, words, fontsize=5, color=colour)
    ax.scatter([0.12], [0.51], s=40, color="#DDDDDD", zorder=3)
    found = figure_quality(ax)
    assert found[["texts", "text_overlaps", "clipped", "smallest_text"]].tolist() == [3, 1, 1, 5]
    assert found["on_marks"] == 2
    assert found["text_contrast"] < 3
    assert found["mark_contrast"] < 1.5
