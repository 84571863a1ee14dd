"""How far two divisions of the same authors agree."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def adjusted_rand(one: pd.Series, two: pd.Series) -> float:
    """Adjusted Rand index of two divisions: 1 where they are the same, about 0 where they agree by chance.

    Parameters
    ----------
    one, two
        Group of each author, indexed by ``author_id``; the second has every author of the first.

    Notes
    -----
    L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2, 193-218 (1985), equation 5. Two
    divisions that both put everybody into one group, or both everybody apart, agree fully.

    Examples
    --------
    >>> adjusted_rand(pd.Series([1, 1, 2, 2]), pd.Series([5, 5, 5, 7])).__round__(3)
    0.0
    """
    return agreement(one.to_numpy(), two.loc[one.index].to_numpy())[0]


def variation_of_information(one: pd.Series, two: pd.Series) -> float:
    """Variation of information of two divisions over its greatest value: 0 where they are the same, at most 1.

    Parameters
    ----------
    one, two
        Group of each author, indexed by ``author_id``; the second has every author of the first.

    Notes
    -----
    H(one | two) + H(two | one), divided by ln n: M. Meila, "Comparing clusterings: an information based distance",
    Journal of Multivariate Analysis 98, 873-895 (2007).

    Examples
    --------
    >>> variation_of_information(pd.Series([1, 1, 2, 2]), pd.Series([1, 2, 1, 2]))
    1.0
    """
    return agreement(one.to_numpy(), two.loc[one.index].to_numpy())[1]


def agreement(one: Ints, two: Ints) -> tuple[float, float]:
    """Adjusted Rand index and variation of information, the second over ln n, of two lists of labels."""
    n = len(one)
    if n < 2:
        return 1.0, 0.0
    _, a = np.unique(one, return_inverse=True)
    _, b = np.unique(two, return_inverse=True)
    width = int(b.max()) + 1
    cells = np.unique(a.astype(np.int64) * width + b, return_counts=True)[1].astype(np.float64)
    rows, columns = (np.bincount(labels).astype(np.float64) for labels in (a, b))
    both, each, other = (float((c * (c - 1) / 2).sum()) for c in (cells, rows, columns))
    chance = each * other / (n * (n - 1) / 2)
    most = (each + other) / 2
    rand = (both - chance) / (most - chance) if most != chance else 1.0
    apart = 2 * _entropy(cells, n) - _entropy(rows, n) - _entropy(columns, n)
    return rand, max(round(apart / float(np.log(n)), 12), 0.0)


def _entropy(counts: Floats, n: int) -> float:
    share = counts / n
    return float(-(share * np.log(share)).sum())
