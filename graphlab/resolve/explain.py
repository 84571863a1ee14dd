"""What was weighed, in words: each piece of evidence with its decibans, strongest first."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graphlab.resolve.agglomeration import smaller_decibans
from graphlab.resolve.evidence import missing_decibans, pair_features
from graphlab.resolve.mentions import Floats, Mentions
from graphlab.resolve.same_name import prior_decibans
from graphlab.resolve.variants import FORM_DECIBANS
from graphlab.resolve.weights import decibans

# Names of coauthors that are told; the rest is a number.
_NAMED = 3
# What weighs less than this is not worth a word.
_WORTH = 0.5
_FORMS = {
    "spelling": "spelling differs",
    "middle": "one has a middle name",
    "letters": "letters alone, one name has more of them",
    "nickname": "nickname",
    "initials": "a letter for a given name",
    "family": "one has another family name",
    "order": "family and given name exchanged",
    "same": "",
    "contradicting": "the names contradict each other",
}


class Weighed(NamedTuple):
    """One decision: its likeliest pair of mentions, the mentions on each side, and how the names are alike."""

    pair: tuple[int, int]
    sizes: tuple[int, int]
    likeness: str


def probability(score: float) -> float:
    """Probability of log-odds in decibans, four digits.

    Examples
    --------
    >>> probability(20.0)
    0.9901
    """
    return round(1 / (1 + 10 ** (-min(max(score, -90.0), 90.0) / 10)), 4)


def evidence_texts(
    found: Mentions, terms: sparse.csr_array, decisions: Sequence[Weighed], *, tables: tuple[pd.DataFrame, pd.DataFrame]
) -> list[str]:
    """Evidence for and against, in words.

    Parameters
    ----------
    found, terms
        The mentions and the terms of their papers.
    decisions
        What was decided.
    tables
        Authorships and papers, in the order of the mentions.
    """
    if not decisions:
        return []
    authorships, papers = tables
    first, second = (np.array([item.pair[side] for item in decisions]) for side in (0, 1))
    features = pair_features(found, terms, pairs=(first, second))
    weights = {kind: decibans(kind, values) for kind, values in features.items()}
    expected = np.maximum(found.namesakes[found.form[first]], found.namesakes[found.form[second]])
    prior = prior_decibans(expected)
    missing = missing_decibans(features)
    names = _Names(found, authorships["printed_name"].to_numpy(dtype=object))
    venue = papers["venue"].to_numpy(dtype=object)[found.paper[first]]
    texts: list[str] = []
    for row, item in enumerate(decisions):
        said = [(_kind_text(kind, values[row]), weights[kind][row]) for kind, values in features.items()]
        if features["coauthors"][row] > 0:
            said[0] = (names.shared(item.pair), weights["coauthors"][row])
        if features["venue"][row] > 0:
            said.append((f"same venue ({venue[row]})", weights["venue"][row]))
        said.append((_prior_text(expected[row]), prior[row]))
        said.append(("what is not known, at its worst", missing[row]))
        said.append((_FORMS[item.likeness], -FORM_DECIBANS[item.likeness]))
        said.append((f"likeliest of {item.sizes[0]} x {item.sizes[1]} papers", -smaller_decibans(item.sizes)))
        told = [(text, weight) for text, weight in said if text and (abs(weight) >= _WORTH or text in _FORMS.values())]
        told.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
        texts.append("; ".join(f"{text} {round(weight):+d}" for text, weight in told))
    return texts


def _prior_text(expected: float) -> str:
    if expected >= 1:
        return f"a common name (counts as {expected:,.0f} namesakes)"
    return "a rare name" if expected < 0.1 else "a name of few"


def _kind_text(kind: str, value: float) -> str:
    """What a kind of evidence says; nothing where it is unknown, or told elsewhere."""
    if np.isnan(value):
        return ""
    if kind == "years":
        return f"{value:.0f} years apart"
    if kind in _ALIKE:
        what, least = _ALIKE[kind]
        return f"{what} alike ({value:.2f})" if value >= least else f"{what} not alike"
    return _OTHER[kind][int(value > 0)]


_ALIKE = {"text": ("abstracts", 0.03), "title": ("titles", 0.05), "affiliation": ("affiliations", 0.2)}
_OTHER = {
    "coauthors": ("no shared coauthor", ""),
    "venue": ("different venues", ""),
    "ids": ("different identifiers", "same identifier"),
}


class _Names:
    """Printed names of a paper's authors, to tell which two papers share."""

    def __init__(self, found: Mentions, printed: npt.NDArray[np.object_]) -> None:
        self._found = found
        self._printed = printed
        self._order = np.argsort(found.paper, kind="stable")
        self._papers = found.paper[self._order]

    def _of(self, mention: int) -> dict[int, tuple[int, str]]:
        """Form and printed name of the others on a mention's paper, by family name and initial."""
        paper = self._found.paper[mention]
        start, stop = np.searchsorted(self._papers, [paper, paper + 1])
        places = [int(place) for place in self._order[start:stop] if place != mention]
        forms = [int(self._found.form[place]) for place in places]
        return {
            int(self._found.coarse[form]): (form, self._printed[place])
            for form, place in zip(forms, places, strict=True)
        }

    def _is_one(self, first: int, second: int) -> bool:
        return first == second or not (self._found.is_whole[first] and self._found.is_whole[second])

    def shared(self, pair: tuple[int, int]) -> str:
        """The coauthors two mentions have in common, the rarest first."""
        first, second = self._of(pair[0]), self._of(pair[1])
        own = {int(self._found.coarse[self._found.form[mention]]) for mention in pair}
        both = [name for name in first.keys() & second.keys() if name not in own]
        both = [name for name in both if self._is_one(first[name][0], second[name][0])]
        both.sort(key=lambda name: (-self._found.coarse_weight[name], name))
        if not both:
            return "a shared coauthor"
        told = ", ".join(first[name][1] for name in both[:_NAMED]) + (", ..." if len(both) > _NAMED else "")
        return f"{len(both)} shared coauthor{'s' * (len(both) > 1)} ({told})"


def certainties(scores: Floats) -> Floats:
    """Probabilities of log-odds in decibans."""
    return 1 / (1 + 10 ** (-np.clip(scores, -90, 90) / 10))
