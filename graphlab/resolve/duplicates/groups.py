"""Pairs that are one paper -> groups that are one paper, whatever the order of the records."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from graphlab.resolve.duplicates.blocks import WINDOW
from graphlab.resolve.duplicates.entries import Entry, kept_first
from graphlab.resolve.duplicates.rules import Verdict, verdict

Versions = Literal["once", "apart"]


Known = Mapping[frozenset[str], Verdict]


class Group(NamedTuple):
    """Records of one paper, the one to keep first, and for every other why it is the same paper."""

    records: tuple[Entry, ...]
    verdicts: tuple[Verdict, ...]


class Grouping(NamedTuple):
    """Groups of two or more records, and the other publications of a paper where versions are kept apart."""

    groups: list[Group]
    versions: list[tuple[str, str]]


def grouping(entries: Mapping[int, Entry], pairs: NDArray[np.int64], *, versions: Versions) -> Grouping:
    """Groups of records that are one paper.

    Parameters
    ----------
    entries
        Record of every row that stands in a pair.
    pairs
        Candidate pairs of rows.
    versions
        ``"once"`` puts a preprint and its published version, or two publications of one paper, in one group;
        ``"apart"`` keeps them and lists the pairs.

    Returns
    -------
    Grouping
        In a group every record is the same paper as every other (complete linkage), so that no chain of likenesses
        joins what is different. Records join in the order of `kept_first`.

    Examples
    --------
    >>> from graphlab.resolve.duplicates.titles import parse_title
    >>> one = Entry("p1", parse_title("Pruning trees"), ("ada nwosu",), place=("a.bib", 1))
    >>> found = grouping({0: one, 1: one._replace(paper_id="p2", place=("b.bib", 1))}, np.array([[0, 1]]),
    ...     versions="once")
    >>> [[entry.paper_id for entry in group.records] for group in found.groups]
    [['p1', 'p2']]
    """
    judged = [
        (pair, found) for pair in map(tuple, pairs.tolist()) if (found := verdict(entries[pair[0]], entries[pair[1]]))
    ]
    linked = np.array([pair for pair, _ in judged], dtype=np.int64).reshape(-1, 2)
    known = {frozenset(entries[row].paper_id for row in pair): found for pair, found in judged}
    groups = [
        group
        for rows in _components(linked)
        for group in _complete_groups([entries[row] for row in rows], known, versions=versions)
    ]
    apart = [
        (entries[left].paper_id, entries[right].paper_id)
        for (left, right), found in judged
        if found.is_version and versions == "apart"
    ]
    return Grouping([group for group in groups if len(group.records) > 1], apart)


def _components(linked: NDArray[np.int64]) -> list[list[int]]:
    """Rows connected by links, each set of rows once."""
    if not len(linked):
        return []
    rows, codes = np.unique(linked, return_inverse=True)
    codes = codes.reshape(linked.shape)
    graph = coo_array((np.ones(len(linked)), (codes[:, 0], codes[:, 1])), shape=(len(rows), len(rows)))
    labels = connected_components(graph, directed=False)[1]
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    return [part.tolist() for part in np.split(rows[order], starts[1:])]


def _complete_groups(entries: Iterable[Entry], known: Known, *, versions: Versions) -> list[Group]:
    groups: list[tuple[list[Entry], list[Verdict]]] = []
    for entry in sorted(entries, key=kept_first):
        for records, verdicts in groups:
            found = _verdict_on_all(entry, records, known, versions=versions)
            if found:
                records.append(entry)
                verdicts.append(found)
                break
        else:
            groups.append(([entry], []))
    return [Group(tuple(records), tuple(verdicts)) for records, verdicts in groups]


def _verdict_on_all(entry: Entry, records: Sequence[Entry], known: Known, *, versions: Versions) -> Verdict | None:
    """Why the record is the same paper as the first of the others, if it is the same as all of them."""
    kept: Verdict | None = None
    for other in records[:WINDOW]:
        found = known.get(frozenset((other.paper_id, entry.paper_id))) or verdict(other, entry)
        if found is None or (found.is_version and versions == "apart"):
            return None
        kept = kept or found
    return kept
