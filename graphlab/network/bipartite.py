"""The author-paper graph: who stands on the byline of what, before anything is counted."""

from typing import Any

import networkx as nx
import pandas as pd

from graphlab.corpus import Corpus


def author_paper_graph(corpus: Corpus) -> "nx.Graph[str]":
    """Bipartite graph of authors and papers; an edge is an authorship.

    Parameters
    ----------
    corpus
        Corpus whose names have been resolved to authors.

    Returns
    -------
    networkx.Graph
        Nodes, authors first and each kind by id, with the attributes ``bipartite`` (0 for authors, 1 for papers, as
        `networkx.bipartite` reads it), ``kind`` (``"author"`` or ``"paper"``) and ``label``; authors also have
        ``name`` and ``is_owner``, papers ``title``, ``year`` and ``byline_complete``. Edges have ``evidence``
        (``"printed"``, or ``"implied"`` for the owner of a profile page who is not named on the byline) and, if
        printed, ``position`` on the byline. What is not known is left out, never ``None``, so that every writer of
        networkx takes the graph.

    Notes
    -----
    An author printed twice on one byline is one edge, at the first position. Neither the order of the papers nor that
    of the authorships has an effect. The graph is the "author-paper" affiliation network of [1]_.

    References
    ----------
    .. [1] M. E. J. Newman, "Scientific collaboration networks. I", Physical Review E 64, 016131 (2001), section II.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": "p1", "title": "On tea", "byline_complete": True}], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": "a1", "name": "Ann Ash"}], AUTHOR_COLUMNS),
    ...     authorships=make_table(
    ...         [{"paper_id": "p1", "author_id": "a1", "position": 1, "evidence": "printed"}], AUTHORSHIP_COLUMNS
    ...     ),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> author_paper_graph(corpus).edges["a1", "p1"]
    {'evidence': 'printed', 'position': 1}
    """
    graph: nx.Graph[str] = nx.Graph()
    authors = corpus.authors.sort_values("author_id")
    owners = corpus.owner_ids
    for author_id, name in zip(authors["author_id"], authors["name"], strict=True):
        attributes = _known(label=name, name=name, is_owner=author_id in owners)
        graph.add_node(author_id, bipartite=0, kind="author", **attributes)
    papers = corpus.papers.sort_values("paper_id")
    columns = (papers[name] for name in ("paper_id", "title", "year", "byline_complete"))
    for paper_id, title, year, complete in zip(*columns, strict=True):
        label = paper_id if pd.isna(title) else title
        attributes = _known(label=label, title=title, year=year, byline_complete=complete)
        graph.add_node(paper_id, bipartite=1, kind="paper", **attributes)
    bylines = distinct_authorships(corpus).sort_values(["author_id", "paper_id"])
    columns = (bylines[name] for name in ("author_id", "paper_id", "position", "evidence"))
    for author_id, paper_id, position, evidence in zip(*columns, strict=True):
        graph.add_edge(author_id, paper_id, **_known(evidence=evidence, position=position))
    return graph


def distinct_authorships(corpus: Corpus) -> pd.DataFrame:
    """Authorships of the corpus with each author once per paper, at the first printed position.

    Sorted by paper, then position, implied authors last.
    """
    ordered = corpus.authorships.sort_values(["paper_id", "position", "author_id"], ignore_index=True)
    return ordered.drop_duplicates(["paper_id", "author_id"], ignore_index=True)


def _known(**attributes: Any) -> dict[str, Any]:
    """Plain Python values of the attributes that are not missing."""
    return {
        name: value.item() if hasattr(value, "item") else value
        for name, value in attributes.items()
        if not pd.isna(value)
    }
