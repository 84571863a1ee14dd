"""The author-paper graph measured as it is, before a projection turns every paper into a clique."""

from typing import Any, NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError
from graphlab.network.projection import Bylines, Ints, byline_pairs, distinct_bylines, positions


class TwoMode(NamedTuple):
    """Authors by id, and who stands on which paper."""

    authors: pd.Series
    n_papers: int
    bylines: Bylines


class Overlaps(NamedTuple):
    """Pairs of authors with a joint paper, and how many."""

    a: Ints
    b: Ints
    papers: Ints


def team_sizes(source: "Corpus | nx.Graph[Any]") -> pd.Series:
    """Number of papers by number of authors on record, papers without authors included.

    Parameters
    ----------
    source
        A corpus, or a bipartite networkx graph whose nodes have ``bipartite`` 0 (authors) or 1 (papers).

    Returns
    -------
    pandas.Series
        ``papers`` by ``authors``, smallest team first. On a cut byline the number of authors is a lower bound.

    Raises
    ------
    SettingsError
        If a node of the graph has no ``bipartite``, or an edge joins two of a kind.

    Examples
    --------
    >>> graph = nx.Graph([("Ann", "p"), ("Bob", "p"), ("Ann", "q")])
    >>> nx.set_node_attributes(graph, {"Ann": 0, "Bob": 0, "p": 1, "q": 1}, "bipartite")
    >>> team_sizes(graph).to_dict()
    {1: 1, 2: 1}
    """
    two = _two_mode(source)
    sizes, papers = np.unique(np.bincount(two.bylines.paper, minlength=two.n_papers), return_counts=True)
    return pd.Series(papers, index=pd.Index(sizes, name="authors"), name="papers", dtype="int64")


def team_summary(source: "Corpus | nx.Graph[Any]") -> pd.Series:
    """Figures of teams: how large, how often the same people write together again.

    Parameters
    ----------
    source
        As in `team_sizes`.

    Returns
    -------
    pandas.Series
        ``n_papers`` (with an author), ``n_team_papers`` (with two or more), ``mean_team``, ``median_team``,
        ``largest_team``; ``repeat_pair_share``, the share of team papers on which two stand who share another paper,
        too; ``repeat_team_share``, the share of team papers whose very team wrote another; ``robins_alexander``, the
        clustering of the function `robins_alexander_clustering`; ``latapy``, the mean of `latapy_clustering`, authors
        who share no paper counting 0. Missing where not defined.

    Examples
    --------
    >>> graph = nx.Graph([("Ann", "p"), ("Bob", "p"), ("Ann", "q"), ("Bob", "q"), ("Cy", "q")])
    >>> nx.set_node_attributes(graph, {"Ann": 0, "Bob": 0, "Cy": 0, "p": 1, "q": 1}, "bipartite")
    >>> team_summary(graph)[["mean_team", "repeat_pair_share", "repeat_team_share"]].tolist()
    [2.5, 1.0, 0.0]
    """
    two = _two_mode(source)
    size = np.bincount(two.bylines.paper, minlength=two.n_papers)
    known, is_team = size[size > 0], size > 1
    n_teams = int(is_team.sum())
    figures = {
        "n_papers": len(known),
        "n_team_papers": n_teams,
        "mean_team": known.mean() if len(known) else np.nan,
        "median_team": np.median(known) if len(known) else np.nan,
        "largest_team": known.max() if len(known) else np.nan,
        "repeat_pair_share": len(_papers_of_repeated_pairs(two)) / n_teams if n_teams else np.nan,
        "repeat_team_share": _repeated_teams(two, size) / n_teams if n_teams else np.nan,
        "robins_alexander": robins_alexander_clustering(source),
        "latapy": latapy_clustering(source).mean() if len(two.authors) else np.nan,
    }
    return pd.Series(figures, dtype="float64", name="value")


def robins_alexander_clustering(source: "Corpus | nx.Graph[Any]") -> float:
    """Share of the paths author-paper-author-paper that close: both authors are on both papers.

    Parameters
    ----------
    source
        As in `team_sizes`.

    Returns
    -------
    float
        0 to 1; 0 without such a path.

    Notes
    -----
    Four times the number of cycles of four over the number of paths of three ties: G. Robins and M. Alexander, "Small
    worlds among interlocking directors", Computational & Mathematical Organization Theory 10, 69-94 (2004).

    Examples
    --------
    >>> robins_alexander_clustering(nx.complete_bipartite_graph(2, 2))
    1.0
    """
    two = _two_mode(source)
    paper, author, _ = two.bylines
    of_author, of_paper = (np.bincount(side).astype(np.float64) for side in (author, paper))
    paths = ((of_author[author] - 1.0) * (of_paper[paper] - 1.0)).sum() if len(paper) else 0.0
    shared = _overlaps(two).papers.astype(np.float64)
    cycles = (shared * (shared - 1.0) / 2.0).sum()
    return float(4.0 * cycles / paths) if paths else 0.0


def latapy_clustering(source: "Corpus | nx.Graph[Any]") -> pd.Series:
    """How alike the papers of each author are to those of the collaborators: mean of shared over all papers of a pair.

    Parameters
    ----------
    source
        As in `team_sizes`.

    Returns
    -------
    pandas.Series
        By author, 0 to 1; 0 for an author without collaborators.

    Notes
    -----
    The mean over collaborators j of |N(i) & N(j)| / |N(i) | N(j)|, N(i) being i's papers: M. Latapy, C. Magnien and N.
    Del Vecchio, "Basic notions for the analysis of large two-mode networks", Social Networks 30(1), 31-48 (2008);
    networkx's mode "dot".

    Examples
    --------
    >>> latapy_clustering(nx.complete_bipartite_graph(2, 2)).tolist()
    [1.0, 1.0]
    """
    two = _two_mode(source)
    n = len(two.authors)
    a, b, shared = _overlaps(two)
    papers = np.bincount(two.bylines.node, minlength=n)
    alike = shared / np.maximum(papers[a] + papers[b] - shared, 1)
    ends = np.concatenate([a, b])
    total = np.bincount(ends, np.tile(alike, 2), n).astype(np.float64)
    others = np.bincount(ends, minlength=n)
    mean = np.divide(total, others, out=np.zeros_like(total), where=others > 0)
    return pd.Series(mean, index=pd.Index(two.authors, name="author_id"))


def _two_mode(source: "Corpus | nx.Graph[Any]") -> TwoMode:
    if isinstance(source, Corpus):
        authors, papers = (
            ids.sort_values(ignore_index=True) for ids in (source.authors["author_id"], source.papers["paper_id"])
        )
        rows = source.authorships["paper_id"], source.authorships["author_id"]
    elif not isinstance(source, nx.Graph) or source.is_multigraph():  # pyright: ignore[reportUnnecessaryIsInstance]
        # Users may pass anything, and the projection of authors is near at hand.
        msg = f"teams are told from a corpus or a graph of authors and papers, not from {type(source).__name__}"
        raise SettingsError(msg, hint="pass the corpus, or what author_paper_graph returns")
    else:
        kind = {str(node): data.get("bipartite") for node, data in source.nodes(data=True)}
        ends = [(str(a), str(b)) if kind[str(a)] == 1 else (str(b), str(a)) for a, b in source.edges]
        if not set(kind.values()) <= {0, 1} or any(kind[p] != 1 or kind[a] != 0 for p, a in ends):
            msg = "the graph is not one of authors and papers"
            raise SettingsError(msg, hint="give every author bipartite=0 and every paper bipartite=1, as networkx does")
        authors, papers = (
            pd.Series(sorted(node for node, side in kind.items() if side == wanted), dtype="str") for wanted in (0, 1)
        )
        rows = tuple(pd.Series([end[side] for end in ends], dtype="str") for side in (0, 1))
    paper, author = positions(rows[0], papers), positions(rows[1], authors)
    bylines = distinct_bylines(paper, author, np.zeros(len(paper), dtype=np.bool_))
    return TwoMode(authors, len(papers), bylines)


def _overlaps(two: TwoMode) -> Overlaps:
    a, b, _ = byline_pairs(two.bylines)
    starts = np.flatnonzero(np.append(True, (a[1:] != a[:-1]) | (b[1:] != b[:-1]))[: len(a)])
    return Overlaps(a[starts], b[starts], np.diff(np.append(starts, len(a))))


def _papers_of_repeated_pairs(two: TwoMode) -> Ints:
    a, b, paper = byline_pairs(two.bylines)
    again = (a[1:] == a[:-1]) & (b[1:] == b[:-1])
    return np.unique(np.concatenate([paper[1:][again], paper[:-1][again]]))


def _repeated_teams(two: TwoMode, size: Ints) -> int:
    """Papers of two authors and more whose team is that of another paper."""
    paper, author, _ = two.bylines
    teams = np.split(author, np.flatnonzero(np.diff(paper)) + 1) if len(paper) else []
    counts = pd.Series([team.tobytes() for team in teams if len(team) > 1]).value_counts()
    return int(counts[counts > 1].sum()) if (size > 1).any() else 0
