"""Who came, who stayed, who went: collaborators gained, kept and lost by year, for the network and for each author."""

from datetime import date

import numpy as np
import pandas as pd

from graphlab.analysis.tables import AUTHOR_TURNOVER_COLUMNS, TURNOVER_COLUMNS
from graphlab.analysis.trends import wilson_interval
from graphlab.corpus import Corpus
from graphlab.network.dynamics import DatedBylines, TieRuns, TieYears, dated_bylines, tie_runs, tie_years
from graphlab.network.projection import Bools, Ints


def turnover(
    corpus: Corpus, *, as_of: date | None = None, silence: int = 3, include_owner: bool = False
) -> pd.DataFrame:
    """Collaborations gained, kept and lost by year, and the share of papers with a newcomer.

    Parameters
    ----------
    corpus
        Corpus, resolved.
    as_of
        Reference date, such as ``Study.as_of``. ``None``: the last year in the data is taken to be over.
    silence
        Years without a joint paper after which a tie counts as lost. 3: shorter pauses are common between two papers.
    include_owner
        Keep the owner of a profile page.

    Returns
    -------
    pandas.DataFrame
        Columns `TURNOVER_COLUMNS`, one row per year from the first to the last.

    Notes
    -----
    ``ties == gained + resumed + kept`` and ``alive`` changes by ``gained + resumed - lost``. A loss is known only when
    ``silence`` whole years have passed; later than that it is missing, not 0. Where bylines are cut, a tie may go on
    unseen: losses are then upper bounds, ties and gains lower ones. In the first years everybody is new to the data.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> table = turnover(corpus, as_of=date(2026, 4, 16))
    >>> bool((table["ties"] == table["gained"] + table["resumed"] + table["kept"]).all())
    True
    """
    dated = dated_bylines(corpus, as_of=as_of, include_owner=include_owner)
    papers = np.unique(dated.bylines.paper)
    if not len(papers):
        return pd.DataFrame({name: [] for name in TURNOVER_COLUMNS})
    first = int(dated.year[papers].min())
    n = int(dated.year[papers].max()) - first + 1
    ties = tie_years(dated)
    runs = tie_runs(ties, silence=silence)
    count = _Counter(first, n)
    gained, resumed = count(runs.start[runs.is_first]), count(runs.start[~runs.is_first])
    losses = count(runs.end[runs.end + silence <= dated.whole_year] + 1)
    ended = count(runs.end + 1)
    debut = _debuts(dated)
    new = np.isin(papers, dated.bylines.paper[debut[dated.bylines.node] == dated.year[dated.bylines.paper]])
    of_year, with_new = count(dated.year[papers]), count(dated.year[papers[new]])
    low, high = wilson_interval(with_new, of_year)
    years = first + np.arange(n)
    is_settled = years + silence - 1 <= dated.whole_year
    table = {
        "year": years,
        "part_year": years > dated.whole_year,
        "papers": of_year,
        "papers_cut": count(dated.year[papers[~dated.complete[papers]]]),
        "authors": count(np.unique(dated.bylines.node * 10_000 + dated.year[dated.bylines.paper]) % 10_000),
        "new_authors": count(debut[np.unique(dated.bylines.node)]),
        "ties": count(ties.year),
        "gained": gained,
        "resumed": resumed,
        "kept": count(ties.year) - gained - resumed,
        "lost": _known(losses, is_settled),
        "alive": _known(np.cumsum(gained + resumed - ended), is_settled),
        "newcomer_papers": with_new,
        "newcomer_share": with_new / np.where(of_year, of_year, np.nan),
        "newcomer_low": np.where(of_year > 0, low, np.nan),
        "newcomer_high": np.where(of_year > 0, high, np.nan),
    }
    return pd.DataFrame(table)[list(TURNOVER_COLUMNS)]


def author_turnover(
    corpus: Corpus, *, as_of: date | None = None, silence: int = 3, include_owner: bool = False
) -> pd.DataFrame:
    """Collaborators gained, kept and lost by author and year.

    Parameters
    ----------
    corpus, as_of, silence, include_owner
        As in `turnover`.

    Returns
    -------
    pandas.DataFrame
        Columns `AUTHOR_TURNOVER_COLUMNS`, one row per author and year in which anything happened, by id and year.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> author_turnover(corpus, as_of=date(2026, 4, 16))["gained"].sum() % 2  # each tie has two ends
    np.int64(0)
    """
    dated = dated_bylines(corpus, as_of=as_of, include_owner=include_owner)
    ties = tie_years(dated)
    runs = tie_runs(ties, silence=silence)
    lost = runs.end + silence <= dated.whole_year
    events = {
        "collaborators": _at_both_ends(ties, np.ones(len(ties.a), dtype=np.bool_), ties.year),
        "gained": _at_both_ends(runs, runs.is_first, runs.start),
        "resumed": _at_both_ends(runs, ~runs.is_first, runs.start),
        "lost": _at_both_ends(runs, lost, runs.end + 1),
    }
    keys = np.unique(np.concatenate(list(events.values()))) if len(ties.a) else np.zeros(0, dtype=np.int64)
    counts = {name: np.bincount(np.searchsorted(keys, found), minlength=len(keys)) for name, found in events.items()}
    year, node = keys % 10_000, keys // 10_000
    people = dated.authors.iloc[node].reset_index(drop=True)
    table = people.assign(
        year=year,
        part_year=year > dated.whole_year,
        **{name: counts[name] for name in ("collaborators", "gained", "resumed")},
        kept=counts["collaborators"] - counts["gained"] - counts["resumed"],
        lost=_known(counts["lost"], year + silence - 1 <= dated.whole_year),
    )
    return table[list(AUTHOR_TURNOVER_COLUMNS)]


class _Counter:
    """How often each year of a span occurs; years outside do not count."""

    def __init__(self, first: int, n: int) -> None:
        self.first, self.n = first, n

    def __call__(self, years: Ints) -> Ints:
        inside = years[(years >= self.first) & (years < self.first + self.n)]
        return np.bincount(inside - self.first, minlength=self.n)


def _debuts(dated: DatedBylines) -> Ints:
    """Year of every author's first paper."""
    debut = np.full(len(dated.authors), np.iinfo(np.int64).max)
    np.minimum.at(debut, dated.bylines.node, dated.year[dated.bylines.paper])
    return debut


def _at_both_ends(ties: TieYears | TieRuns, chosen: Bools, year: Ints) -> Ints:
    """Author and year of both ends as one number."""
    return np.concatenate([end[chosen] * 10_000 + year[chosen] for end in (ties.a, ties.b)])


def _known(counts: Ints, known: Bools) -> pd.Series:
    return pd.Series(counts, dtype="Int64").where(pd.Series(known))
