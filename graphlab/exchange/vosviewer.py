"""VOSviewer's files: the JSON of VOSviewer Online, and the pair of map and network texts of both programs."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import networkx as nx
import orjson

from graphlab.errors import UnreadableInputError
from graphlab.exchange.plain_graph import Attributes, Value
from graphlab.exchange.typed_cells import cell_text, column_values, text_value

MAX_CLUSTER = 1000
# Our attribute -> where VOSviewer shows it; any other number is shown as a score of its own name.
SHOWN = {
    "papers": ("weights", "Documents"),
    "degree": ("weights", "Links"),
    "strength": ("weights", "Total link strength"),
    "citations": ("weights", "Citations"),
}
_OWN_KEYS = ("id", "label", "description", "url", "x", "y", "cluster", "weights", "scores")
_TEXTS = ("label", "description", "url")
_TERMS = {
    "item": "Author",
    "items": "Authors",
    "link": "Co-authorship link",
    "links": "Co-authorship links",
    "cluster": "Community",
    "clusters": "Communities",
}


def write_vosviewer_json(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as JSON for VOSviewer Online, after the schema in its documentation.

    ``label``, ``description``, ``url``, ``x``, ``y`` and ``cluster`` (or ``community``) are what they are called,
    attributes named like ``weight<Documents>`` and ``score<Year>`` what VOSviewer calls so, and ``weight`` of an edge
    is its strength. Every other attribute stays under its own name, which VOSviewer lets stand, and a number is shown
    as a score too.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        File to write.

    Notes
    -----
    The format: https://app.vosviewer.com/docs/file-types/json-file-type/.
    """
    items = [_item(node, data) for node, data in graph.nodes(data=True)]
    links = [_link(a, b, data) for a, b, data in graph.edges(data=True) if a != b]
    whole: dict[str, Any] = {"network": {"items": items, "links": links}}
    named = [
        data for _, data in graph.nodes(data=True) if "cluster_label" in data and _fits("cluster", data.get("cluster"))
    ]
    labels = {data["cluster"]: data["cluster_label"] for data in named}
    if labels:
        whole["network"]["clusters"] = [{"cluster": key, "label": labels[key]} for key in sorted(labels)]
    info = {key: graph.graph[key] for key in ("title", "description") if key in graph.graph}
    whole |= {key: value for key, value in (("config", _config(graph)), ("info", info)) if value}
    path.write_bytes(orjson.dumps(whole, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    return _notes(graph)


def _config(graph: "nx.Graph[str]") -> dict[str, Any]:
    if str(graph.graph.get("config", "")).startswith("{"):
        return orjson.loads(graph.graph["config"])  # as `read_vosviewer_json` left it
    is_coauthors = len(graph) > 0 and all(data.get("kind") == "author" for _, data in graph.nodes(data=True))
    return {"terminology": _TERMS} if is_coauthors else {}


def _item(node: str, data: Attributes) -> dict[str, Any]:
    item: dict[str, Any] = {"id": node}
    item |= {name: data[name] for name in ("label", "description", "url", "x", "y") if _fits(name, data.get(name))}
    cluster = data.get("cluster", data.get("community"))
    if _fits("cluster", cluster):
        item["cluster"] = cluster
    item |= _shown(data)
    own = {name: value for name, value in data.items() if name not in _OWN_KEYS and _kind(name) is None}
    return item | {name: value for name, value in own.items() if _is_finite(value)}


def _shown(data: Attributes) -> dict[str, dict[str, Value]]:
    """Weights and scores: VOSviewer's own, and our numbers under the names VOSviewer shows them by."""
    shown: dict[str, dict[str, Value]] = {"weights": {}, "scores": {}}
    for name, value in data.items():
        kind, title = _kind(name) or _display(name, value) or (None, "")
        if kind and _fits(kind, value):
            shown[kind].setdefault(title, value)
    return {kind: values for kind, values in shown.items() if values}


def _kind(name: str) -> tuple[str, str] | None:
    """Whether an attribute is a weight or a score of VOSviewer's, and its name there.

    >>> _kind("weight<Links>"), _kind("papers")
    (('weights', 'Links'), None)
    """
    for start in ("weight", "score"):
        if name.startswith(f"{start}<") and name.endswith(">"):
            return f"{start}s", name[len(start) + 1 : -1]
    return None


def _display(name: str, value: Value) -> tuple[str, str] | None:
    """Where a number of ours is shown.

    >>> _display("papers", 3), _display("first_year", 2020), _display("name", "Ann")
    (('weights', 'Documents'), ('scores', 'First year'), None)
    """
    if name in _OWN_KEYS or name == "community" or isinstance(value, str | bool):
        return None
    return SHOWN.get(name, ("scores", name.replace("_", " ").capitalize()))


def _fits(name: str, value: Value | None) -> bool:
    """Whether the schema lets a value stand under a key."""
    if name in _TEXTS:
        return isinstance(value, str)
    if not isinstance(value, int | float) or isinstance(value, bool) or not _is_finite(value):
        return False
    if name == "cluster":
        return isinstance(value, int) and 1 <= value <= MAX_CLUSTER
    return value >= 0 or name not in {"weights", "strength"}


def _is_finite(value: Value) -> bool:
    return not isinstance(value, float) or abs(value) < float("inf")


def _link(a: str, b: str, data: Attributes) -> dict[str, Any]:
    link: dict[str, Any] = {"source_id": a, "target_id": b}
    if _fits("strength", data.get("weight")):
        link["strength"] = data["weight"]
    taken = {"source_id", "target_id", "strength", "weight"}
    return link | {name: value for name, value in data.items() if name not in taken and _is_finite(value)}


def _notes(graph: "nx.Graph[str]") -> list[str]:
    """What VOSviewer's files have no room for."""
    notes: list[str] = []
    loops = nx.number_of_selfloops(graph)
    if loops:
        notes.append(f"{loops} edges from a node to itself left out: VOSviewer has none")
    rows = [data for _, data in graph.nodes(data=True)]
    clusters = [data.get("cluster", data.get("community", 1)) for data in rows]
    n_unfit = sum(not _fits("cluster", cluster) for cluster in clusters)
    if n_unfit:
        notes.append(f"{n_unfit} nodes without cluster: VOSviewer numbers clusters from 1 to {MAX_CLUSTER}")
    weights = [data["weight"] for _, _, data in graph.edges(data=True) if "weight" in data]
    n_unfit = sum(not _fits("strength", weight) for weight in weights)
    if n_unfit:
        notes.append(f"{n_unfit} links without strength: VOSviewer takes none but numbers from 0 on")
    infinite = sum(not _is_finite(value) for data in rows for value in data.values())
    if infinite:
        notes.append(f"{infinite} infinite numbers left out")
    return notes


def read_vosviewer_json(path: Path) -> "nx.Graph[str]":
    """Graph of a JSON file of VOSviewer Online: ids as text, weights as ``weight<Links>``, scores as ``score<Year>``.

    Parameters
    ----------
    path
        File to read.

    Raises
    ------
    UnreadableInputError
        If it is no such file, or a link joins an item that is not there.
    """
    whole = orjson.loads(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    network = whole.get("network") if isinstance(whole, dict) else None
    if not isinstance(network, dict) or not isinstance(network.get("items", []), list):
        msg = f"{path.name}: no network with items in it; this is not a file of VOSviewer Online"
        raise UnreadableInputError(msg, hint="other JSON is read where its ending says what it is: .cx2")
    graph: nx.Graph[str] = nx.Graph()
    graph.graph |= {key: str(value) for key, value in (whole.get("info") or {}).items()}
    if whole.get("config"):
        graph.graph["config"] = orjson.dumps(whole["config"], option=orjson.OPT_SORT_KEYS).decode()
    labels = {item.get("cluster"): item.get("label") for item in network.get("clusters") or []}
    for number, item in enumerate(network.get("items", []), 1):
        if not isinstance(item, dict) or "id" not in item:
            msg = f"{path.name}: item {number} has no id"
            raise UnreadableInputError(msg)
        _add_item(graph, item, labels)
    for number, link in enumerate(network.get("links") or [], 1):
        a, b = str(link.get("source_id")), str(link.get("target_id"))
        data = {name: value for name, value in link.items() if name not in {"source_id", "target_id", "strength"}}
        data |= {"weight": link["strength"]} if "strength" in link else {}
        add_link(graph, (a, b), data, place=f"{path.name}: link {number}")
    return graph


def _add_item(graph: "nx.Graph[str]", item: dict[str, Any], labels: dict[Any, Any]) -> None:
    own = {name: value for name, value in item.items() if name not in {"id", "weights", "scores"} and value is not None}
    shown = [place for name, value in own.items() if (place := _display(name, value))]
    for kind in ("weights", "scores"):
        for title, value in (item.get(kind) or {}).items():
            if (kind, title) not in shown:
                own[f"{kind[:-1]}<{title}>"] = value
    if own.get("cluster") == own.get("community"):
        own.pop("cluster", None)
    if own.get("cluster") in labels:
        own.setdefault("cluster_label", labels[own["cluster"]])
    graph.add_node(str(item["id"]), **{name: _flat(value) for name, value in own.items()})


def _flat(value: Any) -> Value:
    return value if isinstance(value, str | int | float | bool) else orjson.dumps(value).decode()


def add_link(graph: "nx.Graph[str]", ends: tuple[str, str], data: dict[str, Any], *, place: str) -> None:
    """Add an edge between two nodes that are there and not yet joined.

    Parameters
    ----------
    graph
        Graph, changed in place.
    ends
        The two nodes.
    data
        Attributes of the edge.
    place
        File and line, for the error.

    Raises
    ------
    UnreadableInputError
        If a node is missing, or the two are joined already.
    """
    for end in ends:
        if end not in graph:
            msg = f"{place} joins {end!r}, which is not listed"
            raise UnreadableInputError(msg, hint="add the item to the list, or take the link out")
    if graph.has_edge(*ends):
        msg = f"{place} joins {ends[0]!r} and {ends[1]!r} a second time"
        raise UnreadableInputError(msg, hint="keep one of the two, with the strengths added up")
    graph.add_edge(*ends, **data)


def write_vosviewer_text(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as VOSviewer's two texts, ``..._map.txt`` and ``..._network.txt``.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        Either of the two; the other lies beside it.

    Notes
    -----
    Items are numbered, since not every version takes other ids, unless all ids are numbers; the id itself is the column
    ``node_id``. Columns that VOSviewer does not know come last. The format:
    https://app.vosviewer.com/docs/file-types/map-and-network-file-type.
    """
    map_path, network_path = text_pair(path)
    is_numbered = all(node.isdecimal() and node.isascii() for node in graph)
    numbers = {node: node if is_numbered else str(number) for number, node in enumerate(graph, 1)}
    rows = [_map_row(numbers[node], node, data, named=not is_numbered) for node, data in graph.nodes(data=True)]
    seen = dict.fromkeys(["id", "label", *(name for row in rows for name in row)])
    first = [name for name in ("id", "label", "description", "url", "x", "y", "cluster") if name in seen]
    shown = sorted(name for name in seen if _kind(name))
    columns = [*first, *shown[::-1], *(name for name in seen if name not in {*first, *shown})]
    _write_rows(map_path, [columns, *([row.get(name, "") for name in columns] for row in rows)])
    links = [(numbers[a], numbers[b], data) for a, b, data in graph.edges(data=True) if a != b]
    _write_rows(
        network_path,
        [[a, b, *([cell_text(d["weight"])] if _fits("strength", d.get("weight")) else [])] for a, b, d in links],
    )
    lost = sorted({name for _, _, data in links for name in data} - {"weight"})
    return [*_notes(graph), *([f"left out of edges, which have a strength only: {', '.join(lost)}"] if lost else [])]


def text_pair(path: Path) -> tuple[Path, Path]:
    """Paths of the map and of the network text that belong together.

    Examples
    --------
    >>> [found.name for found in text_pair(Path("tea_map.txt"))]
    ['tea_map.txt', 'tea_network.txt']
    """
    for ending in ("map.txt", "network.txt"):
        if path.name.lower().endswith(ending):
            stem = path.name[: -len(ending)]
            return path.with_name(f"{stem}map.txt"), path.with_name(f"{stem}network.txt")
    msg = f"{path.name}: VOSviewer's texts are two files"
    raise UnreadableInputError(msg, hint="end the name in map.txt; the links are in the file beside it, network.txt")


def _map_row(number: str, node: str, data: Attributes, *, named: bool) -> dict[str, str]:
    item = _item(number, data)
    flat: dict[str, Any] = {name: value for name, value in item.items() if name not in {"weights", "scores"}}
    for kind in ("weights", "scores"):
        flat |= {f"{kind[:-1]}<{title}>": value for title, value in item.get(kind, {}).items()}
    flat |= {"node_id": node} if named else {}
    return {name: value if name == "id" else cell_text(value) for name, value in flat.items()}


def _write_rows(path: Path, rows: list[list[str]]) -> None:
    lines = ["\t".join(map(_quoted, row)) + "\n" for row in rows]
    path.write_text("".join(lines), encoding="utf-8", newline="")


def _quoted(cell: str) -> str:
    """Cell in quotes where it must be; VOSviewer wants them around commas and semicolons too.

    >>> _quoted("Ash, Ann"), _quoted("7"), _quoted('the "tea" man')
    ('"Ash, Ann"', '7', '"the ""tea"" man"')
    """
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t\n",;') else cell


def read_vosviewer_text(path: Path) -> "nx.Graph[str]":
    """Graph of VOSviewer's two texts; each may be given, and the network may be missing.

    Parameters
    ----------
    path
        Either of the two.

    Raises
    ------
    UnreadableInputError
        If the map has no ids, or a link joins an item that is not there.
    """
    map_path, network_path = text_pair(path)
    rows = _read_rows(map_path)
    names = [text_value(name) for name in rows[0][1]] if rows else []
    if "id" not in names and "label" not in names:
        msg = f"{map_path.name}:1: no column id or label; this is not a map of VOSviewer"
        raise UnreadableInputError(msg)
    cells = [[row[at] if at < len(row) else "" for _, row in rows[1:]] for at in range(len(names))]
    ids = cells[names.index("id")] if "id" in names else cells[names.index("label")]
    kept = cells[names.index("node_id")] if "node_id" in names else ids
    nodes = dict(zip(ids, map(text_value, kept), strict=True))
    columns = {n: column_values(c) for n, c in zip(names, cells, strict=True) if n not in {"id", "node_id"}}
    columns |= {n: [text_value(c) for c in cells[names.index(n)]] for n in _TEXTS if n in columns}
    graph: nx.Graph[str] = nx.Graph()
    for at, node in enumerate(nodes.values()):
        row = {name: values[at] for name, values in columns.items()}
        item = {name: value for name, value in row.items() if _kind(name) is None and value not in {None, ""}}
        for name, value in row.items():
            if (place := _kind(name)) and value is not None:
                item.setdefault(place[0], {})[place[1]] = value  # type: ignore[union-attr] # a dict under these keys
        _add_item(graph, {"id": node, **item}, {})
    for line, (a, b, *strength) in _read_rows(network_path) if network_path.exists() else []:
        data = {"weight": column_values(strength[:1])[0]} if strength and strength[0] else {}
        add_link(graph, (nodes.get(a, a), nodes.get(b, b)), data, place=f"{network_path.name}:{line}")
    return graph


def _read_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Rows with their line numbers; separated by what the first line has most of."""
    text = path.read_text(encoding="utf-8-sig")
    head = text.partition("\n")[0]
    delimiter = max("\t,;", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    return [(reader.line_num, row) for row in reader if row]
