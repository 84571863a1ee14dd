import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.font_manager import findfont

from graphlab.figures.text import FACES, FONT_DIR, font, printable, shortened, text_width


@pytest.mark.parametrize("weight", FACES)
def test_the_shipped_font_is_used_without_a_warning(weight, caplog):
    with caplog.at_level(logging.WARNING):
        assert findfont(font(7, weight)) == str(FONT_DIR / FACES[weight])
    assert not caplog.records


def test_heavier_text_is_wider():
    assert text_width("Ada Lovelace", 8, 400) < text_width("Ada Lovelace", 8, 500) < text_width("Ada Lovelace", 8, 600)


def test_letters_the_font_lacks_have_a_width_too():
    assert text_width("\N{CJK UNIFIED IDEOGRAPH-5F20}", 10) == 10


@given(st.text(max_size=30))
def test_printable_text_is_one_visible_line(text):
    line = printable(text)
    assert line.isprintable()
    assert line == line.strip()
    assert "  " not in line


@given(st.text(alphabet="abc de", min_size=1, max_size=40).map(printable).filter(bool), st.integers(20, 90))
def test_shortened_text_fits(text, width):
    assert text_width(shortened(text, size=8, weight=400, width=width), 8) <= width


def test_text_that_fits_is_not_shortened():
    assert shortened("Tea", size=8, weight=400, width=50) == "Tea"


def test_text_is_not_cut_behind_a_small_word():
    cut = shortened("Serving of models", size=8, weight=400, width=text_width("Serving of mod", 8))
    assert cut == "Serving\N{HORIZONTAL ELLIPSIS}"
