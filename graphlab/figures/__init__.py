"""Figures: the collaboration network, papers by year and theme, the theme map; as matplotlib Axes and as files."""

from graphlab.figures.geometry import Geometry, network_geometry
from graphlab.figures.network import plot_network
from graphlab.figures.save import render_svg, save_figure, write_figure
from graphlab.figures.style import theme_colour
from graphlab.figures.theme_map import plot_theme_map
from graphlab.figures.timeline import plot_timeline

__all__ = [
    "Geometry",
    "network_geometry",
    "plot_network",
    "plot_theme_map",
    "plot_timeline",
    "render_svg",
    "save_figure",
    "theme_colour",
    "write_figure",
]
