"""How often chance gives a group as many papers on a theme as it has."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Floats = NDArray[np.float64]
NEGLIGIBLE = 1e-18


def chance_of_as_many(hits: Floats, drawn: Floats, *, marked: Floats, total: float) -> Floats:
    """Probability that papers drawn by lot hold at least as many of a theme.

    Parameters
    ----------
    hits
        Papers of the theme among those drawn.
    drawn
        Papers drawn: those of a group.
    marked
        Papers of the theme in the corpus.
    total
        Papers in the corpus.

    Notes
    -----
    Upper tail of the hypergeometric distribution (Fisher 1935, J. R. Stat. Soc. 98, 39), summed from the term at
    `hits` outwards, away from the mean, so that no sum begins where the terms are too small to be held.

    Examples
    --------
    >>> drawn, marked = np.array([2.0, 2.0]), np.array([3.0, 3.0])
    >>> chance_of_as_many(np.array([2.0, 0.0]), drawn, marked=marked, total=6).round(6).tolist()
    [0.2, 1.0]
    """
    above = hits * total > drawn * marked
    start = np.where(above, hits, hits - 1)
    tail = _tail(start, drawn, marked=marked, total=total, step=np.where(above, 1.0, -1.0))
    return np.clip(np.where(above, tail, 1 - tail), 0.0, 1.0)


def _tail(start: Floats, drawn: Floats, *, marked: Floats, total: float, step: Floats) -> Floats:
    """Sum of the terms from `start` on, upwards or downwards."""
    term = np.where(
        start >= np.maximum(0, drawn + marked - total), _first_term(start, drawn, marked=marked, total=total), 0.0
    )
    at, tail = start.copy(), term.copy()
    while (term > NEGLIGIBLE).any():
        outside = total - marked - drawn + at
        up = (marked - at) * (drawn - at) / np.maximum((at + 1) * (outside + 1), 1)
        down = at * outside / np.maximum((marked - at + 1) * (drawn - at + 1), 1)
        term = term * np.maximum(np.where(step > 0, up, down), 0.0)
        at = at + step
        tail = tail + term
    return tail


def _first_term(at: Floats, drawn: Floats, *, marked: Floats, total: float) -> Floats:
    """Probability of exactly so many; what cannot be has none."""
    safe = np.clip(at, np.maximum(0, drawn + marked - total), np.minimum(drawn, marked))
    ways = _log_choose(marked, safe) + _log_choose(total - marked, drawn - safe)
    logs = ways - _log_choose(np.full(len(at), total), drawn)
    return np.where(safe == at, np.exp(logs), 0.0)


def _log_choose(n: Floats, k: Floats) -> Floats:
    return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
