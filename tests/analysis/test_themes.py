"""Themes over time and people."""

import pandas as pd
import pytest

from graphlab.analysis import TABLES, theme_years


def test_every_theme_has_every_year_and_shares_sum_to_one_where_there_are_papers(make_corpus):
    corpus = make_corpus([("One", 2018, ["A B"], True), ("Two", 2020, ["A B"], True), ("Three", 2020, ["C D"], True)])
    assigned = corpus.papers[["paper_id"]].assign(
        theme_id=corpus.papers["title"].map({"One": 1, "Two": 1, "Three": 2}).astype(int)
    )
    table = theme_years(corpus, assigned)
    assert table.groupby("theme_id")["year"].agg(list).tolist() == [[2018, 2019, 2020]] * 2
    assert table.groupby("year")["share"].sum().to_dict() == {2018: 1.0, 2019: 0.0, 2020: pytest.approx(1.0)}


def test_papers_without_a_year_are_left_out(make_corpus):
    corpus = make_corpus([("One", None, ["A B"], True)])
    assigned = corpus.papers[["paper_id"]].assign(theme_id=1)
    table = theme_years(corpus, assigned)
    assert table.empty
    assert list(table.columns) == list(TABLES["theme_years"])


def test_themes_of_the_seed_count_every_paper_once(seed_study):
    assert seed_study.themes["n_papers"].sum() == 50
    assert seed_study.themes["label"].is_unique
    assert seed_study.themes["n_papers"].is_monotonic_decreasing


def test_representative_papers_belong_to_their_theme(seed_study):
    theme = seed_study.paper_themes.set_index("paper_id")["theme_id"]
    for row in seed_study.themes.itertuples():
        assert {theme[paper] for paper in row.representative_papers} == {row.theme_id}


def test_the_owner_is_not_listed_among_the_people_of_a_theme(seed_study):
    assert not any("Yonggang Wen" in authors for authors in seed_study.themes["authors"])


def test_years_of_themes_sum_to_the_dated_papers(seed_study):
    by_theme = seed_study.theme_years.groupby("theme_id")["papers"].sum()
    assert isinstance(by_theme, pd.Series)
    assert by_theme.tolist() == seed_study.themes["n_papers"].tolist()
