"""Who publishes more and more, compared with everybody, and how sure that is."""

from datetime import date

import numpy as np
import pandas as pd

from graphlab.analysis.tables import RISING_COLUMNS
from graphlab.corpus import Corpus
from graphlab.network.dynamics import dated_bylines
from graphlab.network.dynamics_survival import Z95
from graphlab.network.projection import Floats

STEEPEST = 12.0  # log growth a year; e^12 is beyond any career
_STEPS = 60


def rising_authors(
    corpus: Corpus,
    *,
    as_of: date | None = None,
    years: int = 5,
    min_papers: int = 5,
    include_owner: bool = False,
) -> pd.DataFrame:
    """Authors by how fast their output grows, relative to all papers of the corpus, with a 95% interval.

    Parameters
    ----------
    corpus
        Corpus, resolved.
    as_of
        Reference date. ``None``: the last year in the data is taken to be over.
    years
        Whole years looked at, up to the last one; part years say nothing about growth.
    min_papers
        Papers in these years that an author must have; fewer leave the interval too wide to read.
    include_owner
        Keep the owner of a profile page.

    Returns
    -------
    pandas.DataFrame
        Columns `RISING_COLUMNS`, those surest to rise first.

    Notes
    -----
    Model: an author's papers of a year are Poisson with mean (papers of the corpus in that year) x exp(a + b year).
    Given their number, b depends on their mean year alone, and ``growth`` = exp(b) is its maximum-likelihood estimate.
    The interval is that of the score test, which holds where all papers lie in one year and the estimate is infinite.
    One interval among many proves nothing: of N authors without a trend, about N/40 have ``low`` above 1.

    References
    ----------
    .. [1] A. Agresti, "Categorical Data Analysis", 3rd ed., Wiley (2013), sections 4.3 and 3.2.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> table = rising_authors(corpus, as_of=date(2026, 4, 16))
    >>> bool(table["growth"].between(table["low"], table["high"]).all())
    True
    """
    dated = dated_bylines(corpus, as_of=as_of, include_owner=include_owner)
    first = dated.whole_year - years + 1
    year = dated.year[dated.bylines.paper]
    chosen = (year >= first) & (year <= dated.whole_year)
    n_papers = np.bincount(dated.bylines.node[chosen], minlength=len(dated.authors))
    total = np.bincount(dated.bylines.node[chosen], weights=year[chosen] - first, minlength=len(dated.authors))
    who = np.flatnonzero(n_papers >= max(min_papers, 1))
    papers = np.unique(dated.bylines.paper[chosen])
    offset = np.bincount(dated.year[papers] - first, minlength=years).astype(np.float64)
    n, mean = n_papers[who].astype(np.float64), total[who] / np.maximum(n_papers[who], 1)
    slope, low, high = (_solved(mean, n, offset, shift=shift) for shift in (0.0, Z95, -Z95))
    recent = np.bincount(dated.bylines.node[chosen & (year == dated.whole_year)], minlength=len(dated.authors))
    table = dated.authors.iloc[who].assign(
        papers=n_papers[who],
        papers_last_year=recent[who],
        first_year=first,
        last_year=dated.whole_year,
        growth=_factor(slope),
        low=_factor(low),
        high=_factor(high),
    )
    table["rising"] = table["low"] > 1
    order = ["low", "growth", "papers", "author_id"]
    table = table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    return table[list(RISING_COLUMNS)]


def _factor(slope: Floats) -> Floats:
    """Growth a year; 0 or infinite where the data set no bound."""
    return np.where(slope >= STEEPEST, np.inf, np.where(slope <= -STEEPEST, 0.0, np.exp(slope)))


def _solved(mean: Floats, n: Floats, offset: Floats, *, shift: float) -> Floats:
    """Slopes at which the observed mean year lies `shift` standard errors above the expected one, by bisection."""
    low, high = np.full(len(mean), -STEEPEST), np.full(len(mean), STEEPEST)
    steps = np.arange(len(offset), dtype=np.float64)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        log_weight = np.log(np.where(offset > 0, offset, 1e-300))[:, None] + steps[:, None] * middle
        weight = np.exp(log_weight - log_weight.max(axis=0, initial=-np.inf))
        weight /= weight.sum(axis=0)
        expected = steps @ weight
        spread = np.sqrt(np.maximum(np.square(steps) @ weight - expected**2, 0.0) / n)
        is_below = expected + shift * spread < mean
        low, high = np.where(is_below, middle, low), np.where(is_below, high, middle)
    return (low + high) / 2
