"""How often chance gives a group as many papers on a theme as it has."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import hypergeom

Floats = NDArray[np.float64]


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
    Upper tail of the hypergeometric distribution (Fisher 1935, J. R. Stat. Soc. 98, 39).

    Examples
    --------
    >>> drawn, marked = np.array([2.0, 2.0]), np.array([3.0, 3.0])
    >>> chance_of_as_many(np.array([2.0, 0.0]), drawn, marked=marked, total=6).round(6).tolist()
    [0.2, 1.0]
    """
    return np.asarray(hypergeom.sf(hits - 1, total, marked, drawn), dtype=np.float64)
