"""Which neighbouring words of a set of texts form phrases."""

import numpy as np
import numpy.typing as npt

from graphlab.topics.stream import Stream

PHRASE_SIGNIFICANCE = 10.83
FEW_PAPERS = 10
LONGEST_PHRASE = 4
INSIDE = 0.8

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


def frequent_grams(stream: Stream, *, few: bool) -> list[IntArray]:
    """Words, then phrases of two, three and four words, that say something about more than one paper.

    Two words that stand side by side form a phrase when they do so in at least two papers and Dunning's G2 of the pair
    is at least `PHRASE_SIGNIFICANCE` (p = 0.001 for one degree of freedom); a third and a fourth word join by the same
    rule. A phrase found nearly always (`INSIDE`) inside longer ones is no phrase of its own.

    Parameters
    ----------
    stream
        The texts.
    few
        Keep words of a single paper, and phrases found twice in one: with few papers there is little else.

    Returns
    -------
    list of numpy.ndarray
        Sorted numbers of the words and of the phrases of each length, as `Stream.grams` gives them.

    Notes
    -----
    G2 = 2 sum k ln(k / E[k]) over the four cells of "first here or not" x "second next or not".

    References
    ----------
    T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1),
    1993.
    """
    known = stream.word >= 0
    words, _, papers = _distinct(stream.word[known], stream.paper[known])
    found = [words[papers >= (1 if few else 2)]]
    every = np.arange(stream.n_words)
    for length in range(2, LONGEST_PHRASE + 1):
        # Numbers of long phrases must fit 64 bits: above 55,000 different words phrases end at three.
        if stream.n_words**length < np.iinfo(np.int64).max:
            found.append(_phrases(stream, length, begin=found[-1] if length > 2 else every, few=few))
    for length in range(len(found) - 1, 1, -1):
        found[length - 1] = _outside(stream, found[length - 1], found[length], length=length)
    return found


def _distinct(keys: IntArray, paper: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Distinct keys, in how many places and in how many papers each stands."""
    if not len(keys):
        return keys, keys, keys
    width = int(paper.max()) + 1
    if int(keys.max()) >= np.iinfo(np.int64).max // width:
        distinct, keys = np.unique(keys, return_inverse=True)
        values, counts, papers = _distinct(keys.astype(np.int64), paper)
        return distinct[values], counts, papers
    # Key and paper as one number: sorting numbers is several times faster than sorting their places.
    packed = np.sort(keys * width + paper)
    sorted_keys = packed // width
    is_new = np.concatenate(([True], packed[1:] != packed[:-1]))
    starts = np.flatnonzero(np.concatenate(([True], sorted_keys[1:] != sorted_keys[:-1])))
    return (
        sorted_keys[starts],
        np.diff(starts, append=len(keys)),
        np.add.reduceat(is_new.astype(np.int64), starts),
    )


def _phrases(stream: Stream, length: int, *, begin: IntArray, few: bool) -> IntArray:
    """Phrases of a length that begin with one of the shorter phrases `begin`."""
    head = places_among(stream.grams(length - 1), begin)
    last = np.full_like(head, -1)
    last[: 1 - length] = stream.word[length - 1 :]
    here = (head >= 0) & (last >= 0)
    # The place of the beginning among those known keeps the numbers small, whatever the length.
    keys, counts, papers = _distinct(head[here] * stream.n_words + last[here], stream.paper[here])
    enough = (counts >= 2) if few else (papers >= 2)
    kept = keys[enough & (_dunning(keys, counts, stream.n_words) >= PHRASE_SIGNIFICANCE)]
    return begin[kept // stream.n_words] * stream.n_words + kept % stream.n_words


def places_among(keys: IntArray, known: IntArray) -> IntArray:
    """Place of each key among those known, which are sorted; -1 where it is not one of them."""
    places = np.full(len(keys), -1, dtype=np.int64)
    if len(known):
        asked = np.flatnonzero(keys >= 0)
        at = np.minimum(np.searchsorted(known, keys[asked]), len(known) - 1)
        hits = known[at] == keys[asked]
        places[asked[hits]] = at[hits]
    return places


def _dunning(keys: IntArray, counts: IntArray, base: int) -> FloatArray:
    """G2 of each (head, last word); 0 where they stand together less often than by chance."""
    both = counts.astype(np.float64)
    head, last = keys // base, keys % base
    of_head = np.bincount(head, weights=both)[head] if len(keys) else both
    of_last = np.bincount(last, weights=both)[last] if len(keys) else both
    total = both.sum()
    cells = (
        (both, of_head * of_last),
        (of_head - both, of_head * (total - of_last)),
        (of_last - both, (total - of_head) * of_last),
        (total - of_head - of_last + both, (total - of_head) * (total - of_last)),
    )
    statistic = np.zeros(len(keys))
    for seen, product in cells:
        expected = np.maximum(product / max(total, 1.0), np.finfo(np.float64).tiny)
        statistic += 2.0 * seen * np.log(np.where(seen > 0, seen, expected) / expected)
    return np.where(both * total > of_head * of_last, statistic, 0.0)


def _outside(stream: Stream, phrases: IntArray, longer: IntArray, *, length: int) -> IntArray:
    """Phrases that also stand outside those one word longer: "large language" is only ever part of one."""
    begins_longer = places_among(stream.grams(length + 1), longer) >= 0
    inside = begins_longer.copy()
    inside[1:] |= begins_longer[:-1]
    at = places_among(stream.grams(length), phrases)
    places = np.flatnonzero(at >= 0)
    n_inside = np.bincount(at[places], weights=inside[places], minlength=len(phrases))
    return phrases[n_inside < INSIDE * np.bincount(at[places], minlength=len(phrases))]
