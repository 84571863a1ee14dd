"""Networks out as GraphML (Cytoscape, igraph), GEXF (Gephi) or CSV (a spreadsheet): the same bytes on every run."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

from graphlab.errors import SettingsError
from graphlab.exchange.tables import write_table
from graphlab.network import CoauthorNetwork

# Everything XML 1.0 has no room for: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_network(
    network: "CoauthorNetwork | nx.Graph[str]", path: Path, *, authors: pd.DataFrame | None = None
) -> None:
    """Write a network in the format that the file's ending names: ``.graphml``, ``.gexf`` or ``.csv``.

    Parameters
    ----------
    network
        Coauthor network, or a networkx graph such as the author-paper graph.
    path
        File to write; replaced if it exists.
    authors
        More about the nodes, such as the table of collaborators: column ``author_id`` and any others, each of which
        becomes an attribute. In GEXF the columns ``x`` and ``y`` are the position Gephi draws a node at, ``colour``
        (``"#rrggbb"``) its colour and ``size`` its size.

    Raises
    ------
    SettingsError
        If the ending is none of the three.

    Notes
    -----
    What is not known is left out, tuples are joined by ``"; "``, and characters that XML has no room for become U+FFFD.
    CSV is the list of edges with the labels of both ends; what is known about nodes is in the table of collaborators.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> graph = nx.Graph()
    >>> graph.add_edge("a1", "a2", weight=2.0)
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "network.csv"
    ...     write_network(graph, path)
    ...     print(path.read_text(), end="")
    source,target,source_label,target_label,weight
    a1,a2,a1,a2,2
    """
    writers = {".graphml": _graphml, ".gexf": _gexf, ".csv": None}
    suffix = path.suffix.lower()
    if suffix not in writers:
        msg = f"{path.name}: a network cannot be written as {suffix or 'a file without an ending'}"
        raise SettingsError(msg, hint=f"end the name in {', '.join(writers)}")
    graph = _plain(network if isinstance(network, nx.Graph) else network.to_networkx(), authors)
    writer = writers[suffix]
    if writer is None:
        write_table(_edge_list(graph), path)
    else:
        path.write_bytes(writer(graph))


def _plain(graph: "nx.Graph[str]", authors: pd.DataFrame | None) -> "nx.Graph[str]":
    """Copy with the authors' columns added and nothing in it but text, numbers and truth values."""
    more: dict[str, dict[str, Any]] = {}
    if authors is not None:
        names = [str(name) for name in authors.columns]
        rows = (dict(zip(names, row, strict=True)) for row in authors.astype("object").itertuples(index=False))
        more = {row["author_id"]: row for row in rows}
    plain: nx.Graph[str] = nx.Graph()
    for node, data in graph.nodes(data=True):
        known = _attributes({**data, **more.get(node, {})})
        plain.add_node(_text(node), **{name: value for name, value in known.items() if name != "author_id"})
    for a, b, data in graph.edges(data=True):
        plain.add_edge(_text(a), _text(b), **_attributes(data))
    return plain


def _attributes(data: dict[Any, Any]) -> dict[str, str | int | float | bool]:
    named = ((str(name), _value(value)) for name, value in data.items())
    return {name: value for name, value in named if value is not None}


def _value(value: Any) -> str | int | float | bool | None:
    if isinstance(value, tuple):
        return _text("; ".join(str(part) for part in value))
    if pd.isna(value):
        return None
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, bool | int | float) else _text(str(plain))


def _text(text: str) -> str:
    # A parser would turn the line ends into "\n" on the way back.
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def _graphml(graph: "nx.Graph[str]") -> bytes:
    out = BytesIO()
    # Not write_graphml: it takes lxml where it finds it, whose bytes differ.
    nx.write_graphml_xml(graph, out, named_key_ids=False)
    return out.getvalue() + b"\n"


def _gexf(graph: "nx.Graph[str]") -> bytes:
    for _, data in graph.nodes(data=True):
        data["viz"] = _drawing(data)
    out = BytesIO()
    nx.write_gexf(graph, out)
    # networkx stamps the file with today's date.
    return re.sub(rb'(<meta) lastmodifieddate="[^"]*"', rb"\1", out.getvalue(), count=1) + b"\n"


def _drawing(data: dict[str, Any]) -> dict[str, Any]:
    """Position, colour and size in the form of GEXF's viz module, taken out of the attributes."""
    viz: dict[str, Any] = {}
    if "x" in data and "y" in data:
        viz["position"] = {"x": float(data.pop("x")), "y": float(data.pop("y")), "z": 0.0}
    if "colour" in data:
        red, green, blue = bytes.fromhex(str(data.pop("colour")).removeprefix("#"))
        viz["color"] = {"r": red, "g": green, "b": blue}
    if "size" in data:
        viz["size"] = float(data.pop("size"))
    return viz


def _edge_list(graph: "nx.Graph[str]") -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    labels = {node: data.get("label", node) for node, data in graph.nodes(data=True)}
    for a, b, data in graph.edges(data=True):
        ends = {"source": a, "target": b, "source_label": labels[a], "target_label": labels[b]}
        rows.append({**ends, **data})
    return pd.DataFrame(rows, columns=None if rows else ["source", "target", "source_label", "target_label"])
