from dataclasses import replace

import pytest

from graphlab.errors import SettingsError
from graphlab.network import betweenness, constraint, degree, rank_intervals, strength


def test_an_author_on_every_paper_is_first_in_every_draw(from_bylines):
    table = rank_intervals(from_bylines([f"A x{i}" for i in range(12)]), degree, n_resamples=40)
    assert table.loc["A", ["rank", "rank_low", "rank_high", "top10_share"]].tolist() == [1, 1, 1, 1.0]
    assert table.loc["x0", "rank_high"] > table.loc["x0", "rank"]


def test_a_rank_that_hangs_on_one_paper_has_a_wide_interval(from_bylines):
    # Z has all its collaborators from one paper, A one from each of ten.
    corpus = from_bylines(["Z " + " ".join(f"z{i}" for i in range(12)), *(f"A a{i}" for i in range(10))])
    table = rank_intervals(corpus, degree, n_resamples=60)
    assert table.loc["Z", "rank"] == 1
    assert table.loc["Z", "rank_high"] > 5
    assert table.loc["A", "rank_high"] <= 14


def test_a_paper_drawn_twice_weighs_twice_and_the_order_of_records_changes_nothing(from_bylines):
    corpus = from_bylines(["A B", "A C", "B C", "C D", "D E", "A E F"])
    turned = replace(corpus, papers=corpus.papers[::-1], authorships=corpus.authorships[::-1])
    for measure in (strength, betweenness):
        first, second = (rank_intervals(c, measure, n_resamples=30) for c in (corpus, turned))
        assert first.equals(second)
        assert ((first["rank_low"] <= first["rank"]) & (first["rank"] <= first["rank_high"])).mean() > 0.8


def test_the_seed_decides_the_draws(from_bylines):
    corpus = from_bylines([f"A{i} B{i % 3}" for i in range(9)])
    tables = [rank_intervals(corpus, strength, n_resamples=25, random_state=seed) for seed in (1, 1, 2)]
    assert tables[0].equals(tables[1])
    assert not tables[0].equals(tables[2])


def test_a_measure_that_is_missing_ranks_last(from_bylines):
    table = rank_intervals(from_bylines(["A B", "C"]), constraint, n_resamples=20)
    assert table.loc["C", "rank"] == 3


@pytest.mark.parametrize("bylines", [[], ["A"]])
def test_tiny_corpora_have_a_table(from_bylines, bylines):
    table = rank_intervals(from_bylines(bylines), strength, n_resamples=20)
    assert len(table) == len(bylines)
    assert (table["rank_high"] == 1).all()


def test_the_owner_is_left_out(from_bylines):
    table = rank_intervals(from_bylines(["A B (O)", "A O"], owner="O"), strength, n_resamples=20)
    assert table.index.tolist() == ["A", "B"]


def test_too_few_draws_are_refused(from_bylines):
    with pytest.raises(SettingsError, match="n_resamples is 3"):
        rank_intervals(from_bylines(["A B"]), strength, n_resamples=3)
