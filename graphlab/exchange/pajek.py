"""Pajek's .net with a partition (.clu) and a vector (.vec) beside it; VOSviewer, igraph and networkx read the .net."""

import re
from pathlib import Path
from typing import Any

import networkx as nx

from graphlab.errors import UnreadableInputError
from graphlab.exchange.plain_graph import Attributes, Value

PARTITIONS, VECTORS = ("community", "cluster"), ("papers", "strength", "weight<Documents>", "size")
_ESCAPED = re.compile(r'["\n\t]|&(?=#[0-9]+;)')
_ENTITY = re.compile(r"&#([0-9]{1,7});")
_WORD = re.compile(r'"([^"]*)"|(\S+)')


def write_pajek(graph: "nx.Graph[str]", path: Path) -> list[str]:
    """Write a plain graph for Pajek: labels, positions and weights, and one partition and one vector beside it.

    Parameters
    ----------
    graph
        What `plain_graph` returns.
    path
        The .net file; .clu is written beside it where every node has a whole-number ``community`` or ``cluster``, .vec
        where every node has ``papers``, ``strength`` or a weight of VOSviewer's.

    Notes
    -----
    Pajek knows a vertex by its number and its label. Where there are labels, ids stand in comments (``%``) at the head,
    which other programs skip. A quote, tab or line end in a label is written as ``&#34;``, Pajek's own way.
    """
    rows = [(node, data) for node, data in graph.nodes(data=True)]
    ties = [(a, b, data) for a, b, data in graph.edges(data=True)]
    words = ["id" if "label" in data else "unlabelled" for _, data in rows]
    lines = [f'% {word} {n} "{_escaped(node)}"' for n, (word, (node, _)) in enumerate(zip(words, rows, strict=True), 1)]
    if "id" not in words:
        lines = []
    kept = {"label", "x", "y", "weight"}
    for kind, names, types in (("clu", PARTITIONS, (int,)), ("vec", VECTORS, (int, float))):
        name = next((n for n in names if rows and all(type(data.get(n)) in types for _, data in rows)), None)
        if name:
            lines.append(f'% {kind} "{_escaped(name)}"')
            values = [f"*Vertices {len(rows)}", *(repr(data[name]) for _, data in rows)]
            path.with_suffix(f".{kind}").write_text("\n".join(values) + "\n", encoding="utf-8", newline="")
            kept.add(name)
    lines.append(f"*Vertices {len(rows)}")
    labels = [_escaped(str(data.get("label", node))) for node, data in rows]
    lines += [f'{n} "{labels[n - 1]}"{_position(data)}' for n, (_, data) in enumerate(rows, 1)]
    number = {node: n for n, node in enumerate(graph, 1)}
    lines.append("*Edges")
    lines += [f"{number[a]} {number[b]}{_weight(data)}" for a, b, data in ties]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    lost = sorted({name for *_, data in (*rows, *ties) for name in data} - kept)
    return [f"left out, for Pajek has no room for it: {', '.join(lost)}"] if lost else []


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"&#{ord(found[0])};", text)


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: chr(int(found[1])) if int(found[1]) < 0x110000 else found[0], text)


def _position(data: Attributes) -> str:
    x, y = data.get("x"), data.get("y")
    return f" {x!r} {y!r} 0.5" if isinstance(x, float) and isinstance(y, float) else ""


def _weight(data: Attributes) -> str:
    weight = data.get("weight")
    return f" {weight!r}" if isinstance(weight, int | float) and not isinstance(weight, bool) else ""


def read_pajek(path: Path) -> "nx.Graph[str]":
    """Graph of a .net file, with the .clu and .vec of the same name.

    Parameters
    ----------
    path
        The .net file.

    Raises
    ------
    UnreadableInputError
        If a line is not what its section holds, or arcs go one way only.
    """
    reader = _Reader(path)
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").split("\n"), 1):
        try:
            reader.take(line.strip(), number)
        except (ValueError, IndexError, KeyError, OverflowError) as error:
            if isinstance(error, UnreadableInputError):
                raise
            msg = f"{path.name}:{number}: not understood: {line.strip()[:60]!r}"
            raise UnreadableInputError(msg, hint="a vertex is: number, label; an edge: two numbers, weight") from error
    return reader.graph()


class _Reader:
    """State of one reading: sections follow each other, and comments say what the columns of our own files are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.section = ""
        self.ids: dict[int, str] = {}
        self.unlabelled: set[int] = set()
        self.names = {"clu": "cluster", "vec": "size"}
        self.vertices: dict[int, dict[str, Any]] = {}
        self.ties: dict[tuple[int, int], dict[str, Any]] = {}
        self.arcs: set[tuple[int, int]] = set()

    def take(self, line: str, number: int) -> None:
        if not line:
            return
        if line.startswith("%"):
            self._comment(_words(line[1:]))
        elif line.startswith("*"):
            self._start(line[1:].lower().split(), number)
        elif self.section == "vertices":
            self._vertex(_words(line))
        elif self.section in {"edges", "arcs"}:
            a, b, *weight = line.split()
            self._tie((int(a), int(b)), weight[:1], number)
        elif self.section in {"edgeslist", "arcslist"}:
            a, *others = line.split()
            for b in others:
                self._tie((int(a), int(b)), [], number)

    def _start(self, words: list[str], number: int) -> None:
        self.section = words[0].partition(":")[0]
        if self.section == "vertices":
            count = int(words[1])
            if count < 0 or count > 10**7:
                raise ValueError(count)
            self.vertices = {n: {} for n in range(1, count + 1)}
        elif self.section not in {"network", "edges", "arcs", "edgeslist", "arcslist"}:
            msg = f"{self.path.name}:{number}: a section *{words[0]}, which is not read"
            raise UnreadableInputError(msg, hint="save the network from Pajek as *Vertices and *Edges")

    def _comment(self, words: list[str]) -> None:
        if len(words) == 3 and words[0] in {"id", "unlabelled"} and words[1].isdecimal():
            self.ids[int(words[1])] = _unescaped(words[2])
            self.unlabelled |= {int(words[1])} if words[0] == "unlabelled" else set()
        elif len(words) == 2 and words[0] in self.names:
            self.names[words[0]] = _unescaped(words[1])

    def _vertex(self, words: list[str]) -> None:
        data = self.vertices[int(words[0])]
        data["label"] = _unescaped(words[1]) if len(words) > 1 else words[0]
        if len(words) > 3 and _is_number(words[2]) and _is_number(words[3]):
            data |= {"x": float(words[2]), "y": float(words[3])}

    def _tie(self, ends: tuple[int, int], weight: list[str], number: int) -> None:
        missing = [end for end in ends if end not in self.vertices]
        if missing:
            msg = f"{self.path.name}:{number}: an edge of vertex {missing[0]}, which is not there"
            raise UnreadableInputError(msg, hint=f"the file has {len(self.vertices)} vertices")
        data = {"weight": _numeral(weight[0])} if weight else {}
        key = (min(ends), max(ends))
        if self.section.startswith("arcs"):
            self.arcs ^= {key}
            if key not in self.arcs and self.ties.get(key) == data:
                return  # the same tie, the other way
        if key in self.ties:
            msg = f"{self.path.name}:{number}: {ends[0]} and {ends[1]} are joined a second time"
            raise UnreadableInputError(msg, hint="in Pajek: Network, Transform, Remove, Multiple lines, Sum values")
        self.ties[key] = data

    def graph(self) -> "nx.Graph[str]":
        if self.arcs:
            msg = f"{self.path.name}: {len(self.arcs)} arcs go one way only; coauthorship has no direction"
            raise UnreadableInputError(msg, hint="in Pajek: Network, Transform, Arcs to edges, All")
        labels = [str(data.get("label", number)) for number, data in self.vertices.items()]
        are_distinct = len(set(labels)) == len(labels)
        named = labels if are_distinct else [str(number) for number in self.vertices]
        ids = {number: self.ids.get(number, name) for number, name in zip(self.vertices, named, strict=True)}
        graph: nx.Graph[str] = nx.Graph()
        for number, data in self.vertices.items():
            if number in self.unlabelled or (number not in self.ids and data.get("label") == ids[number]):
                data.pop("label", None)
            graph.add_node(ids[number], **data)
        graph.add_edges_from((ids[a], ids[b], data) for (a, b), data in self.ties.items())
        for kind, name in self.names.items():
            self._beside(graph, kind, name)
        return graph

    def _beside(self, graph: "nx.Graph[str]", kind: str, name: str) -> None:
        """Values of the partition or vector beside the network, if there is one for as many vertices."""
        path = self.path.with_suffix(f".{kind}")
        if not path.is_file():
            return
        lines = [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines()]
        values = [line for line in lines if line and not line.startswith(("*", "%"))]
        if len(values) != len(graph):
            return
        for node, value in zip(graph, values, strict=True):
            graph.nodes[node][name] = _numeral(value)


def _words(line: str) -> list[str]:
    return [found[1] if found[1] is not None else found[2] for found in _WORD.finditer(line)]


def _is_number(word: str) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _numeral(word: str) -> Value:
    return int(word) if re.fullmatch(r"[+-]?[0-9]+", word) else float(word)
