"""Focus, turns, ties and groups by theme."""

import pandas as pd
import pytest

from graphlab.analysis import author_focus, community_themes, tie_themes
from graphlab.analysis.tables import FOCUS_COLUMNS


def made(make_corpus, rows):
    """Corpus of (year, authors, theme), and its themes."""
    corpus = make_corpus([(f"Paper {i:02}", year, names, True) for i, (year, names, _) in enumerate(rows)])
    theme = {f"Paper {i:02}": theme for i, (_, _, theme) in enumerate(rows)}
    return corpus, corpus.papers[["paper_id"]].assign(theme_id=corpus.papers["title"].map(theme).astype(int))


def one(corpus, assigned, name):
    author = corpus.authors.set_index("name")["author_id"][name]
    return author_focus(corpus, assigned).set_index("author_id").loc[author]


def test_focus_is_one_in_one_theme_and_zero_where_all_are_alike(make_corpus):
    corpus, assigned = made(
        make_corpus, [(2000, ["Ann Ash"], 1), (2001, ["Ann Ash"], 1), (2000, ["Bo Birk"], 1), (2001, ["Bo Birk"], 2)]
    )
    assert one(corpus, assigned, "Ann Ash")["focus"] == pytest.approx(1.0)
    assert one(corpus, assigned, "Bo Birk")["focus"] == pytest.approx(0.0)
    assert list(author_focus(corpus, assigned).columns) == list(FOCUS_COLUMNS)


def test_a_turn_is_found_and_steady_work_has_none(make_corpus):
    turned = [(2000 + i, ["Ann Ash"], 1 if i < 6 else 2) for i in range(12)]
    steady = [(2000 + i, ["Bo Birk"], 1 + i % 2) for i in range(12)]
    corpus, assigned = made(make_corpus, turned + steady)
    ann, bo = one(corpus, assigned, "Ann Ash"), one(corpus, assigned, "Bo Birk")
    assert (ann["early_theme"], ann["late_theme"], ann["shift"]) == (1, 2, pytest.approx(1.0))
    assert ann["p_shift"] < 0.05 < bo["p_shift"]


def test_few_papers_have_no_turn(make_corpus):
    corpus, assigned = made(make_corpus, [(2000, ["Ann Ash"], 1)] * 5)
    assert pd.isna(one(corpus, assigned, "Ann Ash")["shift"])


def test_what_two_people_work_on_sums_to_their_joint_papers(seed_study):
    table = tie_themes(seed_study.coauthors, seed_study.paper_themes)
    joint = seed_study.coauthors.set_index(["author_a", "author_b"])["papers"]
    assert (table.groupby(["author_a", "author_b"])["papers"].sum() == joint.sort_index()).all()


def test_a_community_s_themes_are_weighed_against_the_corpus(seed_study):
    table = community_themes(seed_study.corpus, seed_study.collaborators, seed_study.paper_themes)
    first = seed_study.communities.iloc[0]
    own = table[table["community"] == first["community"]]
    assert own["papers"].sum() == first["n_papers"]
    main = own[own["theme_id"] == first["theme_id"]].iloc[0]
    assert main["papers"] == own["papers"].max()
    share = (seed_study.paper_themes["theme_id"] == main["theme_id"]).mean()
    assert main["lift"] == pytest.approx(main["share"] / share)


def test_a_turn_among_many_people_is_weighed_by_all_of_them(make_corpus):
    turned = [(2000 + i, ["Ann Ash"], 1 if i < 10 else 2) for i in range(20)]
    steady = [(2000 + i, [f"Bo {name}"], 1 + i % 2) for name in ("Birk", "Bast", "Bern") for i in range(12)]
    single = [(2000 + i, ["Cy Cox"], 1) for i in range(12)]
    corpus, assigned = made(make_corpus, turned + steady + single)
    table = author_focus(corpus, assigned).set_index("author_id")
    ann, cy = (table.loc[corpus.authors.set_index("name")["author_id"][name]] for name in ("Ann Ash", "Cy Cox"))
    # Two of the C(20, 10) ways to take ten papers are as far apart; 99,999 draws hardly meet one of them.
    assert ann["p_shift"] <= 5 / 100_000
    assert ann["p_adjusted"] == pytest.approx(5 * ann["p_shift"])
    assert (cy["p_shift"], cy["p_adjusted"]) == (1.0, 1.0)


def test_the_chance_of_a_turn_is_that_of_all_orders(make_corpus):
    corpus, assigned = made(make_corpus, [(2000 + i, ["Ann Ash"], 1 if i < 4 else 2) for i in range(8)])
    # Two of the C(8, 4) = 70 halves hold one theme each.
    assert one(corpus, assigned, "Ann Ash")["p_shift"] == pytest.approx(2 / 70, abs=0.012)


def test_the_turn_of_one_person_does_not_depend_on_who_else_is_there(make_corpus):
    rows = [(2000 + i, ["Ann Ash"], 1 if i < 5 else 2 + i % 2) for i in range(11)]
    others = [(2000 + i, ["Bo Birk"], 1 + i % 3) for i in range(9)]
    alone, beside = (one(*made(make_corpus, rows + more), "Ann Ash") for more in ([], others))
    assert alone["p_shift"] == beside["p_shift"]
