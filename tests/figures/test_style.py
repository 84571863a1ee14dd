from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from colorspacious import cspace_convert

from graphlab.figures import style

SIGHTS = ["normal", "deuteranomaly", "protanomaly", "tritanomaly"]


def as_seen(colours, sight):
    rgb = np.array([[int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for c in colours])
    if sight != "normal":
        seen = cspace_convert(rgb, {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}, "sRGB1")
        rgb = np.clip(seen, 0, 1)
    return cspace_convert(rgb, "sRGB1", "CAM02-UCS")


@pytest.mark.parametrize("size", style.PALETTES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_theme_colours_are_far_apart(size, sight):
    seen = as_seen(style.PALETTES[size], sight)
    assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) >= 13


@pytest.mark.parametrize("size", style.PALETTES)
def test_theme_colours_stand_out_on_white(size):
    assert min(style.contrast(colour) for colour in style.PALETTES[size]) >= 3


@pytest.mark.parametrize("size", style.PALETTES)
def test_theme_names_can_be_read_on_white_and_on_their_tint(size):
    for colour in style.PALETTES[size]:
        assert style.contrast(style.text_colour(colour)) >= 4.5
        assert style.contrast(style.text_colour(colour), style.tint(colour, 0.1)) >= 4.5


@pytest.mark.parametrize("n_themes", range(1, 11))
def test_every_theme_has_its_own_colour_and_mark(n_themes):
    themes = range(1, n_themes + 1)
    assert len({style.theme_colour(theme, n_themes) for theme in themes}) == n_themes
    assert len({style.theme_marker(theme) for theme in themes}) == n_themes


@pytest.mark.parametrize("theme", [None, pd.NA, float("nan"), 0, -1])
def test_no_theme_is_grey(theme):
    assert style.theme_colour(theme, 6) == style.NO_THEME
    assert style.theme_marker(theme) == "o"


def test_a_theme_id_may_come_from_any_column_type():
    assert style.theme_colour(np.float64(2.0), 6) == style.theme_colour(2, 6)
