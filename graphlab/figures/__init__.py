"""Figures: the collaboration network, papers by year and theme, the theme map; as matplotlib Axes and as files."""

from graphlab.figures.geometry import Geometry, network_geometry
from graphlab.figures.network import plot_network
from graphlab.figures.save import render_svg, save_figure
from graphlab.figures.style import theme_colour

__all__ = ["Geometry", "network_geometry", "plot_network", "render_svg", "save_figure", "theme_colour"]
