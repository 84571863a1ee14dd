"""CX2, the file format of Cytoscape and NDEx."""

from pathlib import Path
from typing import Any

import networkx as nx
import orjson

from graphlab.errors import UnreadableInputError
from graphlab.exchange.plain_graph import Attributes

ID = "node_id"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


def write_cx2(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as CX2; infinite numbers, which JSON has none of, are left out.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        File to write.

    Notes
    -----
    CX2 numbers nodes; ids are the attribute ``node_id``. Its vertical axis points down. ``colour`` and ``size`` are
    set node by node (bypasses) and kept as attributes. The format: https://cytoscape.org/cx/cx2/specification/.
    """
    numbers = {node: number for number, node in enumerate(graph)}
    values: dict[str, list[Attributes]] = {
        "nodes": [{ID: node, **_values(data)} for node, data in graph.nodes(data=True)],
        "edges": [_finite(data) for _, _, data in graph.edges(data=True)],
    }
    places = [_place(data) for _, data in graph.nodes(data=True)]
    nodes = [{"id": n, **place, "v": v} for n, (place, v) in enumerate(zip(places, values["nodes"], strict=True))]
    ends = list(zip(graph.edges, values["edges"], strict=True))
    edges = [{"id": n, "s": numbers[a], "t": numbers[b], "v": v} for n, ((a, b), v) in enumerate(ends)]
    bypasses = [{"id": numbers[n], "v": look} for n, data in graph.nodes(data=True) if (look := _look(data))]
    default = {"node": {"NODE_LABEL_FONT_SIZE": 10}, "edge": {"EDGE_LINE_COLOR": "#999999"}, "network": {}}
    mapping = {"NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}}}
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [{kind: _declared(rows) for kind, rows in values.items()}],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [{"default": default, "nodeMapping": mapping, "edgeMapping": {}}],
        "nodeBypasses": bypasses,
    }
    aspects = {name: elements for name, elements in aspects.items() if elements}
    whole = [
        {"CXVersion": "2.0", "hasFragments": False},
        {"metaData": [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]},
        *({name: elements} for name, elements in aspects.items()),
        {"status": [{"completed": True, "success": True, "error": ""}]},
    ]
    path.write_bytes(orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    infinite = sum(len(data) - len(_finite(data)) for _, data in graph.nodes(data=True))
    infinite += sum(len(data) - len(_finite(data)) for _, _, data in graph.edges(data=True))
    return [f"{infinite} infinite numbers left out"] if infinite else []


def _finite(data: Attributes) -> Attributes:
    return {n: v for n, v in data.items() if not (isinstance(v, float) and abs(v) == float("inf"))}


def _is_placed(data: Attributes) -> bool:
    known = _finite(data)
    return isinstance(known.get("x"), float) and isinstance(known.get("y"), float)


def _place(data: Attributes) -> dict[str, float]:
    return {"x": float(data["x"]), "y": -float(data["y"])} if _is_placed(data) else {}


def _values(data: Attributes) -> Attributes:
    placed = {"x", "y"} if _is_placed(data) else set[str]()
    return {name: value for name, value in _finite(data).items() if name not in placed}


def _look(data: Attributes) -> dict[str, Any]:
    look: dict[str, Any] = {}
    if "colour" in data:
        look["NODE_BACKGROUND_COLOR"] = data["colour"]
    if isinstance(data.get("size"), float) and "size" in _finite(data):
        look |= {"NODE_WIDTH": data["size"], "NODE_HEIGHT": data["size"]}
    return look


def _declared(rows: list[Attributes]) -> dict[str, dict[str, str]]:
    return {name: {"d": _TYPES[type(value)]} for row in rows for name, value in row.items()}


def read_cx2(path: Path) -> "nx.Graph[str]":
    """Graph of a CX2 file; a node's id is its ``node_id``, else its number.

    Parameters
    ----------
    path
        File to read.

    Raises
    ------
    UnreadableInputError
        If it is no CX2.
    """
    whole = orjson.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    if not (isinstance(whole, list) and whole and isinstance(whole[0], dict) and "CXVersion" in whole[0]):
        msg = f"{path.name}: no CXVersion in it; this is not CX2"
        raise UnreadableInputError(msg)
    aspects: dict[str, list[Any]] = {}
    for fragment in whole:
        for name, elements in fragment.items():
            aspects.setdefault(name, []).extend(elements if isinstance(elements, list) else [])
    declared = aspects.get("attributeDeclarations", [{}])[0]
    graph: nx.Graph[str] = nx.Graph()
    ids: dict[int, str] = {}
    for node in aspects.get("nodes", []):
        values = _unaliased(node.get("v", {}), declared.get("nodes", {}))
        ids[node["id"]] = str(values.pop(ID, node["id"]))
        place = {"x": float(node["x"]), "y": -float(node["y"])} if {"x", "y"} <= set(node) else {}
        graph.add_node(ids[node["id"]], **{**values, **place})
    for edge in aspects.get("edges", []):
        if edge["s"] not in ids or edge["t"] not in ids:
            msg = f"{path.name}: edge {edge.get('id')} joins a node that is not there"
            raise UnreadableInputError(msg)
        graph.add_edge(ids[edge["s"]], ids[edge["t"]], **_unaliased(edge.get("v", {}), declared.get("edges", {})))
    return graph


def _unaliased(values: dict[str, Any], declared: dict[str, Any]) -> dict[str, Any]:
    """Values under their whole names, defaults filled in, as other writers of CX2 shorten them; lists joined."""
    full = {how["a"]: name for name, how in declared.items() if isinstance(how, dict) and "a" in how}
    named = {full.get(name, name): value for name, value in values.items() if value is not None}
    defaults = {name: how["v"] for name, how in declared.items() if isinstance(how, dict) and "v" in how}
    joined = {name: "; ".join(map(str, v)) if isinstance(v, list) else v for name, v in (defaults | named).items()}
    # JSON has one kind of number: what was declared decimal is decimal.
    decimal = {name for name, how in declared.items() if isinstance(how, dict) and how.get("d") == "double"}
    return {name: float(v) if name in decimal and isinstance(v, int) else v for name, v in joined.items()}
