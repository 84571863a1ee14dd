"""The coauthor network: the one-mode projection of the author-paper graph, with counts and Newman weights."""

from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.projection import (
    Bools,
    Bylines,
    Counting,
    Floats,
    Ints,
    PaperFacts,
    byline_pairs,
    distinct_bylines,
    edge_table,
    positions,
)

__all__ = ["CoauthorNetwork", "Decay", "Floats", "Ints", "coauthor_graph", "coauthor_network"]

MOST_AUTHORS_PER_PAPER = 100


class Decay(NamedTuple):
    """How the weight of a paper falls with its age: by half in every ``half_life`` years before ``as_of``.

    Attributes
    ----------
    half_life
        Years, at least 1: papers are dated by the year.
    as_of
        Year of reference, from which ages are counted. Papers of later years are left out.
    """

    half_life: float
    as_of: int


def coauthor_network(
    corpus: Corpus,
    *,
    counting: Counting = "full",
    include_owner: bool = False,
    max_team: int | None = MOST_AUTHORS_PER_PAPER,
    years: tuple[int, int] | None = None,
    decay: Decay | None = None,
) -> CoauthorNetwork:
    """Coauthor network of a corpus, with joint-paper counts and Newman weights.

    Parameters
    ----------
    corpus
        Corpus whose names have been resolved to authors.
    counting
        What a joint paper of n authors adds to the weight of a pair. ``"full"``: 1. ``"fractional"``: 1/(n-1), Newman's
        weight. ``"pair"``: 1/C(n,2), so that every paper adds 1 to the network. Full by default because on cut bylines
        the other two are only known within bounds.
    include_owner
        Keep the owner of a profile page. Off by default: with the owner, who is on every paper, the network is a star.
    max_team
        Papers with more authors than this join nobody; ``n_large`` says how many they are, and their authors stay in
        the network. 100 by default: one paper with 3,303 authors has 5.5 million pairs, three times the ties of
        the other 56,000 papers of its corpus, and of its authors it says only that they share a project. ``None``:
        no limit.
    years
        First and last year, both included, of the papers to use; those without a year are left out. ``None``: all.
    decay
        Let old papers weigh less; those without a year, or later than its ``as_of``, are left out. ``None``: every
        paper weighs the same.

    Returns
    -------
    CoauthorNetwork
        With ``years`` or ``decay``, only authors of the papers used are in it.

    Raises
    ------
    SettingsError
        If ``counting`` is none of the three, ``max_team`` below 2, the last year before the first, or the half-life
        below 1.

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
    are to ``papers``; they can only add. The limit on n uses the least n, too.

    With ``decay`` the weight of a paper y years old is multiplied by 2**(-y / half_life); only ``weight`` feels it.

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
    facts, bylines, nodes = author_parts(corpus, max_team=max_team, years=years, decay=decay)
    hidden = np.zeros(len(nodes), dtype=np.bool_) if include_owner else nodes["is_owner"].to_numpy(np.bool_)
    return projected_network(bylines, facts, nodes=nodes, hidden=hidden, counting=counting)


def coauthor_graph(corpus: Corpus, *, counting: Counting = "full", include_owner: bool = False) -> "nx.Graph[str]":
    """Coauthor network of a corpus as a networkx graph.

    Parameters
    ----------
    corpus, counting, include_owner
        As in `coauthor_network`, whose other parameters have their defaults.

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


def author_parts(
    corpus: Corpus, *, max_team: int | None, years: tuple[int, int] | None = None, decay: Decay | None = None
) -> tuple[PaperFacts, Bylines, pd.DataFrame]:
    """What the projection of a corpus on its authors is made of: papers, bylines, authors; each sorted by id.

    Raises
    ------
    SettingsError
        As `coauthor_network`.
    """
    papers = corpus.papers.sort_values("paper_id", ignore_index=True)
    authors = corpus.authors.sort_values("author_id", ignore_index=True)
    bylines = distinct_bylines(
        positions(corpus.authorships["paper_id"], papers["paper_id"]),
        positions(corpus.authorships["author_id"], authors["author_id"]),
        (corpus.authorships["evidence"] == "implied").fillna(False).to_numpy(np.bool_),  # noqa: FBT003 # pandas' own
    )
    n, n_known = author_numbers(bylines, papers)
    nodes = authors[["author_id", "name"]].assign(is_owner=authors["author_id"].isin(corpus.owner_ids))
    return paper_facts(papers, n, n_known=n_known, max_team=max_team, years=years, decay=decay), bylines, nodes


def author_numbers(bylines: Bylines, papers: pd.DataFrame) -> tuple[Floats, Bools]:
    """Least number of authors that the record of each paper allows, and whether that is the number itself."""
    listed = np.bincount(bylines.paper, minlength=len(papers))
    implied = np.bincount(bylines.paper[bylines.is_implied], minlength=len(papers))
    complete = papers["byline_complete"].to_numpy(np.bool_)
    # A cut byline lacks at least one name, which may be the implied owner's.
    least = np.where(complete | (implied > 0), listed, listed + 1)
    # A statement below what is on record is no statement.
    stated = np.where(complete, 0.0, papers["n_authors_stated"].to_numpy(np.float64, na_value=0.0))
    return np.maximum(stated, least).astype(np.float64), complete | (stated >= np.maximum(least, 1))


def paper_facts(
    papers: pd.DataFrame,
    n: Floats,
    *,
    n_known: Bools,
    max_team: int | None,
    years: tuple[int, int] | None,
    decay: Decay | None,
) -> PaperFacts:
    """What a projection needs of the papers, which are sorted by id; ``is_kept`` is the window of time alone.

    Raises
    ------
    SettingsError
        As `coauthor_network`.
    """
    if max_team is not None and max_team < 2:
        msg = f"max_team is {max_team}: a paper with fewer than 2 authors joins nobody anyway"
        raise SettingsError(msg, hint="leave it at 100, or use None for no limit")
    if years is not None and years[1] < years[0]:
        msg = f"the window of years ends in {years[1]}, before it begins in {years[0]}"
        raise SettingsError(msg, hint="give the first year first")
    if decay is not None and not decay.half_life >= 1:
        msg = f"half_life is {decay.half_life}; papers are dated by the year, so it cannot be below 1"
        raise SettingsError(msg, hint="5 years is usual")
    year = papers["year"].to_numpy(np.float64, na_value=np.nan)
    inside = np.ones(len(papers), dtype=np.bool_) if years is None else (year >= years[0]) & (year <= years[1])
    factor = np.ones(len(papers))
    if decay is not None:
        inside &= year <= decay.as_of
        factor = np.exp2(np.where(inside, year - decay.as_of, 0.0) / decay.half_life)
    return PaperFacts(
        paper_id=papers["paper_id"],
        year=year,
        complete=papers["byline_complete"].to_numpy(np.bool_),
        n=n,
        n_known=n_known,
        factor=factor,
        is_inside=inside,
        is_large=n > (np.inf if max_team is None else max_team),
        needs_year=years is not None or decay is not None,
    )


def projected_network(
    bylines: Bylines, facts: PaperFacts, *, nodes: pd.DataFrame, hidden: Bools, counting: Counting, kind: str = "author"
) -> CoauthorNetwork:
    """Network of the `nodes` that are not hidden, tied by the papers that `facts` lets join them.

    Raises
    ------
    SettingsError
        If ``counting`` is none of the three.
    """
    if counting not in {"full", "fractional", "pair"}:
        msg = f"counting is {counting!r}, which is not a way of counting"
        raise SettingsError(
            msg, hint='use "full" (joint papers), "fractional" (Newman\'s weights) or "pair" (1 per paper)'
        )
    bylines = bylines.of(facts.is_inside[bylines.paper])
    papers = np.bincount(bylines.node, minlength=len(nodes))
    shown = ~hidden & (papers > 0) if facts.needs_year else ~hidden
    row = np.cumsum(shown) - 1
    joining = bylines.of(shown[bylines.node] & ~facts.is_large[bylines.paper])
    table = nodes.assign(papers=papers)[shown].reset_index(drop=True)
    table = table[["author_id", "name", "papers", *table.columns.drop(["author_id", "name", "papers"])]]
    pairs = byline_pairs(joining._replace(node=row[joining.node]))
    return CoauthorNetwork(
        authors=table,
        edges=edge_table(pairs, facts, nodes=table["author_id"], counting=counting),
        counting=counting,
        n_papers=int(facts.is_inside.sum()),
        n_cut=int((facts.is_inside & ~facts.complete).sum()),
        n_large=int((facts.is_inside & facts.is_large).sum()),
        n_undated=int(np.isnan(facts.year).sum()) if facts.needs_year else 0,
        kind=kind,
    )
