"""Who works on what: how focused people are, when they turned, what two of them share."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import comb

from graphlab.analysis.tables import FOCUS_COLUMNS, TIE_THEME_COLUMNS
from graphlab.analysis.trends import adjusted_p
from graphlab.corpus import Corpus

FEWEST_PAPERS = 6  # of an author, dated: three before and three after are the least that can show a turn
MOST_HALVES = 50_000  # ways to halve an author's papers by theme that are all looked at; of more, random ones:
N_SHUFFLES, MORE_SHUFFLES = 999, 99_999
RARE = 2  # as many of the first orders or fewer ask for more of them

Counts = NDArray[np.float64]


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
    Jensen-Shannon distance (base 2, 0 to 1) of the theme shares of the two halves; ``p_shift`` is the share of all
    orders of the same papers with a distance as large. Where the papers can be halved by theme in more than 50,000 ways
    it is the share of random orders (999; 99,999 where two or fewer of these reach it). ``p_adjusted`` allows for all
    authors it is given for (Benjamini and Hochberg).

    Examples
    --------
    >>> from graphlab.sources import read
    >>> corpus = read("seeds/000_324a95f0e513ba83.txt")
    >>> table = author_focus(corpus, corpus.papers[["paper_id"]].assign(theme_id=1))
    >>> table["focus"].unique().tolist()
    [1.0]
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
    by_author = dated.groupby("author_id")["paper_id"]
    n_papers = by_author.transform("size")
    dated = dated.assign(early=by_author.cumcount() < n_papers // 2)[n_papers >= FEWEST_PAPERS]
    authors = dated["author_id"].drop_duplicates().to_numpy()
    early, late = (
        pd.crosstab(part["author_id"], part["theme_id"])
        .reindex(index=authors, columns=range(1, n_themes + 1), fill_value=0)
        .to_numpy(float)
        for part in (dated[dated["early"]], dated[~dated["early"]])
    )
    shift = _distance(early, late)
    p = _chance_of_shift(shift, early, late, random_state=random_state)
    table = {
        "author_id": pd.Series(authors, dtype="str"),
        "early_theme": pd.array(early.argmax(axis=1) + 1, dtype="Int64") if len(authors) else [],
        "late_theme": pd.array(late.argmax(axis=1) + 1, dtype="Int64") if len(authors) else [],
        "shift": shift,
        "p_shift": p,
        "p_adjusted": adjusted_p(p),
    }
    return pd.DataFrame(table).astype({"early_theme": "Int64", "late_theme": "Int64"})


def _chance_of_shift(shift: Counts, early: Counts, late: Counts, *, random_state: int) -> Counts:
    """Share of orders of an author's papers with a distance as large.

    Chance does not know one theme from another, so authors whose papers fall apart alike share their orders: all of
    them where they are few, else random ones, and many more of these for the rarest turns.
    """
    whole = -np.sort(-(early + late), axis=1)
    alike: dict[tuple[int, ...], list[int]] = {}
    for place, counts in enumerate(whole.astype(int).tolist()):
        alike.setdefault(tuple(n for n in counts if n), []).append(place)
    p = np.ones(len(shift))
    for counts, places in alike.items():
        if len(counts) > 1 and np.prod(np.array(counts) + 1.0) <= MOST_HALVES:
            p[places] = _exact_p(shift[places], np.array(counts))
        elif len(counts) > 1:
            for n_shuffles in (N_SHUFFLES, MORE_SHUFFLES):
                least = (1 + RARE) / (1 + N_SHUFFLES) if n_shuffles > N_SHUFFLES else 1.0
                wanted = [place for place in places if p[place] <= least]
                if wanted:
                    p[wanted] = _p_of(shift[wanted], counts, n_shuffles=n_shuffles, random_state=random_state)
    return p


def _exact_p(shift: Counts, counts: NDArray[np.int64]) -> Counts:
    """Share of all ways to choose the earlier half of an author's papers with a distance as large."""
    early = np.indices(tuple((counts + 1).tolist())).reshape(len(counts), -1).T
    early = early[early.sum(axis=1) == counts.sum() // 2]
    ways = comb(counts, early).prod(axis=1)
    by_chance = _distance(early.astype(float), (counts - early).astype(float))
    order = np.argsort(by_chance, kind="stable")
    as_large = np.append(ways[order][::-1].cumsum()[::-1], 0.0)
    return as_large[np.searchsorted(by_chance[order], shift - 1e-9)] / ways.sum()


def _p_of(shift: Counts, counts: tuple[int, ...], *, n_shuffles: int, random_state: int) -> Counts:
    rng = np.random.default_rng([random_state, n_shuffles, *counts])
    one = rng.multivariate_hypergeometric(counts, sum(counts) // 2, size=n_shuffles).astype(float)
    by_chance = np.sort(_distance(one, np.array(counts) - one))
    return (1 + n_shuffles - np.searchsorted(by_chance, shift - 1e-9)) / (1 + n_shuffles)


def _distance(early: Counts, late: Counts) -> Counts:
    """Jensen-Shannon distance between papers by theme of two times, row by row."""
    one, two = (part / np.maximum(part.sum(axis=1, keepdims=True), 1) for part in (early, late))
    middle = (one + two) / 2
    bits = (_plogp(one) + _plogp(two)) / 2 - _plogp(middle)
    return np.sqrt(np.maximum(bits.sum(axis=1), 0.0) / np.log(2))
