"""What is written is read again: every format, on graphs with nasty names."""

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphlab.exchange import read_network, write_network
from graphlab.exchange.plain_graph import plain_graph

WHOLE = [".graphml", ".gexf", ".json", ".cx2", ".csv", ".parquet"]
NAMES = st.one_of(
    st.text(min_size=1, max_size=8),
    st.sampled_from(
        ["=1+1", "'=1", "007", "true", "-3", "1e5", 'a"b', "a\nb", "a\tb", "<&>", "\x00", "\U0001f600", " x ", "inf"]
    ),
)
VALUES = {
    "label": NAMES,
    "papers": st.integers(0, 2**60),
    "score": st.floats(allow_nan=False, allow_infinity=False),
    "is_owner": st.booleans(),
    "community": st.integers(1, 50),
    "id": NAMES,
    "start": NAMES,
    "type": NAMES,
}


@st.composite
def graphs(draw, columns=tuple(VALUES), edge_columns=("weight", "kind", "papers")):
    nodes = draw(st.lists(NAMES, max_size=5, unique=True))
    graph = nx.Graph()
    for node in nodes:
        row = {name: draw(VALUES[name]) for name in columns if draw(st.booleans())}
        if draw(st.booleans()):
            row |= {"x": draw(st.floats(-9, 9)), "y": draw(st.floats(-9, 9))}
        graph.add_node(node, **row)
    edge_values = {"weight": st.floats(0.1, 9), "kind": NAMES, "papers": st.integers(1, 9)}
    for a in nodes:
        for b in nodes:
            if a < b and draw(st.booleans()):
                graph.add_edge(a, b, **{name: draw(edge_values[name]) for name in edge_columns})
    return graph


def content(graph):
    return dict(graph.nodes(data=True)), {frozenset((a, b)): data for a, b, data in graph.edges(data=True)}


@pytest.mark.parametrize("suffix", WHOLE)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(graphs())
def test_whatever_was_written_is_read_again(suffix, tmp_path_factory, graph):
    if suffix == ".json":
        for _, data in graph.nodes(data=True):
            data.pop("id", None)  # VOSviewer's own key
    path = tmp_path_factory.mktemp("net") / f"network{suffix}"
    write_network(graph, path)
    assert content(read_network(path)) == content(plain_graph(graph)[0])


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(graphs(columns=("label",), edge_columns=("weight",)))
def test_pajek_keeps_ids_labels_positions_and_weights(tmp_path_factory, graph):
    path = tmp_path_factory.mktemp("net") / "network.net"
    assert not [note for note in write_network(graph, path) if "Pajek" in note]
    assert content(read_network(path)) == content(plain_graph(graph)[0])
