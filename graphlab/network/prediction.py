"""Who may write together next: scores of pairs that share collaborators, and how well such scores did before."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab.network.dynamics import DatedBylines
from graphlab.network.projection import Bools, Floats, Ints, byline_pairs

BLOCK = 1000
Matrix = sparse.csr_array


class Ties(NamedTuple):
    """Ties by the year of their first joint paper, sorted: nodes a < b, year, that paper."""

    a: Ints
    b: Ints
    year: Ints
    paper: Ints

    def of(self, chosen: Bools) -> "Ties":
        """The chosen ties only."""
        return Ties(self.a[chosen], self.b[chosen], self.year[chosen], self.paper[chosen])


class Shared(NamedTuple):
    """Pairs without a tie but with a collaborator in common: rows of the people asked about, and both scores."""

    a: Ints
    b: Ints
    resource_allocation: Floats
    adamic_adar: Floats

    def of(self, chosen: "Bools | Ints") -> "Shared":
        """The chosen pairs only."""
        return Shared(self.a[chosen], self.b[chosen], self.resource_allocation[chosen], self.adamic_adar[chosen])

    def also(self, other: "Shared") -> "Shared":
        """These pairs, then the others."""
        return Shared(
            np.concatenate([self.a, other.a]),
            np.concatenate([self.b, other.b]),
            np.concatenate([self.resource_allocation, other.resource_allocation]),
            np.concatenate([self.adamic_adar, other.adamic_adar]),
        )


def first_ties(dated: DatedBylines, *, max_team: int) -> Ties:
    """Ties with the year in which they began, from papers of at most `max_team` authors.

    Parameters
    ----------
    dated
        Bylines of `dated_bylines`.
    max_team
        Larger teams join people who need not know each other.

    Examples
    --------
    >>> from graphlab.network.projection import Bylines
    >>> import pandas as pd
    >>> none = np.zeros(4, dtype=np.bool_)
    >>> bylines = Bylines(np.array([0, 0, 1, 1]), np.array([2, 5, 2, 5]), none)
    >>> first_ties(DatedBylines(bylines, np.array([2022, 2020]), none[:2], pd.DataFrame(), 2022), max_team=9).year
    array([2020])
    """
    team = np.bincount(dated.bylines.paper, minlength=len(dated.year))
    pairs = byline_pairs(dated.bylines.of(team[dated.bylines.paper] <= max_team))
    year = dated.year[pairs.paper]
    order = np.lexsort((pairs.paper, year, pairs.b, pairs.a))
    a, b, year, paper = pairs.a[order], pairs.b[order], year[order], pairs.paper[order]
    first = np.append(True, (a[1:] != a[:-1]) | (b[1:] != b[:-1]))[: len(a)]
    return Ties(a[first], b[first], year[first], paper[first])


def tie_matrix(ties: Ties, n: int) -> Matrix:
    """Symmetric matrix with a one for every tie.

    Parameters
    ----------
    ties
        Ties.
    n
        Number of people.

    Examples
    --------
    >>> one = np.array([0])
    >>> tie_matrix(Ties(one, one + 1, one, one), 2).toarray().tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    ends = np.concatenate([ties.a, ties.b]), np.concatenate([ties.b, ties.a])
    return sparse.csr_array((np.ones(len(ends[0])), ends), shape=(n, n))


def shared_scores(adjacency: Matrix, people: Ints, rows: Ints) -> sparse.csr_array:
    """Both scores of every pair of a row and a person who share a collaborator and have no tie.

    Parameters
    ----------
    adjacency
        Ties of all.
    people
        Sorted numbers of those who may be suggested: the columns.
    rows
        Positions in `people` of those asked about: the rows.

    Returns
    -------
    scipy.sparse.csr_array
        Complex numbers: resource allocation, the sum of 1/degree over shared collaborators [1]_, is the real part, the
        index of Adamic and Adar, the sum of 1/log(degree) [2]_, the imaginary one. Both have the same pattern, so one
        product makes both.

    References
    ----------
    .. [1] T. Zhou, L. Lu and Y.-C. Zhang, "Predicting missing links via local information", European Physical Journal B
       71, 623-630 (2009), equation 9.
    .. [2] L. A. Adamic and E. Adar, "Friends and neighbors on the Web", Social Networks 25, 211-230 (2003).

    Examples
    --------
    >>> path = sparse.csr_array(np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> scores = shared_scores(path, np.arange(3), np.arange(3)).toarray()
    >>> scores[0].real.tolist(), scores[0].imag.round(4).tolist()
    ([0.0, 0.0, 0.5], [0.0, 0.0, 1.4427])
    """
    degree = np.diff(adjacency.indptr).astype(np.float64)
    # Somebody with one collaborator is shared by nobody.
    weight = 1.0 / np.maximum(degree, 1.0) + 1j / np.log(np.maximum(degree, 2.0))
    reach = adjacency[people]
    asked = reach[rows]
    scores = sparse.csr_array(asked.multiply(weight[None, :]) @ reach.T)
    scores = sparse.csr_array(scores - scores.multiply(asked[:, people]))
    itself = sparse.csr_array((np.ones(len(rows)), (np.arange(len(rows)), rows)), shape=scores.shape)
    scores = sparse.csr_array(scores - scores.multiply(itself))
    scores.data[np.abs(scores.data) < 1e-12] = 0
    scores.eliminate_zeros()
    scores.sort_indices()
    return scores


def best_pairs(adjacency: Matrix, people: Ints, *, n_pairs: int, about: Ints, namesake: Ints) -> Shared:
    """Pairs with the highest resource allocation, best first; equal ones by number.

    Parameters
    ----------
    adjacency
        Ties of all.
    people
        Sorted numbers of those who may be suggested.
    n_pairs
        How many pairs.
    about
        Positions in `people` of those asked about; a pair with both is taken once.
    namesake
        A number for every one of `people`; those who share it may be one person, and are no pair.

    Examples
    --------
    >>> star = sparse.csr_array(np.array([[0.0, 1, 1], [1, 0, 0], [1, 0, 0]]))
    >>> best_pairs(star, np.arange(3), n_pairs=5, about=np.arange(3), namesake=np.arange(3)).b
    array([2])
    """
    nobody, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
    best = Shared(nobody, nobody, nothing, nothing)
    is_asked = np.zeros(len(people), dtype=np.bool_)
    is_asked[about] = True
    for start in range(0, len(about), BLOCK):
        rows = about[start : start + BLOCK]
        found = candidates(shared_scores(adjacency, people, rows), rows, is_asked=is_asked, namesake=namesake)
        merged = best.also(found)
        if len(merged.a) > 4 * n_pairs:
            # What lies below the n-th best score cannot be among them.
            floor = -np.partition(-merged.resource_allocation, n_pairs - 1)[n_pairs - 1]
            merged = merged.of(merged.resource_allocation >= floor - 1e-9)
        order = np.lexsort((merged.b, merged.a, -merged.resource_allocation.round(12)))[:n_pairs]
        best = merged.of(order)
    return best


def candidates(scores: sparse.csr_array, rows: Ints, *, is_asked: Bools, namesake: Ints) -> Shared:
    """Scores as pairs, each once, the smaller number first.

    Parameters
    ----------
    scores
        What `shared_scores` returns for `rows`.
    rows
        Positions in the columns of those asked about.
    is_asked
        Which columns are asked about in any block.
    namesake
        As in `best_pairs`.

    Examples
    --------
    >>> path = sparse.csr_array(np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> everybody = np.arange(3)
    >>> scores = shared_scores(path, everybody, everybody)
    >>> found = candidates(scores, everybody, is_asked=np.ones(3, dtype=np.bool_), namesake=everybody)
    >>> found.a, found.b
    (array([0]), array([2]))
    """
    entries = sparse.coo_array(scores)
    a, b = rows[entries.coords[0]], entries.coords[1].astype(np.int64)
    once = (~is_asked[b] | (a < b)) & (namesake[a] != namesake[b])
    a, b, both = a[once], b[once], entries.data[once]
    return Shared(np.minimum(a, b), np.maximum(a, b), np.real(both), np.imag(both))


def namesakes(names: "pd.Series[str]") -> Ints:
    """Number of every name; names that end in the same word and begin with the same letter share theirs.

    Two spellings of one person share all collaborators, and would come out as the likeliest pairs of all.

    Parameters
    ----------
    names
        Names, given names first.

    Examples
    --------
    >>> namesakes(pd.Series(["Michael I. Jordan", "M. Jordan", "Ann Jordan", "Ann Ash"], dtype="str"))
    array([0, 0, 1, 2])
    """
    folded = names.fillna("").str.casefold().str.strip()
    keys = folded.str[:1] + " " + folded.str.split().str[-1].fillna("")
    return pd.factorize(keys)[0].astype(np.int64)


def placements(chosen: Floats, others: Floats) -> Floats:
    """Share of the others that each of the chosen outscores, ties counting half; their mean is the AUC.

    Parameters
    ----------
    chosen, others
        Scores.

    Examples
    --------
    >>> placements(np.array([2.0, 1.0]), np.array([0.0, 1.0])).tolist()
    [1.0, 0.75]
    """
    ordered = np.sort(others)
    below = np.searchsorted(ordered, chosen, side="left") + np.searchsorted(ordered, chosen, side="right")
    return below / (2.0 * max(len(others), 1))
