"""How much the ranking of authors owes to chance: the papers drawn again, with the ranks that follow."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from graphlab.corpus import Corpus
from graphlab.errors import SettingsError
from graphlab.network.coauthors import MOST_AUTHORS_PER_PAPER, author_parts, projected_network
from graphlab.network.nodes_and_edges import CoauthorNetwork
from graphlab.network.projection import Counting


def rank_intervals(
    corpus: Corpus,
    measure: Callable[[CoauthorNetwork], pd.Series],
    *,
    counting: Counting = "full",
    max_team: int | None = MOST_AUTHORS_PER_PAPER,
    n_resamples: int = 200,
    random_state: int = 1,
) -> pd.DataFrame:
    """Ranks of authors by a measure, and the ranks they have when the papers are drawn again.

    Parameters
    ----------
    corpus
        Corpus whose names have been resolved to authors; the owner of a profile page is left out.
    measure
        A measure of authors, bigger for higher, such as `graphlab.network.strength` or
        ``lambda network: betweenness(network)``; it is given networks whose ``weight`` counts a paper as often as it
        was drawn.
    counting, max_team
        As in `graphlab.network.coauthor_network`.
    n_resamples
        Times that as many papers as there are are drawn, with putting back. 200 by default: enough for intervals at
        95 per cent; the cost is that of as many networks and measures.
    random_state
        Seed of the draws.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``author_id``: ``value``, ``rank`` (1 is the highest; equal values share the best rank),
        ``rank_low`` and ``rank_high``, between which 95 of 100 draws have the rank (2.5 to 97.5 per cent, outwards),
        ``top10_share``, the share of draws with a rank of 10 or better. An author of whom no paper is drawn has
        what the measure gives to one without collaborators.

    Raises
    ------
    SettingsError
        If ``n_resamples`` is below 20.

    Notes
    -----
    B. Efron and R. Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 13 (percentile interval). Papers, not
    ties, are drawn: the ties of one paper come and go together. It answers how a ranking hangs on single papers,
    not what papers are missing from the corpus.

    Examples
    --------
    >>> from graphlab.corpus import AUTHOR_COLUMNS, AUTHORSHIP_COLUMNS, ISSUE_COLUMNS, PAPER_COLUMNS, make_table
    >>> from graphlab.network import strength
    >>> rows = [{"paper_id": f"p{i}", "author_id": a} for i in range(9) for a in ("A", "B" if i else "C")]
    >>> corpus = Corpus(
    ...     papers=make_table([{"paper_id": f"p{i}", "byline_complete": True} for i in range(9)], PAPER_COLUMNS),
    ...     authors=make_table([{"author_id": a, "name": a} for a in "ABC"], AUTHOR_COLUMNS),
    ...     authorships=make_table(rows, AUTHORSHIP_COLUMNS),
    ...     issues=make_table([], ISSUE_COLUMNS),
    ... )
    >>> rank_intervals(corpus, strength)[["value", "rank", "rank_low", "rank_high"]].values.tolist()
    [[9.0, 1.0, 1.0, 1.0], [8.0, 2.0, 1.0, 2.0], [1.0, 3.0, 3.0, 3.0]]
    """
    if n_resamples < 20:
        msg = f"n_resamples is {n_resamples}: from fewer than 20 draws no interval can be told"
        raise SettingsError(msg, hint="leave it at 200")
    facts, bylines, nodes = author_parts(corpus, max_team=max_team)
    hidden = nodes["is_owner"].to_numpy(np.bool_)
    value = measure(projected_network(bylines, facts, nodes=nodes, hidden=hidden, counting=counting))
    draw = np.random.default_rng(random_state)
    n = len(facts.paper_id)
    ranks = np.empty((n_resamples, len(value)))
    for row in ranks:
        times = np.bincount(draw.integers(0, max(n, 1), n), minlength=n)
        drawn = facts._replace(factor=facts.factor * times, is_inside=facts.is_inside & (times > 0))
        row[:] = _ranks(measure(projected_network(bylines, drawn, nodes=nodes, hidden=hidden, counting=counting)))
    low, high = np.floor(np.quantile(ranks, 0.025, axis=0)), np.ceil(np.quantile(ranks, 0.975, axis=0))
    return pd.DataFrame(
        {
            "value": value,
            "rank": _ranks(value).astype(np.int64),
            "rank_low": low.astype(np.int64),
            "rank_high": high.astype(np.int64),
            "top10_share": (ranks <= 10).mean(axis=0),
        },
        index=value.index,
    )


def _ranks(values: pd.Series) -> pd.Series:
    # Rounded: the last bits of a sum must not part equals.
    return values.astype("float64").round(12).rank(ascending=False, method="min", na_option="bottom")
