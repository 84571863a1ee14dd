"""A network as two tables, nodes and edges: CSV for spreadsheets, Parquet for pandas, DuckDB and Spark."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq

from graphlab.errors import OutputExistsError, UnreadableInputError
from graphlab.exchange.folder import staged_folder
from graphlab.exchange.plain_graph import Attributes, Value
from graphlab.exchange.typed_cells import cell_text, column_values, text_value

Columns = dict[str, list[Value | None]]
ENDS, ID, LABELS = ("source", "target"), "id", ("source_label", "target_label")
_PARTS = ("edges.parquet", "nodes.parquet")


def write_csv_tables(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as CSV: the edges, and beside them the nodes in ``NAME_nodes.csv``.

    Text that begins like a formula or reads like a number gets an apostrophe in front, which the reader takes away.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        File of the edges.
    """
    _write_csv(edge_columns(graph, labelled=True), path)
    _write_csv(node_columns(graph), nodes_path(path))
    return []


def nodes_path(path: Path) -> Path:
    """Where the nodes of a file of edges are.

    Examples
    --------
    >>> nodes_path(Path("edges.csv")).name
    'edges_nodes.csv'
    """
    return path.with_name(f"{path.stem}_nodes{path.suffix}")


def node_columns(graph: "nx.Graph[str]") -> Columns:
    """Column ``id`` and every attribute of the nodes.

    Parameters
    ----------
    graph
        Plain graph.
    """
    return {ID: list(graph), **_columns([data for _, data in graph.nodes(data=True)], taken={ID})}


def edge_columns(graph: "nx.Graph[str]", *, labelled: bool) -> Columns:
    """Columns ``source`` and ``target``, the labels of both if asked for, and every attribute of the edges.

    Parameters
    ----------
    graph
        Plain graph.
    labelled
        Whether to name both ends, for people who read the table.
    """
    rows = [(a, b, data) for a, b, data in graph.edges(data=True)]
    ends = [a for a, _, _ in rows], [b for _, b, _ in rows]
    columns: Columns = {end: [*nodes] for end, nodes in zip(ENDS, ends, strict=True)}
    if labelled:
        shown = {node: data.get("label", node) for node, data in graph.nodes(data=True)}
        columns |= {name: [shown[node] for node in nodes] for name, nodes in zip(LABELS, ends, strict=True)}
    return {**columns, **_columns([data for _, _, data in rows], taken=set(columns))}


def _columns(rows: list[Attributes], *, taken: set[str]) -> Columns:
    names = dict.fromkeys(name for row in rows for name in row)
    # A column of ours keeps its name; an attribute of that name moves aside.
    return {f"{name}_" if name in taken else name: [row.get(name) for row in rows] for name in names}


def _write_csv(columns: Columns, path: Path) -> None:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([cell_text(name) for name in columns])
    writer.writerows(zip(*([cell_text(value) for value in column] for column in columns.values()), strict=True))
    path.write_bytes(text.getvalue().encode("utf-8"))


def read_csv_tables(path: Path) -> "nx.Graph[str]":
    """Graph of a table of edges, with the nodes of the table beside it where there is one.

    Parameters
    ----------
    path
        File of the edges, with columns ``source`` and ``target``.

    Raises
    ------
    UnreadableInputError
        If a column is missing, or a row is longer than the header.
    """
    nodes = _read_csv(nodes_path(path), needed=(ID,)) if nodes_path(path).is_file() else {}
    return _graph(nodes, _read_csv(path, needed=ENDS), path)


def _read_csv(path: Path, *, needed: tuple[str, ...]) -> Columns:
    reader = csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    names = [text_value(name) for name in next(reader, [])]
    missing = [name for name in needed if name not in names]
    if missing:
        msg = f"{path.name}:1: no column {' and no column '.join(missing)}; it has {', '.join(names) or 'none'}"
        raise UnreadableInputError(msg, hint="a network is a table of edges with the columns source and target")
    rows: list[list[str]] = []
    for row in reader:
        if len(row) > len(names):
            msg = f"{path.name}:{reader.line_num}: {len(row)} cells, but the header has {len(names)}"
            raise UnreadableInputError(msg, hint="put text with commas in double quotes")
        rows += [row + [""] * (len(names) - len(row))] if row else []
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    return {n: [text_value(c) for c in cells] if n in needed else column_values(cells) for n, cells in columns.items()}


def _graph(nodes: Columns, edges: Columns, path: Path) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(zip(map(str, nodes.get(ID, [])), _rows(nodes, {ID}), strict=True))
    labels = set(LABELS) if set(LABELS) <= set(edges) else set[str]()
    data = _rows(edges, {*ENDS, *labels})
    ends = list(zip(map(str, edges[ENDS[0]]), map(str, edges[ENDS[1]]), strict=True))
    for number, (pair, values) in enumerate(zip(ends, data, strict=True), 1):
        if graph.has_edge(*pair):
            msg = f"{path.name}: edge {number} joins {pair[0]!r} and {pair[1]!r} a second time"
            raise UnreadableInputError(msg, hint="keep one of the two, with the weights added up")
        graph.add_edge(*pair, **values)
    if labels and not nodes:
        for end, label in zip(ENDS, LABELS, strict=True):
            for node, text in zip(edges[end], edges[label], strict=True):
                graph.nodes[str(node)]["label"] = str(text)
    return graph


def _rows(columns: Columns, taken: set[str]) -> list[dict[str, Any]]:
    names = {name: name[:-1] if name[:-1] in {*ENDS, *LABELS, ID} else name for name in columns if name not in taken}
    if not columns:
        return []
    n = len(next(iter(columns.values())))
    return [{to: v for name, to in names.items() if (v := columns[name][at]) is not None} for at in range(n)]


def write_parquet_tables(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph as a folder with ``nodes.parquet`` and ``edges.parquet``.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        Folder; an older network in it is replaced.

    Raises
    ------
    OutputExistsError
        If the folder holds anything else, or is a file.
    """
    foreign = not path.is_dir() or [item.name for item in path.iterdir() if item.name not in _PARTS]
    if path.exists() and foreign:
        msg = f"{path} is there and holds something other than a network"
        raise OutputExistsError(msg, hint="give the name of a new folder, such as -o network.parquet")
    with staged_folder(path) as folder:
        for name, columns in zip(_PARTS, (edge_columns(graph, labelled=False), node_columns(graph)), strict=True):
            texts = {ID, *ENDS}
            arrays = {n: pa.array(c, pa.string()) if n in texts else pa.array(c) for n, c in columns.items()}
            pq.write_table(pa.table(arrays), folder / name, compression="zstd")
    return []


def read_parquet_tables(path: Path) -> "nx.Graph[str]":
    """Graph of a folder with ``nodes.parquet`` and ``edges.parquet``.

    Parameters
    ----------
    path
        Folder to read.

    Raises
    ------
    UnreadableInputError
        If one of the two is missing or has not the columns of a network.
    """
    tables: list[Columns] = []
    for name, needed in zip(_PARTS, (ENDS, (ID,)), strict=True):
        if not (path / name).is_file():
            msg = f"{path.name}: no {name} in it; this is not a network"
            raise UnreadableInputError(msg)
        table = pq.read_table(path / name)
        if not set(needed) <= set(table.column_names):
            msg = f"{path.name}/{name}: no columns {', '.join(needed)}"
            raise UnreadableInputError(msg)
        tables.append(table.to_pydict())
    return _graph(tables[1], tables[0], path)
