"""Callon's measures by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from graphlab.analysis import strategic_diagram


def test_four_words_and_two_themes_by_hand():
    # Papers: ab, ab, ac, cd, d. c_a=3 c_b=2 c_c=2 c_d=2; e_ab=4/6, e_cd=1/4, e_ac=1/6.
    papers = np.array([[1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 1], [0, 0, 0, 1]])
    table = strategic_diagram(sparse.csr_array(papers), [1, 1, 2, 2]).set_index("theme_id")
    assert table["density"].to_dict() == pytest.approx({1: 100 * (4 / 6) / 2, 2: 100 * 0.25 / 2})
    assert table["centrality"].to_dict() == pytest.approx({1: 10 / 6, 2: 10 / 6})


def test_a_tie_counts_for_both_themes_whichever_word_is_more_frequent():
    papers = np.array([[1, 1, 0], [1, 0, 0], [1, 0, 0], [0, 1, 1]])
    table = strategic_diagram(sparse.csr_array(papers), [1, 2, 3]).set_index("theme_id")
    assert table["centrality"].to_dict() == pytest.approx({1: 10 / 6, 2: 10 / 6 + 10 / 2, 3: 10 / 2})
    assert (table["density"] == 0).all()


@given(st.integers(0, 1000))
@settings(max_examples=10, deadline=None)
def test_the_order_of_papers_and_terms_has_no_effect(seed):
    rng = np.random.default_rng(seed)
    papers, themes = (rng.random((30, 8)) < 0.4).astype(int), rng.integers(1, 4, 8)
    rows, columns = rng.permutation(30), rng.permutation(8)
    one = strategic_diagram(sparse.csr_array(papers), themes.tolist())
    two = strategic_diagram(sparse.csr_array(papers[rows][:, columns]), themes[columns].tolist())
    assert np.allclose(one[["centrality", "density"]], two[["centrality", "density"]])
    assert one["quadrant"].tolist() == two["quadrant"].tolist()


def test_counts_above_one_are_one_paper():
    once, thrice = np.array([[1, 1], [1, 0]]), np.array([[3, 2], [5, 0]])
    assert strategic_diagram(sparse.csr_array(once), [1, 1]).equals(strategic_diagram(sparse.csr_array(thrice), [1, 1]))
