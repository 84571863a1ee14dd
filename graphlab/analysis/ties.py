"""Ties and their age: since when, until when, and how long such ties last."""

from datetime import date

import numpy as np
import pandas as pd

from graphlab.analysis.tables import TIE_COLUMNS, TIE_SURVIVAL_COLUMNS
from graphlab.corpus import Corpus
from graphlab.network.dynamics import dated_bylines, tie_runs, tie_years
from graphlab.network.dynamics_survival import survival_curve
from graphlab.network.projection import Ints


def tie_ages(
    corpus: Corpus, *, as_of: date | None = None, silence: int = 3, include_owner: bool = False
) -> pd.DataFrame:
    """Every tie with its years, its age and whether it still goes on.

    Parameters
    ----------
    corpus, as_of, silence, include_owner
        As in `turnover`.

    Returns
    -------
    pandas.DataFrame
        Columns `TIE_COLUMNS`, by the ids of both authors.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> sorted(tie_ages(corpus, as_of=date(2026, 4, 16))["state"].unique())
    ['active', 'lost', 'silent']
    """
    dated = dated_bylines(corpus, as_of=as_of, include_owner=include_owner)
    ties = tie_years(dated)
    starts = np.flatnonzero(ties.is_first)
    ends = np.append(starts[1:], len(ties.a))[: len(starts)]
    first, last = ties.year[starts], ties.year[ends - 1]
    silent = np.maximum(dated.whole_year - last, 0)
    totals = {name: _totals(getattr(ties, name), starts) for name in ("papers", "papers_cut")}
    ids, names = (dated.authors[name].to_numpy() for name in ("author_id", "name"))
    a, b = ties.a[starts], ties.b[starts]
    state = np.where(silent == 0, "active", np.where(silent < silence, "silent", "lost"))
    table = {
        "author_a": pd.Series(ids[a], dtype="str"),
        "author_b": pd.Series(ids[b], dtype="str"),
        "name_a": pd.Series(names[a], dtype="str"),
        "name_b": pd.Series(names[b], dtype="str"),
        **totals,
        "years_active": ends - starts,
        "first_year": first,
        "last_year": last,
        "age": max(dated.whole_year, int(last.max(initial=0))) - first + 1,
        "silent_years": silent,
        "state": pd.Series(state, dtype="str"),
    }
    return pd.DataFrame(table)[list(TIE_COLUMNS)]


def tie_survival(
    corpus: Corpus, *, as_of: date | None = None, silence: int = 3, include_owner: bool = False
) -> pd.DataFrame:
    """Share of ties that still go on so many years after they began.

    Parameters
    ----------
    corpus, as_of, silence, include_owner
        As in `turnover`.

    Returns
    -------
    pandas.DataFrame
        Columns `TIE_SURVIVAL_COLUMNS`, one row per duration; no row where no tie began early enough to be followed.

    Notes
    -----
    Kaplan and Meier's estimate. A tie lasts from its first joint paper to the last one before ``silence`` years
    without; what began again after that is left out. Whether a year was the last is known up to ``silence`` years
    before the last whole year: there, all that still go on are censored, whatever they did since, so that being
    censored says nothing about a tie. Ties founded by one paper often end together; the interval knows of that.

    Ties that began before the data do are taken to begin with them, and on cut bylines a tie can end unseen: lifetimes
    are then lower bounds.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> tie_survival(corpus, as_of=date(2026, 4, 16)).loc[0, "survival"]
    np.float64(1.0)
    """
    dated = dated_bylines(corpus, as_of=as_of, include_owner=include_owner)
    runs = tie_runs(tie_years(dated), silence=silence)
    horizon = dated.whole_year - silence
    followed = runs.is_first & (runs.start <= horizon)
    start, end = runs.start[followed], runs.end[followed]
    if not len(start):
        return pd.DataFrame({name: [] for name in TIE_SURVIVAL_COLUMNS})
    duration = np.minimum(end, horizon) - start + 1
    curve = survival_curve(duration, end <= horizon, runs.paper[followed])
    return curve.rename(columns={"duration": "years"})[list(TIE_SURVIVAL_COLUMNS)]


def _totals(values: Ints, starts: Ints) -> Ints:
    return np.add.reduceat(values, starts) if len(starts) else values
