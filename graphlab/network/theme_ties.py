"""Networks with themes in them: who works on what, which themes share papers and people, what two people share."""

import networkx as nx
import numpy as np
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.network.nodes_and_edges import CoauthorNetwork


def author_theme_graph(corpus: Corpus, assigned: pd.DataFrame) -> "nx.Graph[str]":
    """Bipartite graph of authors and themes; the weight of an edge is the author's papers on the theme.

    Parameters
    ----------
    corpus
        Corpus whose names have been resolved to authors.
    assigned
        Theme of each paper: columns ``paper_id``, ``theme_id`` (the table ``paper_themes`` of a study).

    Returns
    -------
    networkx.Graph
        Nodes ``author_id`` with ``bipartite`` 0, ``kind`` "author" and ``label``, and ``"theme 1"`` and so on with
        ``bipartite`` 1, ``kind`` "theme" and ``theme_id``. Authors without a paper that has a theme stand alone.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": "p1"}], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": "A", "name": "Ann"}], AUTHOR_COLUMNS),
    ...     authorships=make_table([{"paper_id": "p1", "author_id": "A"}], AUTHORSHIP_COLUMNS),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> author_theme_graph(corpus, pd.DataFrame({"paper_id": ["p1"], "theme_id": [1]})).edges["A", "theme 1"]
    {'weight': 1}
    """
    graph: nx.Graph[str] = nx.Graph()
    authors = corpus.authors.sort_values("author_id")
    for author_id, name in zip(authors["author_id"], authors["name"], strict=True):
        graph.add_node(author_id, bipartite=0, kind="author", label=name)
    for theme_id in sorted(assigned["theme_id"].dropna().unique().tolist()):
        graph.add_node(_node(theme_id), bipartite=1, kind="theme", label=_node(theme_id), theme_id=int(theme_id))
    counts = _author_themes(corpus, assigned).value_counts(["author_id", "theme_id"]).sort_index()
    for (author_id, theme_id), count in zip(counts.index.tolist(), counts.tolist(), strict=True):
        graph.add_edge(str(author_id), _node(theme_id), weight=int(count))
    return graph


def theme_graph(corpus: Corpus, assigned: pd.DataFrame) -> "nx.Graph[str]":
    """Graph of themes, tied by the authors who work on both.

    Parameters
    ----------
    corpus, assigned
        As in `author_theme_graph`.

    Returns
    -------
    networkx.Graph
        Nodes ``"theme 1"`` and so on with ``kind``, ``theme_id`` and ``papers``; edges with ``authors``, the people
        with a paper on either theme, ``weight``, the same number, and ``jaccard``, it over all people of the two.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> rows = [{"paper_id": p, "author_id": "A"} for p in ("p1", "p2")]
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": p} for p in ("p1", "p2")], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": "A", "name": "Ann"}], AUTHOR_COLUMNS),
    ...     authorships=make_table(rows, AUTHORSHIP_COLUMNS),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> theme_graph(corpus, pd.DataFrame({"paper_id": ["p1", "p2"], "theme_id": [1, 2]})).edges["theme 1", "theme 2"]
    {'authors': 1, 'weight': 1, 'jaccard': 1.0}
    """
    graph: nx.Graph[str] = nx.Graph()
    sizes = assigned["theme_id"].value_counts().sort_index()
    for theme_id, papers in zip(sizes.index.tolist(), sizes.tolist(), strict=True):
        graph.add_node(_node(theme_id), kind="theme", label=_node(theme_id), theme_id=int(theme_id), papers=int(papers))
    works = _author_themes(corpus, assigned).drop_duplicates()
    works_on = pd.crosstab(works["author_id"], works["theme_id"])
    member = works_on.to_numpy(np.int64)
    shared = member.T @ member
    for i, first in enumerate(works_on.columns):
        for j, second in enumerate(works_on.columns[:i]):
            count = int(shared[i, j])
            if count:
                share = count / int(shared[i, i] + shared[j, j] - count)
                graph.add_edge(_node(second), _node(first), authors=count, weight=count, jaccard=share)
    return graph


def tie_themes(network: CoauthorNetwork, assigned: pd.DataFrame) -> pd.DataFrame:
    """What each pair of authors works on together: their joint papers by theme.

    Parameters
    ----------
    network
        Coauthor network of a corpus.
    assigned
        As in `author_theme_graph`.

    Returns
    -------
    pandas.DataFrame
        ``author_a``, ``author_b``, ``theme_id``, ``papers`` (joint papers on the theme), ``share`` (of the pair's joint
        papers that have a theme); a pair's main theme first, of equal ones the smaller number.

    Examples
    --------
    >>> from graphlab.network import network_from_networkx
    >>> tie_themes(network_from_networkx(nx.path_graph(2)), pd.DataFrame({"paper_id": ["p"], "theme_id": [1]}))
    Empty DataFrame
    Columns: [author_a, author_b, theme_id, papers, share]
    Index: []
    """
    pair = ["author_a", "author_b"]
    rows = network.edges[[*pair, "paper_ids"]].explode("paper_ids").dropna(subset="paper_ids")
    rows = rows.rename(columns={"paper_ids": "paper_id"}).astype({"paper_id": "str"})
    rows = rows.merge(assigned[["paper_id", "theme_id"]].dropna(), on="paper_id")
    table = rows.groupby([*pair, "theme_id"]).agg(papers=("paper_id", "size")).reset_index()
    table["share"] = table["papers"] / table.groupby(pair)["papers"].transform("sum")
    return table.sort_values([*pair, "papers", "theme_id"], ascending=[True, True, False, True], ignore_index=True)


def _author_themes(corpus: Corpus, assigned: pd.DataFrame) -> pd.DataFrame:
    pairs = corpus.authorships[["paper_id", "author_id"]].drop_duplicates()
    return pairs.merge(assigned[["paper_id", "theme_id"]].dropna(), on="paper_id")[["author_id", "theme_id"]]


def _node(theme_id: object) -> str:
    return f"theme {theme_id}"
