"""Communities and their themes: counts, lifts and tests worked out by hand."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.analysis import community_themes, theme_reach
from graphlab.analysis.trends import wilson_interval
from tests.conftest import corpus_of

COMMUNITY = {"Ann Ash": 1, "Bo Birk": 1, "Cy Cox": 2, "Di Dow": 2, "Ed Elm": 3}


def tables(make_corpus, rows, *, shuffled=0):
    """Corpus of (authors, theme), its people by community, its themes; rows in another order for another seed."""
    corpus = make_corpus([(f"Paper {i:02}", 2000 + i, names, True) for i, (names, _) in enumerate(rows)])
    theme = {f"Paper {i:02}": theme for i, (_, theme) in enumerate(rows)}
    assigned = corpus.papers[["paper_id"]].assign(theme_id=corpus.papers["title"].map(theme).astype(int))
    people = corpus.authors[["author_id"]].assign(community=corpus.authors["name"].map(COMMUNITY))
    if shuffled:
        assigned, people = (table.sample(frac=1, random_state=shuffled) for table in (assigned, people))
    return corpus, people, assigned


@pytest.fixture
def by_hand(make_corpus):
    """Ten papers: six of community 1, five of them on theme 1; four of community 2, one paper of both; one of Ed."""
    rows = [(["Ann Ash", "Bo Birk"], 1)] * 4 + [(["Ann Ash", "Cy Cox"], 1), (["Bo Birk"], 2)]
    return tables(make_corpus, [*rows, *[(["Cy Cox", "Di Dow"], 2)] * 3, (["Ed Elm"], 3)])


def row_of(table, community, theme):
    return table[(table["community"] == community) & (table["theme_id"] == theme)].iloc[0]


def test_counts_shares_and_lifts_are_those_counted_by_hand(by_hand):
    table = community_themes(*by_hand)
    first = row_of(table, 1, 1)
    assert (first["papers"], first["share"], first["lift"]) == (5, pytest.approx(5 / 6), pytest.approx((5 / 6) / 0.5))
    second = row_of(table, 2, 2)
    assert (second["papers"], second["share"], second["lift"]) == (3, pytest.approx(3 / 4), pytest.approx(0.75 / 0.4))
    assert (first["share_low"], first["share_high"]) == tuple(
        pytest.approx(end[0]) for end in wilson_interval([5], [6])
    )


def test_chance_is_counted_over_all_draws_and_adjusted_for_all_pairs(by_hand):
    table = community_themes(*by_hand)
    on_theme = [True] * 5 + [False] * 5
    draws = list(combinations(on_theme, 6))
    p = sum(sum(draw) >= 5 for draw in draws) / len(draws)
    # One community has five papers, and there are three themes.
    assert row_of(table, 1, 1)["p"] == pytest.approx(p)
    assert row_of(table, 1, 1)["p_adjusted"] == pytest.approx(min(1.0, 3 * p))


def test_small_communities_and_people_alone_are_not_tested(make_corpus):
    rows = [(["Ann Ash", "Bo Birk"], 1)] * 4 + [(["Ed Elm"], 2)] * 9
    table = community_themes(*tables(make_corpus, rows))
    assert table["p_adjusted"].isna().all()


def test_reach_counts_people_communities_and_papers_without_one(by_hand):
    table = theme_reach(*by_hand).set_index("theme_id")
    assert table.loc[1].to_dict() == {"papers": 5, "n_authors": 3, "n_groups": 2, "papers_outside": 0}
    assert table.loc[2].to_dict() == {"papers": 4, "n_authors": 3, "n_groups": 2, "papers_outside": 0}
    assert table.loc[3].to_dict() == {"papers": 1, "n_authors": 1, "n_groups": 0, "papers_outside": 1}


def test_a_corpus_without_authors_has_themes_that_nobody_works_on(make_corpus):
    corpus, people, assigned = tables(make_corpus, [([], 1), ([], 2)])
    assert community_themes(corpus, people, assigned).empty
    assert theme_reach(corpus, people, assigned)["papers_outside"].tolist() == [1, 1]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_the_order_of_the_rows_changes_nothing_and_the_parts_add_up(seed):
    rng = np.random.default_rng(seed)
    bylines = [rng.choice(sorted(COMMUNITY), rng.integers(4), replace=False).tolist() for _ in range(24)]
    rows = [(names, int(rng.integers(1, 5))) for names in bylines]
    plain, turned = (tables(corpus_of, rows, shuffled=order) for order in (0, 1 + seed))
    table, reach = community_themes(*plain), theme_reach(*plain)
    pd.testing.assert_frame_equal(table, community_themes(*turned))
    pd.testing.assert_frame_equal(reach, theme_reach(*turned))
    assert (table["share_low"] <= table["share"]).all()
    assert (table["share"] <= table["share_high"]).all()
    assert (table["papers"] <= table["theme_id"].map(reach.set_index("theme_id")["papers"])).all()
    # What chance does not explain is more than the theme's share.
    assert (table.loc[table["p_adjusted"] <= 0.05, "lift"] > 1).all()
