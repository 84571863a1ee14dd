"""Trends of themes and terms: known values, and no burst from noise."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from graphlab.analysis import TABLES, term_trends, theme_trends, wilson_interval
from graphlab.analysis.tables import TERM_TREND_COLUMNS, THEME_TREND_COLUMNS
from graphlab.analysis.trends import adjusted_p


def test_wilson_interval_has_the_values_of_the_literature():
    low, high = wilson_interval([81], [263])  # Newcombe (1998), Statistics in Medicine 17, 857, table I, method 3
    assert (low[0], high[0]) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert [end[0] for end in wilson_interval([0], [20])] == pytest.approx([0.0, 0.1611], abs=5e-5)


@given(st.integers(0, 50), st.integers(0, 50))
def test_wilson_interval_holds_the_share(hits, more):
    low, high = wilson_interval([hits], [hits + more])
    assert 0 <= low[0] <= (hits / (hits + more) if hits + more else 0.5) + 1e-12
    assert low[0] <= high[0] <= 1


def test_a_theme_trend_is_the_weighted_slope_and_the_cochran_armitage_test():
    # Agresti (2013), Categorical Data Analysis, 5.3.5: malformations by alcohol, z^2 = 6.57.
    scores, absent, present = [0, 0.5, 1.5, 4, 7], [17066, 14464, 788, 126, 37], [48, 38, 5, 1, 1]
    table = pd.DataFrame({"theme_id": [1] * 5 + [2] * 5, "year": scores * 2, "papers": present + absent})
    found = theme_trends(table).iloc[0]
    z = found["slope"] / ((found["slope_high"] - found["slope"]) / 1.959963984540054)
    assert z**2 == pytest.approx(6.57, abs=0.01)
    shares, weights = np.array(present) / np.add(present, absent), np.sqrt(np.add(present, absent))
    assert found["slope"] == pytest.approx(np.polyfit(scores, shares, 1, w=weights)[0])


def test_shares_that_stay_have_no_clear_trend():
    years = pd.DataFrame({"theme_id": [1] * 4 + [2] * 4, "year": [2000, 2001, 2002, 2003] * 2, "papers": [10] * 8})
    found = theme_trends(years)
    assert found["direction"].tolist() == ["no clear trend"] * 2
    assert found["slope"].abs().max() < 1e-12
    assert list(found.columns) == list(THEME_TREND_COLUMNS)


def test_one_theme_or_one_year_has_no_trend():
    for years in ([2000], [2000, 2001]):
        table = pd.DataFrame({"theme_id": 1, "year": years, "papers": 5})
        assert theme_trends(table)["direction"].tolist() == ["no clear trend"]


def test_adjusted_p_are_those_of_the_paper():
    p = np.array([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324])
    adjusted = adjusted_p(p)
    assert (adjusted >= p).all()
    assert adjusted[:4] == pytest.approx([0.001, 0.002, 0.0019 * 10 / 3, 0.0095 * 10 / 4])


def noise(seed, n_papers=300, n_terms=200):
    rng = np.random.default_rng(seed)
    return sparse.csr_array(rng.random((n_papers, n_terms)) < 0.1), rng.integers(2010, 2020, n_papers).tolist()


def test_noise_has_no_bursts_though_two_hundred_terms_are_looked_at():
    bursts = 0
    for seed in range(20):
        counts, years = noise(seed)
        table = term_trends(counts, [str(i) for i in range(200)], years, n_shuffles=199)
        bursts += int((table["direction"] != "no clear trend").any())
    assert bursts <= 4  # one is expected


def test_a_planted_term_emerges_among_noise():
    counts, years = noise(1)
    planted = (np.array(years) >= 2016)[:, None]
    table = term_trends(sparse.hstack([counts, sparse.csr_array(planted)]), [*map(str, range(200)), "new"], years)
    assert table.iloc[0][["term", "direction"]].tolist() == ["new", "emerging"]
    assert table.iloc[0]["first_year"] == 2016


def test_the_order_of_the_terms_and_missing_years_have_no_effect():
    counts, years = noise(2)
    years[0] = None
    names = np.array([str(i) for i in range(200)])
    turned = np.arange(200)[::-1]
    one = term_trends(counts, names.tolist(), years, n_shuffles=99)
    two = term_trends(sparse.csr_array(counts)[:, turned], names[turned].tolist(), years, n_shuffles=99)
    pd.testing.assert_frame_equal(one, two)


def test_rare_terms_and_one_year_give_an_empty_table():
    counts = sparse.csr_array(np.eye(10))
    assert list(term_trends(counts, list("abcdefghij"), [2000] * 10).columns) == list(TERM_TREND_COLUMNS)
    assert term_trends(counts, list("abcdefghij"), list(range(2000, 2010))).empty


def test_shares_of_the_seed_lie_in_their_intervals(seed_study):
    table = seed_study.theme_years
    assert list(table.columns) == list(TABLES["theme_years"])
    assert ((table["share_low"] <= table["share"]) & (table["share"] <= table["share_high"])).all()


def test_a_single_year_shows_no_trend_and_no_numbers_out_of_this_world():
    table = theme_trends(pd.DataFrame({"theme_id": [1, 2], "year": [2025, 2025], "papers": [300, 700]}))
    assert table["direction"].tolist() == ["no clear trend"] * 2
    assert table[["slope", "slope_low", "slope_high"]].to_numpy().tolist() == [[0, 0, 0]] * 2
