import csv
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pandas as pd
import pytest

from graphlab.errors import OutputExistsError, SettingsError, UnreadableInputError
from graphlab.exchange import read_network, write_network
from graphlab.exchange.networks import NETWORK_FORMATS
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
        for extra in ("id", "start", "end"):  # GEXF numbers its edges, and has a timeline
            found.pop(extra, None)
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


@pytest.mark.parametrize("suffix", sorted({*NETWORK_FORMATS} - {".parquet", ".txt"}))
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
    assert node.find("{*}color").attrib == {"r": "255", "g": "128", "b": "0"}
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


@pytest.mark.parametrize("suffix", sorted({*NETWORK_FORMATS} - {".parquet", ".txt"}))
def test_an_empty_network_can_be_written(make_corpus, tmp_path, suffix):
    path = tmp_path / f"network{suffix}"
    write_network(coauthor_network(make_corpus([])), path)
    assert path.stat().st_size > 0


@pytest.mark.parametrize("name", ["network.xyz", "network"])
def test_another_ending_is_refused_with_the_ones_there_are(network, tmp_path, name):
    with pytest.raises(SettingsError, match="cannot be written") as error:
        write_network(network, tmp_path / name)
    assert all(ending in error.value.hint for ending in NETWORK_FORMATS)
    assert not (tmp_path / name).exists()


def test_the_graph_of_the_caller_is_left_as_it_was(tmp_path):
    graph = nx.Graph()
    graph.add_node("a", tags=("x", "y"), x=1.0, y=2.0)
    write_network(graph, tmp_path / "network.gexf")
    assert graph.nodes["a"] == {"tags": ("x", "y"), "x": 1.0, "y": 2.0}


def test_gexf_has_years_where_the_timeline_of_gephi_looks_for_them(tmp_path):
    graph = nx.Graph()
    graph.add_node("a", first_year=2019, last_year=2021)
    graph.add_edge("a", "b", years=(2019, 2021, 2022))
    write_network(graph, tmp_path / "network.gexf")
    root = ET.parse(tmp_path / "network.gexf").getroot()  # noqa: S314 # written by the line above
    assert root.find("{*}graph").attrib["timeformat"] == "date"
    node, edge = root.find(".//{*}node"), root.find(".//{*}edge")
    assert (node.get("start"), node.get("end")) == ("2019-01-01", "2021-12-31")
    spells = [(spell.get("start"), spell.get("end")) for spell in edge.iterfind("{*}spells/{*}spell")]
    assert spells == [("2019-01-01", "2019-12-31"), ("2021-01-01", "2022-12-31")]


@pytest.mark.parametrize("graph", [nx.DiGraph([("a", "b")]), nx.MultiGraph([("a", "b"), ("a", "b")])])
def test_a_directed_or_parallel_graph_is_refused(graph, tmp_path):
    with pytest.raises(SettingsError, match="coauthorship is neither"):
        write_network(graph, tmp_path / "network.gexf")


@pytest.mark.parametrize("suffix", sorted({*NETWORK_FORMATS} - {".parquet", ".txt"}))
def test_the_order_of_nodes_and_edges_has_no_effect(suffix, tmp_path):
    one = nx.Graph([("a", "b"), ("b", "c")])
    other = nx.Graph([("c", "b"), ("b", "a")])
    for graph, name in ((one, "one"), (other, "other")):
        (tmp_path / name).mkdir()
        write_network(graph, tmp_path / name / f"network{suffix}")
    assert (tmp_path / "one" / f"network{suffix}").read_bytes() == (
        tmp_path / "other" / f"network{suffix}"
    ).read_bytes()


def test_what_had_to_change_is_said(tmp_path):
    graph = nx.Graph()
    graph.add_nodes_from(["a\x00", "a\x01"])
    notes = write_network(graph, tmp_path / "network.gexf")
    assert notes == (
        "2 texts held characters that files cannot: each became U+FFFD",
        "1 ids read like another one: each got a number",
    )


BAD = {
    "a.graphml": ("<graphml", "a.graphml:1: not well-formed XML"),
    "a.gexf": ("<gexf>\n<graph>\n</gexf>", "a.gexf:3: not well-formed XML"),
    "b.gexf": ("<svg/>", "no <graph>"),
    "c.gexf": (
        '<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>',
        "'b'",
    ),
    "a.net": ("*Vertices 2\n1 a\n2 b\n*Edges\n1 3\n", "a.net:5: an edge of vertex 3"),
    "b.net": ("*Vertices 2\n1 a\nx b\n", "b.net:3: not understood"),
    "c.net": ("*Vertices 2\n*Matrix\n0 1\n1 0\n", r"c.net:2: a section \*matrix"),
    "d.net": ("*Vertices 2\n*Arcs\n1 2 1\n", "1 arcs go one way only"),
    "a.json": ("{", "a.json:1: not JSON"),
    "b.json": ("[]", "no network with items"),
    "c.json": ('{"network": {"items": [{"label": "x"}]}}', "item 1 has no id"),
    "d.json": ('{"network": {"items": [{"id": 1}], "links": [{"source_id": 1, "target_id": 2}]}}', "link 1 joins '2'"),
    "a.cx2": ("{}", "not CX2"),
    "a.csv": ("from,to\n1,2\n", "a.csv:1: no column source"),
    "b.csv": ("source,target\na,b,c\n", "b.csv:2: 3 cells"),
    "c.csv": ("source,target\na,b\nb,a\n", "edge 2 joins 'b' and 'a' a second time"),
    "a_map.txt": ("x\ty\n", "a_map.txt:1: no column id"),
    "notes.txt": ("x\ty\n", "two files"),
    "a.xyz": ("", "cannot be read"),
    "missing.gexf": (None, "no such file"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_network_is_refused_with_its_place(name, tmp_path):
    text, message = BAD[name]
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=message):
        read_network(tmp_path / name)


def test_pajek_of_other_programs_is_read(tmp_path):
    vertices = '*Network tea\n*Vertices 3\n1 "Ann \u0160" 0.1 0.2 0.5 ic Red\n2 Bob\n'
    text = vertices + '*Arcs :1 "x"\n1 2 3\n2 1 3\n*Edgeslist\n1 3\n'
    (tmp_path / "a.net").write_text(text, encoding="utf-8-sig")
    (tmp_path / "a.clu").write_text("*Vertices 3\n1\n1\n2\n")
    graph = read_network(tmp_path / "a.net")
    assert dict(graph.nodes(data="cluster")) == {"Ann \u0160": 1, "Bob": 1, "3": 2}
    assert list(graph.edges(data=True)) == [("Ann \u0160", "Bob", {"weight": 3}), ("Ann \u0160", "3", {})]


def test_igraph_and_networkx_read_pajek_too(network, tmp_path):
    path = tmp_path / "network.net"
    write_network(network, path)
    assert sorted(igraph.Graph.Read_Pajek(str(path)).vs["name"]) == ["Ann", "Bob", "Cy"]
    assert sorted(nx.read_pajek(path)) == ["Ann", "Bob", "Cy"]
    write_network(network, tmp_path / "network.graphml")
    assert sorted(igraph.Graph.Read_GraphML(str(tmp_path / "network.graphml")).es["weight"]) == [1, 1, 2]


def test_an_edge_list_of_other_programs_needs_no_table_of_nodes(tmp_path):
    (tmp_path / "a.csv").write_text("source,target,weight\n1,2,3\n", encoding="utf-8-sig")
    assert list(read_network(tmp_path / "a.csv").edges(data=True)) == [("1", "2", {"weight": 3})]


def test_a_folder_with_something_else_in_it_is_not_replaced(tmp_path):
    (tmp_path / "a.parquet").mkdir()
    (tmp_path / "a.parquet" / "diary.txt").write_text("mine")
    with pytest.raises(OutputExistsError):
        write_network(nx.path_graph(2), tmp_path / "a.parquet")
