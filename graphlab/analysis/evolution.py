"""How themes of one period go on in the next: which words they keep, which themes end, which are new."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from graphlab.analysis.tables import EVOLUTION_COLUMNS, PERIOD_THEME_COLUMNS
from graphlab.corpus import Corpus
from graphlab.topics import TopicModel
from graphlab.topics.labels import term_scores

N_PERIODS = 3
FEWEST_PAPERS = 12  # of a period: fewer make one topic
N_TERMS = 20
LEAST_INCLUSION = 0.2


def periods(years: Sequence[int | None], *, n_periods: int = N_PERIODS) -> list[tuple[int, int]]:
    """Spans of years with about equally many papers; fewer than asked where a span would have under twelve papers.

    Parameters
    ----------
    years
        Year of each paper; missing years are left out.
    n_periods
        Number of spans wanted. 3: before, between, now.

    Returns
    -------
    list of (int, int)
        First and last year of each span, in order; together they cover every year once. Empty without years.

    Examples
    --------
    >>> periods([2000] * 12 + [2001] * 12 + [2005] * 12)
    [(2000, 2000), (2001, 2004), (2005, 2005)]
    """
    known = np.array([int(year) for year in years if year is not None and not pd.isna(year)], dtype=np.int64)
    if not len(known):
        return []
    every, counts = np.unique(known, return_counts=True)
    n = max(1, min(n_periods, len(known) // FEWEST_PAPERS, len(every)))
    starts = _starts(counts, n)
    while len(starts) > 1 and min(np.add.reduceat(counts, starts)) < FEWEST_PAPERS:
        n -= 1
        starts = _starts(counts, n)
    firsts = [int(every[start]) for start in starts]
    return list(zip(firsts, [*(first - 1 for first in firsts[1:]), int(every[-1])], strict=True))


def _starts(counts: Any, n: int) -> list[int]:
    """Places of the years at which spans begin: those that come nearest to equal shares of the papers."""
    before = np.concatenate([[0], np.cumsum(counts)[:-1]])
    wanted = counts.sum() * np.arange(n) / n
    return sorted({int(np.abs(before - share).argmin()) for share in wanted})


def period_themes(
    corpus: Corpus, *, n_periods: int = N_PERIODS, max_topics: int = 10, random_state: int = 1
) -> pd.DataFrame:
    """Themes found in each period on its own.

    Parameters
    ----------
    corpus
        The corpus.
    n_periods
        Number of periods wanted; see `periods`.
    max_topics, random_state
        As in `graphlab.topics.TopicModel`, which is fitted to each period.

    Returns
    -------
    pandas.DataFrame
        Columns `PERIOD_THEME_COLUMNS`, by period and size.
    """
    years = corpus.papers["year"]
    rows: list[dict[str, Any]] = []
    for number, (first, last) in enumerate(periods(years.tolist(), n_periods=n_periods), start=1):
        papers = corpus.papers[years.between(first, last).fillna(value=False).astype(bool)]
        model = TopicModel(max_topics=max_topics, random_state=random_state).fit(papers[["title", "abstract"]])
        sizes = np.bincount(model.labels_, minlength=len(model.topic_labels_))
        terms = _first_terms(model)
        rows.extend(
            {
                "period": number,
                "first_year": first,
                "last_year": last,
                "theme": topic + 1,
                "label": label,
                "n_papers": int(sizes[topic]),
                "terms": terms[topic],
                "paper_ids": tuple(papers["paper_id"].to_numpy()[model.labels_ == topic]),
            }
            for topic, label in enumerate(model.topic_labels_)
        )
    return pd.DataFrame(rows, columns=pd.Index(list(PERIOD_THEME_COLUMNS)))


def _first_terms(model: TopicModel) -> list[tuple[str, ...]]:
    """Terms of the highest scores of each topic: more, and more alike, than those chosen to be read."""
    scores = term_scores(model.counts_, model.labels_, model.vocabulary_)
    order = np.argsort(-scores.round(12), axis=1, kind="stable")[:, :N_TERMS]
    return [
        tuple(model.vocabulary_.names[term] for term in row.tolist() if scores[topic, term] > 0)
        for topic, row in enumerate(order)
    ]


def theme_evolution(found: pd.DataFrame, *, least_inclusion: float = LEAST_INCLUSION) -> pd.DataFrame:
    """Links from the themes of each period to those of the next that keep their words.

    Parameters
    ----------
    found
        Table `period_themes`.
    least_inclusion
        Links with a smaller inclusion index are left out. Themes without a link stay in `found`: they end, or are new.

    Returns
    -------
    pandas.DataFrame
        Columns `EVOLUTION_COLUMNS`, one row per link.

    Notes
    -----
    Inclusion index |A and B| / min(|A|, |B|), and stability index |A and B| / |A or B|, of the sets of terms A and B:
    Cobo, Lopez-Herrera, Herrera-Viedma and Herrera (2011), J. Informetrics 5, 146, equations 5 and 4.

    Examples
    --------
    >>> terms = [("ice", "snow"), ("ice", "sea"), ("gpu",)]
    >>> found = pd.DataFrame({"period": [1, 2, 2], "theme": [1, 1, 2], "terms": terms})
    >>> theme_evolution(found)[["theme", "next_theme", "inclusion", "shared_terms"]].values.tolist()
    [[1, 1, 0.5, ('ice',)]]
    """
    rows: list[dict[str, Any]] = []
    for period in sorted(found["period"].unique())[:-1]:
        now, later = (found[found["period"] == p].to_dict("records") for p in (period, period + 1))
        rows.extend(_link(int(period), one, two) for one in now for two in later)
    links = pd.DataFrame(rows, columns=pd.Index(list(EVOLUTION_COLUMNS)))
    return links[links["inclusion"] >= least_inclusion].reset_index(drop=True)


def _link(period: int, one: dict[Any, Any], two: dict[Any, Any]) -> dict[str, Any]:
    a, b = set(one["terms"]), set(two["terms"])
    shared = tuple(term for term in one["terms"] if term in b)
    return {
        "period": period,
        "theme": one["theme"],
        "next_theme": two["theme"],
        "inclusion": len(shared) / max(1, min(len(a), len(b))),
        "stability": len(shared) / max(1, len(a | b)),
        "shared_terms": shared,
    }
