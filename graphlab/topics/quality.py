"""How good a set of topics is: coherence, diversity, silhouette, modularity and agreement of two groupings."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
NEVER_TOGETHER = 1e-12


def npmi(together: float, first: float, second: float) -> float:
    """Normalised pointwise mutual information of two terms, from the shares of papers that use them.

    Parameters
    ----------
    together, first, second
        Share of the papers that use both terms, the first, the second.

    Notes
    -----
    NPMI = ln(p_ij / (p_i p_j)) / -ln p_ij; 1 when the terms always stand together, 0 when independent, -1 when never.

    References
    ----------
    G. Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.

    Examples
    --------
    >>> npmi(0.25, 0.25, 0.25), npmi(0.0, 0.5, 0.5), npmi(0.25, 0.5, 0.5)
    (1.0, -1.0, 0.0)
    """
    if together <= 0.0:
        return -1.0
    if together >= 1.0:
        return 1.0
    return float(np.log(together / (first * second)) / -np.log(together))


def coherence(topic_terms: Sequence[Sequence[int]], counts: sparse.csr_array) -> float:
    """Mean NPMI over the pairs of terms of each topic, then over topics; two terms meet when one paper uses both.

    Parameters
    ----------
    topic_terms
        Columns of `counts` that hold each topic's terms.
    counts
        Papers x terms.

    Returns
    -------
    float
        Between -1 and 1; missing (nan) when no topic has two terms.

    References
    ----------
    J. H. Lau, D. Newman, T. Baldwin, "Machine reading tea leaves", EACL 2014.

    Examples
    --------
    >>> round(coherence([[0, 1]], sparse.csr_array([[1, 2], [1, 1], [0, 0]])), 9)
    1.0
    """
    per_topic: list[float] = []
    n_papers = counts.shape[0]
    columns = sparse.csc_array(counts)
    for terms in topic_terms:
        used = (columns[:, list(terms)].toarray() > 0).astype(np.float64)
        share = used.T @ used / n_papers
        pairs = [npmi(share[i, j], share[i, i], share[j, j]) for i in range(len(terms)) for j in range(i)]
        if pairs:
            per_topic.append(float(np.mean(pairs)))
    return float(np.mean(per_topic)) if per_topic else float("nan")


def coherence_cv(topic_terms: Sequence[Sequence[int]], counts: sparse.csr_array) -> float:
    """C_v coherence: how alike the terms of a topic are in the company they keep in papers.

    Parameters
    ----------
    topic_terms
        Columns of `counts` that hold each topic's terms.
    counts
        Papers x terms.

    Returns
    -------
    float
        Mean over topics; missing (nan) when no topic has a term.

    Notes
    -----
    Each term is the vector of its NPMI with all the topic's terms; the topic's value is the mean cosine of its terms'
    vectors with their sum. The paper is the window (Röder et al. slide one of 110 words over it; abstracts are hardly
    longer).

    References
    ----------
    M. Röder, A. Both, A. Hinneburg, "Exploring the space of topic coherence measures", WSDM 2015.

    Examples
    --------
    >>> round(coherence_cv([[0, 1]], sparse.csr_array([[1, 2], [1, 1], [0, 0]])), 9)
    1.0
    """
    columns = sparse.csc_array(counts)
    values: list[float] = []
    for terms in topic_terms:
        if not terms:
            continue
        used = (columns[:, list(terms)].toarray() > 0).astype(np.float64)
        share = used.T @ used / counts.shape[0]
        single = np.diag(share)
        # Röder et al. add a small number to the share of papers with both, so that its logarithm exists.
        together = share + NEVER_TOGETHER
        vectors = np.log(together / np.outer(single, single)) / -np.log(together)
        total = vectors.sum(axis=0)
        lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(total)
        values.append(float(np.mean(vectors @ total / np.where(lengths > 0, lengths, 1.0))))
    return float(np.mean(values)) if values else float("nan")


def inverted_rbo(topic_terms: Sequence[Sequence[int]], *, persistence: float = 0.9) -> float:
    """1 - the mean rank-biased overlap of every two topics' terms: 1 when no two share a term, early terms count more.

    Parameters
    ----------
    topic_terms
        Terms of each topic, best first.
    persistence
        Chance of reading on to the next term; OCTIS takes 0.9.

    Notes
    -----
    RBO = X_k / k p^k + (1 - p) / p sum over depths d of X_d / d p^d (extrapolated), X_d: terms both lists have among
    their first d.

    References
    ----------
    W. Webber, A. Moffat, J. Zobel, "A similarity measure for indefinite rankings", ACM TOIS 28(4), 2010, equation 23.
    F. Bianchi, S. Terragni, D. Hovy, "Pre-training is a hot topic", ACL 2021.

    Examples
    --------
    >>> inverted_rbo([[1, 2], [3, 4]]), round(inverted_rbo([[1, 2], [1, 2]]), 9)
    (1.0, 0.0)
    """
    values = [
        _rank_biased_overlap(first, second, persistence)
        for place, first in enumerate(topic_terms)
        for second in topic_terms[:place]
    ]
    return 1.0 - float(np.mean(values)) if values else float("nan")


def _rank_biased_overlap(first: Sequence[int], second: Sequence[int], persistence: float) -> float:
    depth = min(len(first), len(second))
    if not depth:
        return 0.0
    common = [len(set(first[:d]) & set(second[:d])) / d for d in range(1, depth + 1)]
    weighted = sum(share * persistence**d for d, share in enumerate(common, start=1))
    return common[-1] * persistence**depth + (1.0 - persistence) / persistence * weighted


def diversity(topic_terms: Sequence[Sequence[int]]) -> float:
    """Share of the topics' terms that are different: 1 when no two topics share a term.

    References
    ----------
    A. B. Dieng, F. J. R. Ruiz, D. M. Blei, "Topic modeling in embedding spaces", TACL 8, 2020.

    Examples
    --------
    >>> diversity([[1, 2], [2, 3]])
    0.75
    """
    every = [term for terms in topic_terms for term in terms]
    return len(set(every)) / len(every) if every else float("nan")


def silhouette(points: FloatArray, labels: IntArray) -> float:
    """Mean silhouette with 1 - cosine as the distance; a group of one paper counts 0.

    Parameters
    ----------
    points
        Rows of length 1.
    labels
        Group of each row, 0 to k - 1.

    Notes
    -----
    s = (b - a) / max(a, b): a is the mean distance to the paper's own group, b to the nearest other group. With unit
    rows the mean distance to a group is 1 - (point . mean of the group), so no distance matrix is needed.

    References
    ----------
    P. J. Rousseeuw, "Silhouettes", J. Comput. Appl. Math. 20, 1987.

    Examples
    --------
    >>> round(silhouette(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]), np.array([0, 0, 1, 1])), 3)
    1.0
    """
    sizes = np.bincount(labels)
    if len(sizes) < 2:
        return float("nan")
    members = np.eye(len(sizes))[labels]
    totals = sizes - points @ (members.T @ points).T
    rows = np.arange(len(labels))
    own = totals[rows, labels] - (1.0 - np.einsum("ij,ij->i", points, points))
    within = own / np.maximum(sizes[labels] - 1, 1)
    others = np.where(sizes > 0, totals / np.maximum(sizes, 1), np.inf)
    others[rows, labels] = np.inf
    between = others.min(axis=1)
    score = (between - within) / np.maximum(np.maximum(within, between), np.finfo(np.float64).tiny)
    return float(np.where(sizes[labels] > 1, score, 0.0).mean())


def modularity(graph: sparse.csr_array, labels: IntArray) -> float:
    """Newman's modularity of the groups on a weighted graph.

    Parameters
    ----------
    graph
        Symmetric weights.
    labels
        Group of each node, 0 to k - 1.

    Notes
    -----
    Q = sum over groups of (weight inside / total) - (strength of the group / total)^2, both ends of an edge counted.

    References
    ----------
    M. E. J. Newman, "Analysis of weighted networks", Phys. Rev. E 70, 2004.

    Examples
    --------
    >>> two_pairs = sparse.csr_array([[0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]])
    >>> modularity(two_pairs, np.array([0, 0, 1, 1])), modularity(two_pairs, np.array([0, 0, 0, 0]))
    (0.5, 0.0)
    """
    total = float(graph.sum())
    if total == 0.0:
        return 0.0
    edges = sparse.coo_array(graph)
    inside = float(edges.data[labels[edges.row] == labels[edges.col]].sum())
    strength = np.bincount(labels, weights=np.asarray(graph.sum(axis=1)).ravel())
    return inside / total - float(((strength / total) ** 2).sum())


def agreement(labels: IntArray, others: IntArray) -> float:
    """Adjusted Rand index of two groupings of the same papers: 1 when equal, 0 as expected by chance.

    References
    ----------
    L. Hubert, P. Arabie, "Comparing partitions", Journal of Classification 2, 1985.

    Examples
    --------
    >>> agreement(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    """
    width = int(others.max()) + 1
    cells = np.bincount(labels * width + others, minlength=(int(labels.max()) + 1) * width).reshape(-1, width)
    pairs = float((cells * (cells - 1.0)).sum() / 2.0)
    by_row, by_column = cells.sum(axis=1), cells.sum(axis=0)
    row_pairs = float((by_row * (by_row - 1.0)).sum() / 2.0)
    column_pairs = float((by_column * (by_column - 1.0)).sum() / 2.0)
    every = len(labels) * (len(labels) - 1.0) / 2.0
    expected = row_pairs * column_pairs / every if every else 0.0
    largest = (row_pairs + column_pairs) / 2.0
    return 1.0 if largest == expected else (pairs - expected) / (largest - expected)
