"""Figures of the network, of papers by year and theme, and of how themes move: as matplotlib Axes and as files."""

from graphlab.figures.alluvial import plot_alluvial
from graphlab.figures.dendrogram import plot_theme_dendrogram
from graphlab.figures.geometry import Geometry, network_geometry
from graphlab.figures.group_themes import groups_shown, plot_group_themes
from graphlab.figures.group_view import GROUPS_ABOVE, group_geometry, group_ties
from graphlab.figures.network import plot_network
from graphlab.figures.overlay import network_density, plot_density, plot_overlay, with_ties
from graphlab.figures.quality import figure_quality
from graphlab.figures.save import save_figure, write_figure
from graphlab.figures.strategic import plot_strategic_diagram
from graphlab.figures.streams import plot_theme_streams
from graphlab.figures.style import DOUBLE_COLUMN, SINGLE_COLUMN, TEXT_WIDTH, theme_colour
from graphlab.figures.svg import render_svg
from graphlab.figures.term_bars import plot_term_bars
from graphlab.figures.theme_map import plot_theme_map
from graphlab.figures.timeline import plot_timeline
from graphlab.figures.years import plot_network_years

__all__ = [
    "DOUBLE_COLUMN",
    "GROUPS_ABOVE",
    "SINGLE_COLUMN",
    "TEXT_WIDTH",
    "Geometry",
    "figure_quality",
    "group_geometry",
    "group_ties",
    "groups_shown",
    "network_density",
    "network_geometry",
    "plot_alluvial",
    "plot_density",
    "plot_group_themes",
    "plot_network",
    "plot_network_years",
    "plot_overlay",
    "plot_strategic_diagram",
    "plot_term_bars",
    "plot_theme_dendrogram",
    "plot_theme_map",
    "plot_theme_streams",
    "plot_timeline",
    "render_svg",
    "save_figure",
    "theme_colour",
    "with_ties",
    "write_figure",
]
