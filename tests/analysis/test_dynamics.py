"""Collaborators gained, kept and lost; ages and survival of ties; rising authors: by hand and by identities."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphlab.analysis import author_turnover, rising_authors, tie_ages, tie_survival, turnover, wilson_interval
from graphlab.analysis.tables import TABLES
from graphlab.errors import SettingsError

# Four papers in three years, silence of one year:
# tie A-B 2019, 2020; A-C 2020, 2021; B-C 2020; A-D 2021.
PAPERS = [
    ("One", 2019, ["A", "B"], True),
    ("Two", 2020, ["A", "B", "C"], True),
    ("Three", 2021, ["A", "C"], True),
    ("Four", 2021, ["D", "A"], False),
]


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(PAPERS)


def test_turnover_of_four_papers_by_hand(corpus):
    table = turnover(corpus, silence=1).set_index("year")
    assert table["ties"].tolist() == [1, 3, 2]
    assert table["gained"].tolist() == [1, 2, 1]
    assert table["kept"].tolist() == [0, 1, 1]
    assert table["resumed"].tolist() == [0, 0, 0]
    assert table["lost"].tolist() == [0, 0, 2]
    assert table["alive"].tolist() == [1, 3, 2]
    assert table["authors"].tolist() == [2, 3, 3]
    assert table["new_authors"].tolist() == [2, 1, 1]
    assert table["papers"].tolist() == [1, 1, 2]
    assert table["papers_cut"].tolist() == [0, 0, 1]
    assert table["newcomer_share"].tolist() == [1.0, 1.0, 0.5]
    assert not table["part_year"].any()


def test_a_loss_is_not_known_before_its_time(corpus):
    assert turnover(corpus, silence=3)["lost"].isna().tolist() == [False, True, True]
    early = turnover(corpus, silence=1, as_of=date(2021, 6, 1))
    assert early["part_year"].tolist() == [False, False, True]
    assert early["lost"].isna().tolist() == [False, False, True]


def test_papers_after_the_reference_date_are_not_seen(corpus):
    assert turnover(corpus, as_of=date(2020, 12, 31))["year"].tolist() == [2019, 2020]


def test_a_tie_that_begins_again_is_resumed(make_corpus):
    corpus = make_corpus([("One", 2010, ["A", "B"], True), ("Two", 2013, ["A", "B"], True)])
    table = turnover(corpus, silence=2).set_index("year")
    assert table["gained"].tolist() == [1, 0, 0, 0]
    assert table["lost"].fillna(-1).tolist() == [0, 1, 0, -1]
    assert table["resumed"].tolist() == [0, 0, 0, 1]
    assert turnover(corpus, silence=3)["kept"].tolist() == [0, 0, 0, 1]


def test_turnover_of_one_author_by_hand(corpus):
    table = author_turnover(corpus, silence=1)
    of_a = table[table["name"] == "A"].set_index("year")
    assert of_a["collaborators"].tolist() == [1, 2, 2]
    assert of_a["gained"].tolist() == [1, 1, 1]
    assert of_a["kept"].tolist() == [0, 1, 1]
    assert of_a["lost"].tolist() == [0, 0, 1]


def test_ages_of_ties_by_hand(corpus):
    table = tie_ages(corpus, silence=1)
    found = {
        frozenset((row.name_a, row.name_b)): (row.papers, row.papers_cut, row.age, row.silent_years, row.state)
        for row in table.itertuples()
    }
    assert found == {
        frozenset("AB"): (2, 0, 3, 1, "lost"),
        frozenset("AC"): (2, 0, 2, 0, "active"),
        frozenset("BC"): (1, 0, 2, 1, "lost"),
        frozenset("AD"): (1, 1, 1, 0, "active"),
    }


def test_survival_of_ties_by_hand(corpus):
    # Followed to 2020: A-B ended after 2 years, B-C after 1, A-C censored after 1; A-D began too late.
    table = tie_survival(corpus, silence=1)
    assert table["at_risk"].tolist() == [3, 3, 1]
    assert table["ended"].tolist() == [0, 1, 1]
    assert table["censored"].tolist() == [0, 1, 0]
    assert table["survival"].tolist() == pytest.approx([1, 2 / 3, 0])


def test_a_tie_is_lost_after_a_year_at_least(corpus):
    with pytest.raises(SettingsError, match="at least 1 year"):
        turnover(corpus, silence=0)


@st.composite
def some_papers(draw):
    n = draw(st.integers(0, 8))
    people = st.lists(st.sampled_from("ABCDE"), max_size=4, unique=True)
    years = st.one_of(st.none(), st.integers(2010, 2018))
    return [(f"Paper {i}", draw(years), draw(people), draw(st.booleans())) for i in range(n)]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(some_papers(), st.integers(1, 3), st.randoms(use_true_random=False))
def test_the_flows_add_up_and_the_order_of_papers_has_no_effect(make_corpus, papers, silence, random):
    corpus = make_corpus(papers)
    table = turnover(corpus, silence=silence)
    assert list(table.columns) == list(TABLES["turnover"])
    assert (table["ties"] == table["gained"] + table["resumed"] + table["kept"]).all()
    change = (table["gained"] + table["resumed"] - table["lost"]).dropna()
    assert (table["alive"].diff().fillna(table["alive"])[change.index] == change).all()
    of_authors = author_turnover(corpus, silence=silence)
    for name in ("gained", "lost"):
        assert of_authors[name].sum() == 2 * table[name].sum()
    random.shuffle(papers)
    pd.testing.assert_frame_equal(turnover(make_corpus(papers), silence=silence), table)
    pd.testing.assert_frame_equal(author_turnover(make_corpus(papers), silence=silence), of_authors)
    survival = tie_survival(corpus, silence=silence)
    assert list(survival.columns) == list(TABLES["tie_survival"])
    assert (survival["low"].dropna() <= survival.loc[survival["low"].notna(), "survival"] + 1e-12).all()


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (turnover, "turnover"),
        (author_turnover, "author_turnover"),
        (tie_ages, "tie_ages"),
        (tie_survival, "tie_survival"),
        (rising_authors, "rising_authors"),
    ],
)
@pytest.mark.parametrize("papers", [[], [("One", 2020, ["A"], True)], [("One", None, ["A", "B"], True)]])
def test_little_data_gives_a_correct_table(make_corpus, table, name, papers):
    found = table(make_corpus(papers))
    assert list(found.columns) == list(TABLES[name])
    assert len(found) <= 1


def test_growth_in_two_years_is_the_odds_and_its_interval_wilsons(make_corpus):
    # A has 3 and then 7 papers, B 7 and then 3: the corpus itself does not grow.
    papers = [(f"A{i}", 2020 + (i >= 3), ["A"], True) for i in range(10)]
    papers += [(f"B{i}", 2020 + (i >= 7), ["B"], True) for i in range(10)]
    table = rising_authors(make_corpus(papers), years=2).set_index("name")
    low, high = wilson_interval(np.array([7]), np.array([10]))
    assert table.loc["A", "growth"] == pytest.approx(7 / 3)
    assert table.loc["A", "low"] == pytest.approx(low[0] / (1 - low[0]))
    assert table.loc["A", "high"] == pytest.approx(high[0] / (1 - high[0]))
    assert table.loc["B", "growth"] == pytest.approx(3 / 7)
    assert not table["rising"].any()


def test_all_papers_in_the_last_year_have_a_lower_bound_and_no_upper_one(make_corpus):
    papers = [(f"A{i}", 2024, ["A"], True) for i in range(8)]
    papers += [(f"B{i}", 2020 + i % 5, ["B"], True) for i in range(40)]
    table = rising_authors(make_corpus(papers), years=5).set_index("name")
    assert np.isinf(table.loc["A", ["growth", "high"]].astype(float)).all()
    assert table.loc["A", "low"] > 1
    assert table.loc["A", "rising"]
    assert not table.loc["B", "rising"]


def test_a_part_year_is_no_year_of_growth(make_corpus):
    papers = [(f"A{i}", 2020 + i % 3, ["A"], True) for i in range(30)]
    table = rising_authors(make_corpus(papers), years=2, as_of=date(2022, 3, 1))
    assert (table["first_year"].iloc[0], table["last_year"].iloc[0]) == (2020, 2021)
