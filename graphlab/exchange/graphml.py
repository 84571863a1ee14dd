"""GraphML, which networkx, igraph, Cytoscape, yEd and Gephi read."""

from io import BytesIO
from pathlib import Path

import networkx as nx


def write_graphml(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as GraphML; nothing is left out.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        File to write.
    """
    out = BytesIO()
    # Not write_graphml: it takes lxml where it finds it, whose bytes differ.
    nx.write_graphml_xml(graph, out, named_key_ids=False)
    path.write_bytes(out.getvalue() + b"\n")
    return []


def read_graphml(path: Path) -> "nx.Graph[str]":
    """Graph of a GraphML file.

    Parameters
    ----------
    path
        File to read.
    """
    graph = nx.read_graphml(path)
    graph.graph.pop("node_default", None)
    graph.graph.pop("edge_default", None)
    return graph
