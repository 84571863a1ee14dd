"""From who stands on what paper to who shares papers with whom: the product of a two-mode matrix with its transpose.

The same arrays serve authors, institutions and countries; a node is a number here, and so is a paper.
"""

from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Counting = Literal["full", "fractional", "pair"]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Bylines(NamedTuple):
    """Who stands on which paper, each once per paper, sorted by paper, then node."""

    paper: Ints
    node: Ints
    is_implied: Bools

    def of(self, chosen: Bools) -> "Bylines":
        """The chosen entries only."""
        return Bylines(self.paper[chosen], self.node[chosen], self.is_implied[chosen])


class PaperFacts(NamedTuple):
    """What a projection needs of every paper, one entry per paper in the order of ``paper_id``.

    ``n`` is the number of nodes on the paper, the least that the record allows where ``n_known`` is false; ``factor``
    weighs the paper (1 unless it decays with age). ``is_inside`` says which papers lie in the time asked for,
    ``needs_year`` whether a time was asked for, ``is_large`` which papers have too many nodes to join them.
    """

    paper_id: pd.Series
    year: Floats
    complete: Bools
    n: Floats
    n_known: Bools
    factor: Floats
    is_inside: Bools
    is_large: Bools
    needs_year: bool


class Pairs(NamedTuple):
    """Every pair of nodes of every paper: node a < node b, paper; sorted by pair, then paper."""

    a: Ints
    b: Ints
    paper: Ints


def positions(values: pd.Series, of: pd.Series) -> Ints:
    """Where each value stands among `of`, whose values differ; -1 for one that is not there.

    Examples
    --------
    >>> positions(pd.Series(["b", "x"], dtype="str"), pd.Series(["a", "b"], dtype="str")).tolist()
    [1, -1]
    """
    found = pc.call_function("index_in", [_arrow(values)], pc.SetLookupOptions(value_set=_arrow(of)))
    return found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)


def distinct_bylines(paper: Ints, node: Ints, is_implied: Bools) -> Bylines:
    """Bylines with each node once per paper, implied only if it is printed nowhere on the paper.

    Examples
    --------
    >>> paper, node = np.array([1, 0, 1]), np.array([3, 2, 3])
    >>> distinct_bylines(paper, node, np.array([True, False, False]))
    Bylines(paper=array([0, 1]), node=array([2, 3]), is_implied=array([False, False]))
    """
    width = int(node.max(initial=0)) + 1
    # One number holds paper, node and, in its last bit, the mark; sorting it sorts all three.
    packed = np.sort(((paper * width + node) << 1) | is_implied)
    key = packed >> 1
    first = np.append(True, key[1:] != key[:-1])[: len(key)]
    key, mark = key[first], (packed[first] & 1).astype(np.bool_)
    return Bylines(key // width, key % width, mark)


def byline_pairs(bylines: Bylines) -> Pairs:
    """Pairs of nodes that stand on one paper, as often as they do.

    Examples
    --------
    >>> byline_pairs(Bylines(np.array([0, 0, 1, 1]), np.array([2, 5, 2, 5]), np.zeros(4, dtype=np.bool_)))
    Pairs(a=array([2, 2]), b=array([5, 5]), paper=array([0, 1]))
    """
    paper, node = bylines.paper, bylines.node
    # Each node of a paper is paired with all that follow it there.
    ends = np.searchsorted(paper, paper, side="right")
    n_after = ends - np.arange(len(paper)) - 1
    first = np.repeat(np.arange(len(paper)), n_after)
    step = np.arange(len(first)) - np.repeat(np.cumsum(n_after) - n_after, n_after) + 1
    return _sorted(node[first], node[first + step], paper[first])


def edge_table(pairs: Pairs, facts: PaperFacts, *, nodes: pd.Series, counting: Counting) -> pd.DataFrame:
    """Pairs summed over their papers, with the columns of ``CoauthorNetwork.edges``."""
    a, b, paper = pairs
    starts = np.flatnonzero(np.append(True, (a[1:] != a[:-1]) | (b[1:] != b[:-1]))[: len(a)])
    counts = np.diff(np.append(starts, len(a)))
    newman = 1.0 / np.maximum(facts.n - 1.0, 1.0)
    share = {"full": np.ones_like(newman), "fractional": newman, "pair": newman * 2.0 / np.maximum(facts.n, 2.0)}
    return pd.DataFrame(
        {
            "author_a": _taken(nodes, a[starts]),
            "author_b": _taken(nodes, b[starts]),
            "papers": counts,
            "weight": _sums((share[counting] * facts.factor)[paper], starts),
            "newman": _sums(newman[paper], starts),
            "newman_low": _sums((newman * facts.n_known)[paper], starts),
            "papers_cut": _sums((~facts.complete)[paper], starts).astype(np.int64),
            "first_year": _years(np.fmin, facts.year[paper], starts),
            "last_year": _years(np.fmax, facts.year[paper], starts),
            "paper_ids": _tuples(facts.paper_id, paper, starts),
        }
    )


def _sorted(a: Ints, b: Ints, paper: Ints) -> Pairs:
    width, depth = int(b.max(initial=0)) + 1, int(paper.max(initial=0)) + 1
    if width * width * depth >= 2**63:
        order = np.lexsort((paper, b, a))
        return Pairs(a[order], b[order], paper[order])
    # Sorting one number is ten times faster than sorting by three.
    packed = np.sort((a * width + b) * depth + paper)
    pair, paper = np.divmod(packed, depth)
    a, b = np.divmod(pair, width)
    return Pairs(a, b, paper)


def _sums(values: NDArray[Any], starts: Ints) -> Floats:
    return np.add.reduceat(values.astype(np.float64), starts) if len(starts) else np.zeros(0)


def _years(pick: np.ufunc, years: Floats, starts: Ints) -> pd.Series:
    found = pick.reduceat(years, starts) if len(starts) else np.zeros(0)
    return pd.Series(found).astype("Int64")


def _tuples(ids: pd.Series, paper: Ints, starts: Ints) -> pd.Series:
    """Papers of every pair as tuples; nine pairs in ten have one paper, and zip makes those."""
    names = ids.to_numpy(dtype=object)[paper]
    singles = np.fromiter(zip(names[starts], strict=True), dtype=object, count=len(starts))
    stops = np.append(starts[1:], len(paper))[: len(starts)]
    several = np.flatnonzero(stops - starts > 1)
    listed = names.tolist()
    for row, start, stop in zip(several.tolist(), starts[several].tolist(), stops[several].tolist(), strict=True):
        singles[row] = tuple(listed[start:stop])
    return pd.Series(singles, dtype="object")


def _taken(names: pd.Series, rows: Ints) -> pd.Series:
    return pd.Series(names.array.take(rows), dtype="str")


def _arrow(values: pd.Series) -> pa.Array:
    return pa.array(values.array, type=pa.large_string(), from_pandas=True)
