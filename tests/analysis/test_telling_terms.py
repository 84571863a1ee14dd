"""Terms of the themes, counted in the papers."""

import numpy as np

from graphlab.analysis.tables import THEME_TERM_COLUMNS
from graphlab.analysis.telling_terms import common_counts, telling_counts, theme_terms


def test_terms_are_those_of_the_themes_with_the_papers_that_use_them(seed_study):
    table = theme_terms(seed_study.topics)
    assert list(table.columns) == list(THEME_TERM_COLUMNS)
    assert ((table["papers"] >= 0) & (table["papers"] <= table["papers_all"])).all()
    first = table.groupby("theme_id")["term"].agg(lambda terms: tuple(terms)[:3])
    assert [terms[:3] for terms in seed_study.themes["terms"]] == first.tolist()
    sizes = table["theme_id"].map(seed_study.themes.set_index("theme_id")["n_papers"])
    assert (table["papers"] <= sizes).all()


def test_a_term_stands_for_one_theme(seed_study):
    counts, themes = telling_counts(seed_study.topics)
    assert counts.shape == (50, len(themes))
    assert set(themes) == set(seed_study.themes["theme_id"])
    assert themes == sorted(themes)


def test_common_terms_are_the_ones_most_papers_use(seed_study, monkeypatch):
    monkeypatch.setattr("graphlab.analysis.telling_terms.MOST_TERMS", 5)
    counts, names = common_counts(seed_study.topics)
    papers = np.asarray((seed_study.topics.counts_ > 0).sum(axis=0)).ravel()
    assert len(names) == counts.shape[1] == 5
    assert (counts > 0).sum() == np.sort(papers)[-5:].sum()
