import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from graphlab.figures import plot_theme_map, theme_colour
from graphlab.figures.style import TEXT_WIDTH, tint


def marks(ax):
    return np.concatenate([c.get_offsets() for c in ax.collections if c.get_offsets().any()])


def hollow(ax):
    return sum((c.get_facecolors() == 1).all(axis=1).sum() for c in ax.collections if c.get_offsets().any())


def test_one_mark_is_one_paper(papers_and_themes):
    papers, themes = papers_and_themes
    assert len(marks(plot_theme_map(papers, themes))) == len(papers)


def test_marks_do_not_hide_each_other_and_stay_on_the_page(papers_and_themes):
    papers, themes = papers_and_themes
    papers.loc[:5, ["x", "y"]] = 1.0
    ax = plot_theme_map(papers, themes)
    at = marks(ax)
    one, two = np.triu_indices(len(at), 1)
    assert np.hypot(*(at[one] - at[two]).T).min() > 8
    assert (at >= 4).all()
    assert (at <= (TEXT_WIDTH - 4, ax.get_ylim()[1] - 4)).all()


def test_similar_papers_stay_near(papers_and_themes):
    papers, themes = papers_and_themes
    order = papers.sort_values("theme_id", kind="stable")  # marks are drawn theme by theme
    at = marks(plot_theme_map(papers, themes))
    assert np.corrcoef(order["x"], at[:, 0])[0, 1] > 0.95
    assert np.corrcoef(order["y"], at[:, 1])[0, 1] > 0.95


def test_every_theme_is_named_with_its_number_of_papers(papers_and_themes):
    papers, themes = papers_and_themes
    texts = [text.get_text() for text in plot_theme_map(papers, themes).texts]
    for theme, label in zip(themes["theme_id"], themes["label"], strict=True):
        assert texts[texts.index(label) + 1].split()[0] == str((papers["theme_id"] == theme).sum())


@pytest.mark.parametrize("n_papers", [2, 5, 20, 50, 300])
def test_names_touch_no_mark_and_no_other_name_and_stay_on_the_page(scattered_papers, text_extents, n_papers):
    papers, themes = scattered_papers(n_papers)
    ax = plot_theme_map(papers, themes)
    boxes, at = text_extents(ax), marks(ax)
    assert (boxes >= 0).all()
    assert (boxes[:, 2] <= TEXT_WIDTH).all()
    assert (boxes[:, 3] <= ax.get_ylim()[1]).all()
    gap = np.maximum(np.maximum(boxes[:, None, :2] - at, at - boxes[:, None, 2:]), 0)
    assert np.hypot(*np.moveaxis(gap, 2, 0)).min() > 1.3 * np.sqrt(0.06 * TEXT_WIDTH * 300 / max(n_papers, 157) / np.pi)
    names, counts = boxes[0:-1:2], boxes[1:-1:2]
    for name, count in zip(names, counts, strict=True):
        assert count[3] <= name[3]
    blocks = np.column_stack([names[:, 0], counts[:, 1], names[:, 2:]])
    one, two = np.triu_indices(len(blocks), 1)
    overlap = np.minimum(blocks[one, 2:], blocks[two, 2:]) - np.maximum(blocks[one, :2], blocks[two, :2])
    assert np.clip(overlap, 0, None).prod(axis=1).sum() == 0


def test_a_name_without_free_room_stands_on_a_light_box(papers_and_themes, text_extents):
    themes = papers_and_themes[1]
    x, y = (grid.ravel() for grid in np.meshgrid(range(60), range(36)))
    ring = np.maximum(np.abs(x - 29.5) / 5, np.abs(y - 17.5) / 3).astype(int)
    papers = pd.DataFrame({"x": x, "y": y, "theme_id": ring + 1, "certainty": 0.9})
    papers["paper_id"] = [f"p{i:04d}" for i in papers.index]
    ax = plot_theme_map(papers, themes)
    white = [c for c in ax.collections if (np.atleast_2d(c.get_facecolors())[:, :3] == 1).all() and c.get_alpha()]
    grounds = [path.vertices for c in white for path in c.get_paths()]
    assert grounds
    boxes = text_extents(ax)
    for low, high in ((ground.min(axis=0), ground.max(axis=0)) for ground in grounds):
        assert ((boxes[:, :2] >= low - 1) & (boxes[:, 2:] <= high + 1)).all(axis=1).sum() == 2


def test_a_name_away_from_its_papers_has_a_line_to_the_nearest(scattered_papers):
    ax = plot_theme_map(*scattered_papers(150))
    at = marks(ax)
    ends = [path.vertices[-1] for c in ax.collections if isinstance(c, LineCollection) for path in c.get_paths()]
    assert ends
    for end in ends:
        assert np.hypot(*(at - end).T).min() < 8


def test_uncertain_papers_are_hollow(papers_and_themes):
    papers, themes = papers_and_themes
    assert hollow(plot_theme_map(papers, themes)) == (papers["certainty"] < 0.5).sum()


def test_areas_have_the_tint_of_their_theme(papers_and_themes):
    papers, themes = papers_and_themes
    ax = plot_theme_map(papers, themes)
    drawn = {to_hex(colour).upper() for c in ax.collections for colour in c.get_facecolors()}
    assert {tint(theme_colour(theme, 6), 0.13) for theme in range(1, 7)} <= drawn


@pytest.mark.parametrize("n_papers", [0, 1, 2, 5])
def test_few_papers_make_a_map(papers_and_themes, n_papers):
    papers, themes = papers_and_themes
    ax = plot_theme_map(papers.head(n_papers), themes)
    assert sum(len(c.get_offsets()) for c in ax.collections if c.get_offsets().any()) == n_papers


def test_thousands_of_papers_make_a_map_with_all_names(papers_and_themes):
    papers, themes = papers_and_themes
    many = pd.concat([papers] * 60, ignore_index=True)
    many["paper_id"] = [f"q{i:05d}" for i in many.index]
    texts = [text.get_text() for text in plot_theme_map(many, themes).texts]
    assert set(themes["label"]) <= set(texts)


def test_row_order_changes_nothing(papers_and_themes):
    papers, themes = papers_and_themes
    shuffled = plot_theme_map(papers.sample(frac=1, random_state=2), themes)
    assert np.array_equal(marks(shuffled), marks(plot_theme_map(papers, themes)))


def test_of_very_many_papers_an_even_sample_is_drawn_that_says_so_and_the_counts_are_those_of_all(scattered_papers):
    papers, themes = scattered_papers(7_000)
    ax = plot_theme_map(papers, themes)
    texts = [text.get_text() for text in ax.texts]
    assert len(marks(ax)) == 3_000
    assert texts[-1].startswith("One mark is one of 3,000 papers out of 7,000;")
    assert sum(int(text.split()[0].replace(",", "")) for text in texts[1:-1:2]) == 7_000
