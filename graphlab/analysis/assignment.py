"""Best one-to-one matching of two lists by how much each pair has in common."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components


def best_assignment(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs, each item of either side at most once, whose summed score is as large as can be.

    Parameters
    ----------
    pairs
        Columns ``a``, ``b`` (items of the two sides), ``score`` (what a pair has in common; pairs with none are left
        out) and ``tie`` (0 to 1; decides only between matchings of equal summed score).

    Returns
    -------
    pandas.DataFrame
        The chosen rows, by ``a``.

    Notes
    -----
    The linear assignment problem, solved exactly in each connected part of what has anything in common (H. W. Kuhn,
    Naval Research Logistics Quarterly 2, 83, 1955; D. F. Crouse, IEEE Trans. Aerosp. Electron. Syst. 52, 1679, 2016).
    Items enter in their order, so that the order of the rows has no effect.

    Examples
    --------
    >>> pairs = pd.DataFrame({"a": [1, 1, 2], "b": [1, 2, 1], "score": [5, 4, 4], "tie": [0.9, 0.5, 0.5]})
    >>> best_assignment(pairs)[["a", "b"]].values.tolist()  # 4 + 4 beats 5
    [[1, 2], [2, 1]]
    """
    found = pairs[pairs["score"] > 0].sort_values(["a", "b"], ignore_index=True)
    if found.empty:
        return found
    row, firsts = pd.factorize(found["a"], sort=True)
    column, seconds = pd.factorize(found["b"], sort=True)
    # Scores are whole or sums of shares; a tie-breaker this small cannot outweigh a difference between them.
    weight = found["score"].to_numpy(dtype=float) + 1e-6 * found["tie"].to_numpy(dtype=float) / len(found)
    part = _part_of_rows(row, column, shape=(len(firsts), len(seconds)))
    chosen = np.zeros(len(found), dtype=bool)
    for index in found.groupby(part[row]).groups.values():
        rows = index.to_numpy()
        chosen[rows[_chosen(row[rows], column[rows], weight[rows])]] = True
    return found[chosen].reset_index(drop=True)


def _part_of_rows(
    row: npt.NDArray[np.int64], column: npt.NDArray[np.int64], *, shape: tuple[int, int]
) -> npt.NDArray[np.int64]:
    """Connected part of every item of the first side."""
    n = sum(shape)
    links = coo_array((np.ones(len(row)), (row, column + shape[0])), shape=(n, n))
    return connected_components(links, directed=False)[1].astype(np.int64)


def _chosen(
    row: npt.NDArray[np.int64], column: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]
) -> npt.NDArray[np.int64]:
    """Places of the chosen pairs in one part."""
    rows, r = np.unique(row, return_inverse=True)
    columns, c = np.unique(column, return_inverse=True)
    table = np.zeros((len(rows), len(columns)))
    place = np.full(table.shape, -1)
    table[r, c] = weight
    place[r, c] = np.arange(len(row))
    found = place[linear_sum_assignment(table, maximize=True)]
    return found[found >= 0]
