from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from graphlab.errors import SettingsError
from graphlab.network import author_paper_graph, coauthor_graph, coauthor_network, newman_strength

BYLINES = st.lists(st.lists(st.sampled_from("ABCDEFG"), min_size=1, max_size=5).map(" ".join), max_size=8)
CUT_BYLINES = st.lists(
    st.tuples(
        st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=3), st.sampled_from(["", " +", " + (O)", " (O)"])
    ).map(lambda parts: " ".join(parts[0]) + parts[1]),
    max_size=6,
)


def edge(network, a, b):
    rows = network.edges
    return rows[(rows["author_a"] == a) & (rows["author_b"] == b)].iloc[0]


def test_newman_weights_by_hand(from_bylines):
    # A-B: 1/2 from p1, 1 from p2; A-C and B-C: 1/2 from p1; D is alone on p3.
    network = coauthor_network(from_bylines(["A B C", "B A", "D"]))
    assert network.edges[
        ["author_a", "author_b", "papers", "newman", "newman_low", "papers_cut"]
    ].to_numpy().tolist() == [
        ["A", "B", 2, 1.5, 1.5, 0],
        ["A", "C", 1, 0.5, 0.5, 0],
        ["B", "C", 1, 0.5, 0.5, 0],
    ]
    assert network.authors["author_id"].tolist() == ["A", "B", "C", "D"]
    assert network.authors["papers"].tolist() == [2, 2, 1, 1]


def test_a_cut_byline_has_at_least_one_more_author_than_it_prints(from_bylines):
    # p1 prints two of at least three: at most 1/2. p2 prints two and lacks the owner: at most 1/2. p3 is complete: 1.
    network = coauthor_network(from_bylines(["A B +", "A B + (O)", "A B"], owner="O"))
    assert edge(network, "A", "B")[["papers", "newman", "newman_low", "papers_cut"]].tolist() == [3, 2.0, 1.0, 2]


def test_a_printed_owner_does_not_stand_for_the_names_cut_off(from_bylines):
    # A, B and the owner are printed and somebody is missing: n is at least 4.
    network = coauthor_network(from_bylines(["A O B +"], owner="O"))
    assert edge(network, "A", "B")["newman"] == pytest.approx(1 / 3)


def test_a_left_out_owner_still_counts_as_an_author(from_bylines):
    network = coauthor_network(from_bylines(["A B (O)", "A O B"], owner="O"))
    assert network.authors["author_id"].tolist() == ["A", "B"]
    assert edge(network, "A", "B")["newman"] == 1.0


def test_a_number_of_authors_that_the_source_states_is_used(from_bylines):
    network = coauthor_network(from_bylines(["A B +"], stated={"p1": 11}))
    assert edge(network, "A", "B")[["newman", "newman_low"]].tolist() == [0.1, 0.1]


def test_a_stated_number_below_the_names_on_record_is_not_believed(from_bylines):
    network = coauthor_network(from_bylines(["A B C +"], stated={"p1": 2}))
    assert edge(network, "A", "B")[["newman", "newman_low"]].tolist() == [1 / 3, 0.0]


def test_an_author_twice_on_a_byline_counts_once(from_bylines):
    network = coauthor_network(from_bylines(["A A B"]))
    assert network.edges[["author_a", "author_b", "papers", "newman"]].to_numpy().tolist() == [["A", "B", 1, 1.0]]
    assert network.authors["papers"].tolist() == [1, 1]


def test_the_owner_can_be_put_back(from_bylines):
    corpus = from_bylines(["A B (O)"], owner="O")
    network = coauthor_network(corpus, include_owner=True)
    assert network.authors["is_owner"].tolist() == [False, False, True]
    assert len(network.edges) == 3


def test_edges_know_their_papers_and_years(from_bylines):
    network = coauthor_network(from_bylines(["A B", "B A", "A B"], years={"p1": 2019, "p3": 2016}))
    row = edge(network, "A", "B")
    assert row["paper_ids"] == ("p1", "p2", "p3")
    assert (row["first_year"], row["last_year"]) == (2016, 2019)


def test_years_are_missing_where_no_paper_has_one(from_bylines):
    edges = coauthor_network(from_bylines(["A B"])).edges
    assert edges["first_year"].isna().all()
    assert str(edges["first_year"].dtype) == "Int64"


def test_weight_follows_counting(from_bylines):
    corpus = from_bylines(["A B C", "A B"])
    assert edge(coauthor_network(corpus), "A", "B")["weight"] == 2.0
    assert edge(coauthor_network(corpus, counting="fractional"), "A", "B")["weight"] == 1.5


def test_an_unknown_counting_is_refused(from_bylines):
    with pytest.raises(SettingsError, match="'half'"):
        coauthor_network(from_bylines([]), counting="half")


@pytest.mark.parametrize("bylines", [[], ["A"], ["A", "B"], ["(O)"]])
def test_a_corpus_without_pairs_gives_a_network_without_edges(from_bylines, bylines):
    network = coauthor_network(from_bylines(bylines, owner="O"))
    assert network.edges.empty
    assert network.edges.dtypes.equals(coauthor_network(from_bylines(["A B"])).edges.dtypes)
    assert network.to_networkx().number_of_edges() == 0


@settings(max_examples=25, deadline=None, derandomize=True)
@given(bylines=BYLINES, data=st.data())
def test_neither_byline_order_nor_record_order_changes_anything(from_bylines, bylines, data):
    corpus = from_bylines(bylines)
    order = data.draw(st.permutations(range(len(corpus.authorships))))
    turned = replace(
        corpus,
        papers=corpus.papers[::-1].reset_index(drop=True),
        authorships=corpus.authorships.iloc[order].assign(position=range(1, len(order) + 1)),
        authors=corpus.authors[::-1].reset_index(drop=True),
    )
    network, again = coauthor_network(corpus), coauthor_network(turned)
    pd.testing.assert_frame_equal(network.edges, again.edges, check_exact=True)
    pd.testing.assert_frame_equal(network.authors, again.authors)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(bylines=BYLINES.filter(len))  # networkx refuses an empty graph
def test_counts_and_weights_are_those_of_networkx(from_bylines, bylines):
    corpus = from_bylines(bylines)
    graph = author_paper_graph(corpus)
    authors = corpus.authors["author_id"].tolist()
    counts = bipartite.weighted_projected_graph(graph, authors)
    shares = bipartite.collaboration_weighted_projected_graph(graph, authors)
    ours = coauthor_graph(corpus)
    assert {frozenset(e) for e in ours.edges} == {frozenset(e) for e in counts.edges}
    for a, b, row in ours.edges(data=True):
        assert row["papers"] == counts.edges[a, b]["weight"]
        assert row["newman"] == pytest.approx(shares.edges[a, b]["weight"], abs=1e-12)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(bylines=BYLINES)
def test_newman_strength_is_the_number_of_papers_with_others(from_bylines, bylines):
    network = coauthor_network(from_bylines(bylines, owner="A"), include_owner=True)
    teams = [set(byline.split()) for byline in bylines]
    expected = [sum(author in team and len(team) > 1 for team in teams) for author in network.authors["author_id"]]
    assert newman_strength(network).tolist() == pytest.approx(expected, abs=1e-12)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(bylines=CUT_BYLINES, n_cut_off=st.lists(st.integers(1, 4), min_size=6, max_size=6))
def test_the_two_newman_weights_enclose_every_way_of_filling_a_cut_byline(from_bylines, bylines, n_cut_off):
    network = coauthor_network(from_bylines(bylines, owner="O"))
    full = []
    for number, (byline, more) in enumerate(zip(bylines, n_cut_off, strict=False)):
        words = byline.split()
        # With the owner implied, nobody else need be missing.
        missing = more - 1 if "(O)" in words else more
        strangers = [f"x{number}{i}" for i in range(missing)] if "+" in words else []
        full.append(" ".join([w for w in words if w != "+"] + strangers))
    truth = coauthor_network(from_bylines(full, owner="O")).edges.set_index(["author_a", "author_b"])["newman"]
    for row in network.edges.itertuples():
        assert row.newman_low - 1e-12 <= truth[row.author_a, row.author_b] <= row.newman + 1e-12


def test_davis_southern_women(from_bylines):
    davis = nx.davis_southern_women_graph()
    events = davis.graph["bottom"]
    words = {woman: woman.replace(" ", "_") for woman in davis.graph["top"]}
    network = coauthor_network(from_bylines([" ".join(words[w] for w in davis[event]) for event in events]))
    assert (len(network), len(network.edges)) == (18, 139)
    assert network.edges["papers"].sum() == 322
    top = network.edges.loc[network.edges["papers"].idxmax()]
    assert (top["author_a"], top["author_b"], top["papers"]) == ("Evelyn_Jefferson", "Theresa_Anderson", 7)
    assert network.edges["newman"].sum() == pytest.approx(44.5)
    assert edge(network, "Nora_Fayette", "Sylvia_Avondale")["newman"] == pytest.approx(1.652020, abs=5e-7)
    assert newman_strength(network).to_dict() == pytest.approx({words[w]: davis.degree[w] for w in words})


def test_the_networkx_form_carries_what_the_tables_know(from_bylines):
    graph = coauthor_graph(from_bylines(["A B", "C"], years={"p1": 2020}))
    assert graph.nodes["C"] == {
        "kind": "author",
        "label": "C of Toytown",
        "name": "C of Toytown",
        "papers": 1,
        "is_owner": False,
    }
    assert graph.edges["A", "B"] == {
        "papers": 1,
        "weight": 1.0,
        "newman": 1.0,
        "newman_low": 1.0,
        "papers_cut": 0,
        "first_year": 2020,
        "last_year": 2020,
        "paper_ids": "p1",
    }


def test_it_says_in_one_line_what_it_is(from_bylines):
    network = coauthor_network(from_bylines(["A B +", "C"]))
    assert repr(network) == "<CoauthorNetwork: 3 authors, 1 pairs from 2 papers, 1 bylines cut; full counting>"


def test_names_are_escaped_in_html(from_bylines):
    corpus = from_bylines(["A B"])
    corpus.authors["name"] = ["<script>", "B"]
    html = coauthor_network(corpus)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_seed_has_79_collaborators_and_its_owner_can_be_put_back(seed_corpus):
    assert len(coauthor_network(seed_corpus)) == 79
    star = coauthor_network(seed_corpus, include_owner=True)
    assert len(star) == 80
    (owner,) = seed_corpus.owner_ids
    assert star.to_networkx().degree(owner) == 79
