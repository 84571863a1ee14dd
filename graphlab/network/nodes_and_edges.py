"""The coauthor network as a value: who is in it, who is tied to whom, how strongly, by which papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.cells import cell_html
from graphlab.network.projection import Counting, Ints, positions
from graphlab.network.sketch import MOST_NODES, network_sketch


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class CoauthorNetwork:
    """Authors and the pairs of them that share a paper; never changed in place.

    Attributes
    ----------
    authors
        One row per author, sorted by id: ``author_id``, ``name``, ``papers`` (papers the network was built from),
        ``is_owner``. Authors who share no paper with anybody are here too.
    edges
        One row per pair with a joint paper, ``author_a`` < ``author_b``, sorted: ``papers`` (joint papers),
        ``weight`` (as ``counting`` says), ``newman`` and ``newman_low`` (see
        `graphlab.network.coauthor_network`), ``papers_cut`` (joint papers whose byline is cut), ``first_year``,
        ``last_year``, ``paper_ids`` (a tuple).
    counting
        What ``weight`` is: ``"full"`` (joint papers), ``"fractional"`` (Newman) or ``"pair"`` (1 per paper).
    n_papers
        Papers the network was built from.
    n_cut
        How many of them have a cut byline. While it is not zero, every count here is a lower bound.
    n_large
        How many of them join nobody because they have more authors than ``max_team`` allows.
    n_undated
        Papers left out because a window or decay needs a year and they have none.
    kind
        What a node is: ``"author"``, ``"institution"`` or ``"country"``.
    """

    authors: pd.DataFrame
    edges: pd.DataFrame
    counting: Counting
    n_papers: int
    n_cut: int
    n_large: int = 0
    n_undated: int = 0
    kind: str = "author"

    def to_networkx(self) -> "nx.Graph[str]":
        """Network as a networkx graph: the columns as attributes, missing values left out.

        ``paper_ids`` is text here, joined by ``"; "``, so that every writer of networkx takes the graph.
        """
        graph: nx.Graph[str] = nx.Graph()
        for author_id, row in zip(self.authors["author_id"], _attributes(self.authors, skip=1), strict=True):
            graph.add_node(author_id, kind=self.kind, label=row["name"], **row)
        pairs = zip(self.edges["author_a"], self.edges["author_b"], strict=True)
        for (a, b), row in zip(pairs, _attributes(self.edges, skip=2), strict=True):
            graph.add_edge(a, b, **row)
        return graph

    def to_igraph(self) -> igraph.Graph:
        """Network as an igraph graph: vertices in the order of ``authors``, edge attribute ``weight``."""
        return self._igraph.copy()

    def adjacency(self, *, weighted: bool = True) -> sparse.csr_array:
        """Symmetric matrix of the weights (or of ones), rows in the order of ``authors``."""
        a, b = self.ends
        weight = self.edges["weight"].to_numpy(np.float64) if weighted else np.ones(len(self.edges))
        n = len(self.authors)
        half = sparse.coo_array((weight, (a, b)), shape=(n, n))
        return sparse.csr_array(half + half.T)

    def by_author(self, values: Sequence[float] | NDArray[Any]) -> pd.Series:
        """Values in the order of ``authors`` as a series indexed by ``author_id``."""
        return pd.Series(np.asarray(values), index=pd.Index(self.authors["author_id"], name="author_id"))

    @cached_property
    def ends(self) -> tuple[Ints, Ints]:
        """Rows in ``authors`` of the two ends of every edge."""
        ids = self.authors["author_id"]
        return positions(self.edges["author_a"], ids), positions(self.edges["author_b"], ids)

    @cached_property
    def _igraph(self) -> igraph.Graph:
        graph = igraph.Graph(n=len(self.authors), edges=np.column_stack(self.ends), directed=False)
        graph.es["weight"] = self.edges["weight"].to_list()
        return graph

    def __len__(self) -> int:
        return len(self.authors)

    def __repr__(self) -> str:
        return f"<CoauthorNetwork: {self._summary()}>"

    def _summary(self) -> str:
        cut = f", {self.n_cut} bylines cut" if self.n_cut else ""
        large = f", {self.n_large} too large to join anybody" if self.n_large else ""
        undated = f", {self.n_undated} without a year left out" if self.n_undated else ""
        nodes = "countries" if self.kind == "country" else f"{self.kind}s"
        return (
            f"{len(self.authors)} {nodes}, {len(self.edges)} pairs from {self.n_papers} papers{cut}{large}{undated}; "
            f"{self.counting} counting"
        )

    def _repr_html_(self) -> str:
        names = self.authors.set_index("author_id")["name"]
        top = self.edges.sort_values("weight", ascending=False, kind="stable").head(5)
        n = min(len(names), MOST_NODES)
        shown = f" Drawn: the {n} of greatest strength." if n < len(names) else ""
        return cell_html(
            title="Coauthor network",
            caption=f"{self._summary()}.{shown}",
            svg=network_sketch(self._igraph, names.tolist(), label=f"Coauthor network: {self._summary()}"),
            columns=["Author", "Author", "Weight"],
            rows=[
                (names[a], names[b], f"{weight:.4g}")
                for a, b, weight in zip(top["author_a"], top["author_b"], top["weight"], strict=True)
            ],
        )


def _attributes(table: pd.DataFrame, *, skip: int) -> list[dict[str, Any]]:
    """Rows as dicts of plain Python values without the missing ones and without the first columns."""
    plain = table.iloc[:, skip:].astype("object")
    if "paper_ids" in plain:
        plain["paper_ids"] = plain["paper_ids"].map("; ".join)
    names = [str(name) for name in plain]
    rows = zip(*(plain[name] for name in names), strict=True)
    return [{name: value for name, value in zip(names, row, strict=True) if not pd.isna(value)} for row in rows]
