"""The people: how central each is, in which community, on which theme."""

from string import ascii_uppercase

import pandas as pd

from graphlab import network as net
from graphlab.analysis.tables import (
    AUTHOR_THEME_COLUMNS,
    COAUTHOR_COLUMNS,
    COLLABORATOR_COLUMNS,
    COMMUNITY_COLUMNS,
)
from graphlab.corpus import Corpus

COUNTS = ("papers", "degree", "core", "betweenness_rank_low", "betweenness_rank_high", "pairs_cut")


def author_themes(corpus: Corpus, assigned: pd.DataFrame) -> pd.DataFrame:
    """Who works on which theme: papers of each author in each theme.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    assigned
        Table `paper_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `AUTHOR_THEME_COLUMNS`, each author's main theme first. Ties between themes go to the one with the
        higher summed certainty, then to the smaller number.
    """
    rows = corpus.authorships[["paper_id", "author_id"]].drop_duplicates().merge(assigned, on="paper_id")
    table = rows.groupby(["author_id", "theme_id"]).agg(papers=("paper_id", "size"), sure=("certainty", "sum"))
    table = table.reset_index()
    table["share"] = table["papers"] / table.groupby("author_id")["papers"].transform("sum")
    # Rounded: a sum of floats must not decide a tie by its last bit.
    table["sure"] = table["sure"].round(9)
    table = table.sort_values(["author_id", "papers", "sure", "theme_id"], ascending=[True, False, False, True])
    return table[list(AUTHOR_THEME_COLUMNS)].reset_index(drop=True)


def coauthors(network: net.CoauthorNetwork) -> pd.DataFrame:
    """Pairs of authors with their joint papers, most joint papers first.

    Parameters
    ----------
    network
        The coauthor network.

    Returns
    -------
    pandas.DataFrame
        Columns `COAUTHOR_COLUMNS`.
    """
    names = network.authors.set_index("author_id")["name"]
    table = network.edges.assign(
        name_a=network.edges["author_a"].map(names), name_b=network.edges["author_b"].map(names)
    )
    order = ["papers", "newman", "name_a", "name_b", "author_a", "author_b"]
    table = table.sort_values(order, ascending=[False, False, True, True, True, True], ignore_index=True)
    return table[list(COAUTHOR_COLUMNS)]


def collaborators(
    corpus: Corpus, network: net.CoauthorNetwork, *, community: pd.Series, author_theme: pd.DataFrame
) -> pd.DataFrame:
    """Everyone in the network with papers, centralities, community and main theme, most papers first.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    network
        Its coauthor network.
    community
        Community of each author, as `graphlab.network.communities` gives it.
    author_theme
        Table `author_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `COLLABORATOR_COLUMNS`.
    """
    ids = network.authors.set_index("author_id")[["name", "papers"]]
    years = _years(corpus, corpus.authorships[["author_id", "paper_id"]], key="author_id")
    first = corpus.authorships[corpus.authorships["position"] == 1]
    theme = author_theme.drop_duplicates("author_id").set_index("author_id")["theme_id"]
    table = ids.join([net.centralities(network), net.brokerage(network, community), years])
    # Joining several tables goes through missing values, which turn counts into floats.
    table = table.astype(dict.fromkeys(COUNTS, "int64"))
    table["first_author_papers"] = first.groupby("author_id")["paper_id"].nunique().reindex(ids.index, fill_value=0)
    table["component"] = net.connected_components(network)
    table["community"] = community
    table["theme_id"] = theme.reindex(ids.index).astype("Int64")
    order = ["papers", "first_author_papers", "strength", "name", "author_id"]
    table = table.reset_index().sort_values(order, ascending=[False, False, False, True, True], ignore_index=True)
    return table[list(COLLABORATOR_COLUMNS)]


def communities(corpus: Corpus, members: pd.DataFrame, *, assigned: pd.DataFrame, themes: pd.DataFrame) -> pd.DataFrame:
    """Communities of authors, named by their main theme and people, largest first.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    members
        Table `collaborators`.
    assigned
        Table `paper_themes`.
    themes
        Table `themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `COMMUNITY_COLUMNS`.
    """
    rows = corpus.authorships[["paper_id", "author_id"]].merge(members[["author_id", "community"]], on="author_id")
    rows = rows[["paper_id", "community"]].drop_duplicates().merge(assigned, on="paper_id")
    counts = rows.groupby(["community", "theme_id"]).agg(papers=("paper_id", "size"), sure=("certainty", "sum"))
    counts = counts.reset_index().assign(sure=lambda t: t["sure"].round(9))
    main = counts.sort_values(["community", "papers", "sure", "theme_id"], ascending=[True, False, False, True])
    grouped = members.groupby("community")
    table = pd.DataFrame(
        {
            "n_authors": grouped.size(),
            "component": grouped["component"].first(),
            "authors": grouped["name"].agg(tuple),
            "n_papers": rows.groupby("community").size(),
            "theme_id": main.drop_duplicates("community").set_index("community")["theme_id"],
        }
    )
    table = table.join(_years(corpus, rows[["community", "paper_id"]], key="community")).reset_index()
    table["label"] = table["theme_id"].map(themes.set_index("theme_id")["short_label"])
    table["letter"] = [_letter(i) if n > 1 else "" for i, n in enumerate(table["n_authors"])]
    return table[list(COMMUNITY_COLUMNS)]


def _years(corpus: Corpus, pairs: pd.DataFrame, *, key: str) -> pd.DataFrame:
    """First and last year of the papers paired with each key."""
    grouped = pairs.merge(corpus.papers[["paper_id", "year"]], on="paper_id").groupby(key)["year"]
    return pd.DataFrame({"first_year": grouped.min(), "last_year": grouped.max()})


def _letter(index: int) -> str:
    """Letters as in a spreadsheet: A to Z, then AA, AB.

    >>> [_letter(i) for i in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters
