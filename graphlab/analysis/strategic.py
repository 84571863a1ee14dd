"""The strategic diagram: how much a theme is tied to others (centrality), how tightly it hangs together (density)."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab.analysis.tables import STRATEGIC_COLUMNS

QUADRANTS = {
    (True, True): "motor",
    (True, False): "basic and transversal",
    (False, True): "niche",
    (False, False): "emerging or declining",
}


def strategic_diagram(counts: Any, term_themes: Sequence[int]) -> pd.DataFrame:
    """Callon's centrality and density of each theme, from the co-occurrence of its terms in papers.

    Parameters
    ----------
    counts
        Papers x terms, sparse; any count above 0 is a paper with the term. Only the terms that stand for a theme.
    term_themes
        Theme of each column. A term belongs to one theme.

    Returns
    -------
    pandas.DataFrame
        Columns `STRATEGIC_COLUMNS`, one row per theme. The quadrant is decided at the medians; a theme on the median
        counts as high.

    Notes
    -----
    Callon, Courtial and Laville (1991), Scientometrics 22, 155. The strength of two terms is the equivalence index
    e_ij = c_ij^2 / (c_i c_j), with c_i the papers of a term and c_ij those with both. Centrality is 10 times the sum
    of e between the theme's terms and those of other themes; density is 100 times the sum of e inside the theme over
    its number of terms (Cobo et al. 2011, J. Informetrics 5, 146). Every tie between two themes counts for both: a
    program that credits it to one of them ranks themes by how common their words are.

    Examples
    --------
    >>> papers = sparse.csr_array(np.array([[1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 1]]))
    >>> strategic_diagram(papers, [1, 1, 2, 2])[["theme_id", "centrality", "density"]].values.tolist()
    [[1.0, 2.5, 25.0], [2.0, 2.5, 25.0]]
    """
    themes = np.asarray(term_themes, dtype=np.int64)
    has = sparse.csr_array((sparse.csr_array(counts) > 0).astype(np.float64))
    papers = np.asarray(has.sum(axis=0)).ravel()
    both = sparse.coo_array(has.T @ has)
    upper = both.row < both.col
    row, col = both.row[upper], both.col[upper]
    strength = both.data[upper] ** 2 / (papers[row] * papers[col])
    ids = np.unique(themes)
    a, b = np.searchsorted(ids, themes[row]), np.searchsorted(ids, themes[col])
    inside = a == b
    external = np.bincount(a[~inside], strength[~inside], len(ids)) + np.bincount(
        b[~inside], strength[~inside], len(ids)
    )
    n_terms = np.bincount(np.searchsorted(ids, themes), minlength=len(ids))
    density = np.bincount(a[inside], strength[inside], len(ids)) / np.maximum(n_terms, 1)
    table = pd.DataFrame({"theme_id": ids, "n_terms": n_terms, "centrality": 10 * external, "density": 100 * density})
    is_central = table["centrality"] >= table["centrality"].median()
    is_dense = table["density"] >= table["density"].median()
    table["quadrant"] = [QUADRANTS[bool(c), bool(d)] for c, d in zip(is_central, is_dense, strict=True)]
    return table[list(STRATEGIC_COLUMNS)]
