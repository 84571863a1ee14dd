"""What a study makes when it is first asked for."""

import pytest
from matplotlib.axes import Axes

from graphlab.analysis import TABLES

MADE_LATER = ["theme_terms", "theme_trends", "term_trends", "theme_strategy", "community_themes", "period_themes"]
PLOTS = ["plot_theme_streams", "plot_strategic_diagram", "plot_alluvial", "plot_term_bars", "plot_theme_dendrogram"]


@pytest.mark.parametrize("name", MADE_LATER)
def test_tables_made_later_have_their_documented_columns_and_are_made_once(seed_study, name):
    table = getattr(seed_study, name)
    assert list(table.columns) == list(TABLES[name])
    assert len(table)
    assert getattr(seed_study, name) is table


@pytest.mark.parametrize("name", PLOTS)
def test_every_figure_of_themes_can_be_asked_of_the_study(seed_study, name):
    ax = getattr(seed_study, name)()
    assert isinstance(ax, Axes)
    assert ax.texts
