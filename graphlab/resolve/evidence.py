"""What speaks for or against two authorships being one person's, kind by kind."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graphlab.resolve.mentions import Floats, Integers, Mentions
from graphlab.resolve.weights import decibans, least_decibans

# Pairs of which rows are multiplied at a time: bounds the memory.
_AT_A_TIME = 200_000


def row_products(first: sparse.csr_array, second: sparse.csr_array, *, rows: tuple[Integers, Integers]) -> Floats:
    """Inner products of chosen rows of two matrices."""
    out = np.zeros(len(rows[0]))
    for start in range(0, len(out), _AT_A_TIME):
        part = slice(start, start + _AT_A_TIME)
        product = first[rows[0][part]].multiply(second[rows[1][part]])
        out[part] = np.asarray(product.sum(axis=1)).ravel()
    return out


def pair_features(found: Mentions, texts: sparse.csr_array, *, pairs: tuple[Integers, Integers]) -> dict[str, Floats]:
    """Value of every kind of evidence for pairs of mentions; NaN where one of the two says nothing.

    Parameters
    ----------
    found
        The mentions.
    texts
        Papers by terms, rows of length 1 or empty.
    pairs
        Two arrays of numbers of mentions.

    Returns
    -------
    dict of arrays
        ``coauthors``: weight of the shared ones, the two themselves left out; ``text``: cosine of title and abstract;
        ``venue``: weight if equal, 0 if not; ``years`` between; ``affiliation``: cosine; ``ids``: 1 where one is
        equal, -1 where one differs.
    """
    first, second = pairs
    papers = found.paper[first], found.paper[second]
    likeness = _cosine(texts, papers)
    in_full = found.has_abstract[papers[0]] & found.has_abstract[papers[1]]
    return {
        "coauthors": _shared_coauthors(found, pairs),
        "text": np.where(in_full, likeness, np.nan),
        "title": np.where(in_full, np.nan, likeness),
        "venue": _venue(found, papers),
        "years": np.abs(found.years[papers[0]] - found.years[papers[1]]),
        "affiliation": _affiliation(found, pairs),
        "ids": _ids(found, pairs),
    }


def pair_decibans(features: dict[str, Floats]) -> Floats:
    """Sum of the weights of all kinds of evidence, in decibans, less what the missing ones could take away.

    Unknown coauthors, texts and years count as the least they could have said, so that a paper about which less is
    known is never joined for that reason.
    """
    total = np.sum([decibans(kind, values) for kind, values in features.items()], axis=0)
    return total + missing_decibans(features)


def missing_decibans(features: dict[str, Floats]) -> Floats:
    """What is taken off for unknown coauthors, texts and years, in decibans."""
    no_names = np.isnan(features["coauthors"])
    no_texts = np.isnan(features["text"]) & np.isnan(features["title"])
    no_years = np.isnan(features["years"])
    return (
        no_names * least_decibans("coauthors") + no_texts * least_decibans("text") + no_years * least_decibans("years")
    )


def _shared_coauthors(found: Mentions, pairs: tuple[Integers, Integers]) -> Floats:
    forms = found.form[pairs[0]], found.form[pairs[1]]
    papers = found.paper[pairs[0]], found.paper[pairs[1]]
    shared = row_products(found.coauthors, found.coauthors_signed, rows=papers)
    coarse = found.coarse[forms[0]], found.coarse[forms[1]]
    # What the two themselves add: their family name and initial, unless both are written out and differ.
    is_whole = found.is_whole[forms[0]] & found.is_whole[forms[1]]
    is_equal = forms[0] == forms[1]
    own = np.where(coarse[0] == coarse[1], found.coarse_weight[coarse[0]], 0.0)
    own = np.where(is_whole & ~is_equal, 0.0, own + np.where(is_equal, found.form_weight[forms[0]], 0.0))
    shared -= own
    unknown = (found.is_open[papers[0]] | found.is_open[papers[1]]) & (shared < 1e-6)
    return np.where(unknown, np.nan, np.where(shared < 1e-6, 0, shared))


def _cosine(rows: sparse.csr_array, pairs: tuple[Integers, Integers]) -> Floats:
    empty = np.diff(rows.indptr) == 0
    value = row_products(rows, rows, rows=pairs)
    return np.where(empty[pairs[0]] | empty[pairs[1]], np.nan, value)


def _venue(found: Mentions, papers: tuple[Integers, Integers]) -> Floats:
    first, second = found.venues[papers[0]], found.venues[papers[1]]
    value = np.where(first == second, found.venue_weight[first], 0)
    return np.where((first < 0) | (second < 0), np.nan, value)


def _affiliation(found: Mentions, pairs: tuple[Integers, Integers]) -> Floats:
    rows = found.affiliation[pairs[0]], found.affiliation[pairs[1]]
    out = np.full(len(rows[0]), np.nan)
    known = np.flatnonzero((rows[0] >= 0) & (rows[1] >= 0))
    if len(known):
        out[known] = _cosine(found.affiliations, (rows[0][known], rows[1][known]))
    return out


def _ids(found: Mentions, pairs: tuple[Integers, Integers]) -> Floats:
    out: npt.NDArray[np.float64] = np.full(len(pairs[0]), np.nan)
    for codes in found.ids.values():
        first, second = codes[pairs[0]], codes[pairs[1]]
        out = np.where((first >= 0) & (second >= 0) & (first != second) & np.isnan(out), -1, out)
    for codes in found.ids.values():
        first, second = codes[pairs[0]], codes[pairs[1]]
        out = np.where((first >= 0) & (first == second), 1, out)
    return out
