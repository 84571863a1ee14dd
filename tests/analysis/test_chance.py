"""The chance of as many papers on a theme, against the distribution of scipy and against counting by hand."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import hypergeom

from graphlab.analysis.chance import chance_of_as_many


def chance(hits, drawn, marked, total):
    return float(
        chance_of_as_many(
            np.array([float(hits)]), np.array([float(drawn)]), marked=np.array([float(marked)]), total=total
        )[0]
    )


def test_it_is_the_share_of_all_draws_that_hold_as_many():
    papers = [True] * 4 + [False] * 3
    draws = list(combinations(papers, 3))
    for hits in range(4):
        share = sum(sum(draw) >= hits for draw in draws) / len(draws)
        assert chance(hits, 3, 4, 7) == pytest.approx(share)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_it_is_scipys_tail(data):
    total = data.draw(st.integers(1, 3000))
    marked, drawn = (data.draw(st.integers(0, total)) for _ in range(2))
    hits = data.draw(st.integers(max(0, drawn + marked - total), min(drawn, marked)))
    assert chance(hits, drawn, marked, total) == pytest.approx(hypergeom.sf(hits - 1, total, marked, drawn), abs=1e-9)


def test_a_share_far_beyond_chance_is_small_and_not_zero():
    assert 0 < chance(60, 60, 1000, 10_000) < 1e-55
