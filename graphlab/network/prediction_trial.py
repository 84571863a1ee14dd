"""A trial of predicted ties: years held back, the pairs scored before them, and which of these became ties."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab.corpus import Corpus
from graphlab.network.dynamics import DatedBylines
from graphlab.network.prediction import Shared, Ties, candidates, first_ties, namesakes, shared_scores, tie_matrix
from graphlab.network.projection import Bools, Floats, Ints

MAX_ROWS, N_RANDOM = 3000, 20_000


@dataclass(frozen=True, kw_only=True)
class PredictionSettings:
    """How likely collaborators are found and the method is measured.

    Attributes
    ----------
    active_years
        Who has a paper in so many years up to the last counts as active; nobody else is suggested.
    min_papers
        Papers that somebody active must have: about newcomers nothing is known.
    held_back
        Years held back to measure on.
    max_team
        Papers of larger teams are left out: standing on one list of hundreds is no acquaintance.
    top
        Number of best pairs whose share of hits is the precision.
    random_state
        Seed of the sample that measuring uses on large corpora.
    """

    active_years: int = 5
    min_papers: int = 2
    held_back: int = 2
    max_team: int = 50
    top: int = 100
    random_state: int = 1


DEFAULT = PredictionSettings()


@dataclass(frozen=True, kw_only=True)
class PredictionTrial:
    """One trial: pairs with their scores, which of them became ties, and on which paper."""

    people: Ints
    degree: Ints
    near: Shared
    is_hit: Bools  # of near
    hits: Shared  # all that became ties, scores 0 where nothing was shared
    hit_paper: Ints
    random: Shared  # pairs drawn from all that did not
    top: int

    def scores(self, pairs: Shared, method: str, profiles: "sparse.csr_array | None") -> Floats:
        """Scores of pairs by one method; rounded, so that equal sums are equal."""
        if method == "resource allocation":
            return pairs.resource_allocation.round(12)
        if method == "Adamic-Adar":
            return pairs.adamic_adar.round(12)
        if profiles is not None:
            return similarity(profiles, self.people[pairs.a], self.people[pairs.b]).round(12)
        return (self.degree[pairs.a] * self.degree[pairs.b]).astype(np.float64)


def prediction_trial(dated: DatedBylines, *, until: int, settings: PredictionSettings = DEFAULT) -> PredictionTrial:
    """Pairs scored on the ties up to a year, and which of them became ties after it.

    Parameters
    ----------
    dated
        Bylines of `dated_bylines`.
    until
        Last year that the scores may see.
    settings
        Who counts as active, and the size of the sample.
    """
    ties = first_ties(dated, max_team=settings.max_team)
    adjacency = tie_matrix(ties.of(ties.year <= until), len(dated.authors))
    people = active_authors(dated, until, settings)
    rng = np.random.default_rng(settings.random_state)
    rows = np.sort(rng.permutation(len(people))[:MAX_ROWS])
    is_asked = np.zeros(len(people), dtype=np.bool_)
    is_asked[rows] = True
    namesake = namesakes(dated.authors["name"].iloc[people])
    near = candidates(shared_scores(adjacency, people, rows), rows, is_asked=is_asked, namesake=namesake)
    width = max(len(people), 1)
    near_keys = near.a * width + near.b
    later = ties.of((ties.year > until) & (ties.year <= dated.whole_year))
    keys, hit_paper = _new_ties(later, people, is_asked=is_asked, namesake=namesake)
    random = _random_pairs(rng, rows, len(people))
    tied = _entries(adjacency[people][:, people], random // width, random % width) > 0
    random = random[~np.isin(random, keys) & ~tied]
    order = np.argsort(near_keys)
    lookup = _Lookup(near_keys[order], near.of(order))
    return PredictionTrial(
        people=people,
        degree=np.diff(adjacency.indptr)[people],
        near=near,
        is_hit=np.isin(near_keys, keys),
        hits=lookup.scores(keys, width),
        hit_paper=hit_paper,
        random=lookup.scores(random, width),
        top=settings.top,
    )


def _new_ties(new: Ties, people: Ints, *, is_asked: Bools, namesake: Ints) -> tuple[Ints, Ints]:
    """Keys of the new ties of those asked about with anybody active, and the papers that founded them."""
    at = [np.minimum(np.searchsorted(people, end), max(len(people) - 1, 0)) for end in (new.a, new.b)]
    if not len(people):
        return new.a[:0], new.paper[:0]
    kept = (people[at[0]] == new.a) & (people[at[1]] == new.b) & (is_asked[at[0]] | is_asked[at[1]])
    kept &= namesake[at[0]] != namesake[at[1]]
    return at[0][kept] * len(people) + at[1][kept], new.paper[kept]


@dataclass(frozen=True)
class _Lookup:
    """Scores of pairs by their key, 0 for pairs that share nobody."""

    keys: Ints
    pairs: Shared

    def scores(self, wanted: Ints, width: int) -> Shared:
        at = np.minimum(np.searchsorted(self.keys, wanted), max(len(self.keys) - 1, 0))
        found = self.keys[at] == wanted if len(self.keys) else np.zeros(len(wanted), dtype=np.bool_)
        values = [np.zeros(len(wanted)), np.zeros(len(wanted))]
        for value, known in zip(values, self.pairs[2:], strict=True):
            value[found] = known[at[found]]
        return Shared(wanted // width, wanted % width, *values)


def _random_pairs(rng: np.random.Generator, rows: Ints, n: int) -> Ints:
    """Keys of pairs of somebody asked about and anybody else, drawn at random, each once."""
    if n < 2:
        return np.zeros(0, dtype=np.int64)
    a, b = rows[rng.integers(len(rows), size=N_RANDOM)], rng.integers(n, size=N_RANDOM)
    return np.unique((np.minimum(a, b) * n + np.maximum(a, b))[a != b])


def _entries(matrix: "sparse.csr_array", a: Ints, b: Ints) -> Floats:
    return np.asarray(matrix[a, b], dtype=np.float64).ravel() if len(a) else np.zeros(0)


def active_authors(dated: DatedBylines, until: int, settings: PredictionSettings) -> Ints:
    """Numbers of those with enough papers in the years up to one."""
    year = dated.year[dated.bylines.paper]
    chosen = (year <= until) & (year > until - settings.active_years)
    papers = np.bincount(dated.bylines.node[chosen], minlength=len(dated.authors))
    return np.flatnonzero(papers >= settings.min_papers)


def theme_profiles(
    dated: DatedBylines, themes: pd.DataFrame | None, corpus: Corpus, *, until: int
) -> "sparse.csr_array | None":
    """Authors by theme, papers up to a year counted, every row of length 1; nothing without themes."""
    if themes is None:
        return None
    paper_ids = corpus.papers["paper_id"].sort_values(ignore_index=True)
    of_paper = themes.set_index("paper_id")["theme_id"].reindex(paper_ids).fillna(0).to_numpy(np.int64)
    theme = of_paper[dated.bylines.paper]
    chosen = (theme > 0) & (dated.year[dated.bylines.paper] <= until)
    cells = dated.bylines.node[chosen], theme[chosen]
    shape = len(dated.authors), int(of_paper.max(initial=0)) + 1
    counts = sparse.csr_array((np.ones(len(cells[0])), cells), shape=shape)
    length = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    return sparse.csr_array(sparse.diags_array(1.0 / np.where(length > 0, length, 1.0)) @ counts)


def similarity(profiles: "sparse.csr_array | None", a: Ints, b: Ints) -> Floats:
    """Cosine of the themes of both; missing without profiles.

    Parameters
    ----------
    profiles
        What `theme_profiles` returns.
    a, b
        Numbers of the two authors of every pair.
    """
    if profiles is None:
        return np.full(len(a), np.nan)
    return np.asarray(profiles[a].multiply(profiles[b]).sum(axis=1), dtype=np.float64).ravel()
