from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from colorspacious import cspace_convert

from graphlab.errors import SettingsError
from graphlab.figures import (
    network_density,
    network_geometry,
    plot_density,
    plot_network_years,
    plot_overlay,
    with_ties,
)
from graphlab.figures.legend import MEANING
from graphlab.figures.overlay import RAMP
from graphlab.figures.years import year_spans

DEFECTS = ["deuteranomaly", "protanomaly", "tritanomaly"]


@pytest.fixture(scope="module")
def geometry(make_network):
    return network_geometry(*make_network(40, n_groups=5), n_themes=5)


@pytest.fixture(scope="module")
def years(geometry):
    return pd.Series(np.linspace(2001, 2020, len(geometry.nodes)), index=geometry.nodes["author_id"])


def colours_of(ax):
    return next(
        c.get_facecolor() for c in ax.collections if len(c.get_offsets()) == 40 and len(c.get_facecolor()) == 40
    )


def test_a_later_year_is_darker_to_every_eye_and_in_grey(geometry, years):
    rgb = colours_of(plot_overlay(geometry, years, title="Mean year"))[:, :3]
    seen = [rgb] + [
        np.clip(cspace_convert(rgb, {"name": "sRGB1+CVD", "cvd_type": kind, "severity": 100}, "sRGB1"), 0, 1)
        for kind in DEFECTS
    ]
    for colours in seen:
        lightness = cspace_convert(colours, "sRGB1", "CAM02-UCS")[:, 0]
        assert (np.diff(lightness) < 0).all()


def test_the_ramp_has_steps_that_can_be_told_apart():
    lightness = cspace_convert(RAMP(np.linspace(0, 1, 5))[:, :3], "sRGB1", "CAM02-UCS")[:, 0]
    assert np.diff(lightness).max() < -8


def test_the_bar_says_what_the_colours_mean_and_takes_the_place_of_the_themes(geometry, years):
    texts = [t.get_text() for t in plot_overlay(geometry, years, title="Mean year of papers").texts]
    assert {"Mean year of papers", "2001", "2020"} <= set(texts)
    assert not any("theme" in text for text in texts)


def test_authors_without_a_number_are_hollow(geometry, years):
    some = years.copy()
    some.iloc[3] = np.nan
    assert colours_of(plot_overlay(geometry, some, title="Mean year"))[3].tolist() == [1, 1, 1, 1]


def test_one_value_for_all_and_none_at_all_are_drawn(geometry, years):
    assert plot_overlay(geometry, years * 0 + 3, title="Papers").texts
    assert "Papers" not in [t.get_text() for t in plot_overlay(geometry, years * np.nan, title="Other").texts[-1:]]


def test_words_are_refused(geometry, years):
    with pytest.raises(SettingsError, match="are not numbers"):
        plot_overlay(geometry, years.map(lambda _: "old"), title="Age")


def test_density_is_the_sum_of_hills(geometry):
    density = network_density(geometry)
    xy, weight = geometry.nodes[["x", "y"]].to_numpy(), geometry.nodes["papers"].to_numpy()
    mean = np.mean([np.hypot(*(xy[i] - xy[j])) for i in range(len(xy)) for j in range(i)])
    at = {cell: np.array([cell[1] * 2 + 1, cell[0] * 2 + 1]) for cell in [(50, 60), (20, 100)]}
    value = {c: (weight * np.exp(-((np.hypot(*(xy - p).T) / (mean * 0.125)) ** 2))).sum() for c, p in at.items()}
    assert density[50, 60] / density[20, 100] == pytest.approx(value[50, 60] / value[20, 100])
    assert density.max() == 1
    assert plot_density(geometry).images[0].get_array().shape == density.shape


def test_nobody_moves_between_the_years(make_network):
    authors, ties, groups = make_network(30, n_groups=4)
    geometry = network_geometry(authors, ties, groups, n_themes=4)
    papers = pd.DataFrame({"paper_id": [f"p{k}" for k in range(12)], "year": [2000 + k // 2 for k in range(12)]})
    written = pd.DataFrame(
        {"paper_id": papers["paper_id"].repeat(5), "author_id": [f"a{k % 30:04d}" for k in range(60)]}
    )
    none = ties.assign(paper_ids=[()] * len(ties))
    ax = plot_network_years(geometry, none, authorships=written, papers=papers, n_panels=3)
    circles = [c.get_offsets() for c in ax.collections if len(c.get_offsets()) > 1]
    panels = [np.concatenate(pair) for pair in zip(circles[::2], circles[1::2], strict=True)]  # absent and present
    first = panels[0][np.lexsort(panels[0].T)]
    for panel in panels[1:]:
        moved = panel[np.lexsort(panel.T)] - first
        assert np.ptp(moved, axis=0).max() < 1e-9


@pytest.mark.parametrize("n_spans", [1, 3, 6, 40])
def test_periods_cover_all_years_once(n_spans):
    years = pd.Series(np.random.default_rng(3).integers(1990, 2020, 200))
    spans = year_spans(years, n_spans)
    assert spans[0][0] == years.min()
    assert spans[-1][1] == years.max()
    assert all(later[0] == sooner[1] + 1 for sooner, later in pairwise(spans))
    assert len(spans) <= n_spans


def test_a_backbone_has_fewer_ties_and_everybody_in_place(make_network):
    authors, ties, groups = make_network(40, n_groups=5)
    geometry = network_geometry(authors, ties, groups, n_themes=5)
    strong = ties[ties["papers"] > 1]
    kept = with_ties(geometry, strong)
    assert 0 < len(kept.edges) == len(strong) < len(geometry.edges)
    pd.testing.assert_frame_equal(kept.nodes, geometry.nodes)


@pytest.mark.parametrize("title", ["Age", "Mean year of all papers with or without a byline that is cut somewhere"])
def test_the_bar_stands_clear_of_the_legend(geometry, years, title):
    ax = plot_overlay(geometry, years, title=title)
    boxes = {text.get_text(): text.get_window_extent() for text in ax.texts if text.get_text()}
    first = ax.texts[-3].get_window_extent()
    assert ax.texts[-3].get_text() == title
    written = set(geometry.legend["text"]) - {"", MEANING}
    assert not any(first.overlaps(boxes[text]) for text in written)
    inside = ax.figure.bbox
    assert (inside.x0 <= first.x0) & (inside.y0 <= first.y0)


def test_the_density_says_what_dark_means(geometry):
    texts = [text.get_text() for text in plot_density(geometry).texts]
    assert texts[-3:] == ["Papers of authors close by", "none", "most"]
