"""The coauthor network: the one-mode projection of the author-paper graph, with counts and Newman weights."""

from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import igraph
import networkx as nx
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError
from graphlab.network.bipartite import distinct_authorships

Counting = Literal["full", "fractional"]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class CoauthorNetwork:
    """Authors and the pairs of them that share a paper; never changed in place.

    Attributes
    ----------
    authors
        One row per author, sorted by id: ``author_id``, ``name``, ``papers`` (papers in the corpus), ``is_owner``.
        Authors who share no paper with anybody are here too.
    edges
        One row per pair with a joint paper, ``author_a`` < ``author_b``, sorted: ``papers`` (joint papers),
        ``weight`` (``papers`` or ``newman``, as ``counting`` says), ``newman`` and ``newman_low`` (see
        `coauthor_network`), ``papers_cut`` (joint papers whose byline is cut), ``first_year``, ``last_year``,
        ``paper_ids`` (a tuple).
    counting
        What ``weight`` is: ``"full"`` (joint papers) or ``"fractional"`` (Newman).
    n_papers
        Papers the network was built from.
    n_cut
        How many of them have a cut byline. While it is not zero, every count here is a lower bound.
    """

    authors: pd.DataFrame
    edges: pd.DataFrame
    counting: Counting
    n_papers: int
    n_cut: int

    def to_networkx(self) -> "nx.Graph[str]":
        """Network as a networkx graph: the columns as attributes, missing values left out.

        ``paper_ids`` is text here, joined by ``"; "``, so that every writer of networkx takes the graph.
        """
        graph: nx.Graph[str] = nx.Graph()
        for author_id, row in zip(self.authors["author_id"], _attributes(self.authors, skip=1), strict=True):
            graph.add_node(author_id, kind="author", label=row["name"], **row)
        pairs = zip(self.edges["author_a"], self.edges["author_b"], strict=True)
        for (a, b), row in zip(pairs, _attributes(self.edges, skip=2), strict=True):
            graph.add_edge(a, b, **row)
        return graph

    def to_igraph(self) -> igraph.Graph:
        """Network as an igraph graph: vertices in the order of ``authors``, edge attribute ``weight``."""
        ends = np.column_stack(self.ends)
        graph = igraph.Graph(n=len(self.authors), edges=ends, directed=False)
        graph.es["weight"] = self.edges["weight"].to_list()
        return graph

    def adjacency(self, *, weighted: bool = True) -> sparse.csr_array:
        """Symmetric matrix of the weights (or of ones), rows in the order of ``authors``."""
        a, b = self.ends
        weight = self.edges["weight"].to_numpy(np.float64) if weighted else np.ones(len(self.edges))
        n = len(self.authors)
        half = sparse.coo_array((weight, (a, b)), shape=(n, n))
        return sparse.csr_array(half + half.T)

    @property
    def ends(self) -> tuple[Ints, Ints]:
        """Rows in ``authors`` of the two ends of every edge."""
        index = pd.Index(self.authors["author_id"])
        a, b = (index.get_indexer(pd.Index(self.edges[end])).astype(np.int64) for end in ("author_a", "author_b"))
        return a, b

    def __len__(self) -> int:
        return len(self.authors)

    def __repr__(self) -> str:
        return f"<CoauthorNetwork: {self._summary()}>"

    def _summary(self) -> str:
        cut = f", {self.n_cut} bylines cut" if self.n_cut else ""
        return (
            f"{len(self.authors)} authors, {len(self.edges)} pairs from {self.n_papers} papers{cut}; "
            f"{self.counting} counting"
        )

    def _repr_html_(self) -> str:
        names = self.authors.set_index("author_id")["name"]
        top = self.edges.sort_values("weight", ascending=False, kind="stable").head(5)
        rows = "".join(
            f"<tr><td>{escape(names[a])}</td><td>{escape(names[b])}</td><td>{weight:.4g}</td></tr>"
            for a, b, weight in zip(top["author_a"], top["author_b"], top["weight"], strict=True)
        )
        return (
            f"<div><strong>Coauthor network</strong>: {self._summary()}"
            f"<table><thead><tr><th>Author</th><th>Author</th><th>Weight</th></tr></thead><tbody>{rows}</tbody></table></div>"
        )


def coauthor_network(corpus: Corpus, *, counting: Counting = "full", include_owner: bool = False) -> CoauthorNetwork:
    """Coauthor network of a corpus, with joint-paper counts and Newman weights.

    Parameters
    ----------
    corpus
        Corpus whose names have been resolved to authors.
    counting
        ``"full"``: the weight of a pair is its number of joint papers. ``"fractional"``: it is Newman's weight. Full
        by default because on cut bylines Newman's weight is only known within bounds.
    include_owner
        Keep the owner of a profile page. Off by default: with the owner, who is on every paper, the network is a star.

    Returns
    -------
    CoauthorNetwork

    Raises
    ------
    SettingsError
        If ``counting`` is neither of the two.

    Notes
    -----
    Newman's weight of a pair is the sum over its joint papers of 1/(n - 1), n being the number of authors of the paper
    (equation 2 of [1]_; "fractional counting" of [2]_). n counts all authors of the paper, the left-out owner included,
    so that leaving somebody out changes nobody else's weights. With everybody in, an author's weights sum to the
    number of papers written with others.

    On a cut byline n is not known unless the source states it. ``newman`` then takes the least n that the record
    allows (one more than the names printed, or the names printed and the implied owner), which overstates the share
    of that paper; ``newman_low`` leaves such papers out. Between the two lies the weight of the pair over the papers
    on which both are known to stand. Papers on which one of the two was cut off are unknown to both figures, as they
    are to ``papers``; they can only add.

    The pairs of all bylines are laid out as one array and summed by pair, which is the product of the authors x papers
    matrix with its transpose and keeps the papers of every pair; there is no loop over authorships.

    References
    ----------
    .. [1] M. E. J. Newman, "Scientific collaboration networks. II. Shortest paths, weighted networks, and
       centrality", Physical Review E 64, 016132 (2001).
    .. [2] A. Perianes-Rodriguez, L. Waltman and N. J. van Eck, "Constructing bibliometric networks: a comparison
       between full and fractional counting", Journal of Informetrics 10(4), 1178-1195 (2016).

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> names = ["Ann Ash", "Bob Birch", "Cy Cedar"]
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": "p1", "year": 2020, "byline_complete": True}], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": n[0], "name": n} for n in names], AUTHOR_COLUMNS),
    ...     authorships=make_table([{"paper_id": "p1", "author_id": n[0]} for n in names], AUTHORSHIP_COLUMNS),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> network = coauthor_network(corpus)
    >>> network
    <CoauthorNetwork: 3 authors, 3 pairs from 1 papers; full counting>
    >>> network.edges[["author_a", "author_b", "papers", "newman"]].values.tolist()
    [['A', 'B', 1, 0.5], ['A', 'C', 1, 0.5], ['B', 'C', 1, 0.5]]
    """
    if counting not in {"full", "fractional"}:
        msg = f"counting is {counting!r}, which is not a way of counting"
        raise SettingsError(msg, hint='use "full" (joint papers) or "fractional" (Newman\'s weights)')
    bylines = distinct_authorships(corpus)
    papers = _papers_with_n(corpus, bylines)
    kept = bylines if include_owner else bylines[~bylines["author_id"].isin(corpus.owner_ids)]
    authors = _author_table(corpus, bylines, include_owner=include_owner)
    edges = _edge_table(kept, authors, papers)
    edges.insert(3, "weight", edges["newman" if counting == "fractional" else "papers"].astype(np.float64))
    return CoauthorNetwork(
        authors=authors, edges=edges, counting=counting, n_papers=len(corpus.papers), n_cut=corpus.n_cut
    )


def coauthor_graph(corpus: Corpus, *, counting: Counting = "full", include_owner: bool = False) -> "nx.Graph[str]":
    """Coauthor network of a corpus as a networkx graph.

    Parameters
    ----------
    corpus, counting, include_owner
        As in `coauthor_network`.

    Returns
    -------
    networkx.Graph
        Nodes with ``kind``, ``label``, ``name``, ``papers``, ``is_owner``; edges with the columns of
        ``CoauthorNetwork.edges``. What is not known is left out.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": "p1", "byline_complete": True}], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": "A", "name": "Ann"}, {"author_id": "B", "name": "Bob"}], AUTHOR_COLUMNS),
    ...     authorships=make_table(
    ...         [{"paper_id": "p1", "author_id": "A"}, {"paper_id": "p1", "author_id": "B"}], AUTHORSHIP_COLUMNS
    ...     ),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> coauthor_graph(corpus).edges["A", "B"]["papers"]
    1
    """
    return coauthor_network(corpus, counting=counting, include_owner=include_owner).to_networkx()


def _papers_with_n(corpus: Corpus, bylines: pd.DataFrame) -> pd.DataFrame:
    """Papers by id with n, the least number of authors the record allows, and whether that is the number itself."""
    papers = corpus.papers.set_index("paper_id")[["year", "byline_complete", "n_authors_stated"]].sort_index()
    listed = bylines.groupby("paper_id").size().reindex(papers.index, fill_value=0)
    implied = bylines[bylines["evidence"] == "implied"].groupby("paper_id").size().reindex(papers.index, fill_value=0)
    complete = papers["byline_complete"]
    # A cut byline lacks at least one name, which may be the implied owner's.
    least = listed.where(complete | (implied > 0), listed + 1)
    # A statement below what is on record is no statement.
    stated = papers["n_authors_stated"].where(~complete).fillna(0).astype(np.int64)
    papers["n"] = np.maximum(stated, least)
    papers["n_known"] = complete | (stated >= np.maximum(least, 1))
    return papers


def _author_table(corpus: Corpus, bylines: pd.DataFrame, *, include_owner: bool) -> pd.DataFrame:
    authors = corpus.authors.sort_values("author_id", ignore_index=True)
    owner = authors["author_id"].isin(corpus.owner_ids)
    papers = bylines.groupby("author_id").size().reindex(authors["author_id"], fill_value=0)
    table = pd.DataFrame(
        {
            "author_id": authors["author_id"],
            "name": authors["name"],
            "papers": papers.to_numpy(np.int64),
            "is_owner": owner,
        }
    )
    return table if include_owner else table[~owner].reset_index(drop=True)


def _edge_table(bylines: pd.DataFrame, authors: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """Pairs of authors summed over their papers, without the ``weight`` column."""
    paper = papers.index.get_indexer(pd.Index(bylines["paper_id"])).astype(np.int64)
    author = pd.Index(authors["author_id"]).get_indexer(pd.Index(bylines["author_id"])).astype(np.int64)
    a, b, of = _byline_pairs(paper, author)
    is_new = np.append(True, (a[1:] != a[:-1]) | (b[1:] != b[:-1]))[: len(a)]  # the first is new
    starts = np.flatnonzero(is_new)
    stops = np.append(starts[1:], len(a))[: len(starts)]
    share = 1.0 / np.maximum(papers["n"].to_numpy(np.float64) - 1.0, 1.0)[of]
    years = papers["year"].to_numpy(np.float64, na_value=np.nan)[of]
    ids = papers.index.to_numpy()[of].tolist()  # slices of a list are cheaper than of an array
    names = authors["author_id"].to_numpy()
    return pd.DataFrame(
        {
            "author_a": pd.Series(names[a[starts]], dtype="str"),
            "author_b": pd.Series(names[b[starts]], dtype="str"),
            "papers": stops - starts,
            "newman": _sums(share, starts),
            "newman_low": _sums(share * papers["n_known"].to_numpy(np.bool_)[of], starts),
            "papers_cut": _sums(~papers["byline_complete"].to_numpy(np.bool_)[of], starts).astype(np.int64),
            "first_year": _years(np.fmin, years, starts),
            "last_year": _years(np.fmax, years, starts),
            "paper_ids": pd.Series([tuple(ids[i:j]) for i, j in zip(starts, stops, strict=True)], dtype="object"),
        }
    )


def _byline_pairs(paper: Ints, author: Ints) -> tuple[Ints, Ints, Ints]:
    """Every pair of authors of every paper as three arrays: author a < author b, paper; sorted by pair, then paper."""
    order = np.lexsort((author, paper))
    paper, author = paper[order], author[order]
    # Each authorship is paired with all that follow it on the same byline.
    ends = np.searchsorted(paper, paper, side="right")
    n_after = ends - np.arange(len(paper)) - 1
    first = np.repeat(np.arange(len(paper)), n_after)
    step = np.arange(len(first)) - np.repeat(np.cumsum(n_after) - n_after, n_after) + 1
    a, b, of = author[first], author[first + step], paper[first]
    order = np.lexsort((b, a))  # stable: papers stay in order
    return a[order], b[order], of[order]


def _sums(values: NDArray[Any], starts: Ints) -> Floats:
    return np.add.reduceat(values.astype(np.float64), starts) if len(starts) else np.zeros(0)


def _years(pick: np.ufunc, years: Floats, starts: Ints) -> pd.Series:
    found = pick.reduceat(years, starts) if len(starts) else np.zeros(0)
    return pd.Series(found).astype("Int64")


def _attributes(table: pd.DataFrame, *, skip: int) -> list[dict[str, Any]]:
    """Rows as dicts of plain Python values without the missing ones and without the first columns."""
    plain = table.iloc[:, skip:].astype("object")
    if "paper_ids" in plain:
        plain["paper_ids"] = plain["paper_ids"].map("; ".join)
    names = [str(name) for name in plain]
    rows = zip(*(plain[name] for name in names), strict=True)
    return [{name: value for name, value in zip(names, row, strict=True) if not pd.isna(value)} for row in rows]
