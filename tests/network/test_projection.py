from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphlab.errors import SettingsError
from graphlab.network import Decay, coauthor_network
from graphlab.network.projection import Bylines, byline_pairs

BYLINES = st.lists(st.lists(st.sampled_from("ABCDEFG"), min_size=1, max_size=5).map(" ".join), max_size=8)


def weights(network):
    rows = zip(network.edges["author_a"], network.edges["author_b"], network.edges["weight"], strict=True)
    return {(a, b): weight for a, b, weight in rows}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(bylines=BYLINES)
def test_pair_counting_gives_every_paper_with_two_authors_a_weight_of_1(from_bylines, bylines):
    network = coauthor_network(from_bylines(bylines), counting="pair")
    assert network.edges["weight"].sum() == pytest.approx(sum(len(set(b.split())) > 1 for b in bylines), abs=1e-12)


def test_pair_counting_by_hand(from_bylines):
    network = coauthor_network(from_bylines(["A B C", "A B"]), counting="pair")
    assert weights(network) == pytest.approx({("A", "B"): 4 / 3, ("A", "C"): 1 / 3, ("B", "C"): 1 / 3})


def test_a_paper_with_too_many_authors_joins_nobody_and_is_counted(from_bylines):
    network = coauthor_network(from_bylines(["A B C D", "A B"]), max_team=3)
    assert weights(network) == {("A", "B"): 1.0}
    assert network.authors["papers"].tolist() == [2, 2, 1, 1]
    assert network.n_large == 1
    assert "1 too large to join anybody" in repr(network)


def test_a_paper_cut_short_is_as_large_as_the_source_says(from_bylines):
    network = coauthor_network(from_bylines(["A B +"], stated={"p1": 3000}))
    assert (len(network.edges), network.n_large) == (0, 1)


def test_without_a_limit_every_paper_joins_its_authors(from_bylines):
    names = [f"x{i:03}" for i in range(130)]
    corpus = from_bylines([" ".join(names)])
    assert len(coauthor_network(corpus).edges) == 0
    assert len(coauthor_network(corpus, max_team=None).edges) == 130 * 129 // 2


def test_a_window_of_years_leaves_out_other_papers_and_their_authors(from_bylines):
    corpus = from_bylines(["A B", "B C", "C D", "A B"], years={"p1": 2010, "p2": 2015, "p3": 2020})
    network = coauthor_network(corpus, years=(2010, 2015))
    assert weights(network) == {("A", "B"): 1.0, ("B", "C"): 1.0}
    assert network.authors["author_id"].tolist() == ["A", "B", "C"]
    assert (network.n_papers, network.n_undated) == (2, 1)
    assert "1 without a year left out" in repr(network)


def test_decay_halves_the_weight_every_half_life_before_the_year_of_reference(from_bylines):
    corpus = from_bylines(["A B", "A B", "B C", "A B"], years={"p1": 2010, "p2": 2020, "p3": 2021})
    network = coauthor_network(corpus, decay=Decay(half_life=5, as_of=2020))
    assert weights(network) == {("A", "B"): 1.25}
    assert network.edges["papers"].tolist() == [2]
    assert (network.n_papers, network.n_undated) == (2, 1)


def test_decay_and_fractional_counting_multiply(from_bylines):
    corpus = from_bylines(["A B C"], years={"p1": 2015})
    network = coauthor_network(corpus, counting="fractional", decay=Decay(half_life=5, as_of=2020))
    assert set(weights(network).values()) == {0.25}
    assert set(network.edges["newman"]) == {0.5}


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"max_team": 1}, "max_team is 1"),
        ({"years": (2020, 2010)}, "ends in 2010, before it begins in 2020"),
        ({"decay": Decay(half_life=0, as_of=2020)}, "half_life is 0"),
        ({"decay": Decay(half_life=float("nan"), as_of=2020)}, "half_life is nan"),
    ],
)
def test_choices_that_make_no_sense_are_refused(from_bylines, choice, message):
    with pytest.raises(SettingsError, match=message):
        coauthor_network(from_bylines(["A B"]), **choice)


@pytest.mark.parametrize("choice", [{"years": (1900, 1901)}, {"decay": Decay(half_life=5, as_of=1900)}])
def test_a_time_that_holds_no_paper_gives_an_empty_network(from_bylines, choice):
    network = coauthor_network(from_bylines(["A B", "C"], years={"p1": 2020, "p2": 2021}), **choice)
    assert (len(network), len(network.edges), network.n_papers) == (0, 0, 0)
    assert network.adjacency().shape == (0, 0)
    assert network.to_igraph().vcount() == 0


def test_a_doubled_authorship_joins_nobody_to_himself(from_bylines):
    corpus = from_bylines(["A A", "A A B"])
    assert weights(coauthor_network(corpus)) == {("A", "B"): 1.0}


def test_ids_too_wide_for_one_number_are_sorted_all_the_same():
    wide = 2**31
    pairs = byline_pairs(
        Bylines(np.array([0, 0, 0, 7, 7]), np.array([3, wide, wide + 5, 3, wide]), np.zeros(5, dtype=np.bool_))
    )
    expected = [*sorted((*pair, 0) for pair in combinations([3, wide, wide + 5], 2)), (3, wide, 7)]
    assert list(zip(*(part.tolist() for part in pairs), strict=True)) == sorted(expected)


def test_an_owner_is_left_out_of_a_window_too(from_bylines):
    corpus = from_bylines(["A B (O)"], owner="O", years={"p1": 2020})
    assert coauthor_network(corpus, years=(2020, 2020)).authors["author_id"].tolist() == ["A", "B"]
    turned = replace(corpus, authorships=corpus.authorships[::-1])
    assert weights(coauthor_network(turned, years=(2020, 2020))) == {("A", "B"): 1.0}
