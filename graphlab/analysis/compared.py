"""What resolving names changed: the same corpus by printed names alone, and as resolved."""

from typing import Any

import pandas as pd

from graphlab.analysis.tables import NAME_CHANGE_COLUMNS
from graphlab.corpus import Corpus
from graphlab.network import coauthor_network


def name_changes(resolved: Corpus, by_name: Corpus) -> pd.DataFrame:
    """Authors that are not one printed name: what counting by names alone would say of each.

    Parameters
    ----------
    resolved
        Corpus as resolved.
    by_name
        The same papers with ``mode="names"``: every spelling an author.

    Returns
    -------
    pandas.DataFrame
        Columns `NAME_CHANGE_COLUMNS`, most papers first. Collaborators are all who share a paper, the owner of a
        profile page too.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.settings import ResolveSettings
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> table = name_changes(resolve(corpus), resolve(corpus, ResolveSettings(mode="names")))
    >>> table[["spellings", "papers", "papers_by_name"]].values.tolist()
    [[('Minghao LI', 'Minghao Li'), 4, (1, 3)]]
    """
    shared = _shared_spellings(resolved)
    rows: list[dict[str, Any]] = []
    for author, name, variants in resolved.authors[["author_id", "name", "variants"]].itertuples(index=False):
        kinds = ["joined"] * (len(variants) > 1) + ["split"] * bool(shared & set(variants))
        if kinds:
            change = " and ".join(kinds)
            rows.append({"author_id": author, "name": name, "change": change, "spellings": variants})
    spellings = {spelling for row in rows for spelling in row["spellings"]}
    ids = by_name.authorships[by_name.authorships["printed_name"].isin(spellings)]
    before = _sizes(by_name, set(ids["author_id"]))
    # One spelling may be two authors of one byline even by name; the first of them stands for it.
    of_name = dict(sorted(zip(ids["printed_name"], ids["author_id"], strict=True), key=lambda pair: pair[1])[::-1])
    after = _sizes(resolved, {row["author_id"] for row in rows})
    for row in rows:
        row["papers"], row["degree"] = after[row["author_id"]]
        sizes = [before[of_name[spelling]] for spelling in row["spellings"]]
        row["papers_by_name"] = tuple(papers for papers, _ in sizes)
        row["degree_by_name"] = tuple(degree for _, degree in sizes)
    table = pd.DataFrame(rows, columns=list(NAME_CHANGE_COLUMNS))
    return table.sort_values(["papers", "name", "author_id"], ascending=[False, True, True], ignore_index=True)


def _shared_spellings(corpus: Corpus) -> frozenset[str]:
    """Spellings that more than one author has."""
    variants = corpus.authors["variants"].explode()
    return frozenset(variants[variants.duplicated()])


def _sizes(corpus: Corpus, authors: set[str]) -> dict[str, tuple[int, int]]:
    """Papers and collaborators of authors, owners included."""
    found = coauthor_network(corpus, include_owner=True)
    degree = pd.concat([found.edges["author_a"], found.edges["author_b"]]).value_counts()
    mine = found.authors[found.authors["author_id"].isin(authors)]
    return {
        str(author): (int(papers), int(degree.get(author, 0)))
        for author, papers in mine[["author_id", "papers"]].itertuples(index=False)
    }
