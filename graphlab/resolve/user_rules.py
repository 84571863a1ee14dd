"""What the user decided about names, laid over what was found."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlab.resolve.people import Decision
from graphlab.resolve.thesaurus import Ruled

Integers = npt.NDArray[np.int64]


class Overruled(NamedTuple):
    """Person of every authorship after the user's rules, the label of each labelled person, what the rules did."""

    person: Integers
    labels: dict[int, str]
    decisions: list[Decision]


def overruled(person: Integers, ruled: Ruled) -> Overruled:
    """People as the user's rules make them.

    Parameters
    ----------
    person
        Person of every authorship, as found.
    ruled
        What the rules say of the same authorships, in the same order.

    Notes
    -----
    Whoever was found to be one person with authorships of exactly one label follows the label; with those of several
    labels, stays apart from all of them.
    """
    label = ruled.label.reset_index(drop=True)
    names, number = np.unique(label.dropna().to_numpy(dtype=object).astype(str)), np.full(len(person), -1)
    number[label.notna()] = np.searchsorted(names, label.dropna().to_numpy(dtype=object).astype(str))
    start = int(person.max(initial=-1)) + 1
    out = person.copy()
    table = pd.DataFrame({"person": person, "label": number})
    labelled = table[table["label"] >= 0].drop_duplicates()
    only = labelled[~labelled.duplicated("person", keep=False)].set_index("person")["label"]
    follows = table["person"].map(only)
    out[follows.notna()] = start + follows.dropna().to_numpy(dtype=np.int64)
    out[number >= 0] = start + number[number >= 0]
    labels = {start + place: str(name) for place, name in enumerate(names)}
    position = pd.Series(np.arange(len(person)), index=ruled.label.index)
    decisions = _label_decisions(person, number)
    for first, second in ruled.apart:
        sides = position.loc[first].to_numpy(), position.loc[second].to_numpy()
        out = _kept_apart(out, number, sides)
        if len(sides[0]) and len(sides[1]):
            rows = tuple(sides[0].tolist()), tuple(sides[1].tolist())
            decisions.append(Decision("user", rows[0][0], rows[1][0], 0.0, "never one person, says the user", *rows))
    return Overruled(out, labels, decisions)


def unanswered(decisions: Iterable[Decision], ruled: Ruled) -> list[Decision]:
    """Decisions that the user's rules leave open: not between two labelled authorships, nor between two kept apart.

    Parameters
    ----------
    decisions
        What was found.
    ruled
        What the rules say of the same authorships, in the same order.
    """
    is_labelled = ruled.label.notna().to_numpy()
    place = pd.Series(np.arange(len(is_labelled)), index=ruled.label.index)
    apart = [tuple(frozenset(place.loc[side].tolist()) for side in sides) for sides in ruled.apart]
    return [
        item
        for item in decisions
        if not (is_labelled[item.first] and is_labelled[item.second])
        and not any(
            (item.first in one and item.second in other) or (item.second in one and item.first in other)
            for one, other in apart
        )
    ]


def _label_decisions(person: Integers, number: Integers) -> list[Decision]:
    """One decision for each person that a label takes in beyond the first."""
    decisions: list[Decision] = []
    for label in range(int(number.max(initial=-1)) + 1):
        rows = np.flatnonzero(number == label)
        groups = [rows[person[rows] == who] for who in pd.unique(person[rows])]
        for other in groups[1:]:
            sides = tuple(groups[0].tolist()), tuple(other.tolist())
            decisions.append(Decision("user", sides[0][0], sides[1][0], 1.0, "one person, says the user", *sides))
    return decisions


def _kept_apart(person: Integers, number: Integers, sides: tuple[Integers, Integers]) -> Integers:
    """Unlabelled authorships of the second side leave a person who has some of the first, or the first side leaves."""
    both = np.intersect1d(person[sides[0]], person[sides[1]])
    out = person.copy()
    for who in both.tolist():
        leaving = [side[(person[side] == who) & (number[side] < 0)] for side in sides]
        moved = leaving[1] if len(leaving[1]) else leaving[0]
        if len(moved):
            out[moved] = int(out.max()) + 1
    return out
