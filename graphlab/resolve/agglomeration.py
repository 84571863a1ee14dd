"""Papers printed with one name -> people: the likeliest two groups become one, until none are likely enough."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# Scores at or below it are facts (two places of one byline): no evidence joins them.
NEVER = -500.0


class Link(NamedTuple):
    """Two groups that became one or stayed two: the score, the likeliest pair, and the members of each."""

    score: float
    pair: tuple[int, int]
    first: tuple[int, ...]
    second: tuple[int, ...]


class Grouping(NamedTuple):
    """Group of each item (the number of its first item), the joins made, and for each group the closest refusal."""

    label: Integers
    joined: list[Link]
    apart: list[Link]


def grouping(scores: Floats, *, threshold: float, sure: float = np.inf) -> Grouping:
    """Groups of items by pairwise evidence.

    Parameters
    ----------
    scores
        Square symmetric matrix of log-odds in decibans that two items are one person's; `NEVER` forbids.
    threshold
        Least score at which two groups become one.
    sure
        Joins of a higher score are given without their members.

    Notes
    -----
    Two groups are as likely one as their likeliest pair, less 7 log10 of the size of the smaller group: each of its
    members was another chance of a likeness by accident. Bonferroni's 10 log10 is for chances that are independent;
    papers of one person are not. Ties go to the first in order.

    Examples
    --------
    >>> scores = np.array([[0.0, 9.0, -9.0], [9.0, 0.0, -9.0], [-9.0, -9.0, 0.0]])
    >>> grouping(scores, threshold=0).label.tolist()
    [0, 0, 2]
    """
    n = len(scores)
    best_pair = scores.copy()
    np.fill_diagonal(best_pair, 2 * NEVER)
    size = np.ones(n)
    label = np.arange(n, dtype=np.int64)
    likeness = best_pair.copy()
    nearest = likeness.argmax(axis=1)
    nearness = likeness[label, nearest]
    joined: list[Link] = []
    while n > 1:
        kept = int(nearness.argmax())
        if nearness[kept] < threshold:
            break
        gone = int(nearest[kept])
        kept, gone = min(kept, gone), max(kept, gone)
        score = float(likeness[kept, gone])
        whole = score <= sure
        joined.append(
            _link(scores, label, groups=(kept, gone), score=score) if whole else Link(score, (kept, gone), (), ())
        )
        label[label == gone] = kept
        size[kept] += size[gone]
        row = np.maximum(best_pair[kept], best_pair[gone])
        row[np.minimum(best_pair[kept], best_pair[gone]) <= NEVER] = 2 * NEVER
        best_pair[kept] = best_pair[:, kept] = row
        best_pair[gone] = best_pair[:, gone] = 2 * NEVER
        row = row - smaller_decibans((size[kept], size))
        likeness[kept] = likeness[:, kept] = row
        likeness[gone] = likeness[:, gone] = 2 * NEVER
        changed = (nearest == kept) | (nearest == gone) | (row > nearness)
        changed[[kept, gone]] = True
        nearest[changed] = likeness[changed].argmax(axis=1)
        nearness = likeness[np.arange(n), nearest]
    return Grouping(label, joined, _refusals(scores, label, likeness))


def smaller_decibans(sizes: tuple[Any, Any]) -> Any:
    """What the likeliest of many pairs is worth less: each member of the smaller group was a chance of an accident.

    Examples
    --------
    >>> float(smaller_decibans((10, 100)))
    7.0
    """
    return 7 * np.log10(np.minimum(*sizes))


def _link(scores: Floats, label: Integers, *, groups: tuple[int, int], score: float) -> Link:
    first, second = (np.flatnonzero(label == group) for group in groups)
    place = int(scores[np.ix_(first, second)].argmax())
    pair = int(first[place // len(second)]), int(second[place % len(second)])
    return Link(score, pair, tuple(first.tolist()), tuple(second.tolist()))


def _refusals(scores: Floats, label: Integers, likeness: Floats) -> list[Link]:
    """For every group but the largest, the group it is closest to."""
    groups, sizes = np.unique(label, return_counts=True)
    largest = groups[sizes.argmax()]
    found: list[Link] = []
    for group in groups[groups != largest]:
        other = int(likeness[group].argmax())
        if likeness[group, other] <= NEVER:
            continue
        found.append(_link(scores, label, groups=(other, int(group)), score=float(likeness[group, other])))
    return found
