"""Any weighted networkx graph as a coauthor network, so that every measure here can be taken on it."""

from math import isfinite
from typing import Any

import networkx as nx
import pandas as pd

from graphlab.errors import SettingsError
from graphlab.network.nodes_and_edges import CoauthorNetwork

LEAST_WEIGHT, MOST_WEIGHT = 1e-100, 1e100


def network_from_networkx(graph: "nx.Graph[Any]", *, weight: str | None = "weight") -> CoauthorNetwork:
    """Network with the nodes and weights of an undirected networkx graph.

    Parameters
    ----------
    graph
        Undirected graph without parallel edges. A node's text is its ``author_id``; its ``name`` attribute, if there is
        one, its name. Loops are left out: nobody collaborates with himself.
    weight
        Edge attribute that holds the weight, bigger for closer; an edge without it weighs 1. ``None``: every edge
        weighs 1.

    Returns
    -------
    CoauthorNetwork
        With no papers: ``papers``, years and Newman's weights are missing.

    Raises
    ------
    SettingsError
        If it is no graph, is directed, has parallel edges, two nodes with the same text, or a weight that is not a
        number above 0 (the distance of two authors is 1/weight) from 1e-100 to 1e100, so that no square of a weight
        or of a distance overflows.

    Examples
    --------
    >>> network_from_networkx(nx.path_graph(3)).edges[["author_a", "author_b", "weight"]].values.tolist()
    [['0', '1', 1.0], ['1', '2', 1.0]]
    """
    if not isinstance(graph, nx.Graph):  # pyright: ignore[reportUnnecessaryIsInstance] # users may pass anything
        msg = f"a network is needed, and this is of type {type(graph).__name__}"
        raise SettingsError(msg, hint="pass a CoauthorNetwork or a networkx.Graph")
    if graph.is_directed() or graph.is_multigraph():
        msg = "the graph is directed or has parallel edges; coauthorship is neither"
        raise SettingsError(msg, hint="pass networkx.Graph(graph), after adding up the weights of parallel edges")
    ids = {node: str(node) for node in graph}
    if len(set(ids.values())) < len(ids):
        msg = "two nodes of the graph read the same as text"
        raise SettingsError(msg, hint="rename the nodes with networkx.relabel_nodes")
    names = {ids[node]: str(data.get("name", node)) for node, data in graph.nodes(data=True)}
    ties = ((a, b, data) for a, b, data in graph.edges(data=True) if a != b)
    weights = {tuple(sorted((ids[a], ids[b]))): _weight(data, weight, (a, b)) for a, b, data in ties}
    pairs = sorted(weights)
    return CoauthorNetwork(
        authors=_authors(names),
        edges=pd.DataFrame(
            {
                "author_a": pd.Series([a for a, _ in pairs], dtype="str"),
                "author_b": pd.Series([b for _, b in pairs], dtype="str"),
                "papers": pd.array([pd.NA] * len(pairs), dtype="Int64"),
                "weight": pd.Series([weights[pair] for pair in pairs], dtype="float64"),
                "newman": pd.Series([float("nan")] * len(pairs), dtype="float64"),
                "newman_low": pd.Series([float("nan")] * len(pairs), dtype="float64"),
                "papers_cut": pd.array([pd.NA] * len(pairs), dtype="Int64"),
                "first_year": pd.array([pd.NA] * len(pairs), dtype="Int64"),
                "last_year": pd.array([pd.NA] * len(pairs), dtype="Int64"),
                "paper_ids": pd.Series([()] * len(pairs), dtype="object"),
            }
        ),
        counting="full",
        n_papers=0,
        n_cut=0,
    )


def as_network(network: "CoauthorNetwork | nx.Graph[Any]") -> CoauthorNetwork:
    """Network itself, or that of a networkx graph with its edge attribute ``weight``.

    Raises
    ------
    SettingsError
        As `network_from_networkx`.

    Examples
    --------
    >>> len(as_network(nx.path_graph(3)))
    3
    """
    return network if isinstance(network, CoauthorNetwork) else network_from_networkx(network)


def of_authors(network: CoauthorNetwork, communities: pd.Series) -> pd.Series:
    """Communities in the order of the authors of a network.

    Raises
    ------
    SettingsError
        If an author has no community.

    Examples
    --------
    >>> of_authors(as_network(nx.path_graph(2)), pd.Series([5, 7], index=["1", "0"])).tolist()
    [7, 5]
    """
    missing = network.authors["author_id"][~network.authors["author_id"].isin(communities.index)]
    if len(missing):
        msg = f"{len(missing)} of {len(network)} authors have no community, such as {missing.iloc[0]!r}"
        raise SettingsError(
            msg, hint="index the communities by author_id, which is text: str(node) of a networkx graph"
        )
    return communities.loc[network.authors["author_id"]]


def _authors(names: dict[str, str]) -> pd.DataFrame:
    ids = sorted(names)
    return pd.DataFrame(
        {
            "author_id": pd.Series(ids, dtype="str"),
            "name": pd.Series([names[author_id] for author_id in ids], dtype="str"),
            "papers": pd.array([pd.NA] * len(ids), dtype="Int64"),
            "is_owner": pd.Series([False] * len(ids), dtype="bool"),
        }
    )


def _weight(data: dict[str, Any], weight: str | None, ends: tuple[Any, Any]) -> float:
    value = 1.0 if weight is None else data.get(weight, 1.0)
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    place = f"the edge between {ends[0]!r} and {ends[1]!r} has the weight {value!r}"
    if not (isfinite(number) and number > 0):
        msg = f"{place}, which is not a number above 0"
        raise SettingsError(msg, hint="drop edges of weight 0; a distance (bigger = farther) has to be inverted first")
    if not LEAST_WEIGHT <= number <= MOST_WEIGHT:
        msg = f"{place}, which is not between {LEAST_WEIGHT:g} and {MOST_WEIGHT:g}"
        raise SettingsError(msg, hint="multiply all weights by the same number")
    return number
