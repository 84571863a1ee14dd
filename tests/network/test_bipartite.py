from dataclasses import replace
from io import BytesIO

import networkx as nx

from graphlab.network import author_paper_graph


def test_the_graph_is_bipartite_with_networkx_marks(from_bylines):
    graph = author_paper_graph(from_bylines(["Ann Bob", "Bob Cy"]))
    authors = {node for node, mark in graph.nodes(data="bipartite") if mark == 0}
    assert authors == {"Ann", "Bob", "Cy"}
    assert nx.bipartite.is_bipartite_node_set(graph, authors)
    assert graph.nodes["Ann"]["kind"] == "author"
    assert graph.nodes["p1"]["kind"] == "paper"


def test_nodes_can_be_read(from_bylines):
    graph = author_paper_graph(from_bylines(["Ann Bob +"], owner="Ann", years={"p1": 2020}))
    assert graph.nodes["p1"] == {
        "bipartite": 1,
        "kind": "paper",
        "label": "Paper 1",
        "title": "Paper 1",
        "year": 2020,
        "byline_complete": False,
    }
    assert graph.nodes["Ann"]["label"] == "Ann of Toytown"
    assert graph.nodes["Ann"]["is_owner"] is True


def test_an_implied_owner_has_an_edge_without_position(from_bylines):
    graph = author_paper_graph(from_bylines(["Bob Cy + (Ann)"], owner="Ann"))
    assert graph.edges["Ann", "p1"] == {"evidence": "implied"}
    assert graph.edges["Cy", "p1"] == {"evidence": "printed", "position": 2}


def test_an_author_printed_twice_keeps_the_first_position(from_bylines):
    corpus = from_bylines(["Bob Ann Ann"])
    turned = replace(corpus, authorships=corpus.authorships[::-1])
    assert author_paper_graph(corpus).edges["Ann", "p1"]["position"] == 2
    assert author_paper_graph(turned).edges["Ann", "p1"]["position"] == 2


def test_nodes_stand_in_the_order_of_their_ids_whatever_the_order_of_the_records(from_bylines):
    corpus = from_bylines(["Bob Ann", "Cy Ann"])
    graph = author_paper_graph(corpus)
    assert list(graph) == ["Ann", "Bob", "Cy", "p1", "p2"]
    shuffled = replace(
        corpus, papers=corpus.papers[::-1], authorships=corpus.authorships[::-1], authors=corpus.authors[::-1]
    )
    again = author_paper_graph(shuffled)
    assert list(again) == list(graph)
    assert list(again.edges(data=True)) == list(graph.edges(data=True))


def test_what_is_missing_is_left_out_so_that_networkx_can_write_the_graph(from_bylines):
    graph = author_paper_graph(from_bylines(["Ann Bob"]))
    assert "year" not in graph.nodes["p1"]
    nx.write_graphml(graph, BytesIO())
    nx.write_gexf(graph, BytesIO())


def test_a_paper_without_title_is_labelled_by_its_id(from_bylines):
    corpus = from_bylines(["Ann"])
    corpus.papers["title"] = None
    assert author_paper_graph(corpus).nodes["p1"]["label"] == "p1"


def test_an_empty_corpus_gives_an_empty_graph(from_bylines):
    assert len(author_paper_graph(from_bylines([]))) == 0


def test_the_owner_of_the_seed_is_on_every_paper_and_printed_on_ten(seed_corpus):
    (owner,) = seed_corpus.owner_ids
    evidence = [mark for *_, mark in author_paper_graph(seed_corpus).edges(owner, data="evidence")]
    assert (evidence.count("printed"), evidence.count("implied")) == (10, 40)
