"""Authorships printed with one name -> people, by the evidence of their papers."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab.resolve.agglomeration import NEVER, Link, grouping
from graphlab.resolve.evidence import pair_decibans, pair_features
from graphlab.resolve.mentions import Floats, Integers, Mentions, weighted_terms

# With odds of two people below this, one name is one person: 20 to 1, before any evidence.
_KNOWN_BY_NAME = 0.05
# Groups of one name stay apart below even odds.
_THRESHOLD = 0.0
# Joins likelier than 10 to 1 need no telling.
_SURE = 9.6
# Log-odds of what is known, in decibans.
_KNOWN = 400.0
# So many papers of one name are compared with each other, by year; of more, the groups found so are compared by one
# paper of each, so that the work grows no faster than the papers.
_LARGE = 1500
_MOST = 3000


class SameName(NamedTuple):
    """Group of every mention (the number of its first), what was joined and kept apart, and which were weighed."""

    group: Integers
    joined: list[Link]
    apart: list[Link]
    weighed: Integers


def same_name_groups(found: Mentions, papers: pd.DataFrame, *, known: Integers) -> tuple[SameName, sparse.csr_array]:
    """Groups of mentions of one form that are one person's, and the papers' terms that were compared.

    Parameters
    ----------
    found
        The mentions.
    papers
        Papers of the corpus, sorted by id.
    known
        Mentions with one number of 0 or more are one person's.
    """
    order = np.lexsort((np.arange(len(found.form)), found.form))
    starts = np.flatnonzero(np.diff(found.form[order], prepend=-1))
    blocks = np.split(order, starts[1:]) if len(order) else []
    group = np.arange(len(order))
    unsure: list[Integers] = []
    for block in blocks:
        if len(block) > 1 and (found.namesakes[found.form[block[0]]] > _KNOWN_BY_NAME or _ids_differ(found, block)):
            unsure.append(block)
        else:
            group[block] = block[0]
    weighed = np.sort(np.concatenate(unsure)) if unsure else np.zeros(0, dtype=np.int64)
    texts = terms(papers, np.unique(found.paper[weighed]))
    joined: list[Link] = []
    apart: list[Link] = []
    windows = [window for block in unsure for window in _windows(found, block)]
    in_windows = {int(found.form[block[0]]) for block in unsure if len(block) > _LARGE}
    rejoined: dict[int, list[Integers]] = {}
    for block, scores in _scored(found, texts, windows):
        same = (known[block][:, None] == known[block]) & (known[block] >= 0)
        scores[same] = _KNOWN
        result = grouping(scores, threshold=_THRESHOLD, sure=_SURE)
        group[block] = block[result.label]
        joined += _links(result.joined, block)
        form = int(found.form[block[0]])
        if form in in_windows:
            rejoined.setdefault(form, []).append(np.unique(group[block]))
        else:
            apart += _links(result.apart, block)
    for block, scores in _scored(found, texts, [np.concatenate(parts)[:_MOST] for parts in rejoined.values()]):
        result = grouping(scores, threshold=_THRESHOLD, sure=_SURE)
        into = np.arange(len(group))
        into[block] = block[result.label]
        group = into[group]
        joined += _links(result.joined, block)
    return SameName(group, joined, apart, weighed), texts


def terms(papers: pd.DataFrame, wanted: Integers) -> sparse.csr_array:
    """Rows of terms of title and abstract, empty for papers not wanted; a title counts twice."""
    titles, abstracts = (papers[name].fillna("").to_numpy(dtype=object)[wanted] for name in ("title", "abstract"))
    texts = [f"{title} {title} {abstract}" for title, abstract in zip(titles, abstracts, strict=True)]
    rows = weighted_terms(texts, most=max(10, len(texts) // 5))
    lengths = np.zeros(len(papers), dtype=np.int64)
    lengths[wanted] = np.diff(rows.indptr)
    pointer = np.concatenate([[0], np.cumsum(lengths)])
    return sparse.csr_array((rows.data, rows.indices, pointer), shape=(len(papers), rows.shape[1]))


def prior_decibans(namesakes: Floats) -> Floats:
    """Odds, before any evidence, that two bearers of a name are one person rather than one of its namesakes."""
    return -10 * np.log10(np.maximum(namesakes, 1e-9))


def _windows(found: Mentions, block: Integers) -> list[Integers]:
    """A block in parts of bounded size, each of neighbouring years."""
    if len(block) <= _LARGE:
        return [block]
    ordered = block[np.lexsort((block, found.years[found.paper[block]]))]
    return [np.sort(ordered[start : start + _LARGE]) for start in range(0, len(block), _LARGE)]


def _ids_differ(found: Mentions, block: Integers) -> bool:
    return any(len(np.unique(codes[block][codes[block] >= 0])) > 1 for codes in found.ids.values())


def _scored(found: Mentions, texts: sparse.csr_array, blocks: list[Integers]) -> Iterator[tuple[Integers, Floats]]:
    """Blocks with the square of their scores; pairs of many blocks are weighed together."""
    start = 0
    while start < len(blocks):
        stop, n_pairs = start, 0
        while stop < len(blocks) and n_pairs < _PAIRS_AT_A_TIME:
            n_pairs += len(blocks[stop]) * (len(blocks[stop]) - 1) // 2
            stop += 1
        corners = [np.triu_indices(len(block), 1) for block in blocks[start:stop]]
        first, second = (
            np.concatenate([block[corner[side]] for block, corner in zip(blocks[start:stop], corners, strict=True)])
            for side in (0, 1)
        )
        scores = pair_scores(found, texts, pairs=(first, second))
        at = 0
        for block, (one, other) in zip(blocks[start:stop], corners, strict=True):
            square = np.zeros((len(block), len(block)))
            square[one, other] = square[other, one] = scores[at : at + len(one)]
            at += len(one)
            yield block, square
        start = stop


_PAIRS_AT_A_TIME = 300_000


def pair_scores(found: Mentions, texts: sparse.csr_array, *, pairs: tuple[Integers, Integers]) -> Floats:
    """Log-odds, in decibans, that pairs of mentions of one form are one person's; two of one paper never are."""
    evidence = pair_decibans(pair_features(found, texts, pairs=pairs))
    scores = evidence + prior_decibans(found.namesakes[found.form[pairs[0]]])
    return np.where(found.paper[pairs[0]] == found.paper[pairs[1]], 2 * NEVER, np.maximum(scores, NEVER / 2))


def _links(links: list[Link], block: Integers) -> list[Link]:
    return [
        Link(
            link.score,
            (int(block[link.pair[0]]), int(block[link.pair[1]])),
            tuple(block[list(link.first)].tolist()),
            tuple(block[list(link.second)].tolist()),
        )
        for link in links
    ]
