"""Likely next collaborators, each with its reason, and how well the same method did on years held back."""

import re
from datetime import date
from typing import Any
from unicodedata import combining, normalize

import numpy as np
import pandas as pd
from scipy import sparse

from graphlab.analysis.tables import LIKELY_COLLABORATOR_COLUMNS, PREDICTION_QUALITY_COLUMNS
from graphlab.analysis.trends import wilson_interval
from graphlab.corpus import Corpus
from graphlab.network.dynamics import DatedBylines, dated_bylines
from graphlab.network.dynamics_survival import Z95
from graphlab.network.prediction import best_pairs, first_ties, namesakes, placements, tie_matrix
from graphlab.network.prediction_trial import (
    DEFAULT,
    PredictionSettings,
    PredictionTrial,
    active_authors,
    prediction_trial,
    similarity,
    theme_profiles,
)
from graphlab.network.projection import Floats, Ints

MIN_TIES, MIN_PAPERS, REASONS_SHOWN = 20, 5, 3
SPARE = 20  # pairs more than asked for, since some turn out to be one person


def likely_collaborators(
    corpus: Corpus,
    *,
    as_of: date | None = None,
    n_pairs: int = 100,
    authors: list[str] | None = None,
    paper_themes: pd.DataFrame | None = None,
    settings: PredictionSettings = DEFAULT,
) -> pd.DataFrame:
    """Pairs of active authors who share collaborators but have no tie yet, likeliest first.

    Parameters
    ----------
    corpus
        Corpus, resolved.
    as_of
        Reference date. ``None``: the last year in the data is taken to be over.
    n_pairs
        Number of pairs.
    authors
        Ids of the authors asked about; ``None``: all.
    paper_themes
        Table `paper_themes`, for the likeness of what both write about. ``None``: missing.
    settings
        How pairs are found and the method is measured.

    Returns
    -------
    pandas.DataFrame
        Columns `LIKELY_COLLABORATOR_COLUMNS`. Without rows where the method cannot be measured on these data:
        `prediction_quality` says why.

    Notes
    -----
    Ranked by resource allocation. ``auc`` is that of the same ranking among pairs that share a collaborator, on the
    years held back; 0.5 is chance.

    Two spellings of one person share their collaborators and would come first. Names that begin with one letter and end
    in one word are no pair, here and in measuring; those whose words are all in the other (`may_be_one`) are left out
    here only, so that the measure errs on the low side.

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> len(likely_collaborators(corpus, as_of=date(2026, 4, 16)))  # too few to measure
    0
    """
    quality = prediction_quality(corpus, as_of=as_of, settings=settings)
    is_ours = (quality["method"] == "resource allocation") & (quality["pairs"] == "sharing a collaborator")
    measured = quality[is_ours].iloc[0]
    dated = dated_bylines(corpus, as_of=as_of)
    if pd.isna(measured["auc"]):
        return pd.DataFrame({name: [] for name in LIKELY_COLLABORATOR_COLUMNS})
    last = int(dated.year[dated.bylines.paper].max(initial=0))
    people = active_authors(dated, last, settings)
    ids = dated.authors["author_id"].to_numpy()
    about = np.arange(len(people)) if authors is None else np.flatnonzero(np.isin(ids[people], authors))
    adjacency = tie_matrix(first_ties(dated, max_team=settings.max_team), len(ids))
    namesake = namesakes(dated.authors["name"].iloc[people])
    names = dated.authors["name"].to_numpy()
    found = best_pairs(adjacency, people, n_pairs=2 * n_pairs + SPARE, about=about, namesake=namesake)
    pairs = zip(names[people[found.a]], names[people[found.b]], strict=True)
    found = found.of(np.flatnonzero([not may_be_one(*pair) for pair in pairs])[:n_pairs])
    a, b = people[found.a], people[found.b]
    shared, n_shared = _reasons(adjacency, dated, (a, b))
    table = {
        "author_a": pd.Series(ids[a], dtype="str"),
        "author_b": pd.Series(ids[b], dtype="str"),
        "name_a": pd.Series(names[a], dtype="str"),
        "name_b": pd.Series(names[b], dtype="str"),
        "resource_allocation": found.resource_allocation,
        "adamic_adar": found.adamic_adar,
        "topic_similarity": similarity(theme_profiles(dated, paper_themes, corpus, until=last), a, b),
        "n_shared": n_shared,
        "shared": pd.Series(shared, dtype="object"),
        **{name: measured[name] for name in ("auc", "auc_low", "auc_high", "precision", "base_rate")},
    }
    return pd.DataFrame(table)[list(LIKELY_COLLABORATOR_COLUMNS)]


def may_be_one(name: str, other: str) -> bool:
    """Whether all words of one name, initials left out, are in the other: in any order, with or without accents.

    Parameters
    ----------
    name, other
        Names.

    Examples
    --------
    >>> may_be_one("J Zico Kolter", "Zico Kolter"), may_be_one("Ullrich Köthe", "Koethe, Ullrich")
    (True, True)
    >>> may_be_one("Ann Ash", "Bob Ash")
    False
    """
    words, others = _words(name), _words(other)
    return words <= others or others <= words


def _words(name: str) -> set[str]:
    plain = "".join(c for c in normalize("NFKD", name.casefold()) if not combining(c))
    plain = re.sub("([aou])e", r"\1", plain)  # Koethe is Köthe
    return {word for word in re.split(r"[^\w]+", plain) if len(word) > 1}


def prediction_quality(
    corpus: Corpus,
    *,
    as_of: date | None = None,
    paper_themes: pd.DataFrame | None = None,
    settings: PredictionSettings = DEFAULT,
) -> pd.DataFrame:
    """How well each way of guessing the next collaborators did on the last years, held back from it.

    Parameters
    ----------
    corpus, as_of, paper_themes, settings
        As in `likely_collaborators`.

    Returns
    -------
    pandas.DataFrame
        Columns `PREDICTION_QUALITY_COLUMNS`, one row per method and kind of pairs. Figures are missing, and ``verdict``
        says why, where fewer than 20 new ties from 5 papers were held back.

    Notes
    -----
    Among all pairs, sharing a collaborator at all decides nearly everything and the AUC flatters; among pairs that do
    share one, it tells what the ranking is worth. ``degree product`` is the yardstick: guessing the busiest. Above
    3,000 active authors, 3,000 drawn at random stand for all. The interval takes ties founded by one paper as one
    event.
    Topic profiles count papers before the held-back years only, but the themes themselves were found on all papers.

    References
    ----------
    .. [1] D. Liben-Nowell and J. Kleinberg, "The link-prediction problem for social networks", Journal of the American
       Society for Information Science and Technology 58, 1019-1031 (2007).

    Examples
    --------
    >>> from graphlab.resolve import resolve
    >>> from graphlab.sources import read
    >>> corpus = resolve(read("seeds/000_324a95f0e513ba83.txt"))
    >>> prediction_quality(corpus, as_of=date(2026, 4, 16)).loc[0, "verdict"][:15]
    'not enough data'
    """
    dated = dated_bylines(corpus, as_of=as_of)
    until = dated.whole_year - settings.held_back
    trial = prediction_trial(dated, until=until, settings=settings)
    rows: list[dict[str, Any]] = []
    for method in ("resource allocation", "Adamic-Adar", "topic similarity", "degree product"):
        if method == "topic similarity" and paper_themes is None:
            continue
        profiles = theme_profiles(dated, paper_themes, corpus, until=until) if method == "topic similarity" else None
        rows += [
            {"method": method, "pairs": kind, **figures} for kind, figures in _figures(trial, method, profiles).items()
        ]
    table = pd.DataFrame(rows).assign(
        trained_until=until, tested_from=until + 1, tested_until=dated.whole_year, authors=len(trial.people)
    )
    return table[list(PREDICTION_QUALITY_COLUMNS)]


def _figures(trial: PredictionTrial, method: str, profiles: "sparse.csr_array | None") -> dict[str, dict[str, Any]]:
    """AUC among all pairs and among those sharing a collaborator, with precision for the latter."""
    near, hits = trial.scores(trial.near, method, profiles), trial.scores(trial.hits, method, profiles)
    is_near = trial.hits.resource_allocation > 0
    among_all = _auc(hits, trial.scores(trial.random, method, profiles), trial.hit_paper)
    among_near = _auc(hits[is_near], near[~trial.is_hit], trial.hit_paper[is_near])
    if among_near["verdict"] == "measured":
        order = np.lexsort((trial.near.b, trial.near.a, -near))[: trial.top]
        n_hits, n = int(trial.is_hit[order].sum()), len(order)
        low, high = wilson_interval(n_hits, n)
        bounds = {"precision_low": float(low), "precision_high": float(high)}
        among_near |= {"top": n, "precision": n_hits / n, **bounds, "base_rate": float(trial.is_hit.mean())}
    return {"all": among_all, "sharing a collaborator": among_near}


def _auc(hits: Floats, misses: Floats, paper: Ints) -> dict[str, Any]:
    """AUC with the interval that takes ties founded by one paper as one event."""
    papers, of = np.unique(paper, return_inverse=True)
    figures: dict[str, Any] = {"ties": len(hits), "papers": len(papers), "auc": np.nan}
    figures |= dict.fromkeys(("auc_low", "auc_high", "top", "precision", "precision_low", "precision_high"), np.nan)
    figures["base_rate"] = np.nan
    if len(hits) < MIN_TIES or len(papers) < MIN_PAPERS or not len(misses):
        seen = f"{len(hits)} new ties from {len(papers)} papers"
        return figures | {"verdict": f"not enough data: {seen}, {MIN_TIES} from {MIN_PAPERS} needed"}
    placed = placements(hits, misses)
    auc = float(placed.mean())
    by_paper = np.bincount(of, weights=placed - auc)
    error = float(np.sqrt(np.square(by_paper).sum() * len(papers) / (len(papers) - 1))) / len(hits)
    bounds = {"auc_low": max(auc - Z95 * error, 0.0), "auc_high": min(auc + Z95 * error, 1.0)}
    return figures | {"auc": auc, **bounds, "verdict": "measured"}


def _reasons(
    adjacency: "sparse.csr_array", dated: DatedBylines, pairs: tuple[Ints, Ints]
) -> tuple[list[tuple[str, ...]], list[int]]:
    """Shared collaborators of every pair, those who share them with fewest first, and how many there are."""
    names = dated.authors["name"].to_numpy()
    degree = np.diff(adjacency.indptr)
    shown: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for one, other in zip(*pairs, strict=True):
        mine, theirs = (adjacency.indices[adjacency.indptr[n] : adjacency.indptr[n + 1]] for n in (one, other))
        both = np.intersect1d(mine, theirs)
        best = both[np.lexsort((both, degree[both]))][:REASONS_SHOWN]
        shown.append(tuple(str(name) for name in names[best]))
        numbers.append(len(both))
    return shown, numbers
