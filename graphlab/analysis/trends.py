"""Which themes and terms rise and fall over the years, and which rise no more than chance lets them."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import erfc

from graphlab.analysis.tables import TERM_TREND_COLUMNS, THEME_TREND_COLUMNS

Floats = NDArray[np.float64]
Z95 = 1.959963984540054
LEVEL = 0.05
FEWEST_PAPERS_WITH_TERM = 5
N_SHUFFLES = 999
BLOCK = 100  # shuffles counted at a time: 100,000 papers of them take 80 MB


def wilson_interval(hits: Any, trials: Any) -> tuple[Floats, Floats]:
    """95% interval of a share: ends of Wilson's score interval; 0 to 1 where there are no trials.

    Parameters
    ----------
    hits, trials
        Counts, of one shape.

    Notes
    -----
    Wilson (1927), J. Am. Stat. Assoc. 22, 209. Unlike p +- 1.96 s.e. it stays inside 0 to 1 and is honest at 0 of n.

    Examples
    --------
    >>> low, high = wilson_interval([0, 5], [10, 10])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.0, 0.237], [0.278, 0.763])
    """
    hits, trials = np.asarray(hits, dtype=float), np.asarray(trials, dtype=float)
    n = np.maximum(trials, 1)
    share = hits / n
    middle = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * np.sqrt(share * (1 - share) / n + Z95**2 / (4 * n**2))
    # At the ends the interval touches 0 or 1, which rounding would miss.
    return np.where(hits == 0, 0.0, middle - half), np.where(hits == trials, 1.0, middle + half)


def theme_trends(theme_years: pd.DataFrame, *, part_year: int | None = None) -> pd.DataFrame:
    """Change of each theme's share of the papers per year, with interval and test.

    Parameters
    ----------
    theme_years
        Table `theme_years`.
    part_year
        Year that is not over; it counts, since a share does not depend on how much of the year has passed.
        It only marks the column ``last_year_partial``.

    Returns
    -------
    pandas.DataFrame
        Columns `THEME_TREND_COLUMNS`, one row per theme. ``direction`` is "growing" or "shrinking" where the adjusted
        p is at most 0.05, else "no clear trend".

    Notes
    -----
    Cochran-Armitage test for a trend in proportions (Armitage 1955, Biometrics 11, 375), weighted least squares slope;
    p-values adjusted over the themes by Benjamini and Hochberg (1995).

    Examples
    --------
    >>> years = pd.DataFrame({"theme_id": [1, 1, 2, 2], "year": [2020, 2021] * 2, "papers": [1, 30, 30, 1]})
    >>> theme_trends(years)["direction"].tolist()
    ['growing', 'shrinking']
    """
    counts = theme_years.pivot_table(index="theme_id", columns="year", values="papers", fill_value=0, aggfunc="sum")
    years = counts.columns.to_numpy(float)
    hits, trials = counts.to_numpy(float), counts.to_numpy(float).sum(axis=0)
    slope, error, z = _slopes(hits @ years, hits.sum(axis=1), years=years, trials=trials)
    p = erfc(np.abs(z) / np.sqrt(2))
    adjusted = adjusted_p(p)
    return pd.DataFrame(
        {
            "theme_id": counts.index.to_numpy(dtype=np.int64),
            "papers": hits.sum(axis=1).astype(np.int64),
            "slope": slope,
            "slope_low": slope - Z95 * error,
            "slope_high": slope + Z95 * error,
            "p": p,
            "p_adjusted": adjusted,
            "direction": _direction(slope, adjusted),
            "last_year_partial": np.full(len(counts), part_year is not None and part_year in counts.columns),
        }
    )[list(THEME_TREND_COLUMNS)]


def term_trends(
    counts: Any,
    terms: Sequence[str],
    years: Sequence[int | None],
    *,
    random_state: int = 1,
    n_shuffles: int = N_SHUFFLES,
) -> pd.DataFrame:
    """Emerging and fading terms: those whose share of papers changes more than any would if years were drawn by lot.

    Parameters
    ----------
    counts
        Papers x terms, sparse; any count above 0 is a paper with the term.
    terms
        Names of the columns.
    years
        Year of each row; rows without a year are left out.
    random_state
        Seed of the shuffles.
    n_shuffles
        Random reassignments of the years to the papers. 999: the least p is 0.001.

    Returns
    -------
    pandas.DataFrame
        Columns `TERM_TREND_COLUMNS`; terms of five papers or more, strongest growth first. ``p_adjusted`` is the share
        of shuffles in which *any* term changed as much: with all terms looked at, a burst from noise is as rare as it
        says.

    Notes
    -----
    Statistic: Cochran-Armitage z. Null: Westfall and Young's (1993) max-T over permutations of the years, which keeps
    how often terms occur and occur together.

    Examples
    --------
    >>> rows = [[1, 0]] * 20 + [[0, 1]] * 20
    >>> table = term_trends(sparse.csr_array(np.array(rows)), ["old", "new"], [2000] * 20 + [2010] * 20, n_shuffles=99)
    >>> table[["term", "direction", "p_adjusted"]].values.tolist()
    [['new', 'emerging', 0.01], ['old', 'fading', 0.01]]
    """
    dated = np.array([year is not None and not pd.isna(year) for year in years], dtype=bool)
    year = np.array([years[place] for place in np.flatnonzero(dated).tolist()], dtype=float)
    has = sparse.csc_array(sparse.csr_array(counts)[dated] > 0, dtype=np.float64)
    papers = np.asarray(has.sum(axis=0)).ravel()
    kept = np.flatnonzero((papers >= FEWEST_PAPERS_WITH_TERM) & (papers < len(year)))
    if not len(kept) or len(np.unique(year)) < 2:
        return _empty(TERM_TREND_COLUMNS)
    has, papers = has[:, kept], papers[kept]
    every, trials = np.unique(year, return_counts=True)
    slope, error, z = _slopes(has.T @ year, papers, years=every, trials=trials.astype(float))
    largest = _largest_by_chance(has, year, papers, rng=np.random.default_rng(random_state), n_shuffles=n_shuffles)
    at_least = len(largest) - np.searchsorted(np.sort(largest), np.abs(z) - 1e-9)
    p = (1 + at_least) / (1 + len(largest))
    first, last = _first_and_last(has, year)
    table = pd.DataFrame(
        {
            "term": [terms[column] for column in kept.tolist()],
            "papers": papers.astype(np.int64),
            "first_year": first,
            "last_year": last,
            "mean_year": np.asarray(has.T @ year) / papers,
            "slope": slope,
            "slope_low": slope - Z95 * error,
            "slope_high": slope + Z95 * error,
            "z": z,
            "p_adjusted": p,
            "direction": _direction(slope, p, words=("emerging", "fading")),
        }
    )
    table = table.assign(order=-table["z"].round(9)).sort_values(["order", "term"], ignore_index=True)
    return table[list(TERM_TREND_COLUMNS)]


def adjusted_p(p: Floats) -> Floats:
    """P-values adjusted so that a share of at most p of those called significant are false.

    Notes
    -----
    Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289.

    Examples
    --------
    >>> adjusted_p(np.array([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    order = np.argsort(p, kind="stable")
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    result = np.empty(len(p))
    result[order] = np.minimum.accumulate(ranked[::-1])[::-1].clip(max=1.0)
    return result


def _slopes(year_sums: Any, hits: Floats, *, years: Floats, trials: Floats) -> tuple[Floats, Floats, Floats]:
    """Change of a share per year, its standard error under no change, and their ratio, for many shares at once.

    All zero where there is but one year, which shows no change.
    """
    if (trials > 0).sum() < 2:
        nothing = np.zeros(len(hits))
        return nothing, nothing, nothing
    total = trials.sum()
    mean = (trials @ years) / total
    spread = trials @ (years - mean) ** 2
    share = hits / total
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (np.asarray(year_sums) - hits * mean) / spread
        error = np.sqrt(share * (1 - share) / spread)
        z = slope / error
    return np.nan_to_num(slope), np.nan_to_num(error), np.nan_to_num(z)


def _largest_by_chance(has: Any, year: Floats, papers: Floats, *, rng: np.random.Generator, n_shuffles: int) -> Floats:
    """Largest |z| of any term in each shuffle."""
    share = papers / len(year)
    scale = np.sqrt(share * (1 - share) * ((year - year.mean()) ** 2).sum())
    largest: list[Floats] = []
    for start in range(0, n_shuffles, BLOCK):
        width = min(BLOCK, n_shuffles - start)
        shuffled = rng.permuted(np.tile(year - year.mean(), (width, 1)), axis=1).T
        largest.append(np.abs((has.T @ shuffled) / scale[:, None]).max(axis=0))
    return np.concatenate(largest)


def _first_and_last(has: Any, year: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    of_entry = year[has.indices]
    starts = has.indptr[:-1]
    return np.minimum.reduceat(of_entry, starts).astype(np.int64), np.maximum.reduceat(of_entry, starts).astype(
        np.int64
    )


def _direction(slope: Floats, p: Floats, *, words: tuple[str, str] = ("growing", "shrinking")) -> list[str]:
    return [
        "no clear trend" if chance > LEVEL or change == 0 else words[0] if change > 0 else words[1]
        for change, chance in zip(slope, p, strict=True)
    ]


def _empty(columns: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in columns})
