"""Topics made readable: which papers, which people, which years."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from graphlab.analysis.tables import PAPER_THEME_COLUMNS, THEME_COLUMNS, THEME_YEAR_COLUMNS
from graphlab.analysis.trends import wilson_interval
from graphlab.corpus import Corpus
from graphlab.topics import TopicModel

N_TERMS = 8
N_PEOPLE = 3


def paper_themes(corpus: Corpus, topics: TopicModel) -> pd.DataFrame:
    """Theme of each paper, with its certainty and its place on the theme map.

    Parameters
    ----------
    corpus
        The corpus whose papers, in table order, `topics` was fitted on.
    topics
        A fitted topic model.

    Returns
    -------
    pandas.DataFrame
        Columns `PAPER_THEME_COLUMNS`, in the order of ``corpus.papers``. Themes count from 1, by size.
    """
    second = pd.array([label + 1 if label >= 0 else None for label in topics.second_labels_], dtype="Int64")
    table = pd.DataFrame(
        {
            "paper_id": corpus.papers["paper_id"],
            "theme_id": topics.labels_ + 1,
            "certainty": topics.certainty_,
            "second_theme_id": second,
            "x": topics.positions_[:, 0],
            "y": topics.positions_[:, 1],
        }
    )
    return table[list(PAPER_THEME_COLUMNS)]


def research_themes(corpus: Corpus, topics: TopicModel, assigned: pd.DataFrame) -> pd.DataFrame:
    """Themes with their label, terms, representative papers, people and years.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    topics
        The topic model fitted on its papers.
    assigned
        Table `paper_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `THEME_COLUMNS`, one row per theme, largest first.
    """
    ids = corpus.papers["paper_id"].to_numpy()
    papers = assigned.merge(corpus.papers[["paper_id", "year"]], on="paper_id")
    grouped = papers.groupby("theme_id")
    table = pd.DataFrame(
        {
            "n_papers": grouped.size(),
            "first_year": grouped["year"].min(),
            "last_year": grouped["year"].max(),
            "certainty": grouped["certainty"].mean(),
        }
    ).reset_index()
    topic = table["theme_id"] - 1
    table["label"] = [topics.topic_labels_[t] for t in topic]
    table["short_label"] = short_labels(table["label"])
    table["terms"] = [tuple(topics.topic_terms_[t][:N_TERMS]) for t in topic]
    table["representative_papers"] = [tuple(ids[list(topics.representative_[t])]) for t in topic]
    people = _people_by_theme(corpus, assigned)
    table["authors"] = [people.get(theme, ()) for theme in table["theme_id"]]
    return table[list(THEME_COLUMNS)]


def short_labels(labels: Iterable[str]) -> list[str]:
    """First part of each label, before " & "; the whole label where two would be the same.

    Examples
    --------
    >>> short_labels(["Video streaming & cloud platform", "Data centers & cooling", "Data centers & twins"])
    ['Video streaming', 'Data centers & cooling', 'Data centers & twins']
    """
    whole = list(labels)
    first = [label.split(" & ")[0] for label in whole]
    count = Counter(first)
    return [short if count[short] == 1 else label for short, label in zip(first, whole, strict=True)]


def theme_years(corpus: Corpus, assigned: pd.DataFrame) -> pd.DataFrame:
    """Papers of each theme in each year, and their share of that year.

    Papers without a year are left out; the report says how many.

    Parameters
    ----------
    corpus
        The corpus.
    assigned
        Table `paper_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `THEME_YEAR_COLUMNS`; every theme has a row for every year from the first to the last, so that a
        year without papers is a zero and not a gap.
    """
    dated = assigned.merge(corpus.papers[["paper_id", "year"]], on="paper_id").dropna(subset="year")
    if dated.empty:
        empty = pd.DataFrame({name: [] for name in THEME_YEAR_COLUMNS})
        return empty.astype({"theme_id": "int64", "year": "int64", "papers": "int64"})
    years = np.arange(dated["year"].min(), dated["year"].max() + 1)
    counts = pd.crosstab(dated["theme_id"].astype(int), dated["year"].astype(int))
    counts = counts.reindex(index=sorted(assigned["theme_id"].unique()), columns=years, fill_value=0)
    long = counts.rename_axis(index="theme_id").reset_index().melt("theme_id", var_name="year", value_name="papers")
    long = long.astype("int64").sort_values(["theme_id", "year"], ignore_index=True)
    total = counts.sum().reindex(long["year"]).to_numpy()
    long["share"] = np.divide(long["papers"], total, out=np.zeros(len(long)), where=total > 0)
    long["share_low"], long["share_high"] = wilson_interval(long["papers"], total)
    return long[list(THEME_YEAR_COLUMNS)]


def _people_by_theme(corpus: Corpus, assigned: pd.DataFrame) -> dict[int, tuple[str, ...]]:
    """Names with most papers in each theme; ties by papers in the whole corpus, then by name."""
    rows = corpus.authorships[["paper_id", "author_id"]].drop_duplicates()
    rows = rows[~rows["author_id"].isin(corpus.owner_ids)].merge(assigned[["paper_id", "theme_id"]], on="paper_id")
    counts = rows.groupby(["theme_id", "author_id"]).size().rename("papers").reset_index()
    counts = counts.merge(corpus.authors[["author_id", "name", "n_papers"]], on="author_id")
    counts = counts.sort_values(
        ["theme_id", "papers", "n_papers", "name", "author_id"], ascending=[True, False, False, True, True]
    )
    top = counts.groupby("theme_id").head(N_PEOPLE)
    return {int(str(theme)): tuple(names) for theme, names in top.groupby("theme_id")["name"]}
