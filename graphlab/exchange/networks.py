"""Networks out and back, in the format that the file's ending names: the same bytes on every run."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

import networkx as nx
import orjson
import pandas as pd

from graphlab.errors import GraphlabError, SettingsError, UnreadableInputError
from graphlab.exchange.cx2 import read_cx2, write_cx2
from graphlab.exchange.edge_tables import read_csv_tables, read_parquet_tables, write_csv_tables, write_parquet_tables
from graphlab.exchange.gexf import read_gexf, write_gexf
from graphlab.exchange.graphml import read_graphml, write_graphml
from graphlab.exchange.pajek import read_pajek, write_pajek
from graphlab.exchange.plain_graph import plain_graph
from graphlab.exchange.vosviewer import (
    read_vosviewer_json,
    read_vosviewer_text,
    write_vosviewer_json,
    write_vosviewer_text,
)
from graphlab.network import CoauthorNetwork

# How a network begins whose ending is also that of lists of papers.
_SHARED_ENDINGS = {
    ".json": re.compile(rb'\s*\{\s*"(network|config|info)"\s*:'),
    ".csv": re.compile(rb'"?source"?,"?target"?[,\r\n]'),
    ".txt": re.compile(rb'"?(id|label)"?[\t,;]|[0-9]+[\t,;][0-9]+([\t,;][0-9.]+)?\r?\n'),
}


class Format(NamedTuple):
    """How a network is written as one kind of file, and read."""

    write: Callable[["nx.Graph[str]", Path], list[str]]
    read: Callable[[Path], "nx.Graph[str]"]


NETWORK_FORMATS: dict[str, Format] = {
    ".graphml": Format(write_graphml, read_graphml),
    ".gexf": Format(write_gexf, read_gexf),
    ".net": Format(write_pajek, read_pajek),
    ".json": Format(write_vosviewer_json, read_vosviewer_json),
    ".txt": Format(write_vosviewer_text, read_vosviewer_text),
    ".cx2": Format(write_cx2, read_cx2),
    ".csv": Format(write_csv_tables, read_csv_tables),
    ".parquet": Format(write_parquet_tables, read_parquet_tables),
}


def write_network(
    network: "CoauthorNetwork | nx.Graph[Any]", path: str | Path, *, authors: pd.DataFrame | None = None
) -> tuple[str, ...]:
    """Write a network in the format that the file's ending names; `read_network` reads it again to an equal one.

    Parameters
    ----------
    network
        Coauthor network, or an undirected networkx graph such as the author-paper graph.
    path
        File to write; replaced if it exists. ``.graphml``, ``.gexf`` (Gephi), ``.net`` (Pajek, with ``.clu`` and
        ``.vec``), ``.json`` (VOSviewer Online), ``map.txt`` (VOSviewer, with ``network.txt``), ``.cx2`` (Cytoscape),
        ``.csv`` (edges, with the nodes beside them) or ``.parquet`` (a folder).
    authors
        More about the nodes, such as the table of collaborators: column ``author_id`` and any others, each of which
        becomes an attribute. ``x`` and ``y`` are the position, ``colour`` (``"#rrggbb"``) the colour and ``size`` the
        size of a node, where the format has a place for them.

    Returns
    -------
    tuple of str
        What had to change or be left out; empty for a network that the format holds whole.

    Raises
    ------
    SettingsError
        If the ending is none of these, or the graph is directed or has parallel edges.

    Notes
    -----
    What is the same in every format stands in `plain_graph`. Nodes and edges are sorted by id, so that their order in
    the graph has no effect on the bytes. Pajek keeps labels, positions, weights, one partition and one vector; the text
    files of VOSviewer keep no attributes of edges but the strength, all others keep everything.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> graph = nx.Graph()
    >>> graph.add_edge("a1", "a2", weight=2.0)
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "network.csv"
    ...     notes = write_network(graph, path)
    ...     print(path.read_text(), end="")
    ...     read_network(path).edges["a1", "a2"]
    source,target,source_label,target_label,weight
    a1,a2,a1,a2,2.0
    {'weight': 2.0}
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in NETWORK_FORMATS:
        msg = f"{path.name}: a network cannot be written as {suffix or 'a file without an ending'}"
        raise SettingsError(msg, hint=f"end the name in {', '.join(NETWORK_FORMATS)}")
    graph, notes = plain_graph(network, authors=authors)
    return tuple(notes + NETWORK_FORMATS[suffix].write(graph, path))


def read_network(path: str | Path) -> "nx.Graph[str]":
    """Network of a file in any format that `write_network` writes, whoever wrote it.

    Parameters
    ----------
    path
        File to read; what it is, its ending says.

    Returns
    -------
    networkx.Graph
        Ids are text; ``weight`` is the weight of an edge, ``label`` the name of a node, ``x``, ``y``, ``colour`` and
        ``size`` how it is drawn. Weights and scores of VOSviewer are called as in its own map files,
        ``weight<Documents>`` and ``score<Avg. pub. year>``.

    Raises
    ------
    UnreadableInputError
        If the file is missing or is not what its ending says; with file and, in text formats, line.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "karate.gexf"
    ...     notes = write_network(nx.karate_club_graph(), path)
    ...     read_network(path).size(weight="weight")
    231.0
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in NETWORK_FORMATS:
        msg = f"{path.name}: a network cannot be read from {suffix or 'a file without an ending'}"
        raise UnreadableInputError(msg, hint=f"it is known by its ending: {', '.join(NETWORK_FORMATS)}")
    if not path.exists():
        msg = f"{path}: there is no such file"
        raise UnreadableInputError(msg)
    try:
        graph = NETWORK_FORMATS[suffix].read(path)
    except GraphlabError:
        raise
    except ParseError as error:
        msg = f"{path.name}:{error.position[0]}: not well-formed XML"
        raise UnreadableInputError(msg, hint="export it again") from error
    except orjson.JSONDecodeError as error:
        msg = f"{path.name}:{error.lineno}: not JSON: {error.msg}"
        raise UnreadableInputError(msg, hint="export it again") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, nx.NetworkXException) as error:
        # Whatever a stranger's file makes a reader stumble over, it is the file that is wrong.
        msg = f"{path.name}: not a network that can be read as {suffix}: {error}"
        raise UnreadableInputError(msg, hint="export it again") from error
    return _undirected(graph, path)


def is_network_file(path: Path) -> bool:
    """Whether a file is a network and not a list of papers, as far as its name and beginning tell.

    Parameters
    ----------
    path
        Any file.

    Examples
    --------
    >>> is_network_file(Path("tea.gexf")), is_network_file(Path("papers.bib"))
    (True, False)
    """
    suffix = path.suffix.lower()
    if suffix in {".graphml", ".gexf", ".net", ".cx2"}:
        return True
    if suffix == ".parquet":
        return (path / "edges.parquet").is_file()
    if suffix not in _SHARED_ENDINGS or not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(1000).removeprefix(b"\xef\xbb\xbf")
    if _SHARED_ENDINGS[suffix].match(head) is None:
        return False
    if suffix == ".json":
        return b'"items"' in path.read_bytes()
    return suffix == ".csv" or path.name.lower().endswith(("map.txt", "network.txt"))


def _undirected(graph: "nx.Graph[Any]", path: Path) -> "nx.Graph[str]":
    if graph.is_multigraph():
        msg = f"{path.name}: some nodes are joined by more than one edge"
        raise UnreadableInputError(msg, hint="merge parallel edges, adding up their weights")
    if graph.is_directed():
        msg = f"{path.name}: its edges have a direction; coauthorship has none"
        raise UnreadableInputError(msg, hint="make it undirected, which in Gephi is an option of the import")
    return graph
