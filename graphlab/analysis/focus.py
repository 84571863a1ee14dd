"""Who works on what: how focused people are, when they turned, what two of them share, what groups are about."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graphlab.analysis.tables import COMMUNITY_THEME_COLUMNS, FOCUS_COLUMNS, TIE_THEME_COLUMNS
from graphlab.corpus import Corpus

FEWEST_PAPERS = 6  # of an author, dated: three before and three after are the least that can show a turn
N_SHUFFLES = 999
LEVEL = 0.05

Counts = NDArray[np.float64]


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
    """
    rows = corpus.authorships[["paper_id", "author_id"]].merge(
        collaborators[["author_id", "community"]], on="author_id"
    )
    rows = rows[["paper_id", "community"]].drop_duplicates().merge(assigned[["paper_id", "theme_id"]], on="paper_id")
    counts = rows.groupby(["community", "theme_id"]).size().rename("papers").reset_index()
    counts["share"] = counts["papers"] / counts.groupby("community")["papers"].transform("sum")
    overall = assigned["theme_id"].value_counts(normalize=True)
    counts["lift"] = counts["share"] / counts["theme_id"].map(overall).astype(float)
    return counts.sort_values(["community", "papers", "theme_id"], ascending=[True, False, True], ignore_index=True)[
        list(COMMUNITY_THEME_COLUMNS)
    ]


def tie_themes(coauthors: pd.DataFrame, assigned: pd.DataFrame) -> pd.DataFrame:
    """What two people work on together: joint papers of every pair by theme.

    Parameters
    ----------
    coauthors
        Table `coauthors`.
    assigned
        Table `paper_themes`.

    Returns
    -------
    pandas.DataFrame
        Columns `TIE_THEME_COLUMNS`.
    """
    pairs = coauthors[["author_a", "author_b", "paper_ids"]].explode("paper_ids")
    rows = pairs.rename(columns={"paper_ids": "paper_id"}).merge(assigned[["paper_id", "theme_id"]], on="paper_id")
    counts = rows.groupby(["author_a", "author_b", "theme_id"]).size().rename("papers").reset_index()
    counts["share"] = counts["papers"] / counts.groupby(["author_a", "author_b"])["papers"].transform("sum")
    order = ["author_a", "author_b", "papers", "theme_id"]
    return counts.sort_values(order, ascending=[True, True, False, True], ignore_index=True)[list(TIE_THEME_COLUMNS)]


def author_focus(corpus: Corpus, assigned: pd.DataFrame, *, random_state: int = 1) -> pd.DataFrame:
    """How focused each author is, and whether the earlier half of the papers is about something else than the later.

    Parameters
    ----------
    corpus
        The corpus, resolved.
    assigned
        Table `paper_themes`.
    random_state
        Seed of the shuffles behind ``p_shift``.

    Returns
    -------
    pandas.DataFrame
        Columns `FOCUS_COLUMNS`, one row per author. The turn is missing for authors with fewer than six dated papers.

    Notes
    -----
    Focus is 1 - H / log K with the entropy H of the author's papers over the K themes of the study: 1 is one theme, 0
    is all alike. With one or two papers it is 1 or near it by necessity: read it beside ``papers``. The turn is the
    Jensen-Shannon distance (base 2, 0 to 1) of the theme shares of the two halves; ``p_shift`` is the share of random
    orders of the same papers with a distance as large.
    """
    rows = corpus.authorships[["paper_id", "author_id"]].drop_duplicates().merge(
        assigned[["paper_id", "theme_id"]], on="paper_id"
    )  # fmt: skip
    if rows.empty:
        return pd.DataFrame({name: [] for name in FOCUS_COLUMNS})
    n_themes = int(assigned["theme_id"].max())
    counts = pd.crosstab(rows["author_id"], rows["theme_id"]).reindex(columns=range(1, n_themes + 1), fill_value=0)
    table = pd.DataFrame(
        {
            "author_id": counts.index.astype("str"),
            "papers": counts.sum(axis=1).to_numpy(),
            "n_themes": (counts > 0).sum(axis=1).to_numpy(),
            "focus": _focus(counts.to_numpy(float)),
            "main_theme": counts.to_numpy().argmax(axis=1) + 1,
        }
    )
    return table.merge(_turns(corpus, rows, n_themes, random_state=random_state), on="author_id", how="left")[
        list(FOCUS_COLUMNS)
    ]


def _focus(counts: Counts) -> Counts:
    if counts.shape[1] < 2:
        return np.ones(len(counts))
    share = counts / counts.sum(axis=1, keepdims=True)
    return 1 + _plogp(share).sum(axis=1) / np.log(counts.shape[1])


def _plogp(share: Counts) -> Counts:
    return share * np.log(np.where(share > 0, share, 1.0))


def _turns(corpus: Corpus, rows: pd.DataFrame, n_themes: int, *, random_state: int) -> pd.DataFrame:
    """Turn of each author with enough dated papers; papers of one date are in the order of their ids."""
    when = corpus.papers[["paper_id", "year", "month", "day"]].dropna(subset="year")
    dated = rows.merge(when, on="paper_id").sort_values(["author_id", "year", "month", "day", "paper_id"])
    dated = dated[dated.groupby("author_id")["paper_id"].transform("size") >= FEWEST_PAPERS]
    found: list[tuple[str, int, int, float, float]] = []
    rng = np.random.default_rng(random_state)
    orders: dict[int, NDArray[np.int64]] = {}
    for author, own in dated.groupby("author_id", sort=True):
        themes = own["theme_id"].to_numpy(int) - 1
        n = len(themes)
        if n not in orders:
            orders[n] = np.argsort(rng.random((N_SHUFFLES, n)), axis=1)
        hot = np.eye(n_themes)[themes]
        shift = _distance(hot[None], n // 2)[0]
        by_chance = _distance(hot[orders[n]], n // 2)
        p = (1 + (by_chance >= shift - 1e-9).sum()) / (1 + N_SHUFFLES)
        early, late = hot[: n // 2].sum(axis=0).argmax() + 1, hot[n // 2 :].sum(axis=0).argmax() + 1
        found.append((str(author), int(early), int(late), float(shift), float(p)))
    names = ["author_id", "early_theme", "late_theme", "shift", "p_shift"]
    table = pd.DataFrame(found, columns=pd.Index(names))
    return table.astype({"author_id": "str", "early_theme": "Int64", "late_theme": "Int64"})


def _distance(hot: Counts, half: int) -> Counts:
    """Jensen-Shannon distance between the first papers and the rest, for many orders at once."""
    one, two = hot[:, :half].mean(axis=1), hot[:, half:].mean(axis=1)
    middle = (one + two) / 2
    bits = (_plogp(one) + _plogp(two)) / 2 - _plogp(middle)
    return np.sqrt(np.maximum(bits.sum(axis=1), 0.0) / np.log(2))
