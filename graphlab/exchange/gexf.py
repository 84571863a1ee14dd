"""GEXF 1.3 for Gephi: positions, colours and sizes where its drawing looks, years where its timeline looks."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

from graphlab.errors import UnreadableInputError
from graphlab.exchange.plain_graph import Attributes, Value

GEXF, VIZ = "http://gexf.net/1.3", "http://gexf.net/1.3/viz"
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_NUMBERS = {"double", "float", "integer", "long", "short", "byte"}


def write_gexf(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as GEXF 1.3; nothing is left out.

    ``x`` and ``y`` become the position, ``colour`` (``"#rrggbb"``) the colour, ``size`` the size. ``years``
    (``"2019; 2021"``), or else ``first_year`` and ``last_year``, are what the timeline filters by: whole years, from
    1 January to 31 December.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        File to write.

    Notes
    -----
    Not networkx's writer: it stamps the file with today's date, marks years as "long", which is no time format of
    GEXF, and takes attributes called ``id``, ``start``, ``type`` and the like for its own.
    """
    root = ET.Element("gexf", {"xmlns": GEXF, "xmlns:viz": VIZ, "version": "1.3"})
    rows = [data for _, data in graph.nodes(data=True)], [data for _, _, data in graph.edges(data=True)]
    is_dated = any(_spells(data) for kind in rows for data in kind)
    mode = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"} if is_dated else {}
    element = ET.SubElement(root, "graph", {"defaultedgetype": "undirected", **mode})
    node_ids = _declare(element, "node", [_without(data, _DRAWN | {"label"}) for data in rows[0]])
    edge_ids = _declare(element, "edge", [_without(data, {"weight"} if _has_weight(data) else ()) for data in rows[1]])
    nodes = ET.SubElement(element, "nodes")
    for node, data in graph.nodes(data=True):
        label = {"label": str(data["label"])} if "label" in data else {}
        _fill(ET.SubElement(nodes, "node", {"id": node, **label}), data, node_ids)
    edges = ET.SubElement(element, "edges")
    for number, (a, b, data) in enumerate(graph.edges(data=True)):
        weight = {"weight": repr(data["weight"])} if _has_weight(data) else {}
        _fill(ET.SubElement(edges, "edge", {"id": str(number), "source": a, "target": b, **weight}), data, edge_ids)
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    return []


_DRAWN = frozenset({"x", "y", "colour", "size"})


def _without(data: Attributes, names: Iterable[str]) -> Attributes:
    """Attributes that GEXF has no place of its own for."""
    own = set(names) if _is_drawable(data) else set(names) - _DRAWN
    return {name: value for name, value in data.items() if name not in own}


def _has_weight(data: Attributes) -> bool:
    return isinstance(data.get("weight"), int | float) and not isinstance(data["weight"], bool)


def _is_drawable(data: Attributes) -> bool:
    """Whether what is drawn is what Gephi can draw: two numbers, a colour, a size."""
    numbers = [data.get(name, 0.0) for name in ("x", "y", "size")]
    colour = str(data.get("colour", "#000000"))
    is_colour = len(colour) == 7 and colour[0] == "#" and all(c in "0123456789abcdef" for c in colour[1:])
    return all(type(n) is float for n in numbers) and is_colour and ("x" in data) == ("y" in data)


def _declare(graph: ET.Element, kind: str, rows: list[Attributes]) -> dict[str, str]:
    types = {name: _TYPES[type(value)] for row in rows for name, value in row.items()}
    ids = {name: f"{kind[0]}{number}" for number, name in enumerate(sorted(types))}
    if ids:
        declared = ET.SubElement(graph, "attributes", {"class": kind})
        for name, key in ids.items():
            ET.SubElement(declared, "attribute", {"id": key, "title": name, "type": types[name]})
    return ids


def _fill(element: ET.Element, data: Attributes, ids: dict[str, str]) -> None:
    if element.tag == "node" and _is_drawable(data):
        _draw(element, data)
        values = _without(data, _DRAWN)
    else:
        values = data
    values = {name: value for name, value in values.items() if name in ids}
    if values:
        parent = ET.SubElement(element, "attvalues")
        for name in sorted(values):
            ET.SubElement(parent, "attvalue", {"for": ids[name], "value": _printed(values[name])})
    spells = _spells(data)
    if len(spells) == 1:
        element.attrib.update(spells[0])
    elif spells:
        parent = ET.SubElement(element, "spells")
        for spell in spells:
            ET.SubElement(parent, "spell", spell)


def _draw(element: ET.Element, data: Attributes) -> None:
    if "colour" in data:
        red, green, blue = bytes.fromhex(str(data["colour"])[1:])
        ET.SubElement(element, "viz:color", {"r": str(red), "g": str(green), "b": str(blue)})
    if "x" in data:
        ET.SubElement(element, "viz:position", {"x": repr(data["x"]), "y": repr(data["y"]), "z": "0.0"})
    if "size" in data:
        ET.SubElement(element, "viz:size", {"value": repr(data["size"])})


def _spells(data: Attributes) -> list[dict[str, str]]:
    """Runs of years as GEXF writes them."""
    texts = str(data["years"]).split("; ") if "years" in data else []
    years = sorted({int(text) for text in texts if text.isdecimal()})
    if not years:
        first, last = data.get("first_year"), data.get("last_year")
        return [_spell(first, last)] if isinstance(first, int) and isinstance(last, int) else []
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    return [_spell(start, end) for start, end in zip(starts, ends, strict=True)]


def _spell(start: int, end: int) -> dict[str, str]:
    return {"start": f"{start:04}-01-01", "end": f"{end:04}-12-31"}


def _printed(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_gexf(path: Path) -> "nx.Graph[str]":
    """Graph of a GEXF file of any version; what its timeline shows beyond the attributes becomes ``start``, ``end``.

    Parameters
    ----------
    path
        File to read.

    Raises
    ------
    UnreadableInputError
        If there is no graph in it, or an edge joins a node that is not there.
    """
    root = ET.parse(path).getroot()  # noqa: S314 # expat bounds the growth of entities
    element = root.find("{*}graph")
    if element is None:
        msg = f"{path.name}: no <graph> in it; this is not GEXF"
        raise UnreadableInputError(msg)
    directed = element.get("defaultedgetype") == "directed"
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    keys = {kind: _declared(element, kind) for kind in ("node", "edge")}
    for node in element.iterfind(".//{*}node"):
        label = {"label": node.attrib["label"]} if "label" in node.attrib else {}
        graph.add_node(node.attrib["id"], **{**label, **_drawing(node), **_values(node, keys["node"])})
    for edge in element.iterfind(".//{*}edge"):
        a, b = edge.attrib["source"], edge.attrib["target"]
        if a not in graph or b not in graph:
            msg = f"{path.name}: an edge joins {a!r} and {b!r}, but only one of them is a node"
            raise UnreadableInputError(msg)
        weight = {"weight": _number(edge.attrib["weight"])} if "weight" in edge.attrib else {}
        graph.add_edge(a, b, **{**weight, **_values(edge, keys["edge"])})
    return graph


def _declared(graph: ET.Element, kind: str) -> dict[str, tuple[str, str]]:
    found = graph.iterfind(f"{{*}}attributes[@class='{kind}']/{{*}}attribute")
    return {item.attrib["id"]: (item.get("title", item.attrib["id"]), item.get("type", "string")) for item in found}


def _values(element: ET.Element, keys: dict[str, tuple[str, str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for item in element.iterfind("{*}attvalues/{*}attvalue"):
        key = item.get("for", item.get("id", ""))
        name, kind = keys.get(key, (key, "string"))
        values[name] = _parsed(item.get("value", ""), kind)
    if not {"first_year", "years"} & set(values):
        values |= {name: element.attrib[name] for name in ("start", "end") if name in element.attrib}
    return values


def _parsed(text: str, kind: str) -> Value:
    if kind == "boolean":
        return text.strip().lower() in {"true", "1"}
    if kind in _NUMBERS:
        return float(text) if kind in {"double", "float"} else int(float(text)) if "." in text else int(text)
    return text


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return float(text)


def _drawing(node: ET.Element) -> dict[str, Any]:
    drawn: dict[str, Any] = {}
    for item in node:
        place = item.tag.rpartition("}")[2]
        if place == "position":
            drawn |= {"x": float(item.attrib["x"]), "y": float(item.attrib["y"])}
        elif place == "color" and "r" in item.attrib:
            drawn["colour"] = "#{:02x}{:02x}{:02x}".format(*(int(float(item.attrib[part])) for part in "rgb"))
        elif place == "size":
            drawn["size"] = float(item.attrib["value"])
    return drawn
