import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from graphlab.figures import plot_network


def test_every_shown_name_and_group_is_a_text(geometry):
    texts = [text.get_text() for text in plot_network(geometry).texts]
    shown = geometry.nodes[geometry.nodes["shown"]]
    assert texts[: len(shown)] == shown["label"].tolist()
    assert texts[len(shown) : len(shown) + len(geometry.group_labels)] == geometry.group_labels["text"].tolist()


def test_texts_as_matplotlib_measures_them_stay_on_the_page(geometry, text_extents):
    boxes = text_extents(plot_network(geometry))
    assert (boxes >= 0).all()
    assert (boxes[:, [0, 2]] <= geometry.width).all()
    assert (boxes[:, [1, 3]] <= geometry.height).all()


def test_texts_as_matplotlib_measures_them_do_not_overlap(geometry, text_extents):
    boxes = text_extents(plot_network(geometry))
    boxes[:, [0, 1]] += 0.8  # matplotlib rounds extents up to whole pixels
    boxes[:, [2, 3]] -= 0.8
    one, two = np.triu_indices(len(boxes), 1)
    overlap = np.minimum(boxes[one, 2:], boxes[two, 2:]) - np.maximum(boxes[one, :2], boxes[two, :2])
    assert np.clip(overlap, 0, None).prod(axis=1).sum() == 0


def test_nodes_have_the_colour_of_their_theme(geometry):
    nodes = plot_network(geometry).collections[2]
    assert [to_hex(c).upper() for c in nodes.get_facecolors()] == geometry.nodes["colour"].tolist()


def test_every_tie_is_one_curve(geometry):
    curves = plot_network(geometry).collections[1]
    assert len(curves.get_paths()) == len(geometry.edges)


def test_the_axes_given_are_used_and_everything_is_scaled_to_them(geometries):
    figure = Figure(figsize=(482 / 144, 482 / 144))
    ax = figure.add_axes((0, 0, 1, 1))
    geometry = geometries["5 authors"]
    assert plot_network(geometry, ax=ax) is ax
    assert ax.texts[0].get_fontsize() == pytest.approx(geometry.nodes["font_size"].iloc[0] / 2, abs=0.01)


def test_formulas_in_names_are_not_set_as_formulas(geometries):
    assert not any(text.get_parse_math() for text in plot_network(geometries["5 authors"]).texts)
