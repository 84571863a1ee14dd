"""Periods, and how themes go on from one to the next."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphlab.analysis import period_themes, periods, theme_evolution
from graphlab.analysis.tables import PERIOD_THEME_COLUMNS


@given(st.lists(st.integers(1990, 2025), max_size=200), st.integers(1, 5))
def test_periods_cover_every_year_once_and_none_is_small(years, n):
    spans = periods(years, n_periods=n)
    assert len(spans) <= n
    if years:
        assert (spans[0][0], spans[-1][1]) == (min(years), max(years))
    for (_, last), (first, _) in pairwise(spans):
        assert first == last + 1
    if len(spans) > 1:
        assert min(sum(first <= year <= last for year in years) for first, last in spans) >= 12


def found(*themes):
    return pd.DataFrame([{"period": p, "theme": t, "terms": terms} for p, t, terms in themes])


def test_inclusion_and_stability_by_hand():
    table = theme_evolution(found((1, 1, ("a", "b", "c", "d")), (2, 1, ("c", "d", "e"))))
    assert table.iloc[0][["inclusion", "stability"]].tolist() == pytest.approx([2 / 3, 2 / 5])
    assert table.iloc[0]["shared_terms"] == ("c", "d")


def test_themes_that_share_too_little_have_no_link_and_periods_are_not_skipped():
    table = theme_evolution(found((1, 1, ("a", "b")), (2, 1, ("x", "y")), (3, 1, ("a", "b"))))
    assert table.empty


def test_each_period_has_its_own_themes(seed_study):
    seed_corpus = seed_study.corpus
    table = period_themes(seed_corpus, n_periods=2)
    assert list(table.columns) == list(PERIOD_THEME_COLUMNS)
    dated = seed_corpus.papers["year"].notna().sum()
    assert table["n_papers"].sum() == dated == sum(len(ids) for ids in table["paper_ids"])
    assert table["period"].nunique() == 2
