"""Which pairs of records are worth a closer look, without looking at all pairs.

Three kinds of blocks: one identifier, one title (letters and digits), and one of the rarest title words together with
one name of the first two authors. In a block, sorted by what it holds, a record meets the next few only.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graphlab.names import name_key
from graphlab.resolve.duplicates.titles import Title

# Records a record meets in a block: more than any paper has copies, few enough that 1,000 editorials cost nothing.
WINDOW = 25
# Shares of words (Jaccard) below that never pass `rules`; titles that hold all words of another do.
MIN_SHARED_WORDS = 0.55
# Of titles that share that many words, two that share no word of their five rarest are rare.
N_RAREST = 5
# Years between two publications of one paper: all repeated titles of 40 years of machine-learning venues.
MAX_YEARS = 7

Ints = NDArray[np.int64]


def windowed_pairs(keys: Ints, rows: Ints, *, order: Ints) -> Ints:
    """Pairs of rows with one key, each row with at most the next `WINDOW` of its block.

    Parameters
    ----------
    keys, rows
        Block and row of every membership; one row may be in many blocks.
    order
        Rank of every row by its content: the order within a block, so that the order of the input has no effect.

    Returns
    -------
    numpy.ndarray
        Two columns, each pair once, the smaller row first.

    Examples
    --------
    >>> windowed_pairs(np.array([7, 7, 8]), np.array([0, 2, 1]), order=np.array([0, 1, 2])).tolist()
    [[0, 2]]
    """
    place = np.lexsort((order[rows], keys))
    keys, rows = keys[place], rows[place]
    found: list[Ints] = []
    for step in range(1, WINDOW + 1):
        start = np.flatnonzero(keys[step:] == keys[:-step]) if step < len(keys) else np.zeros(0, dtype=np.int64)
        if not len(start):
            break
        found.append(np.sort(np.stack([rows[start], rows[start + step]], axis=1), axis=1))
    pairs = np.concatenate(found) if found else np.zeros((0, 2), dtype=np.int64)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _codes(values: Sequence[str]) -> Ints:
    return pd.factorize(np.asarray(values, dtype=object), sort=False)[0].astype(np.int64)


def _id_pairs(ids: Sequence[dict[str, str]], order: Ints) -> Ints:
    found = [(f"{scheme}:{value}", row) for row, stated in enumerate(ids) for scheme, value in stated.items()]
    return windowed_pairs(_codes([key for key, _ in found]), np.array([row for _, row in found], dtype=np.int64),
                          order=order)  # fmt: skip


def _title_pairs(titles: Sequence[Title], order: Ints) -> Ints:
    rows = np.array([row for row, title in enumerate(titles) if title.key], dtype=np.int64)
    return windowed_pairs(_codes([titles[row].key for row in rows.tolist()]), rows, order=order)


def _word_table(titles: Sequence[Title]) -> csr_array:
    """Titles by words, 1 where the title has the word; the words in order of their rarity, then of the alphabet."""
    per_title = [sorted(set(title.words)) for title in titles]
    words = pd.Series([word for found in per_title for word in found], dtype=object)
    counts = words.value_counts()
    ranked = counts.to_frame("n").assign(word=counts.index).sort_values(["n", "word"])["word"]
    codes = pd.Index(ranked).get_indexer(pd.Index(words))
    ends = np.cumsum([0, *map(len, per_title)])
    table = csr_array((np.ones(len(codes), dtype=np.int32), codes, ends), shape=(len(titles), max(1, len(ranked))))
    table.sort_indices()
    return table


def _first_names(bylines: Sequence[tuple[str, ...]]) -> tuple[Ints, Ints]:
    """Row and code of every word of two letters or more in the names of the first two authors."""
    found = [
        (row, word) for row, names in enumerate(bylines) for name in names[:2] for word in set(name_key(name).split())
    ]
    rows = np.array([row for row, word in found if len(word) > 1], dtype=np.int64)
    return rows, _codes([word for _, word in found if len(word) > 1])


def _similar_pairs(table: csr_array, bylines: Sequence[tuple[str, ...]], order: Ints) -> Ints:
    """Pairs with a rare title word and a name in common, and most of their title words."""
    n_words = np.diff(table.indptr)
    is_rare = np.arange(len(table.indices)) - np.repeat(table.indptr[:-1], n_words) < N_RAREST
    words = pd.DataFrame({"row": np.repeat(np.arange(len(n_words)), n_words)[is_rare], "word": table.indices[is_rare]})
    name_rows, names = _first_names(bylines)
    joined = words.merge(pd.DataFrame({"row": name_rows, "name": names}), on="row")
    keys = joined["word"].to_numpy(np.int64) * (int(names.max(initial=0)) + 1) + joined["name"].to_numpy(np.int64)
    pairs = windowed_pairs(keys, joined["row"].to_numpy(np.int64), order=order)
    shared = np.asarray(table[pairs[:, 0]].multiply(table[pairs[:, 1]]).sum(axis=1)).ravel()
    left, right = n_words[pairs[:, 0]], n_words[pairs[:, 1]]
    is_alike = shared >= MIN_SHARED_WORDS * (left + right - shared)
    is_part = (shared == np.minimum(left, right)) & (shared >= 3)
    return pairs[is_alike | is_part]


def candidate_pairs(
    titles: Sequence[Title],
    bylines: Sequence[tuple[str, ...]],
    *,
    ids: Sequence[dict[str, str]],
    years: NDArray[np.float64],
    order: Ints,
) -> Ints:
    """Pairs of rows that may be one paper, by identifier, title, or title words and names.

    Parameters
    ----------
    titles, bylines, ids, years
        What is known of every record; a missing year is NaN.
    order
        Rank of every record by its content.

    Returns
    -------
    numpy.ndarray
        Two columns of rows, each pair once. Pairs without a common identifier are at most `MAX_YEARS` years apart.

    Notes
    -----
    A block of more than `WINDOW` records is not compared in full: sorted by title, byline and year, each record meets
    the next `WINDOW`. Copies of one record are neighbours there.

    References
    ----------
    Hernández & Stolfo (1995), The merge/purge problem for large databases (sorted neighbourhood). Chaudhuri, Ganti &
    Kaushik (2006), A primitive operator for similarity joins (prefix filter).

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> titles = [parse_title(text) for text in ("Online PCA with bounds", "On bees", "Online with bounds")]
    >>> candidate_pairs(titles, [("Ada Nwosu",)] * 3, ids=[{}] * 3, years=np.array([2020.0, 2020, 2021]),
    ...     order=np.arange(3)).tolist()
    [[0, 2]]
    """
    if len(titles) < 2:
        return np.zeros((0, 2), dtype=np.int64)
    by_id = _id_pairs(ids, order)
    others = np.concatenate([_title_pairs(titles, order), _similar_pairs(_word_table(titles), bylines, order)])
    gap = np.abs(years[others[:, 0]] - years[others[:, 1]])
    return np.unique(np.concatenate([by_id, others[~(gap > MAX_YEARS)]]), axis=0)
