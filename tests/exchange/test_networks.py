import csv
from xml.etree import ElementTree as ET

import networkx as nx
import pandas as pd
import pytest

from graphlab.errors import SettingsError
from graphlab.exchange import write_network
from graphlab.network import author_paper_graph, centralities, coauthor_network

READERS = {".graphml": nx.read_graphml, ".gexf": nx.read_gexf}
NASTY = "<b>\"Tom\" & 'Jerry'</b>\x00\x0b\u2028\ufffe \r\n\U0001f600 =1+1"
CLEAN = "<b>\"Tom\" & 'Jerry'</b>\ufffd\ufffd\u2028\ufffd \n\U0001f600 =1+1"


@pytest.fixture
def network(make_corpus):
    return coauthor_network(
        make_corpus([("On tea", 2020, ["Ann", "Bob", "Cy"], True), ("On milk", None, ["Ann", "Bob"], False)])
    )


def read_back(network, tmp_path, suffix, **options):
    path = tmp_path / f"network{suffix}"
    write_network(network, path, **options)
    return READERS[suffix](path)


@pytest.mark.parametrize("suffix", READERS)
def test_a_network_read_back_is_the_network(network, tmp_path, suffix):
    graph = network.to_networkx()
    again = read_back(network, tmp_path, suffix)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert {frozenset(e) for e in again.edges} == {frozenset(e) for e in graph.edges}
    for a, b, data in graph.edges(data=True):
        found = dict(again.edges[a, b])
        found.pop("id", None)  # GEXF numbers its edges
        assert found == data


@pytest.mark.parametrize("suffix", READERS)
def test_the_author_paper_graph_read_back_is_the_graph(make_corpus, tmp_path, suffix):
    graph = author_paper_graph(make_corpus([("On tea", 2020, ["Ann", "Bob"], True)]))
    again = read_back(graph, tmp_path, suffix)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert again.number_of_edges() == 2


@pytest.mark.parametrize("suffix", READERS)
def test_text_of_strangers_makes_no_broken_xml(tmp_path, suffix):
    graph = nx.Graph()
    graph.add_node("a", label=NASTY, title=NASTY)
    again = read_back(graph, tmp_path, suffix)
    assert again.nodes["a"]["label"] == CLEAN
    assert again.nodes["a"]["title"] == CLEAN


@pytest.mark.parametrize("suffix", [*READERS, ".csv"])
def test_the_bytes_are_the_same_on_every_run_and_day(network, tmp_path, suffix, monkeypatch):
    path = tmp_path / f"network{suffix}"
    write_network(network, path)
    first = path.read_bytes()
    monkeypatch.setattr("time.strftime", lambda *_: "1999-12-31")
    write_network(network, path)
    assert path.read_bytes() == first
    assert first.endswith(b"\n")


@pytest.mark.parametrize("suffix", READERS)
def test_what_is_known_about_authors_becomes_attributes(network, tmp_path, suffix):
    authors = centralities(network).reset_index().assign(theme_id=pd.array([2, None, 1], dtype="Int64"))
    again = read_back(network, tmp_path, suffix, authors=authors)
    for row in authors.itertuples():
        node = again.nodes[row.author_id]
        assert node["betweenness"] == row.betweenness
        assert node["core"] == row.core
        assert node.get("theme_id") == (None if pd.isna(row.theme_id) else row.theme_id)
        assert "author_id" not in node


def test_gexf_has_positions_colours_and_sizes_where_gephi_looks_for_them(network, tmp_path):
    ids = network.authors["author_id"]
    authors = pd.DataFrame({"author_id": ids, "x": [1.0, 2.0, 3.0], "y": 0.5, "colour": "#ff8000", "size": 4.0})
    path = tmp_path / "network.gexf"
    write_network(network, path, authors=authors)
    node = ET.parse(path).getroot().find(".//{*}node")  # noqa: S314 # written by the line above
    assert node.find("{*}position").attrib == {"x": "1.0", "y": "0.5", "z": "0.0"}
    assert node.find("{*}color").attrib == {"r": "255", "g": "128", "b": "0", "a": "1.0"}
    assert node.find("{*}size").attrib == {"value": "4.0"}


def test_csv_lists_the_edges_with_the_names_of_both_ends(network, tmp_path):
    path = tmp_path / "edges.csv"
    write_network(network, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3
    assert {frozenset((row["source_label"], row["target_label"])): row["papers"] for row in rows} == {
        frozenset(("Ann", "Bob")): "2",
        frozenset(("Ann", "Cy")): "1",
        frozenset(("Bob", "Cy")): "1",
    }


@pytest.mark.parametrize("suffix", [*READERS, ".csv"])
def test_an_empty_network_can_be_written(make_corpus, tmp_path, suffix):
    path = tmp_path / f"network{suffix}"
    write_network(coauthor_network(make_corpus([])), path)
    assert path.stat().st_size > 0


@pytest.mark.parametrize("name", ["network.xyz", "network"])
def test_another_ending_is_refused_with_the_ones_there_are(network, tmp_path, name):
    with pytest.raises(SettingsError, match="cannot be written") as error:
        write_network(network, tmp_path / name)
    assert ".graphml, .gexf, .csv" in error.value.hint
    assert not (tmp_path / name).exists()


def test_the_graph_of_the_caller_is_left_as_it_was(tmp_path):
    graph = nx.Graph()
    graph.add_node("a", tags=("x", "y"), x=1.0, y=2.0)
    write_network(graph, tmp_path / "network.gexf")
    assert graph.nodes["a"] == {"tags": ("x", "y"), "x": 1.0, "y": 2.0}
