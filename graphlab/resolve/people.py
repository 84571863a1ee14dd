"""Authorships -> people in careful mode: one name by the evidence of its papers, then several forms of one name."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from graphlab.resolve.explain import Weighed, certainties, evidence_texts, probability
from graphlab.resolve.mentions import Floats, Integers, Mentions, mentions
from graphlab.resolve.same_name import SameName, same_name_groups
from graphlab.resolve.variants import Candidate, Joined, joined_variants

# Less sure joins under one name are told as splits to be thought of; likelier namesakes kept apart as joins.
_SURE, _LIKELY = 0.9, 0.2

# No more is said of papers joined by evidence: of authors said to be surer, 97 to 98 in 100 were one person on sets
# whose people are curated (aminer, crossref), 93 where the publisher's ids split people.
_SUREST = 0.98
_CERTAIN = 1e-8


class Decision(NamedTuple):
    """One row of ``Corpus.identity``, by rows of the authorships."""

    decision: str
    first: int
    second: int
    probability: float | None
    evidence: str
    rows_a: tuple[int, ...]
    rows_b: tuple[int, ...]


class People(NamedTuple):
    """Person of every authorship (a number), how sure each person is one, and what was decided."""

    person: Integers
    certainty: dict[int, float]
    decisions: list[Decision]


def people(authorships: pd.DataFrame, papers: pd.DataFrame, *, known: Integers) -> People:
    """People behind authorships.

    Parameters
    ----------
    authorships
        Each name once on each paper.
    papers
        Sorted by id.
    known
        Authorships with one number of 0 or more are one person's whatever the evidence; -1 for all others.
    """
    if authorships.empty:
        return People(np.zeros(0, dtype=np.int64), {}, [])
    found = mentions(authorships, papers)
    by_name, terms = same_name_groups(found, papers, known=known)
    by_form = joined_variants(found, terms, by_name.group)
    decided = [*_of_one_name(by_name), *_of_forms(by_form, by_name.group)]
    texts = evidence_texts(found, terms, [weighed for _, _, weighed, _ in decided], tables=(authorships, papers))
    decisions = [
        Decision(name, *weighed.pair, probability(score), text, *sides)
        for (name, score, weighed, sides), text in zip(decided, texts, strict=True)
    ]
    return People(by_form.group, _certainty(found, by_name, by_form), decisions)


_Decided = tuple[str, float, Weighed, tuple[tuple[int, ...], tuple[int, ...]]]


def _of_one_name(by_name: SameName) -> list[_Decided]:
    unsure = [link for link in by_name.joined if probability(link.score) < _SURE]
    decided = [("suggested split", link.score, *_sides(link.pair, (link.first, link.second))) for link in unsure]
    for link in by_name.apart:
        name = "suggested join" if probability(link.score) >= _LIKELY else "split"
        decided.append((name, link.score, *_sides(link.pair, (link.first, link.second))))
    return decided


_Sides = tuple[tuple[int, ...], tuple[int, ...]]


def _sides(pair: tuple[int, int], sides: _Sides, *, likeness: str = "same") -> tuple[Weighed, _Sides]:
    return Weighed(pair, (len(sides[0]), len(sides[1])), likeness), sides


def _of_forms(by_form: Joined, group: Integers) -> list[_Decided]:
    order = np.argsort(group, kind="stable")
    ordered = group[order]

    def members(name: int) -> tuple[int, ...]:
        start, stop = np.searchsorted(ordered, [name, name + 1])
        return tuple(order[start:stop].tolist())

    def decided(name: str, items: list[Candidate]) -> list[_Decided]:
        return [
            (name, item.score, *_sides(item.pair, (members(item.first), members(item.second)), likeness=item.likeness))
            for item in items
        ]

    return [
        *decided("joined", by_form.joined),
        *decided("suggested join", by_form.suggested),
        *decided("refused", by_form.refused),
    ]


def _certainty(found: Mentions, by_name: SameName, by_form: Joined) -> dict[int, float]:
    """Probability that nothing joined in a person is another's: the product over its joins.

    A name known by itself is as sure as its rarity makes it, and never surer than was found right where people are
    known; one paper is one person's, and so is what the user or a page says.
    """
    group = by_form.group
    doubt = np.zeros(len(group))
    linked = [(link.pair[0], link.score) for link in by_name.joined]
    linked += [(item.pair[0], item.score) for item in by_form.joined]
    if linked:
        places, scores = zip(*linked, strict=True)
        chances = certainties(np.array(scores))
        np.add.at(doubt, group[list(places)], np.log(np.maximum(chances, 1e-12)))
    unweighed = np.ones(len(group), dtype=bool)
    unweighed[by_name.weighed] = False
    sizes = np.bincount(by_name.group, minlength=len(group))
    by_rarity = np.unique(by_name.group[unweighed & (sizes[by_name.group] > 1)])
    rarity = found.namesakes[found.form[by_rarity]]
    np.add.at(doubt, group[by_rarity], -np.log1p(rarity))
    doubt = np.where(doubt < -_CERTAIN, np.minimum(doubt, np.log(_SUREST)), doubt)
    return dict(zip(*_rounded(np.unique(group), doubt), strict=True))


def _rounded(groups: Integers, doubt: Floats) -> tuple[list[int], list[float]]:
    return groups.tolist(), np.exp(doubt[groups]).round(4).tolist()
