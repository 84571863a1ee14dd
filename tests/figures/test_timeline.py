import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.colors import to_hex

from graphlab.figures import plot_timeline, theme_colour
from graphlab.figures.style import TEXT_WIDTH


def texts(ax):
    return [text.get_text() for text in ax.texts]


def marks(ax):
    """Centres of all marks, paper by paper (the marks of the key included)."""
    return np.concatenate([c.get_offsets() for c in ax.collections if isinstance(c, PathCollection)])


def test_one_mark_is_one_paper(papers_and_themes):
    papers, themes = papers_and_themes
    n_key = len(themes) + 1  # and "year inferred"
    assert len(marks(plot_timeline(papers, themes))) == len(papers) + n_key


def test_marks_do_not_overlap_and_stay_on_the_page(papers_and_themes):
    ax = plot_timeline(*papers_and_themes)
    at = marks(ax)
    one, two = np.triu_indices(len(at), 1)
    assert np.hypot(*(at[one] - at[two]).T).min() > 8
    assert (at >= 3).all()
    assert (at <= (TEXT_WIDTH - 3, ax.get_ylim()[1] - 3)).all()


def test_totals_stand_above_the_years(papers_and_themes):
    papers, themes = papers_and_themes
    written = texts(plot_timeline(papers, themes))
    for year, count in papers["year"].value_counts().items():
        assert written[written.index(str(year)) + 1] == str(count)


def test_marks_have_the_colour_of_their_theme(papers_and_themes):
    papers, themes = papers_and_themes
    used = {to_hex(colour).upper() for c in plot_timeline(papers, themes).collections for colour in c.get_edgecolors()}
    assert {theme_colour(theme, 6) for theme in range(1, 7)} <= used


def test_the_part_year_says_so(papers_and_themes):
    assert "part year" in texts(plot_timeline(*papers_and_themes, part_year=2026))
    assert "part year" not in texts(plot_timeline(*papers_and_themes))


def test_the_key_has_every_theme_with_its_count(papers_and_themes):
    papers, themes = papers_and_themes
    written = texts(plot_timeline(papers, themes))
    for theme, label in zip(themes["theme_id"], themes["label"], strict=True):
        assert written[written.index(label) + 1] == str((papers["theme_id"] == theme).sum())


def test_papers_without_a_year_are_counted_in_a_note(papers_and_themes):
    papers, themes = papers_and_themes
    papers.loc[:2, "year"] = pd.NA
    assert "3 papers without a year not shown" in texts(plot_timeline(papers, themes))


@pytest.mark.parametrize("n_papers", [301, 2000])
def test_many_papers_become_bars(papers_and_themes, n_papers):
    papers, themes = papers_and_themes
    many = papers.sample(n_papers, replace=True, random_state=1).assign(paper_id=[f"q{i}" for i in range(n_papers)])
    assert len(marks(plot_timeline(many, themes))) < n_papers / 4


def test_a_bar_has_the_mark_of_its_theme_so_that_grey_print_tells_it(papers_and_themes):
    papers, themes = papers_and_themes
    many = pd.concat([papers] * 8, ignore_index=True).assign(date_inferred=False)
    ax = plot_timeline(many, themes)
    white = [c for c in ax.collections if isinstance(c, PathCollection) and (c.get_facecolors() == 1).all()]
    assert len(white) == len(themes)
    bars = [path.get_extents() for c in ax.collections if isinstance(c, PolyCollection) for path in c.get_paths()]
    for x, y in np.concatenate([c.get_offsets() for c in white]):
        assert sum(bar.contains(x, y) for bar in bars) == 1


def test_bars_are_as_high_as_the_papers_they_stand_for(papers_and_themes):
    papers, themes = papers_and_themes
    many = pd.concat([papers] * 8, ignore_index=True).assign(date_inferred=False)
    ax = plot_timeline(many, themes)
    bars = [path.vertices for c in ax.collections if isinstance(c, PolyCollection) for path in c.get_paths()]
    area = sum(np.ptp(v[:, 0]) * np.ptp(v[:, 1]) for v in bars)
    width = np.ptp(bars[0][:, 0])
    tallest = many["year"].value_counts().max()
    assert area / width == pytest.approx(len(many) / tallest * 150, rel=0.01)


@pytest.mark.parametrize("n_papers", [0, 1, 2])
def test_few_papers_make_a_figure(papers_and_themes, n_papers):
    papers, themes = papers_and_themes
    assert plot_timeline(papers.head(n_papers), themes).figure is not None


def test_row_order_changes_nothing(papers_and_themes):
    papers, themes = papers_and_themes
    shuffled = plot_timeline(papers.sample(frac=1, random_state=2), themes)
    assert np.array_equal(marks(shuffled), marks(plot_timeline(papers, themes)))


@pytest.mark.parametrize("years", [[2026], [2025, 2026], [2024, 2026, 2026], list(range(2017, 2027))])
def test_no_text_lies_on_another_or_on_a_mark_however_few_the_years(years, text_extents):
    papers = pd.DataFrame({"year": pd.array(years, dtype="Int64"), "theme_id": [1 + i % 2 for i in range(len(years))]})
    papers = papers.assign(paper_id=[f"p{i}" for i in range(len(years))], date_inferred=False)
    labels = ["Subject matter of great length", "Subject matter of some length"]
    ax = plot_timeline(papers, pd.DataFrame({"theme_id": [1, 2], "label": labels}), part_year=2026)
    boxes, at = text_extents(ax), marks(ax)
    boxes[:, :2] += 0.8  # matplotlib rounds extents up to whole pixels
    boxes[:, 2:] -= 0.8
    one, two = np.triu_indices(len(boxes), 1)
    overlap = np.minimum(boxes[one, 2:], boxes[two, 2:]) - np.maximum(boxes[one, :2], boxes[two, :2])
    assert np.clip(overlap, 0, None).prod(axis=1).sum() == 0
    gap = np.maximum(np.maximum(boxes[:, None, :2] - at, at - boxes[:, None, 2:]), 0)
    assert np.hypot(*np.moveaxis(gap, 2, 0)).min() > 3
