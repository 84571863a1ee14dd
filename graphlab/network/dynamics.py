"""Ties over time: in which years two people wrote together, when they began, fell silent and began again."""

from datetime import date
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError
from graphlab.network.coauthors import CoauthorNetwork
from graphlab.network.projection import Bools, Bylines, Ints, byline_pairs, distinct_bylines, positions


class DatedBylines(NamedTuple):
    """Who stands on which dated paper, up to a reference date.

    ``paper`` of ``bylines`` is a row of ``year`` and ``complete``, ``node`` one of ``authors`` (``author_id`` and
    ``name``, sorted by id). ``whole_year`` is the last year that was over at the reference date.
    """

    bylines: Bylines
    year: Ints
    complete: Bools
    authors: pd.DataFrame
    whole_year: int


class TieYears(NamedTuple):
    """One entry per tie and year with a joint paper, sorted: nodes a < b, year, joint papers, one of them, cut ones."""

    a: Ints
    b: Ints
    year: Ints
    papers: Ints
    paper: Ints
    papers_cut: Ints

    @property
    def is_first(self) -> Bools:
        """Entries that are the first of their tie."""
        differs = (self.a[1:] != self.a[:-1]) | (self.b[1:] != self.b[:-1])
        return np.append(True, differs)[: len(self.a)]


class TieRuns(NamedTuple):
    """One entry per time that two people wrote together without falling silent; ``is_first`` of their tie."""

    a: Ints
    b: Ints
    start: Ints
    end: Ints
    paper: Ints
    is_first: Bools


def dated_bylines(corpus: Corpus, *, as_of: date | None = None, include_owner: bool = False) -> DatedBylines:
    """Bylines of the papers with a year, as they were known on a reference date.

    Parameters
    ----------
    corpus
        Corpus, resolved.
    as_of
        Reference date: papers of later years are left out, and a year not over then is no whole year. ``None``: the
        last year in the data is taken to be over.
    include_owner
        Keep the owner of a profile page, who is on every paper.

    Returns
    -------
    DatedBylines

    Examples
    --------
    >>> from graphlab.sources import read
    >>> from graphlab.resolve import resolve
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> dated_bylines(corpus, as_of=date(2026, 4, 16)).whole_year
    2025
    """
    papers = corpus.papers.sort_values("paper_id", ignore_index=True)
    authors = corpus.authors.sort_values("author_id", ignore_index=True)[["author_id", "name"]]
    year = papers["year"].fillna(0).to_numpy(np.int64)
    known = papers["year"].notna().to_numpy(np.bool_)
    last = int(year.max(initial=0)) if as_of is None else as_of.year
    bylines = distinct_bylines(
        positions(corpus.authorships["paper_id"], papers["paper_id"]),
        positions(corpus.authorships["author_id"], authors["author_id"]),
        (corpus.authorships["evidence"] == "implied").fillna(value=False).to_numpy(np.bool_),
    )
    is_owner = authors["author_id"].isin(corpus.owner_ids).to_numpy(np.bool_)
    chosen = (known & (year <= last))[bylines.paper] & (include_owner | ~is_owner[bylines.node])
    is_over = as_of is None or (as_of.month, as_of.day) == (12, 31)
    complete = papers["byline_complete"].to_numpy(np.bool_)
    return DatedBylines(bylines.of(chosen), year, complete, authors, last if is_over else last - 1)


def tie_years(dated: DatedBylines) -> TieYears:
    """Ties by year.

    Parameters
    ----------
    dated
        Bylines of `dated_bylines`.

    Examples
    --------
    >>> none = np.zeros(4, dtype=np.bool_)
    >>> bylines = Bylines(np.array([0, 0, 1, 1]), np.array([2, 5, 2, 5]), none)
    >>> dated = DatedBylines(bylines, np.array([2020, 2022]), none[:2], pd.DataFrame(), 2022)
    >>> tie_years(dated).year
    array([2020, 2022])
    """
    pairs = byline_pairs(dated.bylines)
    year = dated.year[pairs.paper]
    order = np.lexsort((pairs.paper, year, pairs.b, pairs.a))
    a, b, paper, year = pairs.a[order], pairs.b[order], pairs.paper[order], year[order]
    differs = (a[1:] != a[:-1]) | (b[1:] != b[:-1]) | (year[1:] != year[:-1])
    starts = np.flatnonzero(np.append(True, differs)[: len(a)])
    papers = np.diff(np.append(starts, len(a)))
    cut = np.append(0, np.cumsum(~dated.complete[paper]))
    papers_cut = cut[starts + papers] - cut[starts]
    return TieYears(a[starts], b[starts], year[starts], papers, paper[starts], papers_cut)


def dated_graph(network: CoauthorNetwork, papers: pd.DataFrame) -> "nx.Graph[str]":
    """Coauthor network as a networkx graph whose edges have ``years``, those with a joint paper, for a timeline.

    Parameters
    ----------
    network
        Coauthor network of a corpus.
    papers
        Papers of the same corpus.

    Examples
    --------
    >>> from graphlab.network import coauthor_network
    >>> from graphlab.sources import read
    >>> from graphlab.resolve import resolve
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> graph = dated_graph(coauthor_network(corpus), corpus.papers)
    >>> all(data["years"][0] == data["first_year"] for _, _, data in graph.edges(data=True) if "years" in data)
    True
    """
    dated = papers.dropna(subset="year")
    year_of = dict(zip(dated["paper_id"], dated["year"].astype(int), strict=True))
    graph = network.to_networkx()
    edges = network.edges
    for a, b, ids in zip(edges["author_a"], edges["author_b"], edges["paper_ids"], strict=True):
        years = sorted({year_of[paper_id] for paper_id in ids if paper_id in year_of})
        if years:
            graph.edges[a, b]["years"] = tuple(years)
    return graph


def tie_runs(ties: TieYears, *, silence: int) -> TieRuns:
    """Ties cut where they fell silent.

    Parameters
    ----------
    ties
        Ties by year.
    silence
        Years without a joint paper after which a tie counts as lost; at least 1.

    Raises
    ------
    SettingsError
        If `silence` is below 1.

    Examples
    --------
    >>> two, one = np.array([2, 2, 2]), np.array([1, 1, 1])
    >>> ties = TieYears(one, two, np.array([2010, 2011, 2020]), one, one, one)
    >>> tie_runs(ties, silence=3).start, tie_runs(ties, silence=3).end
    (array([2010, 2020]), array([2011, 2020]))
    """
    if silence < 1:
        msg = f"silence is {silence}; a tie is lost after at least 1 year without a joint paper"
        raise SettingsError(msg, hint="3 years bridge the usual pause between two papers")
    resumes = np.append(False, np.diff(ties.year) > silence)[: len(ties.a)]
    starts = np.flatnonzero(ties.is_first | resumes)
    ends = np.append(starts[1:], len(ties.a))[: len(starts)] - 1
    return TieRuns(
        ties.a[starts], ties.b[starts], ties.year[starts], ties.year[ends], ties.paper[starts], ties.is_first[starts]
    )
