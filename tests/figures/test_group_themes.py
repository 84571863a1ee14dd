"""The matrix of groups and themes: what is filled, what is numbered, and that texts keep clear of each other."""

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from graphlab.figures import groups_shown, plot_group_themes
from graphlab.figures.group_themes import MOST_GROUPS, PALE_SHARE, WHITE
from graphlab.figures.style import RC, contrast, theme_colour, tint

NAMES = ("Forest fires & weather", "River ice", "Large language models", "Representation learning & question answering")


def tables(n_groups, n_themes, *, most=40):
    """Tables of groups that work on most themes, with a few papers or many."""
    rng = np.random.default_rng(n_groups * 100 + n_themes)
    counts = rng.integers(0, 4, (n_groups, n_themes)) * rng.integers(1, max(2, most // 3), (n_groups, n_themes))
    counts[np.arange(n_groups), np.arange(n_groups) % n_themes] += most
    cells = [(g + 1, t + 1, n) for g, row in enumerate(counts.tolist()) for t, n in enumerate(row) if n]
    community_themes = pd.DataFrame(cells, columns=["community", "theme_id", "papers"])
    community_themes["lift"] = rng.choice([0.4, 1.6], len(cells))
    community_themes["p_adjusted"] = np.where(rng.random(len(cells)) < 0.3, 0.01, 0.6)
    ids = np.arange(1, n_groups + 1)
    communities = pd.DataFrame({"community": ids, "letter": [f"{chr(64 + i % 27)}B"[: 1 + i // 20] for i in ids]})
    communities["label"] = [NAMES[i % 4] for i in ids]
    communities["n_authors"], communities["n_papers"] = 2 + ids, counts.sum(axis=1)
    communities["authors"] = [(f"Manmohan Chandrasekaran {i}", "Bo Birk") for i in ids]
    communities["theme_id"] = ids % n_themes + 1
    themes = pd.DataFrame({"theme_id": range(1, n_themes + 1), "label": [NAMES[i % 4] for i in range(n_themes)]})
    return (
        community_themes,
        communities,
        themes.assign(short_label=[NAMES[i % 4].split(" & ")[0] for i in range(n_themes)], n_papers=1000),
    )


def drawn(parts, width):
    if width is None:
        return plot_group_themes(*parts)
    with mpl.rc_context(RC):
        figure = Figure(figsize=(width / 72, 6))
        FigureCanvasAgg(figure)
    return plot_group_themes(*parts, ax=figure.add_axes((0, 0, 1, 1)))


def circles(ax):
    """Face and rim of each circle of the matrix."""
    matrix = next(part for part in ax.collections if isinstance(part, PatchCollection))
    faces, rims = (
        [to_hex(colour).upper() for colour in part] for part in (matrix.get_facecolor(), matrix.get_edgecolor())
    )
    return list(zip(faces, rims, strict=True))


@pytest.mark.parametrize("n_themes", [2, 3, 6, 12])
@pytest.mark.parametrize("width", [241, None])
def test_texts_keep_clear_of_each_other_and_of_the_edge(text_extents, n_themes, width):
    ax = drawn(tables(12, n_themes), width)
    boxes = text_extents(ax)
    upright = np.array([text.get_rotation() == 0 for text in ax.texts])
    page = np.array(ax.figure.get_size_inches()) * 72
    assert (boxes[:, :2] >= -0.5).all()
    assert (boxes[:, 2:] <= page + 0.5).all()
    own = boxes[upright]
    for i, one in enumerate(own):
        meets = (
            (own[:, 0] < one[2] - 0.8)
            & (own[:, 2] > one[0] + 0.8)
            & (own[:, 1] < one[3] - 3)
            & (own[:, 3] > one[1] + 3)
        )
        assert np.flatnonzero(meets).tolist() == [i]


def test_every_circle_has_its_number():
    parts = tables(6, 4)
    texts = [text.get_text() for text in plot_group_themes(*parts).texts]
    for number in parts[0]["papers"]:
        assert f"{number:,}" in texts


def test_fill_says_beyond_chance_as_much_or_less():
    cells, communities, themes = tables(1, 3)
    cells = pd.DataFrame({"community": 1, "theme_id": [1, 2, 3], "papers": [5, 3, 2]})
    cells = cells.assign(lift=[2.0, 1.0, 0.5], p_adjusted=[0.05, 0.051, np.nan])
    faces = circles(plot_group_themes(cells, communities, themes))
    colours = [theme_colour(theme, 3) for theme in (1, 2, 3)]
    assert [rim for _, rim in faces] == colours
    assert faces[0][0] == colours[0]
    assert faces[1][0] not in (colours[1], WHITE)
    assert faces[2][0] == WHITE


def test_the_three_fills_differ_in_grey():
    for theme in range(1, 11):
        whole = theme_colour(theme, 10)
        pale = tint(whole, PALE_SHARE)
        assert contrast(whole, pale) > 1.7, whole
        assert contrast(pale) > 1.2, whole


def test_numbers_can_be_read_in_their_circles():
    cells, communities, themes = tables(9, 10)
    ax = plot_group_themes(cells.assign(p_adjusted=0.01, papers=30), communities, themes)
    faces = {face for face, _ in circles(ax)}
    inks = {text.get_color() for text in ax.texts if text.get_text() == "30"}
    assert inks <= {"#000000", "#FFFFFF"}
    assert all(max(contrast(ink, face) for ink in ("#000000", "#FFFFFF")) >= 4.5 for face in faces)


def test_groups_with_most_papers_are_drawn_by_main_theme():
    _, communities, _ = tables(30, 5)
    shown = groups_shown(communities)
    assert len(shown) == MOST_GROUPS
    assert shown["theme_id"].is_monotonic_increasing
    assert (
        shown["n_papers"].min() >= communities.loc[~communities["community"].isin(shown["community"]), "n_papers"].max()
    )


def test_groups_of_one_paper_are_drawn_only_where_none_has_two():
    groups = pd.DataFrame({"community": [1, 2], "letter": ["A", "B"], "theme_id": 1})
    assert groups_shown(groups.assign(n_papers=[1, 2]))["letter"].tolist() == ["B"]
    assert groups_shown(groups.assign(n_papers=[1, 1]))["letter"].tolist() == ["A", "B"]


def test_the_order_of_the_tables_changes_nothing():
    parts = tables(14, 5)
    turned = [table.sample(frac=1, random_state=3) for table in parts[:2]]
    one, two = plot_group_themes(*parts), plot_group_themes(*turned, parts[2])
    assert sorted((t.get_text(), *t.get_position()) for t in one.texts) == sorted(
        (t.get_text(), *t.get_position()) for t in two.texts
    )


def test_no_group_and_one_group_are_drawn():
    cells, communities, themes = tables(1, 2)
    assert [text.get_text() for text in plot_group_themes(cells.head(0), communities.head(0), themes).texts] == [
        "No groups"
    ]
    assert "Manmohan Chandrasekaran 1 and 2 more" in [
        text.get_text() for text in plot_group_themes(cells, communities, themes).texts
    ]


def test_a_name_that_is_markup_or_controls_stays_a_name(seed_study):
    communities = seed_study.communities.assign(authors=[("<b>$x$\u202eA</b>", "B")] * len(seed_study.communities))
    ax = plot_group_themes(seed_study.community_themes, communities, seed_study.themes)
    assert any(text.get_text().startswith("<b>$x$ A</b>") for text in ax.texts)
