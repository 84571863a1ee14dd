"""VOSviewer's files: conforming to the documented schema, and its own example maps read whole."""

import json
import os
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from graphlab.exchange import read_network, write_network
from graphlab.exchange.networks import is_network_file
from graphlab.network import coauthor_network

SHARED = Path(os.environ.get("GRAPHLAB_SHARED", Path(__file__).parents[2] / ".." / "shared" / "data"))
MAPS = SHARED / "vosviewer-maps"
# Items, links and total link strength of VOSviewer's example maps.
SIZES = {
    "JOI_2007-2016_co-authorship": (252, 568, 738),
    "Dimensions_scientometrics_researcher_co-authorship": (115, 353, 1446),
    "QSS_SM_2020-2021_co-authorship": (112, 225, 351),
    "QSS_publication_bibliographic_coupling": (39, 194, 398),
    "Dimensions_obesity_journal_bibliographic_coupling": (49, 1176, 117_990_115),
}
NUMBER = {"type": "number"}
# The tables of https://app.vosviewer.com/docs/file-types/json-file-type/ as a JSON Schema.
ID = {"type": ["string", "integer"]}
CLUSTER = {"type": "integer", "minimum": 1, "maximum": 1000}
TEXT = {"type": "string"}
SCHEMA = {
    "type": "object",
    "required": ["network"],
    "additionalProperties": False,
    "properties": {
        "info": {"type": "object", "additionalProperties": False, "properties": {"title": TEXT, "description": TEXT}},
        "config": {"type": "object"},
        "network": {
            "type": "object",
            "required": ["items"],
            "additionalProperties": False,
            "properties": {
                "items": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id"],
                        "properties": {
                            "id": ID,
                            "label": TEXT,
                            "description": TEXT,
                            "url": TEXT,
                            "x": NUMBER,
                            "y": NUMBER,
                            "cluster": CLUSTER,
                            "weights": {"type": "object", "additionalProperties": {**NUMBER, "minimum": 0}},
                            "scores": {"type": "object", "additionalProperties": NUMBER},
                        },
                    },
                },
                "links": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["source_id", "target_id"],
                        "properties": {"source_id": ID, "target_id": ID, "strength": {**NUMBER, "minimum": 0}},
                    },
                },
                "clusters": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["cluster", "label"],
                        "additionalProperties": False,
                        "properties": {"cluster": CLUSTER, "label": TEXT},
                    },
                },
            },
        },
    },
}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float)}


def faults(value, schema, place="$"):
    """What in a value is against the schema: the few words of JSON Schema used above."""
    kinds = schema.get("type", [])
    allowed = tuple(TYPES[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))
    flat = tuple(t for kind in allowed for t in (kind if isinstance(kind, tuple) else (kind,)))
    if not isinstance(value, flat) or isinstance(value, bool):
        return [f"{place}: {value!r} is not {kinds}"]
    if isinstance(value, int | float):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        return [] if low <= value <= high else [f"{place}: {value} is not within {low} to {high}"]
    if isinstance(value, list):
        return [f for n, item in enumerate(value) for f in faults(item, schema["items"], f"{place}[{n}]")]
    if not isinstance(value, dict):
        return []
    found = [f"{place}: no {key}" for key in schema.get("required", []) if key not in value]
    known, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, item in value.items():
        if key in known or isinstance(rest, dict):
            found += faults(item, known.get(key, rest), f"{place}.{key}")
        elif rest is False:
            found.append(f"{place}: {key} is not in the schema")
    return found


def drawn(make_corpus):
    corpus = make_corpus(
        [("On tea", 2020, ["Ann, A", "Bob; B", "Cy"], True), ("On milk", 2021, ["Ann, A", "Bob; B"], True)]
    )
    network = coauthor_network(corpus, counting="fractional")
    ids = network.authors["author_id"]
    more = {
        "x": [1.0, 2.0, -3.0],
        "y": 0.5,
        "colour": "#ff8000",
        "community": [1, 1, 2],
        "constraint": [0.5, None, -0.1],
    }
    return network, pd.DataFrame({"author_id": ids, **more})


def test_what_is_written_conforms_to_the_documented_schema(make_corpus, tmp_path):
    network, authors = drawn(make_corpus)
    assert write_network(network, tmp_path / "a.json", authors=authors) == ()
    whole = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert faults(whole, SCHEMA) == []
    first = next(item for item in whole["network"]["items"] if item["label"] == "Ann, A")
    assert first["cluster"] in {1, 2}
    assert first["weights"]["Documents"] == 2
    assert "label" in first
    assert "x" in first


def test_the_schema_test_can_fail():
    item = {"label": 3, "cluster": 0, "weights": {"a": -1}}
    whole = {"network": {"items": [item], "clusters": [{"cluster": 1}]}, "more": 1}
    assert len(faults(whole, SCHEMA)) == 6


@pytest.mark.parametrize(
    "row",
    [
        {"community": 0},
        {"cluster": 1001},
        {"cluster": "red"},
        {"papers": -1},
        {"weight<a>": -2.0},
        {"score<a>": float("inf")},
        {"x": float("inf"), "y": 1.0},
        {"weights": 3, "scores": "x", "id": 5},
        {"label": 5},
    ],
)
def test_values_against_the_schema_are_left_out(row, tmp_path):
    graph = nx.Graph()
    graph.add_node("a", **row)
    graph.add_edge("a", "b", weight=-1.0)
    graph.add_edge("a", "a", weight=2.0)
    notes = write_network(graph, tmp_path / "a.json")
    assert faults(json.loads((tmp_path / "a.json").read_text()), SCHEMA) == []
    assert "1 edges from a node to itself left out: VOSviewer has none" in notes


def test_cluster_labels_go_out_and_come_back(tmp_path):
    graph = nx.Graph()
    graph.add_node("a", cluster=2, cluster_label="Tea")
    write_network(graph, tmp_path / "a.json")
    whole = json.loads((tmp_path / "a.json").read_text())
    assert whole["network"]["clusters"] == [{"cluster": 2, "label": "Tea"}]
    assert read_network(tmp_path / "a.json").nodes["a"] == {"cluster": 2, "cluster_label": "Tea"}


def test_the_texts_keep_all_but_the_attributes_of_edges(make_corpus, tmp_path):
    network, authors = drawn(make_corpus)
    notes = write_network(network, tmp_path / "tea_map.txt", authors=authors)
    assert len(notes) == 1
    assert notes[0].startswith("left out of edges, which have a strength only: first_year, last_year, newman")
    again = read_network(tmp_path / "tea_network.txt")
    write_network(network, tmp_path / "a.json", authors=authors)
    assert dict(again.nodes(data=True)) == dict(read_network(tmp_path / "a.json").nodes(data=True))
    assert again.size("weight") == network.edges["weight"].sum()
    header, *lines = (tmp_path / "tea_map.txt").read_text(encoding="utf-8").splitlines()
    assert header.startswith("id\tlabel\tx\ty\tcluster\tweight<Documents>")
    assert [line[:2] for line in lines] == ["1\t", "2\t", "3\t"]
    assert '\t"Ann, A"\t' in "".join(lines)


def test_an_empty_network_has_a_header_and_comes_back(tmp_path):
    write_network(nx.Graph(), tmp_path / "a_map.txt")
    assert is_network_file(tmp_path / "a_map.txt")
    assert len(read_network(tmp_path / "a_map.txt")) == 0


def test_papers_are_not_taken_for_a_network(tmp_path):
    for name, text in {
        "crossref.json": '{"message": {"items": []}}',
        "list.json": "[]",
        "papers.csv": "title,authors\n",
        "profile.txt": "id\tAnn\n",
    }.items():
        (tmp_path / name).write_text(text)
        assert not is_network_file(tmp_path / name)


@pytest.mark.skipif(not MAPS.is_dir(), reason="VOSviewer's example maps are not here (GRAPHLAB_SHARED)")
@pytest.mark.parametrize("name", SIZES)
def test_example_maps_are_read_whole_and_go_through_every_format(name, tmp_path):
    path = MAPS / f"{name}_network.json"
    assert is_network_file(path)
    graph = read_network(path)
    assert (len(graph), graph.size(), graph.size("weight")) == SIZES[name]
    raw = json.loads(path.read_text(encoding="utf-8-sig"))
    assert faults(raw, SCHEMA) == []
    for item in raw["network"]["items"]:
        node = graph.nodes[str(item["id"])]
        assert (node["label"], node["x"], node["y"], node["cluster"]) == tuple(
            item[k] for k in ("label", "x", "y", "cluster")
        )
        assert {n: v for n, v in node.items() if n.startswith("weight<")} == {
            f"weight<{n}>": v for n, v in item["weights"].items()
        }
    for suffix in (".json", ".graphml", ".gexf", ".cx2", ".csv", ".parquet", "_map.txt"):
        write_network(graph, tmp_path / f"again{suffix}")
        again = read_network(tmp_path / f"again{suffix}")
        assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True)), suffix
        assert nx.utils.edges_equal(again.edges(data=True), graph.edges(data=True)), suffix


@pytest.mark.skipif(not MAPS.is_dir(), reason="VOSviewer's example maps are not here (GRAPHLAB_SHARED)")
@pytest.mark.parametrize("name", [path.name[: -len("_map.txt")] for path in sorted(MAPS.glob("*_map.txt"))])
def test_the_texts_of_a_map_are_its_json(name):
    texts, whole = read_network(MAPS / f"{name}_map.txt"), read_network(MAPS / f"{name}_network.json")
    assert is_network_file(MAPS / f"{name}_map.txt")
    assert is_network_file(MAPS / f"{name}_network.txt")
    for node, data in whole.nodes(data=True):
        assert texts.nodes[node].items() >= data.items()
    assert nx.utils.edges_equal(texts.edges(data=True), whole.edges(data=True))
