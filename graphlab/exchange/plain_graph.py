"""A network with nothing in it but text, numbers and truth values: what every file format can hold."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import networkx as nx
import pandas as pd

from graphlab.errors import SettingsError
from graphlab.network import CoauthorNetwork

# Everything XML 1.0 has no room for: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ALWAYS_TEXT = frozenset({"label", "name", "description", "url"})
DRAWN = frozenset({"x", "y", "size"})
INT64 = 2**63
_PLAIN = frozenset({bool, int, float})

Value = str | int | float | bool
Attributes = dict[str, Value]


def plain_graph(
    network: "CoauthorNetwork | nx.Graph[Any]", *, authors: pd.DataFrame | None = None
) -> tuple["nx.Graph[str]", list[str]]:
    r"""Copy of a network that every format can hold, and sentences on what had to change.

    Parameters
    ----------
    network
        Coauthor network or undirected networkx graph.
    authors
        More about the nodes: column ``author_id`` and any others, each of which becomes an attribute.

    Returns
    -------
    tuple
        Graph with nodes sorted by id, edges by their ends; and what to tell the user, empty if nothing.

    Raises
    ------
    SettingsError
        If the graph is directed or has parallel edges.

    Notes
    -----
    Ids are text. What is missing (``None``, NaN, empty text) is left out; tuples are joined by ``"; "``; an attribute
    has one type: integers beside decimal numbers, and positions and sizes, become decimal, any other mixture text.
    Characters that XML has no room for become U+FFFD, line ends ``"\n"``.

    Examples
    --------
    >>> graph, notes = plain_graph(nx.path_graph(2))
    >>> list(graph.edges), notes
    ([('0', '1')], [])
    """
    graph: nx.Graph[Any] = network if isinstance(network, nx.Graph) else network.to_networkx()
    if graph.is_directed() or graph.is_multigraph():
        msg = "the graph is directed or has parallel edges; coauthorship is neither"
        raise SettingsError(msg, hint="pass networkx.Graph(graph), after adding up the weights of parallel edges")
    more = {} if authors is None else _rows_by_author(authors)
    ids, renamed = _distinct_ids(graph)
    nodes = {ids[node]: _known({**data, **more.get(node, {})}) for node, data in graph.nodes(data=True)}
    ends = {_pair(ids[a], ids[b]): _known(data) for a, b, data in graph.edges(data=True)}
    _one_type_each(nodes.values())
    _one_type_each(ends.values())
    plain: nx.Graph[str] = nx.Graph()
    plain.graph |= {str(key): clean_text(str(value)) for key, value in graph.graph.items() if _is_known(value)}
    plain.add_nodes_from((node, nodes[node]) for node in sorted(nodes))
    plain.add_edges_from((a, b, ends[a, b]) for a, b in sorted(ends))
    return plain, _notes(graph, renamed)


def clean_text(text: str) -> str:
    r"""Text without characters that XML has no room for, and with ``\n`` for every kind of line end.

    Examples
    --------
    >>> clean_text("a\x00b\r\nc")
    'a\ufffdb\nc'
    """
    if text.isprintable():  # the usual case, and no such character is
        return text
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows_by_author(authors: pd.DataFrame) -> dict[str, dict[str, Any]]:
    names = [str(name) for name in authors.columns]
    rows = (dict(zip(names, row, strict=True)) for row in authors.astype("object").itertuples(index=False))
    return {row.pop("author_id"): row for row in rows}


def _distinct_ids(graph: "nx.Graph[Any]") -> tuple[dict[Any, str], int]:
    """Text of every node, told apart by a number where two would read alike, and how many were."""
    ids: dict[Any, str] = {}
    taken: set[str] = set()
    renamed = 0
    for node in sorted(graph, key=lambda node: (str(node), str(type(node)))):
        text = wanted = clean_text(str(node))
        number = 2
        while text in taken:
            text, number = f"{wanted} ({number})", number + 1
        renamed += text != wanted
        taken.add(text)
        ids[node] = text
    return ids, renamed


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _is_known(value: Any) -> bool:
    kind = type(value)
    if kind is int or kind is bool:  # before anything slower: a large network has millions of values
        return True
    if isinstance(value, str | tuple | list):
        return len(value) > 0
    return value == value if kind is float else not pd.isna(value)  # noqa: PLR0124 # only NaN differs from itself


def _known(data: dict[Any, Any]) -> Attributes:
    return {_name(str(name)): _value(value) for name, value in data.items() if _is_known(value)}


@cache
def _name(name: str) -> str:
    return clean_text(name)


def _value(value: Any) -> Value:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        return clean_text("; ".join(str(part) for part in value))
    plain = value.item() if hasattr(value, "item") else value
    return plain if isinstance(plain, bool | int | float) else clean_text(str(plain))


def _one_type_each(rows: Iterable[Attributes]) -> None:
    """Give every attribute one type, in place."""
    rows = list(rows)
    for name, found in _kinds(rows).items():
        is_one = len(found) == 1 and name not in ALWAYS_TEXT and not (name in DRAWN and found == {int})
        if is_one and found != {str}:
            continue
        kind = float if found <= {int, float} and name not in ALWAYS_TEXT else str
        for row in rows:
            if name in row:
                row[name] = kind(row[name])


def _kinds(rows: list[Attributes]) -> dict[str, set[type]]:
    """Types of every attribute; text among them where a number is too long for a file, or text is wanted."""
    kinds: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            kinds.setdefault(name, set()).add(type(value))
    for name, found in kinds.items():
        numbers = (value for row in rows if isinstance(value := row.get(name), int)) if int in found else ()
        if name in ALWAYS_TEXT or any(abs(number) >= INT64 for number in numbers):
            found.add(str)
    return kinds


def _notes(graph: "nx.Graph[Any]", renamed: int) -> list[str]:
    texts = [str(node) for node in graph]
    for rows in (graph.nodes(data=True), ((None, data) for _, _, data in graph.edges(data=True))):
        texts += [str(value) for _, data in rows for value in data.values() if isinstance(value, str | tuple)]
    notes: list[str] = []
    replaced = sum(not text.isprintable() and NOT_XML.search(text.replace("\r", "\n")) is not None for text in texts)
    if replaced:
        notes.append(f"{replaced} texts held characters that files cannot: each became U+FFFD")
    if renamed:
        notes.append(f"{renamed} ids read like another one: each got a number")
    return notes
