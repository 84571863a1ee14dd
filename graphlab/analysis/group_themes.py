"""Which communities work on which theme, and where more than chance explains."""

import numpy as np
import pandas as pd

from graphlab.analysis.chance import chance_of_as_many
from graphlab.analysis.tables import COMMUNITY_THEME_COLUMNS, THEME_REACH_COLUMNS
from graphlab.analysis.trends import adjusted_p, wilson_interval
from graphlab.corpus import Corpus

FEWEST_PAPERS = 5  # of a community: with fewer, hardly any share is beyond chance


def community_themes(corpus: Corpus, collaborators: pd.DataFrame, assigned: pd.DataFrame) -> pd.DataFrame:
    """Papers of each community in each theme, and how much more than in the whole corpus.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    collaborators
        Table `collaborators`.
    assigned
        Table `paper_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `COMMUNITY_THEME_COLUMNS`; pairs without a paper are left out.

    Notes
    -----
    ``p_adjusted`` asks whether a community has more papers on a theme than as many papers drawn from the corpus by lot
    would (`graphlab.analysis.chance.chance_of_as_many`), adjusted by Benjamini and Hochberg over every theme and every
    community of two authors and five papers or more; it is missing for smaller ones. Papers of one project are no
    independent draws, so it says which shares need no other explanation than chance, and not how sure the rest are.

    Examples
    --------
    >>> from graphlab.network import coauthor_network, communities
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> people = corpus.authors.assign(community=1)
    >>> table = community_themes(corpus, people, corpus.papers[["paper_id"]].assign(theme_id=1))
    >>> table[["papers", "share", "lift"]].values.tolist()
    [[50.0, 1.0, 1.0]]
    """
    rows = _group_papers(corpus, collaborators).merge(assigned[["paper_id", "theme_id"]], on="paper_id")
    counts = rows.groupby(["community", "theme_id"]).size().rename("papers").reset_index()
    drawn = counts.groupby("community")["papers"].transform("sum")
    counts["share"] = counts["papers"] / drawn
    counts["share_low"], counts["share_high"] = wilson_interval(counts["papers"], drawn)
    marked = counts["theme_id"].map(assigned["theme_id"].value_counts()).astype(float)
    counts["lift"] = counts["share"] / (marked / len(assigned))
    looked_at = (drawn >= FEWEST_PAPERS) & counts["community"].isin(_groups(collaborators))
    sizes = [np.asarray(part[looked_at], dtype=np.float64) for part in (counts["papers"], drawn, marked)]
    p = chance_of_as_many(sizes[0], sizes[1], marked=sizes[2], total=len(assigned))
    # A pair without a paper was looked at, too.
    n_pairs = counts.loc[looked_at, "community"].nunique() * assigned["theme_id"].nunique()
    counts["p"] = counts["p_adjusted"] = np.nan
    counts.loc[looked_at, "p"] = p
    counts.loc[looked_at, "p_adjusted"] = adjusted_p(np.concatenate([p, np.ones(n_pairs - len(p))]))[: len(p)]
    return counts.sort_values(["community", "papers", "theme_id"], ascending=[True, False, True], ignore_index=True)[
        list(COMMUNITY_THEME_COLUMNS)
    ]


def theme_reach(corpus: Corpus, collaborators: pd.DataFrame, assigned: pd.DataFrame) -> pd.DataFrame:
    """How many people and communities work on each theme.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    collaborators
        Table `collaborators`.
    assigned
        Table `paper_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `THEME_REACH_COLUMNS`, one row per theme. A community is one of two authors or more.

    Examples
    --------
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> people = corpus.authors.assign(community=1)
    >>> theme_reach(corpus, people, corpus.papers[["paper_id"]].assign(theme_id=1)).values.tolist()
    [[1, 50, 81, 1, 0]]
    """
    themes = assigned[["paper_id", "theme_id"]]
    papers = themes.groupby("theme_id").size()
    people = corpus.authorships[["paper_id", "author_id"]].merge(collaborators[["author_id"]], on="author_id")
    grouped = _group_papers(corpus, collaborators[collaborators["community"].isin(_groups(collaborators))])
    with_groups = grouped.merge(themes, on="paper_id").groupby("theme_id")
    table = pd.DataFrame(
        {
            "papers": papers,
            "n_authors": people.merge(themes, on="paper_id").groupby("theme_id")["author_id"].nunique(),
            "n_groups": with_groups["community"].nunique(),
            "papers_outside": papers.sub(with_groups["paper_id"].nunique(), fill_value=0),
        }
    )
    return table.fillna(0).astype("int64").rename_axis("theme_id").reset_index()[list(THEME_REACH_COLUMNS)]


def _groups(collaborators: pd.DataFrame) -> pd.Index:
    """Communities of two authors or more."""
    size = collaborators.groupby("community").size()
    return size.index[size > 1]


def _group_papers(corpus: Corpus, collaborators: pd.DataFrame) -> pd.DataFrame:
    """Pairs of a paper and a community with an author on it."""
    rows = corpus.authorships[["paper_id", "author_id"]].merge(
        collaborators[["author_id", "community"]], on="author_id"
    )
    return rows[["paper_id", "community"]].drop_duplicates()
